"""How well surety tells right answers from wrong ones. Rows: how sure, and 1 for right or 0 for wrong."""

from __future__ import annotations

import math

import numpy as np

from qa.evaluation.bootstrap import Rows, Statistic

#: Equal steps of confidence in which the expected calibration error compares it with the share of right answers.
BINS = 10


def auroc(rows: Rows) -> float:
    """Return the probability that a right one is surer than a wrong one, ties counting half; nan without both."""
    right, wrong = rows[rows[:, 1] == 1, 0], np.sort(rows[rows[:, 1] == 0, 0])
    if not len(right) or not len(wrong):
        return math.nan
    below = np.searchsorted(wrong, right, "left") + np.searchsorted(wrong, right, "right")
    return float(below.sum() / (2 * len(right) * len(wrong)))


def error_at(coverage: float) -> Statistic:
    """Make the statistic: the share of wrong answers among the surest ones, that share of all.

    Of those that are equally sure at the border, each counts in part, so that their order does not matter.
    """

    def error(rows: Rows) -> float:
        wanted = coverage * len(rows)
        border = np.sort(rows[:, 0])[::-1][math.ceil(wanted) - 1]
        above, at = rows[rows[:, 0] > border], rows[rows[:, 0] == border]
        wrong = (1 - above[:, 1]).sum() + (wanted - len(above)) * (1 - at[:, 1]).mean()
        return float(wrong / wanted)

    return error


def calibration_error(rows: Rows) -> float:
    """Return the mean distance of confidence from the share of right answers, over bins of confidence."""
    bins = np.minimum((rows[:, 0] * BINS).astype(int), BINS - 1)
    gaps = np.bincount(bins, weights=rows[:, 0] - rows[:, 1], minlength=BINS)
    return float(np.abs(gaps).sum() / len(rows))
