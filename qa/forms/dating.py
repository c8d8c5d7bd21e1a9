"""The day that a quote tells of: what it names itself, else when its article was published."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from qa.answer import Citation

#: A longer time is the day of nothing if it is ahead or one of several: "by 2030" plans, "2017 and 2019" compares.
_LONGEST = 31
#: Characters before a time in which a word that ties it stands.
_NEAR = 30
#: What is counted from, up to or against a time did not happen then.
_BOUND = re.compile(
    r"\b(?:since|until|till|by|before|than|from|through|ahead of|up to|as of|compared (?:with|to)|after|following)"
    r"(?: (?:the|early|mid|late|about|around))?\s*$",
    re.IGNORECASE,
)
#: "the decision of 2017" is no news of 2017; "the morning of 2 March" is of that day.
_OF = re.compile(r"\bof\s*$", re.IGNORECASE)
#: A clause that tells of something else: "…, who resigned in July".
_ASIDE = re.compile(
    r"(?:[,(–—]\s*|^)(?:who|whom|which|whose|where|when|after|as|because|since)\b[^,;)–—]*$", re.IGNORECASE
)


class Days(Protocol):
    """Days that an expression of time means, and where it stands."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def first(self) -> date: ...  # noqa: D102
    @property
    def last(self) -> date: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class When:
    """The days that a quote tells of.

    Attributes:
        is_event: Whether the quote names them; otherwise they are those of publication.
    """

    first: date
    last: date
    is_event: bool

    def is_apart(self, other: When) -> bool:
        """Tell whether two quotes tell of no day in common."""
        return self.last < other.first or other.last < self.first


def told_when(citation: Citation) -> When | None:
    """Tell which days a citation tells of; None if neither its quote nor its article tells."""
    return when(citation.quote, citation.start, citation.times, citation.published)


def spelt_days(first: date, last: date, month: str = "%b") -> str:
    """Return days in words: 24 Mar 2022, 2 to 5 Mar 2022, Mar 2022, 2022.

    Args:
        first: First day.
        last: Last day.
        month: How months are written: "%b" short, "%B" in full.
    """

    def day(of: date) -> str:
        return f"{of.day} {of:{month}} {of.year}"

    after = last + timedelta(1) if last < date.max else date.min
    if first == last:
        return day(first)
    if first.day == after.day == 1 and (after.year - first.year) * 12 + after.month - first.month == 1:
        return f"{first:{month}} {first.year}"
    if (first.month, first.day, after.month, after.day) == (1, 1, 1, 1):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    same = (first.year, first.month) == (last.year, last.month)
    return f"{first.day if same else day(first)} to {day(last)}"


def when(text: str, start: int, times: Sequence[Days], published: date | None) -> When | None:
    """Tell which days a quote tells of; None if neither it nor its article tells.

    Args:
        text: The quote.
        start: Where it stands in its article.
        times: The expressions of time in it.
        published: Day of its article.
    """
    several = len(times) > 1
    for time in times:
        long = (time.last - time.first).days
        ahead = published is not None and time.last > published
        before = text[: max(0, time.start - start)]
        vague = long > _LONGEST and (ahead or several or _OF.search(before[-_NEAR:]))
        if vague or _BOUND.search(before[-_NEAR:]) or _ASIDE.search(before):
            continue
        if ahead and long and published is not None and time.first <= published:
            return When(time.first, published, True)  # "this week", told on its third day
        return When(time.first, time.last, True)
    return When(published, published, False) if published else None
