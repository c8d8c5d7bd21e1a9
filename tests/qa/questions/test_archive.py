from datetime import date

import pytest

from embeddings import Facets
from qa.questions.archive import read_archive_question
from qa.questions.sources import SourceNames

KNOWN = Facets(9, 0, 9, date(2021, 1, 1), date(2022, 12, 31), {"Harbour Post": 5, "SAMPLE Wire": 4}, {"Jane Roe": 2})
NAMES = SourceNames(KNOWN)


def read(text):
    return read_archive_question(text, NAMES, KNOWN, None)


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("newest", "What is the newest article?"),
        ("newest", "what's the latest story"),
        ("newest", "When was the newest article published?"),
        ("newest", "What is the most recent article about otters?"),
        ("oldest", "Which article is the oldest?"),
        ("count", "How many articles do you have?"),
        ("count", "Please tell me how many articles there are."),
        ("count", "How many articles are by Harbour Post?"),
        ("count", "How many articles did Jane Roe write?"),
        ("count", "How many articles were published in March 2022?"),
        ("count", "How many articles mention otters?"),
        ("count", "How many articles by Mara Quill?"),
        ("outlets", "Which outlets are here?"),
        ("outlets", "What sources do you use?"),
        ("authors", "Who are the authors?"),
        ("authors", "Which journalists are in the archive?"),
        ("period", "What period do you cover?"),
        ("period", "How far back does the archive go?"),
        ("list", "List all articles by Jane Roe"),
        ("list", "Which articles mention otters?"),
        ("list", "Do you have any articles from SAMPLE Wire?"),
        ("list", "Show me the articles of March 2022"),
        ("article", "Who wrote the article about otters?"),
        ("article", "When was article 003 published?"),
        ("overview", "What is in the archive?"),
    ],
)
def test_questions_about_the_archive_are_told(wanted, text):
    found = read(text)
    assert found
    assert found.wanted == wanted


@pytest.mark.parametrize(
    "text",
    [
        "How many articles does the constitution have?",
        "What did the newest report of the council say?",
        "What is Article 5?",
        "Who wrote the book about otters?",
        "What is article 5 of the treaty?",
        "How many articles of impeachment were there?",
        "What is the newest article of the constitution?",
        "Which sources confirmed the leak?",
        "When was Article 50 triggered?",
        "Which newspapers are there in Saltmere?",
        "How many stories does the tower have?",
        "Who are the authors of the report?",
        "What is the latest report on inflation?",
        "What is the latest news about otters?",
        "Who wrote Article 230?",
        "Which articles of the constitution were amended?",
        "How many journalists were killed?",
        "What period does the report cover?",
        "How many documents were found in the harbour?",
        "What is the library?",
        "When did the war begin?",
        "List the members",
        "How many articles about otters does the treaty have?",
        "Who wrote the article that accused the mayor?",
    ],
)
def test_questions_to_the_articles_are_not_about_the_archive(text):
    assert read(text) is None


def test_what_limits_the_articles_is_read():
    found = read("How many articles by Harbour Post about the otters were published in March 2022?")
    assert (found.outlets, found.topic) == (("Harbour Post",), "the otters")
    assert [(window.first, window.last) for window in found.windows] == [(date(2022, 3, 1), date(2022, 3, 31))]
    assert read("How many articles by Mara Quill in March 2022?").unknown == "Mara Quill"
    assert read("When was article 003 published?").article_id == "003"
