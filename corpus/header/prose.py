"""Lines that are running text at a glance: most lines of an article, which need no dear test for what they may state.

Knows nothing of fields. Words that only sentences hold are counted as printed, since names and headings write
them with a capital.
"""

from __future__ import annotations

import re

_MIN_CHARS = 60  # shorter lines are soon read
_LONG_CHARS = 120  # in which one word is enough, where shorter lines need two

_WORDS = """
    is are was were be been being has have had having will would could should must cannot do does did said says told
    that which who whom whose they their them he she him his her hers its it we our us you your these those but not
    than because if when while although though since until there here into about after before over under against
    between during during also more most other such some any each all out up down so then
    ist sind war waren hat haben hatte hatten wird werden wurde wurden dass nicht sich auch sie ihr ihre aber oder wenn
    sont était étaient ont avait avaient sera que qui dont elle ils elles nous vous mais ou cette ces leur leurs
    fue eran era han había habían será pero esta este sus ellos ellas cuando donde
    sono hanno aveva che non anche questo questa loro più
    foi são está estava não seu sua eles elas mas quando
    het zijn heeft hebben werd worden niet maar ook haar hun
"""
_KNOWN = frozenset(_WORDS.split())
_WORD = re.compile(r"(?<![\w’'./@-])[^\W\d_]+(?![\w’'/@-])")


def is_prose(text: str) -> bool:
    """Tell whether a line has the words of sentences; False leaves open what it is."""
    if len(text) < _MIN_CHARS:
        return False
    words = (match[0] in _KNOWN for match in _WORD.finditer(text))
    return any(words) and (len(text) >= _LONG_CHARS or any(words))
