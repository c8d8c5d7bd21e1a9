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


@pytest.mark.parametrize(
    "caption",
    [
        "Pictured here is the crane of Quillhaven on a grey day.",
        "Pictured, from left: Bo Reed, Ada Finch and the clerk.",
        "Pictured - The crane in March",
        "In this photo: the crane in March",
        "Photo 4 of 112: The crane in March.",
        "4/112 The crane in March.",
        "IMG_20881.jpg The crane in March.",
        "[88213] The crane in March.",
        "Fig. 3: The crane in March.",
        "The crane in March. (ID: 88213)",
        "The crane in March. (Bo Reed via SAMPLE Wire)",
        "Above: The crane in March.",
        '[caption id="a_7" width="300"]The crane in March.[/caption]',
    ],
)
def test_numbers_and_labels_make_a_caption(caption):
    assert marks(caption) == [("caption", caption)]


def test_the_words_of_a_labelled_caption_are_a_caption_elsewhere_too():
    found = marks(f"Slide 3: {SECOND}", "It rained.", SECOND)
    assert [kind for kind, _ in found if kind == "caption"] == ["caption", "caption"]


@pytest.mark.parametrize("again", [SECOND.replace("stands", "stannds"), SECOND[:-1] + ". SAMPLE Wire"])
def test_a_caption_that_stands_again_with_a_slip_or_a_credit_is_two_captions(again):
    assert [kind for kind, _ in marks(SECOND, again)][:2] == ["caption", "caption"]


@pytest.mark.parametrize(
    "footer",
    [
        "Join 12,000 readers who get the Quill Post newsletter.",
        "Want more stories like this? Sign up here.",
        "Thank you for subscribing!",
        "Your e-mail address will not be published.",
        "Start your free trial today",
        "Copy link to clipboard",
        "Email this article to a friend",
        "Click to share on Signal",
        "ADVERTISING",
        "Ad feedback",
        "Sponsored by Quill Travel",
        "The post Pier vote appeared first on Quill Post.",
        "Reproduction in whole or in part without permission is prohibited.",
        "Not for redistribution. Quill Post 2022",
        "Quill Post is not responsible for the content of external sites.",
        "EXPLAINER | Why the pier fell",
        "MORE FROM QUILL POST: Why the pier fell",
        "→ Why the pier fell",
        "Quill Post and its partners use cookies to personalise content. Accept Reject",
        "window.pageLayer = window.pageLayer || [];",
        ".lead { margin: 0 auto; max-width: 40em; }",
        '{"@context": "https://schema.example", "@type": "NewsArticle"}',
        "{{ page.kicker }}",
        "PIER 34,364.50 +0.29% CRANE 4,410.13 -0.28%",
        "Quillhaven 14°C Partly cloudy",
        "7:12 a.m. ET, Tuesday",
        "2 hr 5 min ago",
        "View this post on Instagram",
        "A post shared by Bo Reed",
    ],
)
def test_prompts_and_page_text_are_footers(footer):
    assert ("footer", footer) in marks(footer)


@pytest.mark.parametrize(
    "sentence",
    [
        "Donate what you can, the hospital asked, and hundreds came.",
        "All rights reserved for the fishermen in the lease are still valid.",
        "© is a sign that no printer of the town has ever used, he said.",
        "9/11 Commission members came to see the pier.",
        "Pictured as a villain by his rivals, Reed spent the winter at sea.",
        "Copying the keys of the depot is forbidden, the clerk said.",
        "Sponsored by three bakers, the race lost money all the same.",
        "Distributed by hand in the market, the leaflets were gone by noon.",
        "Reproduction of seals is slow and their numbers fell.",
        "Share of the vote went up in all wards but two.",
        "[Laughs]",
        "More on that came from the clerk, who had seen the letter.",
    ],
)
def test_sentences_that_begin_as_notices_do_are_body(sentence):
    assert marks(sentence) == []


def test_a_notice_glued_behind_a_paragraph_is_marked_alone():
    assert marks("The crane fell at noon. ADVERTISEMENT") == [("footer", "ADVERTISEMENT")]
    assert marks("The crane fell at noon. Click here to subscribe.") == [("footer", "Click here to subscribe.")]


@pytest.mark.parametrize(
    "bio",
    ["— By Bo Reed, Quill Post", "The author, Bo Reed, is a fellow of the Pier Institute in Quillhaven."],
)
def test_signatures_and_what_the_author_is_are_bios(bio):
    made = make_article(RawArticle("a.txt", "\n\n".join(("Pier vote", FIRST, SECOND, LAST, bio))))
    assert made.text[made.marks[-1].start : made.marks[-1].end] == bio
