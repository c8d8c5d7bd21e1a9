"""Where paragraphs end: which line breaks of the raw text are real, and which fall inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.byline import is_header_line
from corpus.spans import Span
from corpus.words import OPEN_WORDS, ROLES, STARTERS, SUSPENDED

PARAGRAPH_BREAK = "\n\n"

_HEADER_LINES = 12  # header fields stand within the first dozen lines
_MAX_WRAP_WIDTH = 120  # longer lines are paragraphs: nobody wraps wider
_WRAP_MARGIN = 10  # a line this much shorter than it could be was ended on purpose
_ENDED_SHARE = 0.7  # of wrapped lines, about one in ten ends where a sentence does
_MIN_PROSE_CHARS = 40  # shorter paragraphs are titles, names and list items, which are never joined
_MIN_ROLE_CHARS = 60
_MIN_OPEN_CHARS = 120  # "What to look out for" ends in a preposition too, so shorter ones need a sentence before
_MAX_TITLE_CHARS = 140

_TERMINAL = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_INNER_END = re.compile(r"[a-z\d][.!?][\"”’]? [\"“‘]?[A-Z]")
_HYPHEN_END = re.compile(r"([^\W\d_]+)[-\u2010]$")
_WORD_START = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line with visible text.

    Attributes:
        span: Raw span of its visible part.
        text: Its clean text.
        is_heading: Whether markup says so.
        starts_block: Whether a blank line, or markup of its own, parts it from the line before.
    """

    span: Span
    text: str
    is_heading: bool
    starts_block: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands in clean text between two lines; `drops_hyphen`: the first line's last hyphen goes too."""

    text: str
    drops_hyphen: bool = False


def paragraph_spans(text: str, most: int | None = None) -> list[Span]:
    """Return the spans between paragraph breaks of a clean text; `most`: of the first paragraphs only."""
    spans: list[Span] = []
    at = 0
    while at < len(text) and (most is None or len(spans) < most):
        end = text.find(PARAGRAPH_BREAK, at)
        end = len(text) if end < 0 else end
        spans.append(Span(at, end))
        at = end + len(PARAGRAPH_BREAK)
    return spans


def gaps(lines: Sequence[Line]) -> list[Gap]:
    """Decide for each pair of neighbours whether a paragraph ends there, or the sentence goes on."""
    words: set[str] = set()
    widths = _block_widths(lines)
    is_header = [number < _HEADER_LINES and is_header_line(line.text) for number, line in enumerate(lines)]
    found = []
    for number, (first, second) in enumerate(pairwise(lines)):
        fixed = first.is_heading or second.is_heading or is_header[number] or is_header[number + 1]
        wrapped = not second.starts_block and not fixed and _is_wrapped(first.text, second.text, widths[number])
        is_title = number == 0 and len(first.text) < _MAX_TITLE_CHARS
        if not wrapped and (fixed or is_title or not _goes_on(first.text, second.text)):
            found.append(Gap(PARAGRAPH_BREAK))
            continue
        if not words and _HYPHEN_END.search(first.text[-80:]):
            words = {word.casefold() for line in lines for word in _WORD_START.findall(line.text)}
        found.append(_joint(first.text, second.text, words))
    return found


def _block_widths(lines: Sequence[Line]) -> list[int]:
    """For each line, the length of the longest line of its block; beyond any if its lines are paragraphs."""
    widths: list[int] = []
    start = 0
    for number in range(1, len(lines) + 1):
        if number == len(lines) or lines[number].starts_block:
            texts = [line.text for line in lines[start:number]]
            ended = sum(bool(_TERMINAL.search(text[-8:])) for text in texts)
            all_end = len(texts) > 2 and ended >= _ENDED_SHARE * len(texts)
            width = _MAX_WRAP_WIDTH + 1 if all_end else max(map(len, texts))
            widths.extend([width] * (number - start))
            start = number
    return widths


def _is_wrapped(first: str, second: str, width: int) -> bool:
    """Tell whether a single newline only wraps: the next word would not have fitted, or starts small."""
    if width > _MAX_WRAP_WIDTH:
        return False
    word = second.split(" ", 1)[0]
    fitted = len(first) + 1 + len(word) + _WRAP_MARGIN <= width
    return not fitted or word[:1].islower()


def _goes_on(first: str, second: str) -> bool:
    """Tell whether a paragraph break falls inside a sentence."""
    if len(first) < _MIN_PROSE_CHARS or _TERMINAL.search(first[-8:]):
        return False
    if _HYPHEN_END.search(first[-80:]) and second[:1].isalpha():
        return True
    if second[:1].islower():
        return second[1:2] != ")" and not second[1:2].isupper()  # neither "a) ..." nor "iPhone"
    if not second[:1].isalnum() or second.split(None, 1)[0] in STARTERS:
        return False
    last = first.rsplit(None, 1)[-1].strip("\"“'‘(")
    if last[:1].isupper() and last.casefold() in ROLES and len(first) >= _MIN_ROLE_CHARS:
        return True
    if len(first) < _MIN_OPEN_CHARS and not _INNER_END.search(first):
        return False
    return last.casefold() in OPEN_WORDS


def _joint(first: str, second: str, words: set[str]) -> Gap:
    """What joins two parts of a sentence: a space, or nothing after a hyphen."""
    before, after = _HYPHEN_END.search(first[-80:]), _WORD_START.match(second)
    if not before or not after or after[0].casefold() in SUSPENDED:
        return Gap(" ")
    return Gap("", drops_hyphen=(before[1] + after[0]).casefold() in words)
