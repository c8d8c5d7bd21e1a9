"""When not to answer: named features of the question against the evidence alone, and the verdict on them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from qa.answer import Hit
from qa.answering.sentences import Evidence, context_stems
from qa.calibration import Calibration
from qa.questions.question import Question

#: Least support of an answer, the same for every archive, for want of labels.
LEAST_SUPPORT = 1.55
#: The best hit is compared with those from this place to that: passages that share the question's words by chance.
TYPICAL_FROM, TYPICAL_TO = 10, 30
#: Taken off where the question names someone or something that no article mentions, however it is spelt.
UNKNOWN_NAME_MALUS = 0.8
#: What one standard deviation of the best hit's fused score counts.
FUSED_WEIGHT = 0.03
#: A best sentence that is so far ahead of the next is not the surer for being farther.
WIDE_MARGIN = 4.0
#: Features that a calibration is fitted on: those that mean the same in a large archive, a small one and a single text.
CALIBRATED = ("agreement", "best_meaning", "first_words", "margin", "unknown_name")
#: What each feature counts in `support`; a feature that is not named here only counts in a calibration.
SUPPORT = {
    "sentence_words": 1.0,
    "sentence_meaning": 1.0,
    "standout": 1.0,
    "fused": FUSED_WEIGHT,
    "unknown_name": -UNKNOWN_NAME_MALUS,
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the evidence is enough for an answer.

    Attributes:
        features: What is known of the evidence, by name; none if there is no evidence.
        support: How far the evidence speaks of what is asked; see `support`.
        confidence: Calibrated probability that the answer is right, 2 places; None without evidence or calibration.
        missing: What the evidence lacks, where it is not enough and that can be told.
    """

    enough: bool = False
    features: Mapping[str, float] = field(default_factory=dict)
    support: float = 0.0
    confidence: float | None = None
    missing: str = ""


def judge(features: Mapping[str, float], calibration: Calibration | None) -> Verdict:
    """Decide by the calibration's threshold; without a calibration for these features, by the label-free rule.

    Args:
        features: See `evidence_features`.
        calibration: One that fits the embedder, if there is any.
    """
    supported = support(features)
    if not features:
        return Verdict()
    if calibration is None or not calibration.knows(features):
        return Verdict(supported >= LEAST_SUPPORT, features, supported)
    confidence = calibration.confidence(features)
    return Verdict(confidence >= calibration.threshold, features, supported, confidence)


def support(features: Mapping[str, float]) -> float:
    """How far the evidence speaks of what is asked: the sum of three views that fail apart, about 0 to 4."""
    return round(math.fsum(weight * features[name] for name, weight in SUPPORT.items()), 6) if features else 0.0


def evidence_features(
    question: Question,
    hits: Sequence[Hit],
    ranked: Sequence[Evidence],
    weights: Mapping[str, float],
    unknown_names: Sequence[str],
) -> dict[str, float]:
    """Describe the evidence in numbers by name; none if there is no evidence, or no word of the question weighs.

    agreement: mean reciprocal rank of the best hit in the searches. best_meaning: greatest cosine of a hit with the
    question. first_words: share of the question's words, by weight, that the sentence to be cited first has. margin:
    how far its score is above the next, in standard deviations, at most `WIDE_MARGIN`. unknown_name: 1 if the question
    names what no article mentions.

    For the rule without labels, sentence_words and sentence_meaning: share and cosine of the sentence with the greatest
    sum of both. standout: how far the best hit's words stand out from what passages of this archive share with the
    question by chance, in parts of the question's weight. fused: how far the best hit stands out among the candidates.

    Args:
        question: What is asked.
        hits: The first `TYPICAL_TO` hits, or all there are.
        ranked: Sentences of the best of them.
        weights: Weight of each of the question's stems, 0 for function words.
        unknown_names: Names of the question that the archive does not know in any spelling.
    """
    total = math.fsum(weights[stem] for stem in question.content)
    if not total or not hits or not ranked:
        return {}
    shares = [_share(question, item, weights) / total for item in ranked]
    margin = ranked[0].score - ranked[1].score if len(ranked) > 1 else 0.0
    best_share, best = max(zip(shares, ranked, strict=True), key=lambda pair: pair[0] + pair[1].similarity)
    words = sorted((hit.legs["bm25"].score or 0.0 for hit in hits), reverse=True)
    typical = math.fsum(words[TYPICAL_FROM:TYPICAL_TO]) / (TYPICAL_TO - TYPICAL_FROM)
    found = {
        "agreement": math.fsum(1 / leg.rank for leg in hits[0].legs.values() if leg.rank) / len(hits[0].legs),
        "best_meaning": max(hit.legs["dense"].score or 0.0 for hit in hits),
        "sentence_words": best_share,
        "sentence_meaning": best.similarity,
        "first_words": shares[0],
        "margin": min(margin, WIDE_MARGIN),
        "standout": (words[0] - typical) / total,
        "fused": hits[0].score,
        "unknown_name": float(bool(unknown_names)),
    }
    return {name: round(value, 6) + 0.0 for name, value in found.items()}


def _share(question: Question, item: Evidence, weights: Mapping[str, float]) -> float:
    """Weight of the question's content words that a sentence has, or the title, outlet or date above it."""
    known = context_stems(question, item.hit) | set(question.stems_of(item.text))
    return math.fsum(weights[stem] for stem in question.content if stem in known)
