import pytest

from corpus import RawArticle, make_article

BODY = (
    "The harbour board voted on Monday to rebuild the old pier at Quillhaven.\n\n"
    "Work will begin in May, the clerk said, and it will take two years.\n\nNobody spoke against it."
)


def read(foot, head="Pier vote at Quillhaven\n\n"):
    return make_article(RawArticle("a.txt", f"{head}{BODY}\n\n{foot}\n"))


@pytest.mark.parametrize(
    "foot",
    [
        "© 2022 Harbour Post",
        "Copyright © 2022 Harbour Post. All rights reserved.",
        "(c) 2022 Harbour Post",
        "© Harbour Post 2022",
        "This article was first published by Harbour Post.",
        "This article originally appeared in the Harbour Post.",
        "First published in Harbour Post.",
        "Republished with permission from Harbour Post.",
        "Dieser Artikel erschien zuerst in Harbour Post.",
        "Cet article a été publié dans Harbour Post.",
        "Published in the Harbour Post.",
        "Source: Harbour Post",
        "Quelle: Harbour Post",
    ],
)
def test_the_foot_names_the_outlet(foot):
    assert read(foot).outlet == "Harbour Post"


@pytest.mark.parametrize(
    "foot",
    [
        *("© Getty Images", "Copyright laws are older than the pier.", "Source: National Board of Tides"),
        *("A separate study was published by Harbour University Press.", "The Harbour Post reported it first."),
    ],
)
def test_other_lines_at_the_foot_name_none(foot):
    assert read(foot).outlet is None


@pytest.mark.parametrize("foot", ["— Ada Quill", "- Ada Quill", "By Ada Quill", "Author: Ada Quill"])
def test_the_foot_names_the_author(foot):
    made = read(foot)
    assert made.authors == ("Ada Quill",)
    span = made.evidence["authors"].span
    assert made.raw[span.start : span.end] == "Ada Quill"


def test_whom_reporting_by_names_is_an_author_only_if_nobody_else_is():
    foot = "(Reporting by Ada Quill; Editing by Bo Reed)"
    assert read(foot).authors == ("Ada Quill",)
    assert read(foot, "Pier vote\n\nBy Cal Poe\n\n").authors == ("Cal Poe",)


@pytest.mark.parametrize(
    ("foot", "published"),
    [
        ("This article was first published on 3 May 2022 in the Harbour Post.", "2022-05-03"),
        ("Published: 3 May 2022", "2022-05-03"),
        ("Ada Quill, Harbour Post, 3 May 2022", "2022-05-03"),
        ("This article was amended on 3 May 2022 to correct a figure.", "None"),
        ("Retrieved 3 May 2022.", "None"),
        ("Printed on 3 May 2022", "None"),
    ],
)
def test_the_foot_dates_the_article_only_if_it_speaks_of_publication(foot, published):
    assert str(read(foot).published) == published


def test_an_address_with_the_words_of_the_title_is_its_own():
    url = "https://post.example/2022/05/pier-vote-at-quillhaven"
    assert read(url).url == url
    assert read("https://post.example/2022/05/other-news").url is None


@pytest.mark.parametrize(
    ("foot", "outlet"),
    [
        ("Read the original at https://post.example/a.", None),
        ("Originally published at https://post.example/a.", None),
        ("Originally published by the Harbour Post at https://post.example/a", "Harbour Post"),
        ("This article was originally published at <https://post.example/a>.", None),
        (
            "Read the full story on Harbour Post: https://web.archive.org/web/2022/https://post.example/a",
            "Harbour Post",
        ),
    ],
)
def test_the_foot_may_say_where_the_article_was_first(foot, outlet):
    article = read(foot, "Pier vote at Quillhaven\n\nBy Ada Quill\n\n")
    assert (article.url, article.outlet) == ("https://post.example/a", outlet)
    assert article.authors == ("Ada Quill",)
