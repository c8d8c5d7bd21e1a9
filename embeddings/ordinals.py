"""The chunks and articles of a build numbered by article id, then start: as equal scores are ordered.

Retrieval handles hundreds of chunks a question as arrays of these numbers, and reads only what it shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from embeddings.rows import FieldRow

Ordinals = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Ranked:
    """What one search found.

    Attributes:
        ordinals: Of chunks or of articles, best first.
        scores: Of each; float64.
    """

    ordinals: Ordinals
    scores: NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class SegmentRows:
    """Some rows of a segment, and which of the chunks asked for each of them is."""

    segment: int
    rows: Ordinals
    places: Ordinals


class ChunkOrder:
    """Where the chunks of a build are; the n-th chunk of an article is its n-th row.

    Args:
        parts: The articles of each segment, removed ones too, as their chunks follow each other.
        removed: Numbers of articles that count no longer.

    Attributes:
        articles: The others, by ordinal.
    """

    def __init__(self, parts: Sequence[Sequence[FieldRow]], removed: frozenset[int]) -> None:
        found = [(row, at) for at, rows in enumerate(parts) for row in rows if row.number not in removed]
        found.sort(key=lambda item: item[0].article_id)
        self.articles = [row for row, _ in found]
        numbers = _array([row.number for row in self.articles])
        self._segments = _array([at for _, at in found])
        counts = _array([row.chunks for row in self.articles])
        self._firsts = np.concatenate([[0], np.cumsum(counts)])  # (articles + 1,), the ordinals of first chunks
        self._by_number = np.argsort(numbers)
        self._numbers = numbers[self._by_number]
        self._first_rows = np.zeros(len(found), dtype=np.int64)
        self._starts = []  # of each segment: (articles + 1,), the first rows
        self._owners = []  # of each segment: (articles,), the ordinals, -1 for removed ones
        for rows in parts:
            starts = np.concatenate([[0], np.cumsum(_array([row.chunks for row in rows]))])
            owners = self.of_articles(_array([row.number for row in rows]))
            self._first_rows[owners[owners >= 0]] = starts[:-1][owners >= 0]
            self._starts.append(starts)
            self._owners.append(owners)

    def of_rows(self, segment: int, rows: Ordinals) -> Ordinals:
        """Return the ordinals of a segment's rows, none of them removed."""
        articles = self._owners[segment][np.searchsorted(self._starts[segment], rows, side="right") - 1]
        return self._firsts[articles] + rows - self._first_rows[articles]

    def of_places(self, numbers: Ordinals, places: Ordinals) -> Ordinals:
        """Return the ordinals of chunks by the number of their article and their place in it."""
        return self._firsts[self.of_articles(numbers)] + places

    def of_articles(self, numbers: Ordinals) -> Ordinals:
        """Return the ordinals of articles by their numbers, -1 for numbers of none."""
        if not len(self._numbers):
            return np.full(len(numbers), -1, dtype=np.int64)
        at = np.minimum(np.searchsorted(self._numbers, numbers), len(self._numbers) - 1)
        return np.where(self._numbers[at] == numbers, self._by_number[at], -1)

    def articles_of(self, chunks: Ordinals) -> Ordinals:
        """Return the ordinal of each chunk's article."""
        return np.searchsorted(self._firsts, chunks, side="right") - 1

    def rows(self, chunks: Ordinals) -> Iterator[SegmentRows]:
        """Find chunks in their segments."""
        articles = self.articles_of(chunks)
        rows = chunks - self._firsts[articles] + self._first_rows[articles]
        if len(self._starts) == 1:
            yield SegmentRows(0, rows, np.arange(len(rows)))
            return
        segments = self._segments[articles]
        for segment in sorted(set(segments.tolist())):
            places = np.flatnonzero(segments == segment)
            yield SegmentRows(segment, rows[places], places)


def _array(values: Sequence[int]) -> Ordinals:
    return np.array(values, dtype=np.int64)
