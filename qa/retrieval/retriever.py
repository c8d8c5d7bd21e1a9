"""From a question to hits: dense and word search fused, recent news first when a day is given, copies folded."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from corpus import Chunk, Fields, Filter
from embeddings import ChunkIndex, Match, Vectors, parse_query
from qa.answer import Hit, Leg
from qa.retrieval.folding import fold
from qa.retrieval.hints import NO_HINTS, SOFT, Hints
from qa.retrieval.interaction import Interaction, interact
from qa.retrieval.scores import PLACES, standardised
from qa.retrieval.spreading import spread
from qa.weights import RetrievalWeights

#: Matches asked of each search before fusion.
CANDIDATES = 100
#: Matches asked of each search among what a question's hints narrow it to.
HINTED = 50
#: News is asked about within days: the recency leg is exp(-age / RECENCY_DAYS), counted when a day is given.
RECENCY_DAYS = 14.0
#: Without a day, and unless the question names a year, what is newer among the candidates weighs a little more: the
#: freshness leg is exp(-age / FRESHNESS_DAYS) against the newest of them.
FRESHNESS_DAYS = 365.0
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")

#: The best chunks of the other legs that the question's tokens are held against.
TOKENS_AMONG = 30
#: The best chunks of all other legs that a cross-encoder reads, and what its standardised score counts among them:
#: about as much as all that they were found by.
CROSS_AMONG, CROSS_WEIGHT = 20, 3.0


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A question as the searches take it.

    Attributes:
        query: Words; where it has "quoted phrases" or -excluded words, a chunk must meet them.
        vector: Its meaning: (1, dim).
        tokens: The meanings of its tokens: (m, width).
        starts: Where in the question's text each of them begins.
        variants: Other spellings of words of the query.
        hints: What it names of the articles that it wants.
        rate: How well each of some texts answers it, read together with it; None without a cross-encoder.
    """

    query: str
    vector: Vectors
    tokens: Vectors
    starts: tuple[int, ...] = ()
    variants: Mapping[str, Sequence[str]] = field(default_factory=dict)
    hints: Hints = NO_HINTS
    rate: Callable[[Sequence[str]], Sequence[float]] | None = None
    _compared: dict[str, Interaction] = field(default_factory=dict)

    def interactions(self, index: ChunkIndex, chunk_ids: Sequence[str]) -> dict[str, Interaction]:
        """Return its tokens against those of each chunk, by chunk id; a chunk is compared once."""
        missing = [key for key in chunk_ids if key not in self._compared]
        self._compared.update(zip(missing, interact(self.tokens, index.tokens(missing)), strict=True))
        return {key: self._compared[key] for key in chunk_ids}

    def interaction(self, chunk_id: str) -> Interaction:
        """Return its tokens against those of a chunk that it was compared with before."""
        return self._compared[chunk_id]


@dataclass(frozen=True, slots=True)
class _Pool:
    """Candidate chunks of one question and their score in each leg (0 where a leg found nothing)."""

    chunks: Sequence[Chunk]
    fields: Mapping[str, Fields]
    legs: dict[str, Mapping[str, float]]


def retrieve(
    index: ChunkIndex,
    asked: Asked,
    *,
    k: int,
    where: Filter,
    as_of: date | None = None,
    weights: RetrievalWeights = RetrievalWeights(),
) -> list[Hit]:
    """Find the k best chunks for a question.

    Args:
        index: Where to look.
        asked: What to look for.
        k: Most hits, at least 1.
        where: Which articles count; the caller has already bounded it by `as_of`.
        as_of: The day the question is asked on: newer articles before it then weigh more.
        weights: What each leg counts.

    Returns:
        Hits, best first, copies folded; of duplicate articles the original is shown, at the place of the best one.
    """
    pool = _gather(index, asked, where)
    scores = _fuse(pool, _timely(pool, asked, as_of, weights), weights)
    if weights.tokens:
        best = _best_first(pool.chunks, scores)[:TOKENS_AMONG]
        covered = _covered(index, asked, best)
        scores = _with_leg(scores, covered, weights.tokens)
        pool.legs["tokens"] = covered
    if asked.rate:
        best = _best_first(pool.chunks, scores)[:CROSS_AMONG]
        pool.legs["cross"] = dict(zip((chunk.chunk_id for chunk in best), asked.rate(_texts(index, best)), strict=True))
        scores = _with_leg(scores, pool.legs["cross"], CROSS_WEIGHT)
    order, scores = spread(_best_first(pool.chunks, scores), scores)
    ranks = {name: _ranks(leg, pool.chunks) for name, leg in pool.legs.items()}
    hits = []
    for rank, found in enumerate(fold(index, order, k, where), start=1):
        chunk = found.shown
        article = index.article(chunk.article_id)
        assert article is not None  # its chunk is there
        hits.append(
            Hit(
                rank=rank,
                score=scores[found.best.chunk_id],
                legs={name: _leg(leg, ranks[name], chunk) for name, leg in pool.legs.items()},
                chunk=chunk,
                title=article.title,
                outlet=article.outlet,
                authors=article.authors,
                published=article.published,
                url=article.url,
                origin=found.origin,
                group=found.group,
                also_in=found.also_in,
            )
        )
    return hits


def _gather(index: ChunkIndex, asked: Asked, where: Filter) -> _Pool:
    """Ask every leg, and the dense leg again for what only words found."""
    query, vector = asked.query, asked.vector
    parsed = parse_query(query)
    restricted = bool(parsed.phrases or parsed.excluded)  # then a dense match alone is no match
    dense = [] if restricted else index.dense(vector, CANDIDATES, where)[0]
    words = index.lexical(query, CANDIDATES, where, variants=asked.variants)
    articles = dict(index.lexical(query, CANDIDATES, where, level="article", variants=asked.variants))
    floor = _floor(words)
    for narrow in asked.hints.narrowed(where):
        dense += [] if restricted else index.dense(vector, HINTED, narrow)[0]
        words += index.lexical(query, HINTED, narrow, variants=asked.variants)
        articles |= index.lexical(query, HINTED, narrow, level="article", variants=asked.variants)
    ids = sorted({match.id for match in [*dense, *words]})
    chunks = index.chunks(ids)
    fields = {field.article_id: field for field in index.fields(sorted({chunk.article_id for chunk in chunks}))}
    legs: dict[str, Mapping[str, float]] = {
        "dense": dict(zip(ids, index.scores(vector, ids), strict=True)),
        "bm25": dict.fromkeys(ids, floor) | dict(words),
        "article": {chunk.chunk_id: articles.get(chunk.article_id, 0.0) for chunk in chunks},
        **asked.hints.legs(chunks, fields),
    }
    return _Pool(chunks, fields, legs)


def _floor(matches: Sequence[Match]) -> float:
    """What the others score: what a full list left out scores at most its last, what a short one left out 0."""
    return matches[-1].score if len(matches) == CANDIDATES else 0.0


def _fuse(pool: _Pool, timely: Mapping[str, float], weights: RetrievalWeights) -> dict[str, float]:
    """Weighted sum of the standardised legs, and of what each article's date counts."""
    dense, bm25, article = (
        dict(zip(leg, standardised(list(leg.values())), strict=True))
        for leg in (pool.legs[name] for name in ("dense", "bm25", "article"))
    )
    soft = _soft(pool, weights)
    fused = {}
    for chunk in pool.chunks:
        key = chunk.chunk_id
        score = weights.dense * dense[key] + weights.bm25 * bm25[key] + weights.article * article[key]
        score += timely[chunk.article_id]
        score += soft[key]
        fused[key] = round(score, PLACES) + 0.0  # no negative zero
    return fused


def _soft(pool: _Pool, weights: RetrievalWeights) -> dict[str, float]:
    """What is taken off each chunk for fitting the hints less than the one that fits best, by chunk.

    Taken off, not added: so the scores of those that fit compare with those of questions without hints.
    """
    legs = [(getattr(weights, name), pool.legs[name]) for name in SOFT if name in pool.legs]
    best = [max(leg.values(), default=0.0) for _, leg in legs]
    return {
        chunk.chunk_id: math.fsum(
            weight * (leg[chunk.chunk_id] - most) for (weight, leg), most in zip(legs, best, strict=True)
        )
        for chunk in pool.chunks
    }


def _timely(pool: _Pool, asked: Asked, as_of: date | None, weights: RetrievalWeights) -> dict[str, float]:
    """What the date of each article counts, by article."""
    days = {key: fields.published for key, fields in pool.fields.items()}
    dated = [day for day in days.values() if day is not None]
    if as_of is not None and not asked.hints.is_before(as_of):
        return {key: weights.recency * _recency(day, as_of, RECENCY_DAYS) for key, day in days.items()}
    if as_of is not None or not dated or asked.hints.windows or _YEAR.search(asked.query):
        return dict.fromkeys(days, 0.0)
    fresh = {day: _recency(day, max(dated), FRESHNESS_DAYS) for day in dated}
    middle = math.fsum(fresh[day] for day in dated) / len(dated)  # what is undated is neither new nor old
    return {key: weights.freshness * (middle if day is None else fresh[day]) for key, day in days.items()}


def _covered(index: ChunkIndex, asked: Asked, chunks: Sequence[Chunk]) -> dict[str, float]:
    """How well chunks cover the tokens of a question."""
    found = asked.interactions(index, [chunk.chunk_id for chunk in chunks])
    return {key: interaction.coverage() for key, interaction in found.items()}


def _texts(index: ChunkIndex, chunks: Sequence[Chunk]) -> list[str]:
    """Chunks under their titles."""
    articles = [index.article(chunk.article_id) for chunk in chunks]
    titles = [article.title if article else None for article in articles]
    return [f"{title}\n{chunk.text}" if title else chunk.text for title, chunk in zip(titles, chunks, strict=True)]


def _with_leg(scores: Mapping[str, float], leg: Mapping[str, float], weight: float) -> dict[str, float]:
    """The scores with a leg that only the best have; the others count as the worst of those."""
    parts = dict(zip(leg, standardised(list(leg.values())), strict=True))
    worst = min(parts.values(), default=0.0)
    return {key: round(score + weight * parts.get(key, worst), PLACES) + 0.0 for key, score in scores.items()}


def _best_first(chunks: Sequence[Chunk], scores: Mapping[str, float]) -> list[Chunk]:
    return sorted(chunks, key=lambda chunk: (-scores[chunk.chunk_id], chunk.article_id, chunk.start))


def _recency(published: date | None, as_of: date, days: float) -> float:
    """1 for news of the day, falling with age; 0 for the undated."""
    return 0.0 if published is None else math.exp(-max(0, (as_of - published).days) / days)


def _ranks(leg: Mapping[str, float], chunks: Sequence[Chunk]) -> dict[str, int]:
    order = _best_first([chunk for chunk in chunks if chunk.chunk_id in leg], leg)
    return {chunk.chunk_id: rank for rank, chunk in enumerate(order, start=1)}


def _leg(leg: Mapping[str, float], ranks: Mapping[str, int], chunk: Chunk) -> Leg:
    score = leg.get(chunk.chunk_id, 0.0)
    return Leg(ranks[chunk.chunk_id], score) if score else Leg(None, None)
