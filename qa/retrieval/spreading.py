"""Spreading hits over articles: what one article says thrice, another may say otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from corpus import Chunk
from qa.retrieval.scores import PLACES

#: Each chunk of an article after so many before it counts less by this, in the unit of the scores.
FREE, STEP = 1, 1.0


def spread(order: Sequence[Chunk], scores: Mapping[str, float]) -> tuple[list[Chunk], dict[str, float]]:
    """Order chunks anew so that no article crowds out others that are nearly as good.

    Args:
        order: Chunks, best first.
        scores: Of each.

    Returns:
        The chunks, best first, and their scores, lowered where others of the article come before.
    """
    before: Counter[str] = Counter()
    lowered: dict[str, float] = {}
    for chunk in order:
        excess = max(0, before[chunk.article_id] - FREE + 1)
        lowered[chunk.chunk_id] = round(scores[chunk.chunk_id] - STEP * excess, PLACES) + 0.0
        before[chunk.article_id] += 1
    return sorted(order, key=lambda chunk: (-lowered[chunk.chunk_id], chunk.article_id, chunk.start)), lowered
