"""What the text of an article states of itself, at its head and at its foot, with the place of each statement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from corpus.article import Evidence, Mark
from corpus.cleaning.clean import Cleaned
from corpus.header.byline import read_header_line
from corpus.header.dates import readings
from corpus.header.fields import Header
from corpus.header.head import Head, read_head
from corpus.header.head_lines import Paragraph
from corpus.header.header_line import HeaderLine, StatedDate
from corpus.header.header_words import KICKER
from corpus.header.imprint import FootLine, contact_outlet, read_foot
from corpus.header.names import Found
from corpus.header.outlets import is_outlet, is_surely_outlet, outlet_kind
from corpus.header.publication import DatedLine, Hints, read_publication
from corpus.header.titles import is_own_address, without_frame
from corpus.raw import RawArticle
from corpus.spans import Span, paragraph_spans

_AFTER_TITLE = re.compile(r"\s+[|•·–—-]\s+(?P<name>[^|]{2,60})$|\s+\((?P<inside>[^()]{2,60})\)$")
_SOURCE_AFTER_TITLE = re.compile(r"\s+[(\[](?P<source>[^()\[\]]{8,90})[)\]]$")
_SECTION_END = re.compile(rf"\s+\|\s+{KICKER.pattern}$", re.IGNORECASE)
_LINK_TEXT = re.compile(
    r"(?:(?:read|see|view|find|go to|visit|open)\s+)?(?:it\s+)?(?:the\s+)?(?:original|full|source|canonical)"
    r"(?:\s+(?:article|story|post|link|version|text|report|url))?(?:\s+(?:here|(?:at|on|in)\s.{2,60}))?"
    r"|(?:source|url|link|original|permalink|via|from)\s*:?\s*(?:[^.]{0,80})?",
    re.IGNORECASE,
)
_LINK_PARAGRAPHS = 12  # at either end
_MAX_LINK_CHARS = 120


_LINK = re.compile(r"\]\((?P<url>https?://[^\s()]{4,500}/[^\s()]{1,500})\)")

Sure = Literal["stated", "inferred", "ambiguous"]


class _Statements:
    """Collects the fields of one text; the first statement of each field decides."""

    def __init__(self, cleaned: Cleaned) -> None:
        self._cleaned = cleaned
        self.header = Header()
        self.title_dates: list[DatedLine] = []

    def keep(self, name: str, value: object, span: Span, sure: Sure = "stated", note: str = "") -> None:
        """Keep the value of a field whose clean span is given, unless it has one."""
        if getattr(self.header, name):
            return
        self.header = replace(self.header, **{name: value})  # type: ignore[arg-type]  # one name, one type
        self.note({"titles": "title", "day": "published"}.get(name, name), span, sure, note)

    def note(self, name: str, span: Span, sure: Sure = "stated", note: str = "") -> None:
        """Keep the evidence of a field."""
        evidence = Evidence("text", self._cleaned.span_map.raw_span(*span), sure, note)
        self.header = replace(self.header, evidence={**self.header.evidence, name: evidence})


def read_stated(raw: RawArticle, cleaned: Cleaned) -> Header:
    """Read the fields that the text states; the record is asked only for what its own names are."""
    head = read_head(cleaned, raw)
    taken = {*(paragraph.span for paragraph in head.lines), *(title.span for title in head.titles)}
    rest = [span for span in paragraph_spans(cleaned.text) if span not in taken]
    foot = read_foot(cleaned, raw.raw, rest[1:])
    statements = _Statements(cleaned)
    lines = [(paragraph.span.start, paragraph.line) for paragraph in head.lines if paragraph.line]
    _keep_names(statements, head)
    for start, line in lines:
        _keep_line(statements, start, _without_rivals(line, statements))
    _keep_dateline(statements, head)
    for foot_line in foot:
        _keep_line(statements, foot_line.span.start, foot_line.line)
    for start, line in (*lines, *((item.span.start, item.line) for item in foot)):
        _keep_weak(statements, start, line)
    if not statements.header.outlet and (contact := contact_outlet(cleaned.text)):
        statements.keep("outlet", contact.value, contact.span, "inferred")
    _keep_title(statements, head)
    _keep_link(statements, cleaned, raw.raw)
    _keep_day(statements, raw, cleaned, head, foot)
    month_day = head.dateline[1].month_day if head.dateline else None
    return replace(statements.header, marks=_marks(head, foot), month_day=month_day)


def _keep_names(statements: _Statements, head: Head) -> None:
    """Keep the authors of neighbouring lines, one name a line or with a role under each."""
    found: list[tuple[int, Found]] = []
    is_named = False
    last = -1
    named = any(paragraph.line and paragraph.line.is_named for paragraph in head.lines)
    for paragraph in head.lines:
        line = paragraph.line or HeaderLine()
        if named and not found and not line.is_named:
            continue
        if found and is_named and _may_be_outlet(line):
            break
        if line.authors and (not found or (paragraph.number == last + 1 and (line.is_bare_name or line.is_named))):
            found += [(paragraph.span.start, author) for author in line.authors]
            is_named |= line.is_named
        elif found and line.other != "role" and not line.is_nobody:
            break
        last = paragraph.number
    if found:
        (first, one), (after, other) = found[0], found[-1]
        names = tuple(dict.fromkeys(author.value for _, author in found))
        span = Span(first + one.span.start, after + other.span.end)
        statements.keep("authors", names, span, "stated" if is_named else "inferred")


def _without_rivals(line: HeaderLine, statements: _Statements) -> HeaderLine:
    """The line; what looks like names beside those that "By" names elsewhere is an outlet, or nobody."""
    if (
        not line.authors
        or (line.is_named and not _may_be_outlet(line))
        or statements.header.evidence["authors"].sure != "stated"
    ):
        return line
    is_listed = any(author.value in statements.header.authors for author in line.authors)
    name = line.authors[0]
    outlet = None if is_listed or line.outlet or not is_outlet(name.value) else name
    return replace(line, authors=(), outlet=line.outlet or outlet)


def _may_be_outlet(line: HeaderLine) -> bool:
    """Tell whether what a line names, like "Corvale Mercury", may as well be an outlet."""
    return len(line.authors) == 1 and not line.outlet and outlet_kind(line.authors[0].value) == "perhaps"


def _keep_line(statements: _Statements, start: int, line: HeaderLine) -> None:
    """Keep what one line states."""
    if line.authors:
        span = Span(start + line.authors[0].span.start, start + line.authors[-1].span.end)
        names = tuple(dict.fromkeys(author.value for author in line.authors))
        statements.keep("authors", names, span, "stated" if line.is_named else "inferred")
    for name, found in (("outlet", line.outlet), ("origin", line.origin), ("url", line.url)):
        if found:
            statements.keep(name, found.value, _moved(found.span, start))
    if line.title:
        statements.keep("titles", (line.title.value,), _moved(line.title.span, start))


def _keep_weak(statements: _Statements, start: int, line: HeaderLine) -> None:
    """Keep what a line states only if no other line states it better."""
    if line.reporters:
        span = Span(start + line.reporters[0].span.start, start + line.reporters[-1].span.end)
        statements.keep("authors", tuple(name.value for name in line.reporters), span, "inferred")
    if line.is_source and line.origin:
        statements.keep("outlet", line.origin.value, _moved(line.origin.span, start))


def _keep_dateline(statements: _Statements, head: Head) -> None:
    if head.dateline and (agency := head.dateline[1].agency):
        statements.keep("origin", agency.value, _moved(agency.span, head.dateline[0]))


def _keep_title(statements: _Statements, head: Head) -> None:
    if not head.titles or statements.header.titles:
        return
    fullest, *shorter = head.titles
    fullest = _without_outlet(_without_source(without_frame(fullest), statements), statements)
    statements.keep(
        "titles",
        (fullest.value, *(title.value for title in shorter)),
        fullest.span,
        "stated" if head.title_is_heading else "inferred",
    )


def _keep_link(statements: _Statements, cleaned: Cleaned, raw: str) -> None:
    """Keep the address that the title, the outlet, or a line such as "Read the original" is linked to."""
    paragraphs = paragraph_spans(cleaned.text)
    spans = [item.span for name, item in statements.header.evidence.items() if name in ("title", "outlet")]
    ends = [span.end for span in spans if span]
    for span in dict.fromkeys((*paragraphs[:_LINK_PARAGRAPHS], *paragraphs[-_LINK_PARAGRAPHS:])):
        if span.end - span.start < _MAX_LINK_CHARS and _LINK_TEXT.fullmatch(cleaned.text, *span):
            ends.append(cleaned.span_map.raw_span(*span).end)
    slug = next(
        (
            span
            for span in paragraphs[-_LINK_PARAGRAPHS:]
            if is_own_address(cleaned.text[span.start : span.end], statements.header.title)
        ),
        None,
    )
    if slug:
        statements.keep("url", cleaned.text[slug.start : slug.end], slug)
    link = next((match for end in ends if (match := _LINK.match(raw, end))), None)
    if link and not statements.header.url:
        found = Evidence("text", Span(*link.span("url")))
        evidence = {**statements.header.evidence, "url": found}
        statements.header = replace(statements.header, url=link["url"], evidence=evidence)


def _without_source(title: Found, statements: _Statements) -> Found:
    """The title without "(Harbour Post, 3 April 2022)" after it, whose outlet and date are kept."""
    match = _SOURCE_AFTER_TITLE.search(title.value)
    line = read_header_line(match["source"]) if match else None
    if not match or not line or not (line.dates and line.outlet):
        return title
    start = title.span.start + match.start("source")
    statements.keep("outlet", line.outlet.value, _moved(line.outlet.span, start))
    statements.title_dates += [DatedLine(stated, start, match["source"]) for stated in line.dates]
    return Found(title.value[: match.start()], Span(title.span.start, title.span.start + match.start()))


def _without_outlet(title: Found, statements: _Statements) -> Found:
    """The title without the outlet that pages put after it; the outlet is kept if its name leaves no doubt."""
    match = _AFTER_TITLE.search(title.value)
    if not match:
        return title
    name = "name" if match["name"] else "inside"
    outlet = statements.header.outlet
    is_barred = "|" in match[0] and outlet_kind(match[name]) is not None and not KICKER.fullmatch(match[name])
    if outlet is None and name == "name" and (is_barred or is_surely_outlet(match[name])):
        start = title.span.start + match.start(name)
        statements.keep("outlet", match[name], Span(start, start + len(match[name])), "inferred")
    elif not outlet or _bare(match[name]) != _bare(outlet):
        return title
    end = match.start()
    if section := _SECTION_END.search(title.value, 0, end):
        end = section.start()
    return Found(title.value[:end], Span(title.span.start, title.span.start + end))


def _bare(outlet: str) -> str:
    return re.sub(r"^the ", "", outlet.casefold().strip())


def _keep_day(statements: _Statements, raw: RawArticle, cleaned: Cleaned, head: Head, foot: Sequence[FootLine]) -> None:
    """Keep the date of publication; of one that can be read in several ways, only where it stands and why."""
    dates = statements.title_dates + [
        DatedLine(stated, paragraph.span.start, paragraph.text)
        for paragraph in head.lines
        for stated in (paragraph.line.dates if paragraph.line else ())
    ]
    if head.dateline and (match := head.dateline[1].date):
        stated = StatedDate(match[0], Span(*match.span()), readings(match))
        dates.append(DatedLine(stated, head.dateline[0], match[0]))
    for item in foot:
        line = cleaned.text[item.span.start : item.span.end]
        dates += [
            DatedLine(stated, item.span.start, line)
            for stated in item.line.dates
            if stated.kind in ("published", "plain")
        ]
    url = raw.url or statements.header.url
    month_day = head.dateline[1].month_day if head.dateline else None
    publication = read_publication(dates, Hints(url, month_day, raw.language, cleaned.text))
    if publication is None:
        return
    if publication.day is None:
        statements.note("published", publication.span, "ambiguous", publication.note)
        return
    day = publication.day.at(raw.time_zone)
    sure: Sure = "inferred" if publication.note else "stated"
    statements.keep("day", day, publication.span, sure, publication.note)
    if day.time:
        zone = "" if publication.day.time else f"in {raw.time_zone}, the zone stated for it"
        statements.note("published_at", publication.span, sure, publication.note or zone)


def _marks(head: Head, foot: Sequence[FootLine]) -> tuple[Mark, ...]:
    marks = [
        Mark("repeat", *title.span, "another form of the title") if number else Mark("title", *title.span, "title")
        for number, title in enumerate(head.titles)
    ]
    marks += [_line_mark(paragraph) for paragraph in head.lines]
    marks += [Mark("noise", *span, why) for span, why in head.noise]
    marks += [Mark("footer", *item.span, item.why) for item in foot]
    if head.dateline:
        start, dateline = head.dateline
        marks.append(Mark("dateline", start, start + dateline.end, "place and agency"))
    unique = {(mark.start, mark.end): mark for mark in marks}
    return tuple(sorted(unique.values(), key=lambda mark: (mark.start, -mark.end)))


def _line_mark(paragraph: Paragraph) -> Mark:
    line = paragraph.line or HeaderLine()
    if line.title:
        return Mark("title", *paragraph.span, "line with the title")
    if line.dates and not line.authors:
        return Mark("dateline", *paragraph.span, "line with the date")
    return Mark("byline", *paragraph.span, "line with the author or outlet")


def _moved(span: Span, start: int) -> Span:
    return Span(span.start + start, span.end + start)
