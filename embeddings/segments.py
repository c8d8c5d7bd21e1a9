"""Writing and joining segments: a batch of articles as a file of vectors, one of tokens and one of texts.

A table of the chunks, and codes of the vectors of a large one, are files that no answer depends on.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

import numpy as np

from embeddings.chunk_table import ChunkTable
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
    return Segment(vectors, signs, texts, fields, _open_codes(whole, files, dim), _open_table(whole, files))


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
    table = _write_table(folder, ChunkTable.of(chunk for item in stored for chunk in item.chunks))
    files = SegmentFiles(*rows, name_by_hash(folder, path), len(stored), len(vectors), table=table)
    texts = SegmentTexts.open(folder / files.texts.path)
    same = [texts.stored(row) for row in texts.fields()] == list(stored)
    texts.close()
    if not same:
        raise not_written(folder / files.texts.path)
    return files


def merge_segments(folder: Path, segments: Sequence[Segment], removed: frozenset[int]) -> SegmentFiles:
    """Write one segment of all articles but the removed ones; vectors, tokens and rows of tables are copied."""
    live = sorted(
        (fields.number, at, fields.chunks)
        for at, segment in enumerate(segments)
        for fields in segment.fields
        if fields.number not in removed
    )
    first_rows = [_first_rows(segment) for segment in segments]
    path = folder / "new.sqlite"
    writer = TextsWriter(path)
    parts, places, rows_of = [], [], []
    tables = [segment.table or _table_of(segment.texts) for segment in segments]
    for number, at, chunks in live:
        writer.copy(segments[at].texts, number)
        first = first_rows[at][number]
        parts.append(segments[at].vectors.rows[first : first + chunks])
        rows_of.append((tables[at], first, chunks))
        places += [(segments[at].signs, row) for row in range(first, first + chunks)]
    writer.close()
    vectors = np.concatenate(parts)  # (chunks, dim)
    signs = (tokens.row(row) for tokens, row in places)
    rows = _write_vectors(folder, vectors), _write_signs(folder, signs, len(vectors))
    table = _write_table(folder, ChunkTable.joined(rows_of))
    return SegmentFiles(*rows, name_by_hash(folder, path), len(live), len(vectors), table=table)


def complete(whole: WholeFiles, files: SegmentFiles, dim: int) -> SegmentFiles:
    """Write the codes and the table of a segment if it should have them and has none."""
    if not files.codes and has_codes(files.chunks, dim):
        path = whole.folder / "new.codes"
        sha256 = Codes.of(FlatVectors.read(whole.path(files.vectors), dim).rows).write(path)
        files = replace(files, codes=_named(whole.folder, path, sha256))
    if not files.table:
        with closing(SegmentTexts.open(whole.path(files.texts))) as texts:
            files = replace(files, table=_write_table(whole.folder, _table_of(texts)))
    return files


def is_complete(files: SegmentFiles, dim: int) -> bool:
    """Tell whether a segment has the codes and the table that it should have."""
    return files.table is not None and (files.codes is not None or not has_codes(files.chunks, dim))


def without_damaged(whole: WholeFiles, files: SegmentFiles) -> SegmentFiles:
    """Return what a segment has but for codes and a table that are damaged or of no use."""
    if files.codes:
        try:
            whole.path(files.codes)
        except IndexDamaged as error:
            logger.warning("vectors are searched exactly: %s", error)
            files = replace(files, codes=None)
    return files if _open_table(whole, files) else replace(files, table=None)


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
    try:
        return Codes.read(whole.path(files.codes), files.chunks, dim) if files.codes else None
    except IndexDamaged as error:
        logger.warning("vectors are searched exactly: %s", error)
        return None


def _open_table(whole: WholeFiles, files: SegmentFiles) -> ChunkTable | None:
    """The table of a segment, None if it has none or it is damaged."""
    try:
        return ChunkTable.read(whole.path(files.table), files.chunks) if files.table else None
    except IndexDamaged as error:
        logger.warning("copies are told by their texts: %s", error)
        return None


def _table_of(texts: SegmentTexts) -> ChunkTable:
    """The table of all chunks of a segment of a time before there were tables."""
    return ChunkTable.of(chunk for row in texts.fields() for chunk in texts.stored(row).chunks)


def _write_vectors(folder: Path, vectors: Vectors) -> BuildFile:
    path = folder / "new.faiss"
    return _named(folder, path, FlatVectors.from_rows(vectors).write(path))


def _write_signs(folder: Path, signs: Iterable[TokenSigns], rows: int) -> BuildFile:
    path = folder / "new.signs"
    return _named(folder, path, write_signs(path, signs, rows))


def _write_table(folder: Path, table: ChunkTable) -> BuildFile:
    path = folder / "new.chunks"
    return _named(folder, path, table.write(path))


def _named(folder: Path, path: Path, sha256: str) -> BuildFile:
    """A finished file under its name, if it is what it should be."""
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
