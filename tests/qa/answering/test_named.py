"""Which names, years and figures a question has, and which capitals say nothing."""

import pytest

from qa.answering.capitals import Capitals
from qa.answering.named import find_wanted

TEXTS = (
    "The minister said that each country and its general manager had agreed, and Oar Island was glad.",
    "On Monday the people of Saltmere met Quill, and Saltmere was full of visitors.",
)


@pytest.fixture
def named(archive):
    """The names and figures of a question, as typed."""

    def find(question, passages=TEXTS, words=()):
        return [one.text for one in find_wanted(question, Capitals(passages, archive(*passages, *words)))]

    return find


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Who is the defence minister of Portugal?", ["Portugal"]),
        ("What did Ines Tallow tell the University of Saltmere?", ["Ines Tallow", "University of Saltmere"]),
        ("When did NATO's secretary general Jens Stoltenberg visit?", ["NATO", "Jens Stoltenberg"]),
        ("Who met President Mara Quill in May?", ["Mara Quill"]),
        ("How many of the 8,500 troops came in 2021?", ["8,500", "2021"]),
        ("Which US ships crossed the US-Mexico border?", ["US", "US", "Mexico"]),
        ("What is the NATO-led mission called?", ["NATO"]),
        ("Portugal's minister met whom?", ["Portugal"]),
        ("What is the name of the lamp?", []),
    ],
)
def test_names_and_figures_as_typed(named, question, names):
    assert named(question) == names


def test_a_capital_says_nothing_where_the_archive_writes_the_word_small(named):
    assert named("Which Country has a General Manager on Oar Island?") == ["Oar Island"]


def test_the_first_word_is_a_name_if_the_archive_writes_it_so(named):
    assert named("Saltmere voted for what?") == ["Saltmere"]
    assert named("Tallow said what?") == []
    assert named("Tallow said what?", words=("We saw Tallow and then Tallow saw us.",)) == ["Tallow"]


@pytest.mark.parametrize(
    "question",
    [
        "Which Country Met The People Of Saltmere And Quill?",
        "WHICH COUNTRY MET THE PEOPLE OF SALTMERE AND QUILL?",
        "which country met the people of saltmere and quill?",
    ],
)
def test_where_capitals_say_nothing_the_archive_tells_the_names(named, question):
    assert [name.lower() for name in named(question)] == ["saltmere", "quill"]
