"""What a question asks for: content words, names, kinds of answer."""

import pytest

from qa.questions.question import content_words, read_question, stems


def test_a_question_is_taken_apart():
    question = read_question("  How many troops did the United States send to Eastern Europe in February 2022? ")
    assert question.text == "How many troops did the United States send to Eastern Europe in February 2022?"
    assert question.words == ("How", "many", "troops", "did", "the", "US", "send", "to", "Eastern", "Europe", "in",
                              "February", "2022")  # fmt: skip
    assert question.content == ("troop", "us", "send", "eastern", "europ", "februari", "2022")
    assert question.names == ("US", "Eastern", "Europe", "February")
    assert "number" in question.wants
    assert len(question.stems) == len(question.words)


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        pytest.param("How many boats sank?", {"number"}, id="how-many"),
        pytest.param("What percentage of boats sank?", {"number"}, id="percentage"),
        pytest.param("When did the boat sink?", {"time"}, id="when"),
        pytest.param("In which year did it sink?", {"number", "time"}, id="year"),
        pytest.param("Where is the boat?", {"place"}, id="where"),
        pytest.param("Which Baltic country bought it?", {"place"}, id="country"),
        pytest.param("Who steered it?", {"person"}, id="who"),
        pytest.param("Why did it sink?", {"reason"}, id="why"),
        pytest.param("What was the cause of the fire?", {"reason"}, id="cause"),
        pytest.param("What did the mayor promise?", set(), id="what"),
        pytest.param("The whole town slept somewhere", set(), id="inside-words"),
    ],
)
def test_the_kind_of_answer_is_read_from_the_words(text, wants):
    assert read_question(text).wants == wants


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Did the US help us?", ("US",), id="us"),
        pytest.param("Boats in Saltmere", ("Saltmere",), id="first-word"),
        pytest.param("NATO helps", ("NATO",), id="first-capitals"),
        pytest.param("WHERE IS SALTMERE", (), id="shouted"),
        pytest.param("who is ines tallow", (), id="small"),
        pytest.param("Is a I here? Saltmere, Saltmere!", ("Saltmere",), id="once"),
    ],
)
def test_names_are_written_as_such(text, names):
    assert read_question(text).names == names


@pytest.mark.parametrize("text", ["What is it?", "the", "???", "", "Who said that?", "-", '""', "\u200b"])
def test_a_question_may_have_no_content(text):
    assert read_question(text).content == ()
    assert content_words(text) == text


def test_content_words_are_as_typed():
    assert content_words("How many Boats did the mayor of Saltmere count?") == "Boats mayor Saltmere count"


def test_long_and_short_forms_of_a_name_have_one_stem():
    assert stems("United States") == stems("U.S.") == stems("US") == ["us"]
    assert stems("United Nations troops") == ["un", "troop"]


def test_accents_and_their_letters_are_one_word():
    assert read_question("Where is Mu\u0308ller?").stems == read_question("Where is Müller?").stems


def test_hostile_text_is_only_text():
    text = "a" * 2000
    assert read_question(text).text == text
    assert read_question("\ud800 \x00 \u202e “”").wants == frozenset()
