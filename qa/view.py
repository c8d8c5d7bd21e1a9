"""Questions to one build: everything that happens to a question, on articles that do not change meanwhile."""

from __future__ import annotations

from datetime import date

from corpus import Article, Filter
from embeddings import ChunkIndex, Embedder, Facets, IndexedFields, LocalCrossEncoder, parse_query
from qa.answer import Answer, Copy, Hit
from qa.answering.sentences import Evidence
from qa.ask import Asker, History, Judged
from qa.calibration import Calibration
from qa.errors import ArticleChanged
from qa.questions.question import read_question
from qa.retrieval.folding import Sources
from qa.search import Search, checked, day
from qa.weights import Weights


class View:
    """One build and the embedder that made it. Thread-safe; changes nothing."""

    def __init__(
        self,
        index: ChunkIndex,
        embedder: Embedder,
        build: str,
        weights: Weights = Weights(),
        calibration: Calibration | None = None,
        cross_encoder: LocalCrossEncoder | None = None,
    ) -> None:
        self.index = index
        self.embedder = embedder
        self.build = build
        self.weights = weights
        self.calibration = calibration
        self.cross_encoder = cross_encoder
        self._search = Search(index, embedder, weights.retrieval, cross_encoder)
        self._asker = Asker(self._search, build, weights.sentences, calibration)

    def weighed(self, weights: Weights) -> View:
        """Return the same build asked with other weights."""
        return View(self.index, self.embedder, self.build, weights, self.calibration, self.cross_encoder)

    def retrieve(
        self,
        question: str,
        *,
        k: int = 8,
        where: Filter = Filter(),
        as_of: date | None = None,
    ) -> list[Hit]:
        """Find the k best passages for a question; see `ArticleQA.retrieve`."""
        with self._search.beside.question():
            hinted = self._search.hinted(checked(question), day(as_of))
            asked = self._search.as_spelt(hinted.question, hinted.hints)
            return self._search.find(asked, k=k, where=where, as_of=as_of)

    def search(
        self,
        query: str,
        *,
        k: int = 8,
        where: Filter = Filter(),
        as_of: date | None = None,
    ) -> list[Hit]:
        """Find the k best passages for words, "phrases" and -exclusions; see `ArticleQA.search`."""
        asked = read_question(checked(query))
        parsed = parse_query(asked.text)
        if not parsed.phrases and not parsed.excluded:  # what is so marked is meant as it is spelt
            asked = self._search.spelt(asked)
        with self._search.beside.question():
            return self._search.find(self._search.asked(asked, asked.text), k=k, where=where, as_of=as_of)

    def ask(
        self,
        question: str,
        *,
        history: History = (),
        where: Filter = Filter(),
        as_of: date | None = None,
        k: int = 8,
    ) -> Answer:
        """Answer in the articles' own words, or refuse; see `ArticleQA.ask`."""
        return self.judged(question, history=history, where=where, as_of=as_of, k=k).answer

    def judged(
        self,
        question: str,
        *,
        history: History = (),
        where: Filter = Filter(),
        as_of: date | None = None,
        k: int = 8,
    ) -> Judged:
        """Answer as `ask` does, and tell what was judged of the evidence: for measuring."""
        with self._search.beside.question():
            return self._asker.judged(question, history=history, where=where, as_of=as_of, k=k)

    def ranked(
        self, question: str, *, where: Filter = Filter(), as_of: date | None = None, k: int = 8
    ) -> list[Evidence]:
        """Return the sentences of the k best passages as their scores alone rank them: for measuring."""
        return self._asker.ranked(question, where=where, as_of=as_of, k=k)

    def similarity(self, one: str, other: str) -> float:
        """Cosine of two sentences."""
        return self._asker.similarity(one, other)

    def article(self, article_id: str, sha256: str | None = None) -> Article | None:
        """Return an article; see `ArticleQA.article`."""
        found = self.index.article(article_id)
        if sha256 is not None and (found is None or found.sha256 != sha256):
            state = "is gone" if found is None else "has another text by now"
            raise ArticleChanged(f"article {article_id!r} {state}")
        return found

    def articles(self, where: Filter = Filter(), offset: int = 0, limit: int | None = None) -> list[Article]:
        """Return the articles that pass, newest first, undated last."""
        self._search.check_outlets(where)
        return self.index.articles(where, offset, limit)

    def fields(self, where: Filter = Filter()) -> list[IndexedFields]:
        """Return the fields of the articles that pass, in the order of `articles`; far faster than these."""
        self._search.check_outlets(where)
        return self.index.fields_passing(where)

    def duplicates(self, article_id: str, where: Filter = Filter()) -> tuple[Copy, ...]:
        """Return the other articles that are the same one; see `ArticleQA.duplicates`."""
        found = self.index.duplicates(article_id, where)
        return Sources(self.index, where).copies([row.article_id for row in found])

    def group(self, article_id: str, where: Filter = Filter()) -> str | None:
        """Return the id of the earliest duplicate that passes, the article itself or another; None without any."""
        return Sources(self.index, where).group(article_id)

    def facets(self, where: Filter = Filter(), as_of: date | None = None) -> Facets:
        """Count what passes a filter; see `ArticleQA.facets`."""
        return self.index.facets(where.up_to(as_of))
