"""The current build as a rebuild sees it: fields, texts, fingerprints and what was compared. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

from embeddings.compared import Compared, read_compared
from embeddings.errors import IndexDamaged, IndexMismatch, NoIndex
from embeddings.manifest import Manifest
from embeddings.opening import read_removed
from embeddings.plan import BuildRequest
from embeddings.publish import build_folder, read_manifest
from embeddings.rows import FieldRow, PrintRow
from embeddings.segments import without_damaged
from embeddings.texts import SegmentTexts
from embeddings.whole import WholeFiles


@dataclass(frozen=True, slots=True)
class Current:
    """The current build.

    Attributes:
        texts: Of each segment.
        fields: Of the articles of each segment, removed ones too.
        removed: Numbers of articles that are no longer in the build.
        whole: Its files.
        compared: Which of its articles were found to be duplicates, and which not.
    """

    manifest: Manifest
    texts: tuple[SegmentTexts, ...]
    fields: tuple[tuple[FieldRow, ...], ...]
    removed: frozenset[int]
    whole: WholeFiles
    compared: Compared = field(default_factory=dict)

    @property
    def live(self) -> tuple[FieldRow, ...]:
        """Fields of all articles of the build."""
        return tuple(row for rows in self.fields for row in rows if row.number not in self.removed)

    def texts_of(self) -> Mapping[int, SegmentTexts]:
        """Return where the text of each article is, by its number."""
        parts = zip(self.texts, self.fields, strict=True)
        return {row.number: texts for texts, rows in parts for row in rows}

    def prints(self, rows: Iterable[FieldRow]) -> list[PrintRow]:
        """Return the fingerprints of some of its articles, in the order given."""
        found = {kept.number: kept for texts in self.texts for kept in texts.prints()}
        return [found[row.number] for row in rows]


def open_current(index_dir: Path, request: BuildRequest, stack: ExitStack) -> Current | None:
    """Open the current build until the stack closes; None if there is none, or it is broken and not needed.

    Raises:
        NoIndex: If there is none, and nothing is given to make one of.
        IndexDamaged: If a file that is needed is missing or changed.
        IndexMismatch: If it is for another version of the program and needed.
    """
    try:
        manifest = read_manifest(index_dir)
    except NoIndex:
        if request.content is None and not (request.add.paths or request.add.articles):
            raise
        return None
    except (IndexDamaged, IndexMismatch):
        if request.full and request.content is not None:
            return None
        raise
    try:
        return _read(index_dir, manifest, stack, full=request.full)
    except IndexDamaged:
        if not request.full:
            raise
        # Its sources are known, and they are read again.
        return Current(manifest, (), (), frozenset(), WholeFiles(build_folder(index_dir, manifest.build_id)))


def _read(index_dir: Path, manifest: Manifest, stack: ExitStack, *, full: bool) -> Current:
    folder = build_folder(index_dir, manifest.build_id)
    # Whatever the next build shares or reads must be whole; a full one only takes articles given as values from texts.
    whole = WholeFiles(folder) if full else WholeFiles.stamped(folder)
    segments = tuple(without_damaged(whole, files) for files in manifest.segments)
    manifest = replace(manifest, segments=segments)  # the rest can be made again
    for file in [files.texts for files in manifest.segments] if full else manifest.files:
        whole.path(file)
    texts = []
    for files in manifest.segments:
        texts.append(SegmentTexts.open(folder / files.texts.path))
        stack.callback(texts[-1].close)
    fields = tuple(tuple(part.fields()) for part in texts)
    compared = {} if full else read_compared(whole, manifest.duplicates)
    return Current(manifest, tuple(texts), fields, read_removed(whole, manifest.removed), whole, compared)
