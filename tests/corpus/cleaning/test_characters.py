import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import RawArticle, make_article
from corpus.cleaning.characters import mend_characters
from corpus.cleaning.clean import clean

MAYOR = "The mayor’s plan, “a bad idea,” he said, won’t work – not now."
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


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param("The mayor?s plan, ?a bad idea,? he said, won?t work ? not now.", id="question marks"),
        pytest.param(
            "The mayor\ufffds plan, \ufffda bad idea,\ufffd he said, won\ufffdt work \ufffd not now.", id="U+FFFD"
        ),
        pytest.param("The mayorâs plan, âa bad idea,â he said, wonât work â not now.", id="what controls leave"),
        pytest.param("The mayorÕs plan, Òa bad idea,Ó he said, wonÕt work Ð not now.", id="Mac Roman"),
        pytest.param("The mayorís plan, ìa bad idea,î he said, wonít work ñ not now.", id="as Mac Roman"),
        pytest.param("The mayor\x92s plan, \x93a bad idea,\x94 he said, won\x92t work \x96 not now.", id="controls"),
        pytest.param(
            "The mayoru2019s plan, u201ca bad idea,u201d he said, won’t work u2013 not now.", id="no backslash"
        ),
        pytest.param(
            "The mayor#8217;s plan, &#8220a bad idea,& #8221; he said, won’t work – not now.", id="bad entities"
        ),
        pytest.param("The%20mayor’s plan, %E2%80%9Ca bad idea,%E2%80%9D he said, won’t work – not now.", id="percents"),
        pytest.param("The mayor`s plan, ,,a bad idea,'' he said, won´t work – not now.", id="other marks"),
        pytest.param("The mayor’s p l a n , «a bad idea,» he said , wo n’t work – not now .[3]", id="loose signs"),
        pytest.param(
            "The m\u0430yor’s plan, “a bad \uff49\uff44\uff45\uff41,” he said, won’t work – not now.¹", id="twins"
        ),
        pytest.param("The [b]mayor’s[/b] plan, “a __bad__ ~~idea,~~” he said, won’t [work][2] – not now.", id="markup"),
    ],
)
def test_signs_are_put_back_whatever_they_became(raw):
    assert clean(raw).text == MAYOR


@pytest.mark.parametrize(
    "text",
    [
        "Is this the plan? Which states? he asked. See http://quay.example/?q=s and paths C:\\new\\tapa.",
        "The château in România: “Pâques”, he said. El país está aquí, y más país según él.",
        "Guinea-Bissau won 3-2 at 12:30, paid $4.5m; arr[1] = b; y * z ** 2; f(a,b); 100%20 kept in node.js.",
        "The “force[d]” march [sic] of [T]apa; H I V tests; a b c d e; wi-fi, ad hoc, e-mail, re-sign, pre-war.",
        "It is 5 km² of mp3, B2B and covid19 in Владимир; J. R. R. Saar and 's-Hertogenbosch.",
    ],
)
def test_right_text_stays_as_it_is(text):
    assert clean(text).text == text


@settings(max_examples=200)
@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)))
def test_any_text_becomes_an_article_whose_sentences_lead_back(raw):
    article = make_article(RawArticle("a", raw.encode("utf-8", "replace").decode()))
    for start, end in article.sentences:
        assert article.to_clean(*article.raw_span(start, end)) == article.text[start:end]


@settings(max_examples=100)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_no_edit_makes_more_than_a_quotation_can_hold(raw):
    assert all(len(edit.text) <= 200 for edit in clean(raw * 40).span_map.edits)
