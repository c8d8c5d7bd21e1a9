"""When two passages say the same: alike word by word, with the same figures and the same negations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import Span

_WORD = re.compile(r"[^\W_]+")

_FIGURE = re.compile(
    r"\d+(?:[.,]\d+)*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?"
    r"|millions?|billions?|first|second|third|fourth|half|twice)\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(r"\b(?:not|no|never|nobody|none|nothing|neither|nor|without)\b|n[’']t\b", re.IGNORECASE)


_NO_DIGITS = bytes(set(range(256)) - set(b"0123456789"))


def digits(passage: str) -> bytes:
    """Return the digits of a passage in a row: those that say the same have the same, and most others do not."""
    return passage.encode("ascii", "ignore").translate(None, _NO_DIGITS)


def say_the_same(one: str, other: str, similarity: float) -> bool:
    """Tell whether two passages say the same.

    A figure or a "not" is a small part of a passage and all of its meaning, so passages that differ in one are never
    the same, however alike they are.

    Args:
        one: A passage.
        other: Another.
        similarity: Least edit similarity, 0 to 100.
    """
    from rapidfuzz import fuzz  # only answering needs it

    return fuzz.ratio(one, other, score_cutoff=similarity) > 0 and _mean_the_same(one, other)


def find_passage(passage: str, text: str, similarity: float) -> Span | None:
    """Find where a text says the same as a passage, other quote marks, blanks and capitals apart.

    Args:
        passage: A passage.
        text: A whole article.
        similarity: Least similarity of their words, 0 to 100.

    Returns:
        The place, from the first to the last word; None if it is nowhere.
    """
    wanted = _WORD.findall(passage.casefold())
    words = list(_WORD.finditer(text))
    if not wanted or len(wanted) > len(words):
        return None
    there = [word[0].casefold() for word in words]
    first, end = _place(wanted, there, similarity)
    if first == end:
        return None
    found = Span(words[first].start(), words[end - 1].end())
    return found if _mean_the_same(passage, text[found.start : found.end]) else None


def _place(wanted: Sequence[str], words: Sequence[str], similarity: float) -> tuple[int, int]:
    """The range of words that is most like what is wanted; an empty one if none is like it."""
    line, exact = f" {' '.join(words)} ", f" {' '.join(wanted)} "
    if (at := line.find(exact)) >= 0:
        first = line.count(" ", 0, at)
        return first, first + len(wanted)
    from rapidfuzz import fuzz

    best = fuzz.partial_ratio_alignment(wanted, words, score_cutoff=similarity)
    return (best.dest_start, best.dest_end) if best else (0, 0)


def _mean_the_same(one: str, other: str) -> bool:
    return _found(_FIGURE, one) == _found(_FIGURE, other) and _found(_NEGATION, one) == _found(_NEGATION, other)


def _found(pattern: re.Pattern[str], text: str) -> list[str]:
    return [match[0].lower() for match in pattern.finditer(text)]
