import pytest

from corpus.header.names import Found, is_person_name, split_names
from corpus.header.outlets import outlet_kind
from corpus.spans import Span


@pytest.mark.parametrize(
    "text",
    [
        *("Ada Quill", "Bo van der Reed", "J. K. Marlowe", "Robert Hale Jr.", "Łukasz Wójcik", "Nguyen Thi Minh Anh"),
        *("María de la Cruz Ibáñez", "Siobhán O'Rourke", "Ahmad al-Khatib", "Иван Петров", "April Winters"),
        *("Dr. Ada Quill", "ADA QUILL", "Patrick D'Arcy", "Abd al-Rahman"),
    ],
)
def test_a_name_has_the_shape_of_one(text):
    assert is_person_name(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Quill",
            "New York",
            "Harbour Post",
            "Balkan Insight",
            "The Associated Press",
            "Editorial Board",
            "Pier vote",
        ),
        *("South Korea", "Al Jazeera", "Ada 2", "NATO Summit Talks", "Foreign Ministry", ""),
    ],
)
def test_places_outlets_and_offices_are_no_names(text):
    assert not is_person_name(text)


def test_a_list_is_split_at_commas_and_at_and_in_any_language():
    text = "Ada Quill, Bo Reed et Cal Poe Jr."
    assert [name.value for name in split_names(Found(text, Span(0, len(text))))] == [
        "Ada Quill",
        "Bo Reed",
        "Cal Poe Jr.",
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("CNN", "known"),
        ("The New York Times", "media"),
        ("antiwar.example", "domain"),
        ("Quill Post", "media"),
        ("Herald-Tribune", "media"),
        ("Sarasota Herald-Tribune", "media"),
        ("QHN One", "acronym"),
        ("The Lantern", "perhaps"),
        ("Lantern", "shape"),
        ("World News", None),
        ("Free Press Staff Writer", None),
        ("For Harbour Post", None),
        ("a post", None),
    ],
)
def test_what_makes_a_text_the_name_of_an_outlet(text, kind):
    assert outlet_kind(text) == kind
