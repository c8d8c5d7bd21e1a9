"""The fields of a record by the names that records use for them: "headline" is a title, "pubdate" a date."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from corpus.article import Evidence
from corpus.header.agencies import agency_name
from corpus.header.credits import known, read_credits
from corpus.header.dates import Day, read_day
from corpus.header.outlets import is_surely_outlet
from corpus.raw import RawArticle
from corpus.spans import Span

#: Per field its names, the precise ones first; case, blanks and marks in a name do not count.
FIELD_NAMES: Mapping[str, Sequence[str]] = {
    "title": ("title", "headline", "articletitle", "heading", "webtitle"),
    "authors": ("authors", "author", "byline", "by", "authorname", "writers", "writer", "creator", "dccreator"),
    "published": (
        *("published", "publishedat", "publisheddate", "publishedon", "publishedtime", "datepublished", "publishdate"),
        *("publishtime", "publicationdate", "pubdate", "firstpublished", "webpublicationdate", "date", "datetime"),
    ),
    "outlet": (
        *("outlet", "publication", "publicationtitle", "newspaper", "publisher", "source", "sourcename", "newssource"),
        *("site", "sitename", "website"),
    ),
    "origin": ("origin", "agency", "newsagency", "wire", "source"),
    "url": (
        *("url", "link", "canonicalurl", "canonical", "permalink", "sourceurl", "articleurl", "originalurl", "weburl"),
        "source",
    ),
    "language": ("language", "lang", "locale", "inlanguage"),
}
_ALL_NAMES = frozenset(name for names in FIELD_NAMES.values() for name in names)

#: What the Wayback Machine puts before the address of a page that it keeps.
ARCHIVE = r"(?:https?://web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(?=https?://))?"
_URL = re.compile(rf"{ARCHIVE}(?P<url>https?://[^\s<>\"\[\]/?#]+(?:[/?#][^\s<>\"]*)?)", re.IGNORECASE)
_PATH = re.compile(r"\\|/.*/|^[./]|/$|\.(?:txt|md|html?|jsonl?|csv|tsv|xml|pdf|docx?|rtf|eml)$", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_ISO = re.compile(r"\d{8}(?:T\d{4,6}(?:Z|[+-]\d\d:?\d\d)?)?|\d{4}-\d\d-\d\d[T ]\d\d:\S{2,30}")
_CLOCK = re.compile(r"\d[:.hT]\d\d|\d\s?[ap]\.?m\b", re.IGNORECASE)
_EVIDENT = ("title", "authors", "outlet", "origin", "published", "published_at", "url")
_MAX_OUTLET_CHARS = 100
_MAX_DATE_CHARS = 100
_MAX_NAME_CHARS = 40


@dataclass(frozen=True, slots=True)
class Value:
    """What a record says under one name.

    Attributes:
        name: What names it, as evidence is to say.
        texts: One text, or several where it lists them.
        span: Where it stands in the raw text, if it does.
    """

    name: str
    texts: tuple[str, ...]
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class NamedDay:
    """The date that a record names; `text` is what it says where that says more than could be read by itself."""

    value: Value | None = None
    day: Day | None = None
    text: str | None = None

    @property
    def fields(self) -> dict[str, Any]:
        """The fields of a RawArticle that hold it."""
        day = self.day
        return {
            "published": day.day if day else None,
            "published_at": day.time if day else None,
            "published_text": self.text,
        }


@lru_cache(maxsize=1024)
def field_key(name: str) -> str | None:
    """Return the form of a name that FIELD_NAMES has; None if it names no field."""
    key = re.sub(r"[\s_:.-]+", "", name[:_MAX_NAME_CHARS]).casefold()
    return key if key in _ALL_NAMES else None


def read_fields(article: RawArticle, values: Mapping[str, Value]) -> RawArticle:
    """Return the article with the fields that the values name, by key of FIELD_NAMES, and that it has not yet."""
    return read_values(
        article, {field: [values[key] for key in keys if key in values] for field, keys in FIELD_NAMES.items()}
    )


def read_values(article: RawArticle, values: Mapping[str, Sequence[Value]]) -> RawArticle:
    """Return the article with the fields that the values name, the first of each first, and that it has not yet.

    Values that stand for nothing, such as "N/A", name nothing.
    """
    found = {field: _first(values.get(field, ()), read) for field, read in _READERS.items()}
    named: dict[str, Any] = {field: text for field, (text, _) in found.items()}
    by: dict[str, Value | None] = {field: value for field, (_, value) in found.items()}
    for byline in values.get("authors", ()):
        credited = read_credits(byline.texts, named["outlet"])
        if credited.origin and not named["origin"]:
            named["origin"], by["origin"] = credited.origin, byline
        if credited.authors:
            named["authors"], by["authors"] = credited.authors, byline
            break
    if not (article.published or article.published_text):
        dated = read_named_day(values.get("published", ()))
        named |= dated.fields
        by |= dict.fromkeys(dated.fields, dated.value)
    taken = {field: value for field, value in named.items() if value and not getattr(article, field)}
    evidence = {
        field: Evidence(value.name, value.span)
        for field, value in by.items()
        if value and field in _EVIDENT and (field in taken or field == "published")
        if value.span or value.name != f"{article.named_by} {field}"
    }
    return replace(article, **taken, evidence={**evidence, **article.evidence}) if taken else article


def read_named_day(values: Sequence[Value]) -> NamedDay:
    """The first date that can be read, with the time that another value may state for the same day."""
    texts = [(value, text) for value in values for text in value.texts if known(text) and len(text) <= _MAX_DATE_CHARS]
    dated = [(value, text, day) for value, text in texts if (day := read_date(text))]
    if not dated:
        return NamedDay(texts[0][0], None, texts[0][1]) if texts else NamedDay()
    same_day = [item for item in dated if item[2].day == dated[0][2].day]
    value, _, day = next((item for item in same_day if item[2].time), same_day[0])
    clocked = None if day.time else next((text for _, text, _ in same_day if _CLOCK.search(text)), None)
    return NamedDay(value, day, clocked)


def read_date(text: str) -> Day | None:
    """Read a value that is a date; besides the notations of text those of machines, such as 20220304T103000Z."""
    if day := read_day(text):
        return day
    if not _ISO.fullmatch(text.strip()):
        return None
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return Day(moment.date(), moment.isoformat() if moment.tzinfo else None)


def url_of(text: str) -> str | None:
    """Return a text that is a web address and nothing else; of an archived page its own."""
    match = _URL.fullmatch(text.strip())
    return match["url"] if match else None


def language_tag(text: str) -> str | None:
    """Return a language tag as "en-GB", however its parts are joined; None if the text is none."""
    tag = text.strip().replace("_", "-")
    return tag if _LANGUAGE.fullmatch(tag) else None


def _outlet(text: str) -> str | None:
    name = known(text)
    if not name or len(name) > _MAX_OUTLET_CHARS or _PATH.search(name):
        return None
    is_path = "/" in name and not is_surely_outlet(name) and not all(map(is_surely_outlet, name.split("/")))
    return None if is_path else name  # "Harbour Radio/Radio Quill" is none


def _origin(text: str) -> str | None:
    return agency_name(known(text) or "")


_READERS: Mapping[str, Callable[[str], str | None]] = {
    "title": known,
    "outlet": _outlet,
    "origin": _origin,
    "url": url_of,
    "language": language_tag,
}


def _first(values: Sequence[Value], read: Callable[[str], str | None]) -> tuple[str | None, Value | None]:
    """The first text that can be read, and the value that holds it."""
    for value in values:
        for text in value.texts:
            if found := read(text):
                return found, value
    return None, None
