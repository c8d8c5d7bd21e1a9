"""Selected words become a citation like any other, or a sentence says why not."""

import pytest

from corpus import Article, Edit, Span, SpanMap
from qa.web.reader.quoting import quote_selection


def select(engine, article, words, **changes):
    start = article.text.index(words)
    place = {"article_id": article.article_id, "start": start, "end": start + len(words), "sha256": article.sha256}
    return quote_selection(engine, {**place, **changes})


def test_words_are_given_in_each_form(engine):
    assert select(engine, engine.held[0], "eight battlegroups") == {
        "quote": "eight battlegroups",
        "footnote": "“eight battlegroups” — Julien Ferrand, Petra Novotna, “Leaders agree on four more”, SAMPLE Wire, "
        "25 Mar 2022, https://sample.example/four-to-eight",
        "markdown": "> eight battlegroups\n>\n> — Julien Ferrand, Petra Novotna, "
        "[“Leaders agree on four more”](<https://sample.example/four-to-eight>), SAMPLE Wire, 25 Mar 2022",
    }


def test_blanks_around_the_words_are_left_out(engine):
    assert select(engine, engine.held[0], " eight battlegroups ")["quote"] == "eight battlegroups"
    assert select(engine, engine.held[0], "\n\nNATO now")["quote"] == "NATO now"


def test_the_page_of_a_pdf_is_given(engine):
    assert "otters.pdf, p. 2" in select(engine, engine.held[3], "They sleep ashore.")["footnote"]


def test_words_of_several_paragraphs_are_one_line(engine):
    assert select(engine, engine.held[0], "four more\n\nNATO now")["quote"] == "four more NATO now"


SAID = "“The port stays open,” said Ines Tallow. Rain fell on the pier."


@pytest.fixture
def told(engine):
    edge = SAID.index(" Rain")
    article = Article("told.txt", SAID, SAID, source="told.txt", sentences=(Span(0, edge), Span(edge + 1, len(SAID))))
    engine.held.append(article)
    return article


def test_who_says_the_words_is_told_within_one_sentence_only(engine, told):
    assert "— Ines Tallow, in told.txt" in select(engine, told, "“The port stays open,” said Ines Tallow.")["footnote"]
    assert select(engine, told, SAID)["footnote"].endswith("— told.txt")


def test_words_that_cleaning_made_in_one_piece_are_not_cut(engine):
    raw = "Boats &hellip; stayed."
    edits = SpanMap((Edit(6, 14, "..."),))
    engine.held.append(Article("dots.txt", edits.apply(raw), raw, source="dots.txt", span_map=edits))
    place = {"article_id": "dots.txt", "start": 0, "end": 7, "sha256": engine.held[-1].sha256}
    assert quote_selection(engine, place)["quote"] == "Boats ..."


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        pytest.param({"article_id": 7}, "could not be found", id="id"),
        pytest.param({"article_id": "none"}, "has changed since it was opened", id="gone"),
        pytest.param({"sha256": "0"}, "has changed since it was opened", id="changed"),
        pytest.param({"start": "0"}, "could not be found", id="text"),
        pytest.param({"start": -4}, "could not be found", id="negative"),
        pytest.param({"start": True}, "could not be found", id="true"),
        pytest.param({"end": 1.5}, "could not be found", id="float"),
        pytest.param({"end": 10**30}, "could not be found", id="huge"),
        pytest.param({"start": 10**9, "end": 10**9 + 5}, "Select some words", id="beyond"),
        pytest.param({"start": 40, "end": 30}, "Select some words", id="backward"),
    ],
)
def test_what_cannot_be_quoted_is_a_sentence(engine, changes, problem):
    assert problem in select(engine, engine.held[0], "eight battlegroups", **changes)["problem"]


@pytest.mark.parametrize("data", [None, [], 7, {}])
def test_anything_else_is_a_sentence(engine, data):
    assert "Select them again" in quote_selection(engine, data)["problem"]


def test_a_long_selection_is_refused_with_its_length(engine):
    nasty = engine.held[2]
    place = {"article_id": nasty.article_id, "start": 0, "end": len(nasty.text), "sha256": nasty.sha256}
    problem = quote_selection(engine, place)["problem"]
    assert problem == f"A quote has at most 400 characters: these are {len(nasty.text):,}. Select fewer."
