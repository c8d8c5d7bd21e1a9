"""Question records and batches: what is missing is filled in, what is wrong is named, the rest goes on."""

from datetime import date

import pytest

from corpus import Filter
from qa.records import QuestionRecord, read_history, run_batch

DEFAULT = QuestionRecord("", as_of=date(2022, 5, 1), where=Filter(outlets=("The Gull",)), k=5)


def test_what_a_record_lacks_comes_from_the_default():
    record = QuestionRecord.from_dict({"id": 7, "question": "Who?"}, DEFAULT)
    assert record == QuestionRecord("Who?", date(2022, 5, 1), (), Filter(outlets=("The Gull",)), 5)


def test_what_a_record_has_wins():
    values = {
        "question": "Who?",
        "as_of": "2021-01-02",
        "history": [{"question": "a", "answer": "b"}],
        "where": {"published_from": "2020-01-01"},
        "k": 2,
    }
    record = QuestionRecord.from_dict(values, DEFAULT)
    assert record == QuestionRecord(
        "Who?", date(2021, 1, 2), ({"question": "a", "answer": "b"},), Filter(published_from=date(2020, 1, 1)), 2
    )


@pytest.mark.parametrize(
    ("values", "message"),
    [
        pytest.param({}, "question must be a string", id="no question"),
        pytest.param({"question": 3}, "question must be a string", id="number"),
        pytest.param({"question": "q", "as_of": "May"}, "as_of must be a date", id="as_of"),
        pytest.param({"question": "q", "k": 0}, "k must be a whole number", id="k zero"),
        pytest.param({"question": "q", "k": True}, "k must be a whole number", id="k true"),
        pytest.param({"question": "q", "where": []}, "where must be an object", id="where list"),
        pytest.param({"question": "q", "where": {"outlet": "x"}}, "unknown filter key 'outlet'", id="where key"),
        pytest.param({"question": "q", "where": {"outlets": "x"}}, "must be a list of strings", id="where value"),
        pytest.param({"question": "q", "history": "x"}, "history must be a list", id="history text"),
        pytest.param({"question": "q", "history": [{"question": "a"}]}, "history must be a list", id="history turn"),
        pytest.param({"question": "q", "asof": "2020-01-01"}, "unknown key 'asof'", id="unknown key"),
    ],
)
def test_a_wrong_value_is_named(values, message):
    with pytest.raises(ValueError, match=message):
        QuestionRecord.from_dict(values, DEFAULT)


def test_a_bad_line_gives_its_error_and_the_rest_go_on():
    lines = [
        '{"id": "a", "question": "One?"}',
        "",
        "{broken",
        "[1]",
        '{"id": "d", "question": ""}',
        '{"question": "Five?"}',
    ]

    def run(record):
        if not record.question:
            raise ValueError("the question is empty")
        return {"question": record.question}

    first, broken, listed, empty, last = run_batch(lines, DEFAULT, run)
    assert first == {"id": "a", "question": "One?"}
    assert (broken["id"], broken["error"][:7]) == (3, "line 3:")
    assert listed == {"id": 4, "error": "line 4: a line must be a JSON object"}
    assert empty == {"id": "d", "error": "line 5: the question is empty"}
    assert last == {"id": 6, "question": "Five?"}


def test_what_is_no_character_in_the_history_is_replaced():
    assert read_history([{"question": "Who \ud800?", "answer": ""}]) == ({"question": "Who ??", "answer": ""},)
