"""The sentences of notes. Knows nothing of how they are found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from qa.answer import Citation
from qa.render import spelt

#: Dates this many days apart may explain a difference.
EXPLAINING_DAYS = 14
_COUNTS = {2: "Both", 3: "All three"}


def conflict_text(kind: Literal["figure", "polarity", "holder"], says: Sequence[tuple[Citation, str]]) -> str:
    """Tell who says what when, earliest first, and whether the dates explain it."""
    why = _why([item.published for item, _ in says])
    if kind == "polarity":
        return f"One denies what the other says: {_listed([_source(item) for item, _ in says])}; {why}."
    given = _listed([f"“{words}” by {_source(item)}" for item, words in says])
    return f"The articles {'name different people' if kind == 'holder' else 'give different figures'}: {given}; {why}."


def stale_text(newest: date, today: date, *, is_as_of: bool, what: str = "newest evidence") -> str:
    """Tell how old the newest evidence, or `what`, is."""
    then = "the day asked for" if is_as_of else "the newest article here"
    return f"The {what} is of {spelt(newest)}, {_span(newest, today)} before {then} ({spelt(today)})."


def one_outlet_text(quotes: int, name: str, *, is_agency: bool) -> str:
    """Tell that all quotes come from one outlet or one agency."""
    source = f"one agency's copy, {name}" if is_agency else f"one outlet, {name}"
    return f"{_COUNTS.get(quotes, f'All {quotes}')} quotes are from {source}."


def undated_text(articles: int) -> str:
    """Tell that a cited article states no date."""
    if articles == 1:
        return "The answer rests on an article without a date."
    return f"The answer rests on {articles} articles without a date."


def _source(item: Citation) -> str:
    day = spelt(item.published) if item.published else "date unknown"
    return f"{item.outlet or 'an unknown outlet'}, {day} [{item.number}]"


def _listed(parts: Sequence[str]) -> str:
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def _why(days: Sequence[date | None]) -> str:
    known = [day for day in days if day]
    if len(known) < len(days):
        return "without all dates it is open which is newer"
    first, last = min(known), max(known)
    if first == last:
        return "all are of one day, so the dates do not explain it"
    apart = f"{_span(first, last)} lie between them"
    return (
        f"{apart}, which may explain it"
        if (last - first).days >= EXPLAINING_DAYS
        else f"{apart}, which hardly explains it"
    )


def _span(first: date, last: date) -> str:
    days = (last - first).days
    for size, unit in ((730, "year"), (60, "month")):
        if days >= size:
            count = round(days / (365.25 if unit == "year" else 30.44))
            return f"about {count} {unit}s"
    return f"{days} day{'' if days == 1 else 's'}"
