"""BM25 by its formula over chunks and articles in memory, which other engines are measured against."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from corpus import Article
from embeddings.query_text import VARIANT_SHARE, WordQuery

_K1 = 1.2
_B = 0.75


@dataclass(frozen=True, slots=True)
class Entry:
    """What is found: a chunk or an article, with its stems by text (title, body)."""

    id: str
    start: int
    article: Article
    texts: tuple[tuple[str, ...], ...]

    @property
    def length(self) -> int:
        """How many stems it has."""
        return sum(len(text) for text in self.texts)

    def has(self, words: Sequence[str]) -> bool:
        """Tell whether words stand next to each other in one of the texts."""
        return self.count(words) > 0

    def count(self, words: Sequence[str]) -> int:
        """Count where words stand next to each other in the texts."""
        width = len(words)
        return sum(text[at : at + width] == tuple(words) for text in self.texts for at in range(len(text) - width + 1))


def best_spelt(word: str, query: WordQuery, entries: Sequence[Entry]) -> list[float]:
    """Return what a word adds to the score of each entry, or the best of its other spellings."""
    legs = [_bm25([word], entries)]
    for other in query.variants.get(word, ()):
        legs.append([VARIANT_SHARE * score for score in _bm25(other, entries)])
    return [max(scores) for scores in zip(*legs, strict=True)]


def _bm25(words: Sequence[str], entries: Sequence[Entry]) -> list[float]:
    """What words that stand next to each other add to the score of each entry."""
    counts = [entry.count(words) for entry in entries]
    idf = math.fsum(_idf(sum(entry.has([word]) for entry in entries), len(entries)) for word in words)
    mean = sum(entry.length for entry in entries) / len(entries) if entries else 1.0
    return [
        idf * count * (_K1 + 1) / (count + _K1 * (1 - _B + _B * entry.length / mean)) if count else 0.0
        for count, entry in zip(counts, entries, strict=True)
    ]


def fits(entry: Entry, query: WordQuery) -> bool:
    """Tell whether an entry has one of the words, all of the phrases and none of what is excluded."""
    return (
        any(entry.has(spelt) for word in query.words for spelt in ([word], *query.variants.get(word, ())))
        and all(entry.has(phrase) for phrase in query.phrases)
        and not any(entry.has(words) for words in query.excluded)
    )


def _idf(having: int, total: int) -> float:
    return math.log(1 + (total - having + 0.5) / (having + 0.5))
