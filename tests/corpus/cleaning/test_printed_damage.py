"""Links, cells and boxes that a text was copied out of with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import RawArticle, make_article
from corpus.cleaning.cell_breaks import find_cell_breaks
from corpus.cleaning.glued import find_glued
from corpus.cleaning.link_addresses import find_link_addresses
from corpus.cleaning.mojibake import find_mojibake
from corpus.cleaning.quote_marks import find_quote_marks
from corpus.marking.database_rows import is_database_row
from corpus.spans import SpanMap

LEAD = "The harbour board met in Narva on Monday and heard from every owner of a boat."


def sentences(text: str) -> list[str]:
    article = make_article(RawArticle("a", text, ""))
    return [article.text[start:end] for start, end in article.sentences]


def mended(find, text: str) -> str:
    return SpanMap(tuple(find(text))).apply(text)


@pytest.mark.parametrize(
    "printed",
    [
        " <https://harbourpost.example/88>",
        " (https://www.harbourpost.example/a/88?ref=body)",
        " [https://harbourpost.example/88]",
    ],
)
def test_an_address_behind_a_linked_word_goes(printed):
    text = f"The pilots{printed} of Narva refused to sail in the fog last week."
    assert mended(find_link_addresses, text) == "The pilots of Narva refused to sail in the fog last week."


@pytest.mark.parametrize(
    "text",
    [
        "The tide tables are kept at (https://tides.example/2022) and free for all of the pilots.",
        "Gull Gazette (https://gull.example)",
        "The second of the reports [2] was never printed, a clerk at the harbour office said.",
    ],
)
def test_an_address_that_is_announced_or_no_link_stays(text):
    assert mended(find_link_addresses, text) == text


def test_numbers_of_links_go_with_the_list_below():
    rows = "Links:\n[1] https://a.example/1\n[2] https://a.example/2\n"
    text = f"{LEAD}\n\nIt will [1] meet again in May, the clerk told [2]SAMPLE Wire.\n\n{rows}"
    assert sentences(text)[-1] == "It will meet again in May, the clerk told SAMPLE Wire."


def test_names_glued_to_the_word_before_are_parted():
    text = "The envoy flew toNorway in May. Norway said the talks in theHarbour were over, and Norway paid."
    assert "to Norway in May" in mended(find_glued, text)
    assert "the Harbour were" in mended(find_glued, text)


@pytest.mark.parametrize("text", ["She rides an eBike and uses macOS daily.", "The dealer deBoer sold his iPhone."])
def test_names_with_a_capital_inside_stay(text):
    assert mended(find_glued, text) == text


@pytest.mark.parametrize("joint", ["_x000D_\n_x000D_\n", " ¶ ", "&#13;\n&#13;\n", "\\r\\n\\r\\n"])
def test_what_cells_write_for_line_ends_parts_paragraphs(joint):
    rows = (LEAD, "Nobody voted against the toll.", "The ferry sails again in June.")
    assert sentences(joint.join(rows)) == list(rows)


def test_one_pilcrow_stays():
    assert find_cell_breaks("Under ¶ 12 of the act the bridge is a road.") == []


def test_marks_doubled_in_cells_are_single_again():
    assert (
        mended(find_quote_marks, '"He said ""no"" twice, and ""never"" once."')
        == '"He said "no" twice, and "never" once."'
    )
    assert find_quote_marks('He said "no" and paid for ""three" ships.') == []


@pytest.mark.parametrize("encoding", ["cp437", "cp850"])
def test_code_pages_of_consoles_are_read(encoding):
    text = "The port’s “new” pier – and its café"
    assert mended(find_mojibake, text.encode().decode(encoding)) == text


def test_two_odd_signs_are_not_taken_for_one_letter_of_another_alphabet():
    assert find_mojibake("Saltmere A\x94è .") == []


@pytest.mark.parametrize(
    "row",
    [
        "Load-Date: May 3, 2022",
        "LANGUAGE: ENGLISH",
        "ISSN: 1234-567X",
        "WC 412 words",
        "CO Narva: Gull Gazette Group PLC",
    ],
)
def test_rows_of_databases_are_told(row):
    assert is_database_row(row)


@pytest.mark.parametrize(
    "line",
    [
        "Language: the ministers spoke none that the pilots knew.",
        "Subject to approval, the ferry sails in May.",
        "People: that was what the harbour lacked",
        "IN FOCUS: Who owns the pier?",
    ],
)
def test_sentences_that_begin_like_rows_are_not(line):
    assert not is_database_row(line)


def test_a_sentence_goes_on_past_a_picture():
    box = "Divers check the hull of a ferry in the port of Narva. Photo: Ada Quill/SAMPLE Wire"
    text = f"{LEAD}\n\nThe oldest pilots were afraid that the ice\n\n{box}\n\nwould break before the end of the month."
    assert sentences(text)[-1] == "The oldest pilots were afraid that the ice would break before the end of the month."


def test_a_byline_does_not_go_on_past_the_lead():
    head = "Fog in Narva\n\nBy Ada Quill | Gull Gazette | 3 May 2022"
    text = f"{head}\n\n{LEAD}\n\neBay sold the ferry to a school in the old town."
    assert LEAD in sentences(text)


@given(st.text(alphabet='ab A1[]<>()"¶_x0D\n./:&#;', max_size=80), st.sampled_from(["", "https://a.example/1", '""']))
def test_everything_stays_a_map(text, more):
    article = make_article(RawArticle("a", f"{LEAD}\n\n{text}{more}{text}", ""))
    assert article.span_map.apply(article.raw) == article.text
