import pytest

from qa.questions.talk import is_talk, is_thanks, without_courtesy


@pytest.mark.parametrize(
    "text",
    [
        "hello",
        "Hi there!",
        "Good morning.",
        "Bonjour !",
        "¡Hola!",
        "Guten Tag",
        "Привет!",
        "你好",
        "안녕하세요",
        "Ok, thanks",
        "who are you?",
        "What can you do?",
        "Help!",
        "how does this work?",
        "Are you a robot?",
        "what can I ask you here?",
    ],
)
def test_greetings_and_questions_about_us_are_talk(text):
    assert is_talk(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hello Kitty is made by whom?",
        "Who are you voting for in Saltmere?",
        "help for the ferry",
        "What can the ferry do?",
        "Ukraine",
        "Who is the captain?",
        "How does the ferry work?",
        "Thanks to whom was the ferry saved?",
    ],
)
def test_questions_are_no_talk(text):
    assert not is_talk(text)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Hello, how many otters are there?", "How many otters are there?"),
        ("hi how many otters are there", "How many otters are there"),
        ("Good morning! Hello! Who captains the ferry?", "Who captains the ferry?"),
        ("How many otters are there? Thank you!", "How many otters are there?"),
        ("Who captains the ferry, please?", "Who captains the ferry, please?"),
        ("Hello Kitty is made by whom?", "Hello Kitty is made by whom?"),
        ("Thanks!", "Thanks!"),
        ("How many otters are there?", "How many otters are there?"),
    ],
)
def test_courtesy_is_left_out_of_a_question(text, bare):
    assert without_courtesy(text) == bare


def test_thanks_are_told_from_greetings():
    assert is_thanks("Ok, thank you very much!")
    assert is_thanks("Goodbye")
    assert not is_thanks("Hello!")


def test_long_texts_of_greetings_end():
    text = "hello " * 330
    assert is_talk(text)
    assert not is_talk(text + "x" * 20)
    assert without_courtesy(text + "otters")
