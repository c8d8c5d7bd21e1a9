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
