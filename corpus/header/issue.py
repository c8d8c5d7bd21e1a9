"""Lines that say in which issue of a paper an article stood: "Harbour Post, Vol. 12, No. 3, March 2023"."""

from __future__ import annotations

import re

from corpus.header.header_line import HeaderLine
from corpus.header.header_words import KICKER
from corpus.header.months import MONTH
from corpus.header.names import Found
from corpus.header.outlets import is_outlet, outlet_kind
from corpus.spans import Span

_SEASON = (
    r"spring|summer|autumn|fall|winter|frühjahr|frühling|sommer|herbst|printemps|été|automne|hiver|primavera|verano"
    r"|otoño|invierno"
)
_TIME = rf"(?:(?:{MONTH}|{_SEASON})(?:\s?[/–-]\s?(?:{MONTH}|{_SEASON}))?,?\s+(?:de\s+)?)?(?:19|20)\d\d"
_NUMBER = (
    r"(?:vol(?:ume|umen|\.)?|jahrgang|jg\.?|année|año|issue|number|no\.?|nr\.?|n[°º]|numéro|número|heft|ausgabe|edition|#)"
    r"\s?\d{1,5}(?:/\d{2,4})?"
)
_ISSUE = rf"(?:{_NUMBER}|{_TIME}(?:\s(?:print\s)?(?:issue|edition))?|pp?\.\s?\d{{1,4}}(?:\s?[–-]\s?\d{{1,4}})?)"
_LINE = re.compile(
    rf"(?P<name>[^|•·,;:\n()]{{2,60}}?)[\s|•·,;:(–—-]+(?P<rest>{_ISSUE}(?:[\s|•·,;:()–—-]+{_ISSUE}){{0,4}})\)?\.?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(rf"{_NUMBER}|\s(?:issue|edition)\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")  # no issue is without one
_MAX_CHARS = 140


def read_issue(text: str) -> HeaderLine | None:
    """Read the paper that a line names beside an issue of it; None if it names a month or a year alone."""
    if len(text) > _MAX_CHARS or not _DIGIT.search(text) or not _NUMBERED.search(text):
        return None
    match = _LINE.fullmatch(text)
    name = match["name"].strip() if match else ""
    if not match or not _NUMBERED.search(f" {match['rest']}") or not is_outlet(name) or KICKER.fullmatch(name):
        return None
    if outlet_kind(name) == "shape" and " " not in name:
        return None
    return HeaderLine(outlet=Found(name, Span(match.start("name"), match.start("name") + len(name))), is_keyed=True)
