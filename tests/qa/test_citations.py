"""Citations read back from clean and raw text, and stand where the answer says."""

import pytest

from corpus import Article, Edit, Mark, SpanMap
from qa.citations import cite, set_in_text


def article(raw: str, *edits: Edit) -> Article:
    """An article of a raw text and its edits."""
    spans = SpanMap(edits)
    return Article("a.txt", spans.apply(raw), raw, outlet="The Gull", span_map=spans)


def test_a_quote_reads_back_from_clean_and_raw_text():
    item = article("One.\n\nTwo  birds sang.", Edit(9, 11, " "))
    citation = cite(item, 6, 21)
    assert citation.quote == "Two birds sang."
    assert item.text[citation.start : citation.end] == citation.quote
    assert item.to_clean(citation.raw_start, citation.raw_end) == citation.quote
    assert item.raw[citation.raw_start : citation.raw_end] == "Two  birds sang."
    assert citation.mended
    assert not cite(item, 0, 4).mended
    assert citation.article_sha256 == item.sha256
    assert (citation.number, citation.answer_start, citation.title) == (None, None, None)


def test_a_span_that_cuts_through_an_edit_is_refused():
    item = article("x½y", Edit(1, 2, "1/2"))
    with pytest.raises(RuntimeError, match="does not read back"):
        cite(item, 0, 2)


@pytest.mark.parametrize(
    ("source", "pages"),
    [
        pytest.param("tide.pdf", [1, 2, 4], id="pdf"),
        pytest.param("scans/TIDE.PDF", [1, 2, 4], id="capitals"),
        pytest.param("tide.txt", [None, None, None], id="text"),
        pytest.param("tide.pdf.txt", [None, None, None], id="text named like one"),
        pytest.param("", [None, None, None], id="value"),
    ],
)
def test_the_page_of_a_pdf_is_that_on_which_the_quote_begins(source, pages):
    raw = "Ebb.\fFlood\fslack.\f\nEnd."
    spans = SpanMap((Edit(4, 5, " "), Edit(10, 11, " "), Edit(17, 18, " "), Edit(18, 19, "")))
    item = Article("a", spans.apply(raw), raw, source=source, span_map=spans)
    quotes = ("Ebb.", "Flood slack.", "End.")
    cited = [cite(item, item.text.index(quote), item.text.index(quote) + len(quote)) for quote in quotes]
    assert [citation.quote for citation in cited] == list(quotes)
    assert [citation.page for citation in cited] == [pages[0], pages[1], pages[2]]


def test_a_citation_knows_what_the_article_says_of_its_author():
    text = "Boats stayed in port.\n\nAda Finch writes about the coast."
    article = Article("a", text, text, marks=(Mark("bio", 23, len(text), "tells of the author"),))
    assert cite(article, 0, 21).bios == ("Ada Finch writes about the coast.",)
    assert "bios" not in cite(article, 0, 21).to_dict()


def test_an_empty_quote_is_refused():
    with pytest.raises(RuntimeError, match="does not read back"):
        cite(article("Words."), 3, 3)


def test_the_answer_holds_each_quote_at_its_offsets_and_nothing_but_quotes_and_markers():
    item = article("First one. Second “one”.")
    text, citations = set_in_text([cite(item, 11, 24), cite(item, 0, 10)])
    assert text == "“Second “one”.” [1] “First one.” [2]"
    assert [citation.number for citation in citations] == [1, 2]
    assert [text[citation.answer_start : citation.answer_end] for citation in citations] == [
        "Second “one”.",
        "First one.",
    ]
