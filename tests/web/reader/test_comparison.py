import re
from html import unescape

import pytest

from corpus import Article, Mark
from qa.web.reader import comparison
from qa.web.reader.comparison import comparison_view


@pytest.fixture
def otters(engine):
    return engine.held[3]


def cells(html, side):
    found = re.findall(rf'<td role="cell" class="{side}">.*?<div class="text"[^>]*>(.*?)</div></td>', html, re.DOTALL)
    return [unescape(re.sub(r"<(?!/?(?:del|ins|mark)\b)[^>]+>", "", cell)) for cell in found]


def test_the_left_side_shows_what_was_read_with_what_was_taken_away_struck(otters):
    assert cells(comparison_view(otters, None), "raw") == [
        "Otters swam<del>[page break]\n</del>past the old<del>[U+0007]</del> pier.<del>↵↵\n</del>",
        "Photo: an ot<del>[zero width space]</del>ter at dusk, by <b>Reed</b>.",
        "They sleep ashore.",
        "<img src=x onerror=window.__ran=5> <del>·</del>drifts by.",
    ]


def test_the_right_side_shows_what_was_put_in_and_names_what_is_marked(otters):
    assert cells(comparison_view(otters, None), "clean") == [
        "Otters swam<ins> </ins>past the old pier.",
        "Caption: picture creditPhoto: an otter at dusk, by <b>Reed</b>.",
        "They sleep ashore.",
        "<img src=x onerror=window.__ran=5> drifts by.",
    ]


def test_the_quoted_words_are_lit_on_the_right_only(otters):
    start = otters.text.index("past")
    html = comparison_view(otters, (start - 3, start + 4))
    assert "".join(re.findall(r"<mark[^>]*>(.*?)</mark>", html)) == "am<ins> </ins>past"
    assert "<mark" not in "".join(cells(html, "raw"))
    assert "<mark" in "".join(cells(html, "clean"))


def test_changes_and_marks_are_counted(otters, engine):
    counts = re.compile(r'<p class="counts">(.*?)</p>')
    assert counts.search(comparison_view(otters, None))[1] == (
        "5 changes (4 deleted, 1 replaced), 1 marked passage (1 caption)"
    )
    assert counts.search(comparison_view(engine.held[1], None))[1] == "0 changes, 0 marked passages"


def test_the_fields_say_where_they_come_from(otters, engine):
    def rows(article):
        found = re.findall(r'<th role="rowheader" scope="row">.*?</tr>', comparison_view(article, None))
        return [re.sub(r"\|+", "|", unescape(re.sub(r"<[^>]+>", "|", row))).strip("|") for row in found]

    assert rows(otters) == [
        "Title|title unknown|nothing says it",
        "Author|author unknown|nothing says it",
        "Outlet|outlet unknown|nothing says it",
        "Agency|SAMPLE Agency|given with the article",
        "Published|date unknown|text: |Otters| |ambiguous|3 April or 4 March",
    ]
    assert "Address" in "".join(rows(engine.held[0]))


def test_nested_marks_are_named_by_the_narrowest_and_only_where_they_stand():
    text = "17 Rain fell.\n\nRain fell again."
    marks = (Mark("repeat", 0, 13, "stands elsewhere"), Mark("noise", 0, 2, "ids"))
    article = Article("a", text, text, marks=marks)
    html = comparison_view(article, None)
    assert cells(html, "clean") == [
        "Not part of the article: ids17Repeated: stands elsewhere Rain fell.", "Rain fell again."
    ]  # fmt: skip
    assert html.count('class="is-plain"') == 1


def test_a_reason_that_only_names_the_kind_is_not_said_twice():
    assert cells(
        comparison_view(Article("a", "Rain", "Rain", marks=(Mark("title", 0, 4, "title"),)), None), "clean"
    ) == ["TitleRain"]


def test_what_is_beyond_the_bounds_is_counted_not_drawn(monkeypatch):
    monkeypatch.setattr(comparison, "MOST_CHARS", 20)
    text = "Rain fell.\n\nBoats stayed in port."
    html = comparison_view(Article("a", text, text), None)
    assert "".join(cells(html, "clean")) == "Rain fell."
    assert "The rest is not drawn here: 23 characters as read, 23 clean." in html


def test_a_long_article_is_drawn_whole():
    text = "\n\n".join(f"Paragraph {number} tells of the tide at Saltmere." for number in range(4_000))
    html = comparison_view(Article("a", text, text), None)
    assert len(cells(html, "clean")) == 4_000
    assert "not drawn" not in html


def test_other_cited_words_are_lit_softly_beside_the_quoted_ones(otters):
    start = otters.text.index("They")
    html = comparison_view(otters, (start, start + 4), [(0, 6), (start + 2, start + 10)])
    assert re.findall(r'<span class="cited">(.*?)</span>', html) == ["Otters", " sleep"]
    assert re.findall(r"<mark[^>]*>(.*?)</mark>", html) == ["They"]


def test_each_clean_cell_says_where_it_stands_in_the_text(otters):
    for start, cell in re.findall(
        r'class="text" data-start="(\d+)">(.*?)</div>', comparison_view(otters, None), re.DOTALL
    ):
        words = unescape(re.sub(r'<span class="label">.*?</span>(?:</span>)?|<[^>]+>', "", cell))
        assert otters.text.startswith(words, int(start))
