"""The lines of a text that have something visible, each with its clean text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.cleaning.markup import Markup
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
_MAX_ROW_CHARS = 300  # of a table's row
_INDENT = 2  # blanks that set the first line of a paragraph off

_LINE = re.compile(f"[^{NEWLINES}]+")
_EDGE = re.compile(f"[{_BLANK}{_INVISIBLE}]")
_EDGES = re.compile(f"[{_BLANK}{_INVISIBLE}]*")
_ODD = re.compile(
    f"(?P<blank>[{_BLANK}{_INVISIBLE}]{{2,}}|(?! )[{_BLANK}{_INVISIBLE}])"
    f"|(?P<cluster>[^{NEWLINES}{_BLANK}{_INVISIBLE}{_COMBINING}]?[{_COMBINING}]+)"
)
_UNSEEN = re.compile(f"[{_COMBINING}{_INVISIBLE}]")
_COLUMN_GAP = re.compile(r"\t+| {3,}| ?\| ?")
_COLUMN_SIGNS = ("\t", "   ", "|")
_NUMBERED = re.compile(r"\(?\d{1,3}[.)]\s")
_HAS_BLANK = re.compile(f"[{_BLANK}]")
_BREAKS = re.compile(r"\r\n|[\n\r\v\x85\u2028]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line with visible text.

    Attributes:
        span: Span of its visible part.
        text: Its clean text.
        edits: What makes it of that part.
        is_heading: Whether markup says so.
        starts_block: Whether a blank line, an indent, or markup of its own, parts it from the line before.
        bullet: The sign that makes it an item of a list: "-", "1" for a number, or "".
        columns: How many wide gaps part it, as those of a table's row.
        starts_page: Whether a form feed stands between it and the line before.
        after_blank: Whether a blank stands there, beside the newline.
    """

    span: Span
    text: str
    edits: tuple[Edit, ...] = ()
    is_heading: bool = False
    starts_block: bool = False
    bullet: str = ""
    columns: int = 0
    starts_page: bool = False
    after_blank: bool = False


def read_lines(markup: Markup) -> list[Line]:
    """Return the lines with visible text."""
    masked = markup.masked
    lines: list[Line] = []
    at = indent_before = 0
    has_columns = any(sign in masked for sign in _COLUMN_SIGNS)
    for match in _LINE.finditer(masked):
        start, end = _trimmed(masked, *match.span())
        if start == end:
            continue
        edits = tuple(_odd_edits(masked, start, end))
        text = SpanMap(edits).to_clean(masked, start, end)
        between = masked[at:start]
        indent = start - match.start()
        is_indented = indent >= _INDENT and indent > indent_before and not text[:1].islower()
        starts_block = match.start() in markup.items or len(_BREAKS.findall(between)) != 1 or is_indented or not lines
        is_heading = match.start() in markup.headings
        is_item = match.start() in markup.items
        bullet = markup.raw[match.start() : start].strip()[-1:] if is_item else "1" if _NUMBERED.match(text) else ""
        may_be_row = has_columns and end - start < _MAX_ROW_CHARS
        columns = len(_COLUMN_GAP.findall(masked, start, end)) if may_be_row else 0
        place = (is_heading, starts_block, bullet, columns, "\f" in between, bool(_HAS_BLANK.search(between)))
        lines.append(Line(Span(start, end), text, edits, *place))
        at, indent_before = end, indent
    return lines


def starts_row(first: Line, second: Line) -> bool:
    """Tell whether a line is an item of a list or a row of a table, which goes on with nothing."""
    if second.columns and second.columns == first.columns:
        return True
    if second.bullet in ("-", "1") and not (first.bullet or second.text[:1].isupper()):
        return False  # a dash or a figure inside a sentence, at the start of a wrapped line
    return bool(second.bullet)


def _trimmed(masked: str, start: int, end: int) -> tuple[int, int]:
    """The part of a line between its first and last visible character."""
    opened = _EDGES.match(masked, start, end)
    first = opened.end() if opened else start
    while end > first and _EDGE.match(masked[end - 1]):
        end -= 1
    return first, end


def _odd_edits(masked: str, start: int, end: int) -> Iterator[Edit]:
    """Edits for everything inside a line that is not an ordinary character."""
    line = masked[start:end]
    if line.isprintable() and "  " not in line and (line.isascii() or not _UNSEEN.search(line)):
        return
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
