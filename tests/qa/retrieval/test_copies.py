"""Passages that differ in a figure or a negation are never the same."""

import pytest

from qa.retrieval.copies import digits, say_the_same

TEXT = "About 12,000 soldiers stand on the border this week, the ministry in the capital said on Monday."


@pytest.mark.parametrize(
    ("other", "same"),
    [
        pytest.param(TEXT, True, id="equal"),
        pytest.param(TEXT.replace("the ministry", "a ministry"), True, id="a word"),
        pytest.param(TEXT.replace("12,000", "15,000"), False, id="figure"),
        pytest.param(TEXT.replace("12,000", "twelve thousand"), False, id="figure in words"),
        pytest.param(TEXT.replace("stand", "do not stand"), False, id="negation"),
        pytest.param(TEXT.replace("stand", "don’t stand"), False, id="short negation"),
        pytest.param("Rain fell on 12,000 gardens.", False, id="another sentence"),
    ],
)
def test_alike_is_not_the_same(other, same):
    assert say_the_same(TEXT, other, 80.0) is same
    assert say_the_same(other, TEXT, 80.0) is same


def test_what_says_the_same_has_the_same_digits():
    assert digits("About 12,000 on 3 May 2022: ٣ é") == b"1200032022"
    assert digits("None.") == b""
