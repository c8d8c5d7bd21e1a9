"""Weeks, months and years counted from the day of publication or from the date before in the text."""

from __future__ import annotations

import re
from datetime import date, timedelta

from corpus.telling import days
from corpus.telling.days import Days
from corpus.telling.tense import Tense
from corpus.telling.time_words import COUNTS, VAGUE_COUNTS

_MOST_ANCHOR_DAYS = {"day": 31, "week": 31, "month": 92, "year": 366, "decade": 3653}

Reading = tuple[Days, str]


def resolve_relative(match: re.Match[str], tense: Tense | None, published: date, anchor: Days | None) -> Reading | None:
    """Return the days of an expression that counts units, and from where; None if there is nothing to count from."""
    if match["which_s"]:
        return _season(match, tense, published)
    if match["weekend"]:
        return _weekend("future" if tense == "future" else "past", published), f"by publication on {published}"
    if match["unit_u"]:
        return _whole_unit(match, tense, published), f"by publication on {published}"
    if match["unit_n"]:
        return _stretch(match, published), f"to or from publication on {published}"
    if unit := match["unit_v"] or match["unit_w"]:
        return _counted(match, unit, published, anchor)
    if anchor and match["step"]:
        return _step(match["step"], anchor)
    return None


def _season(match: re.Match[str], tense: Tense | None, published: date) -> Reading:
    name, which = match["season_r"], match["which_s"].lower()
    choices = [days.season(name, published.year + step) for step in (-2, -1, 0, 1)]
    if which in {"last", "this past"}:
        chosen = [one for one in choices if one.last < published or (which == "this past" and one.first <= published)][
            -1
        ]
    elif which in {"next", "this coming"}:
        chosen = next(one for one in choices if one.first > published)
    else:
        running = [one for one in choices if one.first <= published <= one.last]
        same_year = [one for one in choices if one.first.year == published.year]
        chosen = (running or same_year)[0]
    return chosen, f"by publication on {published}"


def _weekend(way: str, published: date) -> Days:
    current = days.weekend(published)
    if way == "future" or current.first <= published:
        return current
    return days.weekend(published - timedelta(7))


def _whole_unit(match: re.Match[str], tense: Tense | None, published: date) -> Days:
    """This, last or next week, month or year, or the earlier or later part of it."""
    unit, which, part = match["unit_u"], match["which_u"].lower(), (match["part_u"] or "").lower()
    if which == "this past":
        if unit == "weekend":
            return _weekend("past", published)
        return Days(days.shift(published, -1, "month" if unit == "quarter" else unit), published)
    if unit == "weekend" and which == "this":
        return _weekend("past" if tense == "past" else "future", published)
    step = {"last": -1, "this": 0, "next": 1, "this coming": 1}[which]
    counted, times = {"weekend": ("week", 1), "quarter": ("month", 3)}.get(unit, (unit, 1))
    whole = days.unit_of(
        days.shift(published.replace(day=1) if unit == "month" else published, step * times, counted), unit
    )
    if part == "earlier" and whole.first <= published:
        return Days(whole.first, min(whole.last, published))
    if part == "later" and whole.last >= published:
        return Days(max(whole.first, published), whole.last)
    if part and part not in {"earlier", "later"} and unit in {"month", "year", "decade"}:
        return days.third(whole, part)
    return whole


def _stretch(match: re.Match[str], published: date) -> Days:
    """The last three weeks, the next few days: up to the day of publication or from it on."""
    most = _most(match["count_n"] or "one")
    ahead = match["which_n"] in {"next", "coming"}
    other = days.shift(published, most if ahead else -most, match["unit_n"])
    return Days(published, other) if ahead else Days(other, published)


def _most(count: str) -> int:
    return _counts(count)[1]


def _counts(count: str) -> tuple[int, int]:
    """Least and most of a count in words or figures."""
    word = count.lower()
    exact = int(word) if word.isdigit() else COUNTS.get(word)
    return (exact, exact) if exact is not None else VAGUE_COUNTS[word]


def _counted(match: re.Match[str], unit: str, published: date, anchor: Days | None) -> Reading | None:
    """So many units ago, or later or earlier than the date before."""
    way = (match["way_v"] or match["way_w"]).split()[0]
    least, most = _counts(match["count_v"] or "one")
    if way == "ago":
        start, how = days.one_day(published), f"counted back from publication on {published}"
    elif anchor and anchor.length <= _MOST_ANCHOR_DAYS[unit]:
        start, how = anchor, f"counted from {anchor.first}" + (f" to {anchor.last}" if anchor.length > 1 else "")
    else:
        return None
    sign = 1 if way in {"later", "after"} else -1
    ends = sorted(days.shift(day, sign * count, unit) for day in start for count in (least, most))
    slack = timedelta(_slack(unit, least))
    found = Days(ends[0] - slack, ends[-1] + slack)
    if unit == "year" and way != "ago":
        found = Days(days.year(ends[0].year).first, days.year(ends[-1].year).last)
    if way == "ago":
        found = Days(found.first, min(found.last, published))
    elif found.first > published:
        return None  # a story's own present: what it is later than is not written as a date
    return found, how


def _slack(unit: str, count: int) -> int:
    if unit == "week" and count == 1:
        return 1
    return days.SLACK_DAYS[unit]


def _step(words: str, anchor: Days) -> Reading | None:
    """The next day, the following week, the day before: by the date before in the text."""
    kind, unit = words.split()[0], "day" if words.startswith("day") else words.split()[1]
    if anchor.length > 366 or (anchor.length > 31 and unit != "year"):
        return None
    how = f"counted from {anchor.first}"
    if kind == "same":
        return anchor, how
    if words == "day before":
        return days.one_day(anchor.first - timedelta(1)), how
    if unit in {"day", "morning"}:
        return days.one_day(anchor.last + timedelta(1)), how
    return days.unit_of(days.shift(anchor.last, 1, unit), unit), how
