"""English words and how common they are, for what an article's own words leave open."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spellchecker import SpellChecker


def is_english(word: str) -> bool:
    """Tell whether a word is in the list, in any case."""
    return word.casefold() in _words().word_frequency


@cache
def _words() -> SpellChecker:
    from spellchecker import SpellChecker

    return SpellChecker(language="en", distance=1)
