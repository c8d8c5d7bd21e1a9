"""Changed text with a sign for each character that draws nothing, so that a reader sees what was there."""

from __future__ import annotations

import unicodedata
from itertools import groupby, islice

from qa.web.escape import Html, escape

#: Characters of one change that are drawn, and runs of alike ones among them; the rest is counted.
MOST_DRAWN = 400
MOST_RUNS = 24
_MOST_REPEATED = 3

#: Characters that have a sign of their own, drawn by every font; all others are named in brackets.
_SIGNS = {" ": "·", "\t": "⇥", "\n": "↵"}
_PARAGRAPH_SIGN = "¶"
_NAMES = {
    "\t": "tab",
    "\n": "line break",
    "\v": "vertical tab",
    "\f": "page break",
    "\r": "carriage return",
    "\x1b": "escape",
    "\ufeff": "byte order mark",
}
_UNDRAWN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0") | {chr(code) for code in range(0xFE00, 0xFE10)}
_CATEGORIES = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"})


def drawn(text: str, *, joins: bool = False) -> Html:
    """Return a changed stretch of text as HTML: what draws nothing as a sign with its name, all else as it is.

    Args:
        text: What was deleted or put in; of a long one the end is only counted.
        joins: Its blank lines parted what is now one paragraph: they are drawn as a paragraph sign.
    """
    parts = []
    shown = text[:MOST_DRAWN]
    left = len(text)
    if unicodedata.category(shown[:1] or "a") in ("Mn", "Me") and shown[0] not in _UNDRAWN:
        parts.append(escape("◌"))  # an accent needs a letter to stand on
    for sign, run in islice(groupby(shown, key=lambda char: char if _draws_nothing(char) else ""), MOST_RUNS):
        part = "".join(run)
        left -= len(part)
        parts.append(_sign(sign, len(part), joins=joins) if sign else escape(part))
    if left:
        parts.append(Html(' <span class="sign">and {:,} more characters</span>').format(left))
    return Html("").join(parts)


def _sign(char: str, count: int, *, joins: bool) -> Html:
    """A run of one character as its sign, and the line break that it made."""
    name = _NAMES.get(char) or unicodedata.name(char, "").lower() or f"U+{ord(char):04X}"
    sign = _SIGNS.get(char) or f"[{name}]"
    if joins and char == "\n" and count > 1:
        sign, name, count = _PARAGRAPH_SIGN, "paragraph break", 1
    label = name if count == 1 else f"{count} × {name}"
    text = sign * count if count <= _MOST_REPEATED else f"{sign}×{count}"
    after = "\n" if char in "\n\f" else ""
    return Html('<span class="sign" role="img" aria-label="{}" title="{}">{}</span>{}').format(
        label, label, text, after
    )


def _draws_nothing(char: str) -> bool:
    return unicodedata.category(char) in _CATEGORIES or char in _UNDRAWN or 0xE0100 <= ord(char) <= 0xE01EF
