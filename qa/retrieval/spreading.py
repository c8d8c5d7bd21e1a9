"""Spreading hits over articles: what one article says thrice, another may say otherwise."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from embeddings import Ordinals
from qa.retrieval.scores import best_first, rounded

#: Each chunk of an article after so many before it counts less by this, in the unit of the scores.
FREE, STEP = 1, 1.0


def spread(articles: Ordinals, scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Lower scores so that no article crowds out others that are nearly as good.

    Args:
        articles: Of each chunk.
        scores: Of each; equal ones in the order given.

    Returns:
        The scores, lowered where better chunks of the same article come before.
    """
    order = best_first(scores)
    by_article = order[articles[order].argsort(kind="stable")]  # each article's chunks together, best first
    owners, places = articles[by_article], np.arange(len(scores))
    before = places - np.maximum.accumulate(places * first_of_equals(owners))
    lowered = np.empty(len(scores))
    lowered[by_article] = scores[by_article] - STEP * np.maximum(0, before - FREE + 1)
    return rounded(lowered)


def first_of_equals(ordinals: Ordinals) -> NDArray[np.bool_]:
    """Tell which ordinals differ from the one before; equal ones stand together."""
    is_first = np.ones(len(ordinals), dtype=np.bool_)
    is_first[1:] = ordinals[1:] != ordinals[:-1]
    return is_first
