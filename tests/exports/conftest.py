"""Answers to export: one with two citations of two articles, one that refuses, one of nasty texts."""

from dataclasses import replace
from datetime import date

import pytest

from qa.answer import Answer, Citation, Copy, Note, Refusal
from qa.citations import set_in_text

NASTY = (
    '=HYPERLINK("http://evil.example") <img src=x onerror=1> ![i](http://evil.example) [l](javascript:1) <http://a.example>'
    " http://b.example www.c.example\r\nER  - \r\nTY  - BOOK\x00 “q” \u202e`$x$` {{7*7}} 👩‍👩‍👧"
)
BOATS = Citation(
    number=None, quote="Boats stayed in port.", article_id="boats", title="Rain", outlet="Gull Gazette",
    authors=("Mara Quill", "Jon Rook"), published=date(2021, 3, 4), published_at=None,
    url="https://gull.example/rain", source="rain.txt", start=0, end=21, raw_start=0, raw_end=21, mended=False,
    article_sha256="0" * 64, speaker="Ines Tallow", voice="quotation", also_in=(Copy("again", "SAMPLE Wire", None),),
)  # fmt: skip
TIDE = replace(
    BOATS, quote="Nobody sailed.", article_id="tide", title=None, outlet=None, authors=(), published=None, url=None,
    source="tide.pdf", page=3, end=14, raw_end=14, speaker=None, voice="outlet", also_in=(),
)  # fmt: skip


def answered(question: str, *citations: Citation) -> Answer:
    text, numbered = set_in_text(citations)
    return Answer(question, question, text, numbered, "build-1", "fake")


@pytest.fixture
def boats() -> Citation:
    return BOATS


@pytest.fixture
def tide() -> Citation:
    return TIDE


@pytest.fixture
def answer() -> Answer:
    note = Note("stale", "The newest article is of 4 Mar 2021.", (1,))
    return replace(answered("Which boats?", BOATS, TIDE), notes=(note,), as_of=date(2021, 4, 1))


@pytest.fixture
def refused() -> Answer:
    refusal = Refusal("not_said", "The articles do not say.", (TIDE,))
    return Answer("And the crews?", "What of the crews of the boats?", "", (), "build-1", "fake", refusal=refusal)


@pytest.fixture
def nasty() -> Answer:
    fields = dict.fromkeys(("quote", "title", "outlet", "article_id", "source", "speaker"), NASTY)
    citation = replace(TIDE, **fields, url=f"javascript:{NASTY}", authors=(NASTY,), end=len(NASTY))
    return answered(NASTY, citation)
