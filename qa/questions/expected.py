"""The kinds of answer that questions want, and whether a sentence holds one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.questions.question import STOP_WORDS, Question, stems

_DAYS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
)
#: One name: capitalised words in a row, small words of names between them.
_NAME = re.compile(
    r"\b[^\W\d_a-zß-ÿ][\w’'-]*\.?(?: (?:(?:de|da|del|la|le|van|von|bin|al|of|of the) )?[^\W\d_a-zß-ÿ][\w’'-]*\.?)*"
)
_WORD = re.compile(r"[^\W_]+")
_NO_NAME = STOP_WORDS.union(
    _DAYS.lower().split("|"),
    """
    nobody somebody everybody anybody someone everyone anyone nothing something everything today yesterday
    """.split(),  # noqa: SIM905  a table is easier to read and change
)

_YEAR = r"\b(?:1[0-9]{3}|20[0-9]{2})s?\b"
_FIGURE = re.compile(
    rf"(?!{_YEAR}(?![\d,.]*\d))(?<![\w.,])\d[\d.,]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens?|hundreds?"
    r"|thousands?|millions?|billions?|trillions?|twice|half|third|quarter|percent|none|several|single|couple)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(r"%|\bper ?cent|\b(?:half|third|quarter|fifth|majority)\b", re.IGNORECASE)
_LENGTH = re.compile(
    r"\b(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|centur(?:y|ies))\b", re.IGNORECASE
)
_TIME = re.compile(
    rf"{_YEAR}|\b\d{{1,2}}(?:st|nd|rd|th)\b|\b(?:{_DAYS})\b|\b(?:yesterday|today|tonight|tomorrow|centur(?:y|ies)|decades?"
    r"|years?|months?|weeks?|days?|hours?|ago|since|until|during|a\.?m|p\.?m|BC|AD)\b"
)
_AGE = re.compile(rf"{_YEAR}|\bcentur(?:y|ies)\b|\bdecades?\b")
_REASON = re.compile(
    r"\b(?:because|since|due to|owing to|so that|in order to|as a result|therefore|reasons?|caus(?:ed?|es|ing)|led to"
    r"|thanks to|amid|after|over|attributed|blam(?:e[ds]?|ing))\b",
    re.IGNORECASE,
)
_TERM = re.compile(
    r"\b(?:called|known|term(?:ed|s)?|named?|nicknamed?|dubbed|referr?(?:s|ed|ing)? to|titled|entitled|stands? for)\b"
    r"|[\"“„«]\w"
)


def kinds_held(question: Question, text: str) -> frozenset[str]:
    """Return those kinds of answer a question wants that a sentence holds.

    "person" and "place" are held by any name that the question lacks; "full_name" besides by one of two words.

    Args:
        question: What is asked.
        text: A sentence.
    """
    return frozenset(_held(question, text)) if question.wants else frozenset()


def _held(question: Question, text: str) -> Iterator[str]:
    asked = question.text.lower()
    if named := question.wants & {"person", "place"}:
        new = list(new_names(question, text))
        if new:
            yield from named
        if "person" in named and any(len(words) > 1 for words in new):
            yield "full_name"
    if "number" in question.wants and _holds_number(asked, text):
        yield "number"
    if "time" in question.wants:
        pattern = _AGE if re.search(r"\b(?:year|decade|century)\b", asked) else _TIME
        if pattern.search(text):
            yield "time"
    for kind, pattern in (("reason", _REASON), ("term", _TERM)):
        if kind in question.wants and pattern.search(text):
            yield kind


def _holds_number(asked: str, text: str) -> bool:
    if re.search(r"\b(?:percent(?:age)?|proportion|share)\b", asked):
        return bool(_SHARE.search(text))
    if "how long" in asked:
        return bool(_LENGTH.search(text))
    return bool(_FIGURE.search(text))


def new_names(question: Question, text: str) -> Iterator[list[str]]:
    """Yield the names of a sentence that have a word the question lacks, each as its capitalised words."""
    asked = set(question.stems)
    for match in _NAME.finditer(text):
        words = [word for word in _WORD.findall(match[0]) if word[0].isupper() and word.lower() not in _NO_NAME]
        if any(not asked.intersection(stems(word)) for word in words):
            yield words
