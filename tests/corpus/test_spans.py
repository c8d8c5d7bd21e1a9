import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.spans import Edit, Span, SpanMap

RAW = "one  two\r\n\r\nthree"
MAP = SpanMap((Edit(3, 5, " "), Edit(8, 9, ""), Edit(10, 11, "")))


@st.composite
def raw_and_map(draw):
    """A text and edits of any kind over it."""
    raw = draw(st.text(max_size=60))
    cuts = sorted(draw(st.sets(st.integers(0, len(raw)), max_size=12)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return raw, SpanMap(tuple(Edit(start, end, draw(st.text(max_size=3))) for start, end in pairs))


def test_edits_make_the_clean_text():
    assert MAP.apply(RAW) == "one two\n\nthree"


def test_a_clean_span_leads_to_its_raw_span_and_back():
    assert MAP.raw_span(9, 14) == Span(12, 17)
    assert MAP.to_clean(RAW, 12, 17) == "three"
    assert MAP.raw_span(0, 7) == Span(0, 8)


@pytest.mark.parametrize(
    "edits", [(Edit(1, 1, "x"),), (Edit(0, 2, ""), Edit(1, 3, "")), (Edit(4, 5, ""), Edit(1, 2, ""))]
)
def test_edits_must_ascend_and_cover_something(edits):
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
