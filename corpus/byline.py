"""Header lines: who wrote it, when, for whom. A line counts only if all of it is accounted for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpus.dates import CLOCK, DATE, ZONE, Day, day_of
from corpus.spans import Span
from corpus.words import MEDIA_WORDS, NOT_NAMES, PARTICLES, PLACE_WORDS, ROLE_WORDS

_MAX_CHARS = 200


class Found(NamedTuple):
    """A value and where in the line it stands."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """What one header line states.

    Attributes:
        is_named: Whether a word such as "By" or a key such as "Author:" names the authors.
        day: None if the line has no date or an ambiguous one.
    """

    title: Found | None = None
    authors: tuple[Found, ...] = ()
    is_named: bool = False
    outlet: Found | None = None
    url: Found | None = None
    day: Day | None = None
    day_span: Span | None = None


_KEYS = {
    **dict.fromkeys(("title", "headline"), "title"),
    **dict.fromkeys(("author", "authors", "byline", "by"), "authors"),
    **dict.fromkeys(("date", "published", "publication date", "date published", "published on"), "day"),
    **dict.fromkeys(("source", "outlet", "publisher", "publication", "newspaper"), "outlet"),
    **dict.fromkeys(("url", "link"), "url"),
}
_KEY_LINE = re.compile(rf"({'|'.join(_KEYS)})\s?:\s+(\S.*)", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)

_BY = re.compile(
    r"(?:(?:authored|written|posted|reported|published|story|words|analysis|opinion)\s+)?by[:\s]\s*", re.IGNORECASE
)
_VIA = re.compile(r"(?:via|for|in)\s+(?=[A-Z])")
_DATE_WORDS = re.compile(
    r"(?:(?:date|dated|posted|published|updated|last updated|first published|last modified|modified|issued)"
    r"(?:\s+(?:on|at))?\s*:?)?"
    rf"\s*(?:{CLOCK}(?:\s?(?:{ZONE}))?)?",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[|•·/]\s*|\s+[–—-]{1,2}\s+|\s*\n\s*")
_BAR = re.compile(r"[|•·]|\s/\s")
_PLACE = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?")
_NAME_SEPARATOR = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s*;\s*")

_LETTER = r"[^\W\d_]"
_NAME_WORD = re.compile(rf"(?:{_LETTER}(?:{_LETTER}|['’.-](?={_LETTER}))*\.?)")
_AGENCIES = frozenset(
    {"reuters", "afp", "ap", "associated press", "agence france-presse", "dpa", "tass", "xinhua", "bloomberg"}
)


def is_header_line(text: str) -> bool:
    """Tell whether a line is nothing but header fields."""
    return read_header_line(text) is not None


def read_header_line(text: str) -> HeaderLine | None:
    """Read a line of header fields; None if any part of it is something else."""
    if len(text) > _MAX_CHARS or not text:
        return None
    if key := _KEY_LINE.fullmatch(text):
        return _read_key(_KEYS[key[1].lower()], Found(key[2], Span(*key.span(2))))
    return _read_parts(text)


def _read_key(name: str, found: Found) -> HeaderLine | None:
    if name == "title":
        return HeaderLine(title=found)
    if name == "authors":
        authors = _names(found, named=True)
        return HeaderLine(authors=authors, is_named=True) if authors else None
    if name == "day":
        match = DATE.search(found.value)
        if not match or match.start() > 0:
            return None
        start, end = (found.span.start + offset for offset in match.span())
        return HeaderLine(day=day_of(match), day_span=Span(start, end))
    if _URL.fullmatch(found.value):
        return HeaderLine(url=found)
    return HeaderLine(outlet=found) if name == "outlet" and _is_outlet(found.value) else None


def _read_parts(text: str) -> HeaderLine | None:
    """Read "By A and B | Outlet | 3 May 2022" and its kin."""
    dates = list(DATE.finditer(text))
    parts = [item for part in _parts(text, dates) for item in _comma_items(part)]
    authors: tuple[Found, ...] = ()
    is_named = False
    outlet: Found | None = None
    has_bar = bool(_BAR.search(text))
    for part in parts:
        if by := _BY.match(part.value):
            named = _names(_cut(part, by.end()), named=True)
            if not named or authors:
                return None
            authors, is_named = named, True
        elif (via := _VIA.match(part.value)) and authors and _is_outlet(part.value[via.end() :]):
            outlet = outlet or _cut(part, via.end())
        elif not authors and not is_named and (named := _names(part, named=False)):
            authors = named
        elif not outlet and (authors or dates) and _is_outlet_part(part.value, has_bar, bool(dates) or is_named):
            outlet = part
        elif not (_is_role(part.value) or (dates and _PLACE.fullmatch(part.value))):
            return None
    if not authors and not dates:
        return None
    first = dates[0] if dates else None
    return HeaderLine(
        authors=authors,
        is_named=is_named,
        outlet=outlet,
        day=day_of(first) if first else None,
        day_span=Span(*first.span()) if first else None,
    )


def _parts(text: str, dates: Sequence[re.Match[str]]) -> list[Found]:
    """What is left of a line without its dates, split at bars, dashes and "via"."""
    blanked = list(text)
    for match in dates:
        blanked[match.start() : match.end()] = "|" * (match.end() - match.start())
    line = "".join(blanked)
    parts = []
    at = 0
    for separator in [*_SEPARATOR.finditer(line), None]:
        end = separator.start() if separator else len(line)
        parts += _split_via(_stripped(line, at, end))
        at = separator.end() if separator else end
    return [part for part in parts if part.value]


def _comma_items(part: Found) -> list[Found]:
    """The items of a part that is no list of names, such as "Harbour Post, Quillhaven"."""
    by = _BY.match(part.value)
    if "," not in part.value or _names(_cut(part, by.end() if by else 0), named=bool(by)):
        return [part]
    start = part.span.start
    return [
        Found(match[0], Span(start + match.start(), start + match.end()))
        for match in re.finditer(r"[^\s,][^,]*", part.value)
    ]


def _split_via(part: Found) -> list[Found]:
    via = re.search(r",?\s+(?=via\s+[A-Z])", part.value)
    if not via:
        return [part]
    start = part.span.start
    return [Found(part.value[: via.start()], Span(start, start + via.start())), _cut(part, via.end())]


def _stripped(line: str, start: int, end: int) -> Found:
    """A part without surrounding blanks and commas, and without the words that introduce a date."""
    piece = line[start:end]
    start += len(piece) - len(piece.lstrip(" ,;:("))
    value = piece.strip(" ,;:()")
    if _DATE_WORDS.fullmatch(value):
        value = ""
    return Found(value, Span(start, start + len(value)))


def _cut(part: Found, offset: int) -> Found:
    return Found(part.value[offset:], Span(part.span.start + offset, part.span.end))


def _names(part: Found, *, named: bool) -> tuple[Found, ...]:
    """The person names of a list of them; empty if any item is neither a name nor a role."""
    names = []
    at = 0
    for match in [*_NAME_SEPARATOR.finditer(part.value), None]:
        end = match.start() if match else len(part.value)
        value = re.sub(r"\s+in\s+[A-Z][\w.-]*(?:\s[A-Z][\w.-]*)?$", "", part.value[at:end])
        start = part.span.start + at
        at = match.end() if match else end
        if is_person_name(value, named=named):
            names.append(Found(value, Span(start, start + len(value))))
        elif not (names and (_is_role(value) or value.lower() in _AGENCIES)):
            return ()
    return tuple(names)


def is_person_name(text: str, *, named: bool = False) -> bool:
    """Tell whether a text has the shape of a person's full name; `named`: something says that it is one."""
    words = text.split(" ")
    if not 2 <= len(words) <= 5 or len(text) > 60:
        return False
    capitals = 0
    for word in words:
        bare = word.rstrip(".").lower()
        if not _NAME_WORD.fullmatch(word):
            return False
        if len(bare) > 1 and (bare in NOT_NAMES or bare in ROLE_WORDS):
            return False
        if bare in PLACE_WORDS and not named:
            return False
        if word[0].isupper():
            capitals += 1
        elif bare not in PARTICLES:
            return False
    is_mixed = any(word.isupper() and len(word) > 2 for word in words[:-1]) and not text.isupper()
    return capitals >= 2 and not is_mixed and any(len(word) > 2 for word in words)


def _is_role(text: str) -> bool:
    words = text.lower().split()
    return 0 < len(words) <= 6 and any(word.strip(",.") in ROLE_WORDS for word in words)


def _is_outlet_part(text: str, has_bar: bool, may_be_acronym: bool) -> bool:
    """Tell whether part of a line is an outlet: a bar parts it from the rest, or a word, domain or acronym says so."""
    words = text.split()
    is_media = any(word.lower() in MEDIA_WORDS or "." in word[1:-1] for word in words)
    is_acronym = may_be_acronym and any(word.isupper() and len(word) > 2 for word in words)
    return (has_bar or is_media or is_acronym) and _is_outlet(text)


def _is_outlet(text: str) -> bool:
    """Tell whether a text may name an outlet: a few words, the first and last of them capitalised, or a domain."""
    words = text.split()
    if not 1 <= len(words) <= 6 or len(text) > 60 or re.search(r"[!?:;\"“”]|[.,]$", text):
        return False
    return bool(re.fullmatch(r"(?i)[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}", text)) or (
        words[0][0].isupper() and words[-1][0].isupper()
    )
