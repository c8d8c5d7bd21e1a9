"""Which of the dates that an article states is that of its publication, and what it means if it is ambiguous."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.header.dates import DATE, Day, readings, timed
from corpus.header.day_order import by_month_day, by_text, by_weekday, is_day_first, note_of, order_of, url_day
from corpus.header.header_line import StatedDate, stated_date
from corpus.spans import Span

_KINDS = ("published", "plain", "updated")  # dates of other kinds, such as of printing, say nothing of publication
_UPDATED = "the text calls it the time of an update, and states no other"


@dataclass(frozen=True, slots=True)
class Publication:
    """The date of publication, or why it is unknown.

    Attributes:
        day: None if the date can be read in several ways.
        span: Clean span of the date.
        note: What a reader should know of it; "" if nothing.
    """

    day: Day | None
    span: Span
    note: str = ""


@dataclass(frozen=True, slots=True)
class DatedLine:
    """A date, the clean offset that its span counts from, and the text of its line."""

    stated: StatedDate
    start: int
    line: str


@dataclass(frozen=True, slots=True)
class Hints:
    """What may tell an ambiguous date.

    Attributes:
        month_day: Month and day of the dateline.
        language: BCP 47 tag, as stated.
        text: The whole text of the article.
        stated: The date of publication that the text states, if another one is asked for.
    """

    url: str | None = None
    month_day: tuple[int, int] | None = None
    language: str | None = None
    text: str = ""
    stated: date | None = None


def read_named_publication(text: str, hints: Hints) -> Publication | None:
    """Read a date that a record names, in the light of the text; None if it is none."""
    match = DATE.fullmatch(text.strip())
    if not match or not readings(match):
        return None
    return read_publication([DatedLine(stated_date(match, "published"), 0, match[0])], hints)


def read_publication(dates: Sequence[DatedLine], hints: Hints) -> Publication | None:
    """Choose the date of publication; None if none is stated.

    A date that says it is wins over one without a label, that over the time of an update.
    """
    existing = [dated for dated in dates if dated.stated.readings]
    chosen = next((dated for kind in _KINDS for dated in existing if dated.stated.kind == kind), None)
    if chosen is None:
        return None
    stated = chosen.stated
    span = Span(chosen.start + stated.span.start, chosen.start + stated.span.end)
    others = [dated.stated.text for dated in existing if dated is not chosen]
    found = _resolved(chosen, others, hints)
    if len(found) > 1:
        return Publication(None, span, note_of(_bare(stated.text), found))
    note = _UPDATED if stated.kind == "updated" else ""
    if len(stated.readings) > 1:
        other = next(day for day in stated.readings if day != found[0])
        note = note or f"not {other.day} {other:%B %Y}, by the rest of the article"
    return Publication(timed(found[0], stated.clock, stated.zone), span, note)


def _bare(text: str) -> str:
    """A numeric date without its weekday and time."""
    match = DATE.search(text)
    return (match["numeric"] or text) if match else text


def _resolved(chosen: DatedLine, others: Sequence[str], hints: Hints) -> tuple[date, ...]:
    """The readings of a date that are left when each source that can tell has been asked, the surest first."""
    found = chosen.stated.readings
    if len(found) < 2:
        return found
    if len(left := by_weekday(chosen.line, found)) == 1:
        return left
    if hints.stated in found:
        return tuple(day for day in found if day == hints.stated)
    if (day := url_day(hints.url)) in found:
        return tuple(reading for reading in found if reading == day)
    order = order_of(_bare(chosen.stated.text), map(_bare, others))
    if order is None and len(left := by_month_day(hints.month_day, found)) == 1:
        return left
    order = is_day_first(hints.language, hints.text) if order is None else order
    if order is not None:
        return found[:1] if order else found[1:]
    return by_text(hints.text, found)
