"""Scores of different searches made comparable."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

#: Scores are rounded to this many places before they are compared, so that equal ones are equal on every machine.
PLACES = 6


def standardised(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return values in standard deviations from their mean; 0 where all are equal."""
    if not len(values):
        return values
    off = values - math.fsum(values.tolist()) / len(values)  # exact sums do not depend on the order
    spread = math.sqrt(math.fsum((off * off).tolist()) / len(values))
    return off / spread if spread > 1e-9 else np.zeros(len(values))


def rounded(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return scores rounded to `PLACES`, none of them a negative zero."""
    return scores.round(PLACES) + 0.0


def best_first(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the places of scores, the greatest first, equal ones in the order given."""
    return (-scores).argsort(kind="stable")
