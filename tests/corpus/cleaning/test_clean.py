import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.cleaning.clean import clean

SIGNS = "aB. \n\r\t*_[]()#->\xa0\u200b\u0301é\f\u2029:1"
LONG = "The harbour board met twice in May and heard from every owner of a boat in the old"


def cleaned(raw):
    return clean(raw).text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        pytest.param("\ufeffOne\r\n\r\ntwo \r\n", "One\n\ntwo", id="line endings, mark, trailing blanks"),
        pytest.param("a\u200bb\u00adc\u202ed\U000e0041e\x00f", "abcdef", id="invisible characters"),
        pytest.param("a\xa0\u2003 b \u200b c", "a b c", id="odd and doubled spaces"),
        pytest.param("One\n\n\n \n\ntwo", "One\n\ntwo", id="many blank lines"),
        pytest.param("cafe\u0301 a\u0302\u0323", "café ậ", id="accents"),
        pytest.param("x" + "\u0301" * 200, "x" + "\u0301" * 4, id="heaped marks"),
        pytest.param("\x1b]0;owned\x07\x1b[31mRed\x1b[0m", "Red", id="terminal escapes"),
        pytest.param("# Title #\n\nText", "Title\n\nText", id="heading"),
        pytest.param("Title\n=====\nText", "Title\n\nText", id="underlined heading"),
        pytest.param("a *b c* **d** ***e*** _f_", "a b c d e f", id="emphasis"),
        pytest.param("see [the map](https://quill.example/a_(b)) now", "see the map now", id="link"),
        pytest.param("> quoted\n\n* item\n* other", "quoted\n\nitem\n\nother", id="quote and list"),
        pytest.param(
            "5 * 3 * 2 snake_case __init__ a*b*c #1", "5 * 3 * 2 snake_case __init__ a*b*c #1", id="no markup"
        ),
        pytest.param("One.\n\n* * *\n\nTwo.", "One.\n\nTwo.", id="rule"),
        pytest.param(" \n\u200b\n", "", id="nothing visible"),
    ],
)
def test_clean_text_is(raw, text):
    assert cleaned(raw) == text


def test_hard_wrapped_lines_become_one_paragraph():
    raw = f"{LONG}\ntown who wished to speak, and some who did not,\nbefore it voted on the new pier.\n\nIt rained."
    assert cleaned(raw) == (
        f"{LONG} town who wished to speak, and some who did not, before it voted on the new pier.\n\nIt rained."
    )


def test_lines_that_end_early_or_with_a_full_stop_are_paragraphs():
    assert cleaned("Pier vote\n" + LONG + "\nport.") == "Pier vote\n\n" + LONG + " port."
    assert cleaned("It rained.\nThe pier stood.\nNobody came.") == "It rained.\n\nThe pier stood.\n\nNobody came."


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        pytest.param(f"{LONG} long-range", "boats of the north.", " ", id="small letter"),
        pytest.param(f"It rained. {LONG} town and in", "Quillhaven, over there.", " ", id="preposition"),
        pytest.param(f"{LONG} town said Harbour Minister", "Ada Quill on Monday.", " ", id="role before a name"),
        pytest.param(f"{LONG} anti-", "Quillhaven league.", "", id="hyphen"),
        pytest.param(f"{LONG} town. Image: HARBOUR", "The board met.", "\n\n", id="caption"),
        pytest.param(f"{LONG} town said:", "boats of the north.", "\n\n", id="colon"),
        pytest.param("What the board has to look out for", "Quillhaven waits.", "\n\n", id="short heading"),
        pytest.param(f"{LONG} coun", "cil of the north.", "", id="inside a word"),
        pytest.param(f"{LONG} in", "side streets of the north.", " ", id="two words"),
        pytest.param(f"{LONG} town, and", "I thanked them all.", " ", id="conjunction"),
        pytest.param(f"{LONG} said “Ada", "Quill is a friend of the whole town” on Monday.", " ", id="open quotation"),
        pytest.param(f"{LONG} said “no”", "Quillhaven is a “friend” of the whole town.", "\n\n", id="closed quotation"),
        pytest.param(
            "In", "June the members of the board met again in the harbour of the town.", " ", id="lone opener"
        ),
        pytest.param("Saltmere", "June the members of the board met again in the harbour.", "\n\n", id="lone heading"),
        pytest.param(f"{LONG} town.", "eels are back.", "\n\n", id="full stop"),
        pytest.param(f"{LONG} town", "iPhone sales fell.", "\n\n", id="brand"),
    ],
)
def test_a_paragraph_break_inside_a_sentence_is_joined(first, second, joined):
    assert cleaned(f"Start here.\n\n{first}\n\n{second}") == f"Start here.\n\n{first}{joined}{second}"


def test_nothing_is_joined_across_a_heading_or_a_header_line():
    assert cleaned(f"Start here.\n\n{LONG}\n\n## of boats") == f"Start here.\n\n{LONG}\n\nof boats"
    assert cleaned(f"Start here.\n\n{LONG}\n\nBy Ada Quill") == f"Start here.\n\n{LONG}\n\nBy Ada Quill"


def test_a_hyphen_at_a_line_end_goes_only_if_the_article_has_the_word_without_it():
    start = "The members of the harbour board asked for a co-"
    assert cleaned(f"{start}\noperation.") == f"{start}operation."
    assert cleaned(f"{start}\noperation. No cooperation came.") == f"{start[:-1]}operation. No cooperation came."
    assert cleaned("The board weighed short-\nand long-term plans.") == "The board weighed short- and long-term plans."


def test_heading_starts_are_known_in_clean_text():
    made = clean("# One\n\nText one.\n\nTwo\n---\n\nText two.\n")
    assert made.text == "One\n\nText one.\n\nTwo\n\nText two."
    assert made.headings == {0, made.text.index("Two")}


@given(st.one_of(st.text(max_size=200), st.text(SIGNS, max_size=200)))
def test_the_map_makes_the_clean_text_and_leads_back(raw):
    made = clean(raw)
    assert made.span_map.apply(raw) == made.text
    for start in range(0, len(made.text), 7):
        snapped = made.span_map.snap(start, min(start + 9, len(made.text)))
        assert made.span_map.to_clean(raw, *made.span_map.raw_span(*snapped)) == made.text[snapped.start : snapped.end]


@given(st.text(SIGNS, max_size=200))
def test_clean_text_has_no_odd_blanks_and_no_invisible_characters(raw):
    text = cleaned(raw)
    assert not set(text) & set("\r\t\xa0\u200b\f\u2029")
    assert text == text.strip()
    assert "  " not in text
    assert "\n" not in text.replace("\n\n", "")


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param("\n" * 1_000_000 + "end", id="newlines"),
        pytest.param("a" * 4_000_000, id="one word"),
        pytest.param("*a " * 100_000, id="stars"),
        pytest.param("*" * 200_000, id="only stars"),
        pytest.param("[" * 100_000 + "](" * 50_000, id="brackets"),
        pytest.param("> " * 100_000, id="quotes"),
        pytest.param("#" * 200_000, id="number signs"),
        pytest.param("- " * 100_000, id="dashes"),
        pytest.param("a-\nb\n" * 50_000, id="hyphens"),
        pytest.param("x\u0301" * 200_000, id="accents"),
        pytest.param("_a " * 100_000, id="underscores"),
        pytest.param(" \n" * 300_000, id="blank lines"),
        pytest.param("\x1b]" * 100_000, id="escapes"),
    ],
)
def test_long_monotonous_text_is_cleaned_to_its_end(raw):
    cleaned = clean(raw)
    assert cleaned.span_map.apply(raw) == cleaned.text
