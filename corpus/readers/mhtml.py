"""Web pages saved as one file (MHTML): the page itself, read as HTML, without the parts that it shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from corpus.raw import RawArticle, Skipped
from corpus.readers.decode import read_bytes
from corpus.readers.mail import parse_message, part_bytes
from corpus.readers.page import read_page

MAX_BYTES = 64 << 20  # with every image in it


def read(stream: BinaryIO, source: str, article_id: str) -> Iterator[RawArticle | Skipped]:
    """Yield the article of the first HTML part, with the address from which it was saved."""
    data = read_bytes(stream, source, MAX_BYTES)
    if isinstance(data, Skipped):
        yield data
        return
    message = parse_message(data)
    part = next((part for part in message.walk() if part.get_content_type() == "text/html"), None) if message else None
    if message is None or part is None:
        yield Skipped(source, "no HTML part in this web archive")
        return
    article = read_page(part_bytes(part), source, article_id, part.get_content_charset())
    address = str(message.get("Snapshot-Content-Location") or part.get("Content-Location") or "").strip()
    if isinstance(article, RawArticle) and not article.url and address.startswith(("http://", "https://")):
        article = replace(article, url=address)
    yield article
