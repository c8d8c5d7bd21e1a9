"""The side panel: one view for each address that the page's links name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from qa.web.archive.listing import Listing, listing_view
from qa.web.chat.stars import starred_view
from qa.web.escape import Html
from qa.web.reader.article import EMPTY, article_view, missing_view
from qa.web.reference import Reference

if TYPE_CHECKING:
    from qa.engine import ArticleQA

STARRED = "#starred"


def side_view(engine: ArticleQA, data: object) -> Html:
    """Return what an address shows, an invitation where it is none of ours.

    Args:
        engine: Holds the articles.
        data: {"href": the address, "starred": the starred questions if it is theirs} from the browser.
    """
    href = data.get("href") if isinstance(data, Mapping) else None
    if href == STARRED:
        return starred_view(data.get("starred") if isinstance(data, Mapping) else None)
    if listing := Listing.read(href):
        return listing_view(engine, listing)
    reference = Reference.read(href)
    if reference is None:
        return EMPTY
    article = engine.article(reference.article_id)
    return article_view(article, reference) if article else missing_view(reference.article_id)
