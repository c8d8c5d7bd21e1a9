"""Finds characters that were escaped, encoded or set as something else. Knows nothing of lines and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable

from corpus.cleaning.cell_breaks import find_cell_breaks
from corpus.cleaning.escapes import backslashes, entities, percents, quoted_printable
from corpus.cleaning.letters import find_letters, find_spaced
from corpus.cleaning.link_addresses import find_link_addresses
from corpus.cleaning.lost_signs import find_lost_signs
from corpus.cleaning.misread import find_misread
from corpus.cleaning.mojibake import find_mojibake
from corpus.cleaning.note_marks import find_note_marks
from corpus.cleaning.quote_marks import find_quote_marks
from corpus.cleaning.shortcodes import find_shortcodes
from corpus.cleaning.tags import find_tags
from corpus.spans import Edit, SpanMap
from corpus.vocabulary import is_english

# Hyphens that only show where a line ends.
_LINE_HYPHEN = re.compile(r"[\xad¬](?:(?:(?<=[a-z]\xad)|(?<=[a-z]{2}¬))[ \t]{0,3}\r?\n[ \t]{0,8}(?=[a-z]))")
# A large first letter that stands apart from its word.
_DROP_CAP = re.compile(r"(?m)^[ \t]{0,8}([A-Z])(?P<gap>[ \t]*(?:\r?\n[ \t]*){1,2}| )(?=([a-z]{1,14})\b)")


def mend_characters(raw: str) -> tuple[str, SpanMap]:
    """Return the text with every character as it was meant, and the map from raw to it.

    Mends quoted-printable, backslash escapes, HTML entities and tags, mojibake, ligatures and TeX quotation marks, each
    only where it is clearly that. What such a step uncovers, the next one sees.
    """
    text, span_map = raw, SpanMap()
    for find in _STEPS:
        edits = find(text)
        if edits:
            span_map = span_map.then(text, edits)
            text = SpanMap(tuple(edits)).apply(text)
    return text, span_map


def _line_hyphens(text: str) -> list[Edit]:
    has_sign = "\xad" in text or "¬" in text
    return [Edit(*match.span(), "") for match in _LINE_HYPHEN.finditer(text)] if has_sign else []


def _drop_caps(text: str) -> list[Edit]:
    found = []
    for match in _DROP_CAP.finditer(text):
        is_word = match[1] in "AIO" and is_english(match[3])
        if not is_word and is_english(match[1] + match[3]):
            found.append(Edit(*match.span("gap"), ""))
    return found


_STEPS: tuple[Callable[[str], list[Edit]], ...] = (
    quoted_printable,
    backslashes,
    percents,
    find_cell_breaks,
    entities,
    find_mojibake,
    find_misread,
    find_tags,
    find_link_addresses,
    find_shortcodes,
    find_letters,
    _line_hyphens,
    find_lost_signs,
    find_spaced,
    _drop_caps,
    find_note_marks,
    find_quote_marks,
)
