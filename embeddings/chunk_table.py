"""Where the chunks of one segment stand in their articles, and the numbers of their cruxes, in a small file.

All numbers are little-endian:

header    mark "AQCT", version of cruxes (uint32), rows (uint64)
rows      for each chunk: start, end, number of its crux (uint32 each)

No answer depends on it: it is read at once, so that to tell likely copies apart takes no text.
"""

from __future__ import annotations

import hashlib
import os
import struct
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus import CRUX_VERSION, Chunk, Span, find_crux
from embeddings.errors import REBUILD, IndexDamaged

_HEADER = struct.Struct("<4sIQ")
_MARK = b"AQCT"
_ROW = np.dtype([("start", "<u4"), ("end", "<u4"), ("crux", "<u4")])


class ChunkTable:
    """Such a table; row i is chunk i of the segment."""

    def __init__(self, rows: NDArray[np.void]) -> None:
        self._rows = rows

    @classmethod
    def of(cls, chunks: Iterable[Chunk]) -> ChunkTable:
        """Make the table of all chunks of a segment in order."""
        rows = [(chunk.start, chunk.end, find_crux(chunk.text).number) for chunk in chunks]
        return cls(np.array(rows, dtype=_ROW))

    @classmethod
    def joined(cls, parts: Sequence[tuple[ChunkTable, int, int]]) -> ChunkTable:
        """Make the table of some rows of others: each part is a table, its first row and how many follow."""
        return cls(np.concatenate([table._rows[first : first + count] for table, first, count in parts]))

    @classmethod
    def read(cls, path: Path, rows: int) -> ChunkTable:
        """Read a file that `write` made.

        Raises:
            IndexDamaged: If it is missing, or is not of so many chunks and of cruxes as they are found now.
        """
        try:
            data = path.read_bytes()
        except OSError as error:
            raise IndexDamaged(f"{path} is missing ({error.strerror}): {REBUILD}") from error
        header = _HEADER.pack(_MARK, CRUX_VERSION, rows)
        if not data.startswith(header) or len(data) != len(header) + rows * _ROW.itemsize:
            raise IndexDamaged(f"{path} holds no table of {rows} chunks: {REBUILD}")
        return cls(np.frombuffer(data, dtype=_ROW, offset=len(header)))

    def write(self, path: Path) -> str:
        """Write a file onto the disk and return the SHA-256 that it should have."""
        data = _HEADER.pack(_MARK, CRUX_VERSION, len(self._rows)) + self._rows.tobytes()
        with path.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        return hashlib.sha256(data).hexdigest()

    def spans(self, rows: NDArray[np.int64]) -> list[Span]:
        """Return where chunks stand in their articles, in the order given."""
        kept = self._rows[rows]
        return list(map(Span, kept["start"].tolist(), kept["end"].tolist()))

    def cruxes(self, rows: NDArray[np.int64]) -> NDArray[np.uint32]:
        """Return the numbers of the cruxes of chunks, in the order given."""
        found: NDArray[np.uint32] = self._rows["crux"][rows]
        return found
