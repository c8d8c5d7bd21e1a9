"""Finds lines that read like those of sites and stand where these do: alone by a clear sign, in company by a lesser."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.article import Mark
from corpus.marking.line_kinds import MAX_CHARS, Guess, LineKind, guess_kinds
from corpus.spans import Span

_ALONE = 2.5  # hardly one in 1,000 of the real lines of more than a few words scores more
_BESIDE = 1.2  # of those next to a line that is marked
_BETWEEN = 0.4  # and of those between two of them
_FEW_WORDS = 3
_SHORT = 1.0  # more is asked of so few words, which say little
_SHORTEST = 2.5  # and more than that of one
_ITEM = 1.0  # and of what may be a row of a list

_REASONS: dict[LineKind, str] = {
    "footer": "reads like site text",
    "noise": "reads like a picture credit",
    "caption": "reads like a caption",
    "bio": "reads like a note about an author",
}
_SPEECH = re.compile(r"\W*[\"“‘„«]|.*\b(?:said|says|told)\b", re.DOTALL)
_ROW = re.compile(r"[-–•*·]\s|\d{1,3}[.)]\s")
_WORD = re.compile(r"[^\W\d_]+")


def find_site_lines(text: str, paragraphs: Sequence[Span], marked: Sequence[Mark]) -> Iterator[Mark]:
    """Yield marks for paragraphs that no rule has marked, but that read like lines of a site."""
    starts = sorted(mark.start for mark in marked)
    junk = {mark.start for mark in marked if mark.kind in ("footer", "noise", "bio")}
    asked = [
        number
        for number, span in enumerate(paragraphs)
        if bisect_left(starts, span.start) == bisect_left(starts, span.end)  # no part of it is marked
        and _may_be_one(text[span.start : span.end])
    ]
    lines = [text[paragraphs[number].start : paragraphs[number].end] for number in asked]
    guesses = dict(zip(asked, guess_kinds(lines), strict=True))
    found = {number for number, guess in guesses.items() if _reaches(text, paragraphs[number], guess, _ALONE)}
    beside = {number for number, span in enumerate(paragraphs) if span.start in junk} | found
    for numbers in (range(len(paragraphs)), range(len(paragraphs) - 1, -1, -1)):
        for before, number in pairwise(numbers):
            if before in beside and _reaches(text, paragraphs[number], guesses.get(number), _BESIDE):
                found.add(number)
                beside.add(number)
    for number in range(1, len(paragraphs) - 1):
        if {number - 1, number + 1} <= beside and _reaches(text, paragraphs[number], guesses.get(number), _BETWEEN):
            found.add(number)
    for number in sorted(found):
        kind = guesses[number].kind
        yield Mark(kind, *paragraphs[number], _REASONS[kind])


def _may_be_one(line: str) -> bool:
    return 0 < len(line) <= MAX_CHARS and not _SPEECH.match(line)


def _reaches(text: str, span: Span, guess: Guess | None, least: float) -> bool:
    """Tell whether a line was weighed and scores enough."""
    if guess is None or guess.score < least:
        return False
    line = text[span.start : span.end]
    words = len(_WORD.findall(line))
    asked = _SHORTEST if words == 1 else _SHORT if words <= _FEW_WORDS else 0.0
    return guess.score >= least + asked + _ITEM * bool(_ROW.match(line))
