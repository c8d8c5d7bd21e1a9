"""Writing the next build beside the current one: shared segments, new ones, words, what is removed, the manifest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from embeddings.compared import Compared, write_compared
from embeddings.current import Current
from embeddings.export import make_encoder
from embeddings.manifest import BuildFile, EmbedderRecord, EncoderRecord, Manifest, SegmentFiles
from embeddings.opening import WORDS_FOLDER
from embeddings.plan import Plan
from embeddings.publish import build_folder, link_file, name_by_hash, sync, writing
from embeddings.query_encoder import QueryEncoder
from embeddings.query_text import ANALYSIS_VERSION
from embeddings.rows import FieldRow, StoredArticle
from embeddings.segments import REMOVED_SHARE, choose_to_merge, complete, merge_segments, open_segment, write_segment
from embeddings.texts import SegmentTexts
from embeddings.vectors import Embedder, TokenSigns, Vectors
from embeddings.whole import WholeFiles
from embeddings.words import WordsWriter, create_words

ENGINE = "faiss"


@dataclass(frozen=True, slots=True)
class Batch:
    """New articles by ascending number, with what is known of all their chunks in order.

    Attributes:
        vectors: (chunks, dim).
        signs: The tokens of each chunk; read once, so that they need not be held.
    """

    stored: tuple[StoredArticle, ...]
    vectors: Vectors
    signs: Iterable[TokenSigns]


@dataclass(frozen=True, slots=True)
class KeptSegment:
    """A segment of the current build of which some articles are kept; `removed` holds the numbers of the others."""

    files: SegmentFiles
    texts: SegmentTexts
    kept: tuple[FieldRow, ...]
    removed: frozenset[int]


class NextBuild:
    """The files of the next build. Nothing of the current one is changed, and its files were found whole.

    Args:
        index_dir: Folder of the index; its lock is held.
        build_id: Of the next build, whose folder is there and empty.
        current: The build that is current now, None if there is none.
        kept: Those of its segments that are shared.
        gone: Fields of those of its articles that are not kept.

    Attributes:
        whole: Its files, as far as they were found whole.

    Raises:
        IndexUnwritable: If the system does not let it be written; so do all methods.
    """

    def __init__(
        self,
        index_dir: Path,
        build_id: str,
        current: Current | None,
        kept: Sequence[KeptSegment],
        gone: Sequence[FieldRow],
    ) -> None:
        self._current = current.manifest if current else None
        self._old = current.whole.folder if current else None
        self.build_id = build_id
        self.folder = build_folder(index_dir, build_id)
        self.whole = current.whole.following(self.folder) if current else WholeFiles(self.folder)
        self._segments: list[SegmentFiles] = []
        self._live_chunks: list[int] = []
        self._removed: set[int] = set()
        self._stale_chunks = 0
        self._encoder: EncoderRecord | None = None
        with writing(self.folder):
            for part in kept:
                for file in part.files.files:
                    self._share(file)
                self._segments.append(part.files)
                self._live_chunks.append(sum(row.chunks for row in part.kept))
                self._removed |= part.removed
            self._words = self._start_words(kept, gone)

    def add(self, batch: Batch) -> None:
        """Write a batch of new articles."""
        with writing(self.folder):
            for stored in batch.stored:
                self._words.add(stored)
            self._segments.append(write_segment(self.folder, batch.stored, batch.vectors, batch.signs))
        self._live_chunks.append(len(batch.vectors))

    def share_encoder(self) -> None:
        """Keep the query encoder of the current build, whose embedder is the same."""
        self._encoder = self._current.encoder if self._current else None
        with writing(self.folder):
            for file in self._encoder.files.files if self._encoder and self._encoder.files else ():
                self._share(file)

    def make_encoder(self, embedder: Embedder, texts: Sequence[str]) -> None:
        """Make the query encoder of an embedder, if it can be made, and try it with texts."""
        with writing(self.folder):
            self._encoder = make_encoder(embedder, self.folder, texts)

    def encoder(self, embedder: EmbedderRecord) -> QueryEncoder | None:
        """Return the query encoder that was shared or made, of an embedder; None if there is none."""
        if self._encoder is None or self._encoder.files is None:
            return None
        is_shared = self._current is not None and self._encoder is self._current.encoder
        folder = self._old if self._old and is_shared else self.folder  # there it may be known to be whole
        return QueryEncoder(embedder, self._encoder.files, lambda: [folder], threads=1)

    def finish(
        self, plan: Plan, embedder: EmbedderRecord, next_number: int, rate: float | None, compared: Compared
    ) -> Manifest:
        """Write all that remains and return the manifest, not written yet."""
        with writing(self.folder):
            self._words.commit()
            self._merge(embedder.dim)
            self._segments = [complete(self.whole, files, embedder.dim) for files in self._segments]
            words, removed = self._words_files(), self._write_removed()
            duplicates = write_compared(self.folder, compared)
        return Manifest(
            build_id=self.build_id,
            previous=self._current.build_id if self._current else None,
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            engine=ENGINE,
            embedder=embedder,
            encoder=self._encoder,
            analysis=ANALYSIS_VERSION,
            sources=plan.sources,
            excluded=plan.excluded,
            articles=sum(files.articles for files in self._segments) - len(self._removed),
            chunks=sum(self._live_chunks),
            segments=tuple(self._segments),
            words=words,
            removed=removed,
            duplicates=duplicates,
            next_number=next_number,
            stale_chunks=self._stale_chunks,
            skipped=plan.skipped,
            chunks_per_s=rate,
        )

    def close(self) -> None:
        """Wait until nothing writes to the folder any more; not to be forgotten when it was not finished."""
        self._words.close()

    def _share(self, file: BuildFile) -> None:
        assert self._old is not None  # only a current build's files are shared
        link_file(file, self._old, self.folder)

    def _start_words(self, kept: Sequence[KeptSegment], gone: Sequence[FieldRow]) -> WordsWriter:
        """Share the words and take out what is gone; make them anew if too much is stale or their analysis is old."""
        folder, current = self.folder / WORDS_FOLDER, self._current
        stale = sum(row.chunks for row in gone) + (current.stale_chunks if current else 0)
        too_stale = stale > REMOVED_SHARE * sum(self._live_chunks)
        if current is None or current.analysis != ANALYSIS_VERSION or too_stale or not kept:
            create_words(folder)
            words = WordsWriter(folder)
            for part in kept:
                for row in part.kept:
                    words.add(part.texts.stored(row))
            return words
        self._stale_chunks = stale
        for file in current.words:
            self._share(file)
        words = WordsWriter(folder)
        for row in gone:
            words.remove(row.number)
        return words

    def _merge(self, dim: int) -> None:
        """Join segments if there are many, or much of them is removed."""
        chosen = choose_to_merge(self._live_chunks, [files.chunks for files in self._segments])
        if not chosen:
            return
        segments = [open_segment(self.whole, self._segments[at], dim) for at in chosen]
        merged = merge_segments(self.folder, segments, frozenset(self._removed))
        stay = [at for at in range(len(self._segments)) if at not in chosen]
        # Segments of equal vectors or tokens share a file.
        needed = {file.path for part in (*(self._segments[at] for at in stay), merged) for file in part.files}
        for at, segment in zip(chosen, segments, strict=True):
            self._removed -= {row.number for row in segment.fields}
            segment.close()
            for file in self._segments[at].files:
                if file.path not in needed:
                    (self.folder / file.path).unlink(missing_ok=True)
        self._segments = [*(self._segments[at] for at in stay), merged]
        self._live_chunks = [*(self._live_chunks[at] for at in stay), merged.chunks]

    def _write_removed(self) -> BuildFile | None:
        if not self._removed:
            return None
        path = self.folder / "removed.npy"
        np.save(path, np.array(sorted(self._removed), dtype=np.int64), allow_pickle=False)
        return name_by_hash(self.folder, path)

    def _words_files(self) -> tuple[BuildFile, ...]:
        """Every file of the words; shared ones are known already, new ones are seen onto the disk."""
        known = {file.path: file for file in self._current.words} if self._current else {}
        files = []
        for path in sorted((self.folder / WORDS_FOLDER).rglob("*")):
            if path.is_dir() or path.suffix == ".lock":
                continue
            file = known.get(path.relative_to(self.folder).as_posix())
            if file is None or self._old is None or not path.samefile(self._old / file.path):
                path.chmod(path.parent.stat().st_mode & 0o666)  # tantivy keeps some of its files to their owner
                sync(path)
                file = BuildFile.of(self.folder, path)
            files.append(file)
        return tuple(files)
