"""Which day a quote tells of, which days a question limits itself to, and how days are spelt."""

from datetime import date

import pytest

from corpus import Article, Span, find_times
from qa.forms.dating import spelt_days, when
from qa.forms.window import Window, asked_window, without_times

PUBLISHED = date(2022, 3, 25)


def told(text, published=PUBLISHED):
    article = Article("a", text, text, published=published, sentences=(Span(0, len(text)),))
    return when(text, 0, find_times(article), published)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Leaders met in Brussels on Thursday.", date(2022, 3, 24)),
        ("On 2 February the ships left, and on 4 February they came back.", date(2022, 2, 2)),
        ("She was elected to parliament in 2010.", date(2010, 1, 1)),
    ],
)
def test_a_quote_tells_of_the_day_it_names(text, day):
    assert (told(text).first, told(text).is_event) == (day, True)


@pytest.mark.parametrize(
    "text",
    [
        "The alliance has kept four units there since 2017.",
        "The port will be ready by 2030.",
        "The decision of 2017 still counts.",
        "Protests like those in 2017 and 2019 filled the streets.",
        "She succeeds Jon Rook, who resigned in July 2021.",
        "Nobody counted the eels.",
    ],
)
def test_what_names_no_day_of_its_own_tells_of_that_of_publication(text):
    assert (told(text).first, told(text).is_event) == (PUBLISHED, False)


def test_without_any_date_nothing_is_told():
    assert told("Nobody counted the eels on Thursday.", published=None) is None


@pytest.mark.parametrize(
    ("first", "last", "spelt"),
    [
        (date(2022, 3, 24), date(2022, 3, 24), "24 Mar 2022"),
        (date(2022, 3, 24), date(2022, 3, 27), "24 to 27 Mar 2022"),
        (date(2022, 3, 24), date(2022, 4, 2), "24 Mar 2022 to 2 Apr 2022"),
        (date(2022, 2, 1), date(2022, 2, 28), "Feb 2022"),
        (date(2017, 1, 1), date(2017, 12, 31), "2017"),
        (date(2010, 1, 1), date(2019, 12, 31), "2010 to 2019"),
    ],
)
def test_days_are_spelt_as_short_as_they_can_be(first, last, spelt):
    assert spelt_days(first, last) == spelt


@pytest.mark.parametrize(
    ("question", "window"),
    [
        ("What happened since March 2022?", Window(date(2022, 3, 1), None)),
        ("What happened after 5 March 2022?", Window(date(2022, 3, 5), None)),
        ("What happened before March 2022?", Window(None, date(2022, 3, 1))),
        ("What happened in June 2022?", Window(date(2022, 6, 1), date(2022, 6, 30))),
        ("What happened between 2 May 2022 and 9 May 2022?", Window(date(2022, 5, 2), date(2022, 5, 9))),
        ("What happened in Rukla?", Window()),
    ],
)
def test_a_question_limits_itself_to_days(question, window):
    assert asked_window(question, None) == window


def test_a_topic_has_no_times():
    assert without_times("Rukla since March 2022", None) == "Rukla"
    assert without_times("June 2022", None) == ""
