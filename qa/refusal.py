"""When not to answer: a rule without labels, from the question against the evidence alone."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from corpus import Article
from qa.answer import Hit
from qa.question import Question, stems
from qa.sentences import Evidence, context_stems

#: Least support of an answer, the same for every archive, for want of labels.
LEAST_SUPPORT = 1.85
#: Hits among which one must speak of what is asked.
LOOKED_AT = 3
#: What a word counts that the article has, but not near the passage.
ARTICLE_SHARE = 0.5


def support(
    question: Question,
    hits: Sequence[Hit],
    ranked: Sequence[Evidence],
    *,
    articles: Mapping[str, Article],
    weights: Mapping[str, float],
) -> float:
    """How far the evidence speaks of what is asked: the sum of three views that fail apart, about 0 to 3.

    The share of the question's words, by weight, that one of the first hits has, where a word that only the rest of
    its article has counts half; the greatest cosine between the question and a sentence; and the greatest between the
    question and a hit.
    """
    words = max(
        (coverage(question, hit, articles[hit.chunk.article_id], weights) for hit in hits[:LOOKED_AT]), default=0.0
    )
    sentence = max((item.similarity for item in ranked), default=0.0)
    passage = max((hit.legs["dense"].score or 0.0 for hit in hits), default=0.0)
    return round(words + max(0.0, sentence) + max(0.0, passage), 6)


def coverage(question: Question, hit: Hit, article: Article, weights: Mapping[str, float]) -> float:
    """Share of the question's content words, by weight, in a hit: 0 to 1; see `support`."""
    total = math.fsum(weights[stem] for stem in question.content)
    if not total:
        return 0.0
    near = context_stems(hit) | set(stems(hit.chunk.text))
    far = set(stems(article.text)) - near
    return (
        math.fsum(weights[stem] for stem in question.content if stem in near)
        + ARTICLE_SHARE * math.fsum(weights[stem] for stem in question.content if stem in far)
    ) / total
