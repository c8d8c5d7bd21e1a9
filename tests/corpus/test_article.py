"""An article is checked when it is made: what it claims of its text must be true."""

from datetime import date, datetime

import pytest

from corpus import Article, Edit, Evidence, Mark, Span, SpanMap

TEXT = "It rained. It stopped."


def article(**fields):
    return Article(**{"article_id": "a", "text": TEXT, "raw": TEXT} | fields)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        pytest.param({"article_id": ""}, "article_id is empty", id="no-id"),
        pytest.param({"text": "x"}, "text is not what its span map makes of raw", id="other-text"),
        pytest.param({"text": "\ud800", "raw": "\ud800"}, "text holds a lone surrogate", id="surrogate-in-text"),
        pytest.param(
            {"raw": TEXT + "\ud800", "span_map": SpanMap((Edit(len(TEXT), len(TEXT) + 1, ""),))},
            "raw holds a lone surrogate, which is no character",
            id="surrogate-in-raw",
        ),
        pytest.param({"title": "Pier \udc00"}, "title holds a lone surrogate", id="surrogate-in-title"),
        pytest.param({"article_id": "\ud800"}, "article_id holds a lone surrogate", id="surrogate-in-id"),
        pytest.param({"authors": ("\ud800",)}, "authors holds a lone surrogate", id="surrogate-in-author"),
        pytest.param({"authors": "Ada Quill"}, "authors must be several strings, not one", id="one-author"),
        pytest.param({"published": datetime(2022, 3, 1)}, "published must be a date, not", id="datetime"),
        pytest.param({"published": "2022-03-01"}, "published must be a date, not", id="date-as-text"),
        pytest.param({"sentences": ((0, 23),)}, "sentence 0-23 is not inside the text", id="sentence-after-the-end"),
        pytest.param({"sentences": ((-3, 4),)}, "sentence -3-4 is not inside the text", id="sentence-before"),
        pytest.param({"sentences": ((3, 3),)}, "sentence 3-3 is not inside", id="empty-sentence"),
        pytest.param({"sentences": ((0, 10), (9, 22))}, "sentence 9-22 is not .* or not after the one", id="overlap"),
        pytest.param({"sentences": ((11, 22), (0, 10))}, "sentence 0-10 is not .* or not after", id="unordered"),
        pytest.param({"marks": (Mark("bio", 11, 23, ""),)}, "mark 11-23 is not inside the text", id="mark-outside"),
        pytest.param({"marks": (Mark("bio", 9, 3, ""),)}, "mark 9-3 is not inside the text", id="mark-backwards"),
        pytest.param(
            {"marks": (Mark("bio", 9, 11, ""), Mark("bio", 0, 3, ""))},
            "mark 0-3 .* before the one",
            id="marks-unordered",
        ),
        pytest.param({"evidence": {"title": Evidence("text", (9, 99))}}, "evidence of title .* 9-99", id="evidence"),
    ],
)
def test_a_false_article_is_refused_in_one_line(fields, message):
    with pytest.raises(ValueError, match=message) as caught:
        article(**fields)
    assert "\n" not in str(caught.value)
    str(caught.value).encode()


def test_a_sentence_is_no_longer_than_a_quotation_may_be():
    text = "x" * 401
    assert article(text=text, raw=text, sentences=((0, 400),)).sentences == (Span(0, 400),)
    with pytest.raises(ValueError, match="sentence 0-401 has 401 characters, over 400"):
        article(text=text, raw=text, sentences=((0, 401),))


def test_plain_sequences_become_what_they_should_be():
    made = article(
        authors=["Ada Quill"],
        sentences=[(0, 10), [11, 22]],
        marks=[Mark("caption", 11, 22, "")],
        evidence={"outlet": Evidence("text", (0, 2))},
        published=date(2022, 3, 1),
    )
    assert (made.authors, made.sentences) == (("Ada Quill",), (Span(0, 10), Span(11, 22)))
    assert made.sentences[0].end == made.evidence["outlet"].span.end + 8 == 10
    assert made.marks == (Mark("caption", 11, 22, ""),)
