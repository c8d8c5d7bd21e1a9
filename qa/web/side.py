"""The side panel: one view for each address that the page's links name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from corpus import Filter, parse_day
from qa.errors import UnknownOutlet
from qa.records import read_where
from qa.web.archive.listing import Listing, listing_view
from qa.web.archive.panel import Archive
from qa.web.chat.stars import starred_view
from qa.web.escape import Html
from qa.web.reader.article import EMPTY, article_view, missing_view
from qa.web.reader.opening import Opening

if TYPE_CHECKING:
    from qa.engine import ArticleQA

STARRED = "#starred"
_BROKEN = Html(
    '<div class="empty"><p>This link to an article is not whole: some of it got lost on the way.</p>'
    '<p><a href="#articles">Find the article in the list</a></p></div>'
)


def side_view(engine: ArticleQA, archive: Archive, data: object) -> Html:
    """Return what an address shows, an invitation where it is none of ours.

    Args:
        engine: Holds the articles.
        archive: What is told of the index itself.
        data: {"href": the address, "others" and "quote" as `Opening.read` takes them, "starred": the starred questions
            if the address is theirs, "where" and "as_of": the filters that are set} from the browser.
    """
    asked = data if isinstance(data, Mapping) else {}
    href = asked.get("href")
    if href == STARRED:
        return starred_view(asked.get("starred"), engine.status().build)
    if view := archive.view(href):
        return view
    if listing := Listing.read(href):
        try:
            return listing_view(engine, listing, _filters(asked))
        except UnknownOutlet:  # of a build before this one
            return listing_view(engine, listing)
    opening = Opening.read(data)
    if opening is None:
        return _BROKEN if isinstance(href, str) and href.startswith("#read") else EMPTY
    article_id = opening.reference.article_id
    article = engine.article(article_id)
    return article_view(article, opening) if article else missing_view(article_id)


def _filters(asked: Mapping[str, Any]) -> Filter:
    """The filters that are set; ones that cannot be read narrow nothing."""
    try:
        where, day = read_where(asked.get("where") or {}), asked.get("as_of")
        return where.up_to(parse_day(day, "as_of") if day else None)
    except (ValueError, TypeError):
        return Filter()
