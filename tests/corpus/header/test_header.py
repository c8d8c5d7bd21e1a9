from datetime import date

import pytest

from corpus import Evidence, RawArticle, Span, make_article

BODY = (
    "The harbour board voted on Monday to rebuild the old pier at Quillhaven.\n\n"
    "Work will begin in May, the clerk said, and it will take two years.\n\n"
    "Nobody spoke against it.\n"
)


def article(head, foot=""):
    return make_article(RawArticle("a.txt", f"{head}\n\n{BODY}{foot}"))


def fields(head, foot=""):
    made = article(head, foot)
    return made.title, made.authors, made.outlet, made.published


DAY = date(2022, 11, 29)
ADA, BOTH = ("Ada Quill",), ("Ada Quill", "Bo van der Reed")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param(
            "# Pier vote\n\nAda Quill\n\n29 November 2022", ("Pier vote", ADA, None, DAY), id="three paragraphs"
        ),
        pytest.param("# Pier vote\n\nAda Quill  \n29 November 2022", ("Pier vote", ADA, None, DAY), id="hard break"),
        pytest.param("## Pier vote\n\n## Ada Quill 29 November 2022", ("Pier vote", ADA, None, DAY), id="headings"),
        pytest.param(" date 2022-11-29 Authored by Ada Quill via Pier.org,", (None, ADA, "Pier.org", DAY), id="via"),
        pytest.param(
            "Pier vote by the old\n\nPier vote by the old board",
            ("Pier vote by the old board", (), None, None),
            id="title twice",
        ),
        pytest.param("Pier vote\nBy Ada Quill\n29 November 2022", ("Pier vote", ADA, None, DAY), id="single newlines"),
        pytest.param(
            "Pier vote\n\nBy Ada Quill and Bo van der Reed", ("Pier vote", BOTH, None, None), id="two authors"
        ),
        pytest.param(
            "Pier vote\n\nBy Ada Quill | Pier Post | Nov. 29, 2022", ("Pier vote", ADA, "Pier Post", DAY), id="bars"
        ),
        pytest.param(
            "Pier vote\n\nNovember 29, 2022 / 10:12 AM / PIER News", ("Pier vote", (), "PIER News", DAY), id="slashes"
        ),
        pytest.param(
            "Title: Pier vote\nAuthor: Ada Quill\nDate: 2022-11-29\nSource: Pier Post",
            ("Pier vote", ADA, "Pier Post", DAY),
            id="keys",
        ),
        pytest.param(
            "Pier vote\n=========\n\nTuesday, 29 November 2022\nBy Ada Quill",
            ("Pier vote", ADA, None, DAY),
            id="underlined",
        ),
        pytest.param(
            "Pier vote\n\nPosted on November 29th 2022 by A. B. Quill",
            ("Pier vote", ("A. B. Quill",), None, DAY),
            id="posted",
        ),
        pytest.param(
            "Pier vote\n\nThe board has decided.\n\nBy Ada Quill in Quillhaven",
            ("Pier vote", ADA, None, None),
            id="standfirst",
        ),
        pytest.param(
            "Pier vote\n\nUpdated 3:45 p.m. ET, November 29, 2022", ("Pier vote", (), None, DAY), id="updated"
        ),
        pytest.param("Pier vote\n\nBy Ada Quill, Political Editor", ("Pier vote", ADA, None, None), id="role"),
        pytest.param("Pier vote\n\nAda Quill, QUILL Wire", ("Pier vote", ADA, None, None), id="name and wire"),
        pytest.param(
            "Pier vote\n\nAda Quill, QUILL Wire\n\n29 November 2022",
            ("Pier vote", ADA, None, DAY),
            id="name, wire",
        ),
        pytest.param(
            "Pier Post, Quillhaven, 2022-11-29, by Ada Quill", (None, ADA, "Pier Post", DAY), id="post, place"
        ),
        pytest.param("Pier vote\n\nBy Ada Quill, QHN News", ("Pier vote", ADA, "QHN News", None), id="by a name, news"),
        pytest.param("Pier vote\n\nQuillhaven, 29 November 2022", ("Pier vote", (), None, DAY), id="place and date"),
    ],
)
def test_fields_are_read_from_the_header(head, expected):
    assert fields(head) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param("It rained all day on Sunday in the north.", (None, (), None, None), id="a sentence is no title"),
        pytest.param("Pier vote\n\n03/04/2022", ("Pier vote", (), None, None), id="ambiguous date"),
        pytest.param(
            "Pier vote\n\nNew York\n\n29 November 2022", ("Pier vote", (), None, DAY), id="a place is no author"
        ),
        pytest.param(
            "Pier vote\n\nAda Quill\n\nWhat she said", ("Pier vote", (), None, None), id="a name without a date"
        ),
        pytest.param("Pier vote\n\n1648056058", ("Pier vote", (), None, None), id="a number is no date"),
        pytest.param("Pier vote\n\nAda Quill, HARBOUR", ("Pier vote", (), None, None), id="a name and an acronym"),
        pytest.param("Pier vote\n\nBy the sea", ("Pier vote", (), None, None), id="by the sea"),
    ],
)
def test_nothing_is_guessed(head, expected):
    assert fields(head) == expected


@pytest.mark.parametrize(
    ("foot", "outlet"),
    [
        (
            "\nTo contact the QHNN and the\nHarbour Union visit:\n\n**[qhn.example/contact](https://qhn.example/c)**",
            "QHN",
        ),
        ("\nTo contact the QHN visit:\n\nqhn.org/contact", "QHN"),
        ("\nTo contact Quill Post visit quillpost.co.uk", "Quill Post"),
        ("\nTo contact the QHN visit:\n\nelsewhere.org", None),
        ("\nTo contact the mayor visit the town hall.", None),
    ],
)
def test_an_outlet_is_taken_from_a_contact_line_whose_address_agrees(foot, outlet):
    assert article("Pier vote", foot).outlet == outlet


def test_evidence_says_where_in_the_raw_text_a_field_stands():
    made = article("# Pier vote\n\nBy Ada  Quill, 2022-11-29T10:00Z")
    assert dict(made.evidence) == {
        "title": Evidence("text", Span(2, 11), "stated"),
        "authors": Evidence("text", Span(16, 26), "stated"),
        "published": Evidence("text", Span(28, 45), "stated"),
        "published_at": Evidence("text", Span(28, 45), "stated"),
    }
    assert made.published_at == "2022-11-29T10:00:00+00:00"


def test_the_header_paragraphs_are_marked():
    made = article("Pier vote\n\nBy Ada Quill\n\n29 November 2022")
    assert [(mark.kind, made.text[mark.start : mark.end]) for mark in made.marks] == [
        ("title", "Pier vote"),
        ("byline", "By Ada Quill"),
        ("dateline", "29 November 2022"),
    ]


def test_fields_that_a_record_names_win_and_its_text_is_only_marked():
    raw = RawArticle(
        "1", f"PIER VOTE\n\nBy Bo Reed\n\n{BODY}", title="Pier vote", authors=("Ada Quill",), published=DAY
    )
    made = make_article(raw)
    assert (made.title, made.authors, made.published) == ("Pier vote", ("Ada Quill",), DAY)
    assert made.evidence == {name: Evidence(f"field {name}") for name in ("title", "authors", "published")}
    assert [mark.kind for mark in made.marks] == ["title", "byline"]


def test_fields_that_a_record_does_not_name_are_taken_from_its_text():
    head = "Pier vote\n\nBy Bo Reed\n\n29 November 2022, 10:00 UTC"
    made = make_article(RawArticle("1", f"{head}\n\n{BODY}", title="Pier vote", published=DAY))
    assert (made.title, made.authors, made.published) == ("Pier vote", ("Bo Reed",), DAY)
    assert made.evidence["title"] == Evidence("field title")
    assert made.evidence["authors"].origin == made.evidence["published_at"].origin == "text"
    assert made.published_at == "2022-11-29T10:00:00+00:00"


def test_a_time_of_another_day_than_the_named_one_is_not_taken():
    made = make_article(RawArticle("1", f"Pier vote\n\n30 November 2022, 10:00 UTC\n\n{BODY}", published=DAY))
    assert (made.published, made.published_at) == (DAY, None)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        pytest.param("The council and the pier", None, id="a short line"),
        pytest.param("# Pier vote", "Pier vote", id="a heading"),
        pytest.param("Pier vote\n\nBy Ada Quill", "Pier vote", id="a line over a byline"),
    ],
)
def test_the_first_line_of_a_record_without_a_title_is_one_only_if_something_says_so(head, title):
    made = make_article(RawArticle("1", f"{head}\n\n{BODY}", published=DAY))
    assert made.title == title
    assert [mark.kind for mark in made.marks if mark.kind == "title"] == (["title"] if title else [])
