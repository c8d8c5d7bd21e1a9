"""JSON: a file with one article, or a list of articles by itself or in an object, with the fields of JSON lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from corpus.raw import RawArticle, Skipped
from corpus.readers.decode import read_text
from corpus.readers.record import listed_records, parse_json, read_record

MAX_BYTES = 64 << 20  # the whole file is held in memory several times over; JSON lines has no such limit


def read(stream: BinaryIO, source: str, article_id: str) -> Iterator[RawArticle | Skipped]:
    """Yield the article of a file that holds one object, or one per item of a list, with ids `<path>#1` and on."""
    text = read_text(stream, source, MAX_BYTES)
    value = text if isinstance(text, Skipped) else parse_json(text, source)
    if isinstance(value, Skipped):
        yield value
    elif (records := listed_records(value)) is not None:
        if not records:
            yield Skipped(source, "empty: a list of nothing")
        for number, record in enumerate(records, 1):
            yield read_record(record, source, f"{source}#{number}", f"{article_id}#{number}")
    else:
        yield read_record(value, source, source, article_id)
