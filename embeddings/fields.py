"""The fields of all articles of a build in memory: which pass a filter, in which order, and how many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from corpus import Fields, Filter
from embeddings.index import Facets
from embeddings.rows import FieldRow


@dataclass(frozen=True, slots=True, eq=False)
class Passing:
    """The articles that pass a filter.

    Attributes:
        where: The filter.
        share: Of all articles.
        mask: Over all articles, by position in the table.
        holds: Tell which of some articles do, by their numbers.
    """

    where: Filter
    share: float
    mask: NDArray[np.bool_]
    holds: Callable[[NDArray[np.int64]], NDArray[np.bool_]]


class FieldTable:
    """Fields by position: newest first, undated last, equal dates by id.

    Args:
        rows: Of all articles of a build.
        same: For each number of an article that has a duplicate, the least number of its group.
    """

    def __init__(self, rows: Sequence[FieldRow], same: Mapping[int, int]) -> None:
        self.rows = sorted(_grouped(rows, same), key=_newest_first)
        self.by_id = {row.article_id: position for position, row in enumerate(self.rows)}
        self.by_number = {row.number: position for position, row in enumerate(self.rows)}
        numbers = np.array([row.number for row in self.rows], dtype=np.int64)
        self._by_number = np.argsort(numbers)
        self._numbers = numbers[self._by_number]
        self._days = np.array([_day(row.published) for row in self.rows], dtype=np.int64)  # 0: undated
        self._chunks = np.array([row.chunks for row in self.rows], dtype=np.int64)
        by_outlet: dict[str, list[int]] = {}
        by_author: dict[str, list[int]] = {}
        by_group: dict[str, list[int]] = {}
        for position, row in enumerate(self.rows):
            if row.outlet is not None:
                by_outlet.setdefault(row.outlet, []).append(position)
            for author in dict.fromkeys(row.authors):
                by_author.setdefault(author, []).append(position)
            if row.group is not None:
                by_group.setdefault(row.group, []).append(position)
        self._outlets, self._authors, self._groups = map(_Values, (by_outlet, by_author, by_group))

    def passing(self, where: Filter) -> NDArray[np.bool_]:
        """Return which articles pass, by position."""
        passing = np.ones(len(self.rows), dtype=np.bool_)
        if where.has_dates:
            first = _day(where.published_from) or 1
            last = _day(where.published_to) or date.max.toordinal()
            passing &= (self._days >= first) & (self._days <= last) | where.include_undated & (self._days == 0)
        if where.outlets:
            passing &= self._any([self._outlets.having(outlet) for outlet in where.outlets])
        if where.authors:
            passing &= self._any([self._authors.having(author) for author in where.authors])
        if where.article_ids:
            named = np.zeros(len(self.rows) + 1, dtype=np.bool_)
            named[[self.by_id.get(article_id, -1) for article_id in where.article_ids]] = True  # unknown ones: the last
            passing &= named[:-1]
        return passing

    def narrowed(self, where: Filter) -> Passing:
        """Return the articles that pass."""
        mask = self.passing(where)
        share = float(mask.mean()) if len(mask) else 1.0
        by_number = mask[self._by_number]
        return Passing(where, share, mask, lambda numbers: by_number[np.searchsorted(self._numbers, numbers)])

    def duplicates(self, article_id: str, where: Filter) -> list[FieldRow]:
        """Return the other articles of a group that pass, earliest first; see `ChunkIndex`."""
        group = self.rows[self.by_id[article_id]].group
        rows = [self.rows[position] for position in self._groups.having(group or "")]
        found = [row for row in rows if row.article_id != article_id and where.matches(row)]
        return sorted(found, key=earliest_first)

    def facets(self, where: Filter) -> Facets:
        """Count what passes a filter."""
        passing = self.passing(where)
        dated, counts = np.unique(self._days[passing & (self._days > 0)], return_counts=True)
        days = {date.fromordinal(day): count for day, count in zip(dated.tolist(), counts.tolist(), strict=True)}
        groups = [count for count in self._groups.counts(passing).values() if count > 1]
        articles = int(passing.sum())
        return Facets(
            articles=articles,
            undated=articles - int(counts.sum()),
            chunks=int(self._chunks[passing].sum()),
            first=min(days, default=None),
            last=max(days, default=None),
            outlets=self._outlets.counts(passing),
            authors=self._authors.counts(passing),
            duplicates=sum(groups),
            groups=len(groups),
            days=days,
        )

    def _any(self, groups: Iterable[Sequence[int] | NDArray[np.int64]]) -> NDArray[np.bool_]:
        mask = np.zeros(len(self.rows), dtype=np.bool_)
        for positions in groups:
            mask[np.asarray(positions, dtype=np.int64)] = True
        return mask


class _Values:
    """The values of a field as numbers: counting them in Python takes a quarter of a second for 100,000 articles.

    Args:
        positions: Of the articles that have each value.
    """

    def __init__(self, positions: Mapping[str, Sequence[int]]) -> None:
        self._names = sorted(positions)
        found = [positions[name] for name in self._names]
        ends = np.cumsum(list(map(len, found)), dtype=np.int64).tolist()
        self._places = dict(zip(self._names, map(slice, [0, *ends], ends), strict=True))
        self._codes = np.repeat(np.arange(len(found)), list(map(len, found)))  # (pairs of value and article,)
        self._positions = np.fromiter(chain.from_iterable(found), dtype=np.int64)  # (pairs,)

    def having(self, name: str) -> NDArray[np.int64]:
        """Return the positions of the articles that have a value."""
        return self._positions[self._places.get(name, slice(0))]

    def counts(self, passing: NDArray[np.bool_]) -> dict[str, int]:
        """Return how many of the articles that pass have each value, most first, then by name; without zeros."""
        counts = np.bincount(self._codes[passing[self._positions]], minlength=len(self._names))
        order = np.argsort(-counts, kind="stable")[: np.count_nonzero(counts)]
        return {self._names[at]: count for at, count in zip(order.tolist(), counts[order].tolist(), strict=True)}


def earliest_first(row: Fields) -> tuple[int, str]:
    """Order duplicates: who published first, undated ones last, equal dates by id."""
    return _day(row.published or date.max), row.article_id


def _grouped(rows: Sequence[FieldRow], same: Mapping[int, int]) -> list[FieldRow]:
    """The rows, each with the id of the article that stands for its group."""
    groups: dict[int, list[FieldRow]] = {}
    for row in rows:
        if row.number in same:
            groups.setdefault(same[row.number], []).append(row)
    names = {number: min(members, key=earliest_first).article_id for number, members in groups.items()}
    return [row._replace(group=names[same[row.number]]) if row.number in same else row for row in rows]


def _newest_first(row: FieldRow) -> tuple[bool, int, str]:
    return row.published is None, -_day(row.published), row.article_id


def _day(day: date | None) -> int:
    return day.toordinal() if day else 0
