"""Finds Markdown syntax in raw text. Used for every text, since plain text files hold it too."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: Stands for a character of syntax in masked text; it is one of the invisible characters that cleaning deletes.
MASK = "\u200b"

# Every repetition is bounded or cannot be matched in two ways, so that the time stays linear on hostile text.
_NOT_BLANK_LINE = r"(?!\n[ \t]{0,8}\r?\n)"
_TERMINAL_ESCAPE = re.compile(r"(\x1b(?:\[[0-?]{0,50}[ -/]{0,9}[@-~]|\][^\x07\x1b\r\n]{0,200}\x07))")
_LINK = re.compile(
    r"(!?\[)(?=\S)[^\[\]\n]{1,500}"
    r"(\]\([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,500})?(?:[ \t]\"[^\"\n]{0,200}\")?\))"
)
_STARS = re.compile(rf"(?<![\w*\\])(\*{{1,3}})(?=[^\s*])(?:{_NOT_BLANK_LINE}[^*]){{0,300}}?[^\s*](\1)(?![\w*])")
_UNDERSCORES = re.compile(
    rf"(?<![\w\\])(_{{1,3}})(?=[^\s_])(?!(?:init|main|name|file|call|str|repr|dict|all|new|len|doc|version)__)(?:{_NOT_BLANK_LINE}[^_]){{0,300}}?[^\s_](\1)(?!\w)"
)
_STRUCK = re.compile(rf"(~~|==|\+\+)(?<![\w=~+]..)(?=\w)(?:{_NOT_BLANK_LINE}[^~=+]){{0,300}}?[^\s~=+](\1)(?![\w=~+])")
_CODE = re.compile(r"(`)(?<![\w`].)(?=\w)[^`\n]{0,200}[^\s`](`)(?![\w`])")
_REFERENCE = re.compile(r"(\[)(?=[^\s\[\]])[^\[\]\n]{1,300}(\]\[[\w.-]{0,30}\])")
_DEFINITION = re.compile(r"(?m)^( {0,3}\[\^?[\w .-]{1,40}\]:[ \t]{1,4}<?(?:https?://|/|#)[^\r\n]{0,2000})\r?$")
_FOOTNOTE = re.compile(r"(\[\^[\w-]{1,20}\])")
# Stars whose other pair was lost.
_ODD_STARS = re.compile(r"(\*\*)(?<![\w*\\]..)(?=[A-Za-z“\"‘])|(?<=[a-z.,!?:”\"]{2})(\*\*)(?=[\s.,;:!?]|$)(?<!\*..)")
_HEADING = re.compile(r"(?m)^([\ufeff \t]{0,3}#{1,6})[ \t]+(?=\S)[^\r\n]*")
_QUOTE = re.compile(r"(?m)^([ \t]*(?:>[ \t]?)+)")
_BULLET = re.compile(r"(?m)^([ \t]{0,12}[*•‣▪◦+-][ \t]+)(?=\S)(?!\d{1,4} ?[-–—]?[ \t]*\r?$)")
_RULE_SIGNS = ("*", "_", "--", "- ", "-\t", "===")
_RULE = re.compile(r"(?m)^([ \t]*(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){2,}|={3,}[ \t]*))\r?$")
# Each after a sign without which it cannot match.
_PATTERNS = (
    (">", _QUOTE),
    ("", _BULLET),
    ("](", _LINK),
    ("]: ", _DEFINITION),
    ("][", _REFERENCE),
    ("[^", _FOOTNOTE),
    ("*", _STARS),
    ("**", _ODD_STARS),
    ("_", _UNDERSCORES),
    ("~~", _STRUCK),
    ("==", _STRUCK),
    ("`", _CODE),
)


@dataclass(frozen=True, slots=True)
class Markup:
    """Raw text with its syntax masked, character for character.

    Attributes:
        raw: The text itself.
        masked: As long as it.
        headings: Raw offsets of the starts of lines that are headings.
        items: Raw offsets of the starts of lines that are list items.
    """

    raw: str
    masked: str
    headings: frozenset[int]
    items: frozenset[int]


def mask_markup(raw: str) -> Markup:
    """Mask headings, emphasis, links, quotes, bullets and rules where they are clearly syntax: never `5 * 3`."""
    masked = _mask(_TERMINAL_ESCAPE, raw) if "\x1b" in raw else raw
    has_rules = any(sign in raw for sign in _RULE_SIGNS)
    masked = _mask(_RULE, masked) if has_rules else masked
    headings = {match.start() for match in _HEADING.finditer(masked)} if "#" in raw else set()
    headings |= _underlined(raw) if has_rules else set()
    items = frozenset(match.start() for match in _BULLET.finditer(masked))
    masked = _HEADING.sub(_mask_heading, masked) if headings else masked
    for sign, pattern in _PATTERNS:
        if sign in masked:
            masked = _mask(pattern, masked)
    return Markup(raw, masked, frozenset(headings), items)


def _mask(pattern: re.Pattern[str], text: str) -> str:
    """Mask the groups of every match."""
    pieces: list[str] = []
    at = 0
    for match in pattern.finditer(text):
        for group in range(1, pattern.groups + 1):
            start, end = match.span(group)
            if start < 0:
                continue
            pieces += (text[at:start], MASK * (end - start))
            at = end
    return "".join((*pieces, text[at:]))


def _mask_heading(match: re.Match[str]) -> str:
    """Mask the number signs before and after a heading."""
    line = match[0]
    opened = len(match[1])
    kept = line.rstrip(" \t").rstrip("#")
    if not kept.endswith((" ", "\t")):
        kept = line
    return MASK * opened + line[opened : len(kept)] + MASK * (len(line) - len(kept))


def _underlined(raw: str) -> set[int]:
    """Starts of one-line paragraphs that are underlined by a rule of = or -."""
    found = set()
    for match in _RULE.finditer(raw):
        if match[1].strip()[0] in "=-" and match.start() > 1:
            start = raw.rfind("\n", 0, match.start() - 1) + 1
            line = raw[start : match.start()].strip()
            before = raw[max(0, start - 3) : start]
            if (
                line
                and len(line) <= 200
                and (start == 0 or before.count("\n") == 2 or (start <= 3 and not before.strip()))
            ):
                found.add(start)
    return found
