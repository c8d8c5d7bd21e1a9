"""Reading the sources of a build, all but the files that are known to give what the current build holds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import Article, RawArticle, Skipped, SourceFile, find_files, take_id
from embeddings.remembered import Given, KnownArticle, Remembered
from embeddings.report import OnProgress, Progress
from embeddings.rows import FieldRow


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
class SourceReader:
    """Reads articles by id; the first one of an id keeps it, be it read or one that stays.

    Attributes:
        rows: Fields of the current build's articles, by id.
        stay: Those that stay whatever is read.
        excluded: Ids that will be left out.
        memory: What files gave before.
        progress: Called for every article.
    """

    rows: Mapping[str, FieldRow]
    stay: Mapping[str, FieldRow]
    excluded: Collection[str]
    memory: Remembered
    progress: OnProgress

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
                self.progress(Progress("read", len(pending), None))
        return pending, skipped

    def _under(self, root: str, owners: Mapping[str, str]) -> Iterator[Pending | Skipped]:
        """Everything under a path, in order."""
        for file in find_files([Path(root)]):
            if isinstance(file, Skipped):
                yield file
            else:
                yield from self._of(file, root, owners)

    def _of(self, file: SourceFile, root: str, owners: Mapping[str, str]) -> Iterator[Pending | Skipped]:
        """Everything in a file, which is read if what it gives is not known or will be needed."""
        given = self.memory.recall(file)
        if given is None or any(self._is_needed(item, root, owners) for item in given):
            for read in self.memory.read(file):
                yield read if isinstance(read, Skipped) else _pending(root, *read)
        else:
            for item in given:
                yield item if isinstance(item, Skipped) else _pending(root, item, item)

    def _is_needed(self, item: Given, root: str, owners: Mapping[str, str]) -> bool:
        """Tell whether the text of an article will be needed: it is not in the current build as it is."""
        if isinstance(item, Skipped) or item.article_id in self.excluded or item.article_id in owners:
            return False
        row = self.rows.get(item.article_id)
        return row is None or not _pending(root, item, item).is_same(row)


def _pending(root: str, known: KnownArticle, item: RawArticle | KnownArticle) -> Pending:
    return Pending(known.article_id, root, known.source, known.digest, item)
