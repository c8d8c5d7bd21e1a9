from dataclasses import replace

import pytest

from qa.answer_record import full_record
from qa.web.chat.restoring import MOST_TURNS, restored


def kept(engine, question, name="t-1", **fields):
    return {"turn": name, "question": question, "record": full_record(engine.ask(question)), **fields}


def test_a_kept_turn_is_shown_as_it_was(engine):
    (turn,) = restored(engine, {"turns": [kept(engine, "How many battlegroups?", where={"outlets": ["SAMPLE Wire"]})]})[
        "turns"
    ]
    assert turn["turn"] == "t-1"
    assert "NATO now has eight battlegroups" in turn["html"]
    assert "Only <bdi>SAMPLE Wire</bdi>" in turn["html"]
    assert "have changed since" not in turn["html"]


def test_a_quote_that_its_article_no_longer_holds_is_marked(engine):
    turn = kept(engine, "How many soldiers would a brigade hold?")
    text = "Nothing of it is left."
    engine.held[1] = replace(engine.held[1], text=text, raw=text)
    (shown,) = restored(engine, {"turns": [turn]})["turns"]
    assert "[1] is no longer in its article." in shown["html"]


def test_a_forged_quote_is_marked(engine):
    turn = kept(engine, "How many soldiers would a brigade hold?")
    quote = turn["record"]["citations"][0]["quote"]
    forged = quote.replace("5,000", "9,000")
    turn["record"]["citations"][0]["quote"] = forged
    turn["record"]["text"] = turn["record"]["text"].replace(quote, forged)
    (shown,) = restored(engine, {"turns": [turn]})["turns"]
    assert "[1] is no longer in its article." in shown["html"]


def test_a_question_without_an_answer_is_kept(engine):
    (shown,) = restored(engine, {"turns": [{"turn": "t-1", "question": "How <b>many</b>?", "record": None}]})["turns"]
    assert "How &lt;b&gt;many&lt;/b&gt;?" in shown["html"]
    assert "This question has no answer yet: ask again." in shown["html"]


@pytest.mark.parametrize("record", [3, {}, {"question": "q"}, [], {"citations": 3}])
def test_an_unreadable_record_leaves_its_question(engine, record):
    (shown,) = restored(engine, {"turns": [{"turn": "t-1", "question": "How <b>many</b>?", "record": record}]})["turns"]
    assert "How &lt;b&gt;many&lt;/b&gt;?" in shown["html"]
    assert "cannot be read any more: ask again" in shown["html"]


@pytest.mark.parametrize("data", [None, 3, [], {"turns": 3}, {}, {"turns": []}])
def test_nothing_kept_is_nothing_shown(engine, data):
    assert restored(engine, data) == {"turns": []}


def test_only_the_newest_turns_come_back(engine):
    turns = [{"turn": f"t-{number}", "question": "q"} for number in range(MOST_TURNS + 5)]
    found = restored(engine, {"turns": [*turns, 7]})["turns"]
    assert [turn["turn"] for turn in found][:2] == ["t-6", "t-7"]
    assert len(found) == MOST_TURNS
