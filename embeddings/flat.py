"""The vectors of one segment in a FAISS file, searched exactly."""

from __future__ import annotations

import hashlib
import os
import struct
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from embeddings.errors import REBUILD, IndexDamaged
from embeddings.vectors import SCORE_PLACES, Vectors

if TYPE_CHECKING:
    from faiss import IndexFlatIP

#: FAISS's mark of an IndexFlatIP, its fixed header (mark, width, rows, two unused, trained, metric) and row count.
_MARK = b"IxFI"
_HEADER = struct.Struct("<4siqqqBiQ")

#: FAISS's float32 score of unit vectors lies within this of the exact one.
_FLOAT32_ERROR = 2e-6
#: Rows asked for beyond k, so that one search mostly settles equal scores at the cut.
_SPARE = 16


class FlatVectors:
    """Unit vectors by row, and their exact inner products with a query.

    FAISS finds candidates; their scores are computed again in float64, so that a score depends on nothing but its
    two vectors: not on the filter, the other rows, threads or the machine's instructions.
    """

    def __init__(self, index: IndexFlatIP) -> None:
        import faiss

        self._index = index
        flat = faiss.rev_swig_ptr(index.get_xb(), index.ntotal * index.d) if index.ntotal else np.empty(0, np.float32)
        self._rows: Vectors = flat.reshape(index.ntotal, index.d)  # (n, dim), a view into the FAISS index

    @classmethod
    def from_rows(cls, vectors: Vectors) -> FlatVectors:
        """Hold (n, dim) rows."""
        import faiss

        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors, dtype=np.float32))
        return cls(index)

    @classmethod
    def read(cls, path: Path, dim: int) -> FlatVectors:
        """Read a file that `write` made, all of it into memory.

        Raises:
            IndexDamaged: If it is missing, or holds no vectors of that width.
        """
        try:
            with path.open("rb") as file:
                header = file.read(_HEADER.size)
                floats = np.fromfile(file, dtype="<f4")
                size = os.fstat(file.fileno()).st_size
        except OSError as error:
            raise IndexDamaged(f"{path} is missing ({error.strerror}): {REBUILD}") from error
        if not _is_flat(header, size, dim):
            raise IndexDamaged(f"{path} holds no vectors of width {dim}: {REBUILD}")
        return cls.from_rows(floats.reshape(-1, dim))

    def write(self, path: Path) -> str:
        """Write one FAISS file onto the disk and return the SHA-256 that it should have."""
        import faiss

        data = faiss.serialize_index(self._index).data
        with path.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        return hashlib.sha256(data).hexdigest()

    @property
    def rows(self) -> Vectors:
        """All vectors: (n, dim), not to be changed."""
        return self._rows

    def scores(self, query: Vectors, rows: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the rounded inner products of a (1, dim) query with some rows: (rows,)."""
        exact = self._rows[rows].astype(np.float64) @ query[0].astype(np.float64)  # (rows,)
        rounded: NDArray[np.float64] = np.round(exact, SCORE_PLACES) + 0.0  # no negative zero
        return rounded

    def search(self, query: Vectors, k: int, allowed: NDArray[np.uint8] | None) -> list[tuple[int, float]]:
        """Find the k best rows with their rounded scores, and all others that equal the last of them.

        Args:
            query: (1, dim) float32.
            k: At least 1.
            allowed: A bitmap over rows, lowest bit first; None allows all.

        Returns:
            In no particular order.
        """
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
        return list(zip(rows.tolist(), scores.tolist(), strict=True))

    def _candidates(
        self, query: Vectors, count: int, allowed: NDArray[np.uint8] | None
    ) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """FAISS's scores and rows, best first."""
        import faiss

        if count == 0:
            return np.empty(0, np.float32), np.empty(0, np.int64)
        if allowed is None:
            scores, rows = self._index.search(query, count)  # (1, count) each; one query runs on one thread
        else:
            selector = faiss.IDSelectorBitmap(allowed)  # type: ignore[call-arg,arg-type]  # the stubs know C++ only
            chosen = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]  # likewise
            scores, rows = self._index.search(query, count, params=chosen)
        found = rows[0] >= 0
        return scores[0][found], rows[0][found]


def bitmap(mask: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """Pack a mask over rows for `FlatVectors.search`."""
    return np.packbits(mask, bitorder="little")


def _is_flat(header: bytes, size: int, dim: int) -> bool:
    """Tell whether a file is an IndexFlatIP of that width and of no other type or length."""
    if len(header) < _HEADER.size:
        return False
    mark, width, total, _, _, _, metric, floats = _HEADER.unpack(header)
    return bool(
        mark == _MARK and width == dim and metric == 0 and floats == total * dim and size == _HEADER.size + 4 * floats
    )
