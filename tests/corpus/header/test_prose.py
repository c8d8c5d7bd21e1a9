import pytest

from corpus.header.byline import read_header_line
from corpus.header.prose import is_prose


@pytest.mark.parametrize(
    "text",
    [
        "The ferry to Quillhaven was late again on Monday, and the passengers were told that they would wait.",
        "Passengers on the ferry to Quillhaven waited in the rain for an hour on Monday, 4 March 2022, as it "
        "left the pier with lights off.",
        "Die Fähre nach Quillhaven war am Montag wieder verspätet, und die Leute warteten nicht gern im Regen am Pier.",
    ],
)
def test_sentences_are_prose_and_state_nothing(text):
    assert is_prose(text)
    assert read_header_line(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "It was late.",
        "By Ada Quill in Quillhaven, Bo Reed in Corvale and Cy Marsh in Northgate, additional reporting by Dee Holt",
        "BY WHO THEY ARE NOT: A LINE IN CAPITALS OF WHICH NOTHING IS KNOWN, WHICH MAY BE A TITLE",
        "https://post.example/2022/03/04/the-ferry-that-was-late-and-the-people-who-had-to-wait-for-it",
    ],
)
def test_what_may_state_fields_is_no_prose(text):
    assert not is_prose(text)


def test_titles_that_a_line_names_may_be_sentences():
    line = read_header_line("Title: The ferry was late again, and they who waited were told that it would not come")
    assert line.title.value == "The ferry was late again, and they who waited were told that it would not come"
    cited = read_header_line(
        "Ada Quill, “The ferry that was late and they who waited for it,” Harbour Post, 4 March 2022."
    )
    assert cited.title.value == "The ferry that was late and they who waited for it"
