import pytest

from corpus import UNQUOTED_KINDS, RawArticle, make_article
from corpus.cleaning.page_lines import read_page_line

TITLE = "Pier vote that nobody expected"
FIRST = "The board of Quillhaven voted on Monday to rebuild the old pier before the summer, the clerk said."
HALVES = ("The clerk said that the work on the northern end of the pier", "would begin as soon as the ice is gone.")
LAST = "Nobody spoke against the plan in the end."


def read(*paragraphs):
    return make_article(
        RawArticle("a.txt", "\n\n".join((TITLE, FIRST, *paragraphs, LAST)), title=TITLE, outlet="Quill Post")
    )


def sentences(made):
    return [made.text[start:end] for start, end in made.sentences]


@pytest.mark.parametrize(
    "line",
    [
        "=== Page 4 ===",
        "[Page 4]",
        "PAGE 4 / 9",
        "-- 4 of 14 --",
        "- 4 -",
        "4 | P a g e",
        "END OF PAGE 4",
        "Page 4 of 9 Quill Post 3 May 2022",
        "Quill Post · 03/05/2022 · p. 4",
        "4 | Quill Post | 3 May 2022",
        "QUILL POST, 3 May 2022 — 4",
        "Continued on Page A4",
        "(cont’d from p. 3)",
        "See PIER, Page A4",
        "Scanned with PaperLens",
        "This page intentionally left blank",
        "Printed by desk02 on 3 May 2022",
        f"{TITLE}   Page 4",
        f"Quill Post: {TITLE}",
    ],
)
def test_page_lines_are_in_no_sentence_and_part_none(line):
    made = read("It rained.", "Then it snowed.", "The clerk left.", line)
    assert sentences(made) == [FIRST, "It rained.", "Then it snowed.", "The clerk left.", LAST]
    assert line.split()[-1] in made.text
    assert " ".join(HALVES) in sentences(read("It rained.", "Then it snowed.", HALVES[0], line, HALVES[1]))


@pytest.mark.parametrize(
    "head", ["QUILL POST   3 May 2022", "QUILL POST   {}", "{} | Quill Post", "Old Quay Journal - {}"]
)
def test_heads_that_repeat_with_other_numbers_are_furniture(head):
    body = [
        f"The clerk counted {number} boats on the long stretch between the mole and the pier." for number in "abcdef"
    ]
    heads = [head.format(number) for number in range(4, 10)]
    made = read(*(part for pair in zip(body, heads, strict=True) for part in pair))
    assert [sentence for sentence in sentences(made) if "boats" not in sentence] == [FIRST, LAST]


@pytest.mark.parametrize(
    "line",
    ["Day 12", "2011–2019", "1,204", "3 May", "Step 3", "Apollo 11", "Turnout: 61 percent", "Why Page 3 matters"],
)
def test_short_lines_with_numbers_are_text(line):
    made = read("It rained.", "Then it snowed.", "The clerk left.", line, "A gull came.")
    assert line in sentences(made)


def test_a_page_named_in_a_wrapped_sentence_is_part_of_it():
    made = read("The valve was not closed that night, as one of the engineers wrote on\npage 4", "It rained.")
    assert any(sentence.endswith("page 4") for sentence in sentences(made))


def test_a_line_with_its_own_end_is_not_the_head_of_a_page():
    assert read_page_line("Page 3 of the report was blank.") is None
    assert read_page_line("See page 4.") is None


@pytest.mark.parametrize("foot", ["Page 3 of 11", "Page | 3", "- 3 -", "[Page 3]", "Page 3 QUILL POST 03/05/2022"])
def test_page_numbers_inside_a_line_are_taken_out_of_its_sentence(foot):
    made = read(f"The clerk said that the work {foot} would begin in May.")
    assert "The clerk said that the work would begin in May." in sentences(made)


def test_page_numbers_between_sentences_are_marked():
    made = read("It rained on the pier. Page 3 of 11 QUILL POST 03/05/2022 The clerk left.")
    assert sentences(made)[1:3] == ["It rained on the pier.", "The clerk left."]
    assert [mark.why for mark in made.marks if mark.kind == "noise"] == ["page number"]


@pytest.mark.parametrize(
    "text",
    [
        "He read it on Page 4 of 12 that night.",
        "They won 5 - 3 - a record for the town.",
        "The age of the clerk – 79 – was no secret.",
    ],
)
def test_numbers_that_belong_to_a_sentence_stay_in_it(text):
    assert text in sentences(read(text))


@pytest.mark.parametrize("text", ["He wrote for a page", "more."])
def test_the_end_of_a_wrapped_paragraph_is_no_interruption(text):
    made = read(f"The clerk said on the pier that evening that the town needs boats and\n{text}", "The gull came.")
    assert not [mark for mark in made.marks if mark.kind in UNQUOTED_KINDS - {"title", "byline"}]
