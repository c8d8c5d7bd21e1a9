from datetime import date

import pytest

from corpus import Filter
from qa.records import QuestionRecord
from qa.web.chat.turns import Request, Turn, answered, as_sentence, narrowed_words, turn_id


def request(question, **fields):
    return Request.read({"turn": "t-1", "question": question, **fields})


def test_history_and_narrowing_reach_the_engine(engine):
    history = [{"question": "How many battlegroups?", "answer": "“Eight.” [1]"}]
    where = {"include_undated": True, "outlets": ["SAMPLE Wire"]}
    answered(engine, request("And a year ago?", history=history, where=where, as_of="2022-04-30"))
    assert engine.asked == [
        {
            "question": "And a year ago?",
            "history": history,
            "where": Filter(include_undated=True, outlets=("SAMPLE Wire",)),
            "as_of": date(2022, 4, 30),
            "k": 8,
        }
    ]


@pytest.mark.parametrize(
    ("question", "problem"),
    [
        ("  ", "The question is empty."),
        ("an outage", "Something went wrong while answering. Please ask again; the server's log has the details."),
    ],
)
def test_what_goes_wrong_becomes_a_sentence(engine, question, problem):
    assert answered(engine, request(question)) == Turn(question, problem=problem)


def test_a_long_question_is_shown_shortened(engine):
    assert answered(engine, request("outage " * 500)).question == ("outage " * 500)[:300] + "…"


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        "q",
        {},
        {"question": 7},
        {"question": "q", "where": 3},
        {"question": "q", "where": {"colour": "red"}},
        {"question": "q", "as_of": "April"},
        {"question": "q", "history": "x"},
        {"question": "q", "history": [{"question": "x"}]},
    ],
)
def test_what_is_no_question_is_refused(data):
    with pytest.raises(ValueError, match=r"^\S+ "):
        Request.read(data)


def test_k_and_other_keys_of_a_browser_do_not_count():
    assert request("q", k=1_000, id="x", answer="?").record == QuestionRecord("q")


@pytest.mark.parametrize("name", ["", "a b", "x" * 41, "<b>", 3, None, "a\n"])
def test_a_malformed_name_of_a_turn_is_no_name(name):
    assert turn_id({"turn": name}) == ""
    assert turn_id(name) == ""


def test_filters_are_told_in_words():
    where = Filter(
        published_from=date(2022, 1, 1),
        published_to=date(2022, 2, 1),
        outlets=("Wire",),
        authors=("Ada",),
        article_ids=("a.txt",),
        include_undated=True,
    )
    assert narrowed_words(where) == ("from 2022-01-01", "to 2022-02-01", "Wire", "Ada", "a.txt", "undated too")
    assert narrowed_words(Filter()) == ()


def test_a_filter_is_renamed_only_where_the_message_speaks_of_it():
    assert as_sentence("as_of must be a date") == "As of must be a date."
    assert as_sentence("unknown outlet 'as_of Post'") == "Unknown outlet 'as_of Post'."
