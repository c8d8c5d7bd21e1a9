from dataclasses import replace

import pytest

from qa.web.archive.panel import Archive
from qa.web.reader.article import EMPTY
from qa.web.reference import Reference
from qa.web.side import side_view


def view(engine, href, **data):
    return side_view(engine, Archive(engine, None), {"href": href, **data})


def test_each_address_has_its_view(engine):
    assert '<h2 tabindex="-1">Starred questions</h2>' in view(engine, "#starred")
    assert '<h2 tabindex="-1">The index</h2>' in view(engine, "#index")
    assert '<h2 tabindex="-1">Articles</h2>' in view(engine, "#articles")
    brigades = engine.held[1]
    assert brigades.text in view(engine, Reference(brigades.article_id, 0, 0, brigades.sha256).href)


def test_an_article_that_is_gone_is_named(engine):
    assert "“&lt;gone&gt;.txt” is no longer" in view(engine, Reference("<gone>.txt", 0, 5, "0" * 64).href)


def test_a_broken_link_to_an_article_says_so(engine):
    for href in ("#read?article=zzz", "#read?", "#read", "#read?article=a&start=9&end=3&sha=0"):
        assert "This link to an article is not whole" in view(engine, href)


def test_the_list_is_narrowed_by_the_filters(engine):
    everything = view(engine, "#articles")
    narrowed = view(engine, "#articles", where={"outlets": ["SAMPLE Wire"]}, as_of="2022-04-30")
    assert (everything.count('class="pick"'), narrowed.count('class="pick"')) == (4, 1)


@pytest.mark.parametrize("where", [3, {"outlets": 3}, {"colour": "red"}, []])
def test_filters_of_the_wrong_form_narrow_nothing(engine, where):
    assert view(engine, "#articles", where=where).count('class="pick"') == 4
    assert view(engine, "#articles", as_of="April").count('class="pick"') == 4


@pytest.mark.parametrize(
    "data", [None, 3, "#starred", {}, {"href": None}, {"href": "#nowhere"}, {"href": "https://x.example"}]
)
def test_what_is_no_address_of_ours_shows_the_invitation(engine, data):
    assert side_view(engine, Archive(engine, None), data) == EMPTY


def test_a_changed_article_says_so(engine):
    brigades = engine.held[1]
    href = Reference(brigades.article_id, 0, 9, brigades.sha256).href
    engine.held[1] = replace(brigades, text=f"New. {brigades.text}", raw=f"New. {brigades.text}")
    assert "has changed since" in view(engine, href)
