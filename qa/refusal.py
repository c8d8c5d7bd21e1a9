"""When not to answer: a rule without labels, from the question against the evidence alone."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from qa.answer import Hit
from qa.question import Question, stems
from qa.sentences import Evidence, context_stems

#: Least support of an answer, the same for every archive, for want of labels.
LEAST_SUPPORT = 1.55
#: The best hit is compared with those from this place to that: passages that share the question's words by chance.
TYPICAL_FROM, TYPICAL_TO = 10, 30
#: Taken off where the question names someone or something that no article mentions, however it is spelt.
UNKNOWN_NAME_MALUS = 0.8
#: What one standard deviation of the best hit's fused score counts.
FUSED_WEIGHT = 0.03


def support(
    question: Question,
    hits: Sequence[Hit],
    ranked: Sequence[Evidence],
    weights: Mapping[str, float],
    unknown_names: Sequence[str],
) -> float:
    """How far the evidence speaks of what is asked: the sum of three views that fail apart, about 0 to 4.

    For the best sentence, its share of the question's words, by weight, plus its cosine with the question; how far the
    best hit's words stand out from what passages of this archive share with the question by chance, in parts of the
    question's weight; and how far the best hit stands out among the candidates.

    Args:
        question: What is asked.
        hits: The first `TYPICAL_TO` hits, or all there are.
        ranked: Sentences of the best of them.
        weights: Weight of each of the question's stems, 0 for function words.
        unknown_names: Names of the question that the archive does not know in any spelling.
    """
    total = math.fsum(weights[stem] for stem in question.content)
    if not total or not hits or not ranked:
        return 0.0
    sentence = max(_share(question, item, weights) / total + item.similarity for item in ranked)
    words = sorted((hit.legs["bm25"].score or 0.0 for hit in hits), reverse=True)
    typical = math.fsum(words[TYPICAL_FROM:TYPICAL_TO]) / (TYPICAL_TO - TYPICAL_FROM)
    score = sentence + (words[0] - typical) / total + FUSED_WEIGHT * hits[0].score
    return round(score - UNKNOWN_NAME_MALUS * bool(unknown_names), 6)


def _share(question: Question, item: Evidence, weights: Mapping[str, float]) -> float:
    """Weight of the question's content words that a sentence has, or the title, outlet or date above it."""
    known = context_stems(item.hit) | set(stems(item.text))
    return math.fsum(weights[stem] for stem in question.content if stem in known)
