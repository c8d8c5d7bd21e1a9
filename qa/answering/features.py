"""The evidence in numbers by name: a question against what was found for it, never the question alone."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qa.answer import Hit
from qa.answering.coverage import Names
from qa.answering.sentences import Evidence, context_stems
from qa.questions.question import Question, stems
from qa.retrieval.retriever import Asked

#: The best hit is compared with those from this place to that: passages that share the question's words by chance.
TYPICAL_FROM, TYPICAL_TO = 10, 30
#: The best hit is held against that of this place: far enough down to be about something else.
AHEAD_OF = 5
_WORD = re.compile(r"[^\W_]+")
_DENIAL = re.compile(
    r"\b(?:not|no|never|none|neither|nor|without|cannot|fail(?:ed|s)?|refus(?:ed|es)|den(?:ied|ies))\b|n[’']t\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for a question.

    Attributes:
        asked: The question as the searches took it.
        hits: Passages, best first, at least those whose sentences are ranked.
        ranked: Sentences of the best of them, best first.
        weights: Weight of each of the question's stems, 0 for function words.
        names: What the question names.
        unknown_names: Names of the question that the archive does not know in any spelling.
        covered: Some sentence speaks of what the question names; see `Names.cover`.
    """

    asked: Asked
    hits: Sequence[Hit]
    ranked: Sequence[Evidence]
    weights: Mapping[str, float]
    names: Names
    unknown_names: Sequence[str]
    covered: bool = True


def evidence_features(question: Question, found: Found) -> dict[str, float]:
    """Describe the evidence; nothing if there is none, or no word of the question weighs.

    Of the sentence to be cited first and its passage. content_tokens, weakest_tokens: how well the sentence covers
    those tokens of the question that carry content, and the two that it covers least. passage_tokens: how well the
    passage covers all tokens. names_missing: weight of the question's names that neither the passage nor its title,
    outlet or date has, in parts of the question's. figures_missing: 1 if a figure of the question is not there. denied:
    1 if the question denies and the sentence does not.

    Of the hits. ahead: how far the best is above the fifth. words_ahead: how far the best by words is above the next,
    in parts of the question's weight. standout: how far it is above what passages of this archive share with the
    question by chance. fused: how far the best hit stands out among the candidates. unknown_name: 1 if the question
    names what no article mentions. uncovered: 1 if no sentence speaks of what it names. sentence_words,
    sentence_meaning: share and cosine of the sentence that has most of both.

    Args:
        question: What is asked.
        found: Of its hits the first `TYPICAL_TO` count.
    """
    hits, ranked, weights = found.hits[:TYPICAL_TO], found.ranked, found.weights
    total = math.fsum(weights[stem] for stem in question.content)
    if not total or not hits or not ranked:
        return {}
    features = {**_of_first(question, found, total), **_of_hits(hits, total)}
    around = {item.hit.chunk.chunk_id: item.hit for item in ranked}
    contexts = {key: context_stems(question, hit) for key, hit in around.items()}
    shares = [_share(question, item, contexts[item.hit.chunk.chunk_id], weights) / total for item in ranked]
    best_share, best = max(zip(shares, ranked, strict=True), key=lambda pair: pair[0] + pair[1].similarity)
    features |= {
        "sentence_words": best_share,
        "sentence_meaning": best.similarity,
        "unknown_name": float(bool(found.unknown_names)),
        "uncovered": float(not found.covered),
    }
    return {name: round(value, 6) + 0.0 for name, value in sorted(features.items())}


def _of_first(question: Question, found: Found, total: float) -> dict[str, float]:
    """How the first sentence and its passage stand to the question."""
    first = found.ranked[0]
    chunk = first.hit.chunk
    interaction = found.asked.interaction(chunk.chunk_id)
    best = interaction.best((first.start - chunk.start, first.end - chunk.start))
    content = best[_content_tokens(question, found)[: len(best)]]
    weakest = np.sort(content)[:2]
    there = context_stems(question, first.hit) | set(question.stems_of(chunk.text))
    missing = math.fsum(found.weights.get(stem, 0.0) for name in question.names for stem in _lacking(name, there))
    figures = [word for word in question.words if any(char.isdigit() for char in word)]
    return {
        "content_tokens": float(content.mean()) if len(content) else 0.0,
        "weakest_tokens": float(weakest.mean()) if len(weakest) else 0.0,
        "passage_tokens": interaction.coverage(),
        "names_missing": missing / total,
        "figures_missing": float(any(_lacking(figure, there) for figure in figures)),
        "denied": float(bool(_DENIAL.search(question.text)) and not _DENIAL.search(first.text)),
    }


def _content_tokens(question: Question, found: Found) -> NDArray[np.bool_]:
    """Which tokens of the question lie in a word that weighs; all of them if none does."""
    words = [
        (match.start(), match.end(), max((found.weights.get(stem, 0.0) for stem in stems(match[0])), default=0.0))
        for match in _WORD.finditer(question.text)
    ]
    weighs = [any(weight and start <= at < end for start, end, weight in words) for at in found.asked.starts]
    return np.array(weighs if any(weighs) else [True] * len(weighs), dtype=np.bool_)


def _lacking(word: str, there: frozenset[str]) -> list[str]:
    return [stem for stem in stems(word)[:1] if stem not in there]


def _of_hits(hits: Sequence[Hit], total: float) -> dict[str, float]:
    """How the best hit stands to the others."""
    words = sorted((hit.legs["bm25"].score or 0.0 for hit in hits), reverse=True)
    typical = math.fsum(words[TYPICAL_FROM:TYPICAL_TO]) / (TYPICAL_TO - TYPICAL_FROM)
    return {
        "ahead": hits[0].score - hits[:AHEAD_OF][-1].score,
        "words_ahead": (words[0] - words[1]) / total if len(words) > 1 else 0.0,
        "standout": (words[0] - typical) / total,
        "fused": hits[0].score,
    }


def _share(question: Question, item: Evidence, context: frozenset[str], weights: Mapping[str, float]) -> float:
    """Weight of the question's content words that a sentence has, or the title, outlet or date above it."""
    known = context | set(question.stems_of(item.text))
    return math.fsum(weights[stem] for stem in question.content if stem in known)
