"""The fields that a web page names: in JSON-LD, in <meta> tags, or in elements of the page marked as such."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from corpus.header.agencies import agency_name
from corpus.header.credits import known
from corpus.header.named import ARCHIVE, Value, read_date, read_values, url_of
from corpus.header.outlets import outlet_kind
from corpus.raw import RawArticle, one_line
from corpus.readers.page_data import linked_article, listed, named_people, types_of
from corpus.readers.page_marked import listed_facts, marked_authors, marked_dates, marked_headings, marked_outlets

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# The names under which <meta> tags hold a field, the clearest first.
_TITLE_KEYS = (
    *("og:title", "twitter:title", "citation_title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title"),
    *("hdl", "headline", "cxenseparse:title"),
)
_AUTHOR_KEYS = (
    *("author", "article:author", "og:article:author", "article:author_name", "citation_author", "parsely-author"),
    *("sailthru.author", "dc.creator", "dcterms.creator", "cxenseparse:author", "byl", "authors", "byline"),
)
_OUTLET_KEYS = (
    *("og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "citation_journal_title", "article:publisher"),
    *("cxenseparse:publishername",),
)
_DATE_KEYS = (
    *("article:published_time", "og:published_time", "og:article:published_time", "datepublished"),
    *("article:published", "article:published_date", "rnews:datepublished", "citation_publication_date"),
    *("citation_online_date", "parsely-pub-date", "sailthru.date", "cxenseparse:publishtime"),
    *("cxenseparse:recs:publishtime", "pubdate", "pdate", "publishdate", "publish-date", "publish_date"),
    *("publication_date", "publication-date", "originalpublicationdate", "article_date_original", "dc.date.issued"),
    *("dcterms.issued", "dcterms.date.issued", "dc.date", "dcterms.date", "date", "displaydate", "timestamp"),
)
_ORIGIN_KEYS = ("article:source", "source", "dc.source", "syndication-source", "original-source", "copyright")
_APPLICATION_KEYS = ("application-name", "apple-mobile-web-app-title")
_IS_PROGRAM = re.compile(
    r"\b(?:apps?|application|web-?site|site|home ?page|portal|cms|blog|demo|test|default|untitled|example|wordpress"
    r"|drupal|joomla|ghost|typo3|blogger|wix|squarespace|hugo|jekyll|gatsby|next\.?js|nuxt|react|vue|angular|chorus|arc)\b",
    re.IGNORECASE,
)
_IS_SECTION = re.compile(
    r"\b(?:releases?|briefings?|newsletters?|podcasts?|archives?|blogs?|topics?|sections?|pages?)$|^(?:press|media|mail)\b",
    re.IGNORECASE,
)
_ARCHIVE = re.compile(ARCHIVE)
_SUFFIX = re.compile(r"\s*\|\s*|\s+[•·–—»-]\s+")
_MIN_CUT_CHARS = 40  # a title cut short for machines still has this many


def read_page_fields(article: RawArticle, tree: HtmlElement) -> RawArticle:
    """Return the article with the fields of its parsed page; dates of change and host names are no evidence."""
    meta = _meta(tree)
    headings = marked_headings(tree)
    page_title = one_line(next((element.text for element in tree.iter("title") if element.text), None))
    links = _links(tree)
    data = linked_article(tree, [*meta.get("og:title", ()), *headings, page_title, *links, *meta.get("og:url", ())])
    outlets = [*_of_meta(meta, _OUTLET_KEYS[:1]), *_of_data(data, "publisher"), *_of_meta(meta, _OUTLET_KEYS[1:])]
    outlets += [*marked_outlets(tree), *_outlet_in_title(page_title, headings), *_application(meta, page_title)]
    outlet = next((text for value in outlets for text in value.texts if known(text) and not url_of(text)), None)
    values = {
        "title": list(_titles(_named_titles(meta, data), headings, page_title, outlet)),
        "outlet": outlets,
        "origin": [*_of_data(data, "sourceOrganization"), *_of_meta(meta, _ORIGIN_KEYS)],
        "authors": [*_authors(data), *_of_meta(meta, _AUTHOR_KEYS), *marked_authors(tree)],
        "published": [*_of_data(data, "datePublished"), *_of_meta(meta, _DATE_KEYS)],
        "url": list(_urls(tree, links, meta, data)),
        "language": [Value("", (language,)) for language in [tree.get("lang") or ""] if not _is_english(language)],
    }
    for field, listed_values in listed_facts(tree).items():
        values[field] = [*values.get(field, ()), *listed_values]
    values["title"].sort(key=lambda value: value.name == "page title")  # which may be that of a list of finds
    if not any(read_date(text) for value in values["published"] for text in value.texts):
        values["published"] = marked_dates(tree)
    return read_values(article, values)


def _meta(tree: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = html.unescape(element.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop"):
            if content and (key := element.get(attribute)):
                found.setdefault(key.strip().lower(), []).append(content)
    for text in found.pop("parsely-page", ()):  # an object with the same fields as the tags of that name
        for key, value in _parsely(text).items():
            found.setdefault(f"parsely-{key.replace('_', '-')}", []).extend(named_people(value))
    return found


def _parsely(text: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _of_meta(meta: Mapping[str, Sequence[str]], keys: Sequence[str]) -> list[Value]:
    return [Value(f"meta {key}", tuple(meta[key])) for key in keys if key in meta]


def _of_data(data: Mapping[str, Any], key: str) -> list[Value]:
    texts = tuple(html.unescape(text) for text in named_people(data.get(key)))
    return [Value(f"JSON-LD {key}", texts)] if texts else []


def _authors(data: Mapping[str, Any]) -> list[Value]:
    """The authors of JSON-LD that are no organisations, and the agencies among those."""
    found = []
    for key in ("author", "creator"):
        for item in listed(data.get(key)):
            if not any(kind.endswith("Organization") for kind in types_of(item)) or any(
                map(agency_name, named_people(item))
            ):
                found += named_people(item)
        if found:
            return [Value(f"JSON-LD {key}", tuple(map(html.unescape, found)))]
    return []


def _outlet_in_title(page_title: str | None, headings: Sequence[str]) -> Iterator[Value]:
    """The outlet that stands last in the page's title, after its heading."""
    heading = next((text for text in headings if (page_title or "").startswith(text)), None)
    parts = list(_SUFFIX.finditer(page_title or "", len(heading))) if heading and page_title else []
    if page_title and heading and parts and parts[0].start() == len(heading):
        name = page_title[parts[-1].end() :].strip()
        if outlet_kind(name) in ("known", "media") and not _IS_SECTION.search(name):
            yield Value("page title", (name,))


def _application(meta: Mapping[str, Sequence[str]], page_title: str | None) -> Iterator[Value]:
    """The name of the application that a page is, where that is an outlet and no program that made the page."""
    for value in _of_meta(meta, _APPLICATION_KEYS):
        is_in_title = any(len(text) > 1 and text in (page_title or "") for text in value.texts)
        if all(outlet_kind(text) not in (None, "shape") or is_in_title for text in value.texts) and not any(
            map(_IS_PROGRAM.search, value.texts)
        ):
            yield value


def _named_titles(meta: Mapping[str, Sequence[str]], data: Mapping[str, Any]) -> list[Value]:
    return [*_of_data(data, "headline"), *_of_data(data, "name"), *_of_meta(meta, _TITLE_KEYS)]


def _titles(
    named: Sequence[Value], headings: Sequence[str], page_title: str | None, outlet: str | None
) -> Iterator[Value]:
    """The titles that the head names, then the page's own, without the outlet that pages put beside them."""
    for value in named:
        yield replace(value, texts=tuple(_bare_title(text, headings, outlet) for text in value.texts))
    own = [text for text in headings if not outlet or _letters(text) != _letters(outlet)]
    in_title = [text for text in own if _letters(text) in _letters(page_title or "")]
    if in_title or len(own) == 1:
        yield Value("page h1", ((in_title or own)[0],))
    if page_title:
        yield Value("page title", (_bare_title(page_title, headings, outlet),))


def _bare_title(title: str, headings: Sequence[str], outlet: str | None) -> str:
    """The title without the outlet before or after it; the whole heading where the title is cut short."""
    title = one_line(title) or ""
    for heading in headings:
        rest = title.removeprefix(heading)
        if title.startswith(heading) and _SUFFIX.match(rest):
            return heading
        cut = title.rstrip(" .…")
        if len(cut) >= _MIN_CUT_CHARS and len(cut) < len(title) and _letters(heading).startswith(_letters(cut)):
            return heading
    parts = list(_SUFFIX.finditer(title)) if outlet else []
    if parts and _is_outlet(title[parts[-1].end() :], outlet):
        return title[: parts[-1].start()]
    if parts and _is_outlet(title[: parts[0].start()], outlet):
        return title[parts[0].end() :]
    return title


def _is_outlet(text: str, outlet: str | None) -> bool:
    """Tell whether a text is the outlet's name, perhaps with "The" or as its address."""
    own = _letters(outlet or "").removeprefix("the")
    return bool(own) and _letters(text).removeprefix("www").removeprefix("the") in (own, f"{own}com", f"{own}org")


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def _links(tree: HtmlElement) -> list[str]:
    """The addresses that the page calls canonical, those that are relative made whole."""
    base = next((element.get("href") or "" for element in tree.iter("base")), "")
    found = [
        link.get("href") or "" for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()
    ]
    return [text for href in found if href.strip() and (text := url_of(_joined(base, href.strip())))]


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:  # it is no address at all
        return ""


def _urls(
    tree: HtmlElement, links: Sequence[str], meta: Mapping[str, Sequence[str]], data: Mapping[str, Any]
) -> Iterator[Value]:
    """The addresses of the article, those that name more than a site first, as they were before they were archived."""
    page = data.get("mainEntityOfPage")
    stated = [
        ("link canonical", links),
        ("meta og:url", meta.get("og:url", ())),
        ("meta parsely-link", meta.get("parsely-link", ())),
        ("JSON-LD url", listed(data.get("url"))),
    ]
    stated.append(("JSON-LD mainEntityOfPage", [page.get("@id") if isinstance(page, dict) else page]))
    found = [
        Value(name, (_ARCHIVE.sub("", text.strip(), 1),))
        for name, texts in stated
        for text in texts
        if isinstance(text, str)
    ]
    yield from sorted(found, key=lambda value: bool(re.fullmatch(r"https?://[^/]+/?", value.texts[0])))


def _is_english(language: str) -> bool:
    """Tell whether a page claims to be English, which most makers of pages let all pages claim."""
    return language.lower().startswith("en")
