"""Names of persons: what has the shape of one, and how lists of them are split."""

from __future__ import annotations

import re
from typing import NamedTuple

from corpus.header.agencies import agency_name
from corpus.header.name_words import (
    FIRST_NAMES,
    MORE_PARTICLES,
    MORE_ROLE_WORDS,
    NOT_SURNAMES,
    OUTLETS_LAST_WORDS,
    TITLES,
)
from corpus.header.outlets import has_article, is_surely_outlet
from corpus.spans import Span
from corpus.words import NOT_NAMES, PARTICLES, PLACE_WORDS, ROLE_WORDS

_MAX_CHARS = 60
_MAX_WORDS = 6

_LETTER = r"[^\W\d_]"
_NAME_WORD = re.compile(rf"(?:{_LETTER}(?:{_LETTER}|['’ʼ`.-](?={_LETTER}))*\.?)")
_LOWER_PREFIX = re.compile(r"(?:(?:al|el|ad|an|ar|as|at|ash|bin|ben|abu)[-–]|[dlo]['’])(?=[^\W\d_])", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV)\.?")
_DEGREE = re.compile(r"(?:Ph\.?\s?D|M\.?D|M\.?A|B\.?A|MSc|LL\.?[BM]|Esq|MP|OBE|MBE|CBE)\.?")
_UNCASED = re.compile(r"[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0fff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af·・. ]{2,40}")

_PLACE_STARTS = frozenset({"st", "fort", "mount", "port", "lake"})
_AND = re.compile(r"\s*[,;]\s*(?:(?:and|&|with|plus)\s+)?|\s+(?:and|with|plus)\s+|\s*&\s*|\s+et\s+al\b\.?|\s*[、，]\s*")
# "and" of other languages, some of which stand inside names too: "Ortega y Gasset".
_FOREIGN_AND = re.compile(r",?\s+(?:und|et|y|e|en|og|och|ja|i|și|и|та|και)\s+")


class Found(NamedTuple):
    """A value and where in its line it stands."""

    value: str
    span: Span


def cut(found: Found, start: int, end: int | None = None) -> Found:
    """Return the part found.value[start:end] without blanks around it."""
    piece = found.value[start:end]
    at = found.span.start + start + len(piece) - len(piece.lstrip())
    return Found(piece.strip(), Span(at, at + len(piece.strip())))


def split_names(found: Found) -> list[Found]:
    """Split a list at commas and at "and" in any language, the latter only between two names."""
    items: list[Found] = []
    for part in split_at(found, _AND):
        halves = split_at(part, _FOREIGN_AND)
        is_list = len(halves) > 1 and all(is_person_name(half.value, named=True) for half in halves)
        is_list = is_list or any(agency_name(half.value) for half in halves[1:])
        items += halves if is_list else [part]
    return _with_suffixes(found, items)


def split_at(found: Found, separator: re.Pattern[str]) -> list[Found]:
    """Return what stands between the matches of a separator, without what is empty."""
    items = []
    at = 0
    for match in [*separator.finditer(found.value), None]:
        item = cut(found, at, match.start() if match else None)
        at = match.end() if match else at
        if item.value:
            items.append(item)
    return items


def _with_suffixes(found: Found, items: list[Found]) -> list[Found]:
    """Put "Jr." back to the name before it."""
    joined: list[Found] = []
    for item in items:
        if joined and _DEGREE.fullmatch(item.value):
            continue
        if joined and _SUFFIX.fullmatch(item.value):
            start, end = joined[-1].span.start - found.span.start, item.span.end - found.span.start
            joined[-1] = cut(found, start, end)
        else:
            joined.append(item)
    return joined


def is_person_name(text: str, *, named: bool = False) -> bool:
    """Tell whether a text has the shape of a person's full name; `named`: something says that it is one."""
    if named and _UNCASED.fullmatch(text) and not text.isascii():
        return True
    words = text.replace(",", "").split(" ")
    if not 2 <= len(words) <= _MAX_WORDS or len(text) > _MAX_CHARS:
        return False
    if has_article([word.lower() for word in words[:2]]):
        return False
    if not all(_is_name_word(word) for word in words) or is_surely_outlet(text) or agency_name(text):
        return False
    if not named and words[0].lower().rstrip(".") in PLACE_WORDS | _PLACE_STARTS and not _may_be_first_name(words):
        return False
    last = words[-1].lower()
    if last in NOT_SURNAMES or (not named and last in OUTLETS_LAST_WORDS):
        return False
    capitals = [word for word in words if word[0].isupper() or _LOWER_PREFIX.match(word)]
    is_mixed = any(word.isupper() and len(word) > 2 and "." not in word for word in words[:-1]) and not text.isupper()
    return len(capitals) >= 2 and not is_mixed and (named or any(len(word) > 2 for word in words))


def _is_name_word(word: str) -> bool:
    bare = word.rstrip(".").lower()
    if not _NAME_WORD.fullmatch(word):
        return False
    if bare in TITLES or _SUFFIX.fullmatch(word):
        return True
    if len(bare) > 1 and bare in NOT_NAMES | ROLE_WORDS | MORE_ROLE_WORDS:
        return False
    return word[0].isupper() or bare in PARTICLES | MORE_PARTICLES or bool(_LOWER_PREFIX.match(word))


def _may_be_first_name(words: list[str]) -> bool:
    """Tell April Winters and Paris Holloway from New York and East London."""
    first, last = words[0].lower(), words[-1].lower()
    return first in FIRST_NAMES and last not in PLACE_WORDS and len(words) == 2
