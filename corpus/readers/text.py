"""Plain text and Markdown: one file, one article, unless it is an export of a press archive with many."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from corpus.raw import RawArticle, Skipped
from corpus.readers.decode import read_text
from corpus.readers.export import split_export

MAX_BYTES = 64 << 20  # a book has about 1 MB; this much is a mistake or an attack


def read(stream: BinaryIO, source: str, article_id: str) -> Iterator[RawArticle | Skipped]:
    """Yield the articles of a text file."""
    text = read_text(stream, source, MAX_BYTES)
    if isinstance(text, Skipped):
        yield text
    else:
        yield from articles_of(text, source, article_id)


def articles_of(text: str, source: str, article_id: str) -> list[RawArticle]:
    """Return the articles of an export with ids `<path>#1` and on, or the text as the one article that it is."""
    return split_export(text, source, article_id) or [RawArticle(article_id, text, source)]
