"""The times that a question names, as days that articles may be of. No clock: relative ones need the day of asking."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from corpus import Span, TimeSpan, read_times

#: "In March" without a year means that of each year of the archive; of a longer archive none.
_MOST_YEARS = 4
#: Of a longer question, the beginning is read.
_MOST_CHARACTERS = 500

_BEFORE = re.compile(r"\b(?:before|prior to|ahead of|earlier than)\s+(?:the\s+)?$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|up to|by|through)\s+(?:the\s+)?(?:end of\s+)?$", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:after|later than|following)\s+(?:the\s+)?$", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since|starting|beginning)(?:\s+(?:in|on|from|with))?\s+(?:the\s+)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|from)\s+(?:the\s+)?$", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|to|until|till|through)\s+(?:the\s+)?", re.IGNORECASE)
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?![a-z])")
#: A text without one of these names no month: most questions do not, and need not be read again for each year.
_MONTHS = re.compile("Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
#: Names of months and days that are typed small; "march" and "may" only beside a figure.
_SMALL = re.compile(
    r"\b(?:january|february|april|june|july|august|september|october|november|december"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:march|may)(?=,? (?:of )?\d)|(?<=\d )(?:march|may))\b"
)
#: "Today" is when one asks, and seldom what is asked about.
_TODAY = re.compile(r"(?:today|tonight)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:last|next|this|ago|later|earlier)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Window:
    """Days that a question is about.

    Attributes:
        first: None if there is no first one, as in "before March".
        last: None if there is no last one, as in "since March".
    """

    first: date | None
    last: date | None

    def holds(self, day: date) -> bool:
        """Tell whether a day lies in it."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def meets(self, first: date, last: date) -> bool:
        """Tell whether it has a day in common with others."""
        return (self.first is None or self.first <= last) and (self.last is None or first <= self.last)


@dataclass(frozen=True, slots=True)
class NamedTime:
    """A time that a text names: where, the words before it that bound it included, and the days."""

    start: int
    end: int
    window: Window


def find_windows(text: str, as_of: date | None, first: date | None, last: date | None) -> list[NamedTime]:
    """Return the times in a question, ascending.

    Args:
        text: The question.
        as_of: The day it is asked on; without one "last week" means nothing.
        first: Earliest day of the articles, None if none is dated.
        last: Their latest day.
    """
    # A year counts only after a preposition with a blank before it.
    padded = " " + _SMALL.sub(lambda match: match[0].capitalize(), text[:_MOST_CHARACTERS])
    whole = [Span(0, len(padded))]
    found = [time for time in read_times(padded, whole, as_of) if not _TODAY.match(padded, time.start)]
    if as_of is None and first and last and last.year - first.year < _MOST_YEARS and _MONTHS.search(padded):
        known = {(time.start, time.end) for time in found}
        for year in range(first.year, last.year + 1):
            for time in read_times(padded, whole, date(year, 12, 31)):
                words = padded[time.start : time.end]
                if (time.start, time.end) not in known and _MONTH.search(words) and not _RELATIVE.search(words):
                    found.append(time)
    return _bounded(padded, sorted(found, key=lambda time: (time.start, time.first)))


def without_times(text: str, times: Sequence[NamedTime]) -> str:
    """Return a text of the same length that says "then" where it named times."""
    for time in times:
        text = text[: time.start] + "then".ljust(time.end - time.start)[: time.end - time.start] + text[time.end :]
    return text


def _bounded(text: str, times: Sequence[TimeSpan]) -> list[NamedTime]:
    """Times with what bounds them: "before", "since", "between ... and"."""
    found: list[NamedTime] = []
    skip = -1
    for place, time in enumerate(times):
        if place == skip:
            continue
        after = times[place + 1] if place + 1 < len(times) else None
        before = text[: time.start]
        between = _BETWEEN.search(before)
        if after and between and _AND.fullmatch(text, time.end, after.start) and time.first <= after.last:
            found.append(NamedTime(between.start() - 1, after.end - 1, Window(time.first, after.last)))
            skip = place + 1
            continue
        found.append(_one_bounded(before, time))
    return found


def _one_bounded(before: str, time: TimeSpan) -> NamedTime:
    day = timedelta(1)
    windows = (
        (_BEFORE, Window(None, time.first - day)),
        (_UNTIL, Window(None, time.last)),
        (_AFTER, Window(time.last + day, None)),
        (_SINCE, Window(time.first, None)),
    )
    for words, window in windows:
        if bound := words.search(before):
            return NamedTime(bound.start() - 1, time.end - 1, window)
    return NamedTime(time.start - 1, time.end - 1, Window(time.first, time.last))
