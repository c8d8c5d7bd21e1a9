"""The header fields of an article with their evidence, whoever states them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.article import Evidence, Mark
from corpus.header.dates import Day


@dataclass(frozen=True, slots=True)
class Header:
    """Fields, their evidence, and the marks of the paragraphs that state them.

    Attributes:
        titles: Every form of the title that stands at the head, the fullest first.
        month_day: Month and day of the dateline, whose year is not stated.
    """

    titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    origin: str | None = None
    day: Day | None = None
    url: str | None = None
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()
    month_day: tuple[int, int] | None = None

    @property
    def title(self) -> str | None:
        """The fullest form of the title."""
        return self.titles[0] if self.titles else None
