"""The rebuild: plan, clean and chunk what is new, embed it, write the next build and publish it."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, nullcontext
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TypeVar

from corpus import Skipped, chunk_article, embedding_text
from embeddings.cache import VectorCache
from embeddings.compared import Compared, same_articles
from embeddings.current import Current, open_current
from embeddings.embed import TextEmbedder
from embeddings.errors import EmbedderUnavailable, NothingReadable
from embeddings.export import RECIPE
from embeddings.helpers import Helpers
from embeddings.manifest import EmbedderRecord, Manifest
from embeddings.next_build import Batch, KeptSegment, NextBuild
from embeddings.plan import BuildRequest, Plan, make_plan
from embeddings.pooled import with_tokens
from embeddings.prepare import Preparation
from embeddings.publish import new_build, publish, writer_lock
from embeddings.reading import Reading
from embeddings.remembered import Remembered
from embeddings.report import BuildReport, OnProgress, Progress
from embeddings.rows import FieldRow, StoredArticle
from embeddings.segments import SEGMENT_CHUNKS
from embeddings.sentence_transformer import load_embedder, loading
from embeddings.vectors import Embedder, TokenSigns, VectorEmbedder

#: Chunks a second that are expected before any were measured: the default model on two cores.
_USUAL_RATE = 20.0

#: With so many of the build's own texts a new query encoder is tried: a second's work.
_TRIED_TEXTS = 16

_Item = TypeVar("_Item")

logger = logging.getLogger(__name__)


def build_index(
    index_dir: Path,
    request: BuildRequest,
    *,
    embedder: VectorEmbedder | None = None,
    progress: OnProgress | None = None,
) -> BuildReport:
    """Make and publish the next build of an index, or only say what it would be.

    Articles that did not change are neither cleaned nor embedded again. If nothing changed at all, the current build
    stays. A rebuild that fails or is killed leaves the current build as it is, and what it had embedded is found again.

    Args:
        index_dir: Folder of the index, made if it is missing.
        request: What is asked.
        embedder: What to embed with; None keeps the current build's, or takes the default. Another one than the
            current build's embeds everything again.
        progress: Called now and then.

    Raises:
        NoIndex: If neither content nor something to add is given and there is no index yet.
        FileNotFoundError: If a path, given or remembered, does not exist.
        IndexFault: Any other of `embeddings.errors`.
    """
    with ExitStack() as stack:
        stack.enter_context(nullcontext() if request.dry_run else writer_lock(index_dir))
        old = open_current(index_dir, request, stack)
        tokens = with_tokens(embedder or load_embedder(old.manifest.embedder.name if old else None))
        on_progress = progress or (lambda _: None)
        memory = stack.enter_context(closing(Remembered(index_dir, recalls=not request.full)))
        helpers = stack.enter_context(closing(Helpers()))
        rebuild = _Rebuild(index_dir, request, old, tokens, on_progress)
        stack.callback(rebuild.close)
        stack.enter_context(nullcontext() if request.dry_run or rebuild.has_encoder else loading(tokens))
        reading = Reading(memory, helpers, on_progress)
        plan = make_plan(request, old.manifest if old else None, old.live if old else (), reading)
        report = rebuild.run(plan, helpers)
        if not request.dry_run:
            memory.save(rebuild.empty, forget_others=not request.in_place)
        return report


class _Rebuild:
    """One run of `build_index`.

    Attributes:
        empty: Articles of which cleaning left nothing, by id.
    """

    def __init__(
        self, index_dir: Path, request: BuildRequest, old: Current | None, embedder: Embedder, progress: OnProgress
    ) -> None:
        self._began = time.monotonic()
        self._index_dir = index_dir
        self._request = request
        self._old = old
        self._embedder = embedder
        self._progress = progress
        record = EmbedderRecord(embedder.name, embedder.fingerprint, embedder.dim, embedder.max_tokens)
        self._record = record
        same = old is not None and replace(old.manifest.embedder, name=record.name) == record
        self._reuses = same and not request.full
        self.empty: dict[str, Skipped] = {}
        self._articles = Preparation(old, old.manifest.next_number if old else 1)
        self._compared: Compared = {}
        self._remarked = 0

    @property
    def has_encoder(self) -> bool:
        """Tell whether the current build has the query encoder that would be made, or could have none."""
        old = self._old.manifest if self._old else None
        return self._reuses and old is not None and old.encoder is not None and old.encoder.recipe == RECIPE

    def run(self, plan: Plan, helpers: Helpers) -> BuildReport:
        """Do what is planned, or only count it; articles are made by helpers, who are sent away then."""
        plan = self._prepared(plan, helpers)
        helpers.close()
        if self._request.dry_run:
            return self._foresee(plan)
        is_same = self._articles.is_empty and self.has_encoder
        if is_same and self._old and plan.is_met_by(self._old.manifest):
            self._old.whole.save()
            return self._report(plan, self._old.manifest, embedded=0)
        if self._articles.is_empty and not plan.kept and not self._request.remove:
            raise NothingReadable(f"no readable article: all {len(self.empty)} are empty after cleaning")
        cache = VectorCache(self._index_dir / "cache", self._record.fingerprint, self._record.dim)
        if self._request.full:
            cache.clear()
        with new_build(self._index_dir, self._old.manifest if self._old else None) as build_id:
            manifest, embedded = self._write(plan, build_id, cache)
        cache.prune(manifest.chunks)
        self._progress(Progress("write", 2, 2))
        return self._report(plan, manifest, embedded)

    def close(self) -> None:
        """Drop what was prepared."""
        self._articles.close()

    def _prepared(self, plan: Plan, helpers: Helpers) -> Plan:
        """Make every article that is new, changed, or may not be reused; return the plan as it turned out."""
        again = () if self._reuses else plan.kept
        total = len(plan.pending) + len(again)
        for done, _ in enumerate(self._articles.make_again(again) if again else (), start=1):
            self._progress(Progress("clean", done, total))
        for done, article in enumerate(self._articles.make(plan.pending, helpers), start=len(again) + 1):
            self._progress(Progress("clean", done, total))
            if not article.text:
                reason = f"empty: no text in {article.article_id} after cleaning"
                self.empty[article.article_id] = Skipped(article.source, reason)
        kept = plan.kept if self._reuses else ()
        if self._articles.is_empty and not plan.removed and self._old:
            self._compared = self._old.compared
        else:
            self._progress(Progress("compare", 0, total + len(kept)))
            stay = self._articles.settle(kept, reuses=self._reuses)
            self._progress(Progress("compare", total + len(kept), total + len(kept)))
            self._compared, self._remarked = self._articles.compared, len(kept) - len(stay)
            plan = replace(plan, kept=tuple(stay)) if self._reuses else plan
        return plan.without(self.empty)

    def _write(self, plan: Plan, build_id: str, cache: VectorCache) -> tuple[Manifest, int]:
        """Write the files of the next build and publish it; tell how many texts were embedded."""
        old = self._old.manifest if self._old else None
        with closing(NextBuild(self._index_dir, build_id, self._old, *self._kept_and_gone(plan))) as build:
            rounds = self._rounds()
            first = next(rounds, [])
            if self.has_encoder:
                build.share_encoder()
            else:
                self._progress(Progress("embed", 0, len(_texts(first))))  # this takes some seconds
                build.make_encoder(self._embedder, _some(_texts(first)) or _some(self._kept_texts(plan)))
            texts = TextEmbedder(lambda: self._quickest(build), cache)
            for stored in chain([first] if first else [], rounds):
                build.add(self._embedded(stored, texts))
            self._progress(Progress("write", 0, 2))
            rate = texts.rate or (old.chunks_per_s if old else None)
            manifest = build.finish(plan, self._record, self._articles.next_number, rate, self._compared)
        self._progress(Progress("write", 1, 2))
        publish(self._index_dir, manifest, build.whole)
        return manifest, texts.embedded

    def _kept_and_gone(self, plan: Plan) -> tuple[list[KeptSegment], list[FieldRow]]:
        """Segments of the current build to share, and the fields of its articles that are not kept."""
        if not self._old or not self._reuses:
            return [], []
        numbers = {row.number for row in plan.kept}
        kept = []
        for files, texts, fields in zip(self._old.manifest.segments, self._old.texts, self._old.fields, strict=True):
            rows = tuple(row for row in fields if row.number in numbers)
            if rows:
                removed = frozenset(row.number for row in fields if row.number not in numbers)
                kept.append(KeptSegment(files, texts, rows, removed))
        return kept, [row for row in self._old.live if row.number not in numbers]

    def _quickest(self, build: NextBuild) -> Embedder:
        """The query encoder of the next build, which embeds as the embedder does and faster, if it can be used."""
        encoder = build.encoder(self._record)
        try:
            if encoder:
                encoder.load()
                return encoder
        except EmbedderUnavailable as error:
            logger.warning("%s; %s embeds itself", error, self._record.name)
        return self._embedder

    def _kept_texts(self, plan: Plan) -> list[str]:
        """What was embedded of some articles of the current build."""
        texts_of = self._old.texts_of() if self._old else {}
        return _texts([texts_of[row.number].stored(row) for row in _some(plan.kept)])

    def _rounds(self) -> Iterator[list[StoredArticle]]:
        """Chunk articles; yield those of one segment after the other."""
        stored: list[StoredArticle] = []
        chunks = 0
        for item in self._chunked():
            stored.append(item)
            chunks += len(item.chunks)
            if chunks >= SEGMENT_CHUNKS:
                yield stored
                stored, chunks = [], 0
        if stored:
            yield stored

    def _chunked(self) -> Iterator[StoredArticle]:
        """Chunk every article that is new, changed, differently marked, or may not be reused."""
        for item in self._articles.articles():
            chunks = tuple(chunk_article(item.article, self._embedder.count_tokens, self._embedder.max_tokens))
            yield replace(item, chunks=chunks)

    def _embedded(self, stored: Sequence[StoredArticle], texts: TextEmbedder) -> Batch:
        """Embed the chunks of articles."""
        wanted = _texts(stored)
        done = 0

        def on_done(count: int) -> None:
            nonlocal done
            done += count
            self._progress(Progress("embed", done, len(wanted)))

        vectors, signs = texts.embed(wanted, on_done)
        chunks = [chunk for item in stored for chunk in item.chunks]
        above = (len(text) - len(chunk.text) for text, chunk in zip(wanted, chunks, strict=True))
        return Batch(tuple(stored), vectors, map(TokenSigns.after, signs, above))

    def _foresee(self, plan: Plan) -> BuildReport:
        """Count what would be done."""
        wanted = dict.fromkeys(text for item in self._chunked() for text in _texts([item]))
        folder = self._index_dir / "cache"
        missing = len(wanted)
        if folder.is_dir() and not self._request.full:
            cache = VectorCache(folder, self._record.fingerprint, self._record.dim, read_only=True)
            missing = TextEmbedder(lambda: self._embedder, cache).missing(list(wanted))
        rate = (self._old.manifest.chunks_per_s if self._old else None) or _USUAL_RATE
        report = self._report(plan, self._old.manifest if self._old else None, missing)
        return replace(report, chunks=None, expected_minutes=round(missing / rate / 60, 2), split=plan.split)

    def _report(self, plan: Plan, manifest: Manifest | None, embedded: int) -> BuildReport:
        before = len(self._old.live) if self._old else 0
        unchanged = before - len(plan.changed) - len(plan.removed)
        same = same_articles(self._compared)
        return BuildReport(
            build_id=manifest.build_id if manifest else None,
            added=plan.added,
            changed=plan.changed,
            removed=plan.removed,
            unchanged=unchanged,
            articles=unchanged + len(plan.changed) + len(plan.added),
            chunks=manifest.chunks if manifest else None,
            embedded=embedded,
            skipped=plan.skipped,
            seconds=round(time.monotonic() - self._began, 3),
            remarked=self._remarked,
            duplicates=len(same),
            groups=len(set(same.values())),
        )


def _texts(stored: Sequence[StoredArticle]) -> list[str]:
    """What is embedded of articles, a text per chunk."""
    return [embedding_text(item.article.title, chunk.text) for item in stored for chunk in item.chunks]


def _some(items: Sequence[_Item]) -> list[_Item]:
    """A few of many, evenly spread."""
    return list(items[:: max(1, len(items) // _TRIED_TEXTS)][:_TRIED_TEXTS])
