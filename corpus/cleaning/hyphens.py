"""Hyphens at the ends of lines: which belong to a word, and which only part it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from corpus.cleaning.lines import Line
from corpus.vocabulary import is_english
from corpus.words import COMPOUND_ENDS, HYPHEN_PREFIXES, SUSPENDED

_HYPHENS = ("-", "\u2010")
_END = re.compile(r"(?<![\w’'.-])((?:[A-Z]\.)*[\w’']+(?:-[\w’']+)*)[-\u2010]$")
_DASH_END = re.compile(r"\w[–—]$")
_CUT = re.compile(r"(?<![\w’'.@#/-])[^\W\d_]+$")
_START = re.compile(r"[\w’']+")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010’'][^\W\d_]+)*")
_TAIL_CHARS = 80
_MIN_CUTS = 2  # words cut without a hyphen
_CUT_SHARE = 0.15  # of the lines that go on small, in a text cut at a width


@dataclass(frozen=True, slots=True)
class Joint:
    """What stands between two parts of a sentence; `drops_hyphen`: the hyphen that ends the first goes too."""

    text: str
    drops_hyphen: bool = False


def ends_in_hyphen(text: str) -> bool:
    """Tell whether a line ends in a hyphen that is glued to a word."""
    return text[-1:] in _HYPHENS and bool(_END.search(text[-_TAIL_CHARS:]))


class Hyphens:
    """What the lines of one article say of the words at their ends."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """Look the lines over: whether they end inside words that have no hyphen, or were cut at a width."""
        self._texts = tuple(line.text for line in lines)
        pairs = list(pairwise(lines))
        self._parts_words = any(self.parts_word(first.text, second.text) for first, second in pairs)
        unended = [pair for pair in pairs if not pair[1].starts_block and pair[1].text[:1].islower()]
        cuts = sum(self.is_cut(first.text, second.text) for first, second in unended)
        self._chops = cuts >= _MIN_CUTS and cuts >= _CUT_SHARE * len(unended)
        self._keeps_blanks = self._chops and any(second.after_blank for _, second in unended)

    @cached_property
    def _words(self) -> frozenset[str]:
        """The article's own words."""
        found = {word.casefold() for text in self._texts for word in _WORD.findall(text)}
        return frozenset(found | {part for word in found for part in re.split("['’]", word)})

    def joint(self, one: Line, other: Line) -> Joint:
        """Return what joins two parts of a sentence."""
        first, second = one.text, other.text
        if self._chops and not other.starts_block and self._keeps_blanks:
            return Joint(" " if other.after_blank else "")
        if _DASH_END.search(first[-2:]) and second[:1].isalnum():
            return Joint("")
        if first[-1:] not in _HYPHENS:
            return Joint(" ")
        before, after = _END.search(first[-_TAIL_CHARS:]), _START.match(second)
        if not before and self.is_cut(first, second):
            return Joint("")
        if not before or not after:
            return Joint(" ")
        if after[0].casefold() in SUSPENDED and second[after.end() :][:1] != "-":
            return Joint(" ")
        return Joint("", self._is_parting(before[1], after[0]))

    def is_cut(self, first: str, second: str) -> bool:
        """Tell whether a break without a hyphen falls inside a word, of which a part is none."""
        cut, after = _CUT.search(first[-_TAIL_CHARS:]), _START.match(second)
        if not cut or not after or not after[0].isalpha() or not after[0].islower():
            return False
        parts = (cut[0], after[0])
        if all(_stands_alone(part) for part in parts):
            return False
        return is_english(cut[0] + after[0]) or (cut[0] + after[0]).casefold() in self._words

    def _is_parting(self, before: str, after: str) -> bool:
        """Tell whether a hyphen only parts a word: the article's own words decide, then English ones."""
        if not after[0].islower() or not before.replace("-", "").isalpha():
            return False
        joined, compound = (before + after).casefold(), f"{before}-{after}".casefold()
        if joined in self._words or compound in self._words:
            return joined in self._words
        if "-" in before or after.casefold() in COMPOUND_ENDS:
            return False
        both_words = (is_english(before) or before.casefold() in HYPHEN_PREFIXES) and is_english(after)
        if is_english(joined):
            return not both_words or self._parts_words
        if before[0].isupper() and is_english(after):
            return False  # "NATO-led"
        return not both_words

    def parts_word(self, first: str, second: str) -> bool:
        """Tell whether a hyphen beyond doubt parts an English word."""
        before = _END.search(first[-_TAIL_CHARS:]) if first[-1:] in _HYPHENS else None
        after = _START.match(second)
        if not before or not after or not after[0].islower():
            return False
        is_word = is_english(before[1] + after[0])
        return is_word and not (is_english(before[1]) and is_english(after[0]))


def _stands_alone(part: str) -> bool:
    return is_english(part) and (len(part) > 1 or part in "aAI")
