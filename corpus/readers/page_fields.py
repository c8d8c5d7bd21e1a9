"""The fields that a web page names: in JSON-LD, in <meta> tags, or in elements of the page marked as such."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from corpus.credits import read_credits
from corpus.dates import Day, read_day
from corpus.raw import one_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# The names under which <meta> tags hold a field, the clearest first.
_TITLE_KEYS = ("og:title", "twitter:title", "citation_title", "dc.title", "dcterms.title", "parsely-title")
_AUTHOR_KEYS = (
    *("author", "article:author", "og:article:author", "article:author_name", "citation_author", "parsely-author"),
    *("sailthru.author", "dc.creator", "dcterms.creator", "byl"),
)
_OUTLET_KEYS = ("og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "citation_journal_title")
_DATE_KEYS = (
    *("article:published_time", "og:published_time", "datepublished", "article:published", "citation_publication_date"),
    *("parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date"),
    *("publication_date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "date"),
)
_ARTICLE_TYPE = re.compile(r"(?:Article|Posting|Report)$")
_MAX_NAME_WORDS = 6  # what stands in an element for the author may be a whole biography
_MAX_NODES = 10_000


@dataclass(frozen=True, slots=True)
class PageFields:
    """What a page names; `named_by` says where: "meta tag" (JSON-LD included) or "page" if its body had to help."""

    title: str | None
    authors: tuple[str, ...]
    outlet: str | None
    day: Day | None
    url: str | None
    named_by: str


def read_page_fields(tree: HtmlElement) -> PageFields:
    """Read the fields of a parsed page; modification dates, file times and host names are no evidence."""
    meta = _meta(tree)
    data = _linked_article(tree)
    outlet = _first([*_values(meta, _OUTLET_KEYS), *_names(data.get("publisher"))])
    named = [text for key in ("headline", "name") if isinstance(text := data.get(key), str)]
    head_title = _first([*named, *_values(meta, _TITLE_KEYS)])
    authors = _authors([*_names(data.get("author")), *_values(meta, _AUTHOR_KEYS)], outlet)
    day = _day([data.get("datePublished"), *_values(meta, _DATE_KEYS)])
    body_authors = authors or _authors(_body_authors(tree), outlet)
    body_day = day or _day(_body_dates(tree))
    is_in_head = bool(head_title) and body_authors == authors and body_day == day
    return PageFields(
        title=_without_outlet(head_title or _body_title(tree), outlet),
        authors=body_authors,
        outlet=outlet,
        day=body_day,
        url=_url(tree, meta, data),
        named_by="meta tag" if is_in_head else "page",
    )


def _meta(tree: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = element.get("content")
        for attribute in ("property", "name", "itemprop"):
            if content and (key := element.get(attribute)):
                found.setdefault(key.strip().lower(), []).append(content)
    return found


def _values(meta: Mapping[str, Sequence[str]], keys: Sequence[str]) -> list[str]:
    return [value for key in keys for value in meta.get(key, ())]


def _first(texts: Sequence[str]) -> str | None:
    """The first text with something in it, its entities resolved."""
    return next((clean for text in texts if (clean := one_line(html.unescape(text)))), None)


def _linked_article(tree: HtmlElement) -> Mapping[str, Any]:
    """The first article among the JSON-LD of the page, with what it refers to by @id put in place."""
    nodes = [
        node for script in tree.xpath('//script[@type="application/ld+json"]') for node in _nodes(script.text or "")
    ]
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    for node in nodes:
        types = node.get("@type")
        if any(isinstance(kind, str) and _ARTICLE_TYPE.search(kind) for kind in _listed(types)):
            people = {
                key: [_resolved(item, by_id) for item in _listed(node.get(key))] for key in ("author", "publisher")
            }
            return {**node, **people}
    return {}


def _nodes(text: str) -> Iterator[dict[str, Any]]:
    """Every object of a JSON-LD text, those of @graph and of lists included; nothing if it is broken."""
    try:
        pending = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(_MAX_NODES):
        if not pending:
            return
        value = pending.pop(0)
        if isinstance(value, dict):
            yield value
        pending[:0] = value if isinstance(value, list) else value.values() if isinstance(value, dict) else ()


def _resolved(value: object, by_id: Mapping[str, dict[str, Any]]) -> object:
    return by_id.get(value.get("@id", ""), value) if isinstance(value, dict) and "name" not in value else value


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _names(value: object) -> list[str]:
    """The names in a JSON-LD author or publisher: a text, an object with a name, or a list of either."""
    names = [item.get("name") if isinstance(item, dict) else item for item in _listed(value)]
    return [name for item in names for name in _listed(item) if isinstance(name, str)]


def _authors(texts: Sequence[str], outlet: str | None) -> tuple[str, ...]:
    """Names of authors, each once; addresses, and the outlet itself, are none."""
    return read_credits(map(html.unescape, texts), outlet).authors


def _day(texts: Sequence[object]) -> Day | None:
    """The first date that can be read, with the time that another text gives for the same day."""
    days = [day for text in texts if isinstance(text, str) and (day := read_day(text))]
    return next((day for day in days if day.time and day.day == days[0].day), days[0] if days else None)


def _url(tree: HtmlElement, meta: Mapping[str, Sequence[str]], data: Mapping[str, Any]) -> str | None:
    page = data.get("mainEntityOfPage")
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    stated = [*links, *meta.get("og:url", ()), data.get("url"), page.get("@id") if isinstance(page, dict) else page]
    return next((url.strip() for url in stated if isinstance(url, str) and re.match(r"\s*https?://\S+\s*$", url)), None)


def _body_title(tree: HtmlElement) -> str | None:
    from trafilatura.metadata import extract_title

    return one_line(extract_title(tree))


def _body_authors(tree: HtmlElement) -> list[str]:
    from trafilatura.metadata import extract_author

    names = (extract_author(tree) or "").split("; ")
    return [name for name in names if name[:1].isupper() and " " in name and len(name.split()) <= _MAX_NAME_WORDS]


def _body_dates(tree: HtmlElement) -> list[str]:
    """Dates in elements marked as the publication date, or else the one date that all <time> elements share."""
    marked = tree.xpath('//*[@itemprop="datePublished"] | //time[@pubdate]')
    times = marked or tree.xpath("//time[@datetime]")
    stated = [element.get("datetime") or element.get("content") or element.text_content() for element in times]
    days = {day.day for text in stated if (day := read_day(text))}
    return stated if marked or len(days) == 1 else []


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """The title without the outlet that pages put after it."""
    if not title or not outlet:
        return title
    return re.sub(rf"\s+[|•·–—-]\s+{re.escape(outlet)}$", "", title, flags=re.IGNORECASE) or title
