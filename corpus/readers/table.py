"""CSV and TSV: one article a row, its fields named by the first row as in JSON lines."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from corpus.raw import RawArticle, Skipped, printable
from corpus.readers import text as text_reader
from corpus.readers.decode import encoding_of
from corpus.readers.record import read_record, text_of

MAX_BYTES = 4 << 30  # rows are read one by one
_SAMPLE_BYTES = 1 << 20
_DELIMITERS = ",;\t|"


def read(stream: BinaryIO, source: str, article_id: str) -> Iterator[RawArticle | Skipped]:
    """Yield one article per row with ids `<path>#1` and on, unless the rows name their own.

    Rows are counted without the first, which names the fields; the delimiter is the one that it holds most of.
    """
    encoding = encoding_of(stream.read(_SAMPLE_BYTES))
    if encoding is None:
        yield Skipped(source, "not text")
        return
    stream.seek(0)
    text = io.TextIOWrapper(stream, encoding, errors="replace", newline="")
    csv.field_size_limit(text_reader.MAX_BYTES)  # the default of 128 KiB is less than a long article
    number = 0
    try:
        first = text.readline(text_reader.MAX_BYTES)
        delimiter = max(_DELIMITERS, key=first.count)
        names = [name.strip().lower() for name in next(csv.reader([first], delimiter=delimiter), [])]
        if text_of(dict.fromkeys(names, "")) is None:
            yield Skipped(source, f"no column named text among {printable(', '.join(names))[:200] or 'nothing'}")
            return
        for row in csv.reader(_lines(text), delimiter=delimiter):
            if any(row):
                number += 1
                record = dict(zip(names, row, strict=False))
                yield read_record(record, source, f"{source}#{number}", f"{article_id}#{number}")
    except csv.Error as error:
        yield Skipped(f"{source}#{number + 1}", f"not CSV that can be read: {error}")
    finally:
        text.detach()  # whoever opened the stream closes it


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    """The lines; a file that is one endless line is an error before it fills the memory."""
    total = 0
    while line := text.readline(text_reader.MAX_BYTES):
        total += len(line)
        if len(line) == text_reader.MAX_BYTES or total > MAX_BYTES:
            raise csv.Error(f"a line over {text_reader.MAX_BYTES >> 20} MiB or all over {MAX_BYTES >> 30} GiB")
        yield line
