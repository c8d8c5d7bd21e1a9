"""Days with their counts, gathered into few enough stretches of time to draw."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from qa.forms.dating import spelt_days

MOST_BINS = 60
#: One article in a hundred may lie so far off that its date is likely wrong: each end of the days may
#: leave that many to a bin of their own,
_FAR = 0.01
#: if the rest is then this many times shorter.
_SHORTER = 3

#: Lengths of a bin with their names, in days and then in months.
_DAYS = ((1, "day"), (7, "week"))
_MONTHS = ((1, "month"), (3, "quarter"), (12, "year"))
_YEARS = (2, 5, 10, 20, 50, 100, 200)


@dataclass(frozen=True, slots=True)
class Bin:
    """A stretch of days, both ends included, and how many articles are of it."""

    first: date
    last: date
    count: int

    @property
    def label(self) -> str:
        """The stretch in words: March 2022; July to September 2022."""
        is_of_months = self.first.day == 1 and _is_month_end(self.last)
        if is_of_months and self.first.year == self.last.year and 0 < self.last.month - self.first.month < 11:
            return f"{self.first:%B} to {self.last:%B} {self.last.year}"
        return spelt_days(self.first, self.last, "%B")


@dataclass(frozen=True, slots=True)
class Bins:
    """Stretches that follow each other without a gap, all of a unit but perhaps the outermost."""

    unit: str
    bins: tuple[Bin, ...]


def gather(days: Mapping[date, int], over: Mapping[date, int]) -> Bins:
    """Return the bins of counted days, at most MOST_BINS.

    Args:
        days: Articles by day.
        over: Those of all days that the bins reach over, these and perhaps others; they set the unit, the shortest
            that fits, so that bars stay where they are while other filters change.
    """
    if not over:
        return Bins("day", ())
    ordered = sorted(over)
    first, last = _core(ordered, over)
    unit, starts = _starts(first, last)
    if ordered[0] < starts[0]:
        starts.insert(0, ordered[0])
    end = _end(unit, starts[-1])
    if ordered[-1] > end:
        starts.append(end + timedelta(1))
        end = ordered[-1]
    counts = [0] * len(starts)
    for day, count in days.items():
        counts[bisect_right(starts, day) - 1] += count
    ends = [*(start - timedelta(1) for start in starts[1:]), end]
    return Bins(unit.name, tuple(map(Bin, starts, ends, counts)))


@dataclass(frozen=True, slots=True)
class _Unit:
    name: str
    days: int = 0
    months: int = 0


def _core(ordered: Sequence[date], days: Mapping[date, int]) -> tuple[date, date]:
    """The first and last day, but for few articles far from all others."""
    first, last = _past(ordered, days), _past(ordered[::-1], days)
    length = (last - first).days + 1
    near = [day for day in ordered if (first - day).days <= length and (day - last).days <= length]
    whole, core = ((ends[-1] - ends[0]).days + 1 for ends in (ordered, near))
    return (near[0], near[-1]) if whole > _SHORTER * core else (ordered[0], ordered[-1])


def _past(ordered: Sequence[date], days: Mapping[date, int]) -> date:
    """The first day that is more than a few articles from the end."""
    most, passed = _FAR * sum(days.values()), 0
    for day in ordered:
        passed += days[day]
        if passed > most:
            return day
    return ordered[-1]


def _starts(first: date, last: date) -> tuple[_Unit, list[date]]:
    """The shortest unit that fits, and where its bins start; room is left for one bin before and one after."""
    units = [_Unit(name, days=length) for length, name in _DAYS]
    units += [_Unit(name, months=length) for length, name in _MONTHS]
    units += [_Unit(f"{years} years", months=12 * years) for years in _YEARS]
    for unit in units:
        length = unit.days or unit.months * 31
        if ((last - first).days + 1) / length <= MOST_BINS:
            starts = list(_each(unit, first, last))
            if len(starts) <= MOST_BINS - 2:
                return unit, starts
    raise AssertionError("no calendar is longer than 60 times 200 years")


def _each(unit: _Unit, first: date, last: date) -> Iterator[date]:
    at = _floor(unit, first)
    while True:
        yield at
        end = _end(unit, at)
        if end >= last:
            return
        at = end + timedelta(1)


def _floor(unit: _Unit, day: date) -> date:
    """The first day of a day's bin; weeks begin on Monday."""
    if unit.days:
        return date.fromordinal(max(1, day.toordinal() - (day.weekday() if unit.days > 1 else 0)))
    return _month(((day.year * 12 + day.month - 1) // unit.months) * unit.months)


def _end(unit: _Unit, start: date) -> date:
    """The last day of the bin that a day is in."""
    if unit.days:
        return date.fromordinal(min(_floor(unit, start).toordinal() + unit.days - 1, date.max.toordinal()))
    following = ((start.year * 12 + start.month - 1) // unit.months + 1) * unit.months
    return date.max if following >= (date.max.year + 1) * 12 else _month(following) - timedelta(1)


def _is_month_end(day: date) -> bool:
    return day == date.max or (day + timedelta(1)).day == 1


def _month(months: int) -> date:
    """The first day of a month that is counted from the year 0."""
    return date(months // 12, months % 12 + 1, 1) if months >= 12 else date.min
