"""Plain text and Markdown: one file, one article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from corpus.raw import RawArticle, Skipped
from corpus.readers.decode import decode

MAX_BYTES = 64 << 20  # a book has about 1 MB; this much is a mistake or an attack


def read(stream: BinaryIO, source: str, article_id: str) -> Iterator[RawArticle | Skipped]:
    """Yield the one article of a text file."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        yield Skipped(source, f"too large: over {MAX_BYTES >> 20} MiB of text")
        return
    text = decode(data)
    yield RawArticle(article_id, text, source) if text is not None else Skipped(source, "not text")
