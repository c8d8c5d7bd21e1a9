import pytest

from qa.questions.subject import missing_subject


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("who is he?", "who “he” is"),
        ("What did she say?", "who “she” is"),
        ("what about it?", "what “it” is"),
        ("When did they arrive?", "what “they” are"),
        ("What's that?", "what “that” is"),
        ("What happened there?", "what “there” is"),
        ("why?", "no word that says what it is about"),
        ("What happened?", "no word that says what it is about"),
        ("???", "no words"),
        ("😀", "no words"),
        ("2022", "only a figure"),
    ],
)
def test_what_is_missing_is_named(text, says):
    assert says in missing_subject(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine",
        "otters Saltmere",
        "Who is Ines Tallow?",
        "Who is Ines Tallow and where does she live?",
        "war",
        "Is it true that the ferry sank?",
        "What happened in Saltmere?",
        "Why did the ferry stop?",
        "What does NATO do?",
        "When did they open the new lighthouse of Oar Island?",
        "ferry 2022",
    ],
)
def test_questions_with_a_subject_lack_nothing(text):
    assert missing_subject(text) is None
