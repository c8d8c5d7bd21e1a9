"""What the browser asks to open is read, or it is nothing."""

import pytest

from qa.web.reader.opening import MOST_OTHERS, Opening
from qa.web.reader.steps import steps_view
from qa.web.reference import Reference

FIRST, SECOND, THIRD = (Reference(name, 0, 4, "ab") for name in ("a", "b", "c"))


def test_an_opening_knows_its_place_among_the_others():
    data = {"href": SECOND.href, "others": [FIRST.href, SECOND.href, FIRST.href, THIRD.href], "quote": "Rain"}
    assert Opening.read(data) == Opening(SECOND, (FIRST, SECOND, THIRD), "Rain")
    assert Opening.read(data).position == 1


def test_steps_keep_the_view():
    changes = Reference("b", 0, 4, "ab", changes=True)
    opening = Opening.read({"href": changes.href, "others": [FIRST.href, SECOND.href]})
    assert opening.position == 1
    assert "view=changes" in steps_view(opening)


@pytest.mark.parametrize("data", [None, [], "x", {}, {"href": 7}, {"href": "#articles"}, {"href": ["#read?"]}])
def test_what_names_no_article_is_nothing(data):
    assert Opening.read(data) is None


@pytest.mark.parametrize("others", [None, "x", {}, [None, 7, "javascript:1", {}, "#read?"]])
@pytest.mark.parametrize("quote", [None, 7, [], "", "x" * 401])
def test_what_cannot_be_read_beside_it_is_left_out(others, quote):
    assert Opening.read({"href": FIRST.href, "others": others, "quote": quote}) == Opening(FIRST)


def test_an_answer_has_no_thousand_citations():
    hrefs = [Reference("a", at, at + 1, "ab").href for at in range(2 * MOST_OTHERS)]
    assert len(Opening.read({"href": FIRST.href, "others": hrefs}).others) == MOST_OTHERS


def test_the_steps_end_where_the_answer_does():
    others = (FIRST, SECOND, THIRD)
    first, middle, last = (steps_view(Opening(reference, others)) for reference in others)
    assert "Citation 1 of 3" in first
    assert first.count("disabled") == last.count("disabled") == 1
    assert middle.count("data-step") == 2
    assert steps_view(Opening(FIRST, (FIRST,))) == steps_view(Opening(FIRST, (SECOND, THIRD))) == ""
