"""Dates in the forms that headers use, read strictly: what is ambiguous or impossible is no date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

_MONTH_NUMBERS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}

_YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+"
CLOCK = r"(?:\d{1,2}[:.]\d\d(?::\d\d(?:\.\d{1,6})?)?(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)"
ZONE = r"z|(?:utc|gmt)(?:[+-]\d{1,2}(?::?\d\d)?)?|[+-]\d\d:?\d\d|[ecmp][sd]?t|cest|cet|eest|eet|bst|ist"
_TIME = rf"(?P<clock>{CLOCK})\s?(?P<zone>(?:{ZONE})(?![\w:]))?"

#: One whole date, with a weekday before it and a time before or after it where they stand.
DATE = re.compile(
    rf"(?<![\w/.-])(?:{_WEEKDAY})?"
    rf"(?:(?P<iso>{_YEAR}-\d\d-\d\d)|(?P<slashed>{_YEAR}/\d\d?/\d\d?)|(?P<numeric>\d\d?[./]\d\d?[./]{_YEAR})"
    rf"|(?P<d1>{_DAY})(?:\s+of)?[\s-]+(?P<m1>{_MONTH}),?[\s-]+(?P<y1>{_YEAR})"
    rf"|(?P<m2>{_MONTH})\s+(?P<d2>{_DAY}),?\s+(?P<y2>{_YEAR}))"
    rf"(?:(?:t|,?\s+(?:at\s+|-\s+|–\s+)?){_TIME})?(?![\w/-])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Day:
    """A date as written, and the ISO 8601 time if it states one with its zone."""

    day: date
    time: str | None = None


def read_day(text: str) -> Day | None:
    """Read a text that is one date and nothing else; None if it is not, is ambiguous or does not exist."""
    match = DATE.fullmatch(text.strip())
    return day_of(match) if match else None


def day_of(match: re.Match[str]) -> Day | None:
    """Return what a match of DATE states; None if that is ambiguous (03/04/2022) or does not exist."""
    try:
        day = _date(match)
    except ValueError:
        return None
    return Day(day, _time(day, match)) if day else None


def _date(match: re.Match[str]) -> date | None:
    if iso := match["iso"] or match["slashed"]:
        year, month, day = (int(part) for part in re.split("[-/]", iso))
        return date(year, month, day)
    if numeric := match["numeric"]:
        first, second, year = (int(part) for part in re.split("[./]", numeric))
        if first <= 12 and second <= 12 and first != second:
            return None
        return date(year, second, first) if second <= 12 else date(year, first, second)
    day_text, month_text, year_text = (match[f"{part}1"] or match[f"{part}2"] for part in "dmy")
    return date(int(year_text), _MONTH_NUMBERS[month_text[:3].lower()], int(re.sub(r"\D", "", day_text)))


def _time(day: date, match: re.Match[str]) -> str | None:
    clock, zone = match["clock"], _offset(match["zone"] or "")
    if not clock or zone is None:
        return None
    numbers = [int(part) for part in re.findall(r"\d+", clock.split(".")[0] if clock.count(":") == 2 else clock)[:3]]
    hour, minute, second = (*numbers, 0, 0)[:3]
    if half := re.search(r"([ap])\.?m", clock, re.IGNORECASE):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half[1].lower() == "p" else 0)
    try:
        return datetime.fromisoformat(f"{day}T{hour:02}:{minute:02}:{second:02}{zone}").isoformat()
    except ValueError:
        return None


def _offset(zone: str) -> str | None:
    """The offset that a zone states by itself; None for names such as EST, which several places share."""
    zone = re.sub(r"(?i)^(?:utc|gmt)(?=.)", "", zone)
    if re.fullmatch(r"(?i)z|utc|gmt", zone):
        return "+00:00"
    match = re.fullmatch(r"([+-])(\d{1,2}):?(\d\d)?", zone)
    return f"{match[1]}{int(match[2]):02}:{match[3] or '00'}" if match else None
