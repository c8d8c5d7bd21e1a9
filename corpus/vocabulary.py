"""English words and how common they are, for what an article's own words leave open."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spellchecker import SpellChecker


_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=2)  # several steps ask about one text
def word_counts(text: str) -> Counter[str]:
    """Return how often each word of a text stands in it; not to be changed."""
    return Counter(_WORD.findall(text))


@lru_cache(maxsize=65_536)
def is_english(word: str) -> bool:
    """Tell whether a word is in the list, in any case."""
    return word.casefold() in _words().word_frequency


def frequency(word: str) -> int:
    """Count a word's uses in the texts behind the list, in any case; 0 if it is not in the list."""
    return int(_words().word_frequency.dictionary.get(word.casefold(), 0))


@cache
def _words() -> SpellChecker:
    from spellchecker import SpellChecker

    return SpellChecker(language="en", distance=1)
