"""Cleaning: from raw text to clean text, as edits that can be undone. Knows nothing of fields and marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.front_matter import front_matter_end
from corpus.markup import MASK, Markup, mask_markup
from corpus.paragraphs import PARAGRAPH_BREAK, Line, gaps
from corpus.spans import Edit, Span, SpanMap

NEWLINES = "\n\r\v\f\x85\u2028\u2029"
_BLANK = " \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
# Controls, soft hyphen, zero-width, direction and variation marks, tags: they draw nothing and can hide text.
_INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff"
)
_COMBINING = "\u0300-\u034e\u0350-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_MAX_COMBINING = 4  # Vietnamese needs 2, phonetic notation 3; hundreds are put on one letter to break layouts

_LINE = re.compile(f"[^{NEWLINES}]+")
_EDGE = re.compile(f"[{_BLANK}{_INVISIBLE}]")
_EDGES = re.compile(f"[{_BLANK}{_INVISIBLE}]*")
_ODD = re.compile(
    f"(?P<blank>[{_BLANK}{_INVISIBLE}]{{2,}}|(?! )[{_BLANK}{_INVISIBLE}])"
    f"|(?P<cluster>[^{NEWLINES}{_BLANK}{_INVISIBLE}{_COMBINING}]?[{_COMBINING}]+)"
)
_HAS_BLANK = re.compile(f"[{_BLANK}]")
_BREAKS = re.compile(r"\r\n|[\n\r\v\x85\u2028]")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Clean text, its map, and the clean offsets at which headings start."""

    text: str
    span_map: SpanMap
    headings: frozenset[int]


def clean(raw: str) -> Cleaned:
    """Clean a raw text; the result depends on nothing else.

    Front matter, invisible characters and markup are deleted, odd spaces become plain and single, hard-wrapped lines
    and paragraphs broken inside a sentence are joined, accents are composed. Paragraphs are parted by exactly two
    newlines.
    """
    start = front_matter_end(raw)
    markup = mask_markup(MASK * start + raw[start:])
    lines, inner = _lines(markup)
    edits: list[Edit] = []
    headings = []
    at = clean_at = 0
    for line, line_edits, gap in zip(lines, inner, [None, *gaps(lines)], strict=False):
        start = at
        if gap and gap.drops_hyphen:
            start -= 1
            clean_at -= 1
        edits += _gap_edits(raw, start, line.span.start, gap.text if gap else "")
        edits += line_edits
        clean_at += len(gap.text) if gap else 0
        if line.is_heading:
            headings.append(clean_at)
        clean_at += len(line.text)
        at = line.span.end
    if at < len(raw):
        edits.append(Edit(at, len(raw), ""))
    span_map = SpanMap(tuple(edits))
    return Cleaned(span_map.apply(raw), span_map, frozenset(headings))


def _lines(markup: Markup) -> tuple[list[Line], list[list[Edit]]]:
    """The lines with visible text, and the edits inside each."""
    masked = markup.masked
    lines: list[Line] = []
    inner: list[list[Edit]] = []
    at = 0
    for match in _LINE.finditer(masked):
        start, end = _trimmed(masked, *match.span())
        if start == end:
            continue
        edits = list(_odd_edits(masked, start, end))
        text = SpanMap(tuple(edits)).to_clean(masked, start, end)
        between = masked[at:start]
        starts_block = match.start() in markup.items or len(_BREAKS.findall(between)) != 1 or not lines
        lines.append(Line(Span(start, end), text, match.start() in markup.headings, starts_block))
        inner.append(edits)
        at = end
    return lines, inner


def _trimmed(masked: str, start: int, end: int) -> tuple[int, int]:
    """The part of a line between its first and last visible character."""
    opened = _EDGES.match(masked, start, end)
    first = opened.end() if opened else start
    while end > first and _EDGE.match(masked[end - 1]):
        end -= 1
    return first, end


def _odd_edits(masked: str, start: int, end: int) -> Iterator[Edit]:
    """Edits for everything inside a line that is not an ordinary character."""
    for match in _ODD.finditer(masked, start, end):
        at, after = match.span()
        if match.lastgroup == "blank":
            yield Edit(at, after, " " if _HAS_BLANK.search(match[0]) else "")
        else:
            kept = match[0][: 1 + _MAX_COMBINING]
            composed = unicodedata.normalize("NFC", kept)
            if len(composed) < len(kept):
                yield Edit(at, after, composed)
            elif after > at + len(kept):
                yield Edit(at + len(kept), after, "")


def _gap_edits(raw: str, start: int, end: int, text: str) -> list[Edit]:
    """Edits that put `text` in place of raw[start:end], leaving alone what is already right."""
    between = raw[start:end]
    if between == text:
        return []
    first = raw.find("\n", start, end)
    second = raw.find("\n", first + 1, end) if first >= 0 else -1
    if text != PARAGRAPH_BREAK or second < 0:
        return [Edit(start, end, text)]
    deleted = ((start, first), (first + 1, second), (second + 1, end))
    return [Edit(at, after, "") for at, after in deleted if at < after]
