"""ArticleQA: questions to an index, from any thread, each on one whole build and on the newest one."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from corpus import Article, Filter
from embeddings import (
    Embedder,
    Facets,
    IndexFault,
    LocalCrossEncoder,
    Manifest,
    QueryEmbedder,
    VectorEmbedder,
    check_embedder,
    current_build_id,
    load_cross_encoder,
    open_index,
    with_tokens,
)
from qa.answer import Answer, Copy, Hit
from qa.ask import History
from qa.calibration import find_calibration
from qa.lease import Lease
from qa.status import Status, how_search_runs, status_of
from qa.verify import Check, check_record
from qa.view import View

logger = logging.getLogger(__name__)


class ArticleQA:
    """An open index.

    A question starts on the newest published build and ends on it, whatever is published meanwhile. Use `open`, and
    `close` or a `with` block.
    """

    def __init__(
        self,
        index: Path,
        embedder: VectorEmbedder | None = None,
        cross_encoder: LocalCrossEncoder | None = None,
    ) -> None:
        self._path = index
        self._cross_encoder = cross_encoder
        self._lock = threading.Lock()  # guards the lease and its users
        self._moving = threading.Lock()  # held by the thread that opens a newer build
        self._refused: str | None = None  # the newest build, if it was tried and could not be opened
        self._closed = False
        self._given = with_tokens(embedder) if embedder else None
        self._own: QueryEmbedder | None = None  # for the open build, if none was given
        self._lease = self._load()

    @classmethod
    def open(
        cls,
        index: str | Path = "var/index",
        *,
        embedder: VectorEmbedder | None = None,
        cross_encoder: str | Path | None = None,
    ) -> Self:
        """Open an index; the embedding model is loaded at the first question.

        Args:
            index: Its folder.
            embedder: What made its vectors, if it should not be loaded by the name that the index records.
            cross_encoder: Folder of one that orders the best passages anew.

        Raises:
            EmbedderUnavailable: If that folder holds no cross-encoder.
            NoIndex: If there is none in that folder yet.
            IndexDamaged: If a file of it is missing or changed, or the folder holds something else.
            IndexMismatch: If it was made by another embedder or another version of the program.
        """
        return cls(Path(index), embedder, load_cross_encoder(cross_encoder) if cross_encoder else None)

    def expect_question(self) -> None:
        """Read what embeds questions into memory beside what is done meanwhile, if the index has it; waits for nothing.

        A process that asks once and ends is faster by it; without it, the first question reads it.
        """
        if self._own is not None:
            threading.Thread(target=self._own.load).start()

    def retrieve(
        self,
        question: str,
        k: int = 8,
        where: Filter = Filter(),
        as_of: date | None = None,
    ) -> list[Hit]:
        """Find the k best passages for a question.

        Args:
            question: Plain words, at most 2,000 characters.
            k: Most hits.
            where: Which articles count.
            as_of: Use nothing published after this day, and rank news of the days before it higher.

        Returns:
            Hits, best first; near-copies from other articles are folded into one.

        Raises:
            BadQuestion: If the question is empty or too long.
            UnknownOutlet: If the filter names an outlet that the index does not have.
        """
        with self.pinned() as view:
            return view.retrieve(question, k=k, where=where, as_of=as_of)

    def search(
        self,
        query: str,
        k: int = 8,
        where: Filter = Filter(),
        as_of: date | None = None,
    ) -> list[Hit]:
        """Find the k best passages for words; "quoted phrases" must stand in them and -excluded words must not.

        The arguments, hits and errors are those of `retrieve`, which takes quotes and minus signs as plain words.
        """
        with self.pinned() as view:
            return view.search(query, k=k, where=where, as_of=as_of)

    def ask(
        self,
        question: str,
        history: History = (),
        *,
        where: Filter = Filter(),
        as_of: date | None = None,
        k: int = 8,
    ) -> Answer:
        """Answer in the articles' own words, each sentence cited, or refuse.

        Args:
            question: Plain words, at most 2,000 characters.
            history: Earlier turns, {"question": ..., "answer": ...}, oldest first.
            where: Which articles count; a date bound leaves undated ones out unless it includes them.
            as_of: Use nothing published after this day.
            k: Passages to answer from.

        Raises:
            BadQuestion: If the question is empty or too long.
            UnknownOutlet: If the filter names an outlet that the index does not have.
        """
        with self.pinned() as view:
            return view.ask(question, history=history, where=where, as_of=as_of, k=k)

    def article(self, article_id: str, sha256: str | None = None) -> Article | None:
        """Return an article, None if the index has none of that id.

        Args:
            article_id: As citations name it.
            sha256: Of the clean text expected, as citations name it.

        Raises:
            ArticleChanged: If a hash is given and the text is another by now, or gone.
        """
        with self.pinned() as view:
            return view.article(article_id, sha256)

    def articles(
        self,
        where: Filter = Filter(),
        offset: int = 0,
        limit: int | None = None,
    ) -> list[Article]:
        """Return the articles that pass a filter, newest first, undated last."""
        with self.pinned() as view:
            return view.articles(where, offset, limit)

    def duplicates(self, article_id: str, where: Filter = Filter()) -> tuple[Copy, ...]:
        """Return the other articles that are the same one, earliest first.

        Raises:
            KeyError: If the index has no article of that id.
        """
        with self.pinned() as view:
            return view.duplicates(article_id, where)

    def facets(self, where: Filter = Filter(), as_of: date | None = None) -> Facets:
        """Count what passes a filter: articles, and how many of them each outlet, author and day has.

        Raises:
            ValueError: If the filter starts after the as-of day.
        """
        with self.pinned() as view:
            return view.facets(where, as_of)

    def verify(self, record: Mapping[str, Any]) -> list[Check]:
        """Compare each citation of a saved answer record with the articles as they are now.

        Raises:
            ValueError: If the record has no list of citations, one of them lacks a field, or it answers without any.
        """
        with self.pinned() as view:
            return check_record(record, view.article)

    def status(self) -> Status:
        """Say what the index holds."""
        with self._leased() as lease:
            questions = self._own.means if self._own else "the embedder that the program gave"
            return status_of(lease, questions, how_search_runs(lease, self._cross_encoder))

    @contextmanager
    def pinned(self) -> Iterator[View]:
        """Stay on the newest build as of now for as long as the block lasts; a View answers as this does."""
        with self._leased() as lease:
            yield lease.view

    def close(self) -> None:
        """Release the index; questions still running end first."""
        with self._lock:
            self._closed = True
            self._lease.retire()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _leased(self) -> Iterator[Lease]:
        self._move()
        with self._lock:
            if self._closed:
                raise ValueError("this ArticleQA is closed: open another")
            lease = self._lease
            lease.users += 1
        try:
            yield lease
        finally:
            with self._lock:
                lease.users -= 1
                lease.close_if_unused()

    def _move(self) -> None:
        """Take a newly published build over; one that cannot be opened is left alone, and the open one serves on."""
        if not self._moving.acquire(blocking=False):
            return  # another thread is at it: this question goes to the build that is open
        try:
            newest = current_build_id(self._path)
            if newest in (self._lease.manifest.build_id, self._refused):
                return
            self._refused = newest
            fresh = self._load()
            self._refused = None
            with self._lock:
                if self._closed:
                    fresh.retire()
                else:
                    old, self._lease = self._lease, fresh
                    old.retire()
        except (IndexFault, OSError) as error:
            logger.warning("staying on build %s: %s", self._lease.manifest.build_id, error)
        finally:
            self._moving.release()

    def _load(self) -> Lease:
        """Open the current build, with the embedder given or what the build says."""
        opened = open_index(self._path)
        try:
            embedder = self._embedder_for(opened.manifest)
        except BaseException:
            opened.index.close()
            raise
        found = find_calibration(self._path, embedder.fingerprint)
        view = View(
            opened.index,
            embedder,
            opened.manifest.build_id,
            calibration=found.calibration,
            cross_encoder=self._cross_encoder,
        )
        return Lease(opened, view, found.origin)

    def _embedder_for(self, manifest: Manifest) -> Embedder:
        """What embeds the questions to a build; one in memory stays as long as it serves."""
        if self._given is not None:
            check_embedder(manifest, self._given)
            return self._given
        if self._own is None or not self._own.serves(manifest):
            self._own = QueryEmbedder(self._path, manifest)
        return self._own
