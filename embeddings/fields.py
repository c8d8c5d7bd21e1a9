"""The fields of all articles of a build in memory: which pass a filter, in which order, and how many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from corpus import Filter
from embeddings.index import Facets
from embeddings.texts import FieldRow


class FieldTable:
    """Fields by position: newest first, undated last, equal dates by id."""

    def __init__(self, rows: Sequence[FieldRow]) -> None:
        self.rows = sorted(rows, key=_newest_first)
        self.by_id = {row.article_id: position for position, row in enumerate(self.rows)}
        self.by_number = {row.number: position for position, row in enumerate(self.rows)}
        self._days = np.array([_day(row.published) for row in self.rows], dtype=np.int64)  # 0: undated
        self._by_outlet: dict[str, list[int]] = {}
        self._by_author: dict[str, list[int]] = {}
        for position, row in enumerate(self.rows):
            if row.outlet is not None:
                self._by_outlet.setdefault(row.outlet, []).append(position)
            for author in row.authors:
                self._by_author.setdefault(author, []).append(position)

    def passing(self, where: Filter) -> NDArray[np.bool_]:
        """Return which articles pass, by position."""
        passing = np.ones(len(self.rows), dtype=np.bool_)
        if where.has_dates:
            first = _day(where.published_from) or 1
            last = _day(where.published_to) or date.max.toordinal()
            passing &= (self._days >= first) & (self._days <= last) | where.include_undated & (self._days == 0)
        if where.outlets:
            passing &= self._any(self._by_outlet.get(outlet, []) for outlet in where.outlets)
        if where.authors:
            passing &= self._any(self._by_author.get(author, []) for author in where.authors)
        if where.article_ids:
            known = (self.by_id.get(article_id) for article_id in where.article_ids)
            passing &= self._any([position] for position in known if position is not None)
        return passing

    def facets(self, where: Filter) -> Facets:
        """Count what passes a filter."""
        rows = [self.rows[position] for position in np.flatnonzero(self.passing(where))]
        dates = [row.published for row in rows if row.published is not None]
        return Facets(
            articles=len(rows),
            undated=len(rows) - len(dates),
            chunks=sum(row.chunks for row in rows),
            first=min(dates, default=None),
            last=max(dates, default=None),
            outlets=_most_first(Counter(row.outlet for row in rows if row.outlet is not None)),
            authors=_most_first(Counter(author for row in rows for author in dict.fromkeys(row.authors))),
        )

    def _any(self, groups: Iterable[list[int]]) -> NDArray[np.bool_]:
        mask = np.zeros(len(self.rows), dtype=np.bool_)
        for positions in groups:
            mask[positions] = True
        return mask


def _newest_first(row: FieldRow) -> tuple[bool, int, str]:
    return row.published is None, -_day(row.published), row.article_id


def _day(day: date | None) -> int:
    return day.toordinal() if day else 0


def _most_first(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
