"""The seam between searching and engines: chunks with their texts and fields, not bare vectors.

Knows nothing of questions, fusion or ranking beyond one search.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from corpus import Article, Chunk, Fields, Filter
from embeddings.ordinals import Ordinals, Ranked
from embeddings.query_text import NO_SPELLINGS
from embeddings.vectors import JoinedSigns, TokenSigns, Vectors

Level = Literal["chunk", "article"]


class Match(NamedTuple):
    """The id of a chunk (or article) and its score in one search; higher is better."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class Facets:
    """What the articles that pass a filter have.

    Attributes:
        articles: Number of articles.
        undated: How many of them have no publication date.
        chunks: Number of chunks.
        first: Earliest publication date, None if all are undated.
        last: Latest publication date.
        outlets: Articles per outlet, most first, then by name; articles without one are left out.
        authors: Articles per author, likewise.
        duplicates: Articles that have a duplicate among those that pass, counted with it.
        groups: In how many groups these are.
        days: Articles per day of publication, earliest first; undated ones are left out.
    """

    articles: int
    undated: int
    chunks: int
    first: date | None
    last: date | None
    outlets: Mapping[str, int]
    authors: Mapping[str, int]
    duplicates: int = 0
    groups: int = 0
    days: Mapping[date, int] = field(default_factory=dict)


class IndexedFields(Fields, Protocol):
    """The fields of an article in an index."""

    @property
    def title(self) -> str | None:
        """What it is called."""

    @property
    def url(self) -> str | None:
        """Where it was published."""

    @property
    def origin(self) -> str | None:
        """The agency whose wire copy it is."""

    @property
    def group(self) -> str | None:
        """Id of the earliest of its duplicates, itself or another, whatever passes a filter; None if it has none."""


class ChunkIndex(Protocol):
    """Chunks of one build, searched by meaning and by words.

    Thread-safe and unchanging. Scores are rounded to 6 places; equal ones are ordered by article_id, then start.
    Filters are exact: nothing outside `where` is ever returned, and nothing inside is missed.

    Each chunk and each article has an ordinal: its place among all of the build by article_id, then start.
    """

    def dense(self, vectors: Vectors, k: int, where: Filter) -> list[list[Match]]:
        """Find the k chunks of greatest inner product with each row.

        Args:
            vectors: (n, dim) float32 rows of unit length.
            k: Most matches per row, at least 1.
            where: Which articles count.

        Returns:
            One list per row, best first; shorter than k if fewer chunks pass.

        Raises:
            ValueError: If k < 1 or the width is not the index's.
        """

    def lexical(
        self,
        text: str,
        k: int,
        where: Filter,
        level: Level = "chunk",
        variants: Mapping[str, Sequence[str]] = NO_SPELLINGS,
    ) -> list[Match]:
        """Find the k chunks or articles of greatest BM25 score (k1 1.2, b 0.75, English stems; title and body).

        "Quoted words" must stand next to each other, a word after a minus must be absent, and nothing else in the
        text is syntax. Matches share at least one word with the text, or another spelling of one.

        Args:
            text: Words.
            k: Most matches, at least 1.
            where: Which articles count.
            level: What is found.
            variants: Other spellings of some words, each of one word or of several that stand next to each other. A
                word scores what it scores itself, or 0.8 of what another spelling scores if that is more.

        Raises:
            ValueError: If k < 1.
        """

    def nearest(self, query: Vectors, k: int, where: Filter) -> Ranked:
        """Find by ordinal what `dense` finds for a (1, dim) query."""

    def worded(
        self,
        text: str,
        k: int,
        where: Filter,
        level: Level = "chunk",
        variants: Mapping[str, Sequence[str]] = NO_SPELLINGS,
    ) -> Ranked:
        """Find by ordinal what `lexical` finds."""

    def scores(self, query: Vectors, chunk_ids: Sequence[str]) -> list[float]:
        """Return the inner product of a (1, dim) query with each named chunk, in the order given.

        Raises:
            KeyError: If a chunk is not in the index.
        """

    def scores_at(self, query: Vectors, chunks: Ordinals) -> NDArray[np.float64]:
        """Return the inner product of a (1, dim) query with chunks: (chunks,)."""

    def chunks(self, chunk_ids: Sequence[str]) -> list[Chunk]:
        """Return the named chunks, in the order given.

        Raises:
            KeyError: If one is not in the index.
        """

    def tokens(self, chunk_ids: Sequence[str]) -> list[TokenSigns]:
        """Return the tokens of each named chunk and of the title embedded above it, in the order given.

        Raises:
            KeyError: If one is not in the index.
            IndexDamaged: If what the index keeps of one is not what was written.
        """

    def chunks_at(self, chunks: Ordinals) -> list[Chunk]:
        """Return chunks, in the order given."""

    def cruxes_at(self, chunks: Ordinals) -> list[int]:
        """Return a number for each chunk, in the order given: those of one crux have the same one, few others do."""

    def signs_at(self, chunks: Ordinals) -> JoinedSigns:
        """Return the tokens of chunks and of the titles embedded above them, in the order given.

        Raises:
            IndexDamaged: If what the index keeps of one is not what was written.
        """

    def articles_of(self, chunks: Ordinals) -> Ordinals:
        """Return the ordinal of each chunk's article."""

    def fields_at(self, articles: Ordinals) -> Sequence[IndexedFields]:
        """Return the fields of articles, in the order given."""

    def fields(self, article_ids: Sequence[str]) -> list[IndexedFields]:
        """Return the fields of the named articles, in the order given.

        Raises:
            KeyError: If one is not in the index.
        """

    def fields_passing(self, where: Filter) -> list[IndexedFields]:
        """Return the fields of all articles that pass, in the order of `articles`; no text is read for it."""

    def duplicates(self, article_id: str, where: Filter) -> list[IndexedFields]:
        """Return the other articles of its group that pass, earliest first, undated last, equal dates by id.

        Raises:
            KeyError: If the article is not in the index.
        """

    def article(self, article_id: str) -> Article | None:
        """Return one article, None if it is not in the index."""

    def articles(self, where: Filter, offset: int = 0, limit: int | None = None) -> list[Article]:
        """Return articles newest first, undated last, equal dates by id."""

    def facets(self, where: Filter) -> Facets:
        """Count what passes a filter."""

    def term_counts(self, terms: Sequence[str]) -> list[int]:
        """Return in how many chunks each word occurs (by its stem), title included."""

    def has_word(self, word: str) -> bool:
        """Tell whether a word occurs in this form, accents and capitals aside."""

    def similar_terms(self, word: str, slips: int = 2) -> list[str]:
        """Return other words of the index that a word may stand for: most alike first, then most frequent; at most 10.

        They are spelt with other letters for the same sounds (see `letter_key`), begin with the same letter within
        that many slips (a letter more, less, other, or two swapped), or begin otherwise by a single slip.

        Args:
            word: One word.
            slips: Most slips, at most 2; 0 for other letters for the same sounds alone.
        """

    def close(self) -> None:
        """Release files; calls other than another `close` are undefined from now on."""
