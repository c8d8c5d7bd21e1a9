"""Word files (.docx): their visible text, one paragraph after the other."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from corpus.raw import RawArticle, Skipped, without_surrogates
from corpus.readers.quiet import reason
from corpus.readers.text import articles_of

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

MAX_BYTES = 64 << 20
_MAX_UNPACKED = 256 << 20  # a small archive may unpack to anything
_MAX_XML = 32 << 20
# Runs that a reader sees: neither hidden, nor moved elsewhere, nor in the text boxes that Word stores twice.
_VISIBLE_TEXT = "|".join(
    f".//w:r[not(w:rPr/w:vanish) and not(ancestor::w:moveFrom) and not(ancestor::w:txbxContent)]/w:{tag}"
    for tag in ("t", "tab", "br", "cr", "noBreakHyphen")
)
_DRAWN = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read(stream: BinaryIO, source: str, article_id: str) -> Iterator[RawArticle | Skipped]:
    """Yield the articles of a Word file: one, or those of an export.

    What the file says of itself (author, dates) is not used: it mostly names who typed or saved it last.
    """
    import docx

    try:
        if too_large := _too_large(stream):
            yield Skipped(source, too_large)
            return
        body = docx.Document(stream).element.body
        text = "\n\n".join(filter(None, map(_text, body.xpath(".//w:p"))))
    except zipfile.BadZipFile:
        yield Skipped(source, "not a Word file (.docx): no archive")
    except Exception as error:  # on damaged files python-docx raises whatever its code meets
        yield Skipped(source, f"not a Word file (.docx) that can be read: {reason(error)}")
    else:
        yield from articles_of(without_surrogates(text), source, article_id)


def _too_large(stream: BinaryIO) -> str | None:
    with zipfile.ZipFile(stream) as archive:
        sizes = [(part.filename.endswith((".xml", ".rels")), part.file_size) for part in archive.infolist()]
    stream.seek(0)
    if sum(size for _, size in sizes) > _MAX_UNPACKED or sum(size for is_xml, size in sizes if is_xml) > _MAX_XML:
        return f"too large: unpacks to over {_MAX_UNPACKED >> 20} MiB, or {_MAX_XML >> 20} MiB of text"
    return None


def _text(paragraph: BaseOxmlElement) -> str:
    pieces = paragraph.xpath(_VISIBLE_TEXT)
    return "".join(_DRAWN.get(piece.tag.rpartition("}")[2], piece.text or "") for piece in pieces).strip()
