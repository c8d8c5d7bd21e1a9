"""Finds page numbers and running heads inside a line, where the line breaks around them were lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.header.dates import DATE
from corpus.spans import Span

_MAX_HEAD_CHARS = 90
_MIN_HEAD_LETTERS = 3
_MAX_DASHED = 40  # a greater number between dashes may be somebody's age

_PAGE = re.compile(
    r" (?=[\d\[(PpEe=~*–—-])(?P<foot>(?:\[|\()?"
    r"(?:P(?i:age)\s?(?:\||:|#|–|-)\s?\d{1,4}|P(?i:age) (?P<plain>\d{1,4})(?P<of> ?(?:of"
    r"|/) ?\d{1,4})?"
    r"|p\. ?\d{1,4} ?(?:of|/) ?\d{1,4}|\d{1,4} ?\| ?P(?i:age)|(?i:end of page \d{1,4})"
    r"|[-–—=~*]{1,3} ?(?:P(?i:age) )?(?P<dashed>\d{1,4})(?: ?(?:of|/) ?\d{1,4})? ?[-–—=~*]{1,3}"
    r"|(?<=\[)P(?i:age) \d{1,4})(?:\]|\))?)(?= |$)"
)
_HEAD = re.compile(
    r" (?:[|·•–—-] ?)?(?P<name>(?:THE |The )?[A-ZÀ-Þ][A-ZÀ-Þ\d&.'’-]+(?: [A-ZÀ-Þ\d&][A-ZÀ-Þ\d&.'’-]*){0,7})(?= |$)"
)
_TITLED = re.compile(
    r" (?:[|·•–—-] ?)?(?P<name>[A-ZÀ-Þ][\w&.'’-]*(?: (?:of |the |and )?[A-ZÀ-Þ][\w&.'’-]*){0,5}),?(?= )"
)
_NAMES = re.compile(r"(?:^|[\s(“\"])(?:on|see|read|turn|to)$", re.IGNORECASE)
_MONTH = re.compile(r" (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)[a-z]*\b")
_COUNTED = re.compile(r"\b(?:age|aged|number|numbers|total|score|record|price|rate|count|share|figure|half)$")
_STOPPED = re.compile(r"[.!?:][\"'”’»)\]]{0,2}$")


def find_inline_pages(text: str) -> Iterator[tuple[Span, bool]]:
    """Yield the span of each page number, with its running head and the blank before, and whether it parts a sentence.

    The others stand between sentences, or at the end of a paragraph.
    """
    for match in _PAGE.finditer(text):
        end, is_headed = _with_head(text, match.end())
        before = text[max(0, match.start() - 24) : match.start()]
        after = text[end : end + 3].lstrip(" ")[:1]
        is_marked = bool(is_headed or match["of"] or "|" in match["foot"])
        if not before.strip() or before.endswith("\n"):
            continue
        if _STOPPED.search(before):
            if (is_marked or match["dashed"]) and not after.islower():
                yield Span(match.start(), end), False
        elif _parts_sentence(match, before, after, is_marked) and not (_NAMES.search(before) and not is_headed):
            yield Span(match.start(), end), True


def _parts_sentence(match: re.Match[str], before: str, after: str, is_marked: bool) -> bool:
    """Tell whether a number stands between words that belong together, and is none of them."""
    if not after or after in ".,;:!?)\n":
        return False
    if match["dashed"] and not is_marked:
        is_aside = int(match["dashed"]) > _MAX_DASHED or "-" not in match["foot"] or _COUNTED.search(before)
        return (
            not is_aside
            and before[-1:].isalpha()
            and (after.islower() or _MONTH.match(match.string, match.end()) is not None)
        )
    return is_marked or match["foot"][0] in "[("


def _with_head(text: str, at: int) -> tuple[int, bool]:
    """Where a running head behind a page number ends, and whether there is one: a name in capitals, or with a date."""
    window = text[at : at + _MAX_HEAD_CHARS].partition("\n")[0]
    date = DATE.match(window, 1) if window[:1] == " " else None
    if date:
        return at + date.end(), True
    if (named := _TITLED.match(window)) and (date := DATE.match(window, _blanks(window, named.end()))):
        return at + date.end(), True
    name = _HEAD.match(window)
    if not name or sum(map(str.isalpha, name["name"])) < _MIN_HEAD_LETTERS:
        return at, False
    date = DATE.match(window, _blanks(window, name.end()))
    if date:
        return at + date.end(), True
    is_whole = len(name["name"].split()) > 1
    return (at + name.end(), True) if is_whole else (at, False)


def _blanks(window: str, at: int) -> int:
    while at < len(window) and window[at] in " |·•–—,-":
        at += 1
    return at
