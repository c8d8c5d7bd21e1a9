"""Cleaning: from raw text to clean text, as edits that can be undone. Knows nothing of fields and marks."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.cleaning.characters import mend_characters
from corpus.cleaning.glued import find_glued
from corpus.cleaning.inline_pages import find_inline_pages
from corpus.cleaning.lines import read_lines
from corpus.cleaning.markup import MASK, mask_markup
from corpus.cleaning.paragraphs import Layout, lay_out
from corpus.cleaning.spacing import find_loose_signs, find_lost_spaces
from corpus.cleaning.split_words import find_split_words
from corpus.header.front_matter import front_matter_end
from corpus.spans import PARAGRAPH_BREAK, Edit, SpanMap, apart

_MAX_REPLACEMENT = 200  # characters that one edit makes: a quotation cannot be cut inside it


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Clean text, its map, and the clean offsets at which headings and lines of page furniture start."""

    text: str
    span_map: SpanMap
    headings: frozenset[int]
    furniture: frozenset[int] = field(default=frozenset())


def clean(raw: str) -> Cleaned:
    """Clean a raw text; the result depends on nothing else.

    Front matter, markup and invisible characters are deleted, wrongly decoded ones mended, odd spaces become plain and
    single, lost ones are put in, hard-wrapped lines and paragraphs broken inside a sentence are joined, across page
    edges and adverts too, page numbers inside a sentence are deleted, accents are composed. Paragraphs are parted by
    exactly two newlines.
    """
    cleaned = _cleaned(*mend_characters(raw))
    if any(len(edit.text) > _MAX_REPLACEMENT for edit in cleaned.span_map.edits):
        return _cleaned(raw, SpanMap())
    return cleaned


def _cleaned(text: str, span_map: SpanMap) -> Cleaned:
    """Clean a text that a map makes of raw, with the map from raw."""
    start = front_matter_end(text)
    layout = lay_out(read_lines(mask_markup(MASK * start + text[start:])))
    edits, starts = _edits(text, layout)
    laid = SpanMap(tuple(edits))
    span_map, text = span_map.then(text, edits), laid.apply(text)
    pages = (Edit(*span, "") for span, parts in find_inline_pages(text) if parts)
    marks = (
        *find_loose_signs(text),
        *find_lost_spaces(text),
        *find_glued(text),
        *find_split_words(text),
    )
    spaces = apart({*pages, *{edit.start: edit for edit in marks}.values()})
    spaced = SpanMap(tuple(spaces))
    headings = (at for at, line in zip(starts, layout.lines, strict=True) if line.is_heading)
    furniture = (starts[number] for number in layout.furniture)
    return Cleaned(
        spaced.apply(text),
        span_map.then(text, spaces),
        frozenset(map(spaced.clean_offset, headings)),
        frozenset(map(spaced.clean_offset, furniture)),
    )


def _edits(text: str, layout: Layout) -> tuple[list[Edit], list[int]]:
    """The edits that make a layout of a text, and the offset in what they make at which each line starts."""
    edits: list[Edit] = []
    starts = []
    at = clean_at = 0
    for number, line in enumerate(layout.lines):
        start = at
        between = ""
        if number:
            joint = layout.joints[number - 1]
            between = joint.text if joint else PARAGRAPH_BREAK
            if joint and joint.drops_hyphen:
                start -= 1
                clean_at -= 1
        edits += _gap_edits(text, start, line.span.start, between)
        edits += line.edits
        clean_at += len(between)
        starts.append(clean_at)
        clean_at += len(line.text)
        at = line.span.end
    if at < len(text):
        edits.append(Edit(at, len(text), ""))
    return edits, starts


def _gap_edits(text: str, start: int, end: int, wanted: str) -> list[Edit]:
    """Edits that put a text in place of text[start:end], leaving alone what is already right."""
    between = text[start:end]
    if between == wanted:
        return []
    first = text.find("\n", start, end)
    second = text.find("\n", first + 1, end) if first >= 0 else -1
    if wanted != PARAGRAPH_BREAK or second < 0:
        return [Edit(start, end, wanted)]
    deleted = ((start, first), (first + 1, second), (second + 1, end))
    return [Edit(at, after, "") for at, after in deleted if at < after]
