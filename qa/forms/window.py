"""The days that a question limits itself to: "since March 2022", "between 2 and 9 May", "in 2021"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from corpus import Article, Filter, Span, TimeSpan, find_times
from qa.forms.dating import When
from qa.questions.question import read_question

#: News of a day is told for so many days.
TOLD_WITHIN = timedelta(31)
#: Longer questions limit themselves to no days.
LONGEST = 400

_SINCE = re.compile(r"\b(?:since|after|from|following|starting)(?: (?:the|early|mid|late))?\s*$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|before|by|up to|prior to|to|and)(?: (?:the|early|mid|late))?\s*$", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|from)\s*$", re.IGNORECASE)
_TIED = re.compile(
    r"(?:\b(?:since|after|from|following|starting|until|till|before|by|up to|prior to|to|and|in|on|of|during"
    r"|between|the|early|mid|late|at|around|over|for)\s*)+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Window:
    """Days from first to last; None is no bound."""

    first: date | None = None
    last: date | None = None

    def holds(self, told: When) -> bool:
        """Tell whether days lie in the window, with a part at least; of a month that holds a day's window, none do."""
        if self.first and self.last and told.last - told.first > self.last - self.first:
            return False
        return not ((self.first and told.last < self.first) or (self.last and told.first > self.last))

    @property
    def is_day(self) -> bool:
        """Tell whether it is a single day."""
        return self.first is not None and self.first == self.last

    def narrow(self, where: Filter) -> Filter | None:
        """Return a filter with nothing published outside, but for some days after; None if nothing is left."""
        first = max(filter(None, (self.first, where.published_from)), default=None)
        last = min(filter(None, (self.last and self.last + TOLD_WITHIN, where.published_to)), default=None)
        if first and last and first > last:
            return None
        return replace(where, published_from=first, published_to=last)


def asked_window(question: str, today: date | None) -> Window:
    """Read the days that a question limits itself to; without bounds if it names none.

    Args:
        question: What is asked.
        today: What "last week" is counted from; None reads only what states its year.
    """
    times = _times(question, today)
    if len(times) > 1 and _BETWEEN.search(question[: times[0].start]):
        return _ordered(times[0].first, times[1].last)
    for time in times:
        before = question[: time.start]
        if _SINCE.search(before):
            return Window(_after(before, time), None)
        if _UNTIL.search(before):
            return Window(None, time.first)
        return Window(time.first, time.last)
    return Window()


def without_times(topic: str, today: date | None) -> str:
    """Return a topic without its expressions of time and what ties them to it; "" if it is nothing else."""
    for time in reversed(_times(topic, today)):
        topic = f"{_TIED.sub('', topic[: time.start])} {topic[time.end :]}"
    return " ".join(topic.split()) if read_question(topic).content else ""


def _times(text: str, today: date | None) -> tuple[TimeSpan, ...]:
    whole = (Span(0, len(text)),) if 0 < len(text) <= LONGEST else ()
    return find_times(Article("question", text, text, published=today, sentences=whole))


def _after(before: str, time: TimeSpan) -> date:
    """The first day that counts: of "since May" the month is part, of "after May" what comes then."""
    return time.last if re.search(r"after\s*$", before, re.IGNORECASE) else time.first


def _ordered(first: date, last: date) -> Window:
    return Window(min(first, last), max(first, last))
