"""RSS and Atom files: one article per entry. Nothing that they point at is fetched."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from corpus.header.named import Value, read_values
from corpus.raw import RawArticle, Skipped, one_line, without_surrogates
from corpus.readers.decode import decode, read_bytes
from corpus.readers.page import fragment_text
from corpus.readers.quiet import reason, silence

MAX_BYTES = 32 << 20


def read(stream: BinaryIO, source: str, article_id: str) -> Iterator[RawArticle | Skipped]:
    """Yield one article per entry, under the entry's own id or `<path>#1` and on; the feed's title is the outlet."""
    data = read_bytes(stream, source, MAX_BYTES)
    if isinstance(data, Skipped):
        yield data
        return
    if "<!ENTITY" in (decode(data) or ""):
        yield Skipped(source, "XML that declares entities, which may grow without bound or name other files")
        return
    import feedparser

    silence("feedparser")
    try:
        feed = feedparser.parse(io.BytesIO(data))  # as a stream: feedparser takes bytes for an address or a path
    except Exception as error:  # on damaged files feedparser raises whatever its code meets
        yield Skipped(source, f"not a feed that can be read: {reason(error)}")
        return
    if not feed.version:
        yield Skipped(source, "XML that is no RSS or Atom feed")
    elif not feed.entries:
        yield Skipped(source, "empty: a feed without entries")
    for number, entry in enumerate(feed.entries if feed.version else (), 1):
        yield _article(entry, feed, source, f"{article_id}#{number}")


def _article(entry: dict[str, Any], feed: Mapping[str, Any], source: str, default_id: str) -> RawArticle:
    channel = feed["feed"]
    outlets = [(entry.get("source") or {}).get("title"), channel.get("publisher"), channel.get("title")]
    author = entry.get("author") or ""  # feedparser cuts addresses out of names, but not those of all domains
    authors = [author] if "@" in author else [item.get("name") for item in entry.get("authors", ())]
    texts = {
        "title": [_plain(entry.get("title_detail"))],
        "authors": authors,
        "outlet": outlets,
        "published": [entry.get("published") or _plain_date(entry, feed["version"])],
        "url": [entry.get("link")],
    }
    values = {field: [Value(f"feed field {field}", tuple(filter(None, found)))] for field, found in texts.items()}
    article_id = without_surrogates(entry.get("id", "")).strip() or default_id
    return read_values(RawArticle(article_id, fragment_text(_content(entry)), source, named_by="feed field"), values)


def _plain_date(entry: dict[str, Any], version: str) -> str:
    """The <dc:date> of RSS, which feedparser calls updated; in Atom, updated is a later date than the first."""
    # dict.get, because feedparser's own warns
    return "" if version.startswith("atom") else str(dict.get(entry, "updated") or "")


def _content(entry: Mapping[str, Any]) -> str:
    """The longest text of an entry: its content, else its summary."""
    texts = [*entry.get("content", ()), entry.get("summary_detail", {})]
    return max((_markup(text) for text in texts), key=len)


def _markup(detail: Mapping[str, Any]) -> str:
    """The value as HTML, escaped if it is plain text."""
    from markupsafe import escape

    value = detail.get("value", "")
    return str(escape(value)) if detail.get("type") == "text/plain" else value


def _plain(detail: Mapping[str, Any] | None) -> str | None:
    return one_line(fragment_text(_markup(detail))) if detail and detail.get("value") else None
