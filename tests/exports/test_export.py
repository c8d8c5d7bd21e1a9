"""Answers as files: what each format holds, and that nothing in an article breaks out of it."""

import csv
import io
import json
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from qa.answer_record import read_answer
from qa.exports.export import FORMATS, export
from qa.exports.table import COLUMNS


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff" + ",".join(COLUMNS) + "\r\n")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def entries(text: str) -> list[list[tuple[str, str]]]:
    """RIS as its specification has it: a tag, two blanks, a hyphen, a blank, the value."""
    found: list[list[tuple[str, str]]] = []
    for line in filter(None, text.split("\r\n")):
        tag, value = line[:2], line[6:]
        assert line[2:6] == "  - "
        found += [[]] if tag == "TY" else []
        found[-1].append((tag, value))
    assert all((entry[0][0], entry[-1]) == ("TY", ("ER", "")) for entry in found)
    return found


def test_an_answer_as_markdown(answer):
    assert export([answer], "markdown").text.splitlines() == [
        "**Which boats?**",
        "",
        "As of 1 Apr 2021, newest article cited: 4 Mar 2021",
        "",
        "> Boats stayed in port.",
        ">",
        "> [1] Ines Tallow · [Rain](<https://gull.example/rain>) · Gull Gazette · 4 Mar 2021 · Mara Quill, Jon Rook",
        ">",
        "> also in: SAMPLE Wire, date unknown (again)",
        "",
        "> Nobody sailed.",
        ">",
        "> [2] title unknown · outlet unknown · date unknown · tide.pdf · p. 3",
        "",
        "- The newest article is of 4 Mar 2021.",
    ]


def test_a_refusal_as_markdown_says_that_the_nearest_passages_are_no_answer(refused):
    assert export([refused], "markdown").text.splitlines() == [
        "**And the crews?**",
        "",
        "Understood as: What of the crews of the boats?",
        "",
        "The articles do not say.",
        "",
        "Nearest passages, not an answer:",
        "",
        "> Nobody sailed.",
        ">",
        "> title unknown · outlet unknown · date unknown · tide.pdf · p. 3",
    ]


def test_a_conversation_has_a_rule_between_two_answers(answer, refused):
    text = export([answer, refused], "markdown").text
    assert text.split("\n\n---\n\n") == [
        export([answer], "markdown").text.rstrip(), export([refused], "markdown").text
    ]  # fmt: skip


def test_json_of_one_answer_is_its_record_and_of_several_an_object(answer, refused):
    assert json.loads(export([answer], "json").text) == answer.to_dict()
    both = json.loads(export([answer, refused], "json").text)
    assert both == {"answers": [answer.to_dict(), refused.to_dict()]}
    assert [read_answer(record).to_dict() for record in both["answers"]] == both["answers"]


def test_csv_has_a_row_a_citation(answer, refused):
    first, second, third = rows(export([answer, refused], "csv").text)
    assert first == {
        "question": "Which boats?", "answered": "yes", "number": "1", "quote": "Boats stayed in port.",
        "speaker": "Ines Tallow", "voice": "quotation", "title": "Rain", "outlet": "Gull Gazette",
        "authors": "Mara Quill; Jon Rook", "published": "2021-03-04", "url": "https://gull.example/rain",
        "source": "rain.txt", "page": "", "article_id": "boats", "start": "0", "end": "21", "raw_start": "0",
        "raw_end": "21", "sha256": "0" * 64, "reason": "",
    }  # fmt: skip
    assert (second["number"], second["page"], second["published"], second["title"]) == ("2", "3", "", "")
    assert (third["answered"], third["number"], third["quote"], third["reason"]) == (
        "no", "", "Nobody sailed.", "The articles do not say.",
    )  # fmt: skip


def test_a_refusal_without_passages_has_a_row(refused):
    bare = replace(refused, refusal=replace(refused.refusal, nearest=()))
    (row,) = rows(export([bare], "csv").text)
    assert {name: value for name, value in row.items() if value} == {
        "question": "And the crews?", "answered": "no", "reason": "The articles do not say.",
    }  # fmt: skip


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", " ="])
def test_no_cell_is_a_formula(answer, start):
    text = f"{start}1+1, “a\nb”"
    (row, _) = rows(export([replace(answer, question=text)], "csv").text)
    assert row["question"] == f"'{text}"


def test_ris_has_an_entry_a_cited_article(answer, refused):
    boats, tide = entries(export([answer, refused], "ris").text)
    assert boats == [
        ("TY", "NEWS"), ("TI", "Rain"), ("AU", "Mara Quill"), ("AU", "Jon Rook"), ("T2", "Gull Gazette"),
        ("PY", "2021"), ("DA", "2021/03/04"), ("UR", "https://gull.example/rain"), ("AN", "boats"),
        ("AV", "rain.txt"), ("N1", "“Boats stayed in port.” — Ines Tallow"), ("ER", ""),
    ]  # fmt: skip
    assert tide == [
        ("TY", "NEWS"), ("AN", "tide"), ("AV", "tide.pdf"), ("N1", "“Nobody sailed.” — p. 3"), ("ER", ""),
    ]  # fmt: skip


def test_csl_has_an_item_a_cited_article(answer, refused):
    assert json.loads(export([answer, answer, refused], "csl").text) == [
        {
            "id": "boats", "type": "article-newspaper", "title": "Rain",
            "author": [{"literal": "Mara Quill"}, {"literal": "Jon Rook"}], "container-title": "Gull Gazette",
            "issued": {"date-parts": [[2021, 3, 4]]}, "URL": "https://gull.example/rain",
            "archive_location": "rain.txt", "note": "“Boats stayed in port.” — Ines Tallow",
        },
        {"id": "tide", "type": "article-newspaper", "archive_location": "tide.pdf", "note": "“Nobody sailed.” — p. 3"},
    ]  # fmt: skip


def test_several_quotes_of_an_article_are_one_entry(boats, answer):
    again = replace(boats, number=3, quote="Boats stayed.", end=13)
    (entry, _) = entries(export([replace(answer, citations=(*answer.citations, again))], "ris").text)
    assert [value for tag, value in entry if tag == "N1"] == [
        "“Boats stayed in port.” — Ines Tallow", "“Boats stayed.” — Ines Tallow",
    ]  # fmt: skip


def test_nasty_texts_break_no_format(nasty):
    (entry,) = entries(export([nasty], "ris").text)
    assert [tag for tag, _ in entry] == ["TY", "TI", "AU", "T2", "AN", "AV", "N1", "ER"]
    (row,) = rows(export([nasty], "csv").text)
    assert row["quote"] == "'" + nasty.citations[0].quote.replace("\x00", "\ufffd")
    (item,) = json.loads(export([nasty], "csl").text)
    assert "URL" not in item
    assert item["id"] == entry[4][1]
    assert json.loads(export([nasty], "json").text) == nasty.to_dict()
    html = MarkdownIt().render(export([nasty], "markdown").text)
    assert not any(tag in html for tag in ("<a", "<img", "<code", "<h"))


def test_files_are_named_by_what_they_hold(answer):
    assert [export([answer], name).name for name in FORMATS] == [
        "answer.md", "answer.json", "answer.csv", "answer.ris", "answer.csl.json",
    ]  # fmt: skip
    assert export([answer, answer], "ris").name == "conversation.ris"


def test_nothing_to_export_is_said(refused):
    with pytest.raises(ValueError, match="no answer to export"):
        export([], "json")
    with pytest.raises(ValueError, match="no article is cited"):
        export([refused], "ris")
