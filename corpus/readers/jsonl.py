"""JSON lines: one article a line, its fields named."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from corpus.raw import RawArticle, Skipped
from corpus.readers import text as text_reader
from corpus.readers.record import parse_json, read_record

MAX_BYTES = 4 << 30  # records are read one by one, so the file may be far larger than memory should hold


def read(stream: BinaryIO, source: str, article_id: str) -> Iterator[RawArticle | Skipped]:
    """Yield one article per line, or a Skipped that names the line; blank lines are passed over."""
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
            yield _line(line, source, at, f"{article_id}:{number}")


def _line(line: bytes, source: str, at: str, default_id: str) -> RawArticle | Skipped:
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return Skipped(at, "not UTF-8")
    record = parse_json(text, at)
    return record if isinstance(record, Skipped) else read_record(record, source, at, default_id)
