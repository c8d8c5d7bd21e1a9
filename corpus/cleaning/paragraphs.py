"""Where paragraphs end: which line breaks of a text are real, and which fall inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from corpus.cleaning.continuation import ArticleWords, is_ended, score
from corpus.cleaning.hyphens import Hyphens, Joint, ends_in_hyphen
from corpus.cleaning.interruptions import find_interruptions, is_header, is_item
from corpus.cleaning.lines import Line, starts_row
from corpus.cleaning.pages import find_furniture, is_page_number
from corpus.cleaning.wrapping import ROWS, block_widths, is_wrapped, spaced_width
from corpus.marking.captions import is_caption, is_credit
from corpus.marking.notices import notice
from corpus.words import NEVER_LAST, PARTICLES

_HEADER_LINES = 12  # header fields stand within the first dozen lines
_MIN_PROSE_CHARS = 40  # shorter paragraphs are titles, names and list items, which are never joined
_MIN_START_CHARS = 25  # but a start this long is, to a small letter and a full stop
_MIN_HYPHEN_CHARS = 15
_MAX_TITLE_CHARS = 140

_MIN_SCORE = 2.3  # above it, one in two hundred headings, captions and items would be joined to what follows
_MIN_NEAR_SCORE = 1.3  # of lines that no blank line parts, as headings are
_SURE_SCORE = 4.3  # of what may be a title
_MAX_JOINED = 12  # lines of one sentence that are read together

_FULL_STOP = re.compile(r"[.!?…][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of a text that it keeps, and what stands between them.

    Attributes:
        joints: One for each two neighbours; None where a paragraph ends.
        furniture: Numbers of the lines that belong to a page, not to the text. Those that part a sentence are not kept.
    """

    lines: tuple[Line, ...]
    joints: tuple[Joint | None, ...]
    furniture: frozenset[int]


def lay_out(lines: Sequence[Line]) -> Layout:
    """Decide for each two neighbours whether a paragraph ends there or its sentence goes on, perhaps past others."""
    furniture = find_furniture(lines)
    resumed = dict(find_interruptions(lines, furniture))
    dropped = {number for start, end in resumed.items() for number in range(start + 1, end)}
    numbers = [number for number in range(len(lines)) if number not in dropped]
    kept = [lines[number] for number in numbers]
    kept_furniture = frozenset(at for at, number in enumerate(numbers) if number in furniture)
    rules = _Rules(kept, kept_furniture)
    resuming = {at for at in range(len(kept) - 1) if resumed.get(numbers[at]) == numbers[at + 1]}
    joints = tuple(rules.joint(at) if is_joined else None for at, is_joined in enumerate(rules.find_joined(resuming)))
    return Layout(tuple(kept), joints, kept_furniture)


class _Rules:
    """Where the sentences of some lines go on."""

    def __init__(self, lines: Sequence[Line], furniture: frozenset[int]) -> None:
        self._lines = lines
        self._furniture = furniture
        self._widths = block_widths(lines, furniture)
        self._spaced_width = spaced_width(lines, furniture)
        self._hyphens = Hyphens(lines)
        self._words = ArticleWords(line.text for line in lines)

    def joint(self, number: int) -> Joint:
        """What joins a line to the next."""
        return self._hyphens.joint(self._lines[number], self._lines[number + 1])

    def find_joined(self, known: Container[int]) -> list[bool]:
        """Tell for each line but the last whether its sentence goes on in the next; `known`: those that surely do.

        A sentence may be broken more than once, so what is joined already counts as one text on either side.
        """
        joined = [number in known for number in range(len(self._lines) - 1)]
        for number in reversed(range(len(joined))):
            joined[number] = joined[number] or self._goes_on(
                number, self._lines[number].text, self._rest(number, joined)
            )
        for number in range(1, len(joined)):
            if joined[number - 1] and not joined[number]:
                joined[number] = self._goes_on(number, self._start(number, joined), self._rest(number, joined))
        return joined

    def _start(self, number: int, joined: Sequence[bool]) -> str:
        """A line with what is joined before it."""
        first = number
        while first and joined[first - 1] and number - first < _MAX_JOINED:
            first -= 1
        return " ".join(line.text for line in self._lines[first : number + 1])

    def _rest(self, number: int, joined: Sequence[bool]) -> str:
        """The line after one with what is joined behind it."""
        end = number + 2
        while end <= len(joined) and joined[end - 1] and end - number <= _MAX_JOINED:
            end += 1
        return " ".join(line.text for line in self._lines[number + 1 : end])

    def _goes_on(self, number: int, start: str, rest: str) -> bool:
        """Tell whether a sentence, of which some lines may be joined already, goes on in the next line."""
        first, second = self._lines[number], self._lines[number + 1]
        if number and second.starts_block and is_ended(first.text):
            return False
        if first.is_heading or second.is_heading or {number, number + 1} & self._furniture or starts_row(first, second):
            return False
        if not ends_in_hyphen(first.text) and any(map(self._is_header, (number, number + 1))):
            return False
        if _same(first.text, second.text) or (number and _same(first.text, self._lines[0].text)):
            return False
        if not second.starts_block and first.text.rsplit(None, 1)[-1] in NEVER_LAST:
            return True
        if not second.starts_block and self._widths[number] == ROWS and not ends_in_hyphen(first.text):
            return False
        if not second.starts_block and is_wrapped(first.text, second.text, self._widths[number]):
            return True
        if number == 0 and len(first.text) < _MAX_TITLE_CHARS and not _is_open_start(first.text, second.text):
            return self._is_one(start, rest, _SURE_SCORE)
        if is_ended(first.text) or is_page_number(second.text) or not self._is_parted(number, start, rest):
            return False
        return not notice(second.text) and not notice(first.text) and not is_credit(first.text)

    def _is_header(self, number: int) -> bool:
        return number < _HEADER_LINES and is_header(self._lines[number].text)

    def _is_parted(self, number: int, start: str, rest: str) -> bool:
        """Tell whether a paragraph break falls inside a sentence."""
        first, second = self._lines[number], self._lines[number + 1]
        if ends_in_hyphen(first.text) and second.text[:1].isalpha():
            return len(first.text) >= _MIN_HYPHEN_CHARS or self._hyphens.parts_word(first.text, second.text)
        if self._hyphens.is_cut(first.text, second.text):
            return True
        if (second.text[:1].islower() and is_item(second.text)) or is_caption(first.text):
            return False
        if len(first.text) <= self._spaced_width and is_wrapped(first.text, second.text, self._spaced_width):
            return True
        return self._is_one(start, rest, _MIN_SCORE if second.starts_block else _MIN_NEAR_SCORE)

    def _is_one(self, start: str, rest: str, least: float) -> bool:
        """Tell whether two texts are one sentence, with at least a score."""
        return len(start) + len(rest) >= _MIN_PROSE_CHARS and score(start, rest, self._words) >= least


def _is_open_start(first: str, second: str) -> bool:
    """Tell whether a first line, which may be a title, is open all the same: a text goes on small, or inside a word."""
    starts_small = second[:1].islower() and second.split(None, 1)[0] not in PARTICLES | {"by"}
    is_text = len(second) >= _MIN_PROSE_CHARS and bool(_FULL_STOP.search(second[-8:]))
    return (starts_small and (is_text or first.endswith(","))) or ends_in_hyphen(first)


def _same(first: str, second: str) -> bool:
    """Tell whether two lines differ in signs at most, such as a caption and its copy."""
    return abs(len(first) - len(second)) < 5 and first[:3] == second[:3] and _letters(first) == _letters(second)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
