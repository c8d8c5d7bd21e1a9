"""Header fields of an article with their evidence: named by its record, or stated at its head or foot."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpus.article import Evidence, Mark
from corpus.byline import HeaderLine, read_header_line
from corpus.clean import Cleaned
from corpus.dates import Day
from corpus.footer import contact_outlet
from corpus.paragraphs import paragraph_spans
from corpus.raw import RawArticle
from corpus.spans import Span

_HEAD_PARAGRAPHS = 8
_MAX_STANDFIRSTS = 2  # paragraphs of text that may stand between the title and a line of fields
_MAX_TITLE_CHARS = 250
_MAX_TITLE_WORDS = 35
_MIN_SHORTENED_CHARS = 15  # a shortened title of fewer letters may be another thing

_SENTENCE_END = re.compile(r"[.,;:][\"'”’)]*$")
_ABBREVIATION_END = re.compile(r"(?:\b[A-Z]\.){2,}$|\b(?:Inc|Co|Corp|Ltd|Jr|Sr|St)\.$|\.\.\.$|…$")


@dataclass(frozen=True, slots=True)
class Header:
    """Fields, their evidence, and the marks of the paragraphs that state them.

    Attributes:
        titles: Every form of the title that stands at the head, the fullest first.
    """

    titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    origin: str | None = None
    day: Day | None = None
    url: str | None = None
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()

    @property
    def title(self) -> str | None:
        """The fullest form of the title."""
        return self.titles[0] if self.titles else None


@dataclass(frozen=True, slots=True)
class _Paragraph:
    span: Span
    text: str
    is_heading: bool
    line: HeaderLine | None

    @property
    def is_strong(self) -> bool:
        """Whether the line says by itself that it holds fields, as a name alone does not."""
        line = self.line
        return line is not None and bool(line.is_named or line.day_span or line.outlet or line.url or line.title)


def read_header(raw: RawArticle, cleaned: Cleaned) -> Header:
    """Find the header fields; what a record names wins over the text, whose header is then only marked."""
    head = _head(cleaned)
    lines = _field_lines(head, raw)
    titles = _title_paragraphs(head, lines, raw)
    marks = _marks(titles, lines)
    header = _merged(raw, _stated(cleaned, titles, lines))
    if not header.outlet and (outlet := contact_outlet(cleaned.text)):
        evidence = Evidence("text", cleaned.span_map.raw_span(*outlet.span), "inferred")
        header = replace(header, outlet=outlet.value, evidence={**header.evidence, "outlet": evidence})
    return replace(header, marks=marks)


def _head(cleaned: Cleaned) -> list[_Paragraph]:
    """The first paragraphs."""
    found = []
    for span in paragraph_spans(cleaned.text, _HEAD_PARAGRAPHS):
        text = cleaned.text[span.start : span.end]
        found.append(_Paragraph(span, text, span.start in cleaned.headings, read_header_line(text)))
    return found


def _field_lines(head: Sequence[_Paragraph], raw: RawArticle) -> list[_Paragraph]:
    """The paragraphs of the head that hold fields."""
    found: list[_Paragraph] = []
    others = 0
    for number, paragraph in enumerate(head):
        line = paragraph.line
        if line and (paragraph.is_strong or (number > 0 and _is_dated_name(head, number, raw))):
            found.append(paragraph)
            continue
        others += 1
        if others > 1 + _MAX_STANDFIRSTS:
            break
    return found


def _is_dated_name(head: Sequence[_Paragraph], number: int, raw: RawArticle) -> bool:
    """Tell whether a name stands beside a date line, or is that of an author whom the record names."""
    line = head[number].line
    if line and raw.authors:
        return all(author.value in raw.authors for author in line.authors)
    beside = head[max(1, number - 1) : number + 2]
    return any(paragraph.line and paragraph.line.day_span and not paragraph.line.authors for paragraph in beside)


def _title_paragraphs(head: Sequence[_Paragraph], lines: Sequence[_Paragraph], raw: RawArticle) -> list[_Paragraph]:
    """The paragraphs that hold forms of the title, in order."""
    others = [paragraph for paragraph in head if paragraph not in lines]
    if raw.title:
        return [paragraph for paragraph in others[:2] if _same_title(paragraph.text, raw.title)]
    if any(paragraph.line and paragraph.line.title for paragraph in lines):
        return []
    first = others[0] if others else None
    if first is None or not _is_title(first) or len(head) < 2:
        return []
    if raw.has_fields and not (first.is_heading or any(paragraph in lines for paragraph in head[1:2])):
        return []  # a record that names its fields, but no title, may begin with any short line
    second = others[1:2]
    is_repeated = bool(second) and _is_title(second[0]) and _same_title(first.text, second[0].text)
    return [first, *second] if is_repeated else [first]


def _is_title(paragraph: _Paragraph) -> bool:
    """Tell whether a paragraph has the shape of a title rather than of a sentence."""
    text = paragraph.text
    if len(text) > _MAX_TITLE_CHARS or len(text.split()) > _MAX_TITLE_WORDS or not any(map(str.isalpha, text)):
        return False
    if paragraph.is_heading:
        return True
    return not _SENTENCE_END.search(text) or bool(_ABBREVIATION_END.search(text))


def _same_title(first: str, second: str) -> bool:
    """Tell whether two texts are one title, perhaps one of them cut short."""
    one, other = sorted((letters(first), letters(second)), key=len)
    return bool(one) and (one == other or (len(one) >= _MIN_SHORTENED_CHARS and other.startswith(one)))


def letters(text: str) -> str:
    """Return the letters and digits alone, in one case: what is left when quotes and spacing differ."""
    return re.sub(r"[\W_]+", "", text.casefold())


def _merged(raw: RawArticle, stated: Header) -> Header:
    """Fields by order of trust: named by the record, stated by the text, stated of the folder."""
    evidence = dict(stated.evidence)
    named = {name: getattr(raw, name) for name in ("title", "authors", "outlet", "origin", "url")}
    is_agency = raw.outlet is not None and raw.outlet == raw.origin  # a "source" that may be both
    if raw.folder_outlet and (is_agency or not (raw.outlet or stated.outlet)):
        named["outlet"], evidence["outlet"] = raw.folder_outlet, Evidence("sources.toml outlet")
    for name in (name for name, value in named.items() if value and value != raw.folder_outlet):
        evidence[name] = raw.evidence_of(name)
    day = stated.day
    if raw.published:
        is_same = day is not None and day.day == raw.published and not raw.published_at
        day = Day(raw.published, day.time if is_same and day else raw.published_at)
        names = ("published",) if is_same else ("published", "published_at")
        for name in names:
            evidence.pop(name, None)
            if getattr(raw, name):
                evidence[name] = raw.evidence_of(name)
    return replace(
        stated,
        titles=tuple(dict.fromkeys((*filter(None, (raw.title,)), *stated.titles))),
        authors=named["authors"] or stated.authors,
        outlet=named["outlet"] or stated.outlet,
        origin=named["origin"] or stated.origin,
        url=named["url"] or stated.url,
        day=day,
        evidence=evidence,
    )


def _stated(cleaned: Cleaned, titles: Sequence[_Paragraph], lines: Sequence[_Paragraph]) -> Header:
    """The fields that the text states; the first line that states one decides."""
    evidence: dict[str, Evidence] = {}

    def keep(name: str, start: int, span: Span, *, stated: bool) -> None:
        where = cleaned.span_map.raw_span(start + span.start, start + span.end)
        evidence[name] = Evidence("text", where, "stated" if stated else "inferred")

    header = Header()
    if titles:
        fullest = max(titles, key=lambda paragraph: len(letters(paragraph.text)))
        shorter = [paragraph.text for paragraph in titles if paragraph is not fullest]
        header = replace(header, titles=(fullest.text, *shorter))
        keep("title", fullest.span.start, Span(0, len(fullest.text)), stated=fullest.is_heading)
    for paragraph in lines:
        line, start = paragraph.line or HeaderLine(), paragraph.span.start
        if line.title and not header.titles:
            header = replace(header, titles=(line.title.value,))
            keep("title", start, line.title.span, stated=True)
        if line.authors and not header.authors:
            header = replace(header, authors=tuple(author.value for author in line.authors))
            keep("authors", start, Span(line.authors[0].span.start, line.authors[-1].span.end), stated=line.is_named)
        if line.outlet and not header.outlet:
            header = replace(header, outlet=line.outlet.value)
            keep("outlet", start, line.outlet.span, stated=True)
        if line.url and not header.url:
            header = replace(header, url=line.url.value)
            keep("url", start, line.url.span, stated=True)
        if line.day and line.day_span and not header.day:
            header = replace(header, day=line.day)
            keep("published", start, line.day_span, stated=True)
            if line.day.time:
                keep("published_at", start, line.day_span, stated=True)
    return replace(header, evidence=evidence)


def _marks(titles: Sequence[_Paragraph], lines: Sequence[_Paragraph]) -> tuple[Mark, ...]:
    fullest = max(titles, key=lambda paragraph: len(letters(paragraph.text)), default=None)
    marks = [
        Mark("title", *paragraph.span, "title")
        if paragraph is fullest
        else Mark("repeat", *paragraph.span, "another form of the title")
        for paragraph in titles
    ]
    for paragraph in lines:
        line = paragraph.line or HeaderLine()
        if line.title:
            marks.append(Mark("title", *paragraph.span, "line with the title"))
        elif line.day_span and not line.authors:
            marks.append(Mark("dateline", *paragraph.span, "line with the date"))
        else:
            marks.append(Mark("byline", *paragraph.span, "line with the author or outlet"))
    return tuple(sorted(marks, key=lambda mark: mark.start))
