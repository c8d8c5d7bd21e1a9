"""The fields of an article with where each comes from, as a table."""

from __future__ import annotations

from corpus import Article, Evidence
from qa.render import snippet
from qa.web.escape import Html
from qa.web.fields import known_or

#: Fields that have a line although nothing is known of them.
_EXPECTED = ("title", "authors", "outlet", "published")
_NAMES = {
    "title": "Title",
    "authors": "Author",
    "outlet": "Outlet",
    "origin": "Agency",
    "published": "Published",
    "published_at": "Time",
    "url": "Address",
}
_UNKNOWN = {"published": "date"}


def evidence_table(article: Article) -> Html:
    """Return each field's value, where it comes from, and whether it is stated there or inferred."""
    values = {
        "title": article.title,
        "authors": ", ".join(article.authors) or None,
        "outlet": article.outlet,
        "origin": article.origin,
        "published": article.published.isoformat() if article.published else None,
        "published_at": article.published_at,
        "url": article.url,
    }
    rows = Html("").join(
        _row(article, name, value)
        for name, value in values.items()
        if value or name in _EXPECTED or name in article.evidence
    )
    return Html(
        '<table class="evidence" role="table"><caption>Where the fields come from</caption>'
        '<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Field</th>'
        '<th role="columnheader" scope="col">Value</th><th role="columnheader" scope="col">From</th></tr></thead>'
        '<tbody role="rowgroup">{}</tbody></table>'
    ).format(rows)


def _row(article: Article, name: str, value: str | None) -> Html:
    evidence = article.evidence.get(name)
    label = _NAMES.get(name, name)
    return Html(
        '<tr role="row"><th role="rowheader" scope="row">{}</th><td role="cell">{}</td><td role="cell">{}</td></tr>'
    ).format(label, known_or(value, _UNKNOWN.get(name, label.lower())), _from(article, evidence, is_known=bool(value)))


def _from(article: Article, evidence: Evidence | None, *, is_known: bool) -> Html:
    if evidence is None:
        return Html("given with the article") if is_known else Html("nothing says it")
    where = Html("{}").format(evidence.origin)
    if evidence.span and (words := snippet(article.raw[evidence.span.start : evidence.span.end])):
        where = Html("{}: <q><bdi>{}</bdi></q>").format(where, words)
    note = Html('<span class="note-of">{}</span>').format(evidence.note) if evidence.note else Html("")
    return Html('{} <span class="sure is-{}">{}</span>{}').format(where, evidence.sure, evidence.sure, note)
