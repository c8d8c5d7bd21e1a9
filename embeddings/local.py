"""The engine over local files: vectors in FAISS, words in tantivy, texts and fields in SQLite, tokens in files of ours.

Knows nothing of how the files came about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus import Article, Chunk, Filter
from embeddings.fields import FieldTable
from embeddings.flat import FlatVectors, bitmap
from embeddings.index import Facets, IndexedFields, Level, Match
from embeddings.query_text import NO_SPELLINGS, parse_query, plain_words, stems
from embeddings.rows import ChunkRow, FieldRow
from embeddings.signs import SegmentSigns
from embeddings.texts import SegmentTexts
from embeddings.vectors import SCORE_PLACES, TokenSigns, Vectors
from embeddings.words import CHUNK_BITS, WordsIndex

#: Words matches asked for beyond k, so that one search mostly settles equal scores at the cut.
_SPARE = 16


@dataclass(frozen=True, slots=True)
class Segment:
    """An opened batch of articles: row i of the vectors and of the signs is chunk i of the texts."""

    vectors: FlatVectors
    signs: SegmentSigns
    texts: SegmentTexts
    fields: tuple[FieldRow, ...]

    def close(self) -> None:
        """Close its files."""
        self.signs.close()
        self.texts.close()


class LocalIndex:
    """A `ChunkIndex` over opened segments and their words.

    Args:
        segments: All segments of a build.
        words: The words of the same articles.
        removed: Numbers of articles that are still in the segments but no longer in the build.
        dim: Width of the vectors.
        same: For each number of an article that has a duplicate, the least number of its group.
    """

    def __init__(
        self,
        segments: Sequence[Segment],
        words: WordsIndex,
        removed: frozenset[int],
        dim: int,
        same: Mapping[int, int],
    ) -> None:
        self._segments = tuple(segments)
        self._words = words
        self._dim = dim
        self._has_removed = bool(removed)
        rows = [row for part in segments for row in part.fields if row.number not in removed]
        self._table = FieldTable(rows, same)
        self._places = tuple(_Places(part.fields, self._table) for part in segments)
        self._segment_of = {row.number: at for at, part in enumerate(segments) for row in part.fields}

    def dense(self, vectors: Vectors, k: int, where: Filter) -> list[list[Match]]:
        """Find the k chunks of greatest inner product with each row; see `ChunkIndex`."""
        _check_k(k)
        self._check_width(vectors)
        passing = None if where.is_empty else self._table.passing(where)
        allowed = [places.allowed(passing) for places in self._places]
        return [self._dense_one(vectors[row : row + 1], k, allowed) for row in range(len(vectors))]

    def lexical(
        self,
        text: str,
        k: int,
        where: Filter,
        level: Level = "chunk",
        variants: Mapping[str, Sequence[str]] = NO_SPELLINGS,
    ) -> list[Match]:
        """Find the k chunks or articles of greatest BM25 score; see `ChunkIndex`."""
        _check_k(k)
        query = parse_query(text, variants)
        wanted = k + _SPARE
        while True:
            found = self._words.search(query, wanted, where, level)
            scored = [(number, round(score, SCORE_PLACES)) for number, score in found]
            if len(scored) < wanted or scored[k - 1][1] > scored[-1][1]:
                break
            wanted *= 4
        if level == "article":
            rows = [self._table.rows[self._table.by_number[number]] for number, _ in scored]
            return _best(
                [(row.article_id, 0, row.article_id, score) for row, (_, score) in zip(rows, scored, strict=True)], k
            )
        return _best(self._located(scored), k)

    def scores(self, query: Vectors, chunk_ids: Sequence[str]) -> list[float]:
        """Return the inner product of a (1, dim) query with each named chunk; see `ChunkIndex`."""
        self._check_width(query)
        found: dict[str, float] = {}
        for at, chunks in self._rows_of(chunk_ids):
            rows = np.array([chunk.row for chunk in chunks], dtype=np.int64)
            scores = self._segments[at].vectors.scores(query, rows).tolist()
            found.update(zip((chunk.chunk_id for chunk in chunks), scores, strict=True))
        return [found[chunk_id] for chunk_id in chunk_ids]

    def chunks(self, chunk_ids: Sequence[str]) -> list[Chunk]:
        """Return the named chunks, in the order given; see `ChunkIndex`."""
        found: dict[str, Chunk] = {}
        for at, chunks in self._rows_of(chunk_ids):
            texts = {number: self._segments[at].texts.text(number) for number in {chunk.number for chunk in chunks}}
            for chunk_id, start, end, number in ((c.chunk_id, c.start, c.end, c.number) for c in chunks):
                article_id = self._fields(number).article_id
                found[chunk_id] = Chunk(chunk_id, article_id, start, end, texts[number][start:end])
        return [found[chunk_id] for chunk_id in chunk_ids]

    def tokens(self, chunk_ids: Sequence[str]) -> list[TokenSigns]:
        """Return the tokens of each named chunk; see `ChunkIndex`."""
        found: dict[str, TokenSigns] = {}
        for at, chunks in self._rows_of(chunk_ids):
            for chunk in sorted(chunks):
                found[chunk.chunk_id] = self._segments[at].signs.row(chunk.row)
        return [found[chunk_id] for chunk_id in chunk_ids]

    def fields(self, article_ids: Sequence[str]) -> list[IndexedFields]:
        """Return the fields of the named articles, in the order given; see `ChunkIndex`."""
        return [self._table.rows[self._table.by_id[article_id]] for article_id in article_ids]

    def fields_passing(self, where: Filter) -> list[IndexedFields]:
        """Return the fields of all articles that pass; see `ChunkIndex`."""
        return [self._table.rows[position] for position in np.flatnonzero(self._table.passing(where))]

    def duplicates(self, article_id: str, where: Filter) -> list[IndexedFields]:
        """Return the other articles of its group that pass; see `ChunkIndex`."""
        return list(self._table.duplicates(article_id, where))

    def article(self, article_id: str) -> Article | None:
        """Return one article, None if it is not in the index."""
        position = self._table.by_id.get(article_id)
        return None if position is None else self._read(self._table.rows[position])

    def articles(self, where: Filter, offset: int = 0, limit: int | None = None) -> list[Article]:
        """Return articles newest first, undated last, equal dates by id."""
        positions = np.flatnonzero(self._table.passing(where)).tolist()
        end = None if limit is None else offset + limit
        return [self._read(self._table.rows[position]) for position in positions[offset:end]]

    def facets(self, where: Filter) -> Facets:
        """Count what passes a filter."""
        return self._table.facets(where)

    def term_counts(self, terms: Sequence[str]) -> list[int]:
        """Return in how many chunks each word occurs; see `ChunkIndex`."""
        return [self._words.count(stems(term)) for term in terms]

    def has_word(self, word: str) -> bool:
        """Tell whether a word occurs in this form; see `ChunkIndex`."""
        plain = plain_words(word)
        if len(plain) != 1 or plain[0] not in self._words.vocabulary():
            return False
        return not self._has_removed or self._words.articles_with(plain[0]) > 0

    def similar_terms(self, word: str, slips: int = 2) -> list[str]:
        """Return other words of the index that a word may stand for; see `ChunkIndex`."""
        analyzed = plain_words(word)
        if len(analyzed) != 1:
            return []
        count = self._words.articles_with if self._has_removed else None
        return self._words.vocabulary().similar(analyzed[0], slips, count)

    def close(self) -> None:
        """Release files; further calls are undefined."""
        for segment in self._segments:
            segment.close()

    def _dense_one(self, query: Vectors, k: int, allowed: Sequence[NDArray[np.uint8] | None]) -> list[Match]:
        located: list[tuple[str, int, str, float]] = []
        for segment, bits in zip(self._segments, allowed, strict=True):
            scored = dict(segment.vectors.search(query, k, bits))
            for chunk in segment.texts.chunks_by_row(list(scored)):
                located.append((self._fields(chunk.number).article_id, chunk.start, chunk.chunk_id, scored[chunk.row]))
        return _best(located, k)

    def _located(self, scored: Iterable[tuple[int, float]]) -> list[tuple[str, int, str, float]]:
        """(article_id, start, chunk_id, score) of scored chunk numbers."""
        by_segment: dict[int, dict[int, float]] = {}
        for chunk_number, score in scored:
            number, place = chunk_number >> CHUNK_BITS, chunk_number & ((1 << CHUNK_BITS) - 1)
            at = self._segment_of[number]
            by_segment.setdefault(at, {})[self._places[at].first_row(number) + place] = score
        return [
            (self._fields(chunk.number).article_id, chunk.start, chunk.chunk_id, rows[chunk.row])
            for at, rows in by_segment.items()
            for chunk in self._segments[at].texts.chunks_by_row(list(rows))
        ]

    def _rows_of(self, chunk_ids: Sequence[str]) -> Iterator[tuple[int, list[ChunkRow]]]:
        """Find named chunks of articles that are in the build, by segment."""
        wanted = list(dict.fromkeys(chunk_ids))
        for at, segment in enumerate(self._segments):
            chunks = segment.texts.chunks_by_id(wanted)
            yield at, [chunk for chunk in chunks if chunk.number in self._table.by_number]

    def _fields(self, number: int) -> FieldRow:
        return self._table.rows[self._table.by_number[number]]

    def _read(self, fields: FieldRow) -> Article:
        return self._segments[self._segment_of[fields.number]].texts.article(fields)

    def _check_width(self, vectors: Vectors) -> None:
        if vectors.ndim != 2 or vectors.shape[1] != self._dim:
            raise ValueError(f"vectors of shape {vectors.shape} do not fit an index of width {self._dim}")


class _Places:
    """Where the articles of one segment stand: their rows, and their positions in the field table."""

    def __init__(self, fields: Sequence[FieldRow], table: FieldTable) -> None:
        self._counts = np.array([row.chunks for row in fields], dtype=np.int64)  # (articles,)
        firsts = np.cumsum(self._counts) - self._counts
        self._first_rows: dict[int, int] = dict(zip((row.number for row in fields), firsts.tolist(), strict=True))
        self._positions = np.array([table.by_number.get(row.number, -1) for row in fields], dtype=np.int64)
        self._live = self._positions >= 0
        self._live_bits = None if self._live.all() else bitmap(np.repeat(self._live, self._counts))

    def first_row(self, number: int) -> int:
        """Row of an article's first chunk."""
        return self._first_rows[number]

    def allowed(self, passing: NDArray[np.bool_] | None) -> NDArray[np.uint8] | None:
        """Bitmap over rows of the articles that pass; None if all do."""
        if passing is None:
            return self._live_bits
        mask = np.zeros(len(self._positions), dtype=np.bool_)
        mask[self._live] = passing[self._positions[self._live]]
        return None if mask.all() else bitmap(np.repeat(mask, self._counts))


def _best(located: list[tuple[str, int, str, float]], k: int) -> list[Match]:
    """The k best of (article_id, start, id, score)."""
    located.sort(key=lambda item: (-item[3], item[0], item[1]))
    return [Match(name, score) for _, _, name, score in located[:k]]


def _check_k(k: int) -> None:
    if k < 1:
        raise ValueError(f"k must be at least 1, not {k}")
