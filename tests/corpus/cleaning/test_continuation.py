"""Tests for breaks inside sentences: what is one sentence, and what stays apart."""

import pytest

from corpus.cleaning.clean import clean
from corpus.cleaning.continuation import ArticleWords, is_ended, score

LEAD = "The harbour of Quillhaven was full of boats on Friday."
LAST = "Ada Quill said on Monday that the boats of the north would stay in the harbour until the storm had passed."


def paragraphs(*texts):
    return clean("\n\n".join((LEAD, *texts))).text.split("\n\n")[1:]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            "The clerk told the board on Friday that Ada", "Quill, who owns the ferry, will answer.", id="name"
        ),
        pytest.param(
            "Sixteen of the boats were seen off Saltmere", "County, north of the old pier.", id="end of a name"
        ),
        pytest.param(
            "The ferry was built by the engineer Mira", "Holm in a shed near the quay.", id="name after a role"
        ),
        pytest.param("The board has asked the", "Harbour Office for a new map of the bay.", id="article"),
        pytest.param("The board will meet again in", "Saltmere when the ice is gone.", id="preposition"),
        pytest.param("The letter was sent by Gov.", "Reed, who was not in the town.", id="title"),
        pytest.param("At least 72", "boats were lost that night, the office said.", id="number"),
    ],
)
def test_a_break_between_capitals_or_after_a_short_start_is_mended(first, second):
    assert paragraphs(first, second, LAST) == [f"{first} {second}", LAST]


def test_a_sentence_that_is_broken_twice_is_mended():
    parts = (
        "The members of the board, who met in the",
        "harbour office on Friday, did not say what the",
        "repair costs.",
    )
    assert paragraphs(*parts, LAST) == [" ".join(parts), LAST]


@pytest.mark.parametrize(
    "heading",
    [
        "A harbour in winter",
        "What the board has to look out for",
        "Ferry owners wait for an answer",
        "Opinion: Why the quay must stay open",
        "Harbour Post",
        "— Bo Reed",
        "“The Slow Tide” — Mira Holm",
        "Boat, Saltmere, 2-1",
    ],
)
def test_headings_and_lines_of_lists_stay_apart(heading):
    assert paragraphs(heading, LAST) == [heading, LAST]


def test_lines_that_are_all_paragraphs_are_joined_at_their_width():
    lines = (
        "The members of the board met in the harbour office on",
        "Friday. They did not say what the repair of the quay in",
        "Saltmere would cost, nor who would have to pay for it. On",
        "Monday the clerk of the board sent a letter to the owner",
        "of the ferry, in which he asked for the papers of all the",
        "boats that were seen off the old pier in the night of the",
        "storm.",
    )
    assert paragraphs(*lines, LAST) == [" ".join(lines), LAST]


def test_lines_cut_at_a_width_are_joined_inside_words():
    text = (
        "The members of the harbour board did not say on Friday whether the repair of the quay would be finished "
        "before the winter, nor who would answer for the boats that were damaged in the night of the storm off the "
        "old pier. The engineers of the office will measure the northern breakwater again when the weather allows it."
    )
    chopped = "\n".join(text[at : at + 60] for at in range(0, len(text), 60))
    assert paragraphs(chopped, LAST) == [text, LAST]


@pytest.mark.parametrize("text", ["It rained.", "They said:", "Is it so?”", "The boat of the U.S."])
def test_a_text_with_a_full_stop_is_ended(text):
    assert is_ended(text)


@pytest.mark.parametrize("text", ["It was said by Mr.", "The owner is Bo J.", "It rained and"])
def test_a_text_that_ends_in_a_title_or_an_initial_is_open(text):
    assert not is_ended(text)


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("The govern-ment fell.", "The government fell."),
        ("A ferry-owner and a co-operative.", "A ferry-owner and a co-operative."),
    ],
)
def test_hyphens_of_line_ends_are_mended_inside_lines(text, mended):
    assert clean(text).text == mended


def test_a_name_that_stands_elsewhere_in_the_article_makes_the_score_higher():
    first, second = "The letter was read out by Mira", "Holm, who wrote it."
    assert score(first, second, ArticleWords(["Mira Holm was there."])) > score(first, second, ArticleWords([]))
