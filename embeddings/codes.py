"""Codes of a segment's vectors, half a byte for one dimension or for two: they find what is worth scoring exactly.

A search of codes reads an eighth or a sixteenth of what a search of the vectors reads. What it finds is scored by the
vectors themselves, and what the codes cannot settle is searched exactly: scores are always exact, and little is missed.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from embeddings.allowed import AllowedRows
from embeddings.errors import REBUILD, IndexDamaged
from embeddings.flat import FlatVectors, Found, may_be_best, search_alone, write_index
from embeddings.vectors import Vectors

if TYPE_CHECKING:
    from faiss import IndexIVFPQFastScan

#: Segments of more rows have codes. So many vectors are searched in little more time than their codes and what these
#: find, twice as many in twice the time.
EXACT_ROWS = 4096
#: Codes of so many rows have half a byte for each dimension: a search takes longer than with half a byte for two, but
#: is off by a third as much, so that fewer rows are scored; of more rows, the search itself counts more.
FINE_ROWS = 16_384

#: Vectors that the codes are learnt from; more of them found no more (recall@100 .9996 of 100,000 either way).
_LEARNT_FROM = 2048
#: A code is one of so many.
_CODES = 16
#: A dimension's numbers lie about their mean as a normal deviate's do, and so many levels, of a standard deviation, are
#: nearest to that on average; 16 learnt ones were not as near.
_LEVELS = (0.1284, 0.3881, 0.6568, 0.9424, 1.2562, 1.618, 2.069, 2.7326)
#: Rows scored exactly for each one wanted, at first, by codes of one dimension and of two.
_AT_FIRST_FINE, _AT_FIRST = 2.5, 4
#: All rows are scored rather than more than one in so many: that takes no longer.
_MOST_SCORED = 3
#: A filter that leaves this share is applied to what codes find without: FAISS looks up less.
_WIDE = 0.5
#: Further than this a guess does not go.
_MOST_STEPS = 16.0
#: How many times the rows that seem to do are asked for: their number is a guess.
_MARGIN = 1.5
#: Rows wanted beyond k, as in `FlatVectors`.
_SPARE = 16
#: What the codes leave out is left out if its score would have to be off by so many standard deviations to count.
_SURE = 3.0


class Codes:
    """The codes of all vectors of a segment, searched by FAISS 32 at a time."""

    def __init__(self, index: IndexIVFPQFastScan) -> None:
        self._index = index
        self._at_first = _AT_FIRST_FINE if index.d == index.pq.M else _AT_FIRST

    @classmethod
    def of(cls, vectors: Vectors) -> Codes:
        """Make the codes of (n, dim) rows, n at least 16 and dim even; the same ones in any process and thread."""
        import faiss

        rows, dim = vectors.shape
        is_fine = rows <= FINE_ROWS
        # One list holds all rows: only the index of lists can leave rows out.
        index = faiss.index_factory(dim, f"IVF1,PQ{dim if is_fine else dim // 2}x4fs", faiss.METRIC_INNER_PRODUCT)
        assert isinstance(index, faiss.IndexIVFPQFastScan)
        aligned = np.require(vectors, np.float32, ["C", "A"])  # those of a mapped file may be not
        some = np.ascontiguousarray(aligned[:: max(1, rows // _LEARNT_FROM)][:_LEARNT_FROM])
        (_set_levels if is_fine else _learn)(index, some)
        index.add(aligned)
        return cls(index)

    @classmethod
    def read(cls, path: Path, rows: int, dim: int) -> Codes:
        """Read a file that `write` made.

        Raises:
            IndexDamaged: If it is missing, or holds no codes of so many rows of that width.
        """
        import faiss

        try:
            index = faiss.deserialize_index(np.fromfile(path, dtype=np.uint8))
        except OSError as error:
            raise IndexDamaged(f"{path} is missing ({error.strerror}): {REBUILD}") from error
        except RuntimeError as error:
            raise IndexDamaged(f"{path} is damaged: {REBUILD}") from error
        if not isinstance(index, faiss.IndexIVFPQFastScan) or (index.ntotal, index.d) != (rows, dim):
            raise IndexDamaged(f"{path} holds no codes of {rows} vectors of width {dim}: {REBUILD}")
        return cls(index)

    def write(self, path: Path) -> str:
        """Write one FAISS file onto the disk and return the SHA-256 that it should have."""
        return write_index(self._index, path)

    def search(self, vectors: FlatVectors, query: Vectors, k: int, allowed: AllowedRows | None) -> Found:
        """Find what `FlatVectors.search` finds, with rare exceptions and in less time.

        Args:
            vectors: What these are the codes of.
            query: (1, dim) float32.
            k: At least 1.
            allowed: Which rows count; None allows all.
        """
        if allowed and allowed.rows is not None:
            return vectors.among(query, k, allowed.rows)
        among = allowed.count if allowed else self._index.ntotal
        count = int(self._at_first * (k + _SPARE))
        while count * _MOST_SCORED <= among:
            rough, rows = self._candidates(query, count, allowed)
            products = vectors.products(query, rows)
            best = may_be_best(products, k)
            bar = _bar(rough[best], products[best])
            if rough[-1] < bar:
                return rows[best], vectors.scores(query, rows[best])
            count = max(2 * count, int(_MARGIN * _reaching(rough, bar)))
        return vectors.search(query, k, allowed)

    def _candidates(self, query: Vectors, count: int, allowed: AllowedRows | None) -> tuple[Vectors, NDArray[np.int64]]:
        """The scores that codes give and their rows, best first."""
        import faiss

        if allowed is None:
            return search_alone(self._index, query, count, None)
        if (share := allowed.count / self._index.ntotal) >= _WIDE:
            rough, rows = search_alone(self._index, query, int(count / share), None)
            passing = allowed.holds(rows)
            if 2 * np.count_nonzero(passing) >= count:
                return rough[passing][:count], rows[passing][:count]
        chosen = faiss.SearchParametersIVF(sel=allowed.selector())  # type: ignore[call-arg]  # C++ only
        return search_alone(self._index, query, count, chosen)


def has_codes(rows: int, dim: int) -> bool:
    """Tell whether a segment's vectors should have codes."""
    return rows > EXACT_ROWS and dim % 2 == 0


def _set_levels(index: IndexIVFPQFastScan, some: Vectors) -> None:
    """Set the codes of an index of one dimension a code, by the mean and deviation of each dimension."""
    import faiss

    levels = np.array([*(-level for level in reversed(_LEVELS)), *_LEVELS])
    means, deviations = (part[:, None] for part in (some.mean(axis=0), some.std(axis=0)))
    faiss.copy_array_to_vector((means + deviations * levels).astype(np.float32).ravel(), index.pq.centroids)
    index.quantizer.add(np.zeros((1, index.d), dtype=np.float32))
    index.is_trained = True


def _learn(index: IndexIVFPQFastScan, some: Vectors) -> None:
    learning = index.pq.cp
    learning.niter, learning.min_points_per_centroid = 10, 1
    learning.max_points_per_centroid = _LEARNT_FROM // _CODES
    index.train(some)


def _bar(rough: Vectors, products: Vectors) -> float:
    """Return what codes give the k best at least, in all likelihood, going by the best found.

    Their errors are those of these rows: one that the codes leave out at this score would have to have a larger one.
    """
    errors = products - rough
    mean = float(errors.sum()) / len(errors)
    deviation = math.sqrt(max(0.0, float(errors @ errors) / len(errors) - mean**2))
    return float(products.min()) - mean - _SURE * deviation


def _reaching(rough: Vectors, bar: float) -> float:
    """Guess how many rows reach a score, going by how far the scores found fall while their number grows fourfold."""
    fall = float(rough[len(rough) // 4] - rough[-1])
    steps = (float(rough[-1]) - bar) / fall if fall > 0 else math.inf
    return len(rough) * 4 ** min(steps, _MOST_STEPS)
