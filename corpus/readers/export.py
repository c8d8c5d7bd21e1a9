"""One text with many articles: exports of press archives (Nexis, ProQuest and their like; Factiva has its own file).

Each article has a head (title, outlet, date), lines that begin with labels such as "Byline:", and its text among them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.header.credits import read_credits
from corpus.header.dates import DATE, Day, day_of
from corpus.raw import RawArticle, one_line
from corpus.readers.factiva import split_factiva
from corpus.readers.factiva_page import split_factiva_pages

_COUNTER = re.compile(
    r"^[ \t]*(?:document[ \t]+(\d+)[ \t]+of[ \t]+\d+|(\d+)[ \t]+of[ \t]+\d+[ \t]+documents?)[ \t]*$", re.I | re.M
)
_END = re.compile(r"^[ \t]*end of document[ \t]*$", re.I | re.M)
_LOADED = re.compile(r"^[ \t]*load-date:.*$", re.I | re.M)

_FIELDS = {
    "title": ("title", "headline"),
    "authors": ("byline", "author", "authors"),
    "outlet": ("publication title", "publication", "publication info", "source", "newspaper"),
    "date": ("publication date", "publication info", "date"),
    "url": ("document url", "url"),
}
_OTHERS = (
    *("abstract", "acc-no", "city", "classification", "column", "company", "company / organization", "copyright"),
    *("country", "country of publication", "database", "dateline", "distribution", "document type", "document-type"),
    *("edition", "first page", "geographic", "graphic", "highlight", "identifier / keyword", "identifiers", "industry"),
    *("issn", "journal code", "journal-code", "language", "language of publication", "last updated", "length", "links"),
    *("load-date", "location", "number of pages", "organization", "pages", "people", "person", "place of publication"),
    *("proquest document id", "publication subject", "publication year", "publication-type", "publisher", "section"),
    *("series", "source type", "state", "subject", "subject (s)", "subjects", "ticker", "type"),
)
_LABELS = "|".join(
    map(re.escape, sorted({*_OTHERS, *(name for names in _FIELDS.values() for name in names)}, reverse=True))
)
_LABEL = re.compile(rf"\s*({_LABELS})\s*:\s*(.*)", re.IGNORECASE)
_BODY = re.compile(r"\s*(?:body\s*:?\s*$|(?:body|full text|text)\s*:\s*(?=\S|$))", re.IGNORECASE)
_SMALL_PRINT = re.compile(
    r"\s*(?:copyright\b|©|\(c\)|all rights reserved|end of document|proquest document link|_{5,}|-{5,}"
    r"|(?:graphic|classification)\s*$)",
    re.I,
)
_EDITION = re.compile(r"\bedition\b|\bfinal\b|correction appended", re.IGNORECASE)
_MAX_HEAD_LINES = 10
_MAX_HEAD_CHARS = 250
_MAX_WRAPPED = 3  # lines that the value of one label may go on for
_MAX_DATE_CHARS = 60


@dataclass(frozen=True, slots=True)
class _Record:
    """The parts of one article of an export: lines before the labels, labels with their values, lines of text."""

    head: Sequence[str]
    labels: dict[str, str]
    body: Sequence[str]


def split_export(text: str, source: str, article_id: str) -> list[RawArticle]:
    """Return the articles of an export with ids `<path>#1` and on; none if the text is no export."""
    if articles := split_factiva(text, source, article_id) or split_factiva_pages(text, source, article_id):
        return articles
    records = [_record(part.splitlines()) for part in _parts(text) if part.strip()]
    if not any(len(record.labels) > 1 for record in records):
        return []
    return [_article(record, source, f"{article_id}#{number}") for number, record in enumerate(records, 1)]


def _parts(text: str) -> list[str]:
    """The text of each article: parted by counters ("Document 1 of 50"), by end lines, or by the last label."""
    counters = list(_COUNTER.finditer(text))
    if counters and [int(match[1] or match[2]) for match in counters] == list(range(1, len(counters) + 1)):
        ends = [*(match.start() for match in counters[1:]), len(text)]
        return [text[match.end() : end] for match, end in zip(counters, ends, strict=True)]
    marks = list(_END.finditer(text)) or list(_LOADED.finditer(text))
    starts = [0, *(match.end() for match in marks[:-1])]
    return [text[start : match.end()] for start, match in zip(starts, marks, strict=False)]


def _record(lines: Sequence[str]) -> _Record:
    start, end = _body_span(lines)
    labels: dict[str, str] = {}
    for line in (*lines[:start], *lines[end:]):
        if (match := _LABEL.match(line)) and match[2].strip():
            labels.setdefault(match[1].lower(), match[2].strip())
    first = next(
        (number for number, line in enumerate(lines[:start]) if _LABEL.match(line) or _BODY.match(line)), start
    )
    head = [line.strip() for line in lines[:first] if line.strip() and not _SMALL_PRINT.match(line)]
    body = [_BODY.sub("", line, count=1) if number == 0 else line for number, line in enumerate(lines[start:end])]
    return _Record(head, labels, body)


def _body_span(lines: Sequence[str]) -> tuple[int, int]:
    """Where the text begins and ends: after the labels before it, and before those that follow it."""
    marked = next((number for number, line in enumerate(lines) if _BODY.match(line)), None)
    start = _after_labels(lines) if marked is None else marked
    end, wrapped = len(lines), 0
    for number in range(len(lines) - 1, start, -1):
        if _LABEL.match(lines[number]) or _SMALL_PRINT.match(lines[number]):
            end, wrapped = number, 0
        elif lines[number].strip():
            wrapped += 1
            if wrapped > _MAX_WRAPPED or end == len(lines):
                break
    return start, end


def _after_labels(lines: Sequence[str]) -> int:
    """The line after the labels that follow the head; after the head alone if none stands near it."""
    heads, is_labelled = 0, False
    for number, line in enumerate(lines):
        if _LABEL.match(line):
            is_labelled = True
        elif line.strip() and not _SMALL_PRINT.match(line):
            is_wrapped = (
                number > 0 and lines[number - 1].strip() and number + 1 < len(lines) and _LABEL.match(lines[number + 1])
            )
            if is_labelled and not is_wrapped:
                return number
            heads += not is_labelled
            if heads > _MAX_HEAD_LINES or len(line) > _MAX_HEAD_CHARS:
                return _after_date(lines)
    return len(lines) if is_labelled else 0


def _after_date(lines: Sequence[str]) -> int:
    """The line after that of the date, which ends a head without labels; the second line if there is none."""
    visible = [number for number, line in enumerate(lines) if line.strip()]
    dated = [number for number in visible[:_MAX_HEAD_LINES] if _date_line(lines[number])]
    return (dated[0] if dated else visible[0]) + 1


def _date_line(line: str) -> Day | None:
    """The date with which a short line begins: weekday, time or edition may follow."""
    match = DATE.match(line.strip()) if len(line.strip()) <= _MAX_DATE_CHARS else None
    return day_of(match) if match else None


def _article(record: _Record, source: str, article_id: str) -> RawArticle:
    title, outlet, day = _head_fields(record.head)
    found = {field: _value(record.labels, field) for field in _FIELDS}
    stated = DATE.search(found["date"] or "")
    day = (day_of(stated) if stated else None) or day
    url = found["url"]
    named_outlet = _outlet(found["outlet"]) or _without_place(outlet)
    credited = read_credits([found["authors"] or ""], named_outlet)
    return RawArticle(
        article_id=article_id,
        raw="\n".join(record.body).strip(),
        source=source,
        title=one_line(found["title"] or title),
        authors=credited.authors,
        outlet=named_outlet,
        origin=credited.origin,
        published=day.day if day else None,
        published_at=day.time if day else None,
        url=url if url and url.startswith(("http://", "https://")) else None,
    )


def _value(labels: dict[str, str], field: str) -> str | None:
    return next((labels[name] for name in _FIELDS[field] if name in labels), None)


def _head_fields(head: Sequence[str]) -> tuple[str | None, str | None, Day | None]:
    """Title, outlet and date of the head: "title, outlet, date" or "outlet, date, edition, title"."""
    at = next((number for number, line in enumerate(head) if _date_line(line)), None)
    if at is None:
        return (head[0] if head else None), None, None
    day = _date_line(head[at])
    before = head[:at]
    after = [line for line in head[at + 1 :] if not _EDITION.search(line)]
    if len(before) > 1:
        return before[0], before[-1], day
    if before and after:
        return after[0], before[0], day
    return next(iter([*before, *after]), None), None, day


def _outlet(text: str | None) -> str | None:
    """The name of a publication without its place, issue and edition."""
    name = re.split(r"\s*[;\[]", text or "")[0]
    return _without_place(re.sub(r"(?i),[^,]*\bedition\b.*$", "", name))


def _without_place(name: str | None) -> str | None:
    """The name without the place that tells it from namesakes: "Harbour Post (Quillhaven)"."""
    return one_line(re.sub(r"\s*\([^()]*\)\s*$", "", name or ""))
