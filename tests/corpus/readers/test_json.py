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


UTC = "2022-03-04T10:30:00+00:00"


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(
            {"id": "q", "type": "article", "attributes": {"title": "Late", "body": TEXT, "author": "Ada Quill"}},
            ("q", "Late", ("Ada Quill",), None),
            id="attributes",
        ),
        pytest.param(
            {"id": "q", "webTitle": "Late", "webPublicationDate": UTC, "fields": {"id": "z", "bodyText": TEXT}},
            ("q", "Late", (), UTC),
            id="fields",
        ),
        pytest.param(
            {"_id": "1", "_source": {"id": "q", "title": "Late", "content": TEXT}},
            ("q", "Late", (), None),
            id="what an engine stores",
        ),
        pytest.param(
            {"id": "q", "page_content": TEXT, "metadata": {"title": "Late", "byline": "By Ada Quill"}},
            ("q", "Late", ("Ada Quill",), None),
            id="metadata",
        ),
        pytest.param(
            {
                "id": "q",
                "date": "2022-03-04T12:30:00",
                "date_gmt": "2022-03-04T10:30:00",
                "title": {"rendered": "Late"},
                "content": {"rendered": f"<p>{TEXT}</p>", "protected": False},
                "author": 12,
                "_embedded": {"author": [{"name": "Ada Quill"}]},
            },
            ("q", "Late", ("Ada Quill",), UTC),
            id="rendered",
        ),
        pytest.param({"data": {"attributes": {"id": "q", "text": TEXT}}}, ("q", None, (), None), id="two deep"),
        pytest.param(
            {"id": "q", "title": "Late", "text": TEXT, "meta": {"title": "Other"}}, ("q", "Late", (), None), id="own"
        ),
    ],
)
def test_fields_may_stand_in_an_object_of_the_record(read_file, record, expected):
    (item,) = read_file("a.json", json.dumps(record))
    assert (item.article_id, item.title, item.authors, item.published_at) == expected
    assert (item.raw, item.outlet) == (TEXT, None)


@pytest.mark.parametrize("holders", [("response",), ("hits", "hits"), ("feed", "result", "data")])
def test_the_list_may_stand_in_objects(read_file, holders):
    value = [{"title": "Late", "text": TEXT}]
    for holder in reversed((*holders[:-1], "items") if len(holders) != 1 else (*holders, "items")):
        value = {holder: value}
    assert [item.raw for item in read_file("a.json", json.dumps(value))] == [TEXT]


def test_rendered_titles_are_words(read_file):
    record = {"title": {"rendered": "Quill &amp; Reed <em>late</em>"}, "text": TEXT}
    assert read_file("a.json", json.dumps(record))[0].title == "Quill & Reed late"
