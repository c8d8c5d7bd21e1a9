import pytest

from corpus import RawArticle, make_article

FIRST = "The board of Quillhaven voted on Monday to rebuild the old pier before the summer, the clerk said."
SECOND = "A crane stands beside the pier's ruins on a wet morning in the harbour of Quillhaven, in the north."
LAST = "Nobody spoke against the plan in the end."


def marks(*paragraphs, title="Pier vote that nobody expected"):
    made = make_article(RawArticle("a.txt", "\n\n".join((title, FIRST, *paragraphs, LAST))))
    return [(mark.kind, made.text[mark.start : mark.end]) for mark in made.marks if mark.kind != "title"]


def test_a_paragraph_that_stands_twice_in_a_row_is_a_caption_and_its_copy_a_repeat():
    copy = SECOND.replace("'", "’") + " "
    assert marks(SECOND, copy) == [("caption", SECOND), ("caption", copy.strip()), ("repeat", copy.strip())]


def test_of_body_and_caption_the_caption_is_the_repeat_and_its_own_words_are_kept():
    caption = f"{FIRST}  Pictured: The crane in March."
    clean = caption.replace("  ", " ")
    assert marks("It rained.", caption) == [("caption", clean), ("repeat", FIRST)]


def test_a_body_paragraph_that_stands_again_later_is_a_repeat():
    assert marks("It rained.", FIRST) == [("repeat", FIRST)]


def test_ids_and_a_title_glued_in_front_of_a_caption_are_noise():
    glued = f"1648056058 384 Pier vote that nobody expected {SECOND}"
    assert marks(glued, SECOND) == [
        ("noise", "1648056058 384 Pier vote that nobody expected"),
        ("caption", SECOND),
        ("caption", SECOND),
        ("repeat", SECOND),
    ]


@pytest.mark.parametrize(
    "caption",
    [
        "The clerk speaks to fishermen in March. Image: QHN",
        "The crane in March. Bo Reed/AFP/Getty Images",
        "FILE PHOTO: The crane in March",
        "The crane in March. (Photo by Bo Reed)",
        "Pictured: The crane in March",
    ],
)
def test_a_picture_credit_makes_a_caption(caption):
    assert marks(caption) == [("caption", caption)]


@pytest.mark.parametrize(
    "footer",
    ["Read more: What the pier cost", "RELATED: The crane", "Copyright 2022 Quill Post", "quillpost.example/contact"],
)
def test_notices_and_links_are_footers(footer):
    assert marks(footer) == [("footer", footer)]


@pytest.mark.parametrize(
    "body",
    [
        "He held up a photo of the pier.",
        "Related companies pay nothing.",
        "Read more books, he said.",
        "In 1648056058 ways.",
    ],
)
def test_ordinary_sentences_are_not_marked(body):
    assert marks(body) == []


def test_a_last_paragraph_about_an_author_is_a_bio():
    bio = "Ada Quill is the harbour editor of Quill Post."
    raw = RawArticle("a.txt", f"Pier vote\n\nBy Ada Quill\n\n{FIRST}\n\n{bio}")
    made = make_article(raw)
    assert [(mark.kind, made.text[mark.start : mark.end]) for mark in made.marks][2:] == [("bio", bio)]
