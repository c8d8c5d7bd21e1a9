from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import RawArticle, make_article
from corpus.telling.times import find_times, times_within

MONDAY = date(2024, 5, 13)


def article(text, published=MONDAY):
    return make_article(RawArticle("pier", text, "pier.txt", title="The pier", published=published))


def times(text, published=MONDAY):
    made = article(text, published)
    return [(made.text[one.start : one.end], f"{one.first}", f"{one.last}") for one in find_times(made)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The pier fell yesterday.", ("yesterday", "2024-05-12", "2024-05-12"), id="yesterday"),
        pytest.param("The pier fell on Thursday.", ("Thursday", "2024-05-09", "2024-05-09"), id="weekday"),
        pytest.param("The pier fell on Monday.", ("Monday", "2024-05-13", "2024-05-13"), id="the day itself"),
        pytest.param("On Thursday, the board will meet.", ("Thursday", "2024-05-16", "2024-05-16"), id="next such day"),
        pytest.param(
            "The pier is shut through Thursday.", ("Thursday", "2024-05-09", "2024-05-16"), id="either such day"
        ),
        pytest.param("It closed last month.", ("last month", "2024-04-01", "2024-04-30"), id="last month"),
        pytest.param("It closed earlier this week.", ("earlier this week", "2024-05-13", "2024-05-13"), id="earlier"),
        pytest.param("It closed last week.", ("last week", "2024-05-06", "2024-05-12"), id="last week"),
        pytest.param("It closed in March.", ("March", "2024-03-01", "2024-03-31"), id="month"),
        pytest.param("It closed in November.", ("November", "2023-11-01", "2023-11-30"), id="month of last year"),
        pytest.param("It will close in November.", ("November", "2024-11-01", "2024-11-30"), id="month ahead"),
        pytest.param("It closed on Nov. 29.", ("Nov. 29", "2023-11-29", "2023-11-29"), id="day of last year"),
        pytest.param("It closed on 29 November.", ("29 November", "2023-11-29", "2023-11-29"), id="day before month"),
        pytest.param("It closed in March 2022.", ("March 2022", "2022-03-01", "2022-03-31"), id="month and year"),
        pytest.param("It closed in 2014.", ("2014", "2014-01-01", "2014-12-31"), id="year"),
        pytest.param("It closed in late January.", ("late January", "2024-01-21", "2024-01-31"), id="part of a month"),
        pytest.param(
            "It fell on Tuesday evening.", ("Tuesday evening", "2024-05-07", "2024-05-07"), id="part of a day"
        ),
        pytest.param("It fell two days ago.", ("two days ago", "2024-05-11", "2024-05-11"), id="days ago"),
        pytest.param("It fell two weeks ago.", ("two weeks ago", "2024-04-26", "2024-05-02"), id="weeks ago"),
        pytest.param("It fell in the summer of 2020.", ("summer of 2020", "2020-06-01", "2020-08-31"), id="season"),
        pytest.param("It stood in the early 1990s.", ("the early 1990s", "1990-01-01", "1993-12-31"), id="decade"),
        pytest.param("It fell over the weekend.", ("Over the weekend", "2024-05-11", "2024-05-12"), id="weekend"),
        pytest.param("They met on Jan. 9-13.", ("Jan. 9-13", "2024-01-09", "2024-01-13"), id="several days"),
        pytest.param("It opens Friday, July 4.", ("Friday, July 4", "2025-07-04", "2025-07-04"), id="weekday and day"),
    ],
)
def test_an_expression_means_the_days_that_a_reader_takes_it_for(text, expected):
    found = times(text)
    assert [(words.casefold(), *rest) for words, *rest in found] == [(expected[0].casefold(), *expected[1:])]


def test_later_counts_from_the_last_date_before_it():
    found = times("On March 3, 2022 the pier fell. Two days later it was gone. The next day a storm came.")
    assert [first for _, first, _ in found] == ["2022-03-03", "2022-03-05", "2022-03-06"]


def test_that_year_is_the_year_before_it():
    found = times("The pier was built in 2014. In early March of that year it rained.")
    assert found[-1] == ("early March of that year", "2014-03-01", "2014-03-10")


def test_today_in_a_quotation_may_be_the_day_it_was_said():
    found = times("The board met on Friday. “We close the pier today,” it said.")
    assert found[-1] == ("today", "2024-05-10", "2024-05-13")


def test_an_undated_article_resolves_only_what_states_its_year():
    text = "The pier fell on Friday, two days later, in March, on Nov. 29. It was built on 3 May 1901."
    assert times(text, published=None) == [("3 May 1901", "1901-05-03", "1901-05-03")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It may march on to the pier, they told USA TODAY.", id="words"),
        pytest.param("It is open every Monday and on Sundays.", id="what recurs"),
        pytest.param("It holds 2014 people for several years.", id="counts"),
        pytest.param("It closed on February 31, 2021.", id="no such day"),
    ],
)
def test_what_is_no_time_is_none(text):
    assert times(text) == []


PARTS = [
    "on Monday ",
    "In May ",
    "2022 ",
    "two days later ",
    "“today ",
    "last week",
    ". ",
    "\n\n",
    "will ",
    "Jan. 9-",
    "9 ",
]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("later last week", MONDAY - timedelta(7), MONDAY - timedelta(1)),
        ("later last month", date(2024, 4, 1), date(2024, 4, 30)),
        ("earlier next year", date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_a_part_that_today_does_not_cut_is_the_whole(words, first, last):
    assert [(found.first, found.last) for found in find_times(article(f"It was planned for {words}.", MONDAY))] == [
        (first, last)
    ]


@given(
    st.lists(st.sampled_from(PARTS), max_size=40), st.sampled_from([MONDAY, date(1, 1, 1), date(9999, 12, 31), None])
)
def test_times_ascend_inside_the_text_and_are_the_same_each_time(parts, published):
    made = article("".join(parts), published)
    found = find_times(made)
    assert found == find_times(made)
    edges = [edge for one in found for edge in (one.start, one.end)]
    assert edges == sorted(edges)
    assert all(0 <= one.start < one.end <= len(made.text) and one.first <= one.last for one in found)


DATED = [
    "It fell on 3 March.",
    "Two days later it was mended.",
    "“We saw it yesterday,” she said.",
    "The next day it rained.",
    "In May of that year it opened.",
    "A pier is a long and lonely thing, and nobody who has stood on one in the rain forgets it. " * 4,
]


@given(st.lists(st.sampled_from(DATED), max_size=12))
def test_times_of_one_sentence_are_told_as_among_all(parts):
    made = article(" ".join(parts))
    whole = find_times(made)
    for start, end in made.sentences:
        assert times_within(made, start, end) == tuple(one for one in whole if start <= one.start and one.end <= end)


@pytest.mark.parametrize("piece", ["the last ", "early ", "Monday, ", "1 ", "“", "a week ", "March 1", "x"])
def test_long_monotonous_text_is_read_to_its_end(piece):
    made = article(piece * (100_000 // len(piece)))
    edges = [edge for found in find_times(made) for edge in (found.start, found.end)]
    assert edges == sorted(edges)
