"""The picture of an answer's evidence: what is on it, where, and that nothing covers anything else."""

import re
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.web.narrowing.axis import Axis
from qa.web.narrowing.timeline import evidence_timeline
from qa.web.reference import Reference

MARCH, APRIL = date(2022, 3, 25), date(2022, 4, 11)


def labels(view):
    return re.findall(r'aria-label="(\[[^"]+)"', view)


def test_each_citation_is_a_link_that_says_what_the_picture_shows(cited, answered):
    first, second = cited(1, APRIL), cited(2, MARCH, (date(2022, 3, 1), date(2022, 3, 5)), outlet=None)
    view = evidence_timeline(answered(first, second))
    assert labels(view) == [
        "[2] outlet unknown, published 25 March 2022, tells of 1 to 5 March 2022",
        "[1] SAMPLE Wire, published 11 April 2022",
    ]
    hrefs = [link.get("href") for link in ElementTree.fromstring(view).iter("a")]
    assert hrefs == [Reference.of(second).href, Reference.of(first).href]
    assert view.count('class="told"') == 2  # the bar, and its sign in the legend


@pytest.mark.parametrize(
    ("numbers_and_days", "form", "is_drawn"),
    [
        ((), "short", False),
        (((1, MARCH),), "timeline", False),
        (((1, MARCH), (2, MARCH)), "short", False),
        (((1, MARCH), (2, MARCH)), "timeline", True),
        (((1, MARCH), (2, None)), "short", False),
        (((1, None), (2, None)), "timeline", False),
        (((1, MARCH), (2, APRIL)), "short", True),
        (((1, MARCH), (None, APRIL)), "short", False),
    ],
)
def test_a_picture_needs_two_citations_of_two_days(cited, answered, numbers_and_days, form, is_drawn):
    citations = [cited(number or 0, day) for number, day in numbers_and_days]
    assert bool(evidence_timeline(answered(*citations, form=form))) is (is_drawn or None in dict(numbers_and_days))


def test_what_is_not_numbered_is_left_out(cited, answered):
    nearest = [cited(None, MARCH), cited(None, APRIL)]
    assert evidence_timeline(answered(*nearest)) == ""


def test_undated_citations_stand_apart_and_show_the_day_they_tell_of(cited, answered):
    view = evidence_timeline(answered(cited(1, None, (MARCH, MARCH)), cited(2, APRIL), cited(3, None)))
    assert "date unknown</text>" in view
    assert labels(view) == [
        "[1] SAMPLE Wire, date unknown, tells of 25 March 2022",
        "[2] SAMPLE Wire, published 11 April 2022",
        "[1] SAMPLE Wire, date unknown, tells of 25 March 2022",
        "[3] SAMPLE Wire, date unknown",
    ]
    assert view.count('class="undated"') == 2


@pytest.mark.parametrize(
    ("as_of", "place", "text"),
    [
        (date(2022, 4, 20), "94.0", "as of 20 April 2022"),
        (date(2030, 1, 1), "99.0", "as of 1 January 2030 →"),
        (date(2022, 4, 1), None, "as of 1 April 2022"),
        (date(1999, 1, 1), "1.0", "← as of 1 January 1999"),
    ],
)
def test_the_as_of_day_is_a_line(cited, answered, as_of, place, text):
    view = evidence_timeline(answered(cited(1, MARCH), cited(2, APRIL), as_of=as_of))
    (line,) = (part for part in ElementTree.fromstring(view).iter("line") if part.get("class") == "as-of-line")
    assert place is None or line.get("x1") == f"{place}%"
    assert f">{text}</text>" in view


days = st.one_of(st.dates(), st.dates(MARCH, APRIL))


@given(st.lists(st.tuples(st.none() | days, st.none() | days, st.integers(0, 40)), max_size=24), st.none() | days)
def test_nothing_covers_anything_else(cited, answered, given_days, as_of):
    citations = []
    for number, (published, told, length) in enumerate(given_days, 1):
        span = told and (told, min(told + timedelta(length), date.max) if told < date(9999, 1, 1) else told)
        citations.append(cited(number, published, span))
    view = evidence_timeline(answered(*citations, as_of=as_of))
    if not view:
        return
    picture = ElementTree.fromstring(view)[1]
    height = float(picture.get("height"))
    dots = [
        (float(at.get("x")[:-1]), float(at.get("y"))) for at in picture.iter("svg") if at.find("circle") is not None
    ]
    for number, (x, y) in enumerate(dots):
        assert 0 <= x <= 100
        assert 0 <= y <= height
        assert all(abs(x - other) >= 8 or abs(y - line) >= 22 for other, line in dots[:number])


@given(st.dates(), st.dates())
def test_names_below_the_line_do_not_run_into_each_other(one, other):
    axis = Axis(min(one, other), max(one, other))
    ticks = axis.ticks()
    assert 1 <= len(ticks) <= 6
    edges = []
    for tick in ticks:
        width = 2.4 * len(tick.label)
        start = tick.at - {"start": 0, "middle": width / 2, "end": width}[tick.anchor]
        edges += [start, start + width]
    assert edges == sorted(edges)
    assert edges[0] >= 0
    assert edges[-1] <= 100
