"""A saved citation is the same, moved, changed or gone."""

from dataclasses import replace
from typing import Any

import pytest

from corpus import Article
from qa.citations import cite, set_in_text
from qa.verify import check_citation

OLD = Article("a.txt", "Rain fell. Boats stayed in port.", "Rain fell. Boats stayed in port.")
TEXT, (CITATION,) = set_in_text([cite(OLD, 11, 32)])


def check(now: Article | None, **changes: Any):
    return check_citation({**CITATION.to_dict(), **changes}, TEXT, now)


def now(text: str) -> Article:
    return Article("a.txt", text, text)


def test_an_unchanged_article_gives_the_same():
    result = check(OLD)
    assert (result.status, result.start, result.end, result.holds) == ("same", 11, 32, True)


def test_the_same_words_at_the_same_place_of_a_longer_article_are_the_same():
    assert check(now(OLD.text + " Later the sun came out.")).status == "same"


def test_words_that_stand_elsewhere_now_have_moved_to_the_nearest_place():
    result = check(now("Boats stayed in port. Much rain fell on us. Boats stayed in port."))
    assert (result.status, result.start, result.holds) == ("moved", 0, True)
    assert check(now("Much rain fell. Boats stayed in port.")).start == 16


def test_words_that_no_longer_stand_have_changed():
    result = check(now("Rain fell. Boats left port."))
    assert (result.status, result.start, result.holds) == ("changed", None, False)


def test_a_missing_article_is_gone():
    assert check(None).status == "gone"


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"quote": "Boats sank in port."}, id="words"),
        pytest.param({"start": 10, "end": 31}, id="offsets"),
        pytest.param({"answer_start": 0}, id="place in the answer"),
    ],
)
def test_a_record_that_was_tampered_with_does_not_hold(changes):
    assert not check(OLD, **changes).holds


def test_a_page_is_checked_where_it_is_named():
    scanned = replace(OLD, source="a.pdf")
    assert check(scanned, page=1).status == "same"
    assert check(scanned, page=None).status == "same"  # a record may say nothing of pages
    assert check(scanned, page=2).status == "changed"
    assert check(OLD, page=1).status == "changed"


def test_false_raw_offsets_are_set_right():
    result = check(OLD, raw_start=3, raw_end=24)
    assert (result.status, result.start, result.end) == ("moved", 11, 32)


def test_a_citation_without_offsets_is_no_citation():
    with pytest.raises(ValueError, match="needs article_id"):
        check_citation({"article_id": "a.txt", "quote": "x"}, TEXT, OLD)


def test_a_check_tells_all_in_plain_values():
    assert replace(check(OLD), quote="q").to_dict() == {
        "number": 1,
        "article_id": "a.txt",
        "status": "same",
        "start": 11,
        "end": 32,
        "quote": "q",
    }
