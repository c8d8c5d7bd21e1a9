"""Who does what to whom: only a sentence that surely tells it the other way round is one."""

import pytest

from qa.answering.capitals import Capitals
from qa.answering.named import find_wanted
from qa.answering.turned import is_turned


@pytest.fixture
def turned(archive):
    """Whether a sentence turns a question about one name round."""

    def tell(question, sentence):
        (name,) = find_wanted(question, Capitals((), archive()))
        return is_turned(question, name, sentence)

    return tell


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who attacked Latvia?", "Latvia attacked Estonia."),
        ("Who has struck the Herons?", "The Herons had struck the Gulls at dawn."),
        ("Which team beat the Herons?", "In the end the Herons beat the Gulls."),
        ("Who did Latvia attack?", "Estonia attacked Latvia."),
        ("Whom did the Herons beat?", "The Herons were beaten by the Gulls."),
        ("Who attacked Latvia?", "Estonia was attacked by Latvia."),
    ],
)
def test_it_is_told_the_other_way_round(turned, question, sentence):
    assert turned(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who attacked Latvia?", "Estonia attacked Latvia."),
        ("Who attacked Latvia?", "Latvia was attacked by Estonia."),
        ("Who attacked Latvia?", "An attack on Latvia was denied."),
        ("Who did Latvia attack?", "Latvia attacked Estonia."),
        ("Who did Latvia attack?", "Estonia was attacked by Latvia."),
        ("Who leads the Herons?", "The Herons, led by Ines Tallow, won."),
        ("Who attacked Latvia?", "Latvia attacked Estonia after Estonia attacked Latvia."),
        ("Who did Latvia attack?", "Latvia was attacking Estonia."),
        ("When was Latvia attacked?", "Latvia attacked Estonia."),
    ],
)
def test_it_is_not(turned, question, sentence):
    assert not turned(question, sentence)
