"""The sentences of an article without which one cannot be understood."""

import pytest

from corpus import RawArticle, make_article
from qa.answering.leaning import leans_on

HARBOUR = (
    "Mark Quill, the harbour master of Saltmere, spoke to reporters on Monday. The fog was thick. "
    "He said that 12 ships had sailed. He added that the pier was safe. This surprised the sailors."
)


def leaning(text, quote, title=None):
    article = make_article(RawArticle("harbour", text, title=title))
    start = article.text.index(quote)
    found = leans_on(article, start, start + len(quote))
    return found if found is None else [article.text[span.start : span.end] for span in found]


def test_a_sentence_that_stands_alone_needs_none():
    assert leaning(HARBOUR, "The fog was thick.") == []


@pytest.mark.parametrize("quote", ["He said that 12 ships had sailed.", "He added that the pier was safe."])
def test_a_pronoun_comes_with_the_nearest_sentence_that_names_a_person(quote):
    assert leaning(HARBOUR, quote) == ["Mark Quill, the harbour master of Saltmere, spoke to reporters on Monday."]


def test_what_explains_and_leans_itself_comes_with_its_own():
    assert leaning(HARBOUR, "This surprised the sailors.") == [
        "He added that the pier was safe.",
        "Mark Quill, the harbour master of Saltmere, spoke to reporters on Monday.",
    ]


def test_a_pronoun_without_antecedent_is_not_explained():
    assert leaning("The fog was thick. He said that 12 ships had sailed.", "He said that 12 ships had sailed.") is None
    assert leaning("This surprised the sailors. They left.", "This surprised the sailors.") is None


def test_a_person_named_too_far_back_explains_nothing():
    text = HARBOUR.replace("He said", "Rain fell. Gulls cried. Boats lay idle. He said")
    assert leaning(text, "He said that 12 ships had sailed.") is None


def test_the_other_gender_is_passed_over():
    text = "Mark Quill runs the harbour. Laura Holt arrived on Monday. He waved at the boats."
    assert leaning(text, "He waved at the boats.") == ["Mark Quill runs the harbour."]


def test_a_place_is_no_person_and_several_are_not_one():
    text = "Mark Quill met the sailors. Rain fell in Estonia. He left. They stayed."
    assert leaning(text, "He left.") == ["Mark Quill met the sailors."]
    assert leaning(text, "They stayed.") == ["Mark Quill met the sailors."]


def test_a_last_name_at_the_beginning_of_a_sentence_counts():
    text = "The prize went to Quill in May. Quill left the harbour. Later he returned to it."
    assert leaning(text, "Later he returned to it.") == ["Quill left the harbour."]


def test_the_title_explains_the_first_sentences():
    text = "He was chosen on Monday by the sailors of the port."
    assert leaning(text, text, title="Sailors choose Mark Quill") == []
    assert leaning(text, text, title="Sailors choose") is None


def test_words_in_quotation_marks_come_with_the_sentence_that_names_their_speaker():
    text = (
        "“The pier is safe,” said Mark Quill, the harbour master. “We will open the bridge in May.”\n\n"
        "The sailors were glad."
    )
    assert leaning(text, "“We will open the bridge in May.”") == [
        "“The pier is safe,” said Mark Quill, the harbour master."
    ]
