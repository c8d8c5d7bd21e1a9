"""From the form that a question asks for to its parts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from corpus import Filter
from qa.forms.asked import form_of
from qa.forms.listing import lay_list
from qa.forms.looking import Laid, Look, Looked
from qa.forms.opposed import read_opposed
from qa.forms.sides import lay_sides
from qa.forms.timeline import lay_timeline


def lay_out(first: Looked, look: Look, where: Filter, *, outlets: Sequence[str], today: date | None) -> Laid | None:
    """Lay out the answer in the form that its question asks for.

    Args:
        first: What was found for the question as a short answer would have it.
        look: How to search for a wording.
        where: Which articles count.
        outlets: Those of the archive.
        today: The day that the question is asked on, if that is known.

    Returns:
        The parts; those of "sides" may be without a quote, then nobody says anything. None if a short answer, or its
        refusal, is right.
    """
    question, known = first.parts.text, tuple(outlets)
    form = form_of(question, known)
    if form == "sides" and (opposed := read_opposed(question, known)) is not None:
        return lay_sides(opposed, look, where)
    if form == "timeline":
        return lay_timeline(first, look, where, today)
    return lay_list(first, look, where) if form == "list" else None
