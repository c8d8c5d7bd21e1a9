"""The reader: one whole article as HTML, with its fields and what can be done from there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from corpus import Article
from qa.links import safe_url
from qa.verify import nearest
from qa.web.escape import Html
from qa.web.fields import day_or_unknown, known_or
from qa.web.reader.body import body_view
from qa.web.reader.comparison import comparison_view
from qa.web.reader.opening import Opening
from qa.web.reader.steps import steps_view
from qa.web.reference import Reference

_HINTS = {
    "inferred": "Not stated as such: read from its place in the text",
    "ambiguous": "Stated in a way that can be read differently",
}

EMPTY = Html(
    '<div class="empty"><p>Choose a numbered citation to read its article here, with the quoted words lit.</p>'
    '<p><a href="#articles">Or pick from all articles</a></p></div>'
)


def missing_view(article_id: str) -> Html:
    """Return what the reader shows for an article that is not in the index."""
    return Html('<div class="empty"><p>The article “{}” is no longer in the index.</p></div>').format(article_id)


def article_view(article: Article, opening: Opening) -> Html:
    """Return an article, lit, named and shown as the opening says.

    A text that has changed since it was quoted is shown unlit and says so.
    """
    reference = opening.reference
    is_same = reference.sha256 == article.sha256 and reference.end <= len(article.text)
    lit = (reference.start, reference.end) if is_same and reference.start < reference.end else None
    return Html(
        '<article class="{}" data-reference="{}" data-article="{}" data-sha="{}">{}{}{}{}{}{}</article>'
    ).format(
        "reading is-comparing" if reference.changes else "reading",
        reference.href,
        article.article_id,
        article.sha256,
        steps_view(opening),
        _header(article),
        _narrowing(article),
        Html("") if is_same else _changed(article, opening),
        _switch(reference),
        (comparison_view if reference.changes else body_view)(article, lit, tuple(_others(article, opening))),
    )


def _others(article: Article, opening: Opening) -> Iterator[tuple[int, int]]:
    """Where else the same answer cites the text as it is."""
    for other in opening.others:
        is_here = (other.article_id, other.sha256) == (article.article_id, article.sha256)
        if is_here and other.start < other.end <= len(article.text):
            yield other.start, other.end


def _changed(article: Article, opening: Opening) -> Html:
    """That the text is another by now, and where the quoted words stand in it if they still do."""
    reference = opening.reference
    told = Html("This article has changed since it was quoted.")
    if opening.quote:
        start = nearest(article.text, opening.quote, reference.start)
        if start is None:
            told = Html("{} It no longer holds the words quoted.").format(told)
        else:
            now = replace(reference, start=start, end=start + len(opening.quote), sha256=article.sha256)
            told = Html('{} <a href="{}">Find the words quoted in the new text</a>').format(told, now.href)
    return Html('<p class="notice" role="status">{}</p>').format(told)


def _narrowing(article: Article) -> Html:
    """Buttons that let only this article, or only its outlet, count for the next questions."""
    only = [("Only this article", {"article_ids": [article.article_id]})]
    if article.outlet:
        only.append(("Only this outlet", {"outlets": [article.outlet]}))
    buttons = Html("").join(
        Html('<button type="button" data-only="{}">{}</button>').format(json.dumps(where), name) for name, where in only
    )
    return Html('<div class="only" role="group" aria-label="Narrow the questions">{}</div>').format(buttons)


def _switch(reference: Reference) -> Html:
    """Two buttons: the clean text, or what was changed in it."""
    buttons = Html("").join(
        Html('<button type="button" aria-pressed="{}" data-href="{}">{}</button>').format(
            "true" if reference.changes is changes else "false", replace(reference, changes=changes).href, name
        )
        for changes, name in ((False, "Clean"), (True, "Changes"))
    )
    return Html('<div class="switch" role="group" aria-label="How the article is shown">{}</div>').format(buttons)


def _header(article: Article) -> Html:
    url = safe_url(article.url)
    link = (
        Html('<a href="{}" target="_blank" rel="noopener noreferrer nofollow">{}</a>').format(url, url) if url else None
    )
    rows = (
        ("Outlet", _sure(article, "outlet", known_or(article.outlet, "outlet"))),
        ("Agency", _sure(article, "origin", known_or(article.origin, "agency")) if article.origin else None),
        ("Author", _sure(article, "authors", known_or(", ".join(article.authors) or None, "author"))),
        ("Published", _sure(article, "published", day_or_unknown(article.published))),
        ("Article", known_or(article.article_id, "id")),
        ("Original", link),
    )
    shown = Html("").join(Html("<div><dt>{}</dt><dd>{}</dd></div>").format(*row) for row in rows if row[1] is not None)
    title = _sure(article, "title", known_or(article.title, "title"))
    return Html('<header><h2 tabindex="-1">{}</h2><dl>{}</dl></header>').format(title, shown)


def _sure(article: Article, field: str, value: Html) -> Html:
    """Add a hint to a value that the article does not state outright, and what should be known of it."""
    evidence = article.evidence.get(field)
    if evidence is None:
        return value
    if evidence.sure != "stated":
        value = Html('{} <span class="hint" title="{}">{}</span>').format(value, _HINTS[evidence.sure], evidence.sure)
    return Html('{} <span class="note-of">{}</span>').format(value, evidence.note) if evidence.note else value
