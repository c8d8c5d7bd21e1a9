"""JSON-LD: what a page says of its article in data for machines. Much of it is broken, or about other articles."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE_TYPE = re.compile(r"(?:Article|Posting|Report)$")
_OTHERS = frozenset(  # what is said of other articles, and of what the article is about
    """
    about associatedMedia breadcrumb citation comment comments hasPart image isBasedOn isPartOf itemListElement mentions
    potentialAction primaryImageOfPage relatedLink review subjectOf thumbnail video
    """.split()  # noqa: SIM905 - a list of words reads better so
)
_WRAPPING = re.compile(r"^\s*(?://\s*)?(?:<!--|<!\[CDATA\[|/\*.*?\*/)\s*|\s*(?://\s*)?(?:-->|\]\]>|;)\s*$", re.DOTALL)
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_BAD_ESCAPE = re.compile(r"\\(?![\"\\/bfnrtu])")
_MAX_NODES = 10_000
_MAX_DEPTH = 100


def linked_article(tree: HtmlElement, hints: Sequence[str | None]) -> Mapping[str, Any]:
    """Return the page's article among its JSON-LD, with what it refers to by @id put in place; empty if it has none.

    Args:
        tree: The parsed page.
        hints: Titles and addresses of the page, by which the article is told from others that are named beside it.
    """
    nodes: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            nodes += _nodes(_parsed(script.text or ""), _MAX_NODES - len(nodes))
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    articles = [node for node in nodes if _is_article(node)]
    chosen = _chosen(articles, [_letters(hint) for hint in hints if hint])
    return {key: _resolved(value, by_id) for key, value in chosen.items()}


def named_people(value: object) -> list[str]:
    """The names in a JSON-LD author or publisher: a text, an object with a name, or a list of either."""
    found: list[str] = []
    for item in listed(value):
        name = item
        if isinstance(item, dict):
            parts = [item.get(key) for key in ("givenName", "familyName")]
            name = item.get("name") or " ".join(part for part in parts if isinstance(part, str))
        found += [text for text in listed(name) if isinstance(text, str) and text]
    return found


def listed(value: object) -> list[Any]:
    """A value as a list of values."""
    return value if isinstance(value, list) else [] if value is None else [value]


def types_of(node: object) -> list[str]:
    """The types of a JSON-LD node."""
    return [kind for kind in listed(node.get("@type")) if isinstance(kind, str)] if isinstance(node, dict) else []


def _parsed(text: str) -> object:
    """The value of a script; what pages often get wrong about JSON is mended."""
    unwrapped = _WRAPPING.sub("", _WRAPPING.sub("", text.strip().rstrip(";")))
    mended = _BAD_ESCAPE.sub(r"\\\\", _TRAILING_COMMA.sub("", unwrapped))
    for form in (text, unwrapped, mended):
        try:
            return json.loads(form, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: object, limit: int) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD value in order, but not what is said of other articles."""
    pending = [value]
    for _ in range(max(0, limit)):
        if not pending:
            return
        value = pending.pop()
        inside: Sequence[object] = ()
        if isinstance(value, dict):
            yield value
            inside = [item for key, item in value.items() if key not in _OTHERS]
        elif isinstance(value, list):
            inside = value
        pending.extend(item for item in reversed(inside) if isinstance(item, (dict, list)))


def _is_article(node: Mapping[str, Any]) -> bool:
    return any(map(_ARTICLE_TYPE.search, types_of(node)))


def _chosen(articles: Sequence[dict[str, Any]], hints: Sequence[str]) -> Mapping[str, Any]:
    """The only article, or the first that has a title or address of the page; others say nothing of it."""
    if len(articles) == 1:
        return articles[0]
    for article in articles:
        page = article.get("mainEntityOfPage")
        own = [article.get("headline"), article.get("name"), article.get("url"), article.get("@id")]
        own.append(page.get("@id") if isinstance(page, dict) else page)
        keys = [key for value in own if isinstance(value, str) and (key := _letters(value))]
        if any(hint == key or (len(key) > 14 and hint.startswith(key)) for hint in hints for key in keys):
            return article
    bodies = [article for article in articles if "articleBody" in article or "mainEntityOfPage" in article]
    return bodies[0] if len(bodies) == 1 else {}


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+|^https?://(?:www\.)?", "", text.casefold())


def _resolved(value: object, by_id: Mapping[str, dict[str, Any]]) -> object:
    if isinstance(value, list):
        return [_resolved(item, by_id) if isinstance(item, dict) else item for item in value]
    return by_id.get(value.get("@id", ""), value) if isinstance(value, dict) and "name" not in value else value
