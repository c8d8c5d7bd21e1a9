"""Follow-up questions: what they mean after what was asked and answered before, and what is left as it is."""

import pytest

from qa.followups.standalone import quotes_of, standalone_question

POLAND = ("How many battlegroups did Poland get in 2017?", "“Poland got four of them.” [1]")
DINCU = (
    "Who is the defence minister of Romania?",
    "“Romania's defence minister, Vasile Dincu, has welcomed the offer.” [1]",
)
BRIDGE = ("When will the new bridge open?", "")
BORDER = ("Did Poland close its border?", "")


def alone(question, *turns):
    return standalone_question(question, [{"question": asked, "answer": answer} for asked, answer in turns])


@pytest.mark.parametrize(
    ("asked", "turn", "meant"),
    [
        ("And how many did Romania get?", POLAND, "How many battlegroups did Romania get in 2017?"),
        ("What about the UK?", POLAND, "How many battlegroups did the UK get in 2017?"),
        ("and romania?", POLAND, "How many battlegroups did Romania get in 2017?"),
        ("And in 2022?", POLAND, "How many battlegroups did Poland get in 2022?"),
        ("How many did Latvia send?", POLAND, "How many battlegroups did Latvia send?"),
        ("And goats?", ("How many sheep were counted?", ""), "How many goats were counted?"),
        ("And about Russia?", ("What did NATO say about Ukraine?", ""), "What did NATO say about Russia?"),
        ("And the economy?", ("What did NATO say about Ukraine?", ""), "What did NATO say about the economy?"),
        ("And the ferry?", ("When was the lighthouse lit?", ""), "The ferry: when was the lighthouse lit?"),
    ],
)
def test_the_same_is_asked_of_something_else(asked, turn, meant):
    assert alone(asked, turn) == meant


@pytest.mark.parametrize(
    ("asked", "turn", "meant"),
    [
        ("Why?", BORDER, "Why did Poland close its border?"),
        ("Why not?", BORDER, "Why did not Poland close its border?"),
        ("When was that?", BORDER, "When did Poland close its border?"),
        ("Where did that happen?", BORDER, "Where did Poland close its border?"),
        ("When?", ("Who opened the library?", "“The mayor did.” [1]"), "When: who opened the library?"),
        (
            "Which harbour?",
            ("Is it true that a harbour was dredged in spring?", ""),
            "Which harbour was dredged in spring?",
        ),
        ("How many?", ("I read that otters were counted. Is that so?", ""), "How many otters were counted?"),
    ],
)
def test_a_question_word_asks_of_what_was_spoken_of(asked, turn, meant):
    assert alone(asked, turn) == meant


@pytest.mark.parametrize(
    ("asked", "turn", "meant"),
    [
        ("What did he say about the frigate?", DINCU, "What did Vasile Dincu say about the frigate?"),
        ("What is his first name?", DINCU, "What is Vasile Dincu's first name?"),
        ("How much will it cost?", BRIDGE, "How much will the new bridge cost?"),
        ("Who leads that country?", POLAND, "Who leads Poland?"),
        ("How many soldiers are stationed there?", POLAND, "How many soldiers are stationed in Poland?"),
        ("What has happened since then?", POLAND, "What has happened since 2017?"),
        (
            "What is the alliance building?",
            ("How many ships does NATO have?", ""),
            "What is NATO building?",
        ),
    ],
)
def test_a_pronoun_means_what_was_named(asked, turn, meant):
    assert alone(asked, turn) == meant


@pytest.mark.parametrize(
    "asked",
    [
        "Who is the president of France?",
        "Is it true that it rained?",
        "How many ships are there in the harbour of Saltmere?",
        "What did Stoltenberg say he would do?",
        "Which company said its ferry will sail?",
        "Who won the race and how did she celebrate?",
        "What time is it?",
        "What happened this week?",
        "NATO?",
        "Et la Roumanie ?",
        "¿Qué he hecho?",
        "",
        "???",
        "And?",
    ],
)
@pytest.mark.parametrize("turn", [POLAND, DINCU, BRIDGE], ids=["names", "person", "refused"])
def test_what_stands_alone_stays_byte_for_byte(asked, turn):
    assert alone(asked, turn) == asked


def test_an_earlier_question_is_asked_again_where_the_last_has_no_such_name():
    assert alone("And of Portugal?", DINCU, ("What has he welcomed?", "")) == "Who is the defence minister of Portugal?"


def test_a_pronoun_goes_on_meaning_the_same_person():
    turns = (DINCU, ("When did he visit Saltmere?", "“Mara Quill met the minister in May.” [1]"))
    assert alone("Did he stay?", *turns) == "Did Vasile Dincu stay?"
    assert alone("Did she stay?", *turns) == "Did Mara Quill stay?"


def test_the_name_that_the_talk_is_about_goes_in_front_of_a_thing_just_spoken_of():
    turn = ("What did NATO build in Saltmere?", "“The alliance built a depot.” [1]")
    assert alone("How large is the depot?", turn) == "NATO: How large is the depot?"
    assert alone("How large is the depot of the navy?", turn) == "How large is the depot of the navy?"
    assert alone("How large is the lighthouse?", turn) == "How large is the lighthouse?"


def test_quotes_are_read_out_of_an_answer():
    assert quotes_of("“One “and a half”.” [1] “Two.” [2]") == ["One “and a half”.", "Two."]
    assert quotes_of("plain text") == ["plain text"]
    assert quotes_of("") == []
