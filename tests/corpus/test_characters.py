import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import RawArticle, make_article
from corpus.characters import mend_characters
from corpus.clean import clean

WRONG = (
    "â€™ â€œ â€\x9d Ã© Ã Â \x92 \x93 \x94 \ufffd &amp; &#8217; &nbsp; &amp;#39; <p> </p> <br> <b> ﬁ `` '' \\u2019 \\n"
)
BROKEN = "=E2=80=99 =\n \xad\n ¬\n [1] pic.twitter.com/abcd \f 3 - 4 - Advertisement T he end.The ofthe govern- ment"
PIECES = tuple(f"{WRONG} {BROKEN}".split(" "))


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        pytest.param(
            "itâ€™s â€œfineâ€\x9d, said JosÃ© â€” twice", "it’s “fine”, said José — twice", id="UTF-8 as Windows-1252"
        ),
        pytest.param("it‚Äôs and itвЂ™s and it\x92s", "it’s and it’s and it’s", id="other code pages"),
        pytest.param("Ã¢â‚¬Å“WeÃ¢â‚¬\x9d", "“We”", id="twice"),
        pytest.param("The cafés of São Paulo – “naïve”", "The cafés of São Paulo – “naïve”", id="nothing wrong"),
        pytest.param("don\ufffdt and isn?t", "don’t and isn’t", id="lost apostrophes"),
        pytest.param(
            "Q&amp;A &#8217;tis &amp;#8220;so&amp;#8221; AT&T; &nope;", "Q&A ’tis “so” AT&T; &nope;", id="entities"
        ),
        pytest.param("=E2=80=9CHi=E2=80=9D all =3D good, x =3D", "“Hi” all = good, x =", id="quoted-printable"),
        pytest.param("x =3D y", "x =3D y", id="no proof of quoted-printable"),
        pytest.param(r"the harbour\u2019s \"pier\" in C:\users", 'the harbour’s "pier" in C:\\users', id="escapes"),
        pytest.param("oﬃce ﬂoor", "office floor", id="ligatures"),
        pytest.param("``So,'' he said; it is 6'2'' long", "“So,” he said; it is 6'2'' long", id="TeX quotes"),
        pytest.param("The govern\xad\nment", "The government", id="soft hyphen at a line end"),
        pytest.param("The pier fell.[1][12] It [2] rained", "The pier fell. It [2] rained", id="marks of notes"),
        pytest.param(
            "T he harbour. A harbour. I am. X marks", "The harbour. A harbour. I am. X marks", id="drop capital"
        ),
        pytest.param("One <b>bold</b> word<br>here, a < b", "One bold word here, a < b", id="inline tags"),
        pytest.param("<p>One.</p><p>Two.<br><br>Three.</p>", "\n\nOne.\n\n\n\nTwo.\n\n\n\nThree.\n\n", id="block tags"),
    ],
)
def test_characters_are_as_they_were_meant(raw, text):
    assert mend_characters(raw)[0] == text
    assert mend_characters(raw)[1].apply(raw) == text


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)))
def test_any_text_becomes_an_article_whose_sentences_lead_back(raw):
    article = make_article(RawArticle("a", raw.encode("utf-8", "replace").decode()))
    for start, end in article.sentences:
        assert article.to_clean(*article.raw_span(start, end)) == article.text[start:end]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_no_edit_makes_more_than_a_quotation_can_hold(raw):
    assert all(len(edit.text) <= 200 for edit in clean(raw * 40).span_map.edits)
