"""What a short text speaks of: names, times and plain noun phrases, with a guess at what each is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from qa.followups.vocabulary import (
    BODY_WORDS,
    FEMALE_NAMES,
    FEMALE_TITLES,
    FUNCTION_WORDS,
    MALE_NAMES,
    MALE_TITLES,
    PLACE_WORDS,
    PLACES,
    THING_WORDS,
    TITLES,
    WITH_THE,
)

Kind = Literal["person", "place", "body", "thing", "time", "name"]

_MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Aug|Sept|Oct|Nov"
    "|Dec)"
)
_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_UNIT = (
    "(?:second|hour|day|night|week|weekend|month|year|decade|century|summer|winter|spring|autumn|fall|season|morning)"
)
TIME = re.compile(
    r"\b(?:(?P<preposition>in|on|during|by|since|until|before|after|at|from)\s)?(?:the\s)?(?P<time>"
    rf"(?:early|mid|late|the end of)?[ -]?\d{{0,2}}(?:st|nd|rd|th)?\s?\b{_MONTH}\b"
    r"(?:\s\d{1,2}(?:st|nd|rd|th)?\b(?!\d))?(?:,?\s\d{4})?"
    rf"|(?:last|next|this|past|previous)\s(?:{_UNIT}|{_WEEKDAY}|{_MONTH})\b|(?:late\s)?{_WEEKDAY}s?\b|(?:1[0-9]|20)\d\ds?\b"
    rf"|yesterday|today|tomorrow|tonight|recent\s{_UNIT}s|(?:\d{{1,3}}|two|three|four|five|ten|an?)\s{_UNIT}s?\sago)"
)
_NAME = re.compile(
    r"(?<![\w’'-])(?:[A-Z][\w’'&-]*|\d+(?:st|nd|rd|th)?(?=\s[A-Z]))\.?(?:(?:\s(?:of\sthe|of|de\sla|de|del|van\sder|van|von|der|bin|al|el|la|le|da|di|du|and\sthe)"
    r"(?=\s[A-Z]))?\s(?:[A-Z][\w’'&-]*\.?|\d{1,4}\b|I{1,3}\b))*"
)
_OWN = re.compile(r"['’]s?$")
_AFTER_OWNER = re.compile(r"(?<=['’]s)\s")
_SAYS = re.compile(
    r",?\s(?:said|says|told|added|warned|argued|claimed|insisted|explained|tweeted|wrote|announced|resigned|married|died)\b"
)
_APPOSED = re.compile(
    r",\s(?:\d\d\b|an?\s|who\b|whose\b|the\s\w+\s(?:minister|president|leader|chief|author|director))"
)
_DEMONYM = re.compile(
    r"[A-Z][a-z]+(?:ish|ese|ench|utch|eek|swiss)|(?:[A-Z][a-z]+ian|[A-Z][a-z]*(?:ean|ican)|[A-Z][a-z]+an(?=s)|German|Norman|Arab|Czech|Thai)s?"
)
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}|[A-Z]{2,}")
_CUT = re.compile(r"[,;:()“”\"«»?!\n]|\s[–—-]\s|\.(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Mention:
    """Something that a text names.

    Attributes:
        start: Where it stands in its text, without "the".
        text: As printed, without a possessive ending.
        kind: What it is; "name" where the text does not tell.
        gender: "m" or "f" of a person where a title or a first name tells; else "".
        preposition: The word before it, if it is a preposition; of times part of `whole`.
        whole: For times the words with preposition and article; for names with "the" where it stands before.
    """

    start: int
    text: str
    kind: Kind
    gender: str = ""
    preposition: str = ""
    whole: str = ""


@lru_cache(maxsize=512)
def mentions(text: str) -> tuple[Mention, ...]:
    """Find the names and times of a text, in order."""
    times = tuple(_times(text))
    taken = [(time.start, time.start + len(time.whole)) for time in times]
    names = [name for name in _names(text) if not any(start <= name.start < end for start, end in taken)]
    return tuple(sorted((*times, *names), key=lambda found: found.start))


def _times(text: str) -> Iterator[Mention]:
    for found in TIME.finditer(text):
        if found["time"].strip() == "May" and not found["preposition"]:
            continue
        yield Mention(found.start(), found["time"].strip(), "time", "", found["preposition"] or "", found[0].strip())


def _names(text: str) -> Iterator[Mention]:
    for found in _NAME.finditer(text):
        at = found.start()
        for words in _AFTER_OWNER.split(found[0]):
            yield from _name(text, at, words)
            at += len(words) + 1


def _name(text: str, start: int, words: str) -> Iterator[Mention]:
    """The name in a run of capitals: without the function words and titles that it begins with."""
    first = _first_of_sentence(text, start)
    titles = ""
    while words:
        word = words.split(" ", 1)[0]
        bare = _OWN.sub("", word).strip(".").lower()
        is_title = bare in TITLES and " " in words
        if bare not in FUNCTION_WORDS and not is_title:
            break
        if word.isupper() and len(word) > 1 and not text.isupper() and not is_title:
            break  # "US", "IT", "WHO"
        titles += f" {bare}" if is_title else ""
        step = len(word) + 1
        start, words, first = start + step, words[step:], False
    own = _OWN.search(words)
    words = _OWN.sub("", words).rstrip(".,'’") if own or not _INITIALS.fullmatch(words) else words
    if first and not _trusted_first(words, own is not None) and not _tells_person(text, start + len(words)):
        return
    if len(words) < 2 or _DEMONYM.fullmatch(words) or (text.isupper() and not words.isdigit()):
        return
    if words.isdigit() or not any(character.isupper() for character in words):
        return
    before = text[max(0, start - 40) : start].rstrip().rsplit(None, 2)[-2:]
    if before and before[-1].strip(",").lower() in TITLES:
        titles += f" {before[-1].strip(',').lower()}"
    the = bool(before) and before[-1].lower() == "the"
    preposition = before[-2:-1][0] if the and len(before) > 1 else before[-1] if before else ""
    kind, gender = _kind(words, titles, text, start)
    whole = f"the {words}" if the or words in WITH_THE else words
    yield Mention(start, words, kind, gender, preposition.lower(), whole)


def _first_of_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return not before or before[-1] in '.!?“"‘\n:'


def _trusted_first(words: str, owns: bool) -> bool:
    """Tell whether a run that begins a sentence is a name: its capital alone says little."""
    return " " in words or owns or words in PLACES or words.isupper() or words.lower() in MALE_NAMES | FEMALE_NAMES


def _kind(words: str, titles: str, text: str, start: int) -> tuple[Kind, str]:
    parts = words.split()
    last, first = parts[-1], parts[0].lower()
    if words in PLACES:
        return "place", ""
    held = titles.split()
    if held or first in TITLES:
        told = {*held, first}
        return "person", "f" if told & FEMALE_TITLES else "m" if told & MALE_TITLES else _gender(first)
    if first in MALE_NAMES | FEMALE_NAMES and 1 <= len(parts) <= 4 and last not in BODY_WORDS | PLACE_WORDS:
        return "person", _gender(first)
    if last in BODY_WORDS or parts[0] in {"Ministry", "Bank", "University", "House", "Department"}:
        return "body", ""
    if parts[0] in THING_WORDS or last in THING_WORDS:
        return "thing", ""
    if last in PLACE_WORDS or parts[0] in PLACE_WORDS:
        return "place", ""
    end = start + len(words)
    if _tells_person(text, end):
        return "person", ""
    if _INITIALS.fullmatch(words):
        return "body", ""
    return "name", ""


def _tells_person(text: str, end: int) -> bool:
    """Tell whether what stands after a name is said of persons: "said", ", 59", ", whose"."""
    return bool(_SAYS.match(text, end) or _APPOSED.match(text, end))


def _gender(first: str) -> str:
    return "f" if first in FEMALE_NAMES else "m" if first in MALE_NAMES else ""


_DEFINITE = re.compile(r"\b(?:the|an?|its|his|her|their)\s", re.IGNORECASE)
_WORD = re.compile(r"[\w’'-]+")
_ADJECTIVES = re.compile(r",\s[a-z]+-[a-z]+\s")


@lru_cache(maxsize=512)
def noun_phrases(text: str) -> tuple[tuple[str, int], ...]:
    """Find plain noun phrases that begin with an article, as ("the harbour mouth", start): a guess, without grammar."""
    found = []
    for article in _DEFINITE.finditer(text):
        end = article.end()
        words: list[str] = []
        for word in _WORD.finditer(text, article.end()):
            if _CUT.search(text[end : word.start()]) or word[0].lower() in FUNCTION_WORDS or len(words) == 5:
                break
            words.append(word[0])
            end = word.end()
        if words and not (len(words) == 1 and _ADJECTIVES.match(text, end)):
            found.append((text[article.start() : end], article.start()))
    return tuple(found)
