"""The panel as HTML: what it shows of counts and filters, and what hostile names and data cannot do."""

import json
import re
from datetime import date
from html import unescape
from html.parser import HTMLParser

import pytest

from qa.web.narrowing.asked import Looking, Narrowing
from qa.web.narrowing.chips import MOST_CHIPS
from qa.web.narrowing.histogram import histogram
from qa.web.narrowing.panel import narrowing_server, narrowing_view
from qa.web.narrowing.values import FEW, MANY, finder, values

NASTY = [
    '<img src=x onerror="window.__ran=1">',
    "${1+1}",
    "{{7*7}}",
    "\u202egnorw",
    "'\"><script>window.__ran=2</script>",
    "line\nbreak\r",
    "a" * 5_000,
    "\x00bell\x07",
    "{}{0}",
]


def text_of(html):
    return re.sub(r"\s+", " ", unescape(re.sub("<[^>]+>", " ", html))).strip()


def names_of(html):
    """The names that checkboxes stand for, as the script reads them."""
    return [json.loads(unescape(name)) for name in re.findall(r'data-name="([^"]*)"', html)]


class Tags(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.seen = set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.seen.add(tag)
        assert not any(name.startswith("on") for name, _ in attrs)


def test_the_panel_starts_closed_with_everything(ships):
    view = narrowing_view(ships)
    assert "Narrow · 5 articles" in text_of(view)
    assert 'aria-expanded="false"' in view
    assert re.search(r'id="narrowing-panel"[^>]* hidden>', view)
    assert "2 undated, left out once a day is set" in text_of(view)
    assert names_of(view) == ["Harbour Post", "SAMPLE Wire", "Ann Lee", "Bo Ek", "Çem Öz"]


def test_a_change_answers_with_counts_chips_and_the_filters_as_read(ships):
    data = {"where": {"outlets": ["SAMPLE Wire"], "published_from": "2022-03-05"}, "as_of": None}
    answer = narrowing_server(ships)({**data, "find": {}, "many": {}})
    assert answer["narrowing"] == data
    assert answer["problem"] == ""
    assert text_of(answer["passing"]) == "· 1 of 5 articles"
    assert text_of(answer["chips"]) == "Clear all Remove: From 5 March 2022 × Remove: Outlet: SAMPLE Wire ×"
    assert re.findall(r'data-drop="([^"]*)"', answer["chips"]) == [
        "[]", "[&#34;published_from&#34;]", "[&#34;outlets&#34;, &#34;SAMPLE Wire&#34;]",
    ]  # fmt: skip
    assert re.findall(r'type="checkbox" name="(\w+)"[^>]* checked', answer["html"]) == ["outlets"]


def test_every_filter_has_a_chip(ships):
    where = {
        "published_from": "2022-03-01", "published_to": "2022-03-31", "outlets": ["Gull"], "authors": ["Bo Ek"],
        "article_ids": ["a0", "a1", "gone"], "include_undated": True,
    }  # fmt: skip
    chips = narrowing_server(ships)({"where": where, "as_of": "2022-04-30"})["chips"]
    assert re.findall(r"Remove: (.*?) ×", text_of(chips)) == [
        "From 1 March 2022", "To 31 March 2022", "As of 30 April 2022", "Undated too",
        "Outlet: Gull not in this index", "Author: Bo Ek",
        "Only “ Ships leave ”", "Only a1", "Only gone not in this index",
    ]  # fmt: skip


def test_many_names_of_a_kind_share_the_last_chip(ships):
    chips = narrowing_server(ships)({"where": {"outlets": [f"Post {at}" for at in range(MOST_CHIPS + 2)]}})["chips"]
    assert chips.count("<li>") == MOST_CHIPS + 2
    last = json.loads(unescape(re.findall(r'data-drop="([^"]*)"', chips)[-1]))
    assert last == ["outlets", "Post 5", "Post 6"]
    assert "2 more outlets" in text_of(chips)


def test_contradicting_days_are_said_and_nothing_passes(ships):
    answer = narrowing_server(ships)({"where": {"published_from": "2022-05-02", "published_to": "2022-05-01"}})
    assert answer["problem"] == "The first day, 2 May 2022, comes after the last day, 1 May 2022."
    assert text_of(answer["passing"]) == "· none of 5 articles"
    assert answer["narrowing"]["where"] == {"published_from": "2022-05-02", "published_to": "2022-05-01"}


def test_hostile_names_stay_text_and_come_back_unchanged(archive):
    engine = archive(*({"outlet": name, "authors": (name,)} for name in NASTY))
    answer = narrowing_server(engine)({"where": {"outlets": NASTY[:6]}, "many": {"outlets": True, "authors": True}})
    for html in (answer["html"], answer["chips"], narrowing_view(engine)):
        assert Tags(html).seen <= {
            "p", "label", "input", "span", "div", "fieldset", "legend", "ul", "li", "bdi", "button", "section", "em",
        }  # fmt: skip
    assert set(names_of(answer["html"])) == set(NASTY)
    assert answer["narrowing"]["where"]["outlets"] == NASTY[:6]


@pytest.mark.parametrize("data", [None, 3, [], {"where": 3}, {"where": {"outlets": {"a": 1}}}, {"find": 1, "many": []}])
def test_data_of_wrong_types_is_answered_in_a_sentence(ships, data):
    answer = narrowing_server(ships)(data)
    assert answer["narrowing"] == {"where": {}, "as_of": None}
    assert "Traceback" not in answer["html"]
    assert text_of(answer["passing"]) == "· 5 articles"


def test_a_failing_index_is_said_in_a_sentence(ships, caplog):
    ships.facets = None
    answer = narrowing_server(ships)({"as_of": "2022-04-30"})
    assert answer == {
        "narrowing": {"where": {}, "as_of": "2022-04-30"},
        "problem": "The articles could not be counted; the server's log has the details.",
    }
    assert "counting articles failed" in caplog.text


def test_an_empty_index_an_undated_one_and_a_single_article(archive):
    assert "None is known here." in text_of(narrowing_view(archive()))
    undated = text_of(narrowing_view(archive({}, {})))
    assert "No article here has a date." in undated
    assert "2 undated" in undated
    assert "Narrow · 1 article " in text_of(narrowing_view(archive({"published": date(2022, 3, 1)})))


def test_ten_thousand_names_are_neither_sent_nor_slow(archive):
    engine = archive(*({"outlet": f"Post {at}", "authors": (f"Author {at}",)} for at in range(10_000)))
    narrow = narrowing_server(engine)
    assert len(narrow({})["html"]) < 20_000
    assert len(names_of(narrow({"many": {"outlets": True, "authors": True}})["html"])) == 2 * MANY
    found = narrow({"find": {"outlets": "post 777", "authors": "nobody"}})["html"]
    assert names_of(found) == sorted(f"Post {at}" for at in range(10_000) if "777" in str(at))
    assert "None of this name." in found


def test_names_are_few_at_first_and_what_is_picked_is_always_among_them():
    counts = {f"Post {at:02d}": 50 - at for at in range(20)}
    few = values("outlets", counts, ["Post 15", "Gone"], Looking())
    assert names_of(few) == [f"Post {at:02d}" for at in range(FEW)] + ["Post 15", "Gone"]
    assert "Show all 20" in few
    assert "Show 8" in values("outlets", counts, [], Looking(many=True))
    assert names_of(values("outlets", {"Çem Öz": 1, "Bo": 1}, [], Looking("cem oz"))) == ["Çem Öz"]
    assert finder("outlets", "outlet", counts, Looking())
    assert not finder("outlets", "outlet", {"a": 1}, Looking())


def test_bars_say_their_days_and_counts_and_one_is_reached_by_tab():
    days = {date(2022, 3, 1): 12, date(2022, 3, 2): 1_200}
    view = histogram(days, days, Narrowing.read({"where": {"published_from": "2022-03-02"}}))
    assert re.findall(r'aria-pressed="(\w+)" aria-label="([^"]*)"', view) == [
        ("false", "1 March 2022: 12 articles"),
        ("true", "2 March 2022: 1,200 articles"),
    ]
    assert re.findall(r'tabindex="(-?\d)"', view) == ["-1", "0"]
    assert re.findall(r'class="level"[^>]* height="(\d+)"', view) == ["4", "100"]
    assert 'data-from="2022-03-02" data-to="2022-03-02"' in view
