"""Finds what tables, dumps and editors write for the end of a line: `_x000D_`, a pilcrow, codes of control signs."""

from __future__ import annotations

import re

from corpus.spans import Edit

_CODED = re.compile(r"_x(?P<code>00[0-9A-Fa-f]{2}|20[0-2][0-9A-Fa-f])_|&(?:amp;)?#(?:0?1[03]|[xX]0?[aAdD]);")
_SIGN = re.compile(r"[ \t]{0,3}[¶⏎↵␤␊\u240d]{1,3}[ \t]{0,3}(?![\d\s])")
_SIGNS = "¶⏎↵␤␊\u240d"
_BREAKS = ("000A", "000D", "000a", "000d")
_ENDED = frozenset('.!?:”"’)…')
_HABIT = 2  # such signs that cannot stand for a numbered paragraph


def find_cell_breaks(text: str) -> list[Edit]:
    """Return edits that make them line breaks; a pilcrow only where several end sentences."""
    edits = []
    if "_x" in text or "&#" in text or "&amp;#" in text:
        for match in _CODED.finditer(text):
            code = match["code"]
            made = chr(int(code, 16)) if code and code not in _BREAKS else "\n"
            if made == "\n" and text[match.end() : match.end() + 1] in ("\n", "\r"):
                made = ""
            edits.append(Edit(*match.span(), made if made.isprintable() or made == "\n" else " "))
    if any(sign in text for sign in _SIGNS):
        signs = [match.span() for match in _SIGN.finditer(text)]
        if sum(text[max(0, start - 1) : start] in _ENDED for start, _ in signs) >= _HABIT:
            edits += [Edit(start, end, "\n\n") for start, end in signs]
    return sorted(edits)
