"""What stands below an article: contact lines, notices, links to other articles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.spans import Span

_TAIL_PARAGRAPHS = 8
_MAX_CHARS = 300

_DOMAIN = re.compile(r"(?:https?://)?((?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24})(?:/\S*)?", re.IGNORECASE)
_CONTACT = re.compile(r"To contact (?:the |The )?([A-Z][\w&.-]{0,40}(?: [A-Z][\w&.-]{0,40}){0,4})\b[^\n]{0,150}")
_LINK_LINE = re.compile(
    r"(?:read more|read also|also read|see also|related|more on this|recommended)"
    r"(?:\s+(?:stories|articles|coverage|story))?\s*(?:[:|>»–—-].*)?",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"(?:©|\(c\)|copyright\b|all rights reserved|subscribe\b|sign up\b|follow us\b|share this\b|click here\b"
    r"|join our\b|download our\b|visit us\b|contact us\b|about the authors?\b"
    r"|\(?(?:additional )?(?:reporting|writing|editing) by\b"
    r"|this (?:article|story) (?:was|is) (?:first |originally )?(?:published|syndicated)\b).*",
    re.IGNORECASE | re.DOTALL,
)


def find_footers(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    """Return the paragraphs that are not part of the article: "read more" lines anywhere, notices near the end."""
    tail = len(paragraphs) - _TAIL_PARAGRAPHS
    found = []
    for number, span in enumerate(paragraphs):
        if span.end - span.start > _MAX_CHARS:
            continue
        paragraph = text[span.start : span.end]
        is_contact = number >= tail and bool(_CONTACT.match(paragraph))
        is_link = bool(_LINK_LINE.fullmatch(paragraph)) or bool(_DOMAIN.fullmatch(paragraph))
        if is_contact or is_link or (number >= tail and number > 0 and _NOTICE.fullmatch(paragraph)):
            found.append(span)
    return found
