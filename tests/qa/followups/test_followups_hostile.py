"""Follow-up questions after histories that nobody would write: they end, add nothing of their own, stay the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa import ArticleQA
from qa.followups.standalone import standalone_question
from qa.questions.question import stems
from qa.settings import MAX_QUESTION

FOLLOWUPS = (
    "When?",
    "Why?",
    "Who said that?",
    "And Romania?",
    "And how many did Romania get?",
    "What did he say there?",
    "What was the harbour about?",
    "Which one was it?",
)
SHORT = st.text(alphabet="aeT he.?“”[]1,'’ itNO", max_size=60) | st.sampled_from(FOLLOWUPS)


def turn(question, answer=""):
    return {"question": question, "answer": answer}


@pytest.mark.parametrize("asked", FOLLOWUPS)
@pytest.mark.parametrize(
    "history",
    [
        pytest.param([], id="no turns"),
        pytest.param([turn("", "")], id="empty"),
        pytest.param([turn(" ? ", "[1] [2] “” [3]")], id="signs"),
        pytest.param([turn("a" * 100_000, "b" * 100_000)], id="long words"),
        pytest.param([turn("The " * 500, "Of the Port of the " * 9_000)] * 50, id="50 long turns"),
        pytest.param([turn("\ud800", "\x00\n\n\u202e")], id="broken characters"),
    ],
)
def test_a_follow_up_to_nothing_is_a_short_question(asked, history):
    meant = standalone_question(asked, history)
    assert len(meant) <= MAX_QUESTION
    assert standalone_question(asked, history) == meant


@pytest.mark.parametrize("asked", FOLLOWUPS)
def test_without_history_nothing_changes(asked):
    assert standalone_question(asked, []) == asked


@pytest.mark.parametrize("asked", ["When did it open?", "Why?", "And the ferry?"])
def test_only_the_latest_turns_count(asked):
    old = [turn(f"How deep is the harbour of Port {letter}?") for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" * 2]
    last = [turn("When was the lighthouse lit?")]
    assert standalone_question(asked, old[-30:] + last) == standalone_question(asked, old + last)


def test_a_long_conversation_is_followed_to_its_end():
    history = [turn("How many otters live in Estonia?")]
    for place in ("Latvia", "Norway", "Iceland"):
        assert standalone_question(f"And {place}?", history) == f"How many otters live in {place}?"
        history.append(turn(f"And {place}?", "“Wardens counted 31 otters.” [1]"))
    assert standalone_question("Why?", history) == "Why: how many otters live in Iceland?"


@pytest.mark.parametrize(
    "asked",
    [
        "¿Quién lo dijo?",
        "Und in Rumänien?",
        "Et pourquoi ?",
        "Wie viele hat er?",
        "Кто это сказал?",
        "他是谁？",
        "من قال ذلك؟",
    ],
)
def test_other_languages_are_left_alone(asked):
    assert standalone_question(asked, [turn("How many ships has Romania?", "“Three ships.” [1]")]) == asked


@given(asked=SHORT, history=st.lists(st.tuples(SHORT, SHORT), max_size=4))
@settings(max_examples=300)
def test_every_word_comes_from_the_conversation(asked, history):
    turns = [turn(question, answer) for question, answer in history]
    known = set(stems(" ".join([asked, *(f"{one['question']} {one['answer']}" for one in turns), "who said in"])))
    added = set(stems(standalone_question(asked, turns))) - known
    assert added <= {"the", "s"}


def test_the_record_says_what_was_understood(open_fake, tmp_path):
    text = tmp_path / "otters.txt"
    text.write_text("Wardens counted 31 otters in Estonia. They counted 12 otters in Latvia.", encoding="utf-8")
    engine: ArticleQA = open_fake(text)
    first = engine.ask("How many otters were counted in Estonia?")
    record = engine.ask("And Latvia?", history=[turn(first.question, first.text)]).to_dict()
    assert record["question"] == "And Latvia?"
    assert record["standalone_question"] == "How many otters were counted in Latvia?"
