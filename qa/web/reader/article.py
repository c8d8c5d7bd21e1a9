"""The reader: one whole article as HTML, with the quoted words in one mark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from corpus import Article
from qa.links import safe_url
from qa.web.escape import Html, escape
from qa.web.fields import day_or_unknown, known_or
from qa.web.reader.comparison import MARK_NAMES, comparison_view
from qa.web.reference import Reference

_BREAK = "\n\n"
#: Kinds that are named above their paragraph; titles and bylines are told by their place and looks.
_LABELLED = frozenset({"caption", "repeat", "bio", "footer", "noise"})

_HINTS = {
    "inferred": "Not stated as such: read from its place in the text",
    "ambiguous": "Stated in a way that can be read differently",
}

EMPTY = Html(
    '<div class="empty"><p>Choose a numbered citation to read its article here, with the quoted words lit.</p>'
    '<p><a href="#articles">Or pick from all articles</a></p></div>'
)
_TOOLS = Html(
    '<div class="reading-tools"><button type="button" class="back">Back to the answer</button>'
    '<a href="#articles">All articles</a></div>'
)


def missing_view(article_id: str) -> Html:
    """Return what the reader shows for an article that is not in the index."""
    return Html('<div class="empty"><p>The article “{}” is no longer in the index.</p></div>').format(article_id)


def article_view(article: Article, reference: Reference) -> Html:
    """Return an article, lit, named and shown as the reference says.

    A text that has changed since it was quoted is shown unlit and says so.
    """
    unchanged = reference.sha256 == article.sha256 and reference.end <= len(article.text)
    lit = (reference.start, reference.end) if unchanged and reference.start < reference.end else None
    changed = Html('<p class="notice" role="status">This article has changed since it was quoted.</p>')
    body = Html('<div class="body">{}</div>').format(Html("").join(_paragraphs(article, lit)))
    return Html('<article class="{}" data-reference="{}">{}{}{}{}{}</article>').format(
        "reading is-comparing" if reference.changes else "reading",
        reference.href,
        _TOOLS,
        _header(article),
        Html("") if unchanged else changed,
        _switch(reference),
        comparison_view(article, lit) if reference.changes else body,
    )


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


def _paragraphs(article: Article, lit: tuple[int, int] | None) -> Iterator[Html]:
    for start, end in _paragraph_spans(article.text, lit):
        inside = lit is not None and start <= lit[0] and lit[1] <= end
        pieces = [(start, lit[0]), lit, (lit[1], end)] if lit and inside else [(start, end)]
        content = Html("").join(
            Html('<mark tabindex="-1">{}</mark>').format(article.text[a:b])
            if (a, b) == lit
            else escape(article.text[a:b])
            for a, b in pieces
        )
        kind = _kind(article, start, end)
        label = Html('<span class="label">{}</span>').format(MARK_NAMES[kind]) if kind in _LABELLED else Html("")
        yield Html('<p class="{}">{}{}</p>').format(f"is-{kind or 'body'}", label, content)


def _paragraph_spans(text: str, lit: tuple[int, int] | None) -> Iterator[tuple[int, int]]:
    """Where paragraphs stand; a break inside the lit words parts nothing, so that one mark can hold them."""
    start = 0
    while start < len(text):
        end = text.find(_BREAK, start)
        while lit and end >= 0 and lit[0] < end + len(_BREAK) and end < lit[1]:
            end = text.find(_BREAK, end + 1)
        end = len(text) if end < 0 else end
        if text[start:end].strip():
            yield start, end
        start = end + len(_BREAK)


def _kind(article: Article, start: int, end: int) -> str | None:
    """Kind of the narrowest mark over a whole paragraph, if any."""
    covering = [mark for mark in article.marks if mark.start <= start and end <= mark.end]
    return min(covering, key=lambda mark: mark.end - mark.start).kind if covering else None
