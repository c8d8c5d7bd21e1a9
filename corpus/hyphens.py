"""Hyphens at the ends of lines: which belong to a word, and which only part it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from corpus.vocabulary import is_english
from corpus.words import COMPOUND_ENDS, HYPHEN_PREFIXES, SUSPENDED

_END = re.compile(r"(?<![\w’'.-])((?:[A-Z]\.)*[\w’']+(?:-[\w’']+)*)[-\u2010]$")
_DASH_END = re.compile(r"\w[–—]$")
_START = re.compile(r"[\w’']+")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010’'][^\W\d_]+)*")
_TAIL_CHARS = 80


@dataclass(frozen=True, slots=True)
class Joint:
    """What stands between two parts of a sentence; `drops_hyphen`: the hyphen that ends the first goes too."""

    text: str
    drops_hyphen: bool = False


def ends_in_hyphen(text: str) -> bool:
    """Tell whether a line ends in a hyphen that is glued to a word."""
    return bool(_END.search(text[-_TAIL_CHARS:]))


class Hyphens:
    """What the lines of one article say of the hyphens at their ends."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Look the lines over: whole words, and whether lines end inside words that have no hyphen."""
        texts = list(lines)
        ends = [text for text in texts if text.endswith(("-", "\u2010"))]
        self._words: frozenset[str] = frozenset()
        self._parts_words = False
        if ends:
            found = {word.casefold() for text in texts for word in _WORD.findall(text)}
            self._words = frozenset(found | {part for word in found for part in re.split("['’]", word)})
            pairs = pairwise(texts)
            self._parts_words = any(self._is_parted_word(first, second) for first, second in pairs)

    def joint(self, first: str, second: str) -> Joint:
        """Return what joins two parts of a sentence."""
        if _DASH_END.search(first[-2:]) and second[:1].isalnum():
            return Joint("")
        before, after = _END.search(first[-_TAIL_CHARS:]), _START.match(second)
        if not before or not after:
            return Joint(" ")
        if after[0].casefold() in SUSPENDED and second[after.end() :][:1] != "-":
            return Joint(" ")
        return Joint("", self._is_parting(before[1], after[0]))

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

    def _is_parted_word(self, first: str, second: str) -> bool:
        """Tell whether a hyphen beyond doubt parts an English word."""
        before, after = _END.search(first[-_TAIL_CHARS:]), _START.match(second)
        if not before or not after or not after[0].islower():
            return False
        is_word = is_english(before[1] + after[0])
        return is_word and not (is_english(before[1]) and is_english(after[0]))
