"""How sentences stand to what is asked, in numbers."""

from qa.answering.standing import standings
from qa.questions.question import read_question
from qa.weights import SentenceWeights

WEIGHTS = SentenceWeights(hedged=-1.0, settles=2.0, unsaid=4.0, holder=8.0)
HURT = "How many people were hurt in the fire?"
NOT_SAID = "The police did not say how many people were hurt in the fire."


def stand(question, *texts):
    parts = standings(read_question(question), texts)
    return [sum(getattr(WEIGHTS, name) * column[at] for name, column in parts.items()) for at in range(len(texts))]


def test_a_sentence_that_only_tells_counts_nothing():
    assert stand(HURT, "Nine people were hurt in the fire.", "Rain fell.") == [0.0, 0.0]


def test_fear_counts_against_a_sentence():
    assert stand(HURT, "It is feared that nine people were hurt in the fire.") == [-1.0]


def test_that_nobody_says_it_is_an_answer_where_nobody_does():
    assert stand(HURT, NOT_SAID, "Two hundred people watched the fire.") == [4.0, 0.0]
    assert stand(HURT, NOT_SAID, "Nine people were hurt in the fire.") == [-4.0, 0.0]
    assert stand(HURT, NOT_SAID, "Nine people were injured in the fire.") == [-4.0, 0.0]


def test_who_holds_the_office_asked_for_counts():
    texts = "Latvia's mayor of hearts, Mark Quill, sang.", "Latvia's president, Laura Holt, spoke."
    assert stand("Who is the president of Latvia?", *texts) == [0.0, 8.0]


def test_only_yes_and_no_questions_are_settled():
    assert stand("Did the fire spread?", "The fire did not spread.", "The fire was seen.") == [2.0, 0.5]
    assert stand("Why did the fire spread?", "The fire did not spread.") == [0.0]
