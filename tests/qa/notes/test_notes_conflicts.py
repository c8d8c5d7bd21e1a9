"""When two sentences differ about the same thing, and when they only look as if they did."""

import pytest

from qa.notes.conflicts import counts_one_thing, covers, find_conflict
from qa.notes.statements import read_statement
from qa.questions.question import read_question

SHIPS = "How many ships does the alliance keep in the Baltic?"


def kind(one, other, question=SHIPS, *, similarity=0.8):
    asked, pair = read_question(question), (read_statement(one), read_statement(other))
    is_asked = all(covers(asked, each) for each in pair) and counts_one_thing(asked, pair)
    found = find_conflict(asked, *pair, similarity, is_asked=is_asked)
    back = find_conflict(asked, *pair[::-1], similarity, is_asked=is_asked)
    assert (found and found.kind) == (back and back.kind)
    return found and found.kind


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "The alliance keeps 12 ships in the Baltic.",
            "In the Baltic the alliance keeps 19 ships, officials said.",
            id="another order and a frame",
        ),
        pytest.param(
            "The alliance has doubled its ships in the Baltic from six to twelve.",
            "The alliance keeps six ships in the Baltic.",
            id="before a change",
        ),
        pytest.param(
            "The blast in Riga killed 12 people.", "The death toll of the blast in Riga rose to 17.", id="the dead"
        ),
    ],
)
def test_other_figures_for_the_same_thing(one, other):
    question = "How many people were killed in the blast in Riga?" if "Riga" in one else SHIPS
    assert kind(one, other, question) == "figure"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("The harbour of Riga holds 12 ships.", "The harbour of Tallinn holds 19 ships.", id="place"),
        pytest.param("The blast in Riga killed 12 people.", "The blast in Riga injured 30 people.", id="fate"),
        pytest.param("The alliance keeps 12 ships in the Baltic.", "It keeps 19 tugs in the Baltic.", id="thing"),
        pytest.param(
            "The alliance kept 12 ships in the Baltic in 2014.",
            "The alliance keeps 19 ships in the Baltic in 2022.",
            id="stated times",
        ),
        pytest.param(
            "The alliance keeps 12 grey ships in the Baltic.",
            "The alliance keeps 19 white ships in the Baltic.",
            id="kind",
        ),
        pytest.param(
            "The alliance keeps 12 ships in the Baltic.",
            "The alliance sends another 3 ships to the Baltic.",
            id="an addition",
        ),
        pytest.param(
            "The alliance keeps 12 ships in the Baltic.", "The alliance keeps some 12 ships in the Baltic.", id="about"
        ),
        pytest.param("Mr Rook, 51, keeps ships in the Baltic.", "Mr Rook, 52, keeps ships in the Baltic.", id="ages"),
    ],
)
def test_figures_for_other_things(one, other):
    assert kind(one, other) is None


def test_sentences_far_apart_in_meaning_never_differ():
    pair = "The alliance keeps 12 ships in the Baltic.", "The alliance keeps 19 ships in the Baltic."
    assert kind(*pair) == "figure"
    assert kind(*pair, similarity=0.3) is None


def test_a_thing_of_many_figures_is_many_things():
    question = read_question("How many ships are there?")
    few = [read_statement(f"There are {count} ships.") for count in (12, 19)]
    many = [read_statement(f"There are {count} ships.") for count in (12, 19, 30, 44)]
    assert counts_one_thing(question, few)
    assert not counts_one_thing(question, many)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        pytest.param("Sweden is a member of NATO.", "Sweden is not a member of NATO.", True, id="not"),
        pytest.param("Parliament approved the treaty.", "Parliament has rejected the treaty.", True, id="opposites"),
        pytest.param("Parliament has not approved the treaty.", "Parliament rejected the treaty.", False, id="both"),
        pytest.param("Sweden is a member of NATO.", "Ukraine is not a member of NATO.", False, id="another name"),
        pytest.param(
            "Sweden joined NATO.", "The port of Sweden does not sell NATO fish to tourists.", False, id="else"
        ),
    ],
)
def test_one_denies_what_the_other_says(one, other, differ):
    assert kind(one, other, "Is it so?") == ("polarity" if differ else None)


@pytest.mark.parametrize(
    ("question", "differ"),
    [
        pytest.param("Who is the defence minister of Latvia?", True, id="now"),
        pytest.param("Who was the defence minister of Latvia?", False, id="then"),
        pytest.param("Who is the foreign minister of Latvia?", False, id="another office"),
    ],
)
def test_two_names_for_one_office_differ_if_its_holder_is_asked_for(question, differ):
    old = "Latvia's defence minister, Mark Quill, welcomed the ships."
    assert kind(old, "Latvia's new defence minister Laura Holt left.", question) == ("holder" if differ else None)
    assert kind(old, "Quill, the defence minister of Latvia, left.", question) is None
