import re
from dataclasses import replace
from html import unescape

import pytest

from corpus import Filter
from qa.errors import UnknownOutlet
from qa.web.archive.listing import Listing, listing_view
from qa.web.archive.panel import Archive
from qa.web.reference import Reference
from qa.web.side import side_view
from tests.web.fake_engine import EVERYTHING, FakeEngine


def text_of(html):
    return unescape(re.sub(r"<[^>]+>", "", html))


def picked(html):
    return [Reference.read(unescape(href)).article_id for href in re.findall(r'class="pick" href="([^"]+)"', html)]


def found(html):
    return text_of(re.search(r'<p class="found".*?</p>', html)[0])


def test_articles_are_listed_newest_first_with_their_fields(engine):
    html = listing_view(engine, Listing())
    assert picked(html) == ["nasty.txt", "four to eight.txt", "otters.pdf", "brigades.txt"]
    assert found(html) == "4 in all."
    items = [text_of(item) for item in re.findall(r"<li>.*?</li>", html)]
    assert items[1] == "Leaders agree on four moreSAMPLE Wire · 25 March 2022"
    assert items[3] == "brigades.txtSAMPLE Baltic Courier · date unknown"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("sample WIRE", ["four to eight.txt"], id="outlet"),
        pytest.param("novotna", ["four to eight.txt"], id="author"),
        pytest.param("2022-03", ["four to eight.txt"], id="date"),
        pytest.param("agree leaders", ["four to eight.txt"], id="title"),
        pytest.param(".pdf", ["otters.pdf"], id="file"),
        pytest.param("agency", ["otters.pdf"], id="origin"),
        pytest.param("leaders courier", [], id="of two articles"),
    ],
)
def test_every_word_must_stand_in_the_fields(engine, words, expected):
    html = listing_view(engine, Listing(words))
    assert picked(html) == expected
    assert found(html) == f"{'1 article' if expected else 'No article'} with “{words}”."


def test_fifty_are_shown_and_the_rest_is_told_of(engine):
    engine.held = [replace(engine.held[1], article_id=f"{number:03}.txt") for number in range(300)]
    assert (len(picked(listing_view(engine, Listing()))), found(listing_view(engine, Listing()))) == (
        50, "300 in all; here 1 to 50."
    )  # fmt: skip
    html = listing_view(engine, Listing("courier"))
    assert (len(picked(html)), found(html)) == (50, "300 articles with “courier”; here 1 to 50.")
    assert picked(listing_view(engine, Listing("007.txt"))) == ["007.txt"]


def test_more_leads_to_the_next_page_and_back(engine):
    engine.held = [replace(engine.held[1], article_id=f"{number:03}.txt") for number in range(120)]
    html = listing_view(engine, Listing("courier", 3))
    assert found(html) == "120 articles with “courier”; here 101 to 120."
    assert picked(html) == [f"{number:03}.txt" for number in range(19, -1, -1)]
    assert re.findall(r'<nav.*href="([^"]*)">(\w+)', html) == [("#articles?find=courier&amp;page=2", "Newer")]
    html = listing_view(engine, Listing())
    assert re.findall(r'<nav.*href="([^"]*)">(\w+)', html) == [("#articles?page=2", "More")]
    assert found(listing_view(engine, Listing(page=99))) == "120 in all; here 101 to 120."  # the last there is


def test_the_filters_of_the_page_count(engine):
    where = Filter(outlets=("SAMPLE Baltic Courier", "SAMPLE Wire"))
    html = listing_view(engine, Listing(), where)
    assert (picked(html), found(html)) == (["four to eight.txt", "brigades.txt"], "2 articles of 4 within the filters.")
    html = listing_view(engine, Listing("otter"), where)
    assert (picked(html), found(html)) == ([], "No article with “otter” within the filters.")


def test_a_hostile_search_stays_text(engine):
    html = listing_view(engine, Listing('"><img src=x onerror=window.__ran=6>'))
    assert "<img" not in html
    assert 'value="&#34;&gt;&lt;img src=x' in html


@pytest.mark.parametrize(
    ("href", "words"),
    [
        pytest.param("#articles", "", id="all"),
        pytest.param("#articles?find=a+b%26c", "a b&c", id="words"),
        pytest.param("#articles?find=" + "x" * 900, "x" * 200, id="long"),
        pytest.param("#articles?other=1", "", id="other field"),
        pytest.param("#articles?find=%ff", "\ufffd", id="not utf-8"),
    ],
)
def test_a_link_reads_back(href, words):
    assert Listing.read(href) == Listing(words)
    for listing in (Listing(words), Listing(words, 7)):
        assert Listing.read(listing.href) == listing


@pytest.mark.parametrize("page", ["0", "-3", "x", "", "²", "9" * 5_000])
def test_a_page_that_is_none_reads_as_one_that_may_be(page):
    assert 1 <= Listing.read(f"#articles?page={page}").page <= 9_999_999


@pytest.mark.parametrize("href", [None, 7, "", "#read?article=a", "#articlesque", "javascript:alert(1)"])
def test_what_is_no_list_reads_as_none(href):
    assert Listing.read(href) is None


class NoSuchOutlet(FakeEngine):
    """Refuses filters of any outlet, as an index does that has it no more."""

    def fields(self, where=EVERYTHING):
        if where.outlets:
            raise UnknownOutlet("no such outlet")
        return super().fields(where)


@pytest.mark.parametrize(
    ("filters", "says"),
    [
        pytest.param({"where": {"authors": ["Petra Novotna"]}, "as_of": None}, "1 article of 4 within", id="author"),
        pytest.param({"as_of": "2022-03-31"}, "1 article of 4 within", id="day"),
        pytest.param({"where": {"outlets": ["Gone Gazette"]}}, "4 in all.", id="an outlet of an older build"),
        pytest.param({"where": [7]}, "4 in all.", id="no filter"),
        pytest.param({"where": {"outlets": 7}, "as_of": {}}, "4 in all.", id="no names"),
        pytest.param({"as_of": "yesterday"}, "4 in all.", id="no day"),
    ],
)
def test_the_list_is_opened_with_the_filters_of_the_page(engine, filters, says):
    held = NoSuchOutlet(engine.held, [])
    html = side_view(held, Archive(held, None), {"href": "#articles", **filters})
    assert found(html).startswith(says)
