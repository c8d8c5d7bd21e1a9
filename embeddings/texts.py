"""The articles and chunks of one segment in an SQLite file: fields, texts, maps, marks, sentences."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from corpus import Article, Chunk, Edit, Evidence, Fingerprint, Mark, Span, SpanMap
from embeddings.errors import REBUILD, IndexDamaged
from embeddings.rows import ChunkRow, FieldRow, PrintRow, StoredArticle

# Text is kept as UTF-8 blobs and ASCII JSON, because SQLite's own text can hold neither NUL nor lone surrogates safely.
_SCHEMA = """
CREATE TABLE fields (number INTEGER PRIMARY KEY, article_id BLOB NOT NULL, title BLOB, outlet BLOB,
                     origin BLOB, authors TEXT NOT NULL, published TEXT, url BLOB, source BLOB NOT NULL,
                     root BLOB NOT NULL, digest TEXT NOT NULL, chunks INTEGER NOT NULL);
CREATE TABLE texts (number INTEGER PRIMARY KEY, rest TEXT NOT NULL, text BLOB NOT NULL, raw BLOB);
CREATE TABLE chunks (row INTEGER PRIMARY KEY, chunk_id BLOB NOT NULL, number INTEGER NOT NULL,
                     start INTEGER NOT NULL, end INTEGER NOT NULL);
CREATE TABLE prints (number INTEGER PRIMARY KEY, signature BLOB NOT NULL, body BLOB NOT NULL, lines BLOB NOT NULL,
                     repeats INTEGER NOT NULL);
"""
_BY_CHUNK_ID = "CREATE INDEX by_chunk_id ON chunks (chunk_id)"
_AT_ONCE = 500


class TextsWriter:
    """Writes one SQLite file, or a temporary one that is gone when it is closed; articles come by ascending number."""

    def __init__(self, path: Path | None) -> None:
        self._connection = sqlite3.connect(path or "", isolation_level=None)
        self._connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=8192;")
        self._connection.executescript(_SCHEMA + "BEGIN;")
        self._rows = 0

    def add(self, stored: StoredArticle) -> None:
        """Add one article with its chunks."""
        article, number = stored.article, stored.number
        fields = (
            number,
            _blob(article.article_id),
            _blob_or_none(article.title),
            _blob_or_none(article.outlet),
            _blob_or_none(article.origin),
            json.dumps(article.authors),
            article.published and article.published.isoformat(),
            _blob_or_none(article.url),
            _blob(article.source),
            _blob(stored.root),
            stored.digest,
            len(stored.chunks),
        )
        raw = None if article.raw == article.text else _blob(article.raw)
        spans = [(_blob(chunk.chunk_id), number, chunk.start, chunk.end) for chunk in stored.chunks]
        kept = stored.fingerprint
        prints = (number, kept.signature, kept.body, kept.lines, stored.repeats)
        self._insert(fields, (number, _rest(article), _blob(article.text), raw), spans, prints)

    def copy(self, texts: SegmentTexts, number: int) -> None:
        """Add one article as another segment keeps it."""
        self._insert(*texts.raw_rows(number))

    def reader(self) -> SegmentTexts:
        """Return a reader of what was added, until this is closed."""
        return SegmentTexts(self._connection)

    def close(self) -> None:
        """Finish the file."""
        self._connection.execute("COMMIT")
        self._connection.execute(_BY_CHUNK_ID)
        self._connection.close()

    def _insert(
        self, fields: Sequence[Any], text: Sequence[Any], spans: Sequence[Sequence[Any]], prints: Sequence[Any]
    ) -> None:
        self._connection.execute("INSERT INTO fields VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", fields)
        self._connection.execute("INSERT INTO texts VALUES (?, ?, ?, ?)", text)
        rows = [(self._rows + at, *span) for at, span in enumerate(spans)]
        self._connection.executemany("INSERT INTO chunks VALUES (?, ?, ?, ?, ?)", rows)
        self._connection.execute("INSERT INTO prints VALUES (?, ?, ?, ?, ?)", prints)
        self._rows += len(rows)


class SegmentTexts:
    """Reads such a file. Holds one connection, opened at once, so that the file may be deleted meanwhile."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._lock = threading.Lock()
        self._connection = connection

    @classmethod
    def open(cls, path: Path) -> SegmentTexts:
        """Open a file.

        Raises:
            IndexDamaged: If it is no such file.
        """
        try:
            uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
            texts = cls(sqlite3.connect(uri, uri=True, check_same_thread=False))
            texts._all("SELECT count(*) FROM fields")
        except sqlite3.Error as error:
            raise IndexDamaged(f"{path} is damaged ({error}): {REBUILD}") from error
        return texts

    def fields(self) -> list[FieldRow]:
        """Return the fields of all articles by ascending number, which is the order of their chunks."""
        return [
            FieldRow(
                number,
                _text(article_id),
                _text_or_none(title),
                _text_or_none(outlet),
                _text_or_none(origin),
                _authors(authors),
                published and date.fromisoformat(published),
                _text_or_none(url),
                _text(source),
                _text(root),
                digest,
                chunks,
            )
            for number, article_id, title, outlet, origin, authors, published, url, source, root, digest, chunks in (
                self._all("SELECT * FROM fields ORDER BY number")
            )
        ]

    def article(self, fields: FieldRow) -> Article:
        """Return an article, equal to the one that was added."""
        ((rest, text, raw),) = self._all("SELECT rest, text, raw FROM texts WHERE number = ?", (fields.number,))
        return _article(fields, json.loads(rest), _text(text), _text_or_none(raw))

    def texts(self, numbers: Iterable[int]) -> dict[int, str]:
        """Return the clean texts of articles."""
        return {number: _text(text) for number, text in self._among("number, text FROM texts", "number", [*numbers])}

    def chunks_by_row(self, rows: Sequence[int]) -> list[ChunkRow]:
        """Return chunks by their rows, in no particular order."""
        return list(self._chunks("row", rows))

    def chunks_by_id(self, chunk_ids: Sequence[str]) -> list[ChunkRow]:
        """Return those of the named chunks that are here, in no particular order."""
        return list(self._chunks("chunk_id", [_blob(chunk_id) for chunk_id in chunk_ids]))

    def stored(self, fields: FieldRow) -> StoredArticle:
        """Return an article with its chunks."""
        article = self.article(fields)
        spans = self._all("SELECT chunk_id, start, end FROM chunks WHERE number = ? ORDER BY row", (fields.number,))
        chunks = tuple(
            Chunk(_text(chunk_id), article.article_id, start, end, article.text[start:end])
            for chunk_id, start, end in spans
        )
        prints = self._all("SELECT * FROM prints WHERE number = ?", (fields.number,))
        (kept,) = map(_print_row, prints)
        return StoredArticle(fields.number, fields.root, fields.digest, article, chunks, kept.fingerprint, kept.repeats)

    def prints(self) -> list[PrintRow]:
        """Return what is kept of all articles to compare them, by ascending number."""
        return list(map(_print_row, self._all("SELECT * FROM prints ORDER BY number")))

    def raw_rows(self, number: int) -> tuple[Sequence[Any], Sequence[Any], Sequence[Sequence[Any]], Sequence[Any]]:
        """Return an article's rows as they are kept: fields, text, chunks without their rows, print."""
        (fields,) = self._all("SELECT * FROM fields WHERE number = ?", (number,))
        (text,) = self._all("SELECT * FROM texts WHERE number = ?", (number,))
        chunks = self._all("SELECT chunk_id, number, start, end FROM chunks WHERE number = ? ORDER BY row", (number,))
        (prints,) = self._all("SELECT * FROM prints WHERE number = ?", (number,))
        return fields, text, chunks, prints

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _chunks(self, column: str, values: Sequence[Any]) -> Iterator[ChunkRow]:
        for row, chunk_id, number, start, end in self._among(
            "row, chunk_id, number, start, end FROM chunks", column, values
        ):
            yield ChunkRow(row, _text(chunk_id), number, start, end)

    def _among(self, what: str, column: str, values: Sequence[Any]) -> Iterator[Any]:
        """Select what has one of some values in a column."""
        for at in range(0, len(values), _AT_ONCE):
            part = values[at : at + _AT_ONCE]
            yield from self._all(f"SELECT {what} WHERE {column} IN ({','.join('?' * len(part))})", part)

    def _all(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        with self._lock:
            return self._connection.execute(query, values).fetchall()


@lru_cache(maxsize=4096)  # many articles have the same ones, or none, and all are read at once
def _authors(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def _rest(article: Article) -> str:
    """All of an article but its fields and texts, as ASCII JSON."""
    return json.dumps(
        {
            "published_at": article.published_at,
            "evidence": {
                name: (item.origin, item.span, item.sure, item.note) for name, item in article.evidence.items()
            },
            "edits": article.span_map.edits,
            "marks": [(mark.kind, mark.start, mark.end, mark.why) for mark in article.marks],
            "sentences": article.sentences,
        }
    )


def _article(fields: FieldRow, rest: dict[str, Any], text: str, raw: str | None) -> Article:
    return Article(
        article_id=fields.article_id,
        text=text,
        raw=text if raw is None else raw,
        title=fields.title,
        authors=fields.authors,
        outlet=fields.outlet,
        origin=fields.origin,
        published=fields.published,
        published_at=rest["published_at"],
        url=fields.url,
        source=fields.source,
        evidence={
            name: Evidence(origin, span and Span(*span), sure, note)
            for name, (origin, span, sure, note) in rest["evidence"].items()
        },
        span_map=SpanMap(tuple(Edit(*edit) for edit in rest["edits"])),
        marks=tuple(Mark(*mark) for mark in rest["marks"]),
        sentences=_spans(rest["sentences"]),
    )


def _print_row(row: Sequence[Any]) -> PrintRow:
    number, signature, body, lines, repeats = row
    return PrintRow(number, Fingerprint(signature, body, lines), repeats)


def _spans(pairs: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def _blob(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _text(blob: bytes) -> str:
    return blob.decode("utf-8", "surrogatepass")


def _blob_or_none(text: str | None) -> bytes | None:
    return None if text is None else _blob(text)


def _text_or_none(blob: bytes | None) -> str | None:
    return None if blob is None else _text(blob)
