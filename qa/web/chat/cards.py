"""The sources below an answer: one card an article, in the order of first citation."""

from __future__ import annotations

from collections.abc import Sequence

from qa.answer import Citation
from qa.web.chat.markers import marker
from qa.web.escape import Html
from qa.web.fields import DOT, day_or_unknown, known_or, pages


def source_cards(citations: Sequence[Citation]) -> Html:
    """Return the cards of the articles cited, nothing without any."""
    by_article: dict[str, list[Citation]] = {}
    for citation in citations:
        by_article.setdefault(citation.article_id, []).append(citation)
    cards = Html("").join(_card(group) for group in by_article.values())
    return Html('<h3>Sources</h3><ul class="cards">{}</ul>').format(cards) if cards else cards


def _card(group: Sequence[Citation]) -> Html:
    first = group[0]
    markers = Html(" ").join(marker(citation) for citation in group)
    fields = (known_or(first.outlet, "outlet"), day_or_unknown(first.published), pages(group))
    return Html(
        '<li class="card"><p class="card-title">{} {}</p>'
        '<p class="card-fields">{}</p><p class="card-fields">{}</p>{}{}</li>'
    ).format(
        markers,
        known_or(first.title, "title"),
        DOT.join(field for field in fields if field),
        known_or(", ".join(first.authors) or None, "author"),
        Html("").join(Html('<p class="card-fields"><bdi>{}</bdi></p>').format(bio) for bio in first.bios),
        _also_in(group),
    )


def _also_in(group: Sequence[Citation]) -> Html:
    """Who else prints one of the quotes."""
    copies = dict.fromkeys(copy for citation in group for copy in citation.also_in)
    named = [
        Html("{}{}{} (<bdi>{}</bdi>)").format(
            known_or(copy.outlet, "outlet"), DOT, day_or_unknown(copy.published), copy.article_id
        )
        for copy in copies
    ]
    return Html('<p class="card-fields">Also in {}</p>').format(Html("; ").join(named)) if named else Html("")
