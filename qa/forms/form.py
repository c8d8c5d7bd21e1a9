"""From the form that a question asks for to its parts."""

from __future__ import annotations

from corpus import Filter
from qa.forms.asked import form_of
from qa.forms.listing import lay_list
from qa.forms.looking import Asking, Laid, Look, Looked
from qa.forms.opposed import read_opposed
from qa.forms.sides import lay_sides
from qa.forms.timeline import lay_timeline


def lay_out(asking: Asking, first: Looked, look: Look, where: Filter) -> Laid | None:
    """Lay out the answer in the form that its question asks for.

    Args:
        asking: What is asked.
        first: What was found for it as a short answer would have it.
        look: How to search for a wording.
        where: Which articles count.

    Returns:
        The parts; those of "sides" may be without a quote, then nobody says anything. None if a short answer, or its
        refusal, is right.
    """
    form = form_of(asking.question, asking.outlets)
    if form == "sides" and (opposed := read_opposed(asking.question, asking.outlets)) is not None:
        return lay_sides(opposed, look, where)
    if form == "timeline":
        return lay_timeline(asking, first, look, where)
    return lay_list(first, look, where) if form == "list" else None
