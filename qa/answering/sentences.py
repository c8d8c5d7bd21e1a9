"""From hits to sentences: every sentence of the hits scored against the question."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

import numpy as np

from corpus import Article
from qa.answer import Hit
from qa.answering.standing import standings
from qa.questions.expected import kinds_held
from qa.questions.question import Question
from qa.retrieval.hints import misfit
from qa.retrieval.interaction import Interaction
from qa.retrieval.scores import PLACES, standardised
from qa.weights import SentenceWeights

#: Sentences that are kept, best first: more than any answer, note or refusal needs.
MOST = 24
#: The same per hit, where more than a few are looked at.
MOST_A_HIT = 3
#: A word that only the title, outlet or date of the article has counts this much of one in the sentence.
CONTEXT_SHARE = 0.5
#: BM25's usual constants.
#: The length correction is lower than for chunks: long sentences answer more.
K1, B = 1.2, 0.4


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence that may answer a question.

    Attributes:
        hit: The hit whose chunk it stands in.
        score: Higher is better; comparable within one question only.
        similarity: How well the sentence's tokens cover the question's, -1 to 1; see `Interaction.coverage`.
        parts: What the score was made of, by the name of the weight: `SentenceWeights`.
    """

    hit: Hit
    article: Article
    start: int
    end: int
    score: float
    similarity: float
    parts: Mapping[str, float] = field(default_factory=dict, compare=False, repr=False)

    @property
    def text(self) -> str:
        """The sentence's words."""
        return self.article.text[self.start : self.end]

    @property
    def place(self) -> tuple[str, int]:
        """Article and start: what tells it from every other sentence."""
        return self.article.article_id, self.start


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence inside a hit.

    Attributes:
        first: Where the one before it in the same chunk begins; its own start if there is none.
    """

    hit: Hit
    article: Article
    start: int
    end: int
    first: int

    @property
    def text(self) -> str:
        return self.article.text[self.start : self.end]


def rank_sentences(
    question: Question,
    hits: Sequence[Hit],
    *,
    articles: Mapping[str, Article],
    interactions: Mapping[str, Interaction],
    weights: Mapping[str, float],
    part_weights: SentenceWeights = SentenceWeights(),
) -> list[Evidence]:
    """Rank the sentences of the hits by how well they answer.

    Args:
        question: What is asked.
        hits: Where to look.
        articles: The hits' articles by id.
        interactions: The question's tokens against those of each hit's chunk, by chunk id.
        weights: Weight of each of the question's stems, 0 for function words.
        part_weights: What each part of a sentence's score counts.

    Returns:
        The best sentences, at most `MOST`, or `MOST_A_HIT` a hit, best first.
    """
    found = [place for hit in hits for place in _places(hit, articles[hit.chunk.article_id])]
    if not found:
        return []
    covered, together = _coverages(found, interactions)
    parts = _parts(question, found, covered, together, weights)
    ranked = [
        Evidence(place.hit, place.article, place.start, place.end, _total(values, part_weights), similarity, values)
        for place, similarity, values in zip(found, covered, parts, strict=True)
    ]
    best = sorted(ranked, key=lambda item: (-item.score, item.article.article_id, item.start))
    return best[: max(MOST, MOST_A_HIT * len(hits))]


def _parts(
    question: Question,
    found: Sequence[_Place],
    covered: Sequence[float],
    together: Sequence[float],
    weights: Mapping[str, float],
) -> list[dict[str, float]]:
    """The parts of each sentence's score, by the name of their weight."""
    bags = [question.stems_of(place.text) for place in found]
    hits = {place.hit.chunk.chunk_id: place.hit for place in found}
    around = {key: context_stems(question, hit) for key, hit in hits.items()}
    contexts = [around[place.hit.chunk.chunk_id] for place in found]
    legs = {
        "meaning": covered,
        "context": together,
        "words": _bm25(question.content, bags, contexts, weights),
        "pairs": [_pairs(question.stems, bag, weights) for bag in bags],
        "chunk": [place.hit.score for place in found],
    }
    columns = {name: standardised(np.array(leg, dtype=np.float64)).tolist() for name, leg in legs.items()}
    columns |= standings(question, [place.text for place in found])
    each = [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]
    unfit = {key: {"misfit": misfit(hit, list(hits.values()))} for key, hit in hits.items()}
    return [
        values | unfit[place.hit.chunk.chunk_id] | _kinds(question, place)
        for values, place in zip(each, found, strict=True)
    ]


def _total(parts: Mapping[str, float], weights: SentenceWeights) -> float:
    return round(math.fsum(getattr(weights, name) * value for name, value in parts.items()), PLACES)


def context_stems(question: Question, hit: Hit) -> frozenset[str]:
    """Stems of what a passage's article says of itself: title, outlet and date, spelt as a question would."""
    day = f"{hit.published:%d %B %Y}".lstrip("0") if hit.published else ""
    return frozenset(question.stems_of(" ".join(part for part in (hit.title, hit.outlet, day) if part)))


def _places(hit: Hit, article: Article) -> list[_Place]:
    """The sentences that lie in a hit's chunk as a whole."""
    inside = [span for span in article.sentences if hit.chunk.start <= span.start and span.end <= hit.chunk.end]
    before = [*inside[:1], *inside]
    return [_Place(hit, article, *span, first.start) for span, first in zip(inside, before, strict=False)]


def _coverages(found: Sequence[_Place], interactions: Mapping[str, Interaction]) -> tuple[list[float], list[float]]:
    """How well each sentence covers the question's tokens, alone and together with the one before."""
    alone: list[float] = []
    together: list[float] = []
    for chunk, group in groupby(found, key=lambda place: place.hit.chunk):
        places = list(group)
        firsts = [*(place.start for place in places), *(place.first for place in places)]
        ends = [place.end - chunk.start for place in places]
        spans = [(first - chunk.start, end) for first, end in zip(firsts, ends * 2, strict=True)]
        covered = interactions[chunk.chunk_id].coverages(spans)
        alone += covered[: len(places)]
        together += covered[len(places) :]
    return alone, together


def _kinds(question: Question, place: _Place) -> dict[str, float]:
    """What counts whatever the other sentences: the kinds of answer that it holds, and being a caption."""
    held = dict.fromkeys(sorted(kinds_held(question, place.text)), 1.0)
    return held | {"caption": float(place.article.is_caption(place.start, place.end))}


def _bm25(
    terms: Sequence[str],
    bags: Sequence[Sequence[str]],
    contexts: Sequence[frozenset[str]],
    weights: Mapping[str, float],
) -> list[float]:
    """BM25 of each sentence, its statistics being the index's word weights and these sentences' mean length."""
    mean_length = sum(map(len, bags)) / len(bags) or 1.0
    scores = []
    for bag, context in zip(bags, contexts, strict=True):
        norm = K1 * (1 - B + B * len(bag) / mean_length)
        held = frozenset(bag)
        parts = []
        for term in terms:
            count = bag.count(term) if term in held else 0
            share = count * (K1 + 1) / (count + norm) if count else CONTEXT_SHARE * (term in context)
            parts.append(weights[term] * share)
        scores.append(math.fsum(parts))
    return scores


def _pairs(terms: Sequence[str], bag: Sequence[str], weights: Mapping[str, float]) -> float:
    """Weight of the question's neighbouring words that are neighbours in the sentence too."""
    neighbours = set(pairwise(bag))
    return math.fsum(weights[a] + weights[b] for a, b in pairwise(terms) if (a, b) in neighbours)
