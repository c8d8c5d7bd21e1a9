"""What a header line states: fields, and where in the line each stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from corpus.header.dates import clock_of, readings
from corpus.header.header_words import DateKind
from corpus.header.names import Found
from corpus.header.outlets import is_surely_outlet
from corpus.spans import Span


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date in a header line.

    Attributes:
        readings: Every day that it can mean; none if it does not exist.
        kind: What the line says that it is the date of; "plain" if nothing.
        clock: The time of day as written.
    """

    text: str
    span: Span
    readings: tuple[date, ...]
    kind: DateKind = "plain"
    clock: str | None = None
    zone: str | None = None


def stated_date(match: re.Match[str], kind: DateKind = "plain") -> StatedDate:
    """Return what a match of DATE states; its span is of the text that was searched."""
    return StatedDate(match[0], Span(*match.span()), readings(match), kind, *clock_of(match))


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """What one header line states.

    Attributes:
        is_named: Whether a word such as "By" or a key such as "Author:" names the authors.
        reporters: Whom "Reporting by" names, authors only if nobody else is named.
        is_source: Whether the agency stands where an outlet does, as in "Source: Reuters".
        is_nobody: Whether the line names staff in place of authors.
        is_keyed: Whether a key such as "Source:" names a field.
        other: What the line is if it states no field: a role beside a name, noise, or a label of the next line.
    """

    title: Found | None = None
    authors: tuple[Found, ...] = ()
    is_named: bool = False
    reporters: tuple[Found, ...] = ()
    outlet: Found | None = None
    origin: Found | None = None
    is_source: bool = False
    is_nobody: bool = False
    is_keyed: bool = False
    url: Found | None = None
    dates: tuple[StatedDate, ...] = ()
    other: str = ""

    @property
    def is_strong(self) -> bool:
        """Whether the line says by itself that it holds fields, as a name alone does not."""
        named = (self.is_named, self.dates, self.url, self.title, self.is_keyed, self.origin, self.reporters)
        return any(named) or bool(self.authors and self.outlet and is_surely_outlet(self.outlet.value))

    @property
    def is_bare_name(self) -> bool:
        """Whether the line holds names and nothing that says what they are."""
        return bool(self.authors) and not (self.is_named or self.dates or self.outlet or self.origin or self.url)

    @property
    def is_bare_outlet(self) -> bool:
        """Whether the line holds the name of an outlet and nothing that says so."""
        return bool(self.outlet) and not (self.authors or self.dates or self.origin or self.url or self.is_named)


def shifted(line: HeaderLine, by: int) -> HeaderLine:
    """Return a line with all its spans moved."""

    def moved(found: Found | None) -> Found | None:
        return Found(found.value, Span(found.span.start + by, found.span.end + by)) if found else None

    return replace(
        line,
        title=moved(line.title),
        outlet=moved(line.outlet),
        origin=moved(line.origin),
        url=moved(line.url),
        authors=tuple(Found(name.value, Span(name.span.start + by, name.span.end + by)) for name in line.authors),
        reporters=tuple(Found(name.value, Span(name.span.start + by, name.span.end + by)) for name in line.reporters),
        dates=tuple(replace(day, span=Span(day.span.start + by, day.span.end + by)) for day in line.dates),
    )
