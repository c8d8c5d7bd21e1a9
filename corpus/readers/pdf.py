"""PDF files with a text layer, their pages joined by form feeds. Scans are not recognised."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from corpus.raw import RawArticle, Skipped, without_surrogates
from corpus.readers.quiet import reason, silence
from corpus.readers.text import MAX_BYTES as MAX_TEXT

if TYPE_CHECKING:
    from pypdf import PdfReader

MAX_BYTES = 256 << 20  # pictures included
PAGE_BREAK = "\f"
_MAX_PAGES = 2000


def read(stream: BinaryIO, source: str, article_id: str) -> Iterator[RawArticle | Skipped]:
    """Yield the one article of a PDF.

    The page of raw[offset], counted from 1, is 1 + raw.count(PAGE_BREAK, 0, offset). What the file says of itself
    (title, author, date) is not used: it mostly names the program and the time that made the file.
    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    if b"%PDF-" not in stream.read(1024):
        yield Skipped(source, "not a PDF: it does not begin with %PDF-")
        return
    silence("pypdf")
    try:
        reader = PdfReader(stream)
        if reader.is_encrypted and not reader.decrypt(""):
            yield Skipped(source, "locked by a password")
            return
        pages = _page_texts(reader)
    except DependencyError:
        yield Skipped(source, "encrypted in a way that is not supported")
    except Exception as error:  # on damaged files pypdf raises whatever its code meets
        yield Skipped(source, f"not a PDF that can be read: {reason(error)}")
    else:
        text = PAGE_BREAK.join(pages)
        if any(page.strip() for page in pages):
            yield RawArticle(article_id, without_surrogates(text), source)
        else:
            yield Skipped(source, "no text layer: only pictures of pages")


def _page_texts(reader: PdfReader) -> list[str]:
    """The text of each page; form feeds stand between pages only."""
    texts: list[str] = []
    for page in reader.pages:
        texts.append(page.extract_text().replace(PAGE_BREAK, "\n").strip("\n"))
        if len(texts) > _MAX_PAGES or sum(map(len, texts)) > MAX_TEXT:
            raise ValueError(f"over {_MAX_PAGES} pages or {MAX_TEXT >> 20} million characters")
    return texts
