"""Copies among found passages: which are one, which of them is shown, and who else prints it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from corpus import Chunk, Filter, Span
from embeddings import ChunkIndex, IndexedFields, Ordinals
from qa.answer import Copy
from qa.retrieval.copies import find_passage, say_the_same

#: Two chunks this alike (0 to 100, edit similarity) say the same.
COPY_SIMILARITY = 90.0
#: Copies of k hits are looked for among this many times k chunks, or until there are k.
COPIES_AMONG = 3
#: Chunks of duplicates are cut at other places: one is a copy of another if they share this much of the shorter one,
_LEAST_COMMON = 0.5
#: and may stand for it if it has this much of it.
_LEAST_COVERED = 0.8


@dataclass(frozen=True, slots=True)
class Fold:
    """Passages that say the same.

    Attributes:
        best: Ordinal of the one found best, whose place this is.
        shown: Ordinal of the one that stands for all: of duplicates the original.
        chunk: That one.
        origin: The agency that its article and its duplicates state, if they agree.
        group: Id of the earliest duplicate that passes the filter.
        also_in: The other articles that print it.
    """

    best: int
    shown: int
    chunk: Chunk
    origin: str | None
    group: str | None
    also_in: tuple[Copy, ...]


class Sources:
    """Who prints what among the articles of an index that pass a filter; reads each article once."""

    def __init__(self, index: ChunkIndex, where: Filter) -> None:
        self._index = index
        self._where = where
        self._texts: dict[str, str] = {}
        self._members: dict[str, list[IndexedFields]] = {}

    def members(self, article_id: str) -> list[IndexedFields]:
        """Return an article and its duplicates that pass, earliest first."""
        if article_id not in self._members:
            others = self._index.duplicates(article_id, self._where)
            rows = sorted([*self._index.fields([article_id]), *others], key=_earliest_first) if others else []
            self._members.update({row.article_id: rows for row in rows} if rows else {article_id: []})
        return self._members[article_id]

    def group(self, article_id: str) -> str | None:
        """Return the id of the earliest of them, None if there is no other."""
        members = self.members(article_id)
        return members[0].article_id if members else None

    def origin(self, article_id: str) -> str | None:
        """Return the agency that they state, None if they state none or several."""
        rows = self.members(article_id) or self._index.fields([article_id])
        origins = {row.origin for row in rows if row.origin is not None}
        return origins.pop() if len(origins) == 1 else None

    def place(self, passage: str, article_id: str) -> Span | None:
        """Return where an article says the same as a passage."""
        if article_id not in self._texts:
            article = self._index.article(article_id)
            self._texts[article_id] = article.text if article else ""
        return find_passage(passage, self._texts[article_id], COPY_SIMILARITY)

    def also_in(self, passage: str, article_id: str, others: Iterable[str] = ()) -> tuple[str, ...]:
        """Return the ids of those duplicates of an article, and of other articles, that print a passage."""
        names = dict.fromkeys([*(row.article_id for row in self.members(article_id)), *others])
        return tuple(name for name in names if name != article_id and self.place(passage, name))

    def copies(self, article_ids: Sequence[str]) -> tuple[Copy, ...]:
        """Return what is told of articles that print the same."""
        rows = self._index.fields(article_ids)
        return tuple(Copy(row.article_id, row.outlet, row.published) for row in rows)


class _Passage(NamedTuple):
    """A chunk that was found.

    Attributes:
        fields: Of its article.
        group: That of its article, if others of it pass.
        crux: What tells most chunks apart from it; see `ChunkIndex.cruxes_at`.
    """

    ordinal: int
    fields: IndexedFields
    group: str | None
    crux: int


class _Chunks:
    """Chunks of an index by ordinal; each is read once, and most are not."""

    def __init__(self, index: ChunkIndex) -> None:
        self._index = index
        self._read: dict[int, Chunk] = {}

    def read(self, ordinals: Iterable[int]) -> None:
        """Read some chunks at once."""
        if missing := [ordinal for ordinal in dict.fromkeys(ordinals) if ordinal not in self._read]:
            self._read.update(zip(missing, self._index.chunks_at(np.array(missing)), strict=True))

    def of(self, passage: _Passage) -> Chunk:
        """Return the chunk of a passage."""
        if passage.ordinal not in self._read:
            self.read([passage.ordinal])
        return self._read[passage.ordinal]


def fold(index: ChunkIndex, order: Ordinals, k: int, where: Filter) -> list[Fold]:
    """Return the first k chunks that differ, each with its copies.

    Args:
        index: Where they were found.
        order: Chunks, best first.
        k: Most folds.
        where: Which articles count; no other is named.
    """
    sources, chunks = Sources(index, where), _Chunks(index)
    kept: list[list[_Passage]] = []
    at_once = COPIES_AMONG * k
    for at in range(0, len(order), at_once):
        passages = _passages(index, order[at : at + at_once], sources)
        chunks.read(passage.ordinal for passage in [*passages[:k], *_alike(passages)])
        for passage in passages:
            if len(kept) == k and at:
                break
            for copies in kept:
                if _is_copy(passage, copies[0], chunks, sources):
                    copies.append(passage)
                    break
            else:
                if len(kept) < k:
                    kept.append([passage])
        if len(kept) == k:
            break
    chunks.read(copies[0].ordinal for copies in kept)
    return [_folded(copies, chunks, sources) for copies in kept]


def _passages(index: ChunkIndex, part: Ordinals, sources: Sources) -> list[_Passage]:
    articles = index.fields_at(index.articles_of(part))
    groups = [sources.group(fields.article_id) if fields.group else None for fields in articles]
    return list(map(_Passage, part.tolist(), articles, groups, index.cruxes_at(part)))


def _alike(passages: Sequence[_Passage]) -> list[_Passage]:
    """Those whose texts are likely to be compared."""
    cruxes = Counter(passage.crux for passage in passages)
    groups = Counter(passage.group for passage in passages)
    return [item for item in passages if cruxes[item.crux] > 1 or (item.group and groups[item.group] > 1)]


def _is_copy(passage: _Passage, best: _Passage, chunks: _Chunks, sources: Sources) -> bool:
    """Tell whether a chunk says what another one does; of duplicates, what its article says around it."""
    is_same_article = passage.fields.article_id == best.fields.article_id
    if passage.group is None or passage.group != best.group or is_same_article:
        is_alike = passage.crux == best.crux
        return is_alike and say_the_same(chunks.of(passage).text, chunks.of(best).text, COPY_SIMILARITY)
    place, other = sources.place(chunks.of(passage).text, best.fields.article_id), chunks.of(best)
    if place is None:
        return False
    shorter = min(place.end - place.start, other.end - other.start)
    return _common(place, other) >= _LEAST_COMMON * shorter


def _folded(passages: Sequence[_Passage], chunks: _Chunks, sources: Sources) -> Fold:
    best = passages[0]
    if len(passages) == 1 and best.group is None:
        return Fold(best.ordinal, best.ordinal, chunks.of(best), best.fields.origin, None, ())
    copies = [chunks.of(passage) for passage in passages]
    shown = passages[copies.index(_original(copies, sources))]
    chunk = chunks.of(shown)
    name = chunk.article_id
    names = dict.fromkeys([*sources.also_in(chunk.text, name), *(copy.article_id for copy in copies)])
    also_in = sources.copies([other for other in names if other != name])
    return Fold(best.ordinal, shown.ordinal, chunk, sources.origin(name), sources.group(name), also_in)


def _original(copies: Sequence[Chunk], sources: Sources) -> Chunk:
    """The copy to show: the agency's own, else the earliest, if it holds nearly all of the one found best."""
    best = copies[0]
    rows = {row.article_id: row for row in sources.members(best.article_id)}
    origin = (sources.origin(best.article_id) or "").casefold()

    def rank(chunk: Chunk) -> tuple[bool, tuple[bool, str]]:
        row = rows[chunk.article_id]
        return (row.outlet or "").casefold() != origin, (row.published is None, str(row.published))

    # `sorted` is stable: equals stay in the order of their scores.
    for chunk in sorted((chunk for chunk in copies if chunk.article_id in rows), key=rank):
        if chunk.article_id == best.article_id:
            break
        place = sources.place(best.text, chunk.article_id)
        if place and _common(place, chunk) >= _LEAST_COVERED * (place.end - place.start):
            return chunk
    return best


def _common(place: Span, chunk: Chunk) -> int:
    return max(0, min(place.end, chunk.end) - max(place.start, chunk.start))


def _earliest_first(row: IndexedFields) -> tuple[bool, str, str]:
    return row.published is None, str(row.published), row.article_id
