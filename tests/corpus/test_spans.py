from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.spans import Edit, Span, SpanMap

RAW = "one  two\r\n\r\nthree"
MAP = SpanMap((Edit(3, 5, " "), Edit(8, 9, ""), Edit(10, 11, "")))


@st.composite
def raw_and_map(draw):
    """A text and edits of any kind over all but its ends."""
    raw = f"x{draw(st.text(max_size=60))}y"
    cuts = sorted(draw(st.sets(st.integers(1, len(raw) - 1), max_size=12)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    edits = [Edit(start, end, draw(st.text(max_size=3))) for start, end in pairs]
    edits += [
        Edit(at, at, draw(st.text(min_size=1, max_size=2))) for at in draw(st.sets(st.integers(1, 60), max_size=4))
    ]
    return raw, SpanMap(tuple(_apart(edits, len(raw))))


def _apart(edits, length):
    """Those that neither overlap nor reach an end of the text, in order."""
    at = 1
    for edit in sorted(edits):
        if at <= edit.start and edit.end < length:
            yield edit
            at = edit.end


def test_edits_make_the_clean_text():
    assert MAP.apply(RAW) == "one two\n\nthree"


def test_a_clean_span_leads_to_its_raw_span_and_back():
    assert MAP.raw_span(9, 14) == Span(12, 17)
    assert MAP.to_clean(RAW, 12, 17) == "three"
    assert MAP.raw_span(0, 7) == Span(0, 8)


@pytest.mark.parametrize(
    "edits", [(Edit(1, 1, ""),), (Edit(0, 0, "x"),), (Edit(0, 2, ""), Edit(1, 3, "")), (Edit(4, 5, ""), Edit(1, 2, ""))]
)
def test_edits_must_ascend_and_change_something_inside(edits):
    with pytest.raises(ValueError, match="empty, out of order or overlaps"):
        SpanMap(edits)


@given(raw_and_map(), st.integers(0, 90), st.integers(0, 90))
def test_every_snapped_span_comes_back_from_its_raw_span(made, one, other):
    raw, span_map = made
    text = span_map.apply(raw)
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    snapped = span_map.snap(start, end)
    assert snapped.start <= start <= end <= snapped.end
    if snapped.start < snapped.end:
        assert span_map.to_clean(raw, *span_map.raw_span(*snapped)) == text[snapped.start : snapped.end]


@given(raw_and_map(), st.integers(0, 60), st.integers(0, 60))
def test_clean_offsets_ascend_with_raw_offsets(made, one, other):
    raw, span_map = made
    start, end = sorted((min(one, len(raw)), min(other, len(raw))))
    assert 0 <= span_map.clean_offset(start) <= span_map.clean_offset(end) <= len(span_map.apply(raw))


def test_an_insertion_belongs_to_neither_of_the_texts_that_it_parts():
    span_map = SpanMap((Edit(4, 4, " "),))
    assert span_map.apply("end.The") == "end. The"
    assert span_map.to_clean("end.The", *span_map.raw_span(0, 4)) == "end."
    assert span_map.to_clean("end.The", *span_map.raw_span(5, 8)) == "The"
    assert span_map.snap(4, 6) == Span(3, 6)
    assert span_map.snap(0, 5) == Span(0, 6)


@given(raw_and_map(), raw_and_map())
def test_one_map_does_what_two_do_one_after_the_other(first, second):
    raw, span_map = first
    text = span_map.apply(raw)
    edits = tuple(_apart(second[1].edits, len(text)))
    both = span_map.then(text, edits)
    assert both.apply(raw) == SpanMap(edits).apply(text)
    for start, end in pairwise(sorted({0, *(edit.start for edit in edits), len(text)})):
        snapped = both.snap(*sorted(min(at, len(both.apply(raw))) for at in (start, end)))
        if snapped.start < snapped.end:
            clean = both.apply(raw)
            assert both.to_clean(raw, *both.raw_span(*snapped)) == clean[snapped.start : snapped.end]
