"""A figure with its 95 % interval, by the bootstrap over questions. The same rows give the same interval."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float64]  # (questions, columns)
Statistic = Callable[[Rows], float]  # nan where nothing can be said

RESAMPLES = 1_000
SEED = 20_220_411


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value; None where nothing could be measured.

    Attributes:
        low: Lower end of its 95 % interval.
        high: Upper end.
        count: Over how many questions, answers or quotes it was measured.
    """

    value: float | None = None
    low: float | None = None
    high: float | None = None
    count: int = 0

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


def measure(rows: Sequence[Sequence[float]], statistic: Statistic) -> Figure:
    """Compute a statistic of rows, and its interval from rows drawn with replacement."""
    if not rows:
        return Figure()
    table = np.asarray(rows, dtype=np.float64)  # (n, columns)
    value = statistic(table)
    if np.isnan(value):
        return Figure(count=len(rows))
    random = np.random.default_rng(SEED)
    drawn = [statistic(table[random.integers(0, len(table), len(table))]) for _ in range(RESAMPLES)]
    low, high = np.nanpercentile(drawn, (2.5, 97.5), method="inverted_cdf")
    return Figure(float(value), float(low), float(high), len(rows))


def mean(rows: Rows) -> float:
    """Return the mean of the only column."""
    return float(rows[:, 0].mean())


def percentile(p: int) -> Statistic:
    """Make the statistic: the smallest value of the only column that p percent of the values do not exceed."""
    return lambda rows: float(np.percentile(rows[:, 0], p, method="inverted_cdf"))
