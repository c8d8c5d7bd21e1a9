"""Vectors already computed, by the hash of their text: what a killed build leaves behind and an edited article reuses.

Two append-only files per embedder: vectors, and keys with a checksum each. A key is written after its vector reached
the disk, so a torn tail is cut off when the cache is next opened.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from embeddings.publish import writing
from embeddings.vectors import Vectors

_KEY_BYTES = 32
_CHECK_BYTES = 4
#: The cache is emptied when it holds more vectors than this a chunk of the build, and a few.
_MOST_PER_CHUNK = 2
_MOST_SPARE = 1_000
_RECORD_BYTES = _KEY_BYTES + _CHECK_BYTES


def text_key(text: str) -> bytes:
    """Return the key of a text: 32 bytes."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


class VectorCache:
    """Vectors of one embedder by text key.

    One writer at a time: whoever holds the index's lock. A reader that does not hold it changes nothing.

    Raises:
        IndexUnwritable: If the system does not let it be written; so does every method that writes.
    """

    def __init__(self, folder: Path, fingerprint: str, dim: int, *, read_only: bool = False) -> None:
        self._dim = dim
        self._folder = folder
        self._keys_path = folder / f"{fingerprint[:16]}-{dim}.keys"
        self._vectors_path = folder / f"{fingerprint[:16]}-{dim}.vectors"
        self._rows: dict[bytes, int] = {}
        self._checks: list[int] = []
        if not read_only:
            with writing(folder):
                folder.mkdir(parents=True, exist_ok=True)
                for path in (self._keys_path, self._vectors_path):
                    path.touch()
        if self._keys_path.exists() and self._vectors_path.exists():
            self._load(cut=not read_only)

    def __len__(self) -> int:
        return len(self._checks)

    def missing(self, keys: Sequence[bytes]) -> list[bytes]:
        """Return the keys that have no sound vector here, each once, in the order given."""
        if not self._rows:
            return list(dict.fromkeys(keys))
        with self._vectors_path.open("rb") as file:
            return [key for key in dict.fromkeys(keys) if self._read(file.fileno(), key) is None]

    def read(self, keys: Sequence[bytes]) -> Vectors:
        """Return the vectors of keys, in the order given: (n, dim).

        Raises:
            KeyError: If one is missing.
        """
        vectors = np.empty((len(keys), self._dim), dtype=np.float32)
        with self._vectors_path.open("rb") as file:
            for row, key in enumerate(keys):
                data = self._read(file.fileno(), key)
                if data is None:
                    raise KeyError(key.hex())
                vectors[row] = np.frombuffer(data, dtype=np.float32)
        return vectors

    def append(self, keys: Sequence[bytes], vectors: Vectors) -> None:
        """Add vectors and see them onto the disk."""
        rows = [np.ascontiguousarray(vector, dtype=np.float32).tobytes() for vector in vectors]
        checks = [zlib.crc32(row, zlib.crc32(key)) for key, row in zip(keys, rows, strict=True)]
        records = (key + check.to_bytes(_CHECK_BYTES, "little") for key, check in zip(keys, checks, strict=True))
        with writing(self._folder):
            _append(self._vectors_path, b"".join(rows))
            _append(self._keys_path, b"".join(records))
        for key, check in zip(keys, checks, strict=True):
            self._rows[key] = len(self._checks)
            self._checks.append(check)

    def clear(self) -> None:
        """Forget everything."""
        with writing(self._folder):
            for path in (self._keys_path, self._vectors_path):
                os.truncate(path, 0)
        self._rows.clear()
        self._checks.clear()

    def prune(self, chunks: int) -> None:
        """Forget everything if most of it belongs to no chunk of a build that has so many."""
        if len(self) > _MOST_PER_CHUNK * chunks + _MOST_SPARE:
            self.clear()

    def _load(self, *, cut: bool) -> None:
        """Read the keys of all records that are whole in both files, and cut both there."""
        data = self._keys_path.read_bytes()
        count = min(len(data) // _RECORD_BYTES, self._vectors_path.stat().st_size // (4 * self._dim))
        if cut:
            os.truncate(self._keys_path, count * _RECORD_BYTES)
            os.truncate(self._vectors_path, count * 4 * self._dim)
        for row in range(count):
            record = data[row * _RECORD_BYTES : (row + 1) * _RECORD_BYTES]
            self._rows[record[:_KEY_BYTES]] = row
            self._checks.append(int.from_bytes(record[_KEY_BYTES:], "little"))

    def _read(self, descriptor: int, key: bytes) -> bytes | None:
        """The bytes of one vector, None if it is absent or its checksum is wrong."""
        row = self._rows.get(key)
        if row is None:
            return None
        data = os.pread(descriptor, 4 * self._dim, row * 4 * self._dim)
        return data if zlib.crc32(data, zlib.crc32(key)) == self._checks[row] else None


def _append(path: Path, data: bytes) -> None:
    with path.open("ab") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
