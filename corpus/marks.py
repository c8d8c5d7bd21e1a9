"""Marks: spans of clean text that are not ordinary body text. Marked, never cut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.article import Mark
from corpus.fields import Header
from corpus.footer import find_footers
from corpus.head import letters
from corpus.paragraphs import paragraph_spans
from corpus.spans import Span

_MIN_REPEAT_LETTERS = 50  # rows of a list and short answers may stand twice
_MIN_DOUBLED_LETTERS = 15  # two in a row may be shorter
_MAX_CAPTION_CHARS = 700
_TAIL_PARAGRAPHS = 6

_PICTURED = re.compile(r"\bPictured(?: \([^)]{1,30}\))?:")
_CREDIT = re.compile(
    r"\b(?:image|photo|picture|photograph|photography|video|illustration|credit)s?"
    r"(?: credit)?(?: by)?:\s?[^.\n]{1,80}\.?$"
    r"|\([^()]{0,60}\b(?:photo|image|picture)s?\b[^()]{0,60}\)$"
    r"|\bvia (?:AP|Reuters|AFP|Getty Images)$"
    r"|/(?:AFP|AP|Reuters|Getty Images|EPA|Shutterstock|Bloomberg)(?:[ /][\w/ ]{0,40})?$",
    re.IGNORECASE,
)
_CAPTION_START = re.compile(r"(?:file )?(?:photo|image|picture|pictured|caption)s?:\s", re.IGNORECASE)
_IDS = re.compile(r"\d{9,13}(?:\s\d{1,13}){0,3}(?:\s|$)")
_BIO_VERB = re.compile(
    r"(?:,[^,]{1,80},)? (?:is|was|has been|has written|writes|covers|reports|teaches|serves|works|can be|lives)\b"
)


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph without the noise glued in front of it."""

    paragraph: Span
    body: Span
    key: str
    text: str


def find_marks(text: str, header: Header) -> tuple[Mark, ...]:
    """Find all marks, ascending by start and nested where they overlap, those of the header among them."""
    paragraphs = paragraph_spans(text)
    marks = list(header.marks)
    taken = {mark.start for mark in marks}
    footers = [span for span in find_footers(text, paragraphs) if span.start not in taken]
    marks += [Mark("footer", *span, "contact, notice or link") for span in footers]
    taken.update(span.start for span in footers)
    rest = [span for span in paragraphs if span.start not in taken]
    bios = [span for span in rest[-_TAIL_PARAGRAPHS:] if len(rest) > 1 and _is_bio(text[span.start : span.end], header)]
    marks += [Mark("bio", *span, "about the author") for span in bios]
    blocks = [_block(text, span, header.titles) for span in rest if span not in bios]
    for block in blocks:
        if block.body.start > block.paragraph.start:
            noise = text[block.paragraph.start : block.body.start].rstrip()
            marks.append(
                Mark("noise", block.paragraph.start, block.paragraph.start + len(noise), "ids in front of a text")
            )
    marks += _captions_and_repeats([block for block in blocks if block.key])
    return tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end)))


def _is_bio(paragraph: str, header: Header) -> bool:
    return any(paragraph.startswith(author) and _BIO_VERB.match(paragraph, len(author)) for author in header.authors)


def _block(text: str, span: Span, titles: Sequence[str]) -> _Block:
    """Part a paragraph from ids, and from a title after them, in front of it."""
    start = span.start
    if ids := _IDS.match(text, span.start, span.end):
        start = ids.end()
        for title in sorted(titles, key=len, reverse=True):
            if text.startswith(title + " ", start):
                start += len(title) + 1
                break
    body = text[start : span.end]
    return _Block(span, Span(start, span.end), letters(body), body)


def _captions_and_repeats(blocks: Sequence[_Block]) -> list[Mark]:
    captions: dict[int, str] = {}
    for number, block in enumerate(blocks):
        beside = blocks[number + 1 : number + 2]
        if len(block.text) > _MAX_CAPTION_CHARS:
            continue
        if beside and block.key == beside[0].key and len(block.key) >= _MIN_DOUBLED_LETTERS:
            captions.setdefault(number, "stands twice in a row")
            captions[number + 1] = "stands twice in a row"
        elif _is_caption(block.text):
            captions.setdefault(number, "picture credit")
    marks = [Mark("caption", *blocks[number].body, why) for number, why in captions.items()]
    originals = _originals(blocks, set(captions))
    for number, block in enumerate(blocks):
        if originals.get(block.key, number) != number:
            marks.append(Mark("repeat", *block.body, "stands elsewhere in the article"))
        elif number in captions and (pictured := _PICTURED.search(block.text)):
            head = block.text[: pictured.start()].rstrip()
            if originals.get(letters(head), number) != number:
                marks.append(Mark("repeat", block.body.start, block.body.start + len(head), "stands in the body"))
    return marks


def _is_caption(text: str) -> bool:
    return bool(_PICTURED.search(text) or _CAPTION_START.match(text) or _CREDIT.search(text[-160:]))


def _originals(blocks: Sequence[_Block], captions: set[int]) -> dict[str, int]:
    """Which block is the original of each text: the first in the body, else the first caption."""
    originals: dict[str, int] = {}
    in_order = sorted(range(len(blocks)), key=lambda number: (number in captions, number))
    for number in in_order:
        key = blocks[number].key
        if len(key) >= _MIN_REPEAT_LETTERS or number in captions:
            originals.setdefault(key, number)
    return originals
