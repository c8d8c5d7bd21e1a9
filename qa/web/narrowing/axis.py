"""A line of time: where on it a day stands, in percent of its width, and which days are named below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

#: What is left free at each end, for marks that stand on the first and last day.
MARGIN = 6.0
#: Over at most so many days, days are named: the first, the middle and the last one. Over more, months or years.
_MOST_DAYS = 45
#: Least distance of two names of months and of years, in percent of a phone's width.
_MONTH_APART, _YEAR_APART = 22.0, 16.0
#: Width of a letter with its share of the gap to the next name, likewise.
_A_LETTER = 2.5

_MONTH_STEPS = (1, 2, 3, 6)
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000)
_DAYS_A_MONTH, _DAYS_A_YEAR = 30.4, 365.2


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that is named: where it stands, its name, and on which side of it ("start": to the right) that is."""

    at: float
    label: str
    anchor: Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Axis:
    """The time from one day to another, or around a single one."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """Return where a day of it stands."""
        days = (self.last - self.first).days
        return round(MARGIN + (100 - 2 * MARGIN) * (day - self.first).days / days, 2) if days else 50.0

    def ticks(self) -> tuple[Tick, ...]:
        """Return the days to name, as round ones as there are, far enough from each other to be read on a phone."""
        middle = self.first + (self.last - self.first) // 2
        days = [(day, _spelt(day)) for day in dict.fromkeys((self.first, middle, self.last))]
        if (self.last - self.first).days > _MOST_DAYS:
            days = next((found for found in self._steps() if len(found) > 1), days)
        return tuple(self._without_overlaps(days))

    def _without_overlaps(self, days: Iterable[tuple[date, str]]) -> Iterator[Tick]:
        """The days as ticks, but for those whose name would run into the one before."""
        taken = -1.0
        for day, label in days:
            at, width = self.at(day), _A_LETTER * len(label)
            start = at if at < width / 2 else at - width if at + width / 2 > 100 else at - width / 2
            if start > taken:
                taken = start + width
                yield Tick(at, label, "start" if start == at else "end" if at + width / 2 > 100 else "middle")

    def _steps(self) -> Iterator[list[tuple[date, str]]]:
        """The days to name by steps that are long enough, shortest first."""
        percent = (100 - 2 * MARGIN) / max(1, (self.last - self.first).days)  # of the width, a day
        for step in _MONTH_STEPS:
            if step * _DAYS_A_MONTH * percent >= _MONTH_APART:
                yield [(day, f"{day:%b} {day.year}") for day in self._months(step)]
        for step in _YEAR_STEPS:
            if step * _DAYS_A_YEAR * percent >= _YEAR_APART:
                yield [(day, str(day.year)) for day in self._months(12 * step)]

    def _months(self, step: int) -> list[date]:
        """The first days of each so many months."""
        first, last = (day.year * 12 + day.month - 1 for day in (self.first, self.last))
        months = range(-(-first // step) * step, last + 1, step)
        days = (date(month // 12, month % 12 + 1, 1) for month in months if month >= 12)
        return [day for day in days if self.first <= day <= self.last]


def _spelt(day: date) -> str:
    return f"{day.day} {day:%b} {day.year}"
