"""Which kinds of answer a question wants, and which of them a sentence holds."""

import pytest

from qa.questions.expected import kinds_held
from qa.questions.question import read_question


@pytest.mark.parametrize(
    ("question", "text", "held"),
    [
        pytest.param("How many boats sank?", "Twelve boats sank.", {"number"}, id="number-word"),
        pytest.param("How many boats sank?", "Some boats sank in 1999.", set(), id="a-year-is-no-number"),
        pytest.param("What percentage of boats sank?", "Of 40 boats, 12 sank.", set(), id="no-share"),
        pytest.param("What percentage of boats sank?", "A third of the boats sank.", {"number"}, id="share"),
        pytest.param("How long did it sail?", "It sailed for three weeks.", {"number"}, id="length"),
        pytest.param("How long did it sail?", "It sailed with three men.", set(), id="no-length"),
        pytest.param("When did it sink?", "It sank on Tuesday.", {"time"}, id="weekday"),
        pytest.param("When did it sink?", "It sank in the 1970s.", {"time"}, id="decade"),
        pytest.param("In what year did it sink?", "It sank on Tuesday.", set(), id="no-year"),
        pytest.param("When did it sink?", "It sank at sea.", set(), id="no-time"),
        pytest.param("Why did it sink?", "It sank because of a leak.", {"reason"}, id="because"),
        pytest.param("Why did it sink?", "It sank at sea.", set(), id="no-reason"),
        pytest.param("Who steered the Heron?", "In the Heron sat Ines Tallow.", {"person", "full_name"}, id="full"),
        pytest.param("Who steered the Heron?", "Tallow steered the Heron.", {"person"}, id="one-word"),
        pytest.param("Who steered the Heron?", "Nobody steered the Heron on Monday.", set(), id="asked-name"),
        pytest.param("Who steered the Heron?", "He steered her.", set(), id="pronoun"),
        pytest.param("Where did the Heron sink?", "The Heron sank off Oar Island.", {"place"}, id="place"),
        pytest.param("What is the ship called?", "The ship is known as the Heron.", {"term"}, id="term"),
        pytest.param("What is the ship called?", "The ship is old.", set(), id="no-term"),
        pytest.param("What sank?", "Twelve boats sank on Tuesday because of Ines.", set(), id="nothing-wanted"),
    ],
)
def test_a_sentence_may_hold_the_kind_of_answer_wanted(question, text, held):
    assert kinds_held(read_question(question), text) == held
