"""What stands below an article: contact lines, notices, links to other articles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.byline import Found
from corpus.spans import Span

_TAIL_CHARS = 4_000
_TAIL_PARAGRAPHS = 8
_MAX_CHARS = 300
_MIN_LIKENESS = 80  # percent; a doubled letter in a name of four leaves 89

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


def contact_outlet(text: str) -> Found | None:
    """Return the organisation that a contact line at the end names, if its web address bears the same name.

    A misspelt acronym is corrected by the address: "SCNNN ... scnn.example" is SCNN.
    """
    offset = max(0, len(text) - _TAIL_CHARS)
    tail = text[offset:]
    contacts = list(_CONTACT.finditer(tail))
    if not contacts:
        return None
    from rapidfuzz import fuzz

    contact = contacts[-1]
    domain = _DOMAIN.search(tail, contact.end(1))
    if not domain:
        return None
    label = _label(domain[1].lower())
    name = contact[1].rstrip(".")
    if fuzz.ratio(re.sub(r"\W", "", name.lower()), label.replace("-", "")) < _MIN_LIKENESS:
        return None
    value = label.upper() if name.isupper() and " " not in name else name
    return Found(value, Span(offset + contact.start(1), offset + contact.start(1) + len(name)))


def _label(domain: str) -> str:
    """The part of a domain that names its owner."""
    parts = domain.split(".")
    is_second_level = len(parts) > 2 and parts[-2] in {"co", "com", "org", "net", "ac", "gov"}
    return parts[-3] if is_second_level else parts[-2]
