"""The text of a web page: the article's paragraphs, with the header lines and captions that extraction leaves out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.header.byline import read_header_line
from corpus.header.header_line import HeaderLine
from corpus.raw import without_surrogates
from corpus.readers.quiet import silence
from corpus.spans import Span

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MIN_ARTICLE_CHARS = "50"  # trafilatura's 250 gives up the paragraphs of a short item
_BLOCKS = (
    *("address", "article", "aside", "blockquote", "br", "caption", "dd", "div", "dl", "dt", "figcaption", "figure"),
    *("footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre"),
    *("section", "table", "td", "th", "tr", "ul"),
)
_BLOCK_TAGS = frozenset(_BLOCKS)
_UNREAD = frozenset(("head", "script", "style"))
_BESIDE = frozenset(("aside", "nav", "footer", "form", "select", "button"))
_PARAGRAPH_BREAK = "\n\n"
_MAX_HEADER_BLOCKS = 40  # between the heading and the first paragraph, share buttons included
_MAX_HEADER_CHARS = 200
_MAX_CAPTION_CHARS = 2000


@dataclass(frozen=True, slots=True)
class PageText:
    """The text, and the spans of it that are captions."""

    text: str
    captions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph of the page; `kind` is the tag that says what it is: h1, figcaption, or none of them."""

    text: str
    kind: str
    is_beside: bool


def page_text(tree: HtmlElement) -> PageText:
    """Return the article's text, or all text of the page if no article stands out; the tree is spent.

    The page's heading, the lines of fields below it, and captions between paragraphs stand where the page has them.
    """
    blocks = list(_blocks(tree))
    extracted = _extracted(tree)
    if not extracted:
        return PageText(paragraphs(whole_text(tree)))
    return _joined(list(_merged(paragraphs(extracted).split(_PARAGRAPH_BREAK), blocks)))


def paragraphs(text: str) -> str:
    """Part all lines by blank ones."""
    return without_surrogates(re.sub(r"\s*\n\s*", _PARAGRAPH_BREAK, text.strip()))


def whole_text(tree: HtmlElement) -> str:
    """All text of a parsed page, its blocks parted by newlines; the tree is spent."""
    for element in tree.xpath("//head | //script | //style"):
        element.drop_tree()
    for element in tree.iter(*_BLOCKS):
        element.text, element.tail = f"\n{element.text or ''}", f"\n{element.tail or ''}"
    return str(tree.text_content())


def _extracted(tree: HtmlElement) -> str | None:
    import trafilatura

    silence("trafilatura", "htmldate", "courlan")
    config = trafilatura.settings.use_config()
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = _MIN_ARTICLE_CHARS
    document = trafilatura.bare_extraction(tree, include_comments=False, config=config)
    return document.text if isinstance(document, trafilatura.settings.Document) else None


def _blocks(tree: HtmlElement) -> Iterator[_Block]:
    """The paragraphs of a page in reading order."""
    from lxml import etree

    pieces: list[str] = []
    opened: list[str] = []  # the tags around that matter
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if tag in _BLOCK_TAGS:
            if text := " ".join("".join(pieces).split()):
                kind = next((name for name in reversed(opened) if name in ("h1", "figcaption")), "")
                yield _Block(without_surrogates(text), kind, not _BESIDE.isdisjoint(opened))
            pieces = []
        matters = tag in _BESIDE or tag in ("h1", "figcaption")
        if event == "start" and tag in _UNREAD:
            walk.skip_subtree()
        elif event == "start":
            opened += [tag] if matters else []
            pieces.append(element.text or "")
        else:
            if matters:
                opened.pop()
            pieces.append(element.tail or "")


def _merged(extracted: Sequence[str], blocks: Sequence[_Block]) -> Iterator[tuple[str, bool]]:
    """The extracted paragraphs with what the page has between them, and whether each is a caption."""
    keys = [_key(block.text) for block in blocks]
    captions = {key for key, block in zip(keys, blocks, strict=True) if block.kind == "figcaption"}
    places = _places(extracted, keys)
    known = {_key(text) for text in extracted}
    read = [place for place in places if place is not None]
    added = [place for place in _header_places(blocks, read) if keys[place] not in known]
    start = min([*read, *added], default=len(blocks))
    added += [
        place
        for place, block in enumerate(blocks)
        if place >= start and keys[place] not in known and block.kind == "figcaption" and _is_caption(block)
    ]
    waiting = sorted(added, reverse=True)
    for text, place in zip(extracted, places, strict=True):
        while waiting and place is not None and waiting[-1] < place:
            block = blocks[waiting.pop()]
            yield block.text, block.kind == "figcaption"
        yield text, _key(text) in captions


def _places(extracted: Sequence[str], keys: Sequence[str]) -> list[int | None]:
    """Which block each paragraph was, in ascending order; None where that is not clear."""
    by_key: dict[str, list[int]] = {}
    for place in range(len(keys) - 1, -1, -1):
        by_key.setdefault(keys[place], []).append(place)
    found: list[int | None] = []
    at = -1
    for text in extracted:
        places = by_key.get(_key(text), [])
        while places and places[-1] <= at:
            places.pop()
        found.append(places.pop() if places else None)
        at = found[-1] if found[-1] is not None else at
    return found


def _header_places(blocks: Sequence[_Block], read: Sequence[int]) -> list[int]:
    """The heading above most of what was read, and the lines of fields between it and the text."""
    headings = [place for place, block in enumerate(blocks) if block.kind == "h1" and not block.is_beside]
    above = [place for place in headings if 2 * bisect_right(read, place) < len(read)]
    if not above:
        return []
    below = (place for place in read if place > above[-1])
    first = next((place for place in below if not _field_line(blocks[place])), above[-1])
    between = range(above[-1] + 1, min(first, above[-1] + _MAX_HEADER_BLOCKS))
    read_lines = {place: _field_line(blocks[place]) for place in between}
    lines = {place for place, line in read_lines.items() if line and _states_by_itself(line)}
    names = {place for place, line in read_lines.items() if line and line.authors and {place - 1, place + 1} & lines}
    return [above[-1], *sorted(lines | names)]


def _is_caption(block: _Block) -> bool:
    return not block.is_beside and len(block.text) <= _MAX_CAPTION_CHARS


def _field_line(block: _Block) -> HeaderLine | None:
    return None if block.is_beside or len(block.text) > _MAX_HEADER_CHARS else read_header_line(block.text)


def _states_by_itself(line: HeaderLine) -> bool:
    """Tell whether a line says by itself that it states fields, as a bare name does not."""
    return bool(line.is_named or line.is_keyed or line.dates or line.origin)


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold()) or text


def _joined(parts: Sequence[tuple[str, bool]]) -> PageText:
    captions = []
    at = 0
    for text, is_caption in parts:
        if is_caption:
            captions.append(Span(at, at + len(text)))
        at += len(text) + len(_PARAGRAPH_BREAK)
    return PageText(_PARAGRAPH_BREAK.join(text for text, _ in parts), tuple(captions))
