"""What each source file gave when it was read, so that one that is as it was is not read again.

A file is as it was if its size, times and inode are, unless it had changed so shortly before they were looked at that
it could change again unseen; or if its bytes are, by their hash. Whatever else decides what is read is part of its key.
A memory that is broken, missing or cannot be written costs time and nothing else.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
import stat
import time
import zlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from corpus import RawArticle, Skipped, SourceFile, read_file, reading_version
from embeddings.manifest import file_sha256
from embeddings.whole import Look

MEMORY_NAME = "read.sqlite"

#: Some disks' clocks tick every 2 seconds: what changed later than this may change again and look the same.
_TICK_NS = 2_000_000_000
_SCHEMA = """CREATE TABLE IF NOT EXISTS files
    (key BLOB PRIMARY KEY, look TEXT NOT NULL, settled INTEGER NOT NULL, sha256 TEXT NOT NULL, gave TEXT NOT NULL,
     sum INTEGER NOT NULL) WITHOUT ROWID"""


class KnownArticle(NamedTuple):
    """An article that was read before; its text is not at hand."""

    article_id: str
    source: str
    digest: str
    title: str | None


Given = KnownArticle | Skipped


class _Entry(NamedTuple):
    """What one file gave.

    Attributes:
        settled: Whether the look alone tells that the file is as it was.
        sha256: Of the file, taken before it was read.
        gave: All that was read of it, and what was left out.
    """

    look: Look
    settled: bool
    sha256: str
    gave: tuple[Given, ...]


class _Before(NamedTuple):
    """A file before it is read: the time, how it looks, and its hash if it is of a size to be read."""

    now_ns: int
    look: Look | None
    sha256: str | None


class FileRead(NamedTuple):
    """A file that was read from end to end, maybe by another process."""

    before: _Before
    items: tuple[RawArticle | Skipped, ...]
    after: Look | None


def read_whole(file: SourceFile) -> FileRead:
    """Read a file for `Remembered.read`."""
    before = _before(file)
    return FileRead(before, tuple(read_file(file)), _look(file))


class Remembered:
    """Memory of one index's source files.

    Args:
        index_dir: Folder of the index.
        recalls: Whether files that are as they were need not be read; else all are read.
    """

    def __init__(self, index_dir: Path, *, recalls: bool = True) -> None:
        self._path = index_dir / MEMORY_NAME
        self._version = reading_version()
        self._seen: dict[bytes, _Entry] = {}
        self._unchanged: set[bytes] = set()
        self._connection = _opened(self._path) if recalls else None

    def recall(self, file: SourceFile) -> tuple[Given, ...] | None:
        """Return what a file gives; None if that is not known without reading it."""
        key = self._key(file)
        entry = self._seen.get(key) or self._stored(key)
        now_ns, look = time.time_ns(), _look(file)
        if entry is None or look is None or look.size != entry.look.size:
            return None
        if entry.settled and look == entry.look:
            self._unchanged.add(key)
        elif _sha256(file) == entry.sha256:
            entry = entry._replace(look=look, settled=look.before(now_ns - _TICK_NS))
        else:
            return None
        self._seen[key] = entry
        return entry.gave

    def read(
        self, file: SourceFile, done: FileRead | None = None
    ) -> Iterator[tuple[KnownArticle, RawArticle] | Skipped]:
        """Read a file, unless that was done just now, and remember what it gives, once all of it is read."""
        now_ns, look, sha256 = done.before if done else _before(file)
        gave: list[Given] = []
        for item in done.items if done else read_file(file):
            if isinstance(item, Skipped):
                gave.append(item)
                yield item
            else:
                known = KnownArticle(item.article_id, item.source, item.digest, item.title)
                gave.append(known)
                yield known, item
        if look and sha256 and look == (done.after if done else _look(file)):
            key = self._key(file)
            self._unchanged.discard(key)
            self._seen[key] = _Entry(look, look.before(now_ns - _TICK_NS), sha256, tuple(gave))

    def save(self, empty: Mapping[str, Skipped], *, forget_others: bool) -> None:
        """Write down what was read.

        Args:
            empty: Articles of which cleaning left nothing, by id.
            forget_others: Whether files that were not met are gone.
        """
        self.close()
        rows = [_row(key, entry, empty) for key, entry in self._seen.items() if key not in self._unchanged]
        try:
            with contextlib.closing(sqlite3.connect(self._path, timeout=0)) as connection, connection:
                connection.execute(_SCHEMA)
                if forget_others:
                    stored = {key for (key,) in connection.execute("SELECT key FROM files")}
                    gone = [(key,) for key in stored - self._seen.keys()]
                    connection.executemany("DELETE FROM files WHERE key = ?", gone)
                connection.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)", rows)
        except (sqlite3.Error, OSError):
            with contextlib.suppress(OSError):
                self._path.unlink()  # better none than one that cannot be mended

    def close(self) -> None:
        """Let go of the file."""
        if self._connection:
            self._connection.close()
        self._connection = None

    def _stored(self, key: bytes) -> _Entry | None:
        if self._connection is None:
            return None
        try:
            row = self._connection.execute("SELECT * FROM files WHERE key = ?", (key,)).fetchone()
            return _entry(row) if row else None
        except (sqlite3.Error, ValueError, TypeError):
            return None

    def _key(self, file: SourceFile) -> bytes:
        """What names a file and decides, besides its bytes, what is read of it."""
        parts = "\0".join((self._version, str(file.path), file.relative, _shown(file.fields)))
        return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).digest()


_shown = lru_cache(maxsize=64)(repr)  # all files of a folder have the same fields


def _opened(path: Path) -> sqlite3.Connection | None:
    """A memory opened for reading; None if there is none."""
    try:
        return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0)
    except sqlite3.Error:
        return None


def _look(file: SourceFile) -> Look | None:
    """How a file looks; None if it is none."""
    try:
        status = file.path.stat()
    except OSError:
        return None
    return Look.of(status) if stat.S_ISREG(status.st_mode) else None


def _before(file: SourceFile) -> _Before:
    now_ns, look = time.time_ns(), _look(file)
    return _Before(now_ns, look, _sha256(file) if look and 0 < look.size <= file.max_bytes else None)


def _sha256(file: SourceFile) -> str | None:
    try:
        return file_sha256(file.path)
    except OSError:
        return None


def _row(key: bytes, entry: _Entry, empty: Mapping[str, Skipped]) -> tuple[bytes, str, int, str, str, int]:
    gave = [
        empty[item.article_id]
        if isinstance(item, KnownArticle) and item.article_id in empty and empty[item.article_id].source == item.source
        else item
        for item in entry.gave
    ]
    text = json.dumps([[item.source, item.reason] if isinstance(item, Skipped) else item for item in gave])
    look = " ".join(map(str, entry.look))
    return key, look, entry.settled, entry.sha256, text, _sum(look, entry.settled, entry.sha256, text)


def _entry(row: tuple[bytes, str, int, str, str, int]) -> _Entry | None:
    """What a row holds; None if it is not what was written."""
    _, look, settled, sha256, text, check = row
    if _sum(look, bool(settled), sha256, text) != check:
        return None
    gave = (Skipped(*item) if len(item) == 2 else KnownArticle(*item) for item in json.loads(text))
    return _Entry(Look(*map(int, look.split())), bool(settled), sha256, tuple(gave))


def _sum(*parts: str | bool) -> int:
    return zlib.crc32(repr(parts).encode("utf-8", "surrogatepass"))
