"""Buttons beside an article that narrow the questions to it, its outlet or its authors."""

from __future__ import annotations

from corpus import Article
from qa.web.escape import Html
from qa.web.narrowing.chips import json_of

_BUTTON = Html('<button type="button" data-narrow="{}">{}</button>')


def only_buttons(article: Article) -> Html:
    """Return the buttons; the panel's script takes what they carry, in place of what was picked of that kind."""
    buttons = [_BUTTON.format(json_of({"article_ids": [article.article_id]}), "Only this article")]
    if article.outlet:
        buttons.append(_BUTTON.format(json_of({"outlets": [article.outlet]}), "Only this outlet"))
    if article.authors:
        label = "Only this author" if len(article.authors) == 1 else "Only these authors"
        buttons.append(_BUTTON.format(json_of({"authors": list(article.authors)}), label))
    return Html("").join(buttons)
