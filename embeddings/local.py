"""The engine over local files: vectors in FAISS, words in tantivy, texts and fields in SQLite, tokens in files of ours.

Knows nothing of how the files came about.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from corpus import Article, Chunk, Filter, Span, chunk_id, digits
from embeddings.allowed import narrowing
from embeddings.fields import FieldTable
from embeddings.index import Facets, IndexedFields, Level, Match
from embeddings.ordinals import ChunkOrder, Ordinals, Ranked
from embeddings.query_text import NO_SPELLINGS, parse_query, plain_words, stems
from embeddings.rows import FieldRow
from embeddings.segment import Segment
from embeddings.vectors import SCORE_PLACES, JoinedSigns, TokenSigns, Vectors
from embeddings.words import CHUNK_BITS, WordsIndex

#: Words matches asked for beyond k, so that one search mostly settles equal scores at the cut.
_SPARE = 16


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
        self._chunk_tables = [segment.table for segment in segments if segment.table]
        self._words = words
        self._dim = dim
        self._has_removed = bool(removed)
        self._order = ChunkOrder([part.fields for part in segments], removed)
        self._table = FieldTable(self._order.articles, same)
        self._rows = [self._table.rows[self._table.by_number[row.number]] for row in self._order.articles]  # by ordinal
        self._narrowed = narrowing(self._table, [part.fields for part in segments])
        self._segment_of = {row.number: at for at, part in enumerate(segments) for row in part.fields}

    @property
    def coded(self) -> int:
        """How many segments have codes."""
        return sum(segment.codes is not None for segment in self._segments)

    def dense(self, vectors: Vectors, k: int, where: Filter) -> list[list[Match]]:
        """Find the k chunks of greatest inner product with each row; see `ChunkIndex`."""
        found = [self.nearest(vectors[row : row + 1], k, where) for row in range(len(vectors))]
        return [self._named(ranked, self._chunk_ids(ranked.ordinals)) for ranked in found]

    def lexical(
        self,
        text: str,
        k: int,
        where: Filter,
        level: Level = "chunk",
        variants: Mapping[str, Sequence[str]] = NO_SPELLINGS,
    ) -> list[Match]:
        """Find the k chunks or articles of greatest BM25 score; see `ChunkIndex`."""
        found = self.worded(text, k, where, level, variants)
        if level == "article":
            return self._named(found, [row.article_id for row in self.fields_at(found.ordinals)])
        return self._named(found, self._chunk_ids(found.ordinals))

    def nearest(self, query: Vectors, k: int, where: Filter) -> Ranked:
        """Find by ordinal what `dense` finds; see `ChunkIndex`."""
        _check_k(k)
        self._check_width(query)
        parts = []
        for at, (segment, allowed) in enumerate(zip(self._segments, self._narrowed(where).rows, strict=True)):
            rows, scores = segment.nearest(query, k, allowed)
            parts.append(Ranked(self._order.of_rows(at, rows), scores))
        return _best(parts, k)

    def worded(
        self,
        text: str,
        k: int,
        where: Filter,
        level: Level = "chunk",
        variants: Mapping[str, Sequence[str]] = NO_SPELLINGS,
    ) -> Ranked:
        """Find by ordinal what `lexical` finds; see `ChunkIndex`."""
        _check_k(k)
        query, passing = parse_query(text, variants), self._narrowed(where).passing
        wanted = k + _SPARE
        while True:
            numbers, raw = self._words.search(query, wanted, passing, level)
            scores = np.round(raw, SCORE_PLACES)
            if len(scores) < wanted or scores[k - 1] > scores[-1]:
                break
            wanted *= 4
        if level == "article":
            return _best([Ranked(self._order.of_articles(numbers), scores)], k)
        places = numbers & ((1 << CHUNK_BITS) - 1)
        return _best([Ranked(self._order.of_places(numbers >> CHUNK_BITS, places), scores)], k)

    def scores(self, query: Vectors, chunk_ids: Sequence[str]) -> list[float]:
        """Return the inner product of a (1, dim) query with each named chunk; see `ChunkIndex`."""
        scores: list[float] = self.scores_at(query, self._ordinals(chunk_ids)).tolist()
        return scores

    def scores_at(self, query: Vectors, chunks: Ordinals) -> NDArray[np.float64]:
        """Return the inner product of a (1, dim) query with chunks; see `ChunkIndex`."""
        self._check_width(query)
        scores = np.empty(len(chunks), dtype=np.float64)
        for part in self._order.rows(chunks):
            scores[part.places] = self._segments[part.segment].vectors.scores(query, part.rows)
        return scores

    def chunks(self, chunk_ids: Sequence[str]) -> list[Chunk]:
        """Return the named chunks, in the order given; see `ChunkIndex`."""
        return self.chunks_at(self._ordinals(chunk_ids))

    def chunks_at(self, chunks: Ordinals) -> list[Chunk]:
        """Return chunks, in the order given; see `ChunkIndex`."""
        owners = self.fields_at(self.articles_of(chunks))
        found: dict[int, Chunk] = {}
        for part in self._order.rows(chunks):
            segment, places = self._segments[part.segment], part.places.tolist()
            texts = segment.texts.texts({owners[place].number for place in places})
            for place, (start, end) in zip(places, segment.spans(part.rows), strict=True):
                name, text = owners[place].article_id, texts[owners[place].number]
                found[place] = Chunk(chunk_id(name, start, end), name, start, end, text[start:end])
        return [found[place] for place in range(len(chunks))]

    def tokens(self, chunk_ids: Sequence[str]) -> list[TokenSigns]:
        """Return the tokens of each named chunk; see `ChunkIndex`."""
        found: dict[int, TokenSigns] = {}
        for part in self._order.rows(self._ordinals(chunk_ids)):
            signs = self._segments[part.segment].signs.at_rows(part.rows)
            found |= zip(part.places.tolist(), signs, strict=True)
        return [found[place] for place in range(len(chunk_ids))]

    def cruxes_at(self, chunks: Ordinals) -> list[int]:
        """Return a number for each chunk, in the order given; see `ChunkIndex`."""
        if len(self._chunk_tables) < len(self._segments):
            return [zlib.crc32(digits(chunk.text)) for chunk in self.chunks_at(chunks)]
        cruxes = np.empty(len(chunks), dtype=np.uint32)
        for part in self._order.rows(chunks):
            cruxes[part.places] = self._chunk_tables[part.segment].cruxes(part.rows)
        return cruxes.tolist()

    def signs_at(self, chunks: Ordinals) -> JoinedSigns:
        """Return the tokens of chunks, in the order given; see `ChunkIndex`."""
        parts = [(self._segments[part.segment].signs, part) for part in self._order.rows(chunks)]
        counts = np.zeros(len(chunks), dtype=np.int64)
        for signs, part in parts:
            counts[part.places] = signs.counts(part.rows)
        bits = np.empty((counts.sum(), max((signs.sign_bytes for signs, _ in parts), default=0)), dtype=np.uint8)
        ends = counts.cumsum().tolist()
        texts = [bits[start:end] for start, end in pairwise([0, *ends])]
        for signs, part in parts:
            signs.read_bits(part.rows, [texts[place] for place in part.places.tolist()])
        return JoinedSigns(bits, counts)

    def articles_of(self, chunks: Ordinals) -> Ordinals:
        """Return the ordinal of each chunk's article."""
        return self._order.articles_of(chunks)

    def fields_at(self, articles: Ordinals) -> Sequence[FieldRow]:
        """Return the fields of articles, in the order given."""
        return list(map(self._rows.__getitem__, articles.tolist()))

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
        if len(plain) != 1 or plain[0] not in self._words.vocabulary:
            return False
        return not self._has_removed or self._words.articles_with(plain[0]) > 0

    def similar_terms(self, word: str, slips: int = 2) -> list[str]:
        """Return other words of the index that a word may stand for; see `ChunkIndex`."""
        analyzed = plain_words(word)
        if len(analyzed) != 1:
            return []
        count = self._words.articles_with if self._has_removed else None
        return self._words.vocabulary.similar(analyzed[0], slips, count)

    def close(self) -> None:
        """Release files; further calls are undefined."""
        for segment in self._segments:
            segment.close()

    def _ordinals(self, chunk_ids: Sequence[str]) -> Ordinals:
        """Ordinals of named chunks, in the order given; a `KeyError` for one that is not in the build."""
        wanted = list(dict.fromkeys(chunk_ids))
        found: dict[str, int] = {}
        for at, segment in enumerate(self._segments):
            chunks = [row for row in segment.texts.chunks_by_id(wanted) if row.number in self._table.by_number]
            ordinals = self._order.of_rows(at, np.array([row.row for row in chunks], dtype=np.int64))
            found |= zip((row.chunk_id for row in chunks), ordinals.tolist(), strict=True)
        return np.array([found[chunk_id] for chunk_id in chunk_ids], dtype=np.int64)

    def _chunk_ids(self, chunks: Ordinals) -> list[str]:
        """Ids of chunks, in the order given."""
        owners = self.fields_at(self.articles_of(chunks))
        spans: dict[int, Span] = {}
        for part in self._order.rows(chunks):
            spans |= zip(part.places.tolist(), self._segments[part.segment].spans(part.rows), strict=True)
        return [chunk_id(owner.article_id, *spans[place]) for place, owner in enumerate(owners)]

    def _named(self, found: Ranked, ids: Sequence[str]) -> list[Match]:
        return list(map(Match, ids, found.scores.tolist()))

    def _read(self, fields: FieldRow) -> Article:
        return self._segments[self._segment_of[fields.number]].texts.article(fields)

    def _check_width(self, vectors: Vectors) -> None:
        if vectors.ndim != 2 or vectors.shape[1] != self._dim:
            raise ValueError(f"vectors of shape {vectors.shape} do not fit an index of width {self._dim}")


def _best(parts: Sequence[Ranked], k: int) -> Ranked:
    """The k best of all parts, equal ones by ordinal."""
    ordinals = np.concatenate([part.ordinals for part in parts]) if parts else np.empty(0, dtype=np.int64)
    scores = np.concatenate([part.scores for part in parts]) if parts else np.empty(0, dtype=np.float64)
    first = scores[: k + 1]
    in_order = len(parts) == 1 and (first[1:] < first[:-1]).all()  # as words are found, unless some score the same
    order = slice(k) if in_order else np.lexsort((ordinals, -scores))[:k]
    return Ranked(ordinals[order], scores[order])


def _check_k(k: int) -> None:
    if k < 1:
        raise ValueError(f"k must be at least 1, not {k}")
