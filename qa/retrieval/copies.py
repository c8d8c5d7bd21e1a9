"""When two passages say the same: alike word by word, with the same figures and the same negations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from corpus import Span, digits, find_crux

_WORD = re.compile(r"[^\W_]+")


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

    return fuzz.ratio(one, other, score_cutoff=similarity) > 0 and find_crux(one) == find_crux(other)


def find_passage(passage: str, text: str, similarity: float) -> Span | None:
    """Find where a text says the same as a passage, other quote marks, blanks and capitals apart.

    Args:
        passage: A passage.
        text: A whole article.
        similarity: Least similarity of their words, 0 to 100.

    Returns:
        The place, from the first to the last word; None if it is nowhere.
    """
    if place := _find_verbatim(passage, text):
        return place
    if digits(passage) not in digits(text):
        return None
    wanted = _WORD.findall(passage.casefold())
    words = [word.casefold() for word in _WORD.findall(text)]
    if not wanted or len(wanted) > len(words):
        return None
    first, end = _place(wanted, words, similarity)
    if first == end:
        return None
    matches = list(islice(_WORD.finditer(text), first, end))
    found = Span(matches[0].start(), matches[-1].end())
    return found if find_crux(passage) == find_crux(text[found.start : found.end]) else None


def _find_verbatim(passage: str, text: str) -> Span | None:
    """Where a text holds a passage letter by letter, no word of it a part of a longer one."""
    at = text.find(passage)
    first, last = _WORD.search(passage), _WORD.search(passage[::-1])
    if at < 0 or first is None or last is None:
        return None
    place = Span(at + first.start(), at + len(passage) - last.start())
    is_part = text[place.start - 1 : place.start].isalnum() or text[place.end : place.end + 1].isalnum()
    return None if is_part else place


def _place(wanted: Sequence[str], words: Sequence[str], similarity: float) -> tuple[int, int]:
    """The range of words that is most like what is wanted; an empty one if none is like it."""
    line, exact = f" {' '.join(words)} ", f" {' '.join(wanted)} "
    if (at := line.find(exact)) >= 0:
        first = line.count(" ", 0, at)
        return first, first + len(wanted)
    # No range has more of the words in order than the whole text has at all.
    shared = sum(map(set(words).__contains__, wanted))
    if 200 * shared < similarity * (len(wanted) + shared):
        return 0, 0
    from rapidfuzz import fuzz

    best = fuzz.partial_ratio_alignment(wanted, words, score_cutoff=similarity)
    return (best.dest_start, best.dest_end) if best else (0, 0)
