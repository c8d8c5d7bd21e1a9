"""Soft windows and filters: chunks of the times, outlets and authors that a question names come first."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from corpus import Fields, Filter
from qa.answer import Hit
from qa.questions.windows import Window

#: The legs of hints: they order what the searches found.
SOFT = ("window", "named")
#: What happened is told for days: an article counts exp(-days / TOLD_DAYS) after a window has ended.
TOLD_DAYS = 7.0
#: Articles are looked for this long after a window.
_LOOKED_DAYS = 14


@dataclass(frozen=True, slots=True)
class Hints:
    """What a question names of the articles that it wants; nothing else is excluded.

    Attributes:
        windows: Times, any of which an article may be of.
        outlets: Exact names.
        authors: Exact names.
    """

    windows: tuple[Window, ...] = ()
    outlets: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()

    @property
    def is_named(self) -> bool:
        """Tell whether there is an outlet or author."""
        return bool(self.outlets or self.authors)

    def is_before(self, as_of: date) -> bool:
        """Tell whether all times named ended before a day, so that news of that day are not what is wanted."""
        return bool(self.windows) and all(window.last is not None and window.last < as_of for window in self.windows)

    def narrowed(self, where: Filter) -> Iterator[Filter]:
        """Return filters that pass only what is hinted at, within another filter; those that pass nothing left out."""
        for window in self.windows:
            if filtered := _within(where, window):
                yield filtered
        if self.outlets and (names := _common(self.outlets, where.outlets)):
            yield replace(where, outlets=names)
        if self.authors and (names := _common(self.authors, where.authors)):
            yield replace(where, authors=names)

    def legs(self, articles: Sequence[Fields]) -> dict[str, list[float]]:
        """Return how well each article fits, 0 to 1, by the name of the leg."""
        legs = {}
        if self.windows:
            legs["window"] = [self._timely(article.published) for article in articles]
        if self.is_named:
            legs["named"] = [float(self._is_of(article)) for article in articles]
        return legs

    def _timely(self, published: date | None) -> float:
        """1 for an article of a window, falling with the days after it; 0 for one before it and for the undated."""
        return 0.0 if published is None else max(_closeness(published, window) for window in self.windows)

    def is_timely(self, published: date | None) -> bool:
        """Tell whether an article is of one of the times, so that it need not name it."""
        return published is not None and any(window.holds(published) for window in self.windows)

    def _is_of(self, article: Fields) -> bool:
        return article.outlet in self.outlets or any(author in self.authors for author in article.authors)


#: Of a question that names nothing.
NO_HINTS = Hints()


def misfit(hit: Hit, hits: Sequence[Hit]) -> float:
    """Return how much less a hit fits the hints than the one that fits best: 0 to 1 for each kind of hint."""
    return math.fsum(max(_fit(other, name) for other in hits) - _fit(hit, name) for name in SOFT if name in hit.legs)


def _fit(hit: Hit, name: str) -> float:
    return hit.legs[name].score or 0.0


def _closeness(published: date, window: Window) -> float:
    if window.holds(published):
        return 1.0
    if window.last is None or published < window.last:
        return 0.0
    return math.exp(-(published - window.last).days / TOLD_DAYS)


def _within(where: Filter, window: Window) -> Filter | None:
    last = None if window.last is None else window.last + timedelta(min(_LOOKED_DAYS, (date.max - window.last).days))
    first = max((day for day in (window.first, where.published_from) if day), default=None)
    last = min((day for day in (last, where.published_to) if day), default=None)
    if first and last and first > last:
        return None
    return replace(where, published_from=first, published_to=last, include_undated=False)


def _common(names: Sequence[str], allowed: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in names if not allowed or name in allowed)
