"""Standardised scores have mean 0 and deviation 1, or are all 0."""

import pytest

from qa.retrieval.scores import standardised


def test_values_are_counted_in_deviations_from_their_mean():
    assert standardised([1.0, 3.0]) == [-1.0, 1.0]
    assert standardised([2.0, 4.0, 9.0]) == pytest.approx([(value - 5) / (26 / 3) ** 0.5 for value in (2, 4, 9)])


def test_equal_values_and_none_tell_nothing():
    assert standardised([0.3, 0.3, 0.3]) == [0.0, 0.0, 0.0]
    assert standardised([]) == []
