"""Codes of a segment's vectors, half a byte for two dimensions: they find what is worth scoring exactly.

A search of codes reads a sixteenth of the bytes that a search of the vectors reads. What it finds is scored by the
vectors themselves, and what the codes cannot settle is searched exactly: scores are always exact, and little is missed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from embeddings.allowed import AllowedRows
from embeddings.errors import REBUILD, IndexDamaged
from embeddings.flat import FlatVectors, Found, one_thread, write_index
from embeddings.vectors import Vectors

if TYPE_CHECKING:
    from faiss import IndexIVFPQFastScan

#: Segments of more rows have codes. To search so many vectors takes a millisecond, to search their codes a third of it.
EXACT_ROWS = 16_384

#: Vectors that the codes are learnt from; more of them found no more (recall@100 .9996 of 100,000 either way).
_LEARNT_FROM = 2048
#: A code is one of so many.
_CODES = 16
#: Rows scored exactly for each one wanted, at first and if that does not do.
_TRIES = (4, 12)
#: Rows wanted beyond k, as in `FlatVectors`.
_SPARE = 16
#: What the codes leave out is left out if its score would have to be off by so many standard deviations to count.
_SURE = 2.5


class Codes:
    """The codes of all vectors of a segment, searched by FAISS 32 at a time."""

    def __init__(self, index: IndexIVFPQFastScan) -> None:
        self._index = index

    @classmethod
    def of(cls, vectors: Vectors) -> Codes:
        """Make the codes of (n, dim) rows, n at least 16 and dim even; the same ones in any process and thread."""
        import faiss

        rows, dim = vectors.shape
        # One list holds all rows: only the index of lists can leave rows out.
        index = faiss.index_factory(dim, f"IVF1,PQ{dim // 2}x4fs", faiss.METRIC_INNER_PRODUCT)
        assert isinstance(index, faiss.IndexIVFPQFastScan)
        learning = index.pq.cp
        learning.niter, learning.min_points_per_centroid = 10, 1
        learning.max_points_per_centroid = _LEARNT_FROM // _CODES
        aligned = np.require(vectors, np.float32, ["C", "A"])  # those of a mapped file may be not
        index.train(np.ascontiguousarray(aligned[:: max(1, rows // _LEARNT_FROM)][:_LEARNT_FROM]))
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
        if allowed is None or allowed.rows is None:
            among = allowed.count if allowed else self._index.ntotal
            for each in _TRIES:
                count = each * (k + _SPARE)
                if count * _TRIES[0] > among:
                    break
                rough, rows = self._candidates(query, count, allowed)
                found = vectors.search(query, k, AllowedRows.few(rows))
                if _is_settled(rough, rows, found, k):
                    return found
        return vectors.search(query, k, allowed)

    def _candidates(
        self, query: Vectors, count: int, allowed: AllowedRows | None
    ) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """The scores that codes give and their rows, best first."""
        import faiss

        chosen = faiss.SearchParametersIVF(sel=allowed.selector()) if allowed else None  # type: ignore[call-arg]  # C++ only
        with one_thread():
            scores, rows = self._index.search(query, count, params=chosen)  # (1, count) each
        return scores[0], rows[0]


def has_codes(rows: int, dim: int) -> bool:
    """Tell whether a segment's vectors should have codes."""
    return rows > EXACT_ROWS and dim % 2 == 0


def _is_settled(rough: NDArray[np.float32], rows: NDArray[np.int64], found: Found, k: int) -> bool:
    """Tell whether no row that the codes left out is likely to be among the k best.

    The errors of the codes are those of the rows found: what is left out would have to have a larger one.
    """
    best, scores = found
    order = np.argsort(rows)
    errors = scores - rough[order[np.searchsorted(rows, best, sorter=order)]]
    kth = np.partition(scores, -k)[-k]
    return bool(rough[-1] + errors.mean() + _SURE * errors.std() < kth)
