"""Who makes an accusation and who denies it stand beside it."""

import pytest

from corpus import RawArticle, make_article
from qa.answering.accusing import accusers_and_denials

OPENING = "Prosecutors in Saltmere opened a case on Monday."
ACCUSED = "Mark Quill is accused of selling the lamp."
DENIED = "He denied the charges through a friend."


def beside(text, quote):
    article = make_article(RawArticle("case", text))
    start = article.text.index(quote)
    found = accusers_and_denials(article, start, start + len(quote))
    return [article.text[span.start : span.end] for span in found]


def test_an_accusation_comes_with_its_accuser_and_its_denial():
    assert beside(f"{OPENING} {ACCUSED} {DENIED} Rain fell.", ACCUSED) == [OPENING, DENIED]


@pytest.mark.parametrize(
    "quote",
    [
        "The harbour board accused Mark Quill of selling the lamp.",
        "Mark Quill was accused by the harbour board of selling the lamp.",
        "Mark Quill allegedly sold the lamp, the harbour board said.",
    ],
)
def test_a_sentence_that_names_the_accuser_needs_no_other(quote):
    assert beside(f"{OPENING} {quote} Rain fell.", quote) == []


@pytest.mark.parametrize(
    "denial",
    [
        "Quill rejected the allegation.",
        "His lawyer called the claim baseless.",
        "He has pleaded not guilty.",
        "Quill insisted that he did not do it.",
        "The accusations are false, his lawyer wrote.",
    ],
)
def test_denials_are_told_in_many_words(denial):
    assert beside(f"{ACCUSED} {denial}", ACCUSED) == [denial]


def test_what_accuses_nobody_or_denies_itself_stands_alone():
    assert beside(f"Rain fell. {DENIED}", "Rain fell.") == []
    quote = "Mark Quill, accused of selling the lamp, denies it."
    assert beside(f"{OPENING} {quote} {DENIED}", quote) == []


def test_a_denial_far_away_counts_only_if_it_names_the_accused():
    far = "Rain fell. Gulls cried. Boats lay idle. The pier was empty."
    assert beside(f"{ACCUSED} {far} {DENIED}", ACCUSED) == []
    assert beside(f"{ACCUSED} {far} Quill denied it.", ACCUSED) == ["Quill denied it."]
