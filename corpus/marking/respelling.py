"""Spells words that are nearly those of notices as these. Knows nothing of lines."""

from __future__ import annotations

from functools import cache, lru_cache

from corpus.words import NOTICE_WORDS

_MIN_LETTERS = 4  # a shorter word is too near to others


@lru_cache(maxsize=16384)
def respelt(word: str) -> str:
    """Return the word of notices that differs from this one by one letter, else the word.

    A large first letter stays, and no other one.
    """
    folded = word.casefold()
    if len(word) < _MIN_LETTERS or folded in NOTICE_WORDS:
        return word
    made = word if _shortened_words().isdisjoint(_shortened(folded)) else _nearest(folded, len(word)) or word
    return made.capitalize() if word[0].isupper() else made


def _nearest(folded: str, length: int) -> str | None:
    from rapidfuzz.distance import DamerauLevenshtein
    from rapidfuzz.process import extract

    near = [word for word in NOTICE_WORDS if abs(len(word) - length) < 2]
    found = extract(folded, near, scorer=DamerauLevenshtein.distance, score_cutoff=1, limit=None)
    return min((word for word, *_ in found), default=None)


@cache
def _shortened_words() -> frozenset[str]:
    return frozenset(short for word in NOTICE_WORDS for short in _shortened(word))


def _shortened(word: str) -> list[str]:
    """A word, and what is left of it without any one letter: words that differ by one letter share one of these."""
    return [word, *(word[:at] + word[at + 1 :] for at in range(len(word)))]
