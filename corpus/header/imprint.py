"""What the foot of an article states: its outlet, who wrote it, where it was first published."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.cleaning.clean import Cleaned
from corpus.header.agencies import agency_name
from corpus.header.byline import read_header_line
from corpus.header.dates import DATE
from corpus.header.header_line import HeaderLine, StatedDate, shifted, stated_date
from corpus.header.months import MONTH, WEEKDAY
from corpus.header.named import ARCHIVE
from corpus.header.names import Found, cut
from corpus.header.outlets import is_outlet, outlet_kind
from corpus.spans import Span

_PARAGRAPHS = 10
_MAX_CHARS = 300
_TAIL_CHARS = 4_000
_MIN_LIKENESS = 80  # percent; a doubled letter in a name of four leaves 89

_DOMAIN = re.compile(r"(?:https?://)?((?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24})(?:/\S*)?", re.IGNORECASE)
_CONTACT = re.compile(r"To contact (?:the |The )?([A-Z][\w&.-]{0,40}(?: [A-Z][\w&.-]{0,40}){0,4})\b")
_COPYRIGHT = re.compile(
    r"(?:\(c\)|©|copyright|\s|[*_])+(?:(?:1[89]|20)\d\d(?:\s?[-–]\s?\d{2,4})?[,.]?\s+)?(?:by\s+|der\s+)?"
    r"(?P<name>[^\n.,|;()©]{2,60}?(?:\.[a-z]{2,6})?)(?:[,\s]+(?:1[89]|20)\d\d)?"
    r"(?:\s*(?:[.,|;]|[–—-]\s|(?:all|some) rights reserved|alle rechte|tous droits|todos los derechos)(?:\s.*)?)?",
    re.IGNORECASE | re.DOTALL,
)
_MANNER = r"(?:first|originally|previously|initially)"
_PIECE = r"(?:article|story|piece|report|essay|interview|column|commentary|op-ed|analysis|post|text|feature)"
_FIRST_PUBLISHED = re.compile(
    rf"(?:\A|(?<=[.!?]\s))[*_(\[]*(?:(?:(?:a|an) (?:\w+ )?version of )?(?:this|the) {_PIECE}\s+(?:was|is"
    rf"|has been)?\s*(?:also\s+)?"
    rf"(?:{_MANNER}\s+)?(?:published|appeared|ran|printed|posted|produced|written|reported|syndicated|republished)"
    rf"|{_MANNER}\s+(?:published|appeared|posted|printed)|re(?:published|printed"
    rf"|posted)(?:\s+with\s+(?:kind\s+)?permission)?"
    r"|(?:dieser|der) (?:artikel|text|beitrag) (?:ist|erschien|wurde)(?:\s+(?:zuerst|ursprünglich|erstmals))?"
    r"|cet article (?:a été|est)(?:\s+(?:initialement|d['’]abord|publié|paru))+"
    r"|este artículo (?:fue|se|apareció)(?:\s+(?:publicado|publicó|originalmente|por primera vez))*)"
    r"(?:\s+(?:on|in|am|le|el)\s+(?P<before>[^.\n]{0,20}\d{4}))?,?\s+"
    r"(?:by|in|on|at|from|with|bei|in der|im|auf|von|par|dans|sur|por|en)\s+(?P<name>[^\n;:()]{2,80})",
    re.IGNORECASE,
)
_CREDITED = re.compile(
    rf"[*_(\[]*(?P<piece>(?:this|the) {_PIECE}\s+(?:was|is)\s+)?(?:{_MANNER}\s+)?(?:written\s+|reported\s+)?by\s+"
    rf"(?P<names>[^\n;:]{{3,120}}?)(?:\.\s+|,?\s+and\s+|,\s+(?:which|it)\s+)(?:(?:it\s+)?(?:was|is)\s+)?(?:{_MANNER}\s+)?"
    r"(?:published|appeared|posted|printed)\s+(?:in|by|on|at)\s+(?P<name>[^\n;:()]{2,80})",
    re.IGNORECASE,
)
_NAME_END = re.compile(
    r"\.\s|\.$|,|\s+(?:on|under|and (?:is|was|has)|as|with|in)\s|\s+[–—|-]\s|[*_\])]+$|\s+(?:erschienen"
    r"|veröffentlicht|publiziert)\b"
)
_ORIGINAL = re.compile(
    r"(?:read|see|view) the (?:original|full) (?:article|story|version|report) (?:here|at|on|in)[:\s]+"
    r"(?P<name>.{3,80})",
    re.IGNORECASE,
)
_LINKED = re.compile(
    rf"(?P<before>[*_(\[]*(?:(?:this|the) {_PIECE} (?:was|is|has|appeared|ran|first|originally)\b|{_MANNER}\b"
    rf"|re(?:published|printed|posted)\b|(?:read|see|view|find) the (?:original|full)\b|original {_PIECE}\b)"
    r"[^\n]{0,150}?)(?:[\s:,–—-]+(?:at|on|from|here|via|in))*[\s:,–—-]*[(<\[]?"
    rf"{ARCHIVE}(?P<url>https?://[^\s<>()\[\]\"]{{4,500}}[^\s<>()\[\]\".,;:*_])[)>\].,;*_]*",
    re.IGNORECASE,
)
_PICTURES = re.compile(r"getty|shutterstock|istock|alamy|unsplash|photo|image", re.IGNORECASE)
_TIME_WORD = re.compile(rf"(?:the )?(?:\d|{WEEKDAY}|{MONTH})", re.IGNORECASE)
_DASH_BEFORE = re.compile(r"(?:^|\n)[ \t]*[-–—]{1,2}[ \t]*$")
_SIGNATURE = re.compile(r"(?:[—–]|--?)\s*(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class FootLine:
    """A paragraph at the foot that states fields, its spans counted from the start of the paragraph."""

    span: Span
    line: HeaderLine
    why: str


def read_foot(cleaned: Cleaned, raw: str, paragraphs: Sequence[Span]) -> list[FootLine]:
    """Read what stands below the article in the paragraphs given, from the last one up."""
    found: list[FootLine] = []
    for number, span in enumerate(reversed(paragraphs[-_PARAGRAPHS:])):
        if span.end - span.start > _MAX_CHARS:
            continue
        is_last = number == len(found)  # nothing but lines of the foot below it
        paragraph = cleaned.text[span.start : span.end]
        at = cleaned.span_map.raw_span(*span).start
        has_dash = bool(_DASH_BEFORE.search(raw, max(0, at - 8), at))  # which cleaning takes for that of a list
        if line := _read_line(paragraph, is_last=is_last, has_dash=has_dash):
            found.append(FootLine(span, line, "line at the foot"))
    return found


def _read_line(paragraph: str, *, is_last: bool, has_dash: bool) -> HeaderLine | None:
    line = _read_words(paragraph, is_last=is_last, has_dash=has_dash)
    linked = _LINKED.fullmatch(paragraph)
    if not linked or (line and line.url):
        return line
    before = _read_words(linked["before"], is_last=is_last, has_dash=has_dash) or HeaderLine()
    return replace(before, is_keyed=True, url=Found(linked["url"], Span(*linked.span("url"))))


def _read_words(paragraph: str, *, is_last: bool, has_dash: bool) -> HeaderLine | None:
    if line := _credited(paragraph):
        return line
    for name in _names(paragraph):
        if _TIME_WORD.match(name.value):
            continue
        if agency := agency_name(name.value):
            start = name.value.find(agency)
            return HeaderLine(origin=cut(name, start, start + len(agency)), is_source=True, is_keyed=True)
        if is_outlet(name.value):
            return HeaderLine(outlet=name, is_keyed=True, dates=_first_dates(paragraph))
    signature = _SIGNATURE.match(paragraph)
    start = signature.end() if signature else 0
    line = read_header_line(paragraph[start:]) or read_header_line(paragraph[start:].removesuffix("."))
    if not line or line.other:
        return None
    if signature or has_dash:
        return shifted(line, start) if line.is_bare_name and is_last else None
    if line.is_keyed and line.outlet and outlet_kind(line.outlet.value) == "shape":
        return None  # the source of a figure, as likely as that of the article
    if line.is_keyed or line.reporters or any(day.kind == "published" for day in line.dates):
        return line
    is_credit = bool(line.dates) and bool(line.authors or line.outlet)
    is_whole = line.is_named or is_credit or (line.origin and not line.outlet and not line.dates)
    return line if is_last and is_whole else None


def _credited(paragraph: str) -> HeaderLine | None:
    """Read "This article was written by Ada Quill and published in the Harbour Post on 3 April 2022."."""
    match = _CREDITED.match(paragraph)
    line = read_header_line(f"By {match['names']}") if match else None
    if not match or not line or not (line.authors or line.is_nobody):
        return None
    name = Found(match["name"], Span(*match.span("name")))
    end = _NAME_END.search(name.value)
    name = cut(name, 4 if name.value.startswith("the ") else 0, end.start() if end else None)
    dates = _dates(paragraph, match.start("name"))
    if not is_outlet(name.value) and not (dates and _TIME_WORD.match(name.value)):
        return None
    moved = shifted(line, match.start("names") - len("By "))
    return replace(moved, outlet=name if is_outlet(name.value) else None, is_keyed=True, dates=dates)


def _dates(paragraph: str, start: int) -> tuple[StatedDate, ...]:
    match = DATE.search(paragraph, start)
    if not match:
        return ()
    return (stated_date(match, "published"),)


def _first_dates(paragraph: str) -> tuple[StatedDate, ...]:
    """The date that a line about the first publication gives."""
    return _dates(paragraph, 0) if _FIRST_PUBLISHED.search(paragraph) else ()


def _names(paragraph: str) -> Iterator[Found]:
    """The names that a notice gives to an outlet: after a copyright sign, after "first published by"."""
    match = _COPYRIGHT.fullmatch(paragraph) if paragraph[:1] in "©(cC*_" else None
    if match and not _PICTURES.search(match["name"]):
        yield cut(Found(match["name"], Span(*match.span("name"))), 0)
    for pattern in (_FIRST_PUBLISHED, _ORIGINAL):
        if match := pattern.search(paragraph):
            name = Found(match["name"], Span(*match.span("name")))
            end = _NAME_END.search(name.value)
            yield cut(name, 4 if name.value.startswith("the ") else 0, end.start() if end else None)


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
