"""Reads lines that number a page, in whatever notation: alone, in a frame, or beside a name and a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from corpus.header.dates import DATE
from corpus.words import PARTICLES

_MAX_CHARS = 160
_MAX_NAME_WORDS = 12
_MAX_PAGE = 1500  # a greater number is a year, or counts something else

_WORD = r"(?:(?:(?:end|start|top|bottom) of )?(?:page|p\s?a\s?g\s?e|pgs?|pag|página|pagina|seite|folio|sheet))"
_OF = r"(?:\s?(?:out of|of|von|de|di|sur|/)\s?(\d{1,4}))"
_PAGE = re.compile(
    rf"(?<!\w)(?:{_WORD}\.?\s?[|:#=–—-]?\s?(?:no\.? ?|number )?(?:[a-h]{{1,2}}-?)?(?P<worded>\d{{1,4}}){_OF}?"
    rf"|pp?(?:\. ?| ?(?=\d))(?:[a-h]-?)?(?P<short>\d{{1,4}}){_OF}?"
    rf"|(?P<behind>\d{{1,4}})\s?[|:–—-]?\s?(?:p a g e|page)|(?P<counted>\d{{1,4}}){_OF})(?!\w|[/.:-]\d)",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"^(?:[A-H]{1,2}-?)?(\d{1,4})(?=\s|$)|(?<=\s)(?:[A-H]{1,2}-?)?(\d{1,4})$")
_DIGIT = re.compile(r"\d")
_HINT = re.compile(
    rf"^\W{{0,9}}(?:[a-h]{{1,2}}-?)?\d{{1,4}}\b|\d\W{{0,9}}$|(?<!\w)(?:pp?\b|{_WORD})[^a-z]{{0,9}}\d", re.IGNORECASE
)
_FRAME = " \t-–—=*~_#[](){}<>|•·:+/\\«»"
_FRAMED = re.compile(r"[\[(|=~*<{–—_•·-]\s{0,3}\d{1,4}\s{0,3}[\])|=~*>}–—_•·-]")
_TIME = re.compile(r"\b\d{1,2}[:.]\d\d(?: ?[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,4}\b)?")
_EDITION = re.compile(r"\b(?:(?:late|early|final|city|national|first|second|third|print) )?edition\b", re.IGNORECASE)
_ENDED = re.compile(r"[.!?;,][\"'”’»)\]]*$")
_SMALL = PARTICLES | {"of", "the", "and", "for", "in", "at", "to", "&", "a", "an"}
_SIGN = re.compile(r"[|·•–—]|\s-\s")
_PART = re.compile(r"\s?[|·•–—:;,/=*~_#()\[\]]\s?|\s-{1,3}\s")


@dataclass(frozen=True, slots=True)
class PageLine:
    """What a line that may number a page says.

    Attributes:
        number: Of the page.
        rest: What stands beside number and date, folded by `fold`; "" if nothing.
        is_sure: Whether the form alone shows that it is no part of a text.
        is_named: Whether what stands beside it is a name, set off by a sign or in capitals: words that begin large.
    """

    number: int
    rest: str
    is_sure: bool
    is_named: bool


@lru_cache(maxsize=512)  # several steps ask about the same lines
def read_page_line(text: str) -> PageLine | None:
    """Read a whole line as the number of a page, perhaps beside a name and a date; None if it cannot be one."""
    if len(text) > _MAX_CHARS or not _DIGIT.search(text) or not _HINT.search(text):
        return None
    core = text.strip(_FRAME)
    date = DATE.search(core)
    bare = core if not date else f"{core[: date.start()]} | {core[date.end() :]}".strip(_FRAME)
    bare = _EDITION.sub("", _TIME.sub("", bare)).strip(_FRAME + ".,")
    page = _PAGE.search(bare)
    if page and not _is_at_edge(bare, page):
        page = None
    plain = None if page else _plain(bare)
    found = page or plain
    if not found:
        return None
    number = int(next(group for group in found.groups() if group))
    rest = f"{bare[: found.start()]} | {bare[found.end() :]}".strip(_FRAME + ".,")
    if number > _MAX_PAGE or (rest and _ENDED.search(text)):
        return None
    is_named = _is_name(rest)
    is_worded = page is not None and page["counted"] is None
    is_counted = page is not None and "of" in page[0] and page["counted"] is not None
    is_framed = not rest and bool(_FRAMED.search(text))
    is_sure = (
        (is_worded and (not rest or (is_named and (date is not None or _is_set_off(bare, found)))))
        or (is_named and date is not None and (bool(page) or _is_set_off(text, None)))
        or (is_counted and not rest)
        or is_framed
    )
    is_apart = is_named and bool(rest) and (rest.isupper() or bool(_SIGN.search(text)) or date is not None)
    return PageLine(number, fold(rest), is_sure, is_apart)


def fold(text: str) -> str:
    """Return the letters of a line in one case, without its numbers."""
    return re.sub(r"[\W\d_]+", "", text.casefold())


def head_names(lines: Iterator[str]) -> frozenset[str]:
    """Return what running heads may repeat of the first lines: each of them, and the parts that signs set off."""
    names = set()
    for line in lines:
        if len(line) <= _MAX_CHARS:
            names |= {fold(line), *(fold(part.removeprefix("By ")) for part in _PART.split(line))}
    return frozenset(name for name in names if len(name) > 1)


def is_made_of(rest: str, names: frozenset[str]) -> bool:
    """Tell whether a folded text is one of some names, or two of them."""
    if rest in names:
        return True
    return any(rest.startswith(name) and rest[len(name) :] in names for name in names)


def _plain(bare: str) -> re.Match[str] | None:
    """A number at either end of a line; two of them, as in a score, are no page."""
    found = list(_PLAIN.finditer(bare))
    return found[0] if len(found) == 1 and len(re.findall(r"\d+", bare)) == 1 else None


def _is_at_edge(bare: str, page: re.Match[str]) -> bool:
    return page.start() == 0 or page.end() == len(bare) or bare[page.end() :].lstrip()[:1] in "|·•–—-"


def _is_set_off(text: str, page: re.Match[str] | None) -> bool:
    """Tell whether a sign, capitals or the end of the line sets the number off from the name."""
    if page is None:
        return bool(_SIGN.search(text)) or text.isupper()
    rest = f"{text[: page.start()]} {text[page.end() :]}".strip()
    return bool(re.search(r"[|·•–—,:]\s?$|\s-\s?$", text[: page.start()].rstrip() + " ")) or (
        bool(re.match(r"\s?[|·•–—,:-]", text[page.end() :])) or rest.isupper() or page.end() == len(text)
    )


def _is_name(rest: str) -> bool:
    """Tell whether words can be those of a name: they begin large."""
    words = rest.split()
    return len(words) <= _MAX_NAME_WORDS and all(
        (not word[0].islower() or word in _SMALL or "." in word[1:-1]) and word[-1] not in ".;?!" for word in words
    )
