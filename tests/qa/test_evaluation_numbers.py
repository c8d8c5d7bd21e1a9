"""Intervals, and how well surety tells right from wrong, against values computed by hand."""

import math

import numpy as np
import pytest

from qa.evaluation.bootstrap import Figure, mean, measure, percentile
from qa.evaluation.selective import auroc, calibration_error, error_at

ROWS = np.array([[0.9, 1], [0.8, 1], [0.8, 0], [0.4, 1], [0.1, 0]])


def test_the_same_rows_have_the_same_interval_around_the_value():
    rows = [[float(value)] for value in (0, 1, 1, 0, 1, 1, 1, 0, 1, 1)]
    figure = measure(rows, mean)
    assert figure == measure(rows, mean)
    assert (figure.value, figure.count) == (0.7, 10)
    assert (figure.low, figure.high) == pytest.approx((0.4, 1.0), abs=0.1)
    # so wide is the interval of a binomial share of .7 over 10,000 questions
    many = measure(rows * 1_000, mean)
    assert many.high - many.low == pytest.approx(2 * 1.96 * math.sqrt(0.7 * 0.3 / 10_000), rel=0.1)


def test_equal_rows_leave_no_doubt():
    assert measure([[0.25]] * 4, mean) == Figure(0.25, 0.25, 0.25, 4)


def test_nothing_is_measured_of_nothing():
    assert measure([], mean) == Figure()
    assert measure([[0.5, 1.0]], auroc) == Figure(count=1)


def test_a_percentile_is_one_of_the_values():
    rows = np.array([[float(value)] for value in range(1, 21)])
    assert (percentile(50)(rows), percentile(95)(rows)) == (10, 19)


def test_auroc_is_the_share_of_pairs_in_the_right_order():
    assert auroc(ROWS) == (2 + 1.5 + 1) / 6
    assert auroc(ROWS[:2]) != auroc(ROWS[:2])  # nan: nothing is wrong


@pytest.mark.parametrize(
    ("coverage", "wrong"),
    [
        pytest.param(0.2, 0 / 1, id="the-surest"),
        pytest.param(0.4, 0.5 / 2, id="two-are-equally-sure"),
        pytest.param(0.6, 1 / 3, id="both-of-them"),
        pytest.param(0.5, 0.75 / 2.5, id="between-questions"),
        pytest.param(1.0, 2 / 5, id="all"),
    ],
)
def test_the_error_at_a_coverage_is_that_of_the_surest(coverage, wrong):
    assert error_at(coverage)(ROWS) == pytest.approx(wrong)
    assert error_at(coverage)(ROWS[::-1]) == pytest.approx(wrong)


def test_the_calibration_error_is_the_mean_gap_of_the_tenths():
    rows = np.array([[0.85, 1], [0.81, 0], [0.2, 0], [1.0, 1]])
    assert calibration_error(rows) == pytest.approx((abs(0.85 + 0.81 - 1) + 0.2 + 0.0) / 4)
