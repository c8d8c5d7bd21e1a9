"""Finds blanks and hyphens that were lost between words, and blanks after hyphens that part a word.

Works on clean text, where addresses of markup are gone already.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from corpus.spans import Edit
from corpus.words import DOMAIN_ENDS

_TOKEN_CHARS = 60  # a longer word is an address or a table

# Where a sentence or clause ends and the next word begins at once. A sign comes first, so that few places are tried.
_GLUED = re.compile(
    r"[.!?,;:\"”](?:"
    r"(?P<stop>(?:(?<=[a-z]{2}[.!?])|(?<=[a-z\d%][)”’][.!?])|(?<=[a-z]%[.!?]))(?=[A-Z][a-z])"
    r"|(?<=[a-z]{2}[.!?])(?=[AI][ ’'])|(?<=\d\d[.!?])(?=[A-Z][a-z]{2}))"
    r"|(?P<opening>(?<=[a-z][a-z\d][.!?,:])(?=[“‘][A-Za-z]))"
    r"|(?P<closing>(?<=[a-z\d][.!?,]”)(?=[A-Za-z“]))"
    r"|(?P<straight>(?<=[a-z\d][.!?,])(?=\"[A-Za-z])|(?<=[a-z\d][.!?,]\")(?=[A-Za-z]))"
    r"|(?P<comma>(?<=[a-z]{2}[,;])(?=[A-Za-z][a-z]{2}))"
    r")"
)

_TOKEN = re.compile(r"\S+")
_ADDRESS = re.compile(r"://|[@#/\\_=&]|^www\.", re.IGNORECASE)
_NEXT_WORD = re.compile(r"\w+")


def find_lost_spaces(text: str) -> list[Edit]:
    """Return insertions of the blanks that are missing after a sentence, a clause or a quotation."""
    return [Edit(at, at, " ") for at in _places(text)]


def _places(text: str) -> Iterator[int]:
    quotes = [match.start() for match in re.finditer('"', text)]
    paragraphs = [0, *(match.end() for match in re.finditer("\n\n", text))]
    for match in _GLUED.finditer(text):
        at = match.end()
        earliest = max(0, at - _TOKEN_CHARS)
        start = max(earliest, text.rfind(" ", earliest, at) + 1, text.rfind("\n", earliest, at) + 1)
        token = _TOKEN.match(text, start, at + _TOKEN_CHARS)
        if not token or len(token[0]) >= 2 * _TOKEN_CHARS:
            continue
        if match.lastgroup == "straight":
            paragraph = paragraphs[bisect_right(paragraphs, at) - 1]
            if (bisect_left(quotes, at) - bisect_left(quotes, paragraph)) % 2:
                continue  # the mark opens where one that closes is wanted, or the other way round
        elif match.lastgroup in ("stop", "comma") and _is_address(text, at, token[0]):
            continue
        yield at


def _is_address(text: str, at: int, token: str) -> bool:
    """Tell whether a full stop or comma belongs to an address, a file or the name of a site."""
    follower = _NEXT_WORD.match(text, at)
    word = follower[0].casefold() if follower else ""
    return (text[at - 1] == "." and word in DOMAIN_ENDS) or bool(_ADDRESS.search(token))
