"""Questions that yes or no would answer, and the sentences that settle them."""

import pytest

from qa.answering.settling import asks_yes_or_no, settles
from qa.questions.question import read_question


@pytest.mark.parametrize(
    "question",
    ["Did the harbour close?", "The strike began. Has it ended?", "According to the mayor, is the water safe?"],
)
def test_a_question_that_begins_with_a_helping_verb_asks_yes_or_no(question):
    assert asks_yes_or_no(question)


@pytest.mark.parametrize(
    "question",
    ["Who closed the harbour?", "The metal was found in which harbour?", "A boat, once red, was sold for how much?"],
)
def test_other_questions_do_not(question):
    assert not asks_yes_or_no(question)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("The harbour did not close during the strike.", 1.0),
        ("During the strike the harbour opened.", 1.0),  # the opposite settles it too
        ("The strike at the harbour goes on.", 1 / 3),
        ("Rain fell.", 0.0),
    ],
)
def test_a_sentence_settles_as_much_as_it_speaks_of(text, share):
    assert settles(read_question("Did the harbour close during the strike?"), text) == pytest.approx(share, abs=1e-6)
