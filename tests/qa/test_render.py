"""Answers, hits and articles as text: unknowns are said, and nothing in them steers a terminal or forges a line."""

import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Article, Chunk, Evidence
from qa import Answer, Citation, Copy, Hit, Leg, Note, Refusal
from qa.render import (
    answer_text,
    article_line,
    article_text,
    hits_text,
    one_line,
    printable,
    snippet,
    source_line,
    spelt,
)

CITATION = Citation(
    number=1, quote="Boats stayed in port.", article_id="boats", title="Rain", outlet="Gull Gazette",
    authors=("Mara Quill", "Jon Rook"), published=date(2021, 3, 4), published_at=None,
    url="https://gull.example/rain", source="rain.txt", start=0, end=21, raw_start=0, raw_end=21, mended=False,
    article_sha256="0" * 64, answer_start=1, answer_end=22,
)  # fmt: skip
UNKNOWN = replace(CITATION, number=2, title=None, outlet=None, authors=(), published=None, url=None)
ANSWER = Answer("Which boats?", "Which boats?", "“Boats stayed in port.” [1]", (CITATION,), "b", "e")
REFUSED = replace(ANSWER, text="", citations=(), refusal=Refusal("not_said", "The articles do not say."))
NOTE = Note("undated", "1 article without a date was left out because a date was set.")


def test_a_source_line_names_what_is_known_and_says_what_is_not():
    assert (
        source_line(CITATION) == "Rain · Gull Gazette · 4 Mar 2021 · Mara Quill, Jon Rook · https://gull.example/rain"
    )
    assert source_line(UNKNOWN) == "title unknown · outlet unknown · date unknown · rain.txt"


def test_the_page_of_a_pdf_follows_its_place():
    paged = replace(UNKNOWN, source="tide.pdf", page=3)
    assert source_line(paged) == "title unknown · outlet unknown · date unknown · tide.pdf, p. 3"
    assert answer_text(replace(ANSWER, citations=(paged,))).endswith("[2] " + source_line(paged))


def test_an_answer_as_text():
    assert answer_text(replace(ANSWER, notes=(NOTE,))).splitlines() == [
        "“Boats stayed in port.” [1]",
        "",
        f"[1] {source_line(CITATION)}",
        "",
        f"Note: {NOTE.text}",
    ]


def test_a_refusal_as_text_shows_the_nearest_quotes():
    nearest = replace(
        REFUSED, refusal=Refusal("not_said", "The articles do not say.", (replace(UNKNOWN, number=None),))
    )
    assert answer_text(REFUSED) == "The articles do not say."
    assert answer_text(nearest).splitlines() == [
        "The articles do not say.",
        "",
        "Nearest quotes:",
        "  “Boats stayed in port.”",
        f"      {source_line(UNKNOWN)}",
    ]


def test_hits_as_text():
    legs = {"dense": Leg(1, 0.5), "bm25": Leg(None, None)}
    known = Hit(1, 2.34567, legs, Chunk("c", "boats", 0, 9, "Boats\n\nstayed."), "Rain", "Gull", (), date(2021, 3, 4),
                None, also_in=(Copy("again", "Wire", date(2021, 3, 5)), Copy("more", None, None)))  # fmt: skip
    unknown = Hit(2, -1.0, legs, Chunk("d", "goats", 0, 9, "Goats."), None, None, (), None, None)
    assert hits_text([known, unknown], explain=True).splitlines() == [
        " 1. 2.346  boats · Rain · Gull · 4 Mar 2021",
        "    Boats stayed.",
        "    the same in: Wire, 5 Mar 2021 (again); outlet unknown, date unknown (more)",
        "    dense #1 0.500, bm25 -",
        " 2. -1.000  goats · title unknown · outlet unknown · date unknown",
        "    Goats.",
        "    dense #1 0.500, bm25 -",
    ]
    assert hits_text([]) == "Nothing found."


def test_an_article_as_text_shows_evidence_of_what_is_known():
    article = Article("boats", "Boats stayed.", "Boats stayed.", "Rain", source="r.txt", evidence={
        "title": Evidence("text", sure="inferred"), "outlet": Evidence("text"),
    })  # fmt: skip
    assert article_text(article, raw=False).splitlines() == [
        "article: boats", "source: r.txt", "title: Rain  (text, inferred)", "authors: unknown", "outlet: unknown",
        "published: unknown", "url: unknown", "", "Boats stayed.",
    ]  # fmt: skip
    assert article_text(article, raw=True) == "Boats stayed."
    note = "03/04/2022 is 3 April or 4 March"
    doubtful = replace(article, origin="Reuters", evidence={"published": Evidence("text", sure="ambiguous", note=note)})
    assert article_text(doubtful, raw=False).splitlines()[5:7] == [
        "origin: Reuters", "published: unknown  (text, ambiguous, 03/04/2022 is 3 April or 4 March)",
    ]  # fmt: skip
    assert article_line(article) == "boats  undated     -  Rain"


def test_a_snippet_is_cut_between_words():
    assert snippet("word " * 50) == "word " * 30 + "word…"
    assert snippet("  a\n\n b ") == "a b"


def test_a_date_is_spelt_in_english():
    assert (spelt(date(2022, 4, 1)), spelt(date(999, 12, 31))) == ("1 Apr 2022", "31 Dec 999")


@pytest.mark.parametrize(
    "text", ["\x1b[31m", "\x07", "\x7f", "\x9b", "\r", "\u202e", "\u2066", "\u200b", "\ud800", "\ufeff"]
)
def test_what_steers_a_terminal_is_dropped(text):
    assert printable(f"a{text}b") == "a" + "".join(char for char in text if char.isprintable()) + "b"


@given(st.text())
def test_no_text_steers_a_terminal_or_breaks_a_line(text):
    shown = printable(text)
    assert {unicodedata.category(char) for char in shown if char not in "\n\t"} & {"Cc", "Cf", "Cs"} == set()
    assert len(one_line(text).splitlines()) <= 1


@given(st.text())
def test_no_field_forges_a_line(text):
    nasty = replace(CITATION, quote=text, title=text, outlet=text, authors=(text,), url=text)
    answer = replace(ANSWER, text=text, citations=(nasty,), notes=(Note("stale", text),))
    assert len(answer_text(answer).splitlines()) == 5
    assert len(article_line(Article(f"a{text}", "", "", text, outlet=text)).splitlines()) == 1
