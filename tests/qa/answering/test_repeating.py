"""What was quoted already ranks lower when a follow-up is asked."""

from corpus import Article, Chunk
from qa import Hit
from qa.answering.repeating import INSTEAD_WITHIN, REPEATED_MALUS, repeated_later
from qa.answering.sentences import Evidence
from qa.questions.question import read_question

SOLD = "The lamp was sold to Mark Quill."
BURNT = "The lamp burnt for years."
TURN = {"question": "What was sold?", "answer": f"“{SOLD}” [1]"}


def evidence(text, score):
    hit = Hit(1, 1.0, {}, Chunk(text, text, 0, len(text), text), None, None, (), None, None)
    return Evidence(hit, Article(text, text, text), 0, len(text), score, 0.5)


def order(question, ranked, *history):
    return [(item.text, item.score) for item in repeated_later(read_question(question), ranked, history)]


def test_a_sentence_quoted_before_ranks_lower():
    ranked = [evidence(SOLD, 5.0), evidence(BURNT, 4.5)]
    assert order("What about the lamp?", ranked, TURN) == [(BURNT, 4.5), (SOLD, 5.0 - REPEATED_MALUS)]


def test_without_history_or_when_the_same_is_asked_again_nothing_changes():
    ranked = [evidence(SOLD, 5.0), evidence(BURNT, 4.5)]
    unchanged = [(SOLD, 5.0), (BURNT, 4.5)]
    assert order("What about the lamp?", ranked) == unchanged
    assert order("what was sold", ranked, TURN) == unchanged
    assert order("What about the lamp?", ranked, TURN, {"question": "Who?", "answer": ""}) == unchanged


def test_the_only_sentence_that_holds_what_is_asked_stays():
    ranked = [evidence(SOLD, 5.0), evidence(BURNT, 4.5)]
    assert order("Who has the lamp?", ranked, TURN) == [(SOLD, 5.0), (BURNT, 4.5)]
    other = evidence("Laura Holt has the lamp.", 4.5)
    assert order("Who has the lamp?", [ranked[0], other], TURN)[0] == (other.text, 4.5)
    far = evidence("Laura Holt has the lamp.", 5.0 - INSTEAD_WITHIN - 0.1)
    assert order("Who has the lamp?", [ranked[0], far], TURN)[0] == (SOLD, 5.0)
