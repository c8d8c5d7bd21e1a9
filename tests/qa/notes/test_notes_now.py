"""Questions about the present, and evidence that is too old for them."""

from datetime import date

import pytest

from qa.notes.now import asks_about_now, is_stale


@pytest.mark.parametrize(
    "question",
    [
        "How many battlegroups are there now?",
        "Who is the defence minister of Romania?",
        "Who leads the battlegroup in Rukla?",
        "How many ships does the alliance have?",
        "Is Sweden a member of NATO?",
        "What is the latest on the ferry?",
        "Which country has the most soldiers in Lithuania?",
        "The port was closed last year. Who is its owner?",
    ],
)
def test_questions_about_the_present(question):
    assert asks_about_now(question)


@pytest.mark.parametrize(
    "question",
    [
        "How many people were killed in the blast?",
        "Who was the defence minister of Romania?",
        "What did the leaders decide in Madrid?",
        "How many soldiers did Germany send in 2022?",
        "Which country announced a crackdown this week?",
        "When is the summit?",
        "Why did the ferry run aground?",
        "?",
    ],
)
def test_questions_about_the_past_and_about_one_event(question):
    assert not asks_about_now(question)


def test_evidence_grows_old_faster_where_a_question_says_now():
    months = date(2022, 1, 1), date(2022, 3, 1)
    assert is_stale("How many ships are there now?", *months)
    assert not is_stale("How many ships are there?", *months)
    assert is_stale("How many ships are there?", date(2021, 10, 1), months[1])
    assert not is_stale("How many ships were there?", date(2001, 10, 1), months[1])
