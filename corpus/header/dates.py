"""Dates in the forms that headers use, read strictly: what is ambiguous or impossible is no date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from datetime import time as time_of_day

from corpus.header.clock import CLOCK, ZONE, read_clock, zoned, zoned_at
from corpus.header.months import (
    MONTH,
    ORDINAL,
    ROMAN_MONTH,
    TIGHT_MONTH,
    WEEKDAY,
    YEAR_WORDS,
    month_number,
    ordinal_number,
    weekday_number,
    year_number,
)

_YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = rf"(?:(?:[12]\d|3[01]|0?[1-9])(?!\d)(?:st\b|nd\b|rd\b|th\b|er\b|\.|º|°)?|{ORDINAL})"
_OF = r"(?:\s+(?:of|de|di)\b|\s+d['’](?=\w))?"
_SHORT_YEAR = r"(?(weekday)\d\d(?![\w:.]|\s?(?:uhr|h|[ap]\.?m)\b)|(?!))"  # "Mon 11 Apr 22"
_YEAR_AFTER = rf"(?:{_YEAR}|['’]\d\d|(?<=[a-zé][-/])\d\d|{YEAR_WORDS})"
_TO_TIME = r"(?:t(?=\d)|,?\s+(?:(?:at|um|à|a las|alle|às|ore|klo|kl\.?|om|в|о|o|godz\.|@|[-–—/])\s+)?|,|[-–](?=\d))"
_TIME = rf"(?P<clock>(?<=t)\d{{4}}(?:\d\d)?|{CLOCK})(?:\s?\(?(?P<zone>{ZONE})\)?(?![\w:]))?"

#: One whole date, with a weekday before it and a time after it where they stand.
DATE = re.compile(
    rf"(?<![\w/.-])(?:(?P<weekday>{WEEKDAY})[.,]{{0,2}}\s+)?(?:(?:the|den|dem|le|el)\s+)?"
    rf"(?:(?P<ymd>{_YEAR}(?:-\d\d?-|/\d\d?/|\.\d\d?\.)\d\d?)(?!\d)"
    rf"|(?P<compact>{_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)"
    rf"|(?P<cjk>{_YEAR}\s?[年년]\s?\d\d?\s?[月월]\s?\d\d?\s?[日일])"
    rf"|(?P<numeric>\d\d?(?:/\d\d?/(?:{_YEAR}|\d\d)|-\d\d?-{_YEAR}|\.\s?\d\d?\.\s?(?:{_YEAR}|\d\d)))(?!\d)"
    rf"|(?P<d1>{_DAY}){_OF}[\s/-]+(?P<m1>{MONTH}),?(?:\s+(?:de|del|do|of)\s+|[\s/-]+|(?<=,))(?P<y1>{_YEAR_AFTER}|{_SHORT_YEAR})"
    rf"|(?P<d5>[12]\d|3[01]|0?[1-9])(?P<m5>{TIGHT_MONTH})(?P<y5>{_YEAR}|\d\d)(?!\d)"
    rf"|(?P<d6>[12]\d|3[01]|0?[1-9])(?P<sign>[/.-]|\.?\s)(?P<m6>{ROMAN_MONTH})(?:(?P=sign)|\s)(?P<y6>{_YEAR})"
    rf"|(?P<m2>{MONTH})(?:\s+the)?[\s/-]+(?P<d2>{_DAY})(?:,\s*|(?:\s+(?:de|of))?[\s/-]+)(?P<y2>{_YEAR_AFTER})"
    rf"|(?P<y3>{_YEAR})(?:,\s*|[\s/-]+)(?P<m3>{MONTH})[\s/-]+(?P<d3>{_DAY})"
    rf"|(?P<m4>{MONTH})\s+(?P<d4>{_DAY})\s+(?P<clock4>\d\d:\d\d(?::\d\d)?)(?:\s(?P<zone4>{ZONE}))?\s(?P<y4>{_YEAR}))"
    rf"(?:{_TO_TIME}{_TIME})?(?:(?![\w/-])|(?=Updated))",
    re.IGNORECASE,
)
_YEAR_SIGN = re.compile(r"\d\d|two thousand|nineteen|twenty", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Day:
    """A date as written, and the time of day.

    Attributes:
        time: ISO 8601 time, if the text states it with its zone.
        clock: Time of day, if the text states it without a zone.
    """

    day: date
    time: str | None = None
    clock: time_of_day | None = None

    def at(self, place: str | None) -> Day:
        """Return the day with its time in a zone such as "Europe/Kyiv", where the text states none."""
        if self.time or not self.clock or not place:
            return self
        return Day(self.day, zoned_at(self.day, self.clock, place), self.clock)


def dates_in(text: str) -> list[re.Match[str]]:
    """Return the matches of DATE in a text, at little cost where it states no year."""
    return list(DATE.finditer(text)) if _YEAR_SIGN.search(text) else []


def read_day(text: str) -> Day | None:
    """Read a text that is one date and nothing else; None if it is not, is ambiguous or does not exist."""
    match = DATE.fullmatch(text.strip())
    return day_of(match) if match else None


def day_of(match: re.Match[str]) -> Day | None:
    """Return what a match of DATE states; None if that is ambiguous (03/04/2022) or does not exist."""
    found = readings(match)
    return timed(found[0], *clock_of(match)) if len(found) == 1 else None


def clock_of(match: re.Match[str]) -> tuple[str | None, str | None]:
    """Return the time of day and the zone of a match of DATE, as written."""
    return match["clock"] or match["clock4"], match["zone"] or match["zone4"]


def readings(match: re.Match[str]) -> tuple[date, ...]:
    """Return every date that a match of DATE can mean, the day first before the month first; a weekday decides."""
    found = tuple(dict.fromkeys(_existing(_triples(match))))
    if len(found) > 1 and match["weekday"]:
        weekday = weekday_number(match["weekday"])
        found = tuple(day for day in found if day.weekday() == weekday) or found
    return found


def timed(day: date, clock: str | None, zone: str | None) -> Day:
    """Return a day with the time that is written beside it."""
    at = read_clock(clock) if clock else None
    if at is None:
        return Day(day)
    return Day(day, zoned(day, at, zone)) if zone else Day(day, clock=at)


def _triples(match: re.Match[str]) -> list[tuple[int, int, int]]:
    """Year, month and day, in each order that the form allows."""
    if plain := match["ymd"] or match["cjk"]:
        numbers = [int(part) for part in re.findall(r"\d+", plain)]
        return [(numbers[0], numbers[1], numbers[2])]
    if compact := match["compact"]:
        return [(int(compact[:4]), int(compact[4:6]), int(compact[6:]))]
    if numeric := match["numeric"]:
        first, second, year = re.findall(r"\d+", numeric)
        return [(_year(year), int(second), int(first)), (_year(year), int(first), int(second))]
    written = ((match[f"y{form}"], match[f"m{form}"], match[f"d{form}"]) for form in "123456")
    year, month, day = next(parts for parts in written if parts[0])
    return [(_year(year), month_number(month), _day(day))]


def _existing(triples: list[tuple[int, int, int]]) -> list[date]:
    found = []
    for year, month, day in triples:
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return found


def _year(text: str) -> int:
    """A year of four digits, two of them, or in words."""
    digits = text.lstrip("'’")
    if not digits.isdigit():
        return year_number(text)
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (2000 if int(digits) < 69 else 1900)  # as POSIX does


def _day(text: str) -> int:
    digits = re.match(r"\d+", text)
    return int(digits[0]) if digits else ordinal_number(text)
