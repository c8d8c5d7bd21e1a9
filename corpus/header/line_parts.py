"""The parts of a header line: its dates with their labels and times, and what stands between bars and dashes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.header.header_line import StatedDate, stated_date
from corpus.header.header_words import BEFORE_DATE, TIME_PART, DateKind
from corpus.header.names import Found, cut
from corpus.spans import Span

_SEPARATOR = re.compile(
    r"\s*[|•·‧∙●]+\s*|\s+/{1,2}\s+|\s+[–—-]{1,2}\s+|\s*—\s*|\s*\n\s*|\s*;\s+(?=[\w ]{2,20}:|(?:report|writ|with"
    r"|via|for|by|updat|publish|last|first)\w*\b)"
    r"|,?\s+(?:and\s+)?(?=(?:photo|pict|image|illus|video|edit)\w*\s+by\s)|\.\s+(?=(?:photo|pict|image|illus"
    r"|video|edit|last|updat|publish|first|addit|transl)\w*\s)",
    re.IGNORECASE,
)
_OPENED = re.compile(r"\s*[(\[](?=[^()\[\]]*$)")  # a bracket that a date parts from its other half
_VIA = re.compile(r",?\s+(?=via\s+\S)", re.IGNORECASE)


def dates_and_parts(text: str, dates: Sequence[re.Match[str]], start: int = 0) -> tuple[list[StatedDate], list[Found]]:
    """Return the dates with their labels and times, and the parts of the line around them, from an offset on."""
    stated: list[StatedDate] = []
    parts: list[Found] = []
    at = start
    for match in [*dates, None]:
        end = match.start() if match else len(text)
        label = BEFORE_DATE.search(text, at, end) if match else None
        before = _parts(text, at, label.start() if label else end)
        if stated and before and (time := TIME_PART.fullmatch(before[0].value)):
            del before[0]
            if not stated[-1].clock and not time["updated"]:
                stated[-1] = _with_clock(stated[-1], time)
        parts += before
        if match:
            stated.append(_stated_date(match, label))
            at = match.end()
    return stated, parts


def _stated_date(match: re.Match[str], label: re.Match[str] | None) -> StatedDate:
    kinds: tuple[DateKind, ...] = ("other", "updated", "published")
    kind: DateKind = next((kind for kind in kinds if label and label[kind]), "plain")
    found = stated_date(match, kind)
    return _with_clock(found, label) if label and label["clock"] and not found.clock else found


def _with_clock(stated: StatedDate, match: re.Match[str]) -> StatedDate:
    start, end = min(stated.span.start, match.start("clock")), max(stated.span.end, match.end("clock"))
    span = Span(start, end) if match.re is BEFORE_DATE else stated.span
    return StatedDate(stated.text, span, stated.readings, stated.kind, match["clock"], match["zone"])


def _parts(text: str, start: int, end: int) -> list[Found]:
    """What stands between two dates, split at bars, dashes, line breaks and "via"."""
    whole = Found(text[start:end], Span(start, end))
    parts = []
    at = 0
    cuts = sorted(
        [*_SEPARATOR.finditer(whole.value), *_VIA.finditer(whole.value), *_OPENED.finditer(whole.value)],
        key=lambda match: match.start(),
    )
    for separator in [*cuts, None]:
        part = stripped(cut(whole, at, separator.start() if separator else None))
        at = max(at, separator.end()) if separator else at
        if part.value:
            parts.append(part)
    return parts


def stripped(part: Found) -> Found:
    """Return a part without punctuation around it, or brackets that go round it or are left open by a date."""
    value = part.value
    start = len(value) - len(value.lstrip(" ,;:.*–—-/|•·©[])"))
    end = len(value.rstrip(" ,;:*–—-/|•·[]"))
    if value[start:end].startswith("(") and (value.count("(") != value.count(")") or value[start:end].endswith(")")):
        start += 1
    if value[:end].endswith(")") and value[start:end].count("(") != value[start:end].count(")"):
        end -= 1
    return cut(part, start, max(start, end)) if start < end else Found("", part.span)
