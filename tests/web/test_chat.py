from datetime import date

import pytest

from corpus import Filter
from qa.web.chat import Turn, next_turn, read_day


def test_history_and_narrowing_reach_the_engine(engine):
    first = next_turn(engine, [], "How many battlegroups?", {})
    next_turn(
        engine, [first, Turn("x", problem="bad")], "And a year ago?", {"as_of": "2022-04-30", "include_undated": True}
    )
    assert engine.asked[-1] == {
        "question": "And a year ago?",
        "history": [{"question": "How many battlegroups?", "answer": first.answer.text}],
        "where": Filter(include_undated=True),
        "as_of": date(2022, 4, 30),
        "k": 8,
    }


@pytest.mark.parametrize(
    ("question", "narrowing", "problem"),
    [
        ("  ", {}, "The question is empty."),
        ("q", {"as_of": "April"}, "“April” is not a date like 2022-03-31."),
        ("an outage", {}, "Something went wrong while answering. Please ask again; the server's log has the details."),
    ],
)
def test_what_goes_wrong_becomes_a_sentence(engine, question, narrowing, problem):
    assert next_turn(engine, [], question, narrowing) == Turn(question, problem=problem)


def test_a_long_question_is_shown_shortened(engine):
    turn = next_turn(engine, [], "x" * 3_000, {"as_of": "bad"})
    assert turn.question == "x" * 300 + "…"


def test_an_empty_day_is_none():
    assert (read_day(""), read_day(None), read_day(" 2022-03-31 ")) == (None, None, date(2022, 3, 31))
