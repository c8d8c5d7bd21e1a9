"""Standardised scores have mean 0 and deviation 1, or are all 0."""

import numpy as np
import pytest

from qa.retrieval.scores import standardised


def test_values_are_counted_in_deviations_from_their_mean():
    assert standardised(np.array([1.0, 3.0])).tolist() == [-1.0, 1.0]
    assert standardised(np.array([2.0, 4.0, 9.0])).tolist() == pytest.approx(
        [(value - 5) / (26 / 3) ** 0.5 for value in (2, 4, 9)]
    )


def test_equal_values_and_none_tell_nothing():
    assert standardised(np.array([0.3, 0.3, 0.3])).tolist() == [0.0, 0.0, 0.0]
    assert standardised(np.array([])).tolist() == []
