"""The tokens of one segment's chunks in a file: the signs of their vectors, and where they begin.

All numbers are little-endian:

header    mark "AQTS", version (uint16), bytes of signs a token (uint16), rows (uint64)
records   a chunk each, by row: the signs of its n tokens (n x bytes), then their starts (n x int16)
table     for each row: n (uint32), CRC-32 of its record (uint32)
check     CRC-32 of header and table (uint32)

A file is large and little of it is asked for, so opening one reads header and table, and a record is checked when it is
first read. It is read by position, not mapped into memory: a file that is cut short meanwhile is an error, not a crash.
"""

from __future__ import annotations

import hashlib
import os
import struct
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from embeddings.errors import REBUILD, IndexDamaged
from embeddings.vectors import TokenSigns

_HEADER = struct.Struct("<4sHHQ")
_MARK = b"AQTS"
_VERSION = 1
_CHECK = struct.Struct("<I")
_START = np.dtype("<i2")  # chunks have 2,000 characters at most
_ROW = np.dtype([("tokens", "<u4"), ("check", "<u4")])


def write_signs(path: Path, signs: Iterable[TokenSigns], rows: int) -> str:
    """Write the tokens of so many chunks, one after the other, onto the disk.

    Returns:
        The SHA-256 that the file should have.

    Raises:
        ValueError: If there are more or fewer chunks, not all tokens are of one width, or one begins beyond any chunk.
    """
    table = np.zeros(rows, dtype=_ROW)
    digest = hashlib.sha256()
    header = b"" if rows else _HEADER.pack(_MARK, _VERSION, 0, 0)
    with path.open("wb") as file:

        def write(data: bytes) -> None:
            digest.update(data)
            file.write(data)

        write(header)
        for row, each in zip(range(rows), signs, strict=True):
            if not header:
                header = _HEADER.pack(_MARK, _VERSION, each.bits.shape[1], rows)
                write(header)
            record = _record(each, header)
            table[row] = len(each.starts), zlib.crc32(record)
            write(record)
        write(table.tobytes())
        write(_CHECK.pack(zlib.crc32(table.tobytes(), zlib.crc32(header))))
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()


class SegmentSigns:
    """Reads such a file. Thread-safe; the file may be deleted meanwhile.

    Raises:
        IndexDamaged: If it is no such file, or not of so many chunks.
    """

    def __init__(self, path: Path, rows: int) -> None:
        self._path = path
        try:
            self._file = path.open("rb", buffering=0)
        except OSError as error:
            raise IndexDamaged(f"{path} is missing ({error.strerror}): {REBUILD}") from error
        try:
            self._read_table(rows)
        except BaseException:
            self._file.close()
            raise

    @property
    def sign_bytes(self) -> int:
        """Bytes of the signs of one token."""
        return self._token_bytes - _START.itemsize

    def row(self, row: int) -> TokenSigns:
        """Return the tokens of one chunk; see `at_rows`."""
        return self.at_rows(np.array([row]))[0]

    def at_rows(self, rows: NDArray[np.int64]) -> list[TokenSigns]:
        """Return the tokens of chunks, in the order given.

        Raises:
            IndexDamaged: If the record of one is not what was written.
        """
        return [self._tokens(record) for record in self._records(rows)]

    def counts(self, rows: NDArray[np.int64]) -> NDArray[np.uint32]:
        """Return how many tokens each of some chunks has."""
        counts: NDArray[np.uint32] = self._table["tokens"][rows]
        return counts

    def read_bits(self, rows: NDArray[np.int64], parts: Sequence[NDArray[np.uint8]]) -> None:
        """Read the bits alone of what `at_rows` returns, those of each chunk into an array of their size.

        Raises:
            IndexDamaged: As `at_rows`, and if the file is cut short meanwhile.
        """
        if not self._checked[rows].all():
            self._records(rows)
        for place, part in zip(self._places[rows].tolist(), parts, strict=True):
            if os.preadv(self._file.fileno(), [part.data], place) != part.size:
                raise IndexDamaged(f"{self._path} is damaged: {REBUILD}")

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _records(self, rows: NDArray[np.int64]) -> list[bytes]:
        """The records of chunks."""
        starts, ends = self._places[rows].tolist(), self._places[rows + 1].tolist()
        records = [self._at(start, end - start) for start, end in zip(starts, ends, strict=True)]
        fresh = np.flatnonzero(~self._checked[rows])
        if [zlib.crc32(records[at]) for at in fresh.tolist()] != self._table["check"][rows[fresh]].tolist():
            raise IndexDamaged(f"{self._path} is damaged: {REBUILD}")
        self._checked[rows[fresh]] = True
        return records

    def _tokens(self, record: bytes) -> TokenSigns:
        """What a record holds."""
        bits = self._bits(record)
        return TokenSigns(bits, np.frombuffer(record, dtype=_START, offset=bits.size).astype(np.int32))

    def _bits(self, record: bytes) -> NDArray[np.uint8]:
        tokens = len(record) // self._token_bytes
        return np.frombuffer(record, dtype=np.uint8, count=tokens * self.sign_bytes).reshape(tokens, self.sign_bytes)

    def _read_table(self, rows: int) -> None:
        """Read which chunk is where."""
        header = self._at(0, _HEADER.size)
        size = os.fstat(self._file.fileno()).st_size
        table_bytes = rows * _ROW.itemsize
        table = self._at(size - table_bytes - _CHECK.size, table_bytes)
        (check,) = _CHECK.unpack(self._at(size - _CHECK.size, _CHECK.size))
        mark, version, sign_bytes, count = _HEADER.unpack(header)
        self._token_bytes: int = sign_bytes + _START.itemsize
        self._table = np.frombuffer(table, dtype=_ROW)
        ends = _HEADER.size + np.cumsum(self._table["tokens"], dtype=np.int64) * self._token_bytes
        self._places = np.concatenate([[_HEADER.size], ends])  # where each record begins, and where the table does
        whole = zlib.crc32(table, zlib.crc32(header)) == check
        fits = (mark, version, count, self._places[-1]) == (_MARK, _VERSION, rows, size - table_bytes - _CHECK.size)
        if not (whole and fits):
            raise IndexDamaged(f"{self._path} holds no tokens of {rows} chunks: {REBUILD}")
        self._checked = np.zeros(rows, dtype=np.bool_)  # of each record, whether it was as written when it was read

    def _at(self, place: int, size: int) -> bytes:
        """Some bytes of the file, all of them there."""
        data = os.pread(self._file.fileno(), size, place) if place >= 0 else b""
        if len(data) != size:
            raise IndexDamaged(f"{self._path} is damaged: {REBUILD}")
        return data


def _record(signs: TokenSigns, header: bytes) -> bytes:
    """One chunk as the file keeps it."""
    sign_bytes = _HEADER.unpack(header)[2]
    if signs.bits.shape[1] != sign_bytes:
        raise ValueError(f"tokens of {signs.bits.shape[1]} bytes do not fit others of {sign_bytes}")
    if len(signs.starts) and signs.starts.max() > np.iinfo(_START).max:
        raise ValueError(f"a token begins at {signs.starts.max()}, beyond any chunk")
    return signs.bits.tobytes() + signs.starts.astype(_START).tobytes()
