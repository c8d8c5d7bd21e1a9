"""Web pages: the text of the article without what surrounds it, and the fields the page names. Nothing is fetched."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from corpus.raw import RawArticle, Skipped
from corpus.readers.decode import decode, read_bytes
from corpus.readers.page_fields import read_page_fields
from corpus.readers.page_text import page_text, paragraphs, whole_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_BYTES = 16 << 20  # pages with all their scripts have a few MB; trafilatura refuses more than 20

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]+)""", re.IGNORECASE)
_CHARSET_BYTES = 4096
_TAG = re.compile(r"""<([a-zA-Z][^\s<>/"'=]*+)(?:[^"'<>]++|"[^"]*+"|'[^']*+')*+>""")
_MAX_ATTRIBUTES = 2000  # "=" in a tag; addresses in it hold some too
_SPACES = re.compile(r"[ \t\r\n\f]+")
_NO_XML = re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # lxml takes none of these back
_HIDING_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|rem|%)?\s*(?:[;!]|$)"
)


def read(stream: BinaryIO, source: str, article_id: str) -> Iterator[RawArticle | Skipped]:
    """Yield the one article of a page."""
    data = read_bytes(stream, source, MAX_BYTES)
    yield data if isinstance(data, Skipped) else read_page(data, source, article_id)


def read_page(data: bytes, source: str, article_id: str, charset: str | None = None) -> RawArticle | Skipped:
    """Return the article of a page's bytes; `charset` is what a header outside of the page says."""
    page = _decode(data, charset)
    if page is None:
        return Skipped(source, "not text")
    tree = _parse(page)
    if tree is None:
        return Skipped(source, "nested too deeply to be read whole")
    article = read_page_fields(RawArticle(article_id, "", source, named_by="page"), tree)
    text = page_text(tree)
    return replace(article, raw=text.text, captions=text.captions)


def fragment_text(markup: str) -> str:
    """Return all text of a piece of HTML that is content as a whole, its paragraphs parted by blank lines."""
    tree = _parse(markup)
    return "" if tree is None else paragraphs(whole_text(tree))


def _decode(data: bytes, charset: str | None) -> str | None:
    """Decode by mark, as UTF-8, as the page says, or by guess: bytes that are valid UTF-8 are hardly anything else."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        stated = _CHARSET.search(data[:_CHARSET_BYTES])
        name = charset or (stated[1].decode("ascii") if stated else "")
        try:
            name = codecs.lookup(name).name
            if name not in ("utf-8", "iso8859-1", "ascii") and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
                return data.decode(name, "replace")
        except (LookupError, UnicodeError, ValueError):
            pass
    return decode(data)


def _parse(page: str) -> HtmlElement | None:
    """Parse a page and take out what its reader would not see; None if it is nested too deeply to be read whole."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, collect_ids=False)
    data = _TAG.sub(_bounded_tag, page).encode("utf-8", "replace")
    try:
        tree = html.document_fromstring(data, parser=parser)
    except etree.ParserError:  # nothing but comments or spaces
        return html.document_fromstring("<p></p>")
    if any("depth" in error.message for error in parser.error_log):
        return None
    for element in tree.iter():  # so that line breaks of the extracted text are those of blocks
        text, tail = (_NO_XML.sub("", (part or "").replace("\f", " ")) for part in (element.text, element.tail))
        element.text = text if element.tag in ("pre", "textarea", "script") else _SPACES.sub(" ", text)
        element.tail = _SPACES.sub(" ", tail)
    for toolbar in tree.xpath('//*[@id="wm-ipp-base" or @id="wm-ipp"]'):  # of the Wayback Machine
        toolbar.drop_tree()
    for element in tree.xpath("//template | //noscript | //*[@hidden] | //*[@style]"):
        style = element.get("style", "").lower()
        is_shown = element.get("hidden") is None and element.tag not in ("template", "noscript")
        if element.tag not in ("html", "body") and not (is_shown and not _HIDING_STYLE.search(style)):
            element.drop_tree()
    return tree


def _bounded_tag(tag: re.Match[str]) -> str:
    """The tag, or its name alone if it has so many attributes that parsing would take minutes."""
    return f"<{tag[1]}>" if tag[0].count("=") > _MAX_ATTRIBUTES else tag[0]
