"""Words of an index that a mistyped word may stand for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_MOST_SLIPS = 2
_MOST_WORDS = 10


def most_similar(word: str, vocabulary: Mapping[str, int], count: Callable[[str], int] | None = None) -> list[str]:
    """Return the words within two slips (a letter more, less, other, or two swapped) of a word, itself left out.

    Args:
        word: Lower case.
        vocabulary: Words and how often they occur.
        count: Counts a word exactly, where the vocabulary may count too many; words that count 0 are left out.

    Returns:
        Fewest slips first, then most frequent, then by alphabet; at most 10.
    """
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract_iter

    near = [
        (int(slips), candidate)
        for candidate, slips, _ in extract_iter(word, vocabulary.keys(), scorer=OSA.distance, score_cutoff=_MOST_SLIPS)
        if candidate != word
    ]
    counts = {candidate: count(candidate) if count else vocabulary[candidate] for _, candidate in near}
    near.sort(key=lambda item: (item[0], -counts[item[1]], item[1]))
    return [candidate for _, candidate in near if counts[candidate]][:_MOST_WORDS]
