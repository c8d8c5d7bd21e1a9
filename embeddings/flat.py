"""The vectors of one segment in a FAISS file, mapped into memory and searched exactly."""

from __future__ import annotations

import hashlib
import mmap
import os
import struct
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from embeddings.allowed import AllowedRows
from embeddings.errors import REBUILD, IndexDamaged
from embeddings.vectors import SCORE_PLACES, Vectors

if TYPE_CHECKING:
    from faiss import Index, IndexFlatIP, SearchParameters

#: Rows and their scores: (rows,) each.
Found = tuple[NDArray[np.int64], NDArray[np.float64]]

#: FAISS's mark of an IndexFlatIP, its fixed header (mark, width, rows, two unused, trained, metric) and row count.
_MARK = b"IxFI"
_HEADER = struct.Struct("<4siqqqBiQ")

#: FAISS's float32 score of unit vectors lies within this of the exact one.
_FLOAT32_ERROR = 2e-6
#: What scores less than the k-th best of these by more than this is none of the k best, exact and rounded.
_UNSURE = np.float32(2 * _FLOAT32_ERROR + 10**-SCORE_PLACES)
#: Rows asked for beyond k, so that one search mostly settles equal scores at the cut.
_SPARE = 16
#: Named rows are copied and multiplied so many at once: they stay in the processor's cache, and fit a search of codes.
_AT_ONCE = 512


def search_alone(
    index: Index, query: Vectors, count: int, chosen: SearchParameters | None
) -> tuple[Vectors, NDArray[np.int64]]:
    """Search for one query on the calling thread alone: others have no work, and spin for milliseconds.

    Returns:
        Scores and rows, best first: (count,) each, the rows -1 where there are no more.
    """
    import faiss

    before = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)  # of this thread; others keep theirs
    try:
        scores, rows = index.search(query, count, params=chosen)  # (1, count) each
    finally:
        faiss.omp_set_num_threads(before)
    return scores[0], rows[0]


def write_index(index: Index, path: Path) -> str:
    """Write a FAISS index onto the disk and return the SHA-256 that its file should have."""
    import faiss

    data = faiss.serialize_index(index).data
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return hashlib.sha256(data).hexdigest()


class FlatVectors:
    """Unit vectors by row, and their exact inner products with a query.

    FAISS finds candidates; their scores are computed again in float64, so that a score depends on nothing but its
    two vectors: not on the filter, the other rows, threads or the machine's instructions.
    """

    def __init__(self, index: IndexFlatIP, rows: Vectors) -> None:
        self._index = index
        self._rows = rows  # (n, dim)
        # Floats of a mapped file lie askew, and numpy would copy all of them to take some; of bytes it does not.
        self._bytes = rows.view(np.uint8)  # (n, 4 dim)

    @classmethod
    def from_rows(cls, vectors: Vectors) -> FlatVectors:
        """Hold (n, dim) rows."""
        import faiss

        rows = np.ascontiguousarray(vectors, dtype=np.float32)
        index = faiss.IndexFlatIP(rows.shape[1])
        index.add(rows)
        return cls(index, rows)

    @classmethod
    def read(cls, path: Path, dim: int) -> FlatVectors:
        """Map a file that `write` made; it may be deleted meanwhile.

        Raises:
            IndexDamaged: If it is missing, or holds no vectors of that width.
        """
        import faiss

        data: mmap.mmap | bytes = b""
        try:
            with path.open("rb") as file:
                if os.fstat(file.fileno()).st_size:  # nothing cannot be mapped
                    data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except OSError as error:
            raise IndexDamaged(f"{path} is missing ({error.strerror}): {REBUILD}") from error
        if not _is_flat(data[: _HEADER.size], len(data), dim):
            raise IndexDamaged(f"{path} holds no vectors of width {dim}: {REBUILD}")
        reader = faiss.ZeroCopyIOReader(faiss.swig_ptr(np.frombuffer(data, np.uint8)), len(data))  # type: ignore[attr-defined]  # the stubs lack it
        index = faiss.read_index(reader)
        assert isinstance(index, faiss.IndexFlatIP)
        return cls(index, np.frombuffer(data, "<f4", offset=_HEADER.size).reshape(-1, dim))  # keeps what is mapped

    def write(self, path: Path) -> str:
        """Write one FAISS file onto the disk and return the SHA-256 that it should have."""
        return write_index(self._index, path)

    def close(self) -> None:
        """Let go of its file; it holds no vectors from now on."""
        empty = FlatVectors.from_rows(np.empty((0, self._index.d), dtype=np.float32))
        self._index, self._rows, self._bytes = empty._index, empty._rows, empty._bytes

    @property
    def rows(self) -> Vectors:
        """All vectors: (n, dim), not to be changed."""
        return self._rows

    def scores(self, query: Vectors, rows: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the rounded inner products of a (1, dim) query with some rows: (rows,)."""
        some = self._bytes.take(rows, axis=0).view(np.float32)
        exact = some.astype(np.float64) @ query[0].astype(np.float64)  # (rows,)
        rounded: NDArray[np.float64] = np.round(exact, SCORE_PLACES) + 0.0  # no negative zero
        return rounded

    def products(self, query: Vectors, rows: NDArray[np.int64]) -> Vectors:
        """Return the inner products of a (1, dim) query with some rows, as exact as float32 is: (rows,)."""
        found = np.empty(len(rows), dtype=np.float32)
        copied = np.empty((min(len(rows), _AT_ONCE), self._bytes.shape[1]), dtype=np.uint8)
        for at in range(0, len(rows), _AT_ONCE):
            part = rows[at : at + _AT_ONCE]
            # Only with a mode that cannot fail does numpy write into what it is given.
            self._bytes.take(part, axis=0, out=copied[: len(part)], mode="clip")
            np.matmul(copied.view(np.float32)[: len(part)], query[0], out=found[at : at + _AT_ONCE])
        return found

    def among(self, query: Vectors, k: int, rows: NDArray[np.int64]) -> Found:
        """Find what `search` finds among some rows."""
        rows = rows[may_be_best(self.products(query, rows), k)]
        return rows, self.scores(query, rows)

    def search(self, query: Vectors, k: int, allowed: AllowedRows | None) -> Found:
        """Find the k best rows with their rounded scores, and all others that equal the last of them.

        Args:
            query: (1, dim) float32.
            k: At least 1.
            allowed: Which rows count; None allows all.

        Returns:
            In no particular order.
        """
        if allowed and allowed.rows is not None:
            return self.among(query, k, allowed.rows)
        wanted = k + _SPARE
        while True:
            rough, rows = self._candidates(query, min(wanted, self._index.ntotal), allowed)
            scores = self.scores(query, rows)
            if len(rows) < wanted:
                break
            kth = np.partition(scores, -k)[-k]
            if round(float(rough[-1]) + _FLOAT32_ERROR, SCORE_PLACES) < kth:
                break
            wanted *= 4
        return rows, scores

    def _candidates(
        self, query: Vectors, count: int, allowed: AllowedRows | None
    ) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """FAISS's scores and rows, best first."""
        import faiss

        count = count if allowed is None else min(count, allowed.count)
        if count == 0:
            return np.empty(0, np.float32), np.empty(0, np.int64)
        chosen = faiss.SearchParameters(sel=allowed.selector()) if allowed else None  # type: ignore[call-arg]  # C++ only
        scores, rows = search_alone(self._index, query, count, chosen)
        found = rows >= 0
        return scores[found], rows[found]


def may_be_best(products: Vectors, k: int) -> NDArray[np.int64]:
    """Return where the k greatest exact scores may be, and those that equal the last of them once rounded."""
    if len(products) <= k:
        return np.arange(len(products))
    return np.flatnonzero(products >= np.partition(products, -k)[-k] - _UNSURE)


def _is_flat(header: bytes, size: int, dim: int) -> bool:
    """Tell whether a file is an IndexFlatIP of that width and of no other type or length."""
    if len(header) < _HEADER.size:
        return False
    mark, width, total, _, _, _, metric, floats = _HEADER.unpack(header)
    return bool(
        mark == _MARK and width == dim and metric == 0 and floats == total * dim and size == _HEADER.size + 4 * floats
    )
