"""What a sentence only fears, plans or says of somebody is no assertion, unless the question asks for that."""

import pytest

from qa.answering.stance import hedged, leaves_unsaid
from qa.questions.question import read_question

HOW_MANY = "How many sailors died when the ferry sank?"


@pytest.mark.parametrize(
    ("question", "text", "share"),
    [
        (HOW_MANY, "Eleven sailors died when the ferry sank.", 0.0),
        (HOW_MANY, "Rescuers fear that forty sailors died when the ferry sank.", 1.0),
        (HOW_MANY, "Eleven sailors died when the ferry sank, and rescuers fear for more.", 0.0),
        (HOW_MANY, "Forty sailors reportedly died when the ferry sank.", 1.0),
        (HOW_MANY, "The ferry sank, and forty sailors may have died.", 1 / 4),
        ("Who set fire to the pier?", "Two boys were accused of setting fire to the pier.", 1.0),
        ("Who set fire to the pier?", "The accused boys left, a gull set fire to the pier.", 0.0),
        ("When did the bridge open?", "The town planned to open the bridge in March.", 1.0),
        ("When did the bridge open?", "The bridge will open in March.", 0.5),
        ("When does the bridge open?", "The bridge will open in March.", 0.0),
    ],
)
def test_the_share_of_the_questions_words_that_is_not_asserted(question, text, share):
    assert hedged(read_question(question), text) == pytest.approx(share, abs=1e-6)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What is the baker accused of?", "The baker is accused of forging letters."),
        ("What does the port plan to build?", "The port plans to build a wind park."),
        ("What do the fishermen fear?", "The fishermen fear that the herring will not return."),
        ("Which town could host the fair?", "Saltmere could host the fair."),
    ],
)
def test_what_is_asked_for_is_not_held_against_a_sentence(question, text):
    assert hedged(read_question(question), text) == 0.0


@pytest.mark.parametrize(
    ("question", "text", "is_left"),
    [
        (HOW_MANY, "The police did not say how many sailors died.", True),
        (HOW_MANY, "It is still not known how many sailors died.", True),
        (HOW_MANY, "The company gave no figures.", True),
        (HOW_MANY, "The police did not say why the ferry sank.", False),
        ("Who bought the boat?", "The yard declined to name the buyer.", True),
        ("When will it open?", "The town has yet to say when it will open.", True),
        ("Why did the pilot turn back?", "It was not immediately clear why the pilot turned back.", True),
        ("Why did the pilot turn back?", "The pilot said why.", False),
    ],
)
def test_a_sentence_may_leave_unsaid_what_is_asked(question, text, is_left):
    assert leaves_unsaid(read_question(question), text) is is_left
