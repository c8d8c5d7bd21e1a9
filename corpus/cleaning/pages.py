"""Finds what stands at the edges of printed pages: running heads, page numbers, stamps of browsers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.cleaning.lines import Line
from corpus.cleaning.page_lines import PageLine, fold, head_names, is_made_of, read_page_line
from corpus.cleaning.scans import is_jump
from corpus.header.dates import DATE
from corpus.marking.notices import notice

_EDGE_LINES = 3  # of a page's head and foot
_MAX_CHARS = 200
_MIN_PAGE_LINES = 3  # fewer between two numbers are no page
_MIN_PAGE_CHARS = 400  # unless they are long
_HEADER_LINES = 5  # which state the name of the paper, its date and the page as fields
_MIN_HEAD_LETTERS = 3
_MAX_HEAD_WORDS = 6
_MIN_TITLE_LETTERS = 15
_MIN_STAMP_LETTERS = 16  # "Day 1" and "Chapter 2" are headings
_MAX_NAME = 25  # letters

_STAMP = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}[:.]\d\d(?: ?[AaPp]\.?[Mm]\.?)?(?: .{1,160})?")
_ADDRESS = re.compile(r"(?:https?|file)://\S{1,400}(?:\s+\d{1,3}\s?(?:/|of)\s?\d{1,3})?")
_ENDED = re.compile(r"[.!?:;,][\"'”’»)\]]*$")
_STOPPED = re.compile(r"[.!?][\"'”’»)\]]*$")
_DIGITS = re.compile(r"\d+")
_LETTER = re.compile(r"[^\W\d_]")


def is_page_number(text: str) -> bool:
    """Tell whether a whole line is the number of a page, or may be one."""
    page = read_page_line(text)
    return page is not None and not page.rest


def find_furniture(lines: Sequence[Line]) -> frozenset[int]:
    """Return the numbers of the lines that are page furniture beyond doubt.

    Those are page numbers at form feeds, in words, or that count up; stamps of a browser; running heads that repeat;
    and beside any of them what repeats from page to page, states a date in few words, or is the first line again.
    """
    if len(lines) < 2:
        return frozenset()
    found = set(_stamps(lines))
    found |= set(_numbers(lines, found))
    found |= set(_heads(lines))
    found |= {number for number, line in enumerate(lines) if number and is_jump(line.text)}
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
    has_pages = any(line.starts_page for line in lines)
    found: list[tuple[int, PageLine]] = []
    for number, line in enumerate(lines):
        page = None if number in stamps else read_page_line(line.text)
        if not page:
            continue
        beside = range(number - 1, number + 3)
        at_edge = any(lines[at].starts_page for at in beside if 0 < at <= last) or (number == last and has_pages)
        is_field = page.rest and number < _HEADER_LINES
        if (not page.rest and at_edge) or (page.is_sure and not is_field and not _is_inside(lines, number)):
            yield number
        else:
            found.append((number, page))
    yield from _counting(lines, found)


def _is_inside(lines: Sequence[Line], number: int) -> bool:
    """Tell whether a line is the end of a wrapped sentence, as in "described on / page 4"."""
    line = lines[number]
    is_small = line.text[:1].islower() or line.text[:1] in "(["
    return is_small and not line.starts_block and not _ENDED.search(lines[number - 1].text)


def _counting(lines: Sequence[Line], found: Sequence[tuple[int, PageLine]]) -> Iterator[int]:
    """Of lines that may number pages, those that count up: alone one by one, beside a name in any steps."""
    names = head_names(line.text for line in lines[:_HEADER_LINES])
    beside: dict[str, list[tuple[int, PageLine]]] = {}
    for number, page in found:
        beside.setdefault(page.rest, []).append((number, page))
    for rest, group in beside.items():
        if rest and is_made_of(rest, names):
            yield from (number for number, _ in group if number >= _HEADER_LINES or (number > 1 and len(group) > 1))
        for one, other in pairwise(group):
            far = other[0] - one[0] > _MIN_PAGE_LINES or _is_long(lines[one[0] + 1 : other[0]])
            if far and (
                (other[1].number == one[1].number + 1 and (not rest or len(rest) >= _MIN_STAMP_LETTERS))
                or (one[1].is_named and one[1].number < other[1].number)
            ):
                yield from (one[0], other[0])


def _is_long(lines: Sequence[Line]) -> bool:
    """Tell whether a few lines have the text of a page."""
    return sum(len(line.text) for line in lines) >= _MIN_PAGE_CHARS


def _heads(lines: Sequence[Line]) -> Iterator[int]:
    """Running heads without numbers: the name of the paper, or what stands first, with a date or again and again."""
    names = head_names(line.text for line in lines[:_HEADER_LINES])
    places: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        if number > 1 and len(line.text) <= _MAX_CHARS and not _ENDED.search(line.text):
            places.setdefault(fold(line.text), []).append(number)
    for key, numbers in places.items():
        text = lines[numbers[0]].text
        is_known = len(key) >= _MIN_HEAD_LETTERS and (key in names or _holds_title(key, names))
        later = [number for number in numbers if number >= _HEADER_LINES]
        if not later:
            continue
        if len(numbers) > 1 and (is_known or (bool(DATE.search(text)) and _is_dated(text))):
            yield from numbers
        elif is_known:
            yield from (number for number in later if _parts_sentence(lines, number))
        elif len(later) > 2 and text.isupper() and len(text.split()) <= _MAX_HEAD_WORDS:
            yield from numbers


def _holds_title(key: str, names: frozenset[str]) -> bool:
    """Tell whether a folded line is a title and little else, such as the name of the paper."""
    return any(len(name) >= _MIN_TITLE_LETTERS and name in key and len(key) - len(name) <= _MAX_NAME for name in names)


def _parts_sentence(lines: Sequence[Line], number: int) -> bool:
    """Tell whether a line stands between two halves of a sentence."""
    if number + 1 >= len(lines):
        return False
    return not _STOPPED.search(lines[number - 1].text) and lines[number + 1].text[:1].islower()


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
        is_first = key == first and number > 0
        repeats = keys[key] > 1 or is_first
        is_ended = not is_first and _ENDED.search(text)
        if len(text) > _MAX_CHARS or is_ended or not (repeats or _is_dated(text)):
            return
        yield number


def _is_dated(text: str) -> bool:
    """Tell whether a line has the form of a running head: a date, a few words that begin large, and numbers."""
    match = DATE.search(text) if _DIGITS.search(text) else None
    if not match:
        return False
    rest = (text[: match.start()] + " " + text[match.end() :]).split()
    return len(rest) <= 8 and all(not word[0].islower() for word in rest)


def _key(text: str) -> str:
    """A line's letters in one case, its numbers folded into one."""
    if not _LETTER.search(text):
        return text
    return re.sub(r"[\W_]+", "", _DIGITS.sub("0", text.casefold())).replace("0", "#")


def interrupts(line: Line) -> bool:
    """Tell whether a line can stand inside a sentence without being part of it: page edges, adverts, links, prompts."""
    text = line.text
    if not line.starts_block and (text[:1].islower() or text[-1:] in ",;"):
        return False  # part of a wrapped sentence
    if _STAMP.fullmatch(text) or _ADDRESS.fullmatch(text) or notice(text):
        return True
    if len(text) > _MAX_CHARS:
        return False
    page = read_page_line(text)
    is_head = text.isupper() and len(text) > 1 and len(text.split()) <= _MAX_HEAD_WORDS and not _ENDED.search(text)
    return bool(page and (page.is_sure or page.is_named or not page.rest)) or is_head or _is_dated(text)
