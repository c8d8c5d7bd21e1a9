import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import UNQUOTED_KINDS, Mark, Span, SpanMap
from corpus.article import MAX_SENTENCE_CHARS
from corpus.cleaning.clean import clean
from corpus.sentences import find_sentences


def sentences(text, *marks):
    return [text[start:end] for start, end in find_sentences(text, SpanMap(), marks)]


@pytest.mark.parametrize(
    "expected",
    [
        pytest.param(["Gen. Ada Quill met Sen. Bo Reed of the U.S. Army.", "It rained."], id="ranks and countries"),
        pytest.param(["J. K. Quill lives in St. Quillhaven.", "It rained."], id="initials"),
        pytest.param(["“We won. ", "It is over,” she said."], id="quotation of two sentences"),
        pytest.param(["“We won.”", "It rained."], id="closing quotation mark"),
        pytest.param(["The pier fell last month.", "Nobody was hurt."], id="an ordinary word before a full stop"),
        pytest.param(["Lt. Gov. Ada Quill and Reps. Bo Reed and Cy Moss came."], id="abbreviated offices"),
        pytest.param(["It ended ten days ago.", "U.S. Secretary Bo Reed left."], id="country at a start"),
        pytest.param(["Best piers: 1. Quillhaven; 2. Reedport."], id="numbered items"),
        pytest.param(["It began at 5 p.m. on Jan. 5.", "It rained."], id="times and dates"),
        pytest.param(["He left...", "Then he came back."], id="ellipsis"),
        pytest.param(["The ferry left at 5.30pm"], id="a full stop inside a word alone"),
        pytest.param(["No ferry to Saltmere…"], id="a sign at the end alone"),
    ],
)
def test_sentences_end_where_they_end(expected):
    assert sentences(" ".join(piece.strip() for piece in expected)) == [piece.strip() for piece in expected]


def test_no_sentence_crosses_a_paragraph_or_the_edge_of_a_mark_or_lies_in_an_unquoted_one():
    text = "One two\n\nThree four. Five six"
    noise, caption = Mark("noise", 9, 14, ""), Mark("caption", 15, 20, "")
    assert sentences(text, noise, caption) == ["One two", "four.", "Five six"]


def test_a_long_sentence_is_cut_at_clauses_then_words_then_anywhere():
    clause = "the harbour board met once more to hear the owners of the boats"
    assert [len(piece) <= MAX_SENTENCE_CHARS for piece in sentences(", ".join([clause] * 20) + ".")] == [True] * 4
    assert sentences(", ".join([clause] * 8))[0].endswith("boats,")
    assert "".join(sentences("x" * 1000)) == "x" * 1000


@given(
    st.lists(
        st.sampled_from(["Aa b. ", "“C”", "d; ", "e" * 90, "\n\n", "U.S. ", "1. ", "f\u0301\u0301", " — ", "? "]),
        max_size=60,
    )
)
def test_sentences_ascend_fit_and_cover_everything_that_may_be_quoted(parts):
    made = clean("".join(parts))
    spans = find_sentences(made.text, made.span_map, ())
    assert list(spans) == sorted(spans)
    at = 0
    for start, end in spans:
        assert made.text[at:start].strip() == ""
        assert 0 < end - start <= MAX_SENTENCE_CHARS
        assert "\n" not in made.text[start:end]
        assert made.text[start:end].strip() == made.text[start:end]
        assert made.span_map.snap(start, end) == Span(start, end)
        at = end
    assert made.text[at:].strip() == ""


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20), st.sampled_from(["noise", "caption"])), max_size=4))
def test_everything_outside_unquoted_marks_is_covered_once(places):
    text = "Aa bb. Cc dd ee. Ff\n\nGg hh, ii. Jj kk ll. Mm nn oo pp. Qq"
    marks = sorted(
        (Mark(kind, start, min(start + size, len(text)), "") for start, size, kind in places), key=lambda m: m.start
    )
    covered = [0] * len(text)
    for start, end in find_sentences(text, SpanMap(), marks):
        for offset in range(start, end):
            covered[offset] += 1
    hidden = {offset for mark in marks if mark.kind in UNQUOTED_KINDS for offset in range(mark.start, mark.end)}
    for offset, char in enumerate(text):
        assert covered[offset] <= (offset not in hidden)
        assert covered[offset] or offset in hidden or char.isspace()


@pytest.mark.parametrize("text", ["a" * 2_000_000, "a " * 500_000, "A. " * 200_000, "”" * 300_000, "1. " * 200_000])
def test_long_monotonous_text_is_split_to_its_end(text):
    found = find_sentences(text, SpanMap(), ())
    assert max(end - start for start, end in found) <= 400
    assert (found[0].start, found[-1].end) == (0, len(text.rstrip()))
