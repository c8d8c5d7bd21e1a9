"""One article as a record of named fields: what JSON, JSON lines and CSV have in common."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from corpus.header.named import Value, field_key, read_fields
from corpus.raw import RawArticle, Skipped, one_line, without_surrogates
from corpus.readers.page import fragment_text

# Names of the text, the precise one first.
_TEXT_NAMES = (
    "text",
    "body",
    "content",
    "article",
    "articlebody",
    "articletext",
    "fulltext",
    "bodytext",
    "maintext",
    "pagecontent",
)
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
# Names of objects that hold the fields of a record, or the list of records.
_INNER_NAMES = (
    *("fields", "attributes", "_source", "article", "document", "post", "data", "metadata", "meta", "_embedded"),
)
_LIST_HOLDERS = ("response", "result", "hits", "data", "feed")
_MAX_DEPTH = 3
_UTC = "_gmt"  # the end of the name of a time that states no zone
_NAIVE_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?")
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
    link, and those in `corpus.header.named`. Fields inside an object such as "attributes" or "metadata" count as the
    record's own. What else a record holds is ignored.
    """
    if not isinstance(record, dict):
        return Skipped(at, "not a JSON object")
    record = _flat(record)
    text = text_of(record)
    if text is None:
        return Skipped(at, "text must be a string")
    values: dict[str, Value] = {}
    for name, value in sorted(record.items(), key=lambda item: not item[0].lower().endswith(_UTC)):
        is_utc = name.lower().endswith(_UTC) and isinstance(value, str) and _NAIVE_TIME.fullmatch(value)
        if value and (key := field_key(name[: -len(_UTC)] if is_utc else name)):
            texts = (f"{value}Z",) if is_utc else tuple(_texts(value))
            values.setdefault(key, Value(f"field {name}", texts))
    article = RawArticle(_id(record) or default_id, without_surrogates(text), source)
    return read_fields(article, values) if values else article


def listed_records(value: object, depth: int = _MAX_DEPTH) -> list[object] | None:
    """The records of a list, or of an object that is no record but holds a list of them; None if it is neither."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict) or not depth or text_of(_flat(value)) is not None:
        return None
    lists = (value[name] for name in _LIST_NAMES if isinstance(value.get(name), list))
    listed: list[object] | None = next(
        (items for items in lists if any(isinstance(item, dict) for item in items)), None
    )
    inner = (value[name] for name in _LIST_HOLDERS if isinstance(value.get(name), dict))
    return listed or next((found for item in inner if (found := listed_records(item, depth - 1))), None)


def _flat(record: Mapping[str, Any], depth: int = _MAX_DEPTH) -> Mapping[str, Any]:
    """The record with what the objects in it name and it does not name itself."""
    inner = [record[name] for name in _INNER_NAMES if isinstance(record.get(name), dict)] if depth else []
    if not inner:
        return record
    found = {name: value for name, value in record.items() if not any(value is item for item in inner)}
    for item in inner:
        for name, value in _flat(item, depth - 1).items():
            if name not in found or (field_key(name) and not _texts(found[name])):
                found[name] = value
    return found


def text_of(record: Mapping[str, Any]) -> str | None:
    """The text of a record: under its precise name if that is there at all; of what is HTML its words."""
    if "text" in record:
        return record["text"] if isinstance(record["text"], str) else None
    by_key = {name.replace("_", "").replace(" ", "").lower(): value for name, value in record.items()}
    for value in (by_key.get(name) for name in _TEXT_NAMES):
        if isinstance(value, str):
            return value
        if isinstance(value, dict) and isinstance(value.get("rendered"), str):
            return fragment_text(value["rendered"])
    return None


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
            key = next((key for key in _NAME_KEYS if isinstance(item.get(key), str)), "")
            item = fragment_text(item[key][:_MAX_VALUE_CHARS]) if key == "rendered" else item.get(key)
        if isinstance(item, str) and (text := one_line(item[:_MAX_VALUE_CHARS])):
            found.append(text)
    return found
