from datetime import date

import pytest

from qa.questions.windows import Window, find_windows, without_times

FIRST, LAST, AS_OF = date(2021, 11, 2), date(2022, 12, 27), date(2022, 4, 30)


def day(text):
    return date.fromisoformat(text) if text else None


def windows(text, as_of=None):
    return [(time.window.first, time.window.last) for time in find_windows(text, as_of, FIRST, LAST)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("What happened in March 2022?", "2022-03-01", "2022-03-31"),
        ("what happened in march 2022", "2022-03-01", "2022-03-31"),
        ("In 2014 who won?", "2014-01-01", "2014-12-31"),
        ("What was said before 24 February 2022?", None, "2022-02-23"),
        ("How many ships since 3 May 2022?", "2022-05-03", None),
        ("How many ships after May 2022?", "2022-06-01", None),
        ("Who was told by the end of March 2022?", None, "2022-03-31"),
        ("How many between March 2022 and May 2022?", "2022-03-01", "2022-05-31"),
        ("What happened in the summer of 2022?", "2022-06-01", "2022-08-31"),
    ],
)
def test_times_are_windows(text, first, last):
    assert windows(text) == [(day(first), day(last))]


def test_relative_times_need_the_day_of_asking():
    assert windows("What happened last week?") == []
    assert windows("What happened last week?", AS_OF) == [(date(2022, 4, 18), date(2022, 4, 24))]
    assert windows("Who resigned on Monday?", AS_OF) == [(date(2022, 4, 25), date(2022, 4, 25))]


def test_a_month_without_a_year_is_that_of_each_year_of_a_short_archive():
    found = windows("How many ships in March?")
    assert found == [(date(2021, 3, 1), date(2021, 3, 31)), (date(2022, 3, 1), date(2022, 3, 31))]
    assert find_windows("How many ships in March?", None, date(1990, 1, 1), LAST) == []
    assert windows("How many ships in March?", AS_OF) == [(date(2022, 3, 1), date(2022, 3, 31))]


@pytest.mark.parametrize(
    "text", ["since the invasion", "the march of the penguins", "May I ask who he is?", "NATO today"]
)
def test_other_words_are_no_times(text):
    assert windows(text) == []


def test_a_window_holds_its_days():
    assert Window(None, date(2022, 2, 23)).holds(date(1990, 1, 1))
    assert not Window(None, date(2022, 2, 23)).holds(date(2022, 2, 24))
    assert Window(date(2022, 2, 23), None).holds(date(2030, 1, 1))


def test_times_are_left_out_without_moving_a_letter():
    text = "How many ships in March 2022 sailed since 3 May?"
    bare = without_times(text, find_windows(text, AS_OF, FIRST, LAST))
    assert bare.split() == ["How", "many", "ships", "in", "then", "sailed", "then", "?"]
    assert len(bare) == len(text)
