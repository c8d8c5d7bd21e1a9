"""Steps from one citation of an answer to the next, across articles."""

from __future__ import annotations

from qa.web.escape import Html
from qa.web.reader.opening import Opening


def steps_view(opening: Opening) -> Html:
    """Return where a citation stands in its answer, and buttons to those beside it; nothing if it is the only one."""
    at = opening.position
    if at is None:
        return Html("")
    last = len(opening.others) - 1
    return Html(
        '<div class="steps" role="group" aria-label="Citations of the answer">{}<span>Citation {} of {}</span>{}</div>'
    ).format(
        _step(opening, at - 1 if at else None, "previous", "‹ Previous", "p"),
        at + 1,
        last + 1,
        _step(opening, at + 1 if at < last else None, "next", "Next ›", "n"),
    )


def _step(opening: Opening, to: int | None, name: str, label: str, key: str) -> Html:
    if to is None:
        return Html('<button type="button" class="{}" disabled>{}</button>').format(name, label)
    return Html(
        '<button type="button" class="{}" data-step="{}" aria-label="{} citation" aria-keyshortcuts="{}"'
        ' title="Key: {}">{}</button>'
    ).format(name, opening.others[to].href, name.capitalize(), key, key, label)
