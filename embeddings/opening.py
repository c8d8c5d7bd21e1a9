"""From a folder to an index that can be searched, once every file proved to be what the manifest says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np
from threadpoolctl import ThreadpoolController

from embeddings.compared import read_compared, same_articles
from embeddings.errors import IndexDamaged, IndexMismatch
from embeddings.index import ChunkIndex
from embeddings.local import LocalIndex
from embeddings.manifest import MANIFEST_NAME, BuildFile, Manifest, file_sha256
from embeddings.publish import build_folder, current_build_id, read_manifest
from embeddings.query_text import ANALYSIS_VERSION
from embeddings.segments import open_segment
from embeddings.vectors import VectorEmbedder
from embeddings.whole import WholeFiles
from embeddings.words import WordsIndex

WORDS_FOLDER = "words"

#: How often a build is tried that a rebuild deletes while it is being opened.
_TRIES = 3


@dataclass(frozen=True, slots=True)
class OpenedIndex:
    """An index ready to be searched, which its holder closes by `index.close()`, and what it was made of.

    Attributes:
        coded: In how many of its segments codes find what is scored exactly.
    """

    index: ChunkIndex
    manifest: Manifest
    coded: int = 0


@dataclass(frozen=True, slots=True)
class FileCheck:
    """One file of a build against its manifest."""

    path: str
    state: Literal["ok", "damaged", "missing"]


def open_index(index_dir: Path, *, embedder: VectorEmbedder | None = None) -> OpenedIndex:
    """Open the current build; every file of it is read or opened now, so later rebuilds do not disturb it.

    Of the tokens only the table is checked now, and what is asked for when it is read; all else was found whole, now or
    since it was last changed. From then on numpy multiplies with one thread in this process: a question's matrices are
    so small that more would cost it several times their worth, and fight with those that ask beside it.

    Args:
        index_dir: Folder of the index.
        embedder: What questions will be embedded with, if it is known yet; see `check_embedder`.

    Raises:
        NoIndex: If there is none yet.
        IndexDamaged: If a file is missing or changed, or the folder holds something else.
        IndexMismatch: If it is for another version of the program, or made by another embedder.
    """
    _multiply_with_one_thread()
    for attempt in range(1, _TRIES + 1):
        manifest = read_manifest(index_dir)
        if manifest.analysis != ANALYSIS_VERSION:
            known = f"this program needs {ANALYSIS_VERSION}"
            raise IndexMismatch(
                f"the words of {index_dir} are of analysis {manifest.analysis}, {known}: run 'article-qa rebuild'"
            )
        if embedder is not None:
            check_embedder(manifest, embedder)
        try:
            index = _open(build_folder(index_dir, manifest.build_id), manifest)
            return OpenedIndex(index, manifest, index.coded)
        except IndexDamaged:
            if attempt == _TRIES or current_build_id(index_dir) == manifest.build_id:
                raise
    raise AssertionError("unreachable")


def check_embedder(manifest: Manifest, embedder: VectorEmbedder) -> None:
    """Compare an embedder with the one that made a build.

    Raises:
        IndexMismatch: If their vectors may not be compared.
    """
    made = manifest.embedder
    if (embedder.fingerprint, embedder.dim) != (made.fingerprint, made.dim):
        raise IndexMismatch(
            f"the index was made by {made.name} ({made.dim} dimensions, {made.fingerprint[:8]}), not by "
            f"{embedder.name} ({embedder.dim} dimensions, {embedder.fingerprint[:8]}): run 'article-qa rebuild "
            f"--embedder {embedder.name}'"
        )


def verify_build(index_dir: Path) -> Iterator[FileCheck]:
    """Compare every file of the current build with its manifest.

    Raises:
        NoIndex: If there is none yet.
        IndexDamaged: If the manifest itself is missing or changed, or the folder holds something else.
        IndexMismatch: If it is for another version of the program.
    """
    manifest = read_manifest(index_dir)
    folder = build_folder(index_dir, manifest.build_id)
    yield FileCheck(MANIFEST_NAME, "ok")
    for file in manifest.files:
        yield FileCheck(file.path, _state(folder, file))


def read_removed(whole: WholeFiles, file: BuildFile | None) -> frozenset[int]:
    """Return the numbers of articles that are in a segment but no longer in the build."""
    if file is None:
        return frozenset()
    return frozenset(np.load(whole.path(file), allow_pickle=False).tolist())


@cache
def _multiply_with_one_thread() -> None:
    ThreadpoolController().limit(limits=1, user_api="blas")


def _open(folder: Path, manifest: Manifest) -> LocalIndex:
    whole = WholeFiles.stamped(folder)
    for file in manifest.words:
        whole.path(file)
    removed = read_removed(whole, manifest.removed)
    same = same_articles(read_compared(whole, manifest.duplicates))
    dim = manifest.embedder.dim
    segments = []
    with ExitStack() as opened:
        for files in manifest.segments:
            segments.append(open_segment(whole, files, dim))
            opened.callback(segments[-1].close)
        index = LocalIndex(segments, WordsIndex(folder / WORDS_FOLDER), removed, dim, same)
        opened.pop_all()  # it is all open, and closed by the index from now on
    whole.save()
    return index


def _state(folder: Path, file: BuildFile) -> Literal["ok", "damaged", "missing"]:
    try:
        return "ok" if file_sha256(folder / file.path) == file.sha256 else "damaged"
    except OSError:
        return "missing"
