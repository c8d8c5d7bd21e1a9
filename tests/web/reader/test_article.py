import json
import re
from html import unescape

import pytest

from qa.web.reader.article import article_view, missing_view
from qa.web.reader.opening import Opening
from qa.web.reference import Reference


@pytest.fixture
def article(engine):
    return engine.held[0]


def view(article, start, end, sha256=None, **opening):
    return article_view(
        article, Opening(Reference(article.article_id, start, end, sha256 or article.sha256), **opening)
    )


def lit(html):
    return [unescape(mark) for mark in re.findall(r"<mark[^>]*>(.*?)</mark>", html, re.DOTALL)]


def test_exactly_the_quoted_words_stand_in_one_mark(article):
    for start in range(0, len(article.text), 7):
        for end in range(start + 1, len(article.text), 11):
            assert lit(view(article, start, end)) == [article.text[start:end]]


def test_fields_say_what_is_inferred_and_what_is_unknown(engine):
    known, unknown = view(engine.held[0], 0, 4), view(engine.held[1], 0, 4)
    assert "<dt>Published</dt><dd><time" in known
    assert re.search(r"SAMPLE Wire</bdi> <span class=\"hint\"[^>]*>inferred", known)
    assert 'rel="noopener noreferrer nofollow">https://sample.example/four-to-eight</a>' in known
    assert '<h2 tabindex="-1"><span class="unknown">title unknown</span></h2>' in unknown
    assert "author unknown" in unknown
    assert "date unknown" in unknown
    assert "Original" not in unknown


def test_a_changed_article_is_shown_unlit_and_says_so(article):
    html = view(article, 0, 4, sha256="0" * 64)
    assert lit(html) == []
    assert "has changed since it was quoted" in html


def test_offsets_beyond_the_text_light_nothing(article):
    assert lit(view(article, 0, 10_000)) == []
    assert lit(view(article, 5, 5)) == []


def test_nothing_of_a_hostile_article_becomes_markup(engine):
    html = view(engine.held[2], 0, 10)
    assert "<img" not in html
    assert set(re.findall(r'href="(.*?)[?"]', html)) == {"#read"}
    assert "&lt;img" in html


def test_a_missing_article_is_named():
    assert "“&lt;b&gt;” is no longer in the index" in missing_view("<b>")


def test_the_switch_leads_to_the_other_view_of_the_same_words(article):
    clean = Reference(article.article_id, 5, 9, article.sha256)
    changes = Reference(article.article_id, 5, 9, article.sha256, changes=True)
    for shown, other in ((clean, changes), (changes, clean)):
        buttons = re.findall(r'aria-pressed="(\w+)" data-href="([^"]+)">(\w+)', article_view(article, Opening(shown)))
        assert [(pressed, unescape(href), name) for pressed, href, name in buttons] == [
            (str(shown == clean).lower(), clean.href, "Clean"),
            (str(shown == changes).lower(), changes.href, "Changes"),
        ]
        assert ('class="body">' in article_view(article, Opening(shown))) is (other == changes)
    assert lit(article_view(article, Opening(changes))) == [article.text[5:9]]


def test_the_agency_and_what_should_be_known_of_a_field_are_shown(engine):
    html = view(engine.held[3], 0, 4)
    assert "<dt>Agency</dt><dd><bdi>SAMPLE Agency</bdi></dd>" in html
    assert re.search(
        r'date unknown</span> <span class="hint"[^>]*>ambiguous</span> <span class="note-of">3 April', html
    )


def test_words_of_a_changed_text_are_found_in_the_new_one(article):
    quote = "There were four a year ago."
    (href,) = re.findall(r'<a href="(#read[^"]+)"', view(article, 7, 34, sha256="0" * 64, quote=quote))
    found = Reference.read(unescape(href))
    assert article.text[found.start : found.end] == quote
    assert found.sha256 == article.sha256


def test_words_that_are_gone_are_said_to_be_gone(article):
    html = view(article, 7, 14, sha256="0" * 64, quote="There were nine.")
    assert "no longer holds the words quoted" in html
    assert '<a href="#read' not in html


def test_questions_can_be_narrowed_to_the_article_or_its_outlet(engine):
    found = [[json.loads(unescape(only)) for only in re.findall(r'data-only="([^"]+)"', view(article, 0, 4))]
             for article in (engine.held[0], engine.held[3])]  # fmt: skip
    assert found == [
        [{"article_ids": ["four to eight.txt"]}, {"outlets": ["SAMPLE Wire"]}],
        [{"article_ids": ["otters.pdf"]}],  # its outlet is unknown
    ]


def test_other_places_that_the_answer_cites_are_lit_softly_where_the_text_is_the_same(article):
    same, other_text = Reference(article.article_id, 0, 7, article.sha256), Reference(article.article_id, 8, 13, "0")
    elsewhere, empty = (
        Reference("else.txt", 20, 25, article.sha256),
        Reference(article.article_id, 9, 9, article.sha256),
    )
    beyond = Reference(article.article_id, 9, 10**9, article.sha256)
    html = view(article, 30, 40, others=(same, other_text, elsewhere, empty, beyond))
    assert re.findall(r'<span class="cited">(.*?)</span>', html) == [article.text[0:7]]
