"""From a question to hits: dense and word search fused, recent news first when a day is given, copies folded."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from corpus import Filter
from embeddings import ChunkIndex, EmbeddedTexts, IndexedFields, Ordinals, Ranked, Vectors, parse_query
from qa.answer import Hit, Leg
from qa.retrieval.folding import Fold, fold
from qa.retrieval.hints import NO_HINTS, SOFT, Hints
from qa.retrieval.interaction import Interaction, coverages, interact
from qa.retrieval.scores import best_first, rounded, standardised
from qa.retrieval.spreading import first_of_equals, spread
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

_NOT_FOUND = Leg(None, None)


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A question as the searches take it.

    Attributes:
        query: Words; where it has "quoted phrases" or -excluded words, a chunk must meet them.
        meaning: Gives its vector, (1, dim), and those of its tokens, (m, width); called when they are needed.
        variants: Other spellings of words of the query.
        hints: What it names of the articles that it wants.
        rate: How well each of some texts answers it, read together with it; None without a cross-encoder.
    """

    query: str
    meaning: Callable[[], EmbeddedTexts]
    variants: Mapping[str, Sequence[str]] = field(default_factory=dict)
    hints: Hints = NO_HINTS
    rate: Callable[[Sequence[str]], Sequence[float]] | None = None
    _compared: dict[str, Interaction] = field(default_factory=dict)

    @property
    def vector(self) -> Vectors:
        """Its meaning: (1, dim)."""
        return self.meaning().vectors

    @property
    def tokens(self) -> Vectors:
        """The meanings of its tokens: (m, width)."""
        return self.meaning().tokens[0].vectors

    @property
    def starts(self) -> Sequence[int]:
        """Where in the question's text each of them begins."""
        starts: list[int] = self.meaning().tokens[0].starts.tolist()
        return starts

    def interactions(self, index: ChunkIndex, chunk_ids: Sequence[str]) -> dict[str, Interaction]:
        """Return its tokens against those of each chunk, by chunk id; a chunk is compared once."""
        missing = [key for key in chunk_ids if key not in self._compared]
        self._compared.update(zip(missing, interact(self.tokens, index.tokens(missing)), strict=True))
        return {key: self._compared[key] for key in chunk_ids}

    def interaction(self, chunk_id: str) -> Interaction:
        """Return its tokens against those of a chunk that it was compared with before."""
        return self._compared[chunk_id]


@dataclass(frozen=True, slots=True, eq=False)
class _Pool:
    """Candidate chunks of one question: n of m articles.

    Attributes:
        chunks: (n,) ordinals, ascending.
        articles: (n,) place of each one's article in `fields`.
        fields: (m,)
        legs: By name the (n,) scores of each: 0 where a leg found nothing, not a number where it did not look.
    """

    chunks: Ordinals
    articles: NDArray[np.int64]
    fields: Sequence[IndexedFields]
    legs: dict[str, NDArray[np.float64]]

    def legs_of(self, places: NDArray[np.int64]) -> list[dict[str, Leg]]:
        """Return the rank and score of some chunks in each leg."""
        scores = np.array(list(self.legs.values()))  # (legs, n)
        order = (-scores).argsort(axis=1, kind="stable")  # what is not a number comes last
        ranks = order.argsort(axis=1) + 1
        shown = zip(ranks[:, places].T.tolist(), scores[:, places].T.tolist(), strict=True)
        return [dict(zip(self.legs, map(_leg, *each), strict=True)) for each in shown]


def _leg(rank: int, score: float) -> Leg:
    return Leg(rank, score) if score and not math.isnan(score) else _NOT_FOUND


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
        best = best_first(scores)[:TOKENS_AMONG]
        covered = coverages(asked.tokens, index.signs_at(pool.chunks[best]))
        scores = _with_leg(pool, scores, _LateLeg("tokens", best, covered, weights.tokens))
    if asked.rate:
        best = best_first(scores)[:CROSS_AMONG]
        rated = np.array(asked.rate(_texts(index, pool, best)), dtype=np.float64)
        scores = _with_leg(pool, scores, _LateLeg("cross", best, rated, CROSS_WEIGHT))
    scores = spread(pool.articles, scores)
    folds = fold(index, pool.chunks[best_first(scores)], k, where)
    best = pool.chunks.searchsorted([found.best for found in folds])
    shown = pool.chunks.searchsorted([found.shown for found in folds])
    legs = pool.legs_of(shown)
    fields = [pool.fields[article] for article in pool.articles[shown].tolist()]
    each = zip(scores[best].tolist(), legs, folds, fields, strict=True)
    return [_hit(rank, *found) for rank, found in enumerate(each, start=1)]


def _hit(rank: int, score: float, legs: Mapping[str, Leg], found: Fold, article: IndexedFields) -> Hit:
    return Hit(
        rank=rank,
        score=score,
        legs=legs,
        chunk=found.chunk,
        title=article.title,
        outlet=article.outlet,
        authors=article.authors,
        published=article.published,
        url=article.url,
        origin=found.origin,
        group=found.group,
        also_in=found.also_in,
    )


def _gather(index: ChunkIndex, asked: Asked, where: Filter) -> _Pool:
    """Ask every leg, and the dense leg again for what only words found."""
    query = asked.query
    parsed = parse_query(query)
    restricted = bool(parsed.phrases or parsed.excluded)  # then a dense match alone is no match
    words = [index.worded(query, CANDIDATES, where, variants=asked.variants)]
    articles = [index.worded(query, CANDIDATES, where, level="article", variants=asked.variants)]
    floor = _floor(words[0])
    vector = asked.vector  # not before: it may still be made while words are looked for
    dense = [] if restricted else [index.nearest(vector, CANDIDATES, where)]
    for narrow in asked.hints.narrowed(where):
        dense += [] if restricted else [index.nearest(vector, HINTED, narrow)]
        words.append(index.worded(query, HINTED, narrow, variants=asked.variants))
        articles.append(index.worded(query, HINTED, narrow, level="article", variants=asked.variants))
    chunks = np.sort(np.concatenate([found.ordinals for found in [*dense, *words]]))
    chunks = chunks[first_of_equals(chunks)]
    owners = index.articles_of(chunks)  # ascending, as the chunks are
    is_first = first_of_equals(owners)
    owners, owner = owners[is_first], is_first.cumsum() - 1
    fields = index.fields_at(owners)
    legs = {
        "dense": index.scores_at(vector, chunks),
        "bm25": _scores_of(chunks, words, floor),
        "article": _scores_of(owners, articles, 0.0)[owner],
    }
    legs |= {name: np.array(leg)[owner] for name, leg in asked.hints.legs(fields).items()}
    return _Pool(chunks, owner, fields, legs)


def _scores_of(ordinals: Ordinals, found: Sequence[Ranked], otherwise: float) -> NDArray[np.float64]:
    """The score of each in what searches found; ascending ordinals."""
    scores = np.full(len(ordinals), otherwise)
    if not len(ordinals):
        return scores
    for ranked in found:
        places = ordinals.searchsorted(ranked.ordinals)
        inside = ordinals.take(places, mode="clip") == ranked.ordinals
        scores[places[inside]] = ranked.scores[inside]
    return scores


def _floor(found: Ranked) -> float:
    """What the others score: what a full list left out scores at most its last, what a short one left out 0."""
    return float(found.scores[-1]) if len(found.scores) == CANDIDATES else 0.0


def _fuse(pool: _Pool, timely: NDArray[np.float64], weights: RetrievalWeights) -> NDArray[np.float64]:
    """Weighted sum of the standardised legs, and of what each article's date counts."""
    dense, bm25, article = (standardised(pool.legs[name]) for name in ("dense", "bm25", "article"))
    found = weights.dense * dense + weights.bm25 * bm25 + weights.article * article
    return rounded(found + timely[pool.articles] + _soft(pool, weights))


def _soft(pool: _Pool, weights: RetrievalWeights) -> NDArray[np.float64]:
    """What is taken off each chunk for fitting the hints less than the one that fits best.

    Taken off, not added: so the scores of those that fit compare with those of questions without hints.
    """
    off = np.zeros(len(pool.chunks))
    for name in SOFT:
        if name in pool.legs:
            off += getattr(weights, name) * (pool.legs[name] - pool.legs[name].max(initial=0.0))
    return off


def _timely(pool: _Pool, asked: Asked, as_of: date | None, weights: RetrievalWeights) -> NDArray[np.float64]:
    """What the date of each article counts."""
    days = [fields.published for fields in pool.fields]
    if as_of is not None and not asked.hints.is_before(as_of):
        return weights.recency * _recencies(days, as_of, RECENCY_DAYS)
    dated = [day for day in days if day is not None]
    if as_of is not None or not dated or asked.hints.windows or _YEAR.search(asked.query):
        return np.zeros(len(days))
    fresh = _recencies(days, max(dated), FRESHNESS_DAYS)
    if len(dated) < len(days):  # what is undated is neither new nor old
        fresh[[day is None for day in days]] = math.fsum(fresh.tolist()) / len(dated)
    return weights.freshness * fresh


def _texts(index: ChunkIndex, pool: _Pool, places: NDArray[np.int64]) -> list[str]:
    """Chunks under their titles."""
    titles = [pool.fields[article].title for article in pool.articles[places]]
    chunks = index.chunks_at(pool.chunks[places])
    return [f"{title}\n{chunk.text}" if title else chunk.text for title, chunk in zip(titles, chunks, strict=True)]


@dataclass(frozen=True, slots=True, eq=False)
class _LateLeg:
    """Scores that only some candidates have, at these places, and what the leg counts."""

    name: str
    places: NDArray[np.int64]
    scores: NDArray[np.float64]
    weight: float


def _with_leg(pool: _Pool, scores: NDArray[np.float64], leg: _LateLeg) -> NDArray[np.float64]:
    """The scores with a leg that only the best have; the others count as the worst of those."""
    parts = standardised(leg.scores)
    added = np.full(len(scores), parts.min() if len(parts) else 0.0)
    added[leg.places] = parts
    pool.legs[leg.name] = np.full(len(scores), np.nan)
    pool.legs[leg.name][leg.places] = leg.scores
    return rounded(scores + leg.weight * added)


def _recencies(published: Iterable[date | None], as_of: date, days: float) -> NDArray[np.float64]:
    """1 for news of the day, falling with age; 0 for the undated."""
    today = as_of.toordinal()
    ages = np.array([today - day.toordinal() if day else math.inf for day in published], dtype=np.float64)
    return np.exp(np.maximum(ages, 0.0) / -days)
