"""The first paragraphs of an article, each with the header line that it is, if it is one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.cleaning.clean import Cleaned
from corpus.header.byline import read_header_line
from corpus.header.dateline import read_dateline
from corpus.header.header_line import HeaderLine, shifted
from corpus.header.header_words import TIME_LINE
from corpus.spans import Span, paragraph_spans

_PARAGRAPHS = 20
_CLIPPED_LINES = 4  # among which the day and page of a cutting stand

#: Paragraphs of text that may stand between the title and a line of fields.
MAX_STANDFIRSTS = 2
_MAX_STANDFIRST_CHARS = 400

# Where a line of fields may begin behind a title.
_LINE_START = re.compile(r"[|–—(-](?<=\s.)")
_TITLE_AND_LINE = re.compile(r"(?P<title>.{15,200}?)(?:\s+[|–—-]\s+|\s+\()(?P<line>[^|–—()]{12,90})\)?")
_DASH_END = re.compile(r"[—–-]\s*$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One of the first paragraphs, with the fields that it states by itself, if it is a header line."""

    number: int
    span: Span
    text: str
    is_heading: bool
    line: HeaderLine | None

    @property
    def is_strong(self) -> bool:
        """Whether the paragraph is a line that says by itself that it holds fields."""
        return self.line is not None and self.line.is_strong


def read_paragraphs(cleaned: Cleaned) -> list[Paragraph]:
    """Return the first paragraphs, up to where the body has surely begun.

    A label on a line of its own is read with the line below it.
    """
    found: list[Paragraph] = []
    for number, span in enumerate(paragraph_spans(cleaned.text, _PARAGRAPHS)):
        text = cleaned.text[span.start : span.end]
        if span.start in cleaned.furniture and not (number < _CLIPPED_LINES and _is_dated(text)):
            continue
        line = None if _DASH_END.search(text) and read_dateline(text) else read_header_line(text)
        if found and (before := found[-1].line) and before.other == "label":
            label = f"{found[-1].text.rstrip(' :')}: "
            led = read_header_line(label + text)
            line = shifted(led, -len(label)) if led else line
            if led is None:
                found[-1] = replace(found[-1], line=None)
        if line and line.other == "noise" and span.start in cleaned.headings:
            line = None  # "Photos: Ada Quill" may be a title
        found += _halves(Paragraph(number, span, text, span.start in cleaned.headings, line))
        if _body_start(found) is not None:
            break
    if found and (last := found[-1].line) and last.other == "label":
        found[-1] = replace(found[-1], line=None)
    read = _with_times([replace(paragraph, number=number) for number, paragraph in enumerate(found)])
    start = _body_start(read)
    return read if start is None else read[: start + 1]


def _body_start(paragraphs: Sequence[Paragraph]) -> int | None:
    """The number of the paragraph with which the body has surely begun."""
    others = 0
    for number, paragraph in enumerate(paragraphs):
        others += paragraph.line is None
        is_body = others > 1 + MAX_STANDFIRSTS or (others > 1 and len(paragraph.text) > _MAX_STANDFIRST_CHARS)
        if paragraph.line is None and is_body:
            return number
    return None


def _is_dated(text: str) -> bool:
    """Tell whether a line that gives a page gives the day too, as over a cutting from a paper."""
    line = read_header_line(text)
    return line is not None and bool(line.dates)


def _halves(paragraph: Paragraph) -> list[Paragraph]:
    """A paragraph, parted where a title and a header line share it."""
    may_be_two = paragraph.line is None and _LINE_START.search(paragraph.text)
    match = _TITLE_AND_LINE.fullmatch(paragraph.text) if may_be_two else None
    line = read_header_line(match["line"]) if match else None
    if not match or not line or not line.dates or not (line.outlet or line.authors):
        return [paragraph]
    start = paragraph.span.start
    title, below = (Span(start + match.start(name), start + match.end(name)) for name in ("title", "line"))
    return [
        replace(paragraph, span=title, text=match["title"]),
        Paragraph(paragraph.number, below, match["line"], False, line),
    ]


def _with_times(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs, each date with the time that stands on the line above or below it."""
    found = list(paragraphs)
    for number, paragraph in enumerate(paragraphs):
        time = TIME_LINE.fullmatch(paragraph.text)
        for beside in (number - 1, number + 1) if time else ():
            line = found[beside].line if 0 <= beside < len(found) else None
            if time and line and len(line.dates) == 1 and not line.dates[0].clock:
                dated = replace(line.dates[0], clock=time["clock"], zone=time["zone"])
                found[beside] = replace(found[beside], line=replace(line, dates=(dated,)))
                break
    return found
