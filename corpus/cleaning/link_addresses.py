"""Finds the addresses and numbers of links that mail and text browsers print inside sentences."""

from __future__ import annotations

import re

from corpus.spans import Edit, apart

_HOST = r"(?:https?://|www\.)[^\s<>()\[\]{}]{3,500}"
# Behind a word, not behind what announces an address, which is then part of the sentence.
_PRINTED = re.compile(
    rf"(?P<gap>[ \xa0])[<(\[]{{1,2}}{_HOST}[>)\]]{{1,2}}(?=[\s.,;:!?”\"’)—–-]|$)"
    rf"|(?<=[\w,.!?”\"’])<{_HOST}>(?=[\s.,;:!?”\"’)]|$)"
)
_ANNOUNCED = re.compile(
    r"(?:\b(?:at|on|to|see|visit|via|from|in|is|and|or|website|site|page|address|here|link|online|called|source)|[:\])])\Z",
    re.IGNORECASE,
)
_ROW = re.compile(
    r"^[ \t]{0,8}(?:\[(?P<framed>\d{1,3})\]|(?P<plain>\d{1,3})[.)]?)[ \t]{1,3}<?(?:https?://|www\.|mailto:)",
    re.MULTILINE,
)
_LISTED = re.compile(
    r"(?:^[ \t]{0,8}(?:(?:visible |hidden |external )?(?:links?|references?|footnotes|urls|sources)"
    r"(?: in this \w{4,12})?:?)[ \t]*\n\s{0,4})?"
    r"(?:^[ \t]{0,8}(?:\[\d{1,3}\]|\d{1,3}[.)]?)[ \t]{1,3}<?(?:https?://|www\.|mailto:)"
    r"\S{1,500}[ \t]*(?:\n|\Z)){1,200}",
    re.IGNORECASE | re.MULTILINE,
)
_NUMBER = re.compile(r"(?P<before> ?)\[(?P<number>\d{1,3})\](?P<after> ?)(?=(?P<next>.?))")
_REACH = 16
_MIN_PROSE_CHARS = 30


def find_link_addresses(text: str) -> list[Edit]:
    """Return edits that delete addresses behind linked words, and the numbers of links that are listed below."""
    edits = list[Edit]()
    if "://" not in text and "www." not in text:
        return edits
    for match in _PRINTED.finditer(text):
        before = text[max(0, match.start() - _REACH) : match.start()]
        if _is_in_prose(text, match) and not (match["gap"] and _ANNOUNCED.search(before)):
            edits.append(Edit(*match.span(), ""))
    rows = {match["framed"] or match["plain"]: match.start() for match in _ROW.finditer(text)} if "[" in text else {}
    numbers = [match for match in _NUMBER.finditer(text) if rows.get(match["number"], -1) > match.end()] if rows else []
    edits += [Edit(*_without_gap(match), "") for match in numbers]
    if numbers:
        edits += [Edit(*match.span(), "") for match in _LISTED.finditer(text, numbers[-1].end())]
    return apart(edits)


def _is_in_prose(text: str, match: re.Match[str]) -> bool:
    """Tell whether the line of an address has more words than a field of a header."""
    start = max(
        text.rfind("\n", match.start() - min(match.start(), _MIN_PROSE_CHARS), match.start()) + 1,
        match.start() - _MIN_PROSE_CHARS,
        0,
    )
    end = text.find("\n", match.end(), match.end() + _MIN_PROSE_CHARS)
    return match.start() - start + (end if end >= 0 else len(text)) - match.end() >= _MIN_PROSE_CHARS


def _without_gap(match: re.Match[str]) -> tuple[int, int]:
    """The span of a number with one of the blanks beside it, where it has two or stands before a word or a sign."""
    start, end = match.span()
    if match["before"] and match["after"]:
        return start, end - 1
    if match["before"] and not match["next"].isalnum():
        return start, end
    return start + len(match["before"]), end
