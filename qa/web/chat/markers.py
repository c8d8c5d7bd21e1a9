"""Markers [n] as links to the words they cite."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.answer import Citation
from qa.web.escape import Html, escape
from qa.web.reference import Reference

_MARKER = re.compile(r"\[(\d{1,4})\]")


def marker(citation: Citation) -> Html:
    """Return the link of a numbered citation."""
    where = citation.title or citation.source or citation.article_id
    return Html(
        '<a class="marker" href="{}" data-quote="{}" aria-label="Citation {}: read it in “{}”">[{}]</a>'
    ).format(Reference.of(citation).href, citation.quote, citation.number, where, citation.number)


def linked(text: str, citations: Sequence[Citation]) -> Html:
    """Return a text whose markers [n] are links; never used on quotes, which may hold such marks of their own."""
    by_number = {citation.number: citation for citation in citations if citation.number is not None}
    parts: list[Html] = []
    position = 0
    for match in _MARKER.finditer(text):
        citation = by_number.get(int(match[1]))
        if citation:
            parts += [escape(text[position : match.start()]), marker(citation)]
            position = match.end()
    return Html("").join([*parts, escape(text[position:])])
