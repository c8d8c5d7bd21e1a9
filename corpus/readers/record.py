"""One article as a record of named fields: what JSON, JSON lines and CSV have in common."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from corpus.dates import read_day
from corpus.raw import RawArticle, Skipped, split_names, without_surrogates


def parse_json(text: str, source: str) -> Any | Skipped:  # noqa: ANN401 - JSON may hold anything
    """Return the value of a JSON text, or a Skipped that says where it is broken."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        line = f"line {error.lineno}, " if error.lineno > 1 else ""
        return Skipped(source, f"not JSON: {error.msg.removesuffix(' at')} at {line}column {error.colno}")
    except (ValueError, RecursionError):
        return Skipped(source, "not JSON that can be read: a number too long or lists too deep")


def read_record(record: object, source: str, at: str, default_id: str) -> RawArticle | Skipped:
    """Return the article of a record, or a Skipped that names `at`, its place in the source.

    Fields: text (required), id, title, published, outlet, author or authors, url. Others are ignored.
    """
    if not isinstance(record, dict):
        return Skipped(at, "not a JSON object")
    if not isinstance(record.get("text"), str):
        return Skipped(at, "text must be a string")
    day = read_day(_string(record, "published") or "")
    return RawArticle(
        article_id=_id(record) or default_id,
        raw=without_surrogates(record["text"]),
        source=source,
        title=_string(record, "title"),
        authors=_authors(record),
        outlet=_string(record, "outlet"),
        published=day.day if day else None,
        published_at=day.time if day else None,
        url=_string(record, "url"),
    )


def one_line(text: str | None) -> str | None:
    """A text on one line and without lone surrogates; None if nothing is left."""
    return " ".join(without_surrogates(text or "").split()) or None


def byline_names(text: str) -> tuple[str, ...]:
    """The names of "By A and B", each once, as printed."""
    names = (one_line(name) for name in split_names(re.sub(r"(?i)^\s*by:?\s+", "", text)))
    return tuple(dict.fromkeys(name for name in names if name))


def _id(record: Mapping[str, Any]) -> str | None:
    value = record.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return without_surrogates(value) if isinstance(value, str) and value.strip() else None


def _string(record: Mapping[str, Any], name: str) -> str | None:
    """The named field on one line, None if it is missing, empty or no string."""
    value = record.get(name)
    return one_line(value) if isinstance(value, str) else None


def _authors(record: Mapping[str, Any]) -> tuple[str, ...]:
    value = record.get("authors", record.get("author"))
    if isinstance(value, str):
        return byline_names(value)
    if not isinstance(value, list):
        return ()
    names = (one_line(name) for name in value if isinstance(name, str))
    return tuple(dict.fromkeys(name for name in names if name))
