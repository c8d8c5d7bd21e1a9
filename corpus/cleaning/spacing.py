"""Finds blanks that were lost between words, and blanks that part a sign from its word.

Works on clean text, where addresses of markup are gone already.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from corpus.spans import Edit, apart
from corpus.words import DOMAIN_ENDS

_TOKEN_CHARS = 60  # a longer word is an address or a table

# Where a sentence or clause ends and the next word begins at once. A sign comes first, so that few places are tried.
_GLUED = re.compile(
    r"[.!?,;:\"”](?=\S)(?:"
    r"(?P<stop>(?:(?<=[a-z]{2}[.!?])|(?<=[a-z\d%][)”’][.!?])|(?<=[a-z]%[.!?]))(?=[A-Z][a-z])"
    r"|(?<=[a-z]{2}[.!?])(?=[AI][ ’'])|(?<=\d\d[.!?])(?=[A-Z][a-z])"
    r"|(?<=\s\d[.!?])(?=[A-Z][a-z]{2})|(?<=[A-Z]{3}[.!?])(?=[A-Z][a-z]{2}))"
    r"|(?P<opening>(?<=[a-z][a-z\d][.!?,:])(?=[“‘][A-Za-z]))"
    r"|(?P<closing>(?<=[a-z\d][.!?,]”)(?=[A-Za-z“]))"
    r"|(?P<straight>(?<=[a-z\d][.!?,])(?=\"[A-Za-z])|(?<=[a-z\d][.!?,]\")(?=[A-Za-z]))"
    r"|(?P<comma>(?:(?<=[a-z]{2}[,;])|(?<=[a-z][,;])(?=[A-Za-z][a-z])|(?<=[\d)”][,;])(?=[a-z]{2}))"
    r"(?=[A-Za-z]{1,20}(?:[\s’',.;:!?”\"-]|$)))"
    r")"
)

# A quotation glued to the words around it: where it is so once only, the article may have it so.
_GLUED_QUOTE = re.compile(r"(?=“)(?<=[a-z]{2})|”(?<=[a-z\d]”)(?=[A-Za-z]{2})")
_YEAR = re.compile(r"[12](?<=[a-z]\d)(?:(?<=1)9|(?<=2)0)\d\d\b")
_BEFORE_YEAR = re.compile(r"\b(?:[Ii]n|of|by|[Ss]ince|from|until|on|to)\Z")
_TITLE_END = re.compile(r"\.(?=[A-Z\d][a-z\d])")
_TITLE = re.compile(r"\b(?:Dr|Mrs?|Ms|St|Gen|Sen|Rep|Gov|Lt|Col|Capt|Sgt|Prof|Rev|Jan|Feb|Aug|Sept|Oct|Nov|Dec|No)\Z")
_LONGEST = 8  # characters before a year or behind a title's full stop that are looked at
_HABIT = 2  # times that an oddity is more than a slip of the article itself
# A blank that stands before a sign which ends something, or behind one that opens it.
_LOOSE = re.compile(
    r" (?=[.,;:!?”)\]’'n])(?:(?<=[\w”\"’)%\]] )(?=[.,;!?](?:[\s”\"’)]|$))|(?<=[A-Za-z”\"’)] )(?=:(?:\s|$))"
    r"|(?<=[\w.,;!?…’%] )(?=[”)\]](?!\w))"
    r"|(?<=[A-Za-z] )(?=(?:’(?:s|re|ve|ll|d|m)|'(?:s|re|ve|ll)|n[’']t)(?:[\s.,;:!?”]|$)))"
    r"|[“(\[‘](?P<behind> )(?=[\w“‘(])"
)
_LOOSE_QUOTE = re.compile(r'(?P<left> |^)"(?P<right> )', re.MULTILINE)
_TOKEN = re.compile(r"\S+")
_ADDRESS = re.compile(r"://|[@#/\\_=&]|^www\.", re.IGNORECASE)
_NEXT_WORD = re.compile(r"\w+")


def find_lost_spaces(text: str) -> list[Edit]:
    """Return insertions of the blanks that are missing after a sentence, a clause or a quotation."""
    found = set(_places(text))
    found |= {match.start() for match in _YEAR.finditer(text) if _follows(text, match, _BEFORE_YEAR)}
    found |= {match.end() for match in _TITLE_END.finditer(text) if _follows(text, match, _TITLE)}
    quotes = [match.end() for match in _GLUED_QUOTE.finditer(text)] if "“" in text else []
    if len(quotes) >= _HABIT:
        found.update(quotes)
    return [Edit(at, at, " ") for at in sorted(found)]


def _follows(text: str, match: re.Match[str], words: re.Pattern[str]) -> bool:
    return bool(words.search(text[max(0, match.start() - _LONGEST) : match.start()]))


def find_loose_signs(text: str) -> list[Edit]:
    """Return deletions of the blanks that part a sign from the word it belongs to."""
    edits = [Edit(*match.span(match.lastgroup or 0), "") for match in _LOOSE.finditer(text)]
    quotes = _Quotes(text)
    loose = list(_LOOSE_QUOTE.finditer(text)) if any(sign in f"\n{text}" for sign in (' " ', '\n" ')) else []
    for match in loose if len(loose) >= _HABIT else ():
        side = "right" if quotes.opens(match.end("left")) else "left"
        if match[side]:
            edits.append(Edit(*match.span(side), ""))
    return apart(edits)


class _Quotes:
    """The straight quotation marks of a text, which open and close in turn in each paragraph."""

    def __init__(self, text: str) -> None:
        self._quotes = [match.start() for match in re.finditer('"', text)]
        self._paragraphs = [0, *(match.end() for match in re.finditer("\n\n", text))]

    def opens(self, at: int) -> bool:
        """Tell whether an even number stands between the start of the paragraph and a place."""
        paragraph = self._paragraphs[bisect_right(self._paragraphs, at) - 1]
        return (bisect_left(self._quotes, at) - bisect_left(self._quotes, paragraph)) % 2 == 0


def _places(text: str) -> Iterator[int]:
    quotes = _Quotes(text)
    for match in _GLUED.finditer(text):
        at = match.end()
        earliest = max(0, at - _TOKEN_CHARS)
        start = max(earliest, text.rfind(" ", earliest, at) + 1, text.rfind("\n", earliest, at) + 1)
        token = _TOKEN.match(text, start, at + _TOKEN_CHARS)
        if not token or len(token[0]) >= 2 * _TOKEN_CHARS:
            continue
        if match.lastgroup == "straight":
            if not quotes.opens(at):
                continue  # the mark opens where one that closes is wanted, or the other way round
        elif match.lastgroup in ("stop", "comma") and _is_address(text, at, token[0]):
            continue
        yield at


def _is_address(text: str, at: int, token: str) -> bool:
    """Tell whether a full stop or comma belongs to an address, a file or the name of a site."""
    follower = _NEXT_WORD.match(text, at)
    word = follower[0].casefold() if follower else ""
    return (text[at - 1] == "." and word in DOMAIN_ENDS) or bool(_ADDRESS.search(token))
