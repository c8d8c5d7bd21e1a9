import re
from pathlib import Path

import pytest

from corpus import RawArticle, make_article
from corpus.marking.line_kinds import KINDS, guess_kinds
from corpus.marking.line_traits import WEIGHTED, traits

_BODY = (
    "The ferry to Saltmere did not leave on Tuesday, and the dockers said it would not leave before the talks ended.",
    "Marta Lindqvist, who has run the harbour for nine years, called the strike the longest she had seen here.",
    "About 400 people waited in the customs house overnight, most of them on their way to the fair in Tapa.",
    "The council meets on Friday, and nobody expects an answer before then.",
)
_LINES = Path(__file__).parents[2] / "benchmarks"


def _article(*lines):
    text = "\n\n".join((*_BODY[:2], *lines, *_BODY[2:]))
    return make_article(RawArticle("a1", text, title="No ferry to Saltmere", outlet="Harbour Post"))


def _quoted(article):
    return [article.text[start:end] for start, end in article.sentences]


@pytest.mark.parametrize(
    "line",
    [
        "With your agreement, our partners store identifiers on your device to show personalised advertising.",
        "Get the Harbour Post's top stories every weekday morning, free, in your inbox",
        "This post is not shown because of your privacy settings",
        "Please accept marketing cookies to load this video.",
        "Your email will be used to send you our newsletter and offers from partners.",
    ],
)
def test_a_line_that_reads_like_site_text_is_marked_and_not_quoted(line):
    article = _article(line)
    assert _quoted(article) == list(_BODY)
    assert [article.text[mark.start : mark.end] for mark in article.marks if mark.kind == "footer"] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "The app was downloaded 90,000 times before the minister had it taken down.",
        "“Click here and you lose everything,” the clerk recalled.",
        "He declined to comment.",
        "Who pays for the wall?",
        "Nobody was hurt.",
        "The newsletter of the dockers' union called the offer an insult.",
        "Cookies and tea were served while the ministers waited for the ferry.",
    ],
)
def test_a_line_of_an_article_is_left_alone(line):
    assert line in _quoted(_article(line))


def test_lists_and_speech_are_left_alone():
    lines = ("Keep the night trams running.", "Repair the sea wall at Rukla.", "Pay the dockers what they are owed.")
    speech = ("“Where are the boats?” she asked.", "“Gone,” he said.", "“All of them?”")
    assert _quoted(_article(*lines, *speech)) == [*_BODY[:2], *lines, *speech, *_BODY[2:]]


def test_lines_of_one_kind_score_as_that_kind():
    lines = ("Photo by Ruth Okafor for the Gull Gazette", "Ruth Okafor is a freelance journalist based in Tapa.")
    assert [guess.kind for guess in guess_kinds(lines)] == ["noise", "bio"]


def test_nothing_is_guessed_of_no_lines():
    assert guess_kinds(()) == []


def test_traits_are_numbers_of_the_model():
    for line in ("?", "Сводка", "§ 1", "The ferry left."):
        assert all(0 <= number < WEIGHTED for number in traits(line))


def test_the_lines_to_fit_with_have_known_kinds():
    heads = re.findall(r"^\[(\w+): reads like ", (_LINES / "site_lines.txt").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(heads) == set(KINDS)
