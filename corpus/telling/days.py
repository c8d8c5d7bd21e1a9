"""Spans of days: weeks, months, seasons, holidays and counts of units. Knows nothing of texts."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple


class Days(NamedTuple):
    """The first and last day of a span, both included."""

    first: date
    last: date

    @property
    def length(self) -> int:
        """Number of days."""
        return (self.last - self.first).days + 1


#: Half of what is uncertain when a text counts one of these units: "two weeks ago" is seldom meant to the day.
SLACK_DAYS = {"day": 0, "week": 3, "month": 15, "year": 183, "decade": 730, "century": 7300}
_UNIT_DAYS = {"day": 1, "week": 7}
_UNIT_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}
_SEASON_STARTS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}
_THIRDS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_THIRDS_OF_YEAR = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_THIRDS_OF_DECADE = {"early": (0, 3), "mid": (3, 7), "late": (6, 9)}  # they overlap: writers differ


def one_day(day: date) -> Days:
    """Return a single day."""
    return Days(day, day)


def week(day: date) -> Days:
    """Return the week of a day, Monday to Sunday."""
    monday = day - timedelta(day.weekday())
    return Days(monday, monday + timedelta(6))


def weekend(day: date) -> Days:
    """Return Saturday and Sunday of a day's week."""
    sunday = week(day).last
    return Days(sunday - timedelta(1), sunday)


def month(year: int, number: int) -> Days:
    """Return a month."""
    return Days(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]))


def year(number: int) -> Days:
    """Return a year."""
    return Days(date(number, 1, 1), date(number, 12, 31))


def decade(first_year: int) -> Days:
    """Return ten years."""
    return Days(date(first_year, 1, 1), date(min(first_year + 9, 9999), 12, 31))


def season(name: str, number: int) -> Days:
    """Return a northern season by its months; a winter begins in the year it is named after."""
    start = _SEASON_STARTS[name]
    last_year, last_month = (number + 1, 2) if name == "winter" else (number, start + 2)
    return Days(date(number, start, 1), month(last_year, last_month).last)


def third(days: Days, part: str) -> Days:
    """Return the early, mid or late third of a month, year or decade."""
    first, last = days
    if days.length <= 31:
        begin, end = _THIRDS[part]
        return Days(first.replace(day=begin), first.replace(day=min(end, last.day)))
    if days.length <= 366:
        begin, end = _THIRDS_OF_YEAR[part]
        return Days(date(first.year, begin, 1), month(first.year, end).last)
    begin, end = _THIRDS_OF_DECADE[part]
    return Days(year(first.year + begin).first, year(min(first.year + end, 9999)).last)


def shift(day: date, count: int, unit: str) -> date:
    """Return the day so many units later, or earlier if the count is negative.

    Raises:
        ValueError, OverflowError: If that is no date of the calendar.
    """
    if unit in _UNIT_DAYS:
        return day + timedelta(count * _UNIT_DAYS[unit])
    months = day.year * 12 + day.month - 1 + count * _UNIT_MONTHS[unit]
    last = calendar.monthrange(months // 12, months % 12 + 1)[1]
    return date(months // 12, months % 12 + 1, min(day.day, last))


def unit_of(day: date, unit: str) -> Days:
    """Return the whole day, week, weekend, month, year and so on that a day lies in."""
    match unit:
        case "week":
            return week(day)
        case "weekend":
            return weekend(day)
        case "month":
            return month(day.year, day.month)
        case "quarter":
            first = 3 * ((day.month - 1) // 3) + 1
            return Days(date(day.year, first, 1), month(day.year, first + 2).last)
        case "year":
            return year(day.year)
        case "decade":
            return decade(day.year - day.year % 10)
        case "century":
            first_year = day.year - (day.year - 1) % 100
            return Days(date(first_year, 1, 1), date(min(first_year + 99, 9999), 12, 31))
    return one_day(day)


def _nth(year_number: int, month_number: int, weekday: int, count: int) -> date:
    """The count-th such weekday of a month; -1: the last."""
    days = [day for day in calendar.Calendar().itermonthdates(year_number, month_number) if day.month == month_number]
    return [day for day in days if day.weekday() == weekday][count if count < 0 else count - 1]


#: Days with a name of their own, by the year.
HOLIDAYS: dict[str, Callable[[int], date]] = {
    "christmas eve": lambda number: date(number, 12, 24),
    "christmas day": lambda number: date(number, 12, 25),
    "christmas": lambda number: date(number, 12, 25),
    "new year's eve": lambda number: date(number, 12, 31),
    "new year's day": lambda number: date(number, 1, 1),
    "valentine's day": lambda number: date(number, 2, 14),
    "halloween": lambda number: date(number, 10, 31),
    "veterans day": lambda number: date(number, 11, 11),
    "memorial day": lambda number: _nth(number, 5, calendar.MONDAY, -1),
    "labor day": lambda number: _nth(number, 9, calendar.MONDAY, 1),
    "thanksgiving": lambda number: _nth(number, 11, calendar.THURSDAY, 4),
    "black friday": lambda number: _nth(number, 11, calendar.THURSDAY, 4) + timedelta(1),
    "cyber monday": lambda number: _nth(number, 11, calendar.THURSDAY, 4) + timedelta(4),
    "election day": lambda number: _nth(number, 11, calendar.MONDAY, 1) + timedelta(1),
}
