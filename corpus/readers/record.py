"""One article as a record of named fields: what JSON, JSON lines and CSV have in common."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from corpus.named import Value, field_key, read_fields
from corpus.raw import RawArticle, Skipped, one_line, without_surrogates

# Names of the text, the precise one first.
_TEXT_NAMES = ("text", "body", "content", "article", "articlebody", "articletext", "fulltext", "bodytext", "maintext")
# Names of what stands for a person, outlet or text that is an object.
_NAME_KEYS = ("name", "fullName", "full_name", "title", "display_name", "displayName", "main", "original", "rendered")
_LIST_NAMES = (
    "articles",
    "items",
    "entries",
    "documents",
    "docs",
    "records",
    "stories",
    "posts",
    "results",
    "data",
    "hits",
)
_MAX_LISTED = 100
_MAX_VALUE_CHARS = 5000


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

    Fields: text (required), id, title, published, outlet, author or authors, url. Where one of these is missing, the
    other names that records use for it count: body or content, headline, byline, date, pubdate, publication, source,
    link, and those in `corpus.named`. What else a record holds is ignored.
    """
    if not isinstance(record, dict):
        return Skipped(at, "not a JSON object")
    text = text_of(record)
    if text is None:
        return Skipped(at, "text must be a string")
    values: dict[str, Value] = {}
    for name, value in record.items():
        if value and (key := field_key(name)):
            values.setdefault(key, Value(f"field {name}", tuple(_texts(value))))
    article = RawArticle(_id(record) or default_id, without_surrogates(text), source)
    return read_fields(article, values) if values else article


def listed_records(value: object) -> list[object] | None:
    """The records of a list, or of an object that is no record but holds a list of them; None if it is neither."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and text_of(value) is None:
        found = (value[name] for name in _LIST_NAMES if isinstance(value.get(name), list))
        return next((items for items in found if any(isinstance(item, dict) for item in items)), None)
    return None


def text_of(record: Mapping[str, Any]) -> str | None:
    """The text of a record: under its precise name if that is there at all."""
    if "text" in record:
        return record["text"] if isinstance(record["text"], str) else None
    by_key = {name.replace("_", "").replace(" ", "").lower(): value for name, value in record.items()}
    found = (by_key.get(name) for name in _TEXT_NAMES)
    return next((value for value in found if isinstance(value, str)), None)


def _id(record: Mapping[str, Any]) -> str | None:
    value = record.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return without_surrogates(value) if isinstance(value, str) and value.strip() else None


def _texts(value: object) -> list[str]:
    """The texts of a value: itself, those that it lists, or the name of the person or outlet that it describes."""
    items = value if isinstance(value, list) else [value]
    found = []
    for item in items[:_MAX_LISTED]:
        if isinstance(item, dict):
            item = next((item[key] for key in _NAME_KEYS if isinstance(item.get(key), str)), None)
        if isinstance(item, str) and (text := one_line(item[:_MAX_VALUE_CHARS])):
            found.append(text)
    return found
