"""Plain text and Markdown: one file, one article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from corpus.raw import RawArticle, Skipped
from corpus.readers.decode import read_text

MAX_BYTES = 64 << 20  # a book has about 1 MB; this much is a mistake or an attack


def read(stream: BinaryIO, source: str, article_id: str) -> Iterator[RawArticle | Skipped]:
    """Yield the one article of a text file."""
    text = read_text(stream, source, MAX_BYTES)
    yield text if isinstance(text, Skipped) else RawArticle(article_id, text, source)
