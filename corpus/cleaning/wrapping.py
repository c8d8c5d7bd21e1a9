"""Single newlines: which of them only wrap a paragraph, and which part the rows of a list, a table or a poem."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from corpus.cleaning.lines import Line

_MAX_WRAP_WIDTH = 120  # longer lines are paragraphs: nobody wraps wider
_WRAP_MARGIN = 10  # a line this much shorter than it could be was ended on purpose
_ENDED_SHARE = 0.7  # of wrapped lines, about one in ten ends where a sentence does
_NARROW = 50  # columns this narrow have many lines; a few such lines are verse or an address
_MIN_COLUMN_LINES = 8
_MIN_SPACED = 5  # lines without an end that are paragraphs
_FULL_LINES = 0.8  # of wrapped lines that do not end a paragraph
_MIN_ROWS = 3  # two lines that begin large are often one sentence

#: In place of a block's width: its lines are rows, none of which goes on in the next.
ROWS = 0

_TERMINAL = re.compile(r"[.!?…:;][\"'”’»)\]]*$")


def block_widths(lines: Sequence[Line], furniture: frozenset[int]) -> list[int]:
    """For each line, the length of its block's longest line; beyond any if these are paragraphs, ROWS if rows."""
    widths: list[int] = []
    lengths = sorted(len(line.text) for line in lines)
    start = 0
    for number in range(1, len(lines) + 1):
        if number == len(lines) or lines[number].starts_block or {number, number - 1} & furniture:
            texts = [line.text for line in lines[start:number]]
            ended = sum(bool(_TERMINAL.search(text[-8:])) for text in texts)
            all_end = len(texts) > 2 and ended >= _ENDED_SHARE * len(texts)
            width = max((len(text) for text in texts if not text.endswith("-")), default=0)  # hyphens let lines grow
            is_narrow = len(texts) > 1 and _is_verse(width, len(texts), lengths) and not _is_column(texts, width)
            if _are_rows(texts, width) or (is_narrow and len(texts) >= _MIN_ROWS):
                width = ROWS
            elif all_end or is_narrow:
                width = _MAX_WRAP_WIDTH + 1
            widths.extend([width] * (number - start))
            start = number
    return widths


def spaced_width(lines: Sequence[Line], furniture: frozenset[int]) -> int:
    """The width at which lines were wrapped that are all paragraphs of their own now; 0 if they were not."""
    pairs = [
        (lines[number].text, lines[number + 1].text)
        for number in range(len(lines) - 1)
        if lines[number].starts_block and lines[number + 1].starts_block and not {number, number + 1} & furniture
    ]
    unended = [pair for pair in pairs if not _TERMINAL.search(pair[0][-8:])]
    if len(unended) < max(_MIN_SPACED, len(pairs) // 3):
        return 0
    lengths = sorted(len(first) for first, _ in unended)
    width = lengths[int(_FULL_LINES * len(lengths))]
    small = sum(second[:1].islower() for _, second in unended)
    full = sum(not _fitted(first, second, width) for first, second in unended)
    is_wrapped_once = small >= len(unended) / 3 and full >= _FULL_LINES * len(unended)
    return width if is_wrapped_once and width <= _MAX_WRAP_WIDTH else 0


def _is_verse(width: int, count: int, lengths: Sequence[int]) -> bool:
    """Tell whether lines are narrow where nearly all others are not, so that no column explains it."""
    if width >= _NARROW:
        return False
    like = bisect_right(lengths, width * 1.1) - bisect_left(lengths, width * 0.6)
    return like - count < _MIN_COLUMN_LINES and lengths[-1] > 1.5 * width


def _is_column(texts: Sequence[str], width: int) -> bool:
    """Tell whether many narrow lines are as full as wrapping makes them, and mostly begin small."""
    if len(texts) < _MIN_COLUMN_LINES:
        return False
    small = sum(text[:1].islower() for text in texts)
    full = sum(not _fitted(first, second, width) for first, second in pairwise(texts))
    return small >= len(texts) / 2 and full >= _FULL_LINES * (len(texts) - 1)


def _are_rows(texts: Sequence[str], width: int) -> bool:
    """Tell whether lines all begin large, and one that is not the last is shorter than wrapping leaves it."""
    if len(texts) < _MIN_ROWS or any(text[:1].islower() for text in texts):
        return False
    return any(_fitted(first, second, width) for first, second in pairwise(texts))


def _fitted(first: str, second: str, width: int) -> bool:
    """Tell whether the next line's first word would have fitted too."""
    return len(first) + 1 + len(second.split(" ", 1)[0]) + _WRAP_MARGIN <= width


def is_wrapped(first: str, second: str, width: int) -> bool:
    """Tell whether a single newline only wraps: the next word would not have fitted, or starts small."""
    if width > _MAX_WRAP_WIDTH:
        return False
    return not _fitted(first, second, width) or second[:1].islower()
