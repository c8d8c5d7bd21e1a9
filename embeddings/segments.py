"""Writing and joining segments: a batch of articles as a file of vectors, one of tokens and one of texts.

A large one has a file of codes too, which no answer depends on: without it, vectors are searched exactly.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

import numpy as np

from embeddings.codes import Codes, has_codes
from embeddings.errors import REBUILD, IndexDamaged
from embeddings.flat import FlatVectors
from embeddings.manifest import BuildFile, SegmentFiles
from embeddings.publish import name_by_hash, not_written
from embeddings.rows import StoredArticle
from embeddings.segment import Segment
from embeddings.signs import SegmentSigns, write_signs
from embeddings.texts import SegmentTexts, TextsWriter
from embeddings.vectors import TokenSigns, Vectors
from embeddings.whole import WholeFiles

logger = logging.getLogger(__name__)

#: A batch of new articles is closed at this many chunks, and segments of this size are left alone when others merge.
SEGMENT_CHUNKS = 50_000

#: Segments below that size are merged when there are more than this.
_MOST_SMALL = 8
#: Segments are rewritten when more than this share of all their chunks is removed.
REMOVED_SHARE = 0.1


def open_segment(whole: WholeFiles, files: SegmentFiles, dim: int) -> Segment:
    """Open the files of a segment.

    Raises:
        IndexDamaged: If they are not what the manifest says.
    """
    path = whole.path(files.texts)
    with ExitStack() as opened:
        vectors = opened.enter_context(closing(FlatVectors.read(whole.path(files.vectors), dim)))
        signs = opened.enter_context(closing(SegmentSigns(whole.folder / files.signs.path, files.chunks)))
        texts = opened.enter_context(closing(SegmentTexts.open(path)))
        fields = tuple(texts.fields())
        if not len(vectors.rows) == files.chunks == sum(row.chunks for row in fields):
            raise IndexDamaged(f"{path} does not fit its vectors: {REBUILD}")
        opened.pop_all()  # all is well, and closed by the segment from now on
    return Segment(vectors, signs, texts, fields, _open_codes(whole, files, dim))


def write_segment(
    folder: Path, stored: Sequence[StoredArticle], vectors: Vectors, signs: Iterable[TokenSigns]
) -> SegmentFiles:
    """Write articles, by ascending number, with the vectors and tokens of all their chunks in order.

    Raises:
        IndexDamaged: If what is read back is not what was written.
    """
    path = folder / "new.sqlite"
    writer = TextsWriter(path)
    for item in stored:
        writer.add(item)
    writer.close()
    rows = _write_vectors(folder, vectors), _write_signs(folder, signs, len(vectors))
    files = SegmentFiles(*rows, name_by_hash(folder, path), len(stored), len(vectors))
    texts = SegmentTexts.open(folder / files.texts.path)
    same = [texts.stored(row) for row in texts.fields()] == list(stored)
    texts.close()
    if not same:
        raise not_written(folder / files.texts.path)
    return files


def merge_segments(folder: Path, segments: Sequence[Segment], removed: frozenset[int]) -> SegmentFiles:
    """Write one segment of all articles but the removed ones; vectors and tokens are copied."""
    live = sorted(
        (fields.number, at, fields.chunks)
        for at, segment in enumerate(segments)
        for fields in segment.fields
        if fields.number not in removed
    )
    first_rows = [_first_rows(segment) for segment in segments]
    path = folder / "new.sqlite"
    writer = TextsWriter(path)
    parts, places = [], []
    for number, at, chunks in live:
        writer.copy(segments[at].texts, number)
        first = first_rows[at][number]
        parts.append(segments[at].vectors.rows[first : first + chunks])
        places += [(segments[at].signs, row) for row in range(first, first + chunks)]
    writer.close()
    vectors = np.concatenate(parts)  # (chunks, dim)
    signs = (tokens.row(row) for tokens, row in places)
    rows = _write_vectors(folder, vectors), _write_signs(folder, signs, len(vectors))
    return SegmentFiles(*rows, name_by_hash(folder, path), len(live), len(vectors))


def write_codes(whole: WholeFiles, files: SegmentFiles, dim: int) -> SegmentFiles:
    """Write the codes of a segment if it should have some and has none."""
    if files.codes or not has_codes(files.chunks, dim):
        return files
    path = whole.folder / "new.codes"
    sha256 = Codes.of(FlatVectors.read(whole.path(files.vectors), dim).rows).write(path)
    codes = name_by_hash(whole.folder, path)
    if codes.sha256 != sha256:
        raise not_written(whole.folder / codes.path)
    return replace(files, codes=codes)


def without_damaged_codes(whole: WholeFiles, files: SegmentFiles) -> SegmentFiles:
    """Return what a segment has but for codes that are not what the manifest says."""
    if files.codes:
        try:
            whole.path(files.codes)
        except IndexDamaged as error:
            logger.warning("vectors are searched exactly: %s", error)
            return replace(files, codes=None)
    return files


def choose_to_merge(live: Sequence[int], stored: Sequence[int]) -> list[int]:
    """Choose which segments to join into one, so that few remain and each chunk is copied few times.

    Args:
        live: Chunks of each segment without the removed ones.
        stored: Chunks of each segment.

    Returns:
        Positions, ascending; empty if all is well.
    """
    if sum(stored) - sum(live) > REMOVED_SHARE * sum(stored):
        return [at for at in range(len(live)) if live[at] < stored[at]]
    small = sorted((at for at in range(len(live)) if live[at] < SEGMENT_CHUNKS), key=lambda at: live[at])
    if len(small) <= _MOST_SMALL:
        return []
    chosen: list[int] = []
    total = 0
    for at in small:
        # Much larger ones wait until the small ones have grown, so one article more never rewrites them.
        if len(chosen) >= 2 and live[at] > 2 * total:
            break
        chosen.append(at)
        total += live[at]
    return sorted(chosen)


def _open_codes(whole: WholeFiles, files: SegmentFiles, dim: int) -> Codes | None:
    """The codes of a segment, None if it has none or they are damaged."""
    codes = without_damaged_codes(whole, files).codes
    try:
        return Codes.read(whole.folder / codes.path, files.chunks, dim) if codes else None
    except IndexDamaged as error:
        logger.warning("vectors are searched exactly: %s", error)
        return None


def _write_vectors(folder: Path, vectors: Vectors) -> BuildFile:
    path = folder / "new.faiss"
    sha256 = FlatVectors.from_rows(vectors).write(path)
    file = name_by_hash(folder, path)
    if file.sha256 != sha256:
        raise not_written(folder / file.path)
    return file


def _write_signs(folder: Path, signs: Iterable[TokenSigns], rows: int) -> BuildFile:
    path = folder / "new.signs"
    sha256 = write_signs(path, signs, rows)
    file = name_by_hash(folder, path)
    if file.sha256 != sha256:
        raise not_written(folder / file.path)
    return file


def _first_rows(segment: Segment) -> dict[int, int]:
    """First row of each article."""
    rows = {}
    at = 0
    for fields in segment.fields:
        rows[fields.number] = at
        at += fields.chunks
    return rows
