import gzip
from datetime import date

import pytest

from corpus import Evidence, RawArticle, Skipped

TEXT = "The ferry to Quillhaven was late again."


@pytest.mark.parametrize(
    ("name", "delimiter"),
    [
        pytest.param("a.csv", ",", id="comma"),
        pytest.param("a.csv", ";", id="semicolon"),
        pytest.param("a.tsv", "\t", id="tab"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_rows_are_articles_with_the_fields_that_the_first_row_names(read_file, name, delimiter, encoding):
    lines = ["Title,Text,published,author", f'Café,"{TEXT}\nIt left.",2022-03-04,Ada Quill', "", f",{TEXT},,"]
    data = "\r\n".join(lines).replace(",", delimiter).encode(encoding)
    assert read_file(name, data) == [
        RawArticle(
            f"{name}#1",
            f"{TEXT}\nIt left.",
            name,
            title="Café",
            authors=("Ada Quill",),
            published=date(2022, 3, 4),
            evidence={"authors": Evidence("field author")},
        ),
        RawArticle(f"{name}#2", TEXT, name),
    ]


def test_cells_that_are_formulas_stay_text(read_file):
    (item,) = read_file("a.csv", 'id,title,text\n7,"=1+2",-3 degrees in the harbour\n')
    assert (item.article_id, item.title, item.raw) == ("7", "=1+2", "-3 degrees in the harbour")


def test_a_cell_may_be_longer_than_the_csv_module_allows_by_itself(read_file):
    text = "word " * 60_000
    assert [item.raw for item in read_file("a.csv", f'id,text\n1,"{text}"\n')] == [text]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        pytest.param("a.csv", b"id,words\n1,x\n", "no column named text among id, words", id="no text column"),
        pytest.param("a.csv", b"\n\n", "no column named text among nothing", id="blank"),
        pytest.param("a.csv", bytes(range(256)) * 50, "not text", id="binary"),
        pytest.param(
            "a.csv.gz",
            gzip.compress(b"text\n" + b"a" * (65 << 20)),
            "not CSV that can be read: a line over 64 MiB or all over 4 GiB",
            id="one endless line",
        ),
    ],
)
def test_what_is_no_table_of_articles_is_named(read_file, name, data, reason):
    assert [item.reason for item in read_file(name, data)] == [reason]


def test_a_short_row_is_named_and_the_rest_go_on(read_file):
    assert read_file("a.csv", f"id,text\n1\n2,{TEXT}\n") == [
        Skipped("a.csv#1", "text must be a string"),
        RawArticle("2", TEXT, "a.csv"),
    ]
