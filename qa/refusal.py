"""When not to answer: a rule without labels, from the question against the evidence alone."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date

from embeddings import stems
from qa.answer import Hit
from qa.question import Question
from qa.sentences import Evidence

#: Least support of an answer. Between the two it can't be, 0 and 3; the same for every archive, for want of labels.
LEAST_SUPPORT = 1.85
#: Hits among which one must speak of what is asked.
LOOKED_AT = 3


def support(
    question: Question, hits: Sequence[Hit], ranked: Sequence[Evidence], weights: Mapping[str, float]
) -> float:
    """How far the evidence speaks of what is asked: the sum of three views that fail apart, about 0 to 3.

    The share of the question's words, by weight, that one of the first hits has; the greatest cosine between the
    question and a sentence; and the greatest between the question and a hit.
    """
    words = max((coverage(question, hit, weights) for hit in hits[:LOOKED_AT]), default=0.0)
    sentence = max((item.similarity for item in ranked), default=0.0)
    passage = max((hit.legs["dense"].score or 0.0 for hit in hits), default=0.0)
    return round(words + max(0.0, sentence) + max(0.0, passage), 6)


def coverage(question: Question, hit: Hit, weights: Mapping[str, float]) -> float:
    """Share of the question's content words, by weight, in a hit's passage, title, outlet and date: 0 to 1."""
    total = math.fsum(weights[stem] for stem in question.content)
    if not total:
        return 0.0
    around = (hit.title, hit.outlet, hit.chunk.text, _spelt(hit.published))
    known = set(stems(" ".join(part for part in around if part)))
    return math.fsum(weights[stem] for stem in question.content if stem in known) / total


def _spelt(day: date | None) -> str:
    """A date in the words a question may use."""
    return f"{day:%d %B %Y}".lstrip("0") if day else ""
