"""Vectors and tokens already computed, by the hash of their text: what a killed build leaves and an edited one reuses.

Three append-only files per embedder: vectors, tokens (the signs of their vectors, then their starts), and keys with a
checksum each. A key is written after its vector and its tokens reached the disk, so a torn tail is cut off when the
cache is next opened.
"""

from __future__ import annotations

import hashlib
import os
import struct
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from embeddings.publish import writing
from embeddings.vectors import TokenSigns, Vectors

#: Ends the names of all files; others are of an older form and of no use.
_FORM = "-v2"
#: The cache is emptied when it holds more vectors than this a chunk of the build, and a few.
_MOST_PER_CHUNK = 2
_MOST_SPARE = 1_000
#: Of the file of keys: key, checksum, number of tokens, bytes of the signs of each; little-endian.
_KEY = struct.Struct("<32sIIH")
_ROW = np.dtype([("head", "<u8"), ("tail", "V24"), ("check", "<u4"), ("tokens", "<u4"), ("sign_bytes", "<u2")])
_START = np.dtype("<i4")


def text_key(text: str) -> bytes:
    """Return the key of a text: 32 bytes."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


class _Record(NamedTuple):
    """One text: its row among the vectors, where its tokens are, and how many of how many bytes."""

    row: int
    place: int
    tokens: int
    sign_bytes: int
    check: int

    @property
    def size(self) -> int:
        """Bytes of its tokens."""
        return self.tokens * (self.sign_bytes + _START.itemsize)


class VectorCache:
    """Vectors and tokens of one embedder by text key.

    One writer at a time: whoever holds the index's lock. A reader that does not hold it changes nothing.

    Raises:
        IndexUnwritable: If the system does not let it be written; so does every method that writes.
    """

    def __init__(self, folder: Path, fingerprint: str, dim: int, *, read_only: bool = False) -> None:
        self._dim = dim
        self._folder = folder
        stem = f"{fingerprint[:16]}-{dim}{_FORM}"
        self._keys_path, self._vectors_path, self._tokens_path = self._paths = tuple(
            folder / f"{stem}.{name}" for name in ("keys", "vectors", "tokens")
        )
        self._table: NDArray[np.void] = np.empty(0, _ROW)
        self._heads: NDArray[np.uint64] = np.empty(0, np.uint64)  # of its keys, ascending
        self._order: NDArray[np.int64] = np.empty(0, np.int64)  # the rows that they are of
        self._added: dict[bytes, _Record] = {}  # since they were read
        self._rows = 0  # of all records, those of texts that came again included
        self._places: NDArray[np.int64] = np.empty(0, np.int64)  # of the tokens of each row of the table
        self._end = 0  # of the tokens
        if not read_only:
            with writing(folder):
                folder.mkdir(parents=True, exist_ok=True)
                for path in folder.iterdir():
                    if path.is_file() and not path.stem.endswith(_FORM):
                        path.unlink()
                for path in self._paths:
                    path.touch()
        if all(path.exists() for path in self._paths):
            self._load(cut=not read_only)

    def __len__(self) -> int:
        return self._rows

    def missing(self, keys: Sequence[bytes]) -> list[bytes]:
        """Return the keys that have no sound vector and tokens here, each once, in the order given."""
        if not self._rows:
            return list(dict.fromkeys(keys))
        with self._vectors_path.open("rb") as vectors, self._tokens_path.open("rb") as tokens:
            files = vectors.fileno(), tokens.fileno()
            return [key for key in dict.fromkeys(keys) if self._read(files, key) is None]

    def vectors(self, keys: Sequence[bytes]) -> Vectors:
        """Return the vectors of keys, in the order given: (n, dim).

        Raises:
            KeyError: If one is missing.
        """
        found = np.empty((len(keys), self._dim), dtype=np.float32)
        for row, (vector, _, _) in enumerate(self._each(keys)):
            found[row] = np.frombuffer(vector, dtype=np.float32)
        return found

    def signs(self, keys: Sequence[bytes]) -> Iterator[TokenSigns]:
        """Yield the tokens of keys, in the order given, one text's at a time.

        Raises:
            KeyError: If one is missing.
        """
        for _, tokens, record in self._each(keys):
            split = record.tokens * record.sign_bytes
            bits = np.frombuffer(tokens[:split], dtype=np.uint8).reshape(record.tokens, record.sign_bytes)
            yield TokenSigns(bits, np.frombuffer(tokens[split:], dtype=_START).astype(np.int32))

    def append(self, keys: Sequence[bytes], vectors: Vectors, signs: Sequence[TokenSigns]) -> None:
        """Add texts and see them onto the disk."""
        rows = [np.ascontiguousarray(vector, dtype=np.float32).tobytes() for vector in vectors]
        tokens = [each.bits.tobytes() + each.starts.astype(_START).tobytes() for each in signs]
        packed = []
        for key, row, data, each in zip(keys, rows, tokens, signs, strict=True):
            check = zlib.crc32(data, zlib.crc32(row, zlib.crc32(key)))
            packed.append(_KEY.pack(key, check, *each.bits.shape))
        with writing(self._folder):
            _append(self._vectors_path, b"".join(rows))
            _append(self._tokens_path, b"".join(tokens))
            _append(self._keys_path, b"".join(packed))
        for record in packed:
            key, check, count, sign_bytes = _KEY.unpack(record)
            self._added[key] = _Record(self._rows, self._end, count, sign_bytes, check)
            self._rows += 1
            self._end += self._added[key].size

    def clear(self) -> None:
        """Forget everything."""
        with writing(self._folder):
            for path in self._paths:
                os.truncate(path, 0)
        self._table, self._added = np.empty(0, _ROW), {}
        self._heads = self._heads[:0]
        self._rows = self._end = 0

    def prune(self, chunks: int) -> None:
        """Forget everything if most of it belongs to no chunk of a build that has so many."""
        if len(self) > _MOST_PER_CHUNK * chunks + _MOST_SPARE:
            self.clear()

    def _load(self, *, cut: bool) -> None:
        """Read the keys of all records that are whole in all files, and cut the files there."""
        data = self._keys_path.read_bytes()
        vectors, tokens = (path.stat().st_size for path in (self._vectors_path, self._tokens_path))
        count = min(len(data) // _KEY.size, vectors // (4 * self._dim))
        table = np.frombuffer(data, dtype=_ROW, count=count)
        sizes = table["tokens"].astype(np.int64) * (table["sign_bytes"].astype(np.int64) + _START.itemsize)
        ends: NDArray[np.int64] = np.cumsum(sizes)
        whole = int(np.argmax(ends > tokens)) if (ends > tokens).any() else count
        self._table, self._places = table[:whole], (ends - sizes)[:whole]
        self._rows, self._end = whole, int(ends[whole - 1]) if whole else 0
        heads = np.ascontiguousarray(self._table["head"])
        self._order = np.argsort(heads, kind="stable")
        self._heads = heads[self._order]
        if cut:
            kept = self._rows * _KEY.size, self._rows * 4 * self._dim, self._end
            for path, size in zip(self._paths, kept, strict=True):
                os.truncate(path, size)

    def _record(self, key: bytes) -> _Record | None:
        """Where a key's vector and tokens are; None if it is not here."""
        if key in self._added:
            return self._added[key]
        head = np.uint64(int.from_bytes(key[:8], "little"))
        first, end = (int(np.searchsorted(self._heads, head, side)) for side in ("left", "right"))
        for row in reversed(self._order[first:end].tolist()):  # the last one of a key counts
            _, tail, check, tokens, sign_bytes = self._table[row].tolist()
            if tail == key[8:]:
                return _Record(row, int(self._places[row]), tokens, sign_bytes, check)
        return None

    def _each(self, keys: Sequence[bytes]) -> Iterator[tuple[bytes, bytes, _Record]]:
        """Vector, tokens and record of each key."""
        with self._vectors_path.open("rb") as vectors, self._tokens_path.open("rb") as tokens:
            for key in keys:
                found = self._read((vectors.fileno(), tokens.fileno()), key)
                if found is None:
                    raise KeyError(key.hex())
                yield found

    def _read(self, files: tuple[int, int], key: bytes) -> tuple[bytes, bytes, _Record] | None:
        """The bytes of one vector and of its tokens, None if they are absent or their checksum is wrong."""
        record = self._record(key)
        if record is None:
            return None
        vector = os.pread(files[0], 4 * self._dim, record.row * 4 * self._dim)
        tokens = os.pread(files[1], record.size, record.place)
        check = zlib.crc32(tokens, zlib.crc32(vector, zlib.crc32(key)))
        return (vector, tokens, record) if check == record.check else None


def _append(path: Path, data: bytes) -> None:
    with path.open("ab") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
