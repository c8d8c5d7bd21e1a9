"""A citation in three forms: exact, without stray commas, and in Markdown without links of the article's own."""

import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from qa.exports.citing import answer_footnotes, citation_markdown, footnote, forms
from qa.exports.markdown_text import escape_markdown
from qa.exports.plain import plain

UNKNOWN = {"title": None, "outlet": None, "authors": (), "published": None, "url": None, "speaker": None, "page": None}


def test_the_quote_is_the_words_alone(boats):
    assert forms(boats).quote == "Boats stayed in port."


def test_a_footnote_names_speaker_author_title_outlet_day_and_address(boats):
    assert footnote(boats) == (
        "“Boats stayed in port.” — Ines Tallow, in Mara Quill, Jon Rook, “Rain”, Gull Gazette, 4 Mar 2021, "
        "https://gull.example/rain"
    )


def test_a_footnote_leaves_unknowns_out(boats):
    assert footnote(replace(boats, **UNKNOWN)) == "“Boats stayed in port.” — rain.txt"
    assert footnote(replace(boats, **{**UNKNOWN, "speaker": "Ines Tallow"})) == (
        "“Boats stayed in port.” — Ines Tallow, in rain.txt"
    )


@pytest.mark.parametrize("known", UNKNOWN)
def test_no_comma_stands_alone_whatever_is_known(boats, known):
    item = replace(boats, **{name: value for name, value in UNKNOWN.items() if name != known})
    for text in (footnote(item), citation_markdown(item)):
        assert not re.search(r", ,|,,|— ,|, *$|\(\)|“”|None|unknown", text, re.MULTILINE)


def test_the_page_of_a_pdf_follows_its_place(tide):
    assert footnote(tide) == "“Nobody sailed.” — tide.pdf, p. 3"


def test_markdown_is_a_block_quote_whose_title_is_the_link(boats, tide):
    assert forms(boats).markdown.splitlines() == [
        "> Boats stayed in port.",
        ">",
        "> — Ines Tallow, in Mara Quill, Jon Rook, [“Rain”](<https://gull.example/rain>), Gull Gazette, 4 Mar 2021",
    ]
    assert forms(tide).markdown.splitlines()[-1] == "> — tide.pdf, p. 3"
    untitled = replace(boats, **{**UNKNOWN, "url": "https://gull.example/_a_"})
    assert citation_markdown(untitled).splitlines()[-1] == (
        r"> — [https\://gull.example/\_a\_](<https://gull.example/_a_>)"
    )


def test_an_answer_as_footnotes(answer, refused):
    first, second = answer.citations
    assert answer_footnotes(answer) == f"1. {footnote(first)}\n2. {footnote(second)}"
    assert answer_footnotes(refused) == "The articles do not say."


def shown(markdown: str) -> tuple[str, set[str]]:
    """The text that Markdown shows, and the elements that it makes."""
    tokens = [
        token
        for block in MarkdownIt("js-default", {"linkify": False}).parse(markdown)
        for token in (block, *(block.children or ()))
    ]
    text = "".join(token.content for token in tokens if token.type in ("text", "code_inline", "text_special"))
    return text, {token.type.removesuffix("_open") for token in tokens if token.nesting == 1} | {
        token.type for token in tokens if token.type in ("image", "html_inline", "html_block", "fence", "code_block")
    }


@given(st.text(st.sampled_from("[](){}<>!*_`~#|&;$-+=1.)\\ \n\tabw:/@") | st.characters(), max_size=60))
def test_text_in_markdown_stays_text(text):
    expected = re.sub(" +", " ", plain(text))
    assert re.sub(" +", " ", shown(f"x {escape_markdown(text)}")[0]) == f"x {expected}".strip()
    assert shown(f"> {escape_markdown(text)}")[1] <= {"blockquote", "paragraph"}


@given(st.text(max_size=80))
def test_plain_text_is_one_line_that_turns_nothing_round(text):
    line = plain(text)
    assert len(line.splitlines()) <= 1
    assert not any(unicodedata.category(char) in ("Cc", "Cs") or char in "\u202e\u2066" for char in line)


def test_nasty_texts_make_no_link_image_or_element(nasty):
    (item,) = nasty.citations
    made = shown(citation_markdown(item))[1]
    assert made == {"blockquote", "paragraph"}
    assert "\n" not in footnote(item)
    assert "👩‍👩‍👧" in footnote(item)  # joined by characters that draw nothing


def test_an_address_cannot_leave_its_link(boats):
    item = replace(boats, url="https://gull.example/>)<img/src=x>")
    assert "(<https://gull.example/%3E)%3Cimg/src=x%3E>)" in citation_markdown(item)
    assert shown(citation_markdown(item))[1] == {"blockquote", "paragraph", "link"}


@pytest.mark.parametrize("text", ["http://b.example/x", "https://b.example", "www.c.example", "MAILTO:a"])
def test_a_bare_address_is_no_link_for_readers_that_link_them(text):
    assert escape_markdown(text) != text
    assert escape_markdown(text).replace("\\", "") == text
