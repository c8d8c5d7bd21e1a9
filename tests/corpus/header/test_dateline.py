import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import RawArticle, make_article
from corpus.header.dateline import read_dateline

BODY = "The board voted on Monday to rebuild the pier, the clerk said."


@pytest.mark.parametrize(
    ("dateline", "agency", "month_day"),
    [
        ("BUCHAREST, Nov. 29 (Reuters) — ", "Reuters", (11, 29)),
        ("KYIV, Ukraine (AP) — ", "AP", None),
        ("London (AFP) - ", "AFP", None),
        ("Madrid, 3 may (EFE).- ", "EFE", (5, 3)),
        ("Berlin (dpa/bb) - ", "dpa", None),
        ("MADRID (SAMPLE Wire) - ", "SAMPLE Wire", None),
        ("KYIV/MOSCOW (Reuters) - ", "Reuters", None),
        ("DEL MAR, Calif. — ", None, None),
        ("CALUMET, Ill.—", None, None),
        ("WASHINGTON – ", None, None),
        ("Kyiv, May 3 — ", None, (5, 3)),
        ("(CNN) ", None, None),
        ("London (CNN) -- ", None, None),
        ("NEW DELHI: ", None, None),
    ],
)
def test_a_dateline_ends_where_the_first_sentence_begins(dateline, agency, month_day):
    found = read_dateline(dateline + BODY)
    assert found.end == len(dateline)
    assert (found.agency.value if found.agency else None, found.month_day) == (agency, month_day)


@pytest.mark.parametrize(
    "text",
    [
        *(BODY, "NATO — which has thirty members — met.", "EXCLUSIVE: The board knew.", "RELATED: The crane"),
        *("The mayor (a baker) said so.", "Ada Quill (Labour) — the member for Quillhaven — spoke.", ""),
        *("On Monday — the day of the vote — it rained.", "FILE PHOTO: The crane in March"),
    ],
)
def test_other_openings_are_no_datelines(text):
    assert read_dateline(text) is None


def test_the_sentence_after_a_dateline_is_quotable_and_the_dateline_is_not():
    made = make_article(RawArticle("a", f"Pier vote\n\nBy Ada Quill\n\nKYIV, May 3 (Reuters) — {BODY}\n\nIt went on."))
    sentences = [made.text[start:end] for start, end in made.sentences]
    assert sentences == [BODY, "It went on."]
    assert ("dateline", "KYIV, May 3 (Reuters) — ") in [
        (mark.kind, made.text[mark.start : mark.end]) for mark in made.marks
    ]
    assert (made.origin, made.outlet, made.published) == ("Reuters", None, None)


def test_a_dateline_with_its_year_dates_the_article():
    made = make_article(RawArticle("a", f"Pier vote\n\nKYIV, May 3, 2022 (Reuters) — {BODY}\n\nIt went on."))
    assert str(made.published) == "2022-05-03"


def test_a_dateline_further_down_is_that_of_another_report():
    made = make_article(RawArticle("a", f"Pier vote\n\nBy Ada Quill\n\n{BODY * 5}\n\nKYIV (Reuters) — {BODY}"))
    assert made.origin is None


@given(st.text(max_size=200))
def test_any_text_is_read_or_not(text):
    found = read_dateline(text)
    assert found is None or 0 < found.end <= len(text)
