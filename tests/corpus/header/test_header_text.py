"""Header fields that the text of an article states, in the many ways that people write them down."""

import pytest

from corpus.make import make_article
from corpus.raw import RawArticle

BODY = "The council voted to close the pier, and the harbour master said that repairs will take two years of work."
MORE = "Boats will moor at the old quay until the planks have been replaced and the lamps work again."
URL = "https://harbourpost.example/news/council-closes-the-old-pier"


def fields(text):
    """The fields of an article that state something, its day written as one."""
    made = make_article(RawArticle("1", text))
    found = {name: getattr(made, name) for name in ("title", "authors", "published", "outlet", "origin", "url")}
    return {name: str(value) if name == "published" else value for name, value in found.items() if value}


@pytest.mark.parametrize(
    "head",
    [
        f"title: Pier vote\nauthors: Ada Quill\npublished_at: 2022-11-29\noutlet: Harbour Post\n"
        f"origin: Reuters\nurl: {URL}",
        f"author: Ada Quill\ndate: 29 November 2022\ntitle: Pier vote\nsource: Harbour Post\n"
        f"agency: Reuters\nlink: {URL}",
        f"byline: Ada Quill\ndate_published: November 29, 2022\noutlet: Harbour Post\nagency: Reuters\n"
        f"source_url: {URL}\ntitle: Pier vote",
    ],
)
def test_keys_in_small_letters_end_the_line_before_them(head):
    made = fields(f"{head}\n\n{BODY}\n\n{MORE}")
    assert made == {
        "title": "Pier vote",
        "authors": ("Ada Quill",),
        "published": "2022-11-29",
        "outlet": "Harbour Post",
        "origin": "Reuters",
        "url": URL,
    }


ADA, BOTH = ("Ada Quill",), ("Ada Quill", "Bo Reed")
DAY = "2022-11-29"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param(
            "Pier vote\n\nPosted by Ada Quill | November 29, 2022 | World | 0 |",
            {"authors": ADA, "published": DAY},
            id="blog",
        ),
        pytest.param(
            "Pier vote\n\nby Ada Quill · 29 November 2022 · in World",
            {"authors": ADA, "published": DAY},
            id="in a section",
        ),
        pytest.param("Pier vote\n\nBy Ada Quill / By Bo Reed", {"authors": BOTH}, id="by twice"),
        pytest.param("Pier vote\n\nBy Ada Quill in Riga\nand Bo Reed in Bonn", {"authors": BOTH}, id="and below"),
        pytest.param(
            "Pier vote\n\nBy ADA QUILL\nCORVALE MERCURY STAFF WRITER\n29 November 2022",
            {"authors": ("ADA QUILL",), "outlet": "CORVALE MERCURY", "published": DAY},
            id="staff of an outlet",
        ),
        pytest.param(
            "Pier vote\n\nFrom Corvale Mercury via Reuters\n\n29 November 2022",
            {"outlet": "Corvale Mercury", "origin": "Reuters", "published": DAY},
            id="from an outlet",
        ),
        pytest.param(
            "# Pier vote (Harbour Post, 29 November 2022)\n\nBy Ada Quill",
            {"authors": ADA, "outlet": "Harbour Post", "published": DAY},
            id="source after the title",
        ),
        pytest.param(
            "Pier vote\n\nBy Ada Quill (with AFP)", {"authors": ADA, "origin": "AFP"}, id="agency in brackets"
        ),
        pytest.param(
            "Pier vote\n\nPublié le 29 novembre 2022 à 7h01, mis à jour le lendemain", {"published": DAY}, id="next day"
        ),
        pytest.param("Pier vote\n\nCorrection, 29 November 2022.", {}, id="day of a correction"),
        pytest.param("Pier vote\n\nFact-checked on 29 November 2022.", {}, id="day of a check"),
        pytest.param(
            "Pier vote\n\nAda Quill\nBrussels\n29 November 2022 • 10:22pm",
            {"authors": ADA, "published": DAY},
            id="place under a name",
        ),
        pytest.param(
            "Pier vote\n\nText: Ada Quill | Photos: Carlos de Souza", {"authors": ADA}, id="text and photographs"
        ),
        pytest.param("Pier vote\n\nBy The Northgate team\n29 November 2022", {"published": DAY}, id="a team of a town"),
        pytest.param(
            f"Quill II, Ada. “Pier vote” Harbour Post, 29 Nov 2022, {URL}",
            {"authors": ("Ada Quill II",), "outlet": "Harbour Post", "published": DAY, "url": URL},
            id="citation",
        ),
        pytest.param(
            f"Harbour Post, 29 November 2022: Pier vote, by Ada Quill. {URL}",
            {"authors": ADA, "outlet": "Harbour Post", "published": DAY, "url": URL},
            id="citation that the outlet leads",
        ),
        pytest.param(
            "Pier vote\n\nGeneva (Reuters), 29 November 2022 - The harbour board met on the pier again at last.",
            {"origin": "Reuters", "published": DAY},
            id="dateline with a year",
        ),
    ],
)
def test_a_head_states(head, expected):
    assert fields(f"{head}\n\n{BODY}\n\n{MORE}") == {"title": "Pier vote", **expected}


@pytest.mark.parametrize(
    "foot",
    [
        "This article was written by Ada Quill and published in the Harbour Post on 29 November 2022.",
        "By Ada Quill. First published in Harbour Post on November 29, 2022.",
    ],
)
def test_a_sentence_at_the_foot_states_author_outlet_and_day(foot):
    expected = {"title": "Pier vote", "authors": ADA, "outlet": "Harbour Post", "published": DAY}
    assert fields(f"Pier vote\n\n{BODY}\n\n{MORE}\n\n{foot}") == expected


@pytest.mark.parametrize("subtitle", ["Harbour Notes", "Morning Briefing", "Quillhaven Dispatches"])
def test_the_name_of_a_newsletter_under_the_title_is_no_author(subtitle):
    found = fields(f"Pier vote\n\n{subtitle}\n\nAda Quill\n\n29 November 2022\n\n{BODY}\n\n{MORE}")
    assert found == {"title": "Pier vote", "authors": ("Ada Quill",), "published": "2022-11-29"}
