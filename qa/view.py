"""Questions to one build: everything that happens to a question, on articles that do not change meanwhile."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from corpus import Article, Filter
from embeddings import ChunkIndex, Embedder, Facets
from qa.answer import Answer, Citation, Copy, Hit
from qa.answering.answerer import Scope, compose
from qa.answering.refusal import TYPICAL_TO, Verdict, evidence_features, judge
from qa.answering.sentences import rank_sentences
from qa.calibration import Calibration
from qa.errors import ArticleChanged, BadQuestion, UnknownOutlet
from qa.followups.saying import find_said
from qa.followups.standalone import standalone_question
from qa.notes.notes import for_now, with_conflicts, with_notes
from qa.questions.question import Question, content_words, read_question
from qa.records import read_history, read_k
from qa.retrieval.folding import Sources
from qa.retrieval.interaction import Interaction, interact
from qa.retrieval.retriever import Asked, retrieve
from qa.settings import MAX_QUESTION
from qa.weights import Weights

History = Sequence[Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer record and the verdict on its evidence."""

    answer: Answer
    verdict: Verdict


class View:
    """One build and the embedder that made it. Thread-safe; changes nothing."""

    def __init__(
        self,
        index: ChunkIndex,
        embedder: Embedder,
        build: str,
        weights: Weights = Weights(),
        calibration: Calibration | None = None,
    ) -> None:
        self.index = index
        self.embedder = embedder
        self.build = build
        self.weights = weights
        self.calibration = calibration
        self._all = index.facets(Filter())

    def weighed(self, weights: Weights) -> View:
        """Return the same build asked with other weights."""
        return View(self.index, self.embedder, self.build, weights, self.calibration)

    def retrieve(
        self,
        question: str,
        *,
        k: int = 8,
        where: Filter = Filter(),
        as_of: date | None = None,
    ) -> list[Hit]:
        """Find the k best passages for a question; see `ArticleQA.retrieve`."""
        text = checked(question)
        return self._hits(text, content_words(text), k=k, where=where, as_of=as_of)

    def search(
        self,
        query: str,
        *,
        k: int = 8,
        where: Filter = Filter(),
        as_of: date | None = None,
    ) -> list[Hit]:
        """Find the k best passages for words, "phrases" and -exclusions; see `ArticleQA.search`."""
        text = checked(query)
        return self._hits(text, text, k=k, where=where, as_of=as_of)

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
        asked = checked(question)
        read_k(k)
        read_history(history)
        as_of = _day(as_of)
        standalone = standalone_question(asked, history)
        parts = read_question(standalone)
        bounded = self._bounded(where, as_of)
        blank = Answer(asked, standalone, "", (), build=self.build, embedder=self.embedder.name, as_of=as_of)
        scope = self._scope(bounded, as_of)
        if not parts.content or not scope.facets.chunks:
            return Judged(compose(parts, (), Verdict(), scope=scope, blank=blank), Verdict())
        if (said := find_said(self.index, standalone, bounded)) is not None:
            verdict = Verdict(enough=said.is_told)
            answer = compose(parts, said.evidence, verdict, scope=scope, blank=blank)
            return Judged(self._with_sources(answer, said.hits, bounded), verdict)
        searched = self._asked(standalone, content_words(standalone))
        hits = retrieve(
            self.index, searched, k=max(k, TYPICAL_TO), where=bounded, as_of=as_of, weights=self.weights.retrieval
        )
        weights = self._weights(parts)
        ranked = rank_sentences(
            parts,
            hits[:k],
            articles=self._articles_of(hits[:k]),
            interactions=self._interactions(searched, hits[:k]),
            weights=weights,
            part_weights=self.weights.sentences,
        )
        features = evidence_features(parts, hits[:TYPICAL_TO], ranked, weights, self._unknown(parts.names))
        verdict = judge(features, self.calibration)
        ranked = for_now(parts, ranked, self.similarity)
        answer = compose(parts, ranked, verdict, scope=scope, blank=blank)
        answer = with_conflicts(answer, parts, ranked, self.similarity)
        answer = self._with_sources(answer, hits[:k], bounded)
        origins = {hit.chunk.article_id: hit.origin for hit in hits[:k]}
        answer = with_notes(answer, parts, ranked, bounded.published_to or self._all.last, origins)
        return Judged(answer, verdict)

    def article(self, article_id: str, sha256: str | None = None) -> Article | None:
        """Return an article; see `ArticleQA.article`."""
        found = self.index.article(article_id)
        if sha256 is not None and (found is None or found.sha256 != sha256):
            state = "is gone" if found is None else "has another text by now"
            raise ArticleChanged(f"article {article_id!r} {state}")
        return found

    def articles(self, where: Filter = Filter(), offset: int = 0, limit: int | None = None) -> list[Article]:
        """Return the articles that pass, newest first, undated last."""
        self._check_outlets(where)
        return self.index.articles(where, offset, limit)

    def duplicates(self, article_id: str, where: Filter = Filter()) -> tuple[Copy, ...]:
        """Return the other articles that are the same one; see `ArticleQA.duplicates`."""
        found = self.index.duplicates(article_id, where)
        return Sources(self.index, where).copies([row.article_id for row in found])

    def group(self, article_id: str, where: Filter = Filter()) -> str | None:
        """Return the id of the earliest duplicate that passes, the article itself or another; None without any."""
        return Sources(self.index, where).group(article_id)

    def facets(self, where: Filter = Filter()) -> Facets:
        """Count what passes a filter."""
        return self.index.facets(where)

    def _hits(self, asked: str, query: str, *, k: int, where: Filter, as_of: date | None) -> list[Hit]:
        """The k best passages for the meaning of what is asked and the words of a query."""
        read_k(k)
        as_of = _day(as_of)
        bounded = self._bounded(where, as_of)
        return retrieve(
            self.index, self._asked(asked, query), k=k, where=bounded, as_of=as_of, weights=self.weights.retrieval
        )

    def _asked(self, question: str, query: str) -> Asked:
        """What is looked for: the meaning of a question and its tokens, the words of a query."""
        return Asked(query, self.embedder.embed_query(question), self.embedder.embed_tokens(question).vectors)

    def _interactions(self, asked: Asked, hits: Sequence[Hit]) -> dict[str, Interaction]:
        """The question's tokens against each hit's."""
        ids = [hit.chunk.chunk_id for hit in hits]
        return dict(zip(ids, interact(asked.tokens, self.index.tokens(ids)), strict=True))

    def _bounded(self, where: Filter, as_of: date | None) -> Filter:
        """The filter with nothing after the as-of day."""
        self._check_outlets(where)
        return where.up_to(as_of)

    def _check_outlets(self, where: Filter) -> None:
        unknown = [outlet for outlet in where.outlets if outlet not in self._all.outlets]
        if unknown:
            known = ", ".join(self._all.outlets) or "none"
            raise UnknownOutlet(f"unknown outlet {unknown[0]!r}: this index has {known}")

    def _scope(self, where: Filter, as_of: date | None) -> Scope:
        """What the question may look at, and how many undated articles it may not."""
        left_out = 0
        if where.has_dates and not where.include_undated:
            left_out = self.index.facets(replace(where, published_from=None, published_to=None)).undated
        until_as_of = self.index.facets(Filter(published_to=as_of)).articles
        return Scope(where, as_of, self.index.facets(where), left_out, until_as_of)

    def _with_sources(self, answer: Answer, hits: Sequence[Hit], where: Filter) -> Answer:
        """The answer, each citation with the other articles that print its quote."""
        sources = Sources(self.index, where)
        copies: dict[str, list[str]] = {}
        for hit in hits:
            copies.setdefault(hit.chunk.article_id, []).extend(hit.same_as)

        def named(citations: Sequence[Citation]) -> tuple[Citation, ...]:
            return tuple(
                replace(
                    item,
                    group=sources.group(item.article_id),
                    also_in=sources.copies(
                        sources.also_in(item.quote, item.article_id, copies.get(item.article_id, ()))
                    ),
                )
                for item in citations
            )

        refusal = answer.refusal and replace(answer.refusal, nearest=named(answer.refusal.nearest))
        return replace(answer, citations=named(answer.citations), refusal=refusal)

    def _articles_of(self, hits: Sequence[Hit]) -> dict[str, Article]:
        ids = dict.fromkeys(hit.chunk.article_id for hit in hits)
        return {key: article for key in ids if (article := self.index.article(key)) is not None}

    def similarity(self, one: str, other: str) -> float:
        """Cosine of two sentences."""
        vectors = self.embedder.embed_documents([one, other])
        return round(float(vectors[0] @ vectors[1]), 6)

    def _unknown(self, names: Sequence[str]) -> list[str]:
        """Those names that no article has, nor one that is spelt almost like it."""
        counts = self.index.term_counts(names)
        return [
            name for name, count in zip(names, counts, strict=True) if not count and not self.index.similar_terms(name)
        ]

    def _weights(self, question: Question) -> dict[str, float]:
        """Inverse document frequency of the question's stems over the chunks, as BM25 has it; 0 for function words.

        In a small archive a "how" or "did" is as rare as a name, and must not count like one.
        """
        total = self._all.chunks
        counts = self.index.term_counts(question.words)
        return {
            stem: math.log(1 + (total - count + 0.5) / (count + 0.5)) if stem in question.content else 0.0
            for stem, count in zip(question.stems, counts, strict=True)
        }


def checked(question: str) -> str:
    """Return a question without blanks around it, and with "?" for what no encoding can hold.

    Raises:
        BadQuestion: If nothing is left, or more than 2,000 characters are.
    """
    text = question.encode("utf-8", "replace").decode().strip()
    if not text:
        raise BadQuestion("the question is empty: type one")
    if len(text) > MAX_QUESTION:
        raise BadQuestion(f"the question has {len(text)} characters: use at most {MAX_QUESTION}")
    return text


def _day(as_of: date | None) -> date | None:
    """An as-of day; a time of day is dropped, since articles are dated by the day."""
    if isinstance(as_of, datetime):
        return as_of.date()
    if as_of is None or isinstance(as_of, date):
        return as_of
    raise ValueError(f"as_of must be a date, not {as_of!r}")
