"""Which rows of a segment a search may find, as FAISS takes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from corpus import Filter
from embeddings.fields import FieldTable, Passing
from embeddings.rows import FieldRow

if TYPE_CHECKING:
    from faiss import IDSelector

#: So few rows are named one by one, and scored in less time than codes are looked through or a bitmap is.
FEW_ROWS = 2048
#: What so many filters leave is kept.
_KEPT_FILTERS = 16


@dataclass(frozen=True, slots=True, eq=False)
class AllowedRows:
    """Some rows of a segment.

    Attributes:
        count: How many.
        rows: Their numbers; None if they are many.
        bits: A bitmap over all rows of the segment, lowest bit first; None if they are few.
    """

    count: int
    rows: NDArray[np.int64] | None
    bits: NDArray[np.uint8] | None

    @classmethod
    def few(cls, rows: NDArray[np.int64]) -> AllowedRows:
        """Allow rows by their numbers."""
        return cls(len(rows), rows, None)

    @classmethod
    def of_articles(
        cls, passing: NDArray[np.bool_], first_rows: NDArray[np.int64], counts: NDArray[np.int64]
    ) -> AllowedRows:
        """Allow the rows of some articles.

        Args:
            passing: A mask over all articles of the segment.
            first_rows: Of each article.
            counts: How many rows each article has.
        """
        chosen = np.flatnonzero(passing)
        numbers = counts[chosen]
        if (count := int(numbers.sum())) > FEW_ROWS:
            return cls(count, None, np.packbits(np.repeat(passing, counts), bitorder="little"))
        before = np.cumsum(numbers) - numbers
        return cls.few(np.repeat(first_rows[chosen] - before, numbers) + np.arange(count))

    def holds(self, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Tell which of some rows are allowed, of many."""
        assert self.bits is not None
        held: NDArray[np.bool_] = self.bits[rows >> 3] >> (rows & 7) & 1 != 0
        return held

    def selector(self) -> IDSelector:
        """Return what FAISS asks which of many rows count."""
        import faiss

        return faiss.IDSelectorBitmap(self.bits)  # type: ignore[arg-type,call-arg]  # the stubs know C++ only


class Places:
    """Where the articles of one segment stand: their rows, and their positions in the field table."""

    def __init__(self, fields: Sequence[FieldRow], table: FieldTable) -> None:
        self._counts = np.array([row.chunks for row in fields], dtype=np.int64)  # (articles,)
        self._firsts = np.cumsum(self._counts) - self._counts  # (articles,)
        self._positions = np.array([table.by_number.get(row.number, -1) for row in fields], dtype=np.int64)
        self._live = self._positions >= 0
        self._live_rows = None if self._live.all() else AllowedRows.of_articles(self._live, self._firsts, self._counts)

    def allowed(self, passing: NDArray[np.bool_] | None) -> AllowedRows | None:
        """Return the rows of the articles that pass, by position in the table; None if all do."""
        if passing is None:
            return self._live_rows
        mask = self._live & passing[self._positions] if len(passing) else self._live
        return None if mask.all() else AllowedRows.of_articles(mask, self._firsts, self._counts)


@dataclass(frozen=True, slots=True, eq=False)
class Narrowed:
    """What a filter leaves of a build.

    Attributes:
        passing: Its articles.
        rows: Those of each segment; None if all count.
    """

    passing: Passing
    rows: tuple[AllowedRows | None, ...]


def narrowing(table: FieldTable, parts: Sequence[Sequence[FieldRow]]) -> Callable[[Filter], Narrowed]:
    """Return what tells what a filter leaves of segments of some articles; a question's searches ask it the same."""
    return lru_cache(maxsize=_KEPT_FILTERS)(partial(_narrowed, table, tuple(Places(part, table) for part in parts)))


def _narrowed(table: FieldTable, parts: Sequence[Places], where: Filter) -> Narrowed:
    passing = table.narrowed(where)
    mask = None if where.is_empty else passing.mask
    return Narrowed(passing, tuple(places.allowed(mask) for places in parts))
