"""Finds quotation marks in the forms of typesetting, typewriters and other languages, and accents for apostrophes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.spans import Edit

_MARK = re.compile(
    r"(?P<opening>(?<!`)``(?!`)(?=\S)|(?<!‘)‘‘(?=\S)|(?<![,\w]),,(?=[A-Za-z\d“‘])|(?<![\w'])''(?=\w)|<<(?=[\s\w])(?<![\w<]<<)(?!<))"
    r"|(?P<closing>(?<!')''(?!')|’’|(?<=[\w.,!?…])``(?!\S)|>>(?<=[\w.,!?…\s]>>)(?!>))"
    r"|(?P<left>«[ \xa0\u202f]?)|(?P<right>[ \xa0\u202f]?»)|(?P<end>\n\s*\n)"
)
_DOUBLES = ("``", "‘‘", ",,", "''", "<<", "«")
_ACCENT = re.compile(r"[`´ʼʹ′＇](?<=[A-Za-z].)(?=(?:s|t|d|m|re|ve|ll)\b)|[`´](?<=\b[ODLdl].)(?=[A-Z])")
_ACCENTS = "`´ʼʹ′＇"
_RUNS = re.compile('"+')
_DOUBLED, _FRAMED = 2, 3  # straight marks in a row: one of a cell, and one beside the mark that frames the cell
_BACKQUOTED = re.compile(r"`(?<![\w`].)(?=\w)[^`'\n]{0,300}(?:'(?=\w)[^`'\n]{0,100}){0,3}'(?![\w'])")


def find_quote_marks(text: str) -> list[Edit]:
    """Return edits that make them the usual ones; those that close only where one opened in their paragraph."""
    edits = list(_doubles(text)) if any(sign in text for sign in _DOUBLES) else []
    if any(sign in text for sign in _ACCENTS):
        edits += [Edit(*match.span(), "’") for match in _ACCENT.finditer(text)]
    if "`" in text and "'" in text:
        for match in _BACKQUOTED.finditer(text):
            edits += (Edit(match.start(), match.start() + 1, "‘"), Edit(match.end() - 1, match.end(), "’"))
    if '""' in text:
        edits += _cells(text)
    return sorted(set(edits))


def _cells(text: str) -> Iterator[Edit]:
    """Marks that the cells of a table double: all of the text, but for those that frame it."""
    runs = [match.span() for match in _RUNS.finditer(text)]
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    inner = [end - start for start, end in runs if start > first and end < last]
    if sum(size == _DOUBLED for size in inner) < _DOUBLED or any(size not in (_DOUBLED, _FRAMED) for size in inner):
        return
    for start, end in runs:
        if end - start > 1:
            yield Edit(start + 1, end, "")


def _doubles(text: str) -> Iterator[Edit]:
    opened: Edit | None = None
    for match in _MARK.finditer(text):
        kind = match.lastgroup
        if kind == "end":
            opened = None
        elif kind in ("opening", "left"):
            opened = Edit(*match.span(), "“")
            if match[0] in ("``", "‘‘"):
                yield opened
        elif opened and kind in ("closing", "right"):
            if text[opened.start : opened.end] not in ("``", "‘‘"):
                yield opened
            opened = None
            yield Edit(*match.span(), "”")
