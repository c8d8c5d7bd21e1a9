"""Persons whom an article names, and where it names them: what a "he said" can mean."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.spans import Span
from corpus.words import MEDIA_WORDS, NOT_NAMES, PLACE_WORDS, ROLES, STARTERS

_NAME = re.compile(
    r"(?<![\w’'-])(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Prof|Rev|Lt|Col|Sgt)\.\s|[A-Z][\w’'-]+\s)(?:[A-Z]\.\s|(?:de|van|von|der|bin|al|el|la)\s){0,2}(?:[A-Z][\w’'-]+\s){0,2}[A-Z][\w’'-]+"
)
_WORD = re.compile(r"(?<![\w’'-])[A-Z][\w-]*(?:['’][A-Z][\w-]+)?")
_HONORIFIC = re.compile(r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Prof|Rev|Lt|Col)\.\s$")
_APPOSED = re.compile(r",\s(?:\d\d|an?|the|who|whose)\b")
_OF_A_PERSON = re.compile(
    r"(?:['’]s?\b|\s(?:administration|campaign|team|family|supporters|voters|officials|allies|aides|campaigns)\b)"
)
_NO_SURNAMES = NOT_NAMES | PLACE_WORDS | MEDIA_WORDS | frozenset(word.casefold() for word in STARTERS)
_NEVER_IN_NAMES = _NO_SURNAMES - ROLES


def find_surnames(text: str) -> frozenset[str]:
    """Find the last names of persons: of full names that a title, an apposition or a later short form confirms."""
    counts: dict[str, int] = {}
    for word in _WORD.finditer(text):
        counts[word[0]] = counts.get(word[0], 0) + 1
    full: dict[str, int] = {}
    sure = set()
    for match in _NAME.finditer(text):
        words = [word for word in match[0].replace("’s", "").replace("'s", "").split() if word]
        surname = words[-1]
        full[surname] = full.get(surname, 0) + 1
        if any(word.casefold().strip(".") in _NEVER_IN_NAMES for word in words) or len(surname) < 2:
            continue
        before = text[max(0, match.start() - 40) : match.start()]
        titled = any(word.casefold() in ROLES for word in [*words[:-1], *before.split()[-1:]])
        told = titled or _HONORIFIC.search(before) or _APPOSED.match(text, match.end())
        if told or counts.get(surname, 0) > full[surname]:
            sure.add(surname)
    return frozenset(surname for surname in sure if surname.casefold() not in _NO_SURNAMES | ROLES)


def find_mentions(frame: str, surnames: frozenset[str], offset: int) -> Iterator[tuple[str, Span]]:
    """Yield the persons that a frame names as themselves, by last name; not what belongs to them."""
    for match in _WORD.finditer(frame):
        if match[0] in surnames and not _OF_A_PERSON.match(frame, match.end()):
            yield match[0], Span(match.start() + offset, match.end() + offset)
