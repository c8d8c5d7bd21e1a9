from datetime import date

import pytest

from embeddings import Facets
from qa.questions.sources import SourceNames, asked_sources, without_sources

OUTLETS = ["Harbour Post", "The Gull", "tidewatch.com", "Quill", "SAMPLE Wire"]
AUTHORS = ["Jane Roe", "Ines Tallow"]
NAMES = SourceNames(
    Facets(7, 0, 7, date(2021, 1, 1), date(2022, 1, 1), dict.fromkeys(OUTLETS, 1), dict.fromkeys(AUTHORS, 1))
)


@pytest.mark.parametrize(
    ("text", "name", "bare"),
    [
        ("According to Harbour Post, how many otters are there?", "Harbour Post", "how many otters are there?"),
        ("How many otters are there, according to the Gull?", "The Gull", "How many otters are there?"),
        ("What does the Gull say about otters?", "The Gull", "What does it say about otters?"),
        ("What did Tidewatch report about otters?", "tidewatch.com", "What did it say about otters?"),
        ("According to tidewatch.com, who is Tallow?", "tidewatch.com", "who is Tallow?"),
        ("according to harbour post, how many otters?", "Harbour Post", "how many otters?"),
        ("In a SAMPLE Wire story, who resigned?", "SAMPLE Wire", "who resigned?"),
        ("In Jane Roe's article, who captains the ferry?", "Jane Roe", "who captains the ferry?"),
        ("What does Jane Roe's article say about otters?", "Jane Roe", "What does it say about otters?"),
        ("How many otters are there in the article by Jane Roe?", "Jane Roe", "How many otters are there?"),
    ],
)
def test_sources_whose_words_are_asked_for_are_found_and_left_out(text, name, bare):
    found = asked_sources(text, NAMES)
    assert [source.names for source in found] == [(name,)]
    assert without_sources(text, found) == bare


@pytest.mark.parametrize(
    "text",
    [
        "Who bought Harbour Post?",
        "Which gull said it first?",
        "what did the gull eat",
        "What did Ines Tallow say about otters?",
        "Who is Jane Roe?",
        "How many otters are there?",
        "Who told Quill that the ferry sank?",
    ],
)
def test_names_that_a_question_is_about_are_not_asked_for(text):
    assert asked_sources(text, NAMES) == []
