"""What a person types, read as words, phrases and exclusions."""

import pytest

from embeddings.query_text import WordQuery, parse_query, stems


@pytest.mark.parametrize(
    ("text", "query"),
    [
        pytest.param("Troops deployed", WordQuery(("troop", "deploy")), id="stems"),
        pytest.param("the troops, the TROOPS", WordQuery(("the", "troop")), id="each-word-once"),
        pytest.param('a "b c" d', WordQuery(("a", "b", "c", "d"), (("b", "c"),)), id="phrase"),
        pytest.param('("b c"), d', WordQuery(("b", "c", "d"), (("b", "c"),)), id="phrase-in-brackets"),
        pytest.param("„b c” “d”", WordQuery(("b", "c", "d"), (("b", "c"), ("d",))), id="typographic"),
        pytest.param('a -b -"c d"', WordQuery(("a",), (), (("b",), ("c", "d"))), id="exclusions"),
        pytest.param("a - b --c -", WordQuery(("a", "b", "c")), id="lone-and-double-minus"),
        pytest.param("anti-b x-“y z”", WordQuery(("anti", "b", "x", "y", "z")), id="minus-inside"),
        pytest.param('5"gun "left open', WordQuery(("5", "gun", "left", "open")), id="stray-quotes"),
        pytest.param("-anti-tank U.S.", WordQuery(("us",), (), (("anti", "tank"),)), id="word-of-several-parts"),
        pytest.param('“” "" -\'', WordQuery(()), id="nothing"),
    ],
)
def test_parse_query(text, query):
    assert parse_query(text) == query


def test_accents_case_and_lone_surrogates_do_not_matter():
    assert stems("NAÏVE nai\u0308ve \ud800 Élysée") == ["naiv", "naiv", "elyse"]
