"""Finds what stands at the edges of printed pages: running heads, page numbers, stamps of browsers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.dates import DATE
from corpus.lines import Line
from corpus.notices import notice

_EDGE_LINES = 3  # of a page's head and foot
_MAX_CHARS = 200
_MIN_PAGE_LINES = 3  # fewer between two numbers are no page

_STAMP = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}[:.]\d\d(?: ?[AaPp]\.?[Mm]\.?)?(?: .{1,160})?")
_ADDRESS = re.compile(r"(?:https?|file)://\S{1,400}(?:\s+\d{1,3}\s?(?:/|of)\s?\d{1,3})?")
_COUNTED = re.compile(
    r"(?:page|pg?\.?|seite)\s?(\d{1,4})(?:\s?(?:of|/|von)\s?\d{1,4})?|(\d{1,4})\s?(?:/|of)\s?\d{1,4}", re.IGNORECASE
)
_DASHED = re.compile(r"[-–—•|~\[(]\s?(\d{1,4})\s?[-–—•|~\])]")
_BARE = re.compile(r"(?:[A-F]-?)?(\d{1,4})")
_ENDED = re.compile(r"[.!?:;,][\"'”’»)\]]*$")
_DIGITS = re.compile(r"\d+")
_LETTER = re.compile(r"[^\W\d_]")


def is_page_number(text: str) -> bool:
    """Tell whether a whole line is the number of a page, or may be one."""
    return bool(_COUNTED.fullmatch(text) or _DASHED.fullmatch(text) or _BARE.fullmatch(text))


def find_furniture(lines: Sequence[Line]) -> frozenset[int]:
    """Return the numbers of the lines that are page furniture beyond doubt.

    Those are page numbers at form feeds or that count up, stamps of a browser, and beside them what repeats from page
    to page, states a date in few words, or is the first line of all over again.
    """
    if len(lines) < 2:
        return frozenset()
    found = set(_stamps(lines))
    found |= set(_numbers(lines, found))
    edges = sorted({number for number, line in enumerate(lines) if line.starts_page} | {at + 1 for at in found})
    if not edges:
        return frozenset()
    near = {at for edge in edges for at in range(edge - _EDGE_LINES, edge + _EDGE_LINES) if 0 <= at < len(lines)}
    keys = Counter(_key(lines[at].text) for at in near)
    first = _key(lines[0].text)
    for edge in edges:
        found |= set(_run(lines, edge, -1, found, keys, first)) | set(_run(lines, edge, 1, found, keys, first))
    is_head = _key(lines[0].text) in {_key(lines[at].text) for at in found} and (
        bool(DATE.search(lines[0].text)) or lines[0].text.isupper()
    )
    return frozenset(found | ({0} if is_head and len(lines[0].text) < _MAX_CHARS else set()))


def _stamps(lines: Sequence[Line]) -> Iterator[int]:
    """Lines that a browser prints on pages: date, time and title; address and page count."""
    counted = [bool(re.search(r"\d\s?(?:/|of)\s?\d{1,3}$", line.text)) for line in lines]
    for number, line in enumerate(lines):
        if _STAMP.fullmatch(line.text):
            beside = range(max(0, number - 2), min(len(lines), number + 3))
            if number == 0 or any(_ADDRESS.fullmatch(lines[at].text) for at in beside):
                yield number
        elif counted[number] and _ADDRESS.fullmatch(line.text):
            yield number


def _numbers(lines: Sequence[Line], stamps: set[int]) -> Iterator[int]:
    """Page numbers: beside a form feed, in words, or one of several that count up."""
    last = len(lines) - 1
    found: list[tuple[int, int, bool]] = []
    for number, line in enumerate(lines):
        match = _COUNTED.fullmatch(line.text) or _DASHED.fullmatch(line.text) or _BARE.fullmatch(line.text)
        if not match or number in stamps:
            continue
        beside = range(number - 1, number + 3)
        at_edge = any(lines[at].starts_page for at in beside if 0 < at <= last)
        if at_edge or (number == last and any(other.starts_page for other in lines)):
            yield number
        else:
            value = int(next(group for group in match.groups() if group))
            found.append((number, value, not _BARE.fullmatch(line.text)))
    for one, other in pairwise(found):
        counts_up = other[1] == one[1] + 1 and other[0] - one[0] > _MIN_PAGE_LINES and one[2] == other[2]
        if counts_up:
            yield from (one[0], other[0])


def _run(lines: Sequence[Line], edge: int, step: int, known: set[int], keys: Counter[str], first: str) -> Iterator[int]:
    """Lines at one side of a page's edge that are furniture, up to the first that is not."""
    at = edge if step > 0 else edge - 1
    for number in range(at, at + _EDGE_LINES * step, step):
        if not 0 <= number < len(lines):
            return
        if number in known:
            continue
        text = lines[number].text
        key = _key(text)
        repeats = keys[key] > 1 or (key == first and number > 0)
        if len(text) > _MAX_CHARS or _ENDED.search(text) or not (repeats or _is_dated(text)):
            return
        yield number


def _is_dated(text: str) -> bool:
    """Tell whether a line has the form of a running head: a date, a few words that begin large, and numbers."""
    match = DATE.search(text)
    if not match:
        return False
    rest = (text[: match.start()] + " " + text[match.end() :]).split()
    return len(rest) <= 8 and all(not word[0].islower() for word in rest)


def _key(text: str) -> str:
    """A line's letters in one case, its numbers folded into one."""
    if not _LETTER.search(text):
        return text
    return re.sub(r"[\W_]+", "", _DIGITS.sub("0", text.casefold())).replace("0", "#")


def interrupts(text: str) -> bool:
    """Tell whether a line can stand inside a sentence without being part of it: page edges, adverts, links, prompts."""
    is_stamp = _STAMP.fullmatch(text) or _ADDRESS.fullmatch(text)
    return bool(is_page_number(text) or is_stamp or notice(text) or (len(text) <= _MAX_CHARS and _is_dated(text)))
