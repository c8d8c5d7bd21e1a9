"""Reading the sources of a build, all but the files that are known to give what the current build holds."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from corpus import Article, RawArticle, Skipped, SourceFile, find_files, take_id
from embeddings.helpers import Helpers
from embeddings.remembered import FileRead, Given, KnownArticle, Remembered, read_whole
from embeddings.report import OnProgress, Progress
from embeddings.rows import FieldRow

#: Larger files hold many articles, which are read one after the other.
_SMALL_BYTES = 1 << 22


@dataclass(frozen=True, slots=True)
class Pending:
    """An article of the next build: read and not cleaned yet, given as a value, or known to be in the current one."""

    article_id: str
    root: str
    source: str
    digest: str
    item: RawArticle | Article | KnownArticle

    def is_same(self, row: FieldRow) -> bool:
        """Tell whether an article of the current build is this one, unchanged."""
        return (self.digest, self.source, self.root) == (row.digest, row.source, row.root)


@dataclass(frozen=True, slots=True)
class Reading:
    """What sources are read with.

    Attributes:
        memory: What files gave before.
        helpers: Read several files at once.
        progress: Called for every article.
    """

    memory: Remembered
    helpers: Helpers
    progress: OnProgress


class _Met(NamedTuple):
    """What a walk came to: a file with what it gives, as far as that is known, and whether it is read ahead."""

    item: SourceFile | Skipped
    given: tuple[Given, ...] | None = None
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class SourceReader:
    """Reads articles by id; the first one of an id keeps it, be it read or one that stays.

    Attributes:
        rows: Fields of the current build's articles, by id.
        stay: Those that stay whatever is read.
        excluded: Ids that will be left out.
        reading: What they are read with.
    """

    rows: Mapping[str, FieldRow]
    stay: Mapping[str, FieldRow]
    excluded: Collection[str]
    reading: Reading

    def read(self, paths: Sequence[str]) -> tuple[dict[str, Pending], list[Skipped]]:
        """Return the articles under some paths, and what was left out.

        Raises:
            FileNotFoundError: If a path does not exist.
        """
        pending: dict[str, Pending] = {}
        skipped: list[Skipped] = []
        for root in paths:
            owners: dict[str, str] = {}
            for item in self._under(root, owners):
                if isinstance(item, Skipped):
                    skipped.append(item)
                    continue
                taken = take_id(item.article_id, item.source, owners)
                owner = pending.get(item.article_id) or self.stay.get(item.article_id)
                if not taken and owner and owner.root != root and owner.source != item.source:
                    taken = Skipped(item.source, f"id {item.article_id} is already taken by {owner.source}")
                if taken:
                    skipped.append(taken)
                    continue
                pending[item.article_id] = item
                self.reading.progress(Progress("read", len(pending), None))
        return pending, skipped

    def _under(self, root: str, owners: Mapping[str, str]) -> Iterator[Pending | Skipped]:
        """Everything under a path, in order; files are read ahead, several at once."""
        met: deque[_Met] = deque()
        for done in self.reading.helpers.map(read_whole, self._unknown(root, met)):
            while not met[0].ahead:
                yield from self._of(met.popleft(), root, owners)
            yield from self._of(met.popleft(), root, owners, done)
        while met:
            yield from self._of(met.popleft(), root, owners)

    def _unknown(self, root: str, met: deque[_Met]) -> Iterator[SourceFile]:
        """Walk through a path, note what is met, and yield the files to read ahead: of the others enough is known."""
        for item in find_files([Path(root)]):
            if isinstance(item, Skipped):
                met.append(_Met(item))
                continue
            given = self.reading.memory.recall(item)
            met.append(_Met(item, given, ahead=given is None and _is_small(item)))
            if met[-1].ahead:
                yield item

    def _of(
        self, met: _Met, root: str, owners: Mapping[str, str], done: FileRead | None = None
    ) -> Iterator[Pending | Skipped]:
        """Everything in a file, which is read if what it gives is not known or will be needed."""
        if isinstance(met.item, Skipped):
            yield met.item
        elif met.given is None or any(self._is_needed(item, root, owners) for item in met.given):
            for read in self.reading.memory.read(met.item, done):
                yield read if isinstance(read, Skipped) else _pending(root, *read)
        else:
            for item in met.given:
                yield item if isinstance(item, Skipped) else _pending(root, item, item)

    def _is_needed(self, item: Given, root: str, owners: Mapping[str, str]) -> bool:
        """Tell whether the text of an article will be needed: it is not in the current build as it is."""
        if isinstance(item, Skipped) or item.article_id in self.excluded or item.article_id in owners:
            return False
        row = self.rows.get(item.article_id)
        return row is None or not _pending(root, item, item).is_same(row)


def _is_small(file: SourceFile) -> bool:
    """Tell whether what a file holds can wait beside what others hold."""
    try:
        return file.path.stat().st_size <= _SMALL_BYTES
    except OSError:  # reading it says what is wrong
        return True


def _pending(root: str, known: KnownArticle, item: RawArticle | KnownArticle) -> Pending:
    return Pending(known.article_id, root, known.source, known.digest, item)
