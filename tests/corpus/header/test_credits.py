import pytest

from corpus.header.agencies import agency_name
from corpus.header.credits import Credits, known, read_credits

ADA, BOTH = ("Ada Quill",), ("Ada Quill", "Bo van der Reed")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By Ada Quill", Credits(ADA)),
        ("Ada Quill and Bo van der Reed", Credits(BOTH)),
        ("Ada Quill; Bo van der Reed", Credits(BOTH)),
        ("Quill, Ada; van der Reed, Bo", Credits(BOTH)),
        ("al-Quill, Ada", Credits(("Ada al-Quill",))),
        ("De los Reed, Bo", Credits(("Bo De los Reed",))),
        ("Press Trust of India", Credits((), "Press Trust of India")),
        ("Quill, Ada", Credits(ADA)),
        ("Ada Quill | Bo van der Reed", Credits(BOTH)),
        ("Robert Hale, Jr., and Ada Quill", Credits(("Robert Hale, Jr.", "Ada Quill"))),
        ("Ada Quill, Political Editor", Credits(ADA)),
        ("Ada Quill, Harbour News", Credits(ADA)),
        ("Ada Quill in Brussels", Credits(ADA)),
        ("Ada Quill <ada@post.example>", Credits(ADA)),
        ("ada@post.example (Ada Quill)", Credits(ADA)),
        ("ADA QUILL", Credits(("ADA QUILL",))),
        ("Banksy", Credits(("Banksy",))),
        ("By Ada Quill and Reuters", Credits(ADA, "Reuters")),
        ("Reuters in Paris", Credits((), "Reuters")),
        ("AP Staff", Credits((), "AP")),
        ("The Harbour Post", Credits()),
        ("Harbour Post Staff", Credits()),
        ("Our Special Correspondent", Credits()),
        ("admin", Credits()),
        ("https://post.example/ada", Credits()),
        ("@ada", Credits()),
        ("ada@post.example", Credits()),
        ("-", Credits()),
        ("", Credits()),
    ],
)
def test_a_byline_credits_persons_and_an_agency(text, expected):
    assert read_credits([text], "Harbour Post") == expected


def test_names_of_several_values_are_kept_once():
    assert read_credits(["Ada Quill", "ada quill", "Bo van der Reed"]) == Credits(BOTH)


@pytest.mark.parametrize("text", ["N/A", "unknown", "Unknown Author", "null", " - ", "???", None, ""])
def test_placeholders_are_unknown(text):
    assert known(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Reuters", "Reuters"),
        ("The Associated Press", "Associated Press"),
        ("dpa", "dpa"),
        ("Agência Lusa", "Agência Lusa"),
        ("SPA", "SPA"),
        ("AFP News Agency", "AFP"),
        ("SAMPLE Wire", "SAMPLE Wire"),
        ("Ani", None),
        ("Harbour Post", None),
        ("", None),
    ],
)
def test_agencies_are_told_by_name(text, expected):
    assert agency_name(text) == expected
