import json

import pytest

from corpus import Evidence, make_article

TEXT = "The ferry to Quillhaven was late again on Monday, and 200 passengers waited in the rain."


@pytest.mark.parametrize(
    "record",
    [
        {"headline": "Late", "body": TEXT, "pubDate": "4 March 2022", "byline": "By Ada Quill", "publication": "Post"},
        {"Title": "Late", "content": TEXT, "date": "2022-03-04", "authors": [{"name": "Ada Quill"}], "source": "Post"},
        {"title": "Late", "text": TEXT, "publishedAt": "20220304", "author": "Quill, Ada", "source": {"name": "Post"}},
        {"title": "N/A", "headline": "Late", "text": TEXT, "date": "2022-03-04", "author": "Ada Quill", "site": "Post"},
    ],
)
def test_other_names_of_fields_count(read_file, record):
    (item,) = read_file("a.json", json.dumps(record))
    found = (item.raw, item.title, item.authors, item.outlet, str(item.published))
    assert found == (TEXT, "Late", ("Ada Quill",), "Post", "2022-03-04")


def test_precise_names_win(read_file):
    record = {"headline": "Other", "title": "Late", "text": TEXT, "body": "Other.", "date": "2021-01-01"}
    (item,) = read_file(
        "a.json", json.dumps({**record, "published": "2022-03-04", "source": "Other", "outlet": "Post"})
    )
    assert (item.raw, item.title, str(item.published), item.outlet) == (TEXT, "Late", "2022-03-04", "Post")


def test_the_time_may_stand_under_another_name(read_file):
    times = {"published": "2022-03-04", "published_at": "2022-03-04T10:30:00Z"}
    article = make_article(read_file("a.json", json.dumps({"text": TEXT, **times}))[0])
    assert (str(article.published), article.published_at) == ("2022-03-04", "2022-03-04T10:30:00+00:00")
    assert article.evidence["published_at"] == Evidence("field published_at")


@pytest.mark.parametrize("value", ["N/A", "null", "unknown", "-", "Unknown Author", "admin", "Staff"])
def test_placeholders_name_nothing(read_file, value):
    (item,) = read_file("a.json", json.dumps({"text": TEXT, "author": value, "outlet": "N/A", "published": "unknown"}))
    assert (item.authors, item.outlet, item.published, item.published_text) == ((), None, None, None)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("https://post.example/1", (None, None, "https://post.example/1")),
        ("archive/002.txt", (None, None, None)),
        ("Reuters", ("Reuters", "Reuters", None)),
        ("Harbour Post", ("Harbour Post", None, None)),
    ],
)
def test_a_source_is_what_it_looks_like(read_file, source, expected):
    (item,) = read_file("a.json", json.dumps({"text": TEXT, "source": source}))
    assert (item.outlet, item.origin, item.url) == expected


def test_columns_of_other_names_make_a_table(read_file):
    (item,) = read_file("a.csv", f'Headline,Date,Byline,Content\nLate,2022-03-04,Ada Quill,"{TEXT}"\n')
    assert (item.title, item.raw, item.authors) == ("Late", TEXT, ("Ada Quill",))
