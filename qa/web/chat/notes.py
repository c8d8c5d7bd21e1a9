"""The notes below an answer; a conflict shows the quotes that disagree side by side."""

from __future__ import annotations

from collections.abc import Sequence

from qa.answer import Answer, Citation, Note
from qa.web.chat.copies import copy_buttons
from qa.web.chat.markers import linked, marker
from qa.web.escape import Html
from qa.web.fields import who_and_when

_TITLES = {
    "stale": "May be out of date",
    "single_outlet": "One outlet only",
    "conflict": "The articles disagree",
    "undated": "Undated articles",
    "uncovered": "Not covered",
}


def notes_view(answer: Answer) -> Html:
    """Return an answer's notes, nothing if it has none."""
    notes = Html("").join(_note(note, answer.citations) for note in answer.notes)
    return Html('<div class="notes">{}</div>').format(notes) if notes else notes


def _note(note: Note, citations: Sequence[Citation]) -> Html:
    named = [citation for citation in citations if citation.number in note.citations]
    if note.kind == "conflict":
        quotes = Html("").join(map(_said, named))
        detail = Html('<ul class="said">{}</ul>').format(quotes)
        unseen: list[Citation] = []
    else:
        detail = Html("")
        unseen = [citation for citation in named if f"[{citation.number}]" not in note.text]
    return Html('<div class="note is-{}"><p><strong>{}.</strong> {}{}</p>{}</div>').format(
        note.kind,
        _TITLES.get(note.kind, "Note"),
        linked(note.text, citations),
        Html("").join(Html(" {}").format(marker(citation)) for citation in unseen),
        detail,
    )


def _said(citation: Citation) -> Html:
    return Html("<li><blockquote>“{}” {}</blockquote>{}{}</li>").format(
        citation.quote, marker(citation), who_and_when(citation), copy_buttons(citation)
    )
