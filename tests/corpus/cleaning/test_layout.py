"""Sentences that pages, adverts and glued words break; rows that stay apart."""

import pytest

from corpus import RawArticle, make_article
from corpus.cleaning.clean import clean

FIRST = "The harbour board met twice in May and heard from every owner of a boat in the"
REST = "old town, and from some who had none."


def sentences(raw):
    made = make_article(RawArticle("a", raw, title="Pier vote"))
    return [made.text[start:end] for start, end in made.sentences]


@pytest.mark.parametrize(
    "between",
    [
        "\n\nAdvertisement\n\n",
        "\n- 3 -\n\fGULL GAZETTE | May 3, 2022\n",
        "\nPage 3 of 7\n",
        "\n\n5/3/22, 2:05 PM Pier vote\n\nhttps://gull.example/pier 2/5\n\n",
        "\n\f",
        "\n\nRead more: Ferry fares\n\n",
    ],
)
def test_a_sentence_goes_on_over_page_edges_and_adverts(between):
    assert sentences(f"It rained in Narva.\n\n{FIRST}{between}{REST}") == ["It rained in Narva.", f"{FIRST} {REST}"]


def test_real_lines_between_are_never_dropped():
    raw = f"It rained.\n\n{FIRST}\n\nThe clerk said nothing of it to the owners of the boats\n\n{REST}"
    assert "The clerk said nothing" in clean(raw).text


def test_running_heads_are_noise_where_no_sentence_crosses_them():
    pages = "\n\f".join(f"GULL GAZETTE  A{at}\nPage {at} ends with a full stop." for at in range(1, 4))
    made = make_article(RawArticle("a", pages, title="Pier vote"))
    assert [made.text[start:end] for start, end in made.sentences] == [
        f"Page {at} ends with a full stop." for at in (1, 2, 3)
    ]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("It ended.The pier fell,and “Ada,”he said.“Go.”", "It ended. The pier fell, and “Ada,” he said. “Go.”"),
        (
            "See gull.example and Booking.Com or e.g.This, v2.Beta",
            "See gull.example and Booking.Com or e.g.This, v2.Beta",
        ),
        ("A nuclearcapable bomber of theNorth of the North", "A nuclear-capable bomber of the North of the North"),
        ("The govern- ment and short- and long-term plans", "The government and short- and long-term plans"),
        ("An iPhone, a smartphone, YouTube, onboarding", "An iPhone, a smartphone, YouTube, onboarding"),
    ],
)
def test_lost_blanks_and_hyphens_come_back_where_they_are_certain(raw, text):
    assert clean(raw).text == text


@pytest.mark.parametrize(
    "rows",
    [
        ["The gulls come in, the gulls go out,", "and nobody hears the harbour shout", "over the wind and the rain."],
        [
            "1. Keep the night trams of the harbour running for all who work",
            "2. Repair the sea wall at Saltmere",
            "3. Pay",
        ],
    ],
)
def test_rows_and_verse_stay_apart(rows):
    raw = f"{FIRST} {REST}\n\n" + "\n".join(rows) + f"\n\n{FIRST} {REST}"
    assert clean(raw).text.split("\n\n")[1:-1] == rows


def test_a_short_line_that_ends_in_an_article_is_wrapped():
    raw = f"{FIRST} {REST}\n\nTo contact the SCNNN and the  \nHarbour Party visit:\n\nscnn.example/contact"
    assert sentences(raw) == [f"{FIRST} {REST}"]


def test_a_break_inside_a_name_is_joined_but_no_credit_is():
    start = f"It rained. {FIRST} old town with the analyst"
    assert f"{start} Ada Quill of Narva" in clean(f"Pier\n\n{start} Ada\n\nQuill of Narva came too.").text
    credit = "The pier at noon on a wet day in May, with boats. Harbour Pictures"
    assert f"{credit}\n\nNarva" in clean(f"Pier\n\n{credit}\n\nNarva is proud of it.").text
