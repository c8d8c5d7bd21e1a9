"""JSON lines: one article a line, its fields named."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from corpus.dates import read_day
from corpus.raw import RawArticle, Skipped, split_names, without_surrogates
from corpus.readers import text as text_reader

MAX_BYTES = 4 << 30  # records are read one by one, so the file may be far larger than memory should hold


def read(stream: BinaryIO, source: str, article_id: str) -> Iterator[RawArticle | Skipped]:
    """Yield one article per line, or a Skipped that names the line; blank lines are passed over.

    Fields: text (required), id, title, published, outlet, author or authors, url. Others are ignored.
    """
    number = total = 0
    while line := stream.readline(text_reader.MAX_BYTES + 1):
        number += 1
        total += len(line)
        at = f"{source}:{number}"
        if len(line) > text_reader.MAX_BYTES or total > MAX_BYTES:
            yield Skipped(
                at, f"too large: a line over {text_reader.MAX_BYTES >> 20} MiB or all over {MAX_BYTES >> 30} GiB"
            )
            return
        if number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        if line.strip():
            yield _record(line, source, at, f"{article_id}:{number}")


def _record(line: bytes, source: str, at: str, default_id: str) -> RawArticle | Skipped:
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        return Skipped(at, "not UTF-8")
    except json.JSONDecodeError as error:
        return Skipped(at, f"not JSON: {error.msg} at column {error.colno}")
    except (ValueError, RecursionError):
        return Skipped(at, "not JSON that can be read: a number too long or lists too deep")
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


def _id(record: Mapping[str, Any]) -> str | None:
    value = record.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return without_surrogates(value) if isinstance(value, str) and value.strip() else None


def _string(record: Mapping[str, Any], name: str) -> str | None:
    """The named field on one line, None if it is missing, empty or no string."""
    value = record.get(name)
    return " ".join(without_surrogates(value).split()) or None if isinstance(value, str) else None


def _authors(record: Mapping[str, Any]) -> tuple[str, ...]:
    value = record.get("authors", record.get("author"))
    if isinstance(value, str):
        value = split_names(re.sub(r"(?i)^\s*by\s+", "", value))
    if not isinstance(value, list):
        return ()
    names = (" ".join(without_surrogates(name).split()) for name in value if isinstance(name, str))
    return tuple(dict.fromkeys(name for name in names if name))
