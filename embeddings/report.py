"""What a rebuild did, or would do, and how far it is."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from typing import Literal

from corpus import Skipped


@dataclass(frozen=True, slots=True)
class SplitFile:
    """A file that holds several articles.

    Attributes:
        source: Path as read.
        article_ids: In the order of the file.
        title: Of its first article, if the file names one.
    """

    source: str
    article_ids: tuple[str, ...]
    title: str | None

    def without(self, article_ids: Container[str]) -> SplitFile:
        """Return the file with some articles left out."""
        return replace(self, article_ids=tuple(name for name in self.article_ids if name not in article_ids))


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a rebuild did, or would do.

    Attributes:
        build_id: The build that is now current; the same as before if nothing changed; None of a dry run without any.
        added: Ids of new articles.
        changed: Ids of articles of other content or source than before.
        removed: Ids of articles that are gone.
        unchanged: Number of articles that are as they were.
        articles: Number of articles now (in a dry run: then).
        chunks: Number of chunks now; None in a dry run.
        embedded: Number of texts that were embedded (in a dry run: that would be).
        skipped: What was left out and why.
        seconds: How long it took.
        expected_minutes: How long embedding would take; None but in a dry run.
        remarked: How many of the unchanged ones were marked anew, since their outlet repeats other lines than before.
        duplicates: Articles that have a duplicate, counted with it.
        groups: In how many groups they are.
        split: Files read that hold several articles; empty but in a dry run.
    """

    build_id: str | None
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    articles: int
    chunks: int | None
    embedded: int
    skipped: tuple[Skipped, ...]
    seconds: float
    expected_minutes: float | None = None
    remarked: int = 0
    duplicates: int = 0
    groups: int = 0
    split: tuple[SplitFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a rebuild is in one of its steps.

    Attributes:
        step: In this order; over 50,000 chunks are embedded and written in several rounds. What has nothing to do is
            left out.
        done: Articles read, cleaned or compared, chunks embedded; of writing, the files, then that they are current.
        total: Of them in this round; None while nobody knows.
    """

    step: Literal["read", "clean", "compare", "embed", "write"]
    done: int
    total: int | None


OnProgress = Callable[[Progress], None]
