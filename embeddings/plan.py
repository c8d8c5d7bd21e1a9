"""What a rebuild has to do: which articles are new, changed, gone or as they were. Reads sources, writes nothing."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from corpus import Article, Skipped
from embeddings.errors import DropRefused, NoSuchArticle, NothingReadable
from embeddings.manifest import Manifest
from embeddings.query_text import ANALYSIS_VERSION
from embeddings.reading import Pending, Reading, SourceReader
from embeddings.report import SplitFile
from embeddings.rows import FieldRow
from embeddings.segments import is_complete

#: A rebuild that would lose more than this share of the articles must be told that it may.
DROP_SHARE = 0.2

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Content:
    """Where articles come from: files or folders to read, and articles given as values.

    Raises:
        ValueError: If one path or article stands where several should.
    """

    paths: tuple[Path, ...] = ()
    articles: tuple[Article, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "paths", _several(self.paths, "paths"))
        object.__setattr__(self, "articles", _several(self.articles, "articles"))


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What a rebuild is asked to do.

    Attributes:
        content: All that the index shall hold, remembered for later rebuilds; None reads the remembered paths again.
        add: More of it; without `content`, everything else stays as it is and is not read again.
        remove: Ids to leave out now and later, although a path may hold them.
        full: Reuse nothing of the current build, nor any vector computed before.
        dry_run: Only say what would be done.
        allow_drop: Go on although over 20 % of the articles would be lost.

    Raises:
        ValueError: If one id to remove stands where several should.
    """

    content: Content | None = None
    add: Content = field(default_factory=Content)
    remove: tuple[str, ...] = ()
    full: bool = False
    dry_run: bool = False
    allow_drop: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "remove", _several(self.remove, "remove"))

    @property
    def in_place(self) -> bool:
        """Tell whether what is not named stays as it is."""
        return self.content is None and not self.full and bool(self.add.paths or self.add.articles or self.remove)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a rebuild has to do.

    Attributes:
        pending: Articles to make: new and changed ones, or all that were read if nothing may be reused.
        kept: Articles that stay as they are in the current build.
        added: Ids not in the current build.
        changed: Ids of other content or source than in the current build.
        removed: Ids of the current build that are gone.
        sources: Absolute paths to remember; a file is forgotten when its last article is removed by name.
        excluded: Ids to leave out in later rebuilds.
        skipped: What the sources hold that is no article.
        split: Files read that hold several articles.
    """

    pending: tuple[Pending, ...]
    kept: tuple[FieldRow, ...]
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    sources: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    split: tuple[SplitFile, ...] = ()

    def is_met_by(self, manifest: Manifest) -> bool:
        """Tell whether a build that holds all the articles kept is what this asks for."""
        return (
            not (self.added or self.changed or self.removed)
            and manifest.analysis == ANALYSIS_VERSION
            and all(is_complete(files, manifest.embedder.dim) for files in manifest.segments)
            and (self.sources, self.excluded) == (manifest.sources, manifest.excluded)
            and set(self.skipped) == set(manifest.skipped)
        )

    def without(self, empty: Mapping[str, Skipped]) -> Plan:
        """The plan as it turned out: articles of which cleaning left nothing, by id, are skipped."""
        return replace(
            self,
            added=tuple(name for name in self.added if name not in empty),
            changed=tuple(name for name in self.changed if name not in empty),
            removed=tuple(sorted((*self.removed, *(name for name in self.changed if name in empty)))),
            skipped=tuple(dict.fromkeys((*self.skipped, *empty.values()))),
            split=tuple(file for file in (part.without(empty) for part in self.split) if len(file.article_ids) > 1),
        )


def make_plan(
    request: BuildRequest,
    current: Manifest | None,
    rows: Sequence[FieldRow],
    reading: Reading,
) -> Plan:
    """Read the sources and compare them with the current build.

    Args:
        request: What is asked.
        current: Manifest of the current build, None if there is none.
        rows: Fields of its articles.
        reading: What the sources are read with.

    Raises:
        FileNotFoundError: If a path, given or remembered, does not exist.
        NothingReadable: If paths or articles were given or remembered, and none of it is an article.
        NoSuchArticle: If an article to remove is neither in the build nor in the sources.
        DropRefused: If over 20 % of the articles would be lost without leave.
    """
    content = request.content or Content()
    before = current if request.content is None else None
    # Not `resolve`: a source is remembered by the name that it was given, links included.
    added_paths = tuple(os.path.abspath(path) for path in (*content.paths, *request.add.paths))  # noqa: PTH100
    remembered = _remembered(before, rows, request.remove) if before else []
    sources = tuple(dict.fromkeys((*remembered, *added_paths)))
    if not request.in_place:
        _check_there(source for source in remembered if source not in added_paths)
    stay = {row.article_id: row for row in rows if request.in_place or not row.root} if before else {}
    excluded = set(before.excluded if before else ())
    by_id = {row.article_id: row for row in rows}
    reader = SourceReader(by_id, stay, () if request.in_place else excluded, reading)
    pending, skipped = reader.read(added_paths if request.in_place else sources)
    pending |= {article.article_id: _given(article) for article in (*content.articles, *request.add.articles)}
    if not pending and (not stay or (request.in_place and not request.remove)):
        raise NothingReadable(_nothing(sources, skipped))
    if request.in_place:
        excluded -= pending.keys()
        skipped = [*(before.skipped if before else ()), *skipped]
    _check_removable(request.remove, {row.article_id for row in rows} | pending.keys())
    excluded |= set(request.remove)
    for article_id in excluded:
        pending.pop(article_id, None)
        stay.pop(article_id, None)
    plan = _compare(rows, pending, stay, request.full)
    if not (request.allow_drop or request.dry_run):
        _check_drop(len(plan.removed), len(rows))
    return replace(
        plan,
        sources=sources,
        excluded=tuple(sorted(excluded)),
        skipped=tuple(dict.fromkeys(skipped)),
        split=_split_files(pending.values()),
    )


def _split_files(pending: Iterable[Pending]) -> tuple[SplitFile, ...]:
    """Tell which files hold several of some articles; articles given as values are of no file."""
    by_source: dict[str, list[Pending]] = {}
    for item in pending:
        if item.root:
            by_source.setdefault(item.source, []).append(item)
    return tuple(
        SplitFile(source, tuple(item.article_id for item in items), items[0].item.title)
        for source, items in by_source.items()
        if len(items) > 1
    )


def _remembered(current: Manifest, rows: Sequence[FieldRow], remove: Sequence[str]) -> list[str]:
    """The sources of the current build, but for each that is no folder and loses its last article."""
    read = {row.root for row in rows}
    left = {row.root for row in rows if row.article_id not in remove}
    return [root for root in current.sources if root in left or root not in read or Path(root).is_dir()]


def _check_there(remembered: Iterable[str]) -> None:
    for root in remembered:
        if not Path(root).exists():
            raise FileNotFoundError(
                f"no such file or folder: {root}, remembered from an earlier rebuild: give all PATHs again, or take "
                "its articles out with --remove"
            )


def _given(article: Article) -> Pending:
    """An article given as a value; its digest covers every field."""
    digest = hashlib.sha256(repr(article).encode("utf-8", "surrogatepass"))
    digest.update(repr((article.span_map.edits, article.marks, article.sentences)).encode("utf-8", "surrogatepass"))
    return Pending(article.article_id, "", article.source, digest.hexdigest(), article)


def _compare(
    rows: Sequence[FieldRow], pending: Mapping[str, Pending], stay: Mapping[str, FieldRow], full: bool
) -> Plan:
    """Tell new, changed, unchanged and removed articles apart."""
    old = {row.article_id: row for row in rows}
    same = {name for name, item in pending.items() if name in old and item.is_same(old[name])}
    kept = {name: row for name, row in stay.items() if name not in pending}
    if not full:
        kept |= {name: old[name] for name in same}
    return Plan(
        pending=tuple(item for name, item in pending.items() if name not in kept),
        kept=tuple(kept.values()),
        added=tuple(name for name in pending if name not in old),
        changed=tuple(name for name in pending if name in old and name not in same),
        removed=tuple(sorted(old.keys() - pending.keys() - kept.keys())),
    )


def _check_removable(article_ids: Iterable[str], known: set[str]) -> None:
    for article_id in article_ids:
        if article_id not in known:
            raise NoSuchArticle(f"no article {article_id!r} to remove: 'article-qa articles' lists them")


def _check_drop(removed: int, articles: int) -> None:
    if removed > DROP_SHARE * articles:
        raise DropRefused(f"this would drop {removed} of {articles} articles: add --yes if that is meant")


def _several(values: Iterable[_Value], name: str) -> tuple[_Value, ...]:
    if isinstance(values, (str, Path, Article)):
        raise ValueError(f"{name} must be several values, not one: {values!r}")
    return tuple(values)


def _nothing(sources: Sequence[str], skipped: Sequence[Skipped]) -> str:
    if not sources:
        return "there is nothing to read: give files or folders as PATH"
    first = f" (first: {skipped[0].source}: {skipped[0].reason})" if skipped else ""
    return f"no readable article in {', '.join(sources)}: {len(skipped)} skipped{first}"
