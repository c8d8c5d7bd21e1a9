"""Scores of different searches made comparable."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

#: Scores are rounded to this many places before they are compared, so that equal ones are equal on every machine.
PLACES = 6


def standardised(values: Sequence[float]) -> list[float]:
    """Return values in standard deviations from their mean; 0 where all are equal."""
    if not values:
        return []
    mean = math.fsum(values) / len(values)
    spread = math.sqrt(math.fsum((value - mean) ** 2 for value in values) / len(values))
    return [(value - mean) / spread if spread > 1e-9 else 0.0 for value in values]


def rounded(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return scores rounded to `PLACES`, none of them a negative zero."""
    near: NDArray[np.float64] = np.round(scores, PLACES) + 0.0
    return near


def best_first(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the places of scores, the greatest first, equal ones in the order given."""
    return np.argsort(-scores, kind="stable")
