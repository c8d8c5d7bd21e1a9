"""Days gathered into bins: no gap, no overlap, nothing lost, not too many."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.web.narrowing.bins import MOST_BINS, Bin, Bins
from qa.web.narrowing.bins import gather as gather_over


def gather(days):
    return gather_over(days, days)


@given(st.dictionaries(st.dates(), st.integers(1, 500), max_size=40))
def test_bins_follow_each_other_and_hold_every_day(days):
    bins = gather(days).bins
    assert len(bins) <= MOST_BINS
    assert sum(each.count for each in bins) == sum(days.values())
    assert all(each.first <= each.last for each in bins)
    assert all(after.first == before.last + timedelta(1) for before, after in pairwise(bins))
    for each in bins:
        assert each.count == sum(count for day, count in days.items() if each.first <= day <= each.last)


@pytest.mark.parametrize(
    ("first", "last", "unit", "bins"),
    [
        (date(2022, 3, 1), date(2022, 3, 1), "day", 1),
        (date(2022, 3, 1), date(2022, 4, 20), "day", 51),
        (date(2022, 3, 1), date(2022, 5, 20), "week", 12),
        (date(2020, 3, 1), date(2022, 5, 20), "month", 27),
        (date(2012, 9, 10), date(2022, 12, 30), "quarter", 42),
        (date(1990, 1, 1), date(2022, 12, 30), "year", 33),
        (date.min, date.max, "200 years", 50),
    ],
)
def test_the_unit_is_the_shortest_that_fits(first, last, unit, bins):
    found = gather({first: 1, last: 1})
    assert (found.unit, len(found.bins)) == (unit, bins)


def test_a_single_day_is_one_bin():
    assert gather({date(2022, 3, 1): 7}) == Bins("day", (Bin(date(2022, 3, 1), date(2022, 3, 1), 7),))
    assert gather({}) == Bins("day", ())


def test_few_articles_far_from_all_others_do_not_hide_them():
    year = {date(2022, 1, 1) + timedelta(day): 3 for day in range(365)}
    found = gather({**year, date(1970, 1, 1): 1, date(2922, 1, 1): 2})
    assert (found.unit, len(found.bins)) == ("week", 55)
    assert (found.bins[0].first, found.bins[0].count) == (date(1970, 1, 1), 1)
    assert (found.bins[-1].last, found.bins[-1].count) == (date(2922, 1, 1), 2)
    assert sum(each.count for each in found.bins[1:-1]) == 3 * 365
    assert gather({date(1970, 1, 1): 1, date(2022, 1, 1): 3}).bins[0].label == "1970"  # among four, one is no slip


def test_labels_say_which_days_a_bin_is_of():
    assert [each.label for each in gather({date(2022, 1, 3): 1, date(2022, 3, 20): 1}).bins[:2]] == [
        "3 to 9 January 2022",
        "10 to 16 January 2022",
    ]
    assert gather({date(2022, 1, 3): 1, date(2023, 3, 20): 1, date(2024, 1, 1): 1}).bins[0].label == "January 2022"
    assert gather({date(2012, 9, 10): 1, date(2022, 12, 30): 1}).bins[0].label == "July to September 2012"
    assert gather({date.min: 1, date.max: 1}).bins[-1].label == "9800 to 9999"


def test_bins_stay_where_they_are_when_fewer_articles_pass():
    every = {date(2022, month, 5): 2 for month in range(1, 13)}
    few = gather_over({date(2022, 4, 5): 1}, every)
    assert [each.first for each in few.bins] == [each.first for each in gather(every).bins]
    assert sum(each.count for each in few.bins) == 1
    assert gather_over({}, every).bins[0].count == 0
