"""Rows of articles that pass, as numbers or as a bitmap, select the same."""

import numpy as np
import pytest

from embeddings.allowed import AllowedRows, Places
from embeddings.fields import FieldTable
from embeddings.flat import FlatVectors
from embeddings.rows import FieldRow

COUNTS = np.array([3, 0, 1, 5, 2])
FIRSTS = np.array([0, 3, 3, 4, 9])


@pytest.mark.parametrize(
    ("passing", "rows"),
    [
        ([True, True, True, True, True], list(range(11))),
        ([False, True, False, True, False], [4, 5, 6, 7, 8]),
        ([True, False, True, False, True], [0, 1, 2, 3, 9, 10]),
        ([False, True, False, False, False], []),
    ],
)
@pytest.mark.parametrize("few", [0, 100])
def test_rows_are_those_of_the_articles(passing, rows, few, monkeypatch):
    monkeypatch.setattr("embeddings.allowed.FEW_ROWS", few)
    allowed = AllowedRows.of_articles(np.array(passing), FIRSTS, COUNTS)
    assert (allowed.count, allowed.rows is not None) == (len(rows), len(rows) <= few)
    vectors = FlatVectors.from_rows(np.random.default_rng(1).standard_normal((11, 4)).astype(np.float32))
    found, scores = vectors.search(np.ones((1, 4), np.float32), 11, allowed)
    assert sorted(found.tolist()) == rows
    np.testing.assert_array_equal(scores, vectors.scores(np.ones((1, 4), np.float32), found))


def test_many_rows_can_be_asked_for_one_by_one(monkeypatch):
    monkeypatch.setattr("embeddings.allowed.FEW_ROWS", 0)
    allowed = AllowedRows.of_articles(np.array([True, False, True, False, True]), FIRSTS, COUNTS)
    assert np.flatnonzero(allowed.holds(np.arange(11))).tolist() == [0, 1, 2, 3, 9, 10]


def test_places_leave_out_what_is_no_longer_in_the_build():
    fields = [FieldRow(number, f"a{number}", *[None] * 3, (), None, None, "", "", "", 2) for number in range(4)]
    table = FieldTable([fields[0], fields[2], fields[3]], {})
    places = Places(fields, table)
    assert places.allowed(None).rows.tolist() == [0, 1, 4, 5, 6, 7]
    passing = np.zeros(3, dtype=np.bool_)
    passing[table.by_number[2]] = True
    assert places.allowed(passing).rows.tolist() == [4, 5]
    assert Places(fields[2:], table).allowed(None) is None
    assert Places(fields[2:], table).allowed(np.ones(3, dtype=np.bool_)) is None
