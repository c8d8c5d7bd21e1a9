"""The engine that other engines are measured against: everything in memory, every score by its formula.

Right before fast: for tests and small sets of articles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from corpus import Article, Chunk, Filter, find_crux
from embeddings.fields import earliest_first
from embeddings.formulas import Entry, best_spelt, fits
from embeddings.index import Facets, IndexedFields, Level, Match
from embeddings.ordinals import Ordinals, Ranked
from embeddings.query_text import (
    NO_SPELLINGS,
    parse_query,
    plain_words,
    stems,
)
from embeddings.similar import Vocabulary
from embeddings.vectors import SCORE_PLACES, JoinedSigns, TokenSigns, Vectors


@dataclass(frozen=True, slots=True)
class _Fields:
    article_id: str
    title: str | None
    outlet: str | None
    origin: str | None
    authors: tuple[str, ...]
    published: date | None
    url: str | None
    group: str | None


class ReferenceIndex:
    """A `ChunkIndex` over articles with their chunks, and a unit vector and the tokens per chunk in the same order.

    Args:
        articles: Each with its chunks in the order of the text; ids differ.
        vectors: (chunks, dim) float32.
        signs: Of the tokens of each chunk.
        same: Groups of ids of duplicate articles.
    """

    def __init__(
        self,
        articles: Sequence[tuple[Article, Sequence[Chunk]]],
        vectors: Vectors,
        signs: Sequence[TokenSigns],
        same: Sequence[Sequence[str]] = (),
    ) -> None:
        self._articles = {article.article_id: article for article, _ in articles}
        self._group_of = {
            article_id: min((self._articles[name] for name in group), key=earliest_first).article_id
            for group in same
            for article_id in group
        }
        self._chunks = {chunk.chunk_id: chunk for _, chunks in articles for chunk in chunks}
        self._rows = {chunk_id: row for row, chunk_id in enumerate(self._chunks)}
        in_order = sorted(self._chunks.values(), key=lambda chunk: (chunk.article_id, chunk.start))
        self._chunk_order = [chunk.chunk_id for chunk in in_order]
        self._article_order = sorted(self._articles)
        self._vectors = vectors
        self._signs = signs
        self._counts = {article.article_id: len(chunks) for article, chunks in articles}
        self._entries: dict[Level, list[Entry]] = {"chunk": [], "article": []}
        self._vocabulary: Counter[str] = Counter()
        for article, chunks in articles:
            body = "\n".join(chunk.text for chunk in chunks)
            title = tuple(stems(article.title or ""))
            self._entries["article"].append(Entry(article.article_id, 0, article, (title, tuple(stems(body)))))
            for chunk in chunks:
                texts = (title, tuple(stems(chunk.text)))
                self._entries["chunk"].append(Entry(chunk.chunk_id, chunk.start, article, texts))
            self._vocabulary.update(set(plain_words(f"{article.title or ''}\n{body}")))

    def dense(self, vectors: Vectors, k: int, where: Filter) -> list[list[Match]]:
        """Find the k chunks of greatest inner product with each row; see `ChunkIndex`."""
        _check_k(k)
        self._check_width(vectors)
        return [
            self._best(zip(self._entries["chunk"], self._products(vectors[row : row + 1]), strict=True), k, where)
            for row in range(len(vectors))
        ]

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
        entries = self._entries[level]
        scores = {word: best_spelt(word, query, entries) for word in query.words}
        found = [
            (entry, sum(scores[word][at] for word in query.words))
            for at, entry in enumerate(entries)
            if fits(entry, query)
        ]
        return self._best(found, k, where)

    def scores(self, query: Vectors, chunk_ids: Sequence[str]) -> list[float]:
        """Return the inner product of a (1, dim) query with each named chunk; see `ChunkIndex`."""
        self._check_width(query)
        products = self._products(query)
        return [_rounded(products[self._rows[chunk_id]]) for chunk_id in chunk_ids]

    def nearest(self, query: Vectors, k: int, where: Filter) -> Ranked:
        """Find by ordinal what `dense` finds; see `ChunkIndex`."""
        return _ranked(self.dense(query, k, where)[0], self._chunk_order)

    def worded(
        self,
        text: str,
        k: int,
        where: Filter,
        level: Level = "chunk",
        variants: Mapping[str, Sequence[str]] = NO_SPELLINGS,
    ) -> Ranked:
        """Find by ordinal what `lexical` finds; see `ChunkIndex`."""
        order = self._chunk_order if level == "chunk" else self._article_order
        return _ranked(self.lexical(text, k, where, level, variants), order)

    def scores_at(self, query: Vectors, chunks: Ordinals) -> NDArray[np.float64]:
        """Return the inner product of a (1, dim) query with chunks; see `ChunkIndex`."""
        return np.array(self.scores(query, self._names(chunks)))

    def chunks_at(self, chunks: Ordinals) -> list[Chunk]:
        """Return chunks, in the order given; see `ChunkIndex`."""
        return self.chunks(self._names(chunks))

    def cruxes_at(self, chunks: Ordinals) -> list[int]:
        """Return a number for each chunk, in the order given; see `ChunkIndex`."""
        return [find_crux(chunk.text).number for chunk in self.chunks_at(chunks)]

    def signs_at(self, chunks: Ordinals) -> JoinedSigns:
        """Return the tokens of chunks, in the order given; see `ChunkIndex`."""
        return JoinedSigns.of([signs.bits for signs in self.tokens(self._names(chunks))])

    def articles_of(self, chunks: Ordinals) -> Ordinals:
        """Return the ordinal of each chunk's article."""
        owners = [chunk.article_id for chunk in self.chunks_at(chunks)]
        return np.array([self._article_order.index(owner) for owner in owners], dtype=np.int64)

    def fields_at(self, articles: Ordinals) -> list[IndexedFields]:
        """Return the fields of articles, in the order given."""
        return self.fields([self._article_order[article] for article in articles.tolist()])

    def chunks(self, chunk_ids: Sequence[str]) -> list[Chunk]:
        """Return the named chunks, in the order given; see `ChunkIndex`."""
        return [self._chunks[chunk_id] for chunk_id in chunk_ids]

    def tokens(self, chunk_ids: Sequence[str]) -> list[TokenSigns]:
        """Return the tokens of each named chunk; see `ChunkIndex`."""
        return [self._signs[self._rows[chunk_id]] for chunk_id in chunk_ids]

    def fields(self, article_ids: Sequence[str]) -> list[IndexedFields]:
        """Return the fields of the named articles, in the order given; see `ChunkIndex`."""
        return [
            _Fields(
                item.article_id,
                item.title,
                item.outlet,
                item.origin,
                item.authors,
                item.published,
                item.url,
                self._group(item),
            )
            for item in (self._articles[article_id] for article_id in article_ids)
        ]

    def fields_passing(self, where: Filter) -> list[IndexedFields]:
        """Return the fields of all articles that pass; see `ChunkIndex`."""
        return self.fields([article.article_id for article in self.articles(where)])

    def duplicates(self, article_id: str, where: Filter) -> list[IndexedFields]:
        """Return the other articles of its group that pass; see `ChunkIndex`."""
        group = self._group(self._articles[article_id])
        found = [item for item in self._articles.values() if group is not None and self._group(item) == group]
        passing = [item for item in found if item.article_id != article_id and where.matches(item)]
        return self.fields([item.article_id for item in sorted(passing, key=earliest_first)])

    def article(self, article_id: str) -> Article | None:
        """Return one article, None if it is not in the index."""
        return self._articles.get(article_id)

    def articles(self, where: Filter, offset: int = 0, limit: int | None = None) -> list[Article]:
        """Return articles newest first, undated last, equal dates by id."""
        found = sorted(filter(where.matches, self._articles.values()), key=lambda article: article.article_id)
        found.sort(key=lambda article: article.published.toordinal() if article.published else 0, reverse=True)
        return found[offset : None if limit is None else offset + limit]

    def facets(self, where: Filter) -> Facets:
        """Count what passes a filter."""
        found = self.articles(where)
        dates = [article.published for article in found if article.published]
        counts = Counter(group for article in found if (group := self._group(article)) is not None)
        groups = [count for count in counts.values() if count > 1]
        return Facets(
            articles=len(found),
            undated=len(found) - len(dates),
            chunks=sum(self._counts[article.article_id] for article in found),
            first=min(dates, default=None),
            last=max(dates, default=None),
            outlets=_ordered(Counter(article.outlet for article in found if article.outlet is not None)),
            authors=_ordered(Counter(author for article in found for author in set(article.authors))),
            duplicates=sum(groups),
            groups=len(groups),
            days=dict(sorted(Counter(dates).items())),
        )

    def term_counts(self, terms: Sequence[str]) -> list[int]:
        """Return in how many chunks each word occurs; see `ChunkIndex`."""
        wanted = [stems(term) for term in terms]
        return [sum(entry.has(words) for entry in self._entries["chunk"]) if words else 0 for words in wanted]

    def has_word(self, word: str) -> bool:
        """Tell whether a word occurs in this form; see `ChunkIndex`."""
        plain = plain_words(word)
        return len(plain) == 1 and plain[0] in self._vocabulary

    def similar_terms(self, word: str, slips: int = 2) -> list[str]:
        """Return other words of the index that a word may stand for; see `ChunkIndex`."""
        analyzed = plain_words(word)
        return Vocabulary.of(self._vocabulary).similar(analyzed[0], slips) if len(analyzed) == 1 else []

    def close(self) -> None:
        """Do nothing."""

    def _names(self, chunks: Ordinals) -> list[str]:
        return [self._chunk_order[chunk] for chunk in chunks.tolist()]

    def _group(self, article: Article) -> str | None:
        return self._group_of.get(article.article_id)

    def _products(self, query: Vectors) -> list[float]:
        products: list[float] = (self._vectors.astype(np.float64) @ query[0].astype(np.float64)).tolist()
        return products

    def _best(self, found: Iterable[tuple[Entry, float]], k: int, where: Filter) -> list[Match]:
        ranked = [(-_rounded(score), entry) for entry, score in found if where.matches(entry.article)]
        ranked.sort(key=lambda item: (item[0], item[1].article.article_id, item[1].start))
        return [Match(entry.id, -score + 0.0) for score, entry in ranked[:k]]

    def _check_width(self, vectors: Vectors) -> None:
        if vectors.ndim != 2 or vectors.shape[1] != self._vectors.shape[1]:
            raise ValueError(f"vectors of shape {vectors.shape} do not fit an index of width {self._vectors.shape[1]}")


def _ranked(found: Sequence[Match], order: Sequence[str]) -> Ranked:
    """Matches by their ordinals."""
    ordinals = np.array([order.index(match.id) for match in found], dtype=np.int64)
    return Ranked(ordinals, np.array([match.score for match in found], dtype=np.float64))


def _rounded(score: float) -> float:
    return round(score, SCORE_PLACES) + 0.0


def _ordered(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _check_k(k: int) -> None:
    if k < 1:
        raise ValueError(f"k must be at least 1, not {k}")
