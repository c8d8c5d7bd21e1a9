import json
from datetime import date

import pytest

from corpus import Evidence, RawArticle, Skipped

TEXT = "The ferry to Quillhaven was late again on Monday."


def test_a_file_with_one_object_is_one_article(read_file):
    record = {"title": "Late", "text": TEXT, "published": "2022-03-04", "author": "By Ada Quill and Bo Reed"}
    assert read_file("a.json", json.dumps(record)) == [
        RawArticle(
            "a.json",
            TEXT,
            "a.json",
            title="Late",
            authors=("Ada Quill", "Bo Reed"),
            published=date(2022, 3, 4),
            evidence={"authors": Evidence("field author")},
        )
    ]


def test_a_list_is_one_article_per_item_under_its_own_id_or_its_number(read_file):
    records = [{"id": "q", "text": TEXT}, {"text": 5}, {"text": TEXT}]
    assert read_file("a.json", json.dumps(records)) == [
        RawArticle("q", TEXT, "a.json"),
        Skipped("a.json#2", "text must be a string"),
        RawArticle("a.json#3", TEXT, "a.json"),
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param('{\n"text": "cut', "not JSON: Unterminated string starting at line 2, column 9", id="cut off"),
        pytest.param("[" * 100_000, "not JSON that can be read: a number too long or lists too deep", id="deep"),
        pytest.param('{"id": %s}' % ("9" * 9_000), None, id="long number"),
        pytest.param("[]", "empty: a list of nothing", id="empty list"),
        pytest.param("5", "not a JSON object", id="number"),
        pytest.param('{"title": ["a"], "text": 12345}', "text must be a string", id="wrong types"),
    ],
)
def test_what_is_no_article_is_named(read_file, data, reason):
    reason = reason or "not JSON that can be read: a number too long or lists too deep"
    assert read_file("a.json", data) == [Skipped("a.json", reason)]


def test_json_is_decoded_by_its_mark(read_file):
    (item,) = read_file("a.json", '{"text": "Café"}'.encode("utf-16"))
    assert item.raw == "Café"


def test_the_articles_may_be_a_list_inside_an_object(read_file):
    record = {"title": {"rendered": "Late"}, "content": TEXT, "byline": {"original": "By Ada Quill"}}
    (item,) = read_file("a.json", json.dumps({"status": "ok", "articles": [record]}))
    assert (item.article_id, item.title, item.authors, item.raw) == ("a.json#1", "Late", ("Ada Quill",), TEXT)
