"""Filters as a browser sends them: what is read, and what is said of what cannot be."""

from datetime import date

import pytest

from corpus import Filter
from qa.web.narrowing.asked import MOST_NAMES, Looking, Narrowing

FULL = {
    "where": {
        "published_from": "2022-03-01",
        "published_to": "2022-04-30",
        "outlets": ["SAMPLE Wire", "Harbour Post"],
        "authors": ["Ann Lee"],
        "article_ids": ["a1"],
        "include_undated": True,
    },
    "as_of": "2022-05-01",
}


def test_what_is_read_is_said_back_and_is_the_engines_filter():
    narrowing = Narrowing.read(FULL)
    assert narrowing.to_dict() == FULL
    assert narrowing.where == Filter.from_dict(FULL["where"])
    assert (narrowing.as_of, narrowing.problem) == (date(2022, 5, 1), "")
    assert Narrowing.read({"where": None, "as_of": ""}) == Narrowing.read({}) == Narrowing()
    assert Narrowing().to_dict() == {"where": {}, "as_of": None}
    assert narrowing.without("outlets", "as_of").to_dict()["as_of"] is None


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (None, "The filters could not be read."),
        ([1], "The filters could not be read."),
        ({"where": "x"}, "The filters could not be read."),
        ({"where": {"published_from": "31.3.2022"}}, "“31.3.2022” is not a date like 2022-03-31."),
        ({"where": {"published_to": "2022-02-30"}}, "“2022-02-30” is not a date like 2022-03-31."),
        ({"as_of": {"a": 1}}, "One of the days is not a date like 2022-03-31."),
        ({"as_of": "9" * 500}, f"“{'9' * 40}” is not a date like 2022-03-31."),
        ({"where": {"outlets": "SAMPLE Wire"}}, "The outlets could not be read."),
        ({"where": {"authors": [1]}}, "The authors could not be read."),
        (
            {"where": {"article_ids": ["a"] * (MOST_NAMES + 1)}},
            "These are too many articles, or too long a name: at most 1,000 can be picked.",
        ),
        ({"where": {"include_undated": "yes"}}, "Whether undated articles count could not be read."),
        ({"where": {"__class__": 1}}, "The filters have a part that this page does not know."),
        (
            {"where": {"published_from": "2022-05-02", "published_to": "2022-05-01"}},
            "The first day, 2 May 2022, comes after the last day, 1 May 2022.",
        ),
        (
            {"where": {"published_from": "2022-05-02"}, "as_of": "2022-05-01"},
            "The first day, 2 May 2022, comes after the as-of day, 1 May 2022.",
        ),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(data, problem):
    assert Narrowing.read(data).problem == problem


def test_what_is_wrong_is_left_out_and_the_rest_kept():
    read = Narrowing.read({"where": {"published_from": "soon", "outlets": ["SAMPLE Wire"]}})
    assert (read.outlets, read.where) == (("SAMPLE Wire",), Filter(outlets=("SAMPLE Wire",)))
    assert Narrowing.read({"where": {"published_from": "9999-12-31", "published_to": "0001-01-01"}}).where is None


@pytest.mark.parametrize(
    ("data", "looking"),
    [
        ({}, Looking()),
        (None, Looking()),
        ({"find": "x", "many": 3}, Looking()),
        ({"find": {"outlets": ["x"]}, "many": {"outlets": 1}}, Looking()),
        ({"find": {"outlets": "  har \n post", "authors": "x"}, "many": {"outlets": True}}, Looking("har post", True)),
        ({"find": {"outlets": "x" * 999}}, Looking("x" * 200)),
    ],
)
def test_how_names_are_looked_through_is_read_likewise(data, looking):
    assert Looking.read(data, "outlets") == looking
