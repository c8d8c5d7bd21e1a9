"""Passages that differ in a figure or a negation are never the same."""

import pytest

from qa.retrieval.copies import find_passage, say_the_same

TEXT = "About 12,000 soldiers stand on the border this week, the ministry in the capital said on Monday."


@pytest.mark.parametrize(
    ("other", "same"),
    [
        pytest.param(TEXT, True, id="equal"),
        pytest.param(TEXT.replace("the ministry", "a ministry"), True, id="a word"),
        pytest.param(TEXT.replace("12,000", "15,000"), False, id="figure"),
        pytest.param(TEXT.replace("12,000", "twelve thousand"), False, id="figure in words"),
        pytest.param(TEXT.replace("stand", "do not stand"), False, id="negation"),
        pytest.param(TEXT.replace("stand", "don’t stand"), False, id="short negation"),
        pytest.param("Rain fell on 12,000 gardens.", False, id="another sentence"),
    ],
)
def test_alike_is_not_the_same(other, same):
    assert say_the_same(TEXT, other, 80.0) is same
    assert say_the_same(other, TEXT, 80.0) is same


@pytest.mark.parametrize(
    ("passage", "text", "place"),
    [
        pytest.param("“The boats stay.”", "Rain. “The boats stay.” Sun.", "The boats stay", id="letter by letter"),
        pytest.param("The boats stay", "THE BOATS STAY: The boats stay", (16, 30), id="letter by letter first"),
        pytest.param("he boats stay", "The boats stay, he boats stay.", (16, 29), id="no part of a word"),
        pytest.param("boats stay", "The boats stayed.", None, id="nor its beginning"),
        pytest.param("9 boats", "In 2019 boats came, 9 BOATS.", "9 BOATS", id="nor of a number"),
        pytest.param("3 boats of Oar stay", "Rain: 3 boats off Oar stay", "3 boats off Oar stay", id="another word"),
        pytest.param("12 boats of Oar stay", "1 boat and 3 boats of Oar stay", None, id="another figure"),
        pytest.param("boats of Oar stay", "Oar, stay of boats", None, id="another order"),
        pytest.param("...", "What...", None, id="no word"),
    ],
)  # fmt: skip
def test_a_passage_is_found_where_it_is_said(passage, text, place):
    found = find_passage(passage, text, 80.0)
    if isinstance(place, tuple):
        assert found == place
    else:
        assert (found and text[found.start : found.end]) == place
