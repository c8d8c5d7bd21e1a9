"""Two people of one surname."""

import pytest

from qa.answering.capitals import Capitals
from qa.answering.named import find_wanted
from qa.answering.namesakes import is_namesake

TEXT = "Jens Tallow spoke. In the evening Tallow left, and Secretary General Tallow was not seen again."


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What did Mary Tallow say?", True),
        ("What did Jens Tallow say?", False),
        ("What did Jacob Tallow say?", False),
        ("What did Tallow say?", False),
        ("What did Mary Quill say?", False),
    ],
)
def test_only_other_first_names_make_a_namesake(archive, question, expected):
    (name,) = find_wanted(question, Capitals((TEXT,), archive(TEXT)))
    assert is_namesake(name, TEXT) is expected


def test_a_short_form_may_be_the_same(archive):
    (name,) = find_wanted("What did Bill Tallow say?", Capitals((), archive()))
    assert not is_namesake(name, "William Tallow spoke.")
    assert is_namesake(name, "Jens Tallow spoke.")
