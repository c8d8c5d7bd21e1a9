"""From a question to an answer record: the stages, in order, on one build."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from corpus import Article, Filter
from qa.answer import Answer, Citation, Hit, Refusal
from qa.answering.answerer import Scope, compose, opening, pick
from qa.answering.archive_words import ArchiveWords
from qa.answering.coverage import Coverage, Names
from qa.answering.features import TYPICAL_TO, Found, evidence_features
from qa.answering.missing import missing_text, with_uncovered
from qa.answering.refusal import Verdict, judge
from qa.answering.repeating import repeated_later
from qa.answering.sentences import Evidence, rank_sentences
from qa.calibration import Calibration
from qa.followups.saying import find_said
from qa.followups.standalone import standalone_question
from qa.forms.form import lay_out
from qa.forms.looking import Asking, Laid, Looked
from qa.notes.cosines import Cosines
from qa.notes.notes import for_now, with_conflicts, with_notes
from qa.questions.kinds import in_another_language, turned_away
from qa.questions.languages import foreign_language, is_written_in, reads_languages
from qa.questions.question import Question, content_words, read_question
from qa.questions.talk import without_courtesy
from qa.records import read_history, read_k
from qa.retrieval.folding import Sources
from qa.retrieval.hints import Hints
from qa.retrieval.retriever import Asked
from qa.retrieval.spelling import counts_in_any_spelling
from qa.search import Search, checked, day
from qa.weights import SentenceWeights

History = Sequence[Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer record and the verdict on its evidence."""

    answer: Answer
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Request:
    """A question, read: what every stage may look at.

    Attributes:
        parts: The stand-alone question, taken apart; without the outlet or author whose words it asks for.
        timeless: The same that says "then" where it names a time.
        hints: These, and the times that it names.
        scope: What may be searched.
        k: Passages whose sentences may be quoted.
        history: What was asked before, oldest first.
        blank: The record with everything that does not depend on the outcome.
        asked: What was looked for so far, by its text and hints: a form may look for the same elsewhere,
        hits: and what was found, by these, where and how many: or for the same again.
    """

    parts: Question
    timeless: Question
    hints: Hints
    scope: Scope
    k: int
    history: History
    blank: Answer
    asked: dict[tuple[str, Hints], Asked] = field(default_factory=dict)
    hits: dict[tuple[str, Hints, Filter, int], list[Hit]] = field(default_factory=dict)


class Asker:
    """Answers questions on one build. Thread-safe; changes nothing."""

    def __init__(
        self,
        search: Search,
        build: str,
        weights: SentenceWeights = SentenceWeights(),
        calibration: Calibration | None = None,
    ) -> None:
        self._search = search
        self._index = search.index
        self._build = build
        self._weights = weights
        self._calibration = calibration
        self._words = ArchiveWords(search.index)

    def judged(self, question: str, *, history: History, where: Filter, as_of: date | None, k: int) -> Judged:
        """Answer in the articles' own words, or refuse; see `ArticleQA.ask`."""
        request = self._read(question, history=history, where=where, as_of=as_of, k=k)
        if (turned := self._turned_away(request)) is not None:
            return Judged(turned, Verdict())
        if not request.parts.content or not request.scope.facets.chunks:
            return Judged(compose(request.parts, (), Verdict(), scope=request.scope, blank=request.blank), Verdict())
        return self._said(request) or self._answered(request)

    def ranked(self, question: str, *, where: Filter, as_of: date | None, k: int) -> list[Evidence]:
        """Return the sentences of the best passages, best first, before anything that moves single ones."""
        request = self._read(question, history=(), where=where, as_of=as_of, k=k)
        return list(self._find(request, request.scope.where).ranked)

    def similarity(self, one: str, other: str) -> float:
        """Cosine of two sentences."""
        return Cosines(self._search.embedder)(one, other)

    def _read(self, question: str, *, history: History, where: Filter, as_of: date | None, k: int) -> Request:
        """Check what was asked, and make it stand alone."""
        asked = checked(question)
        read_k(k)
        history = read_history(history)
        as_of = day(as_of)
        standalone = standalone_question(without_courtesy(asked), history)
        bounded = self._search.bounded(where, as_of)
        blank = Answer(asked, standalone, "", (), build=self._build, embedder=self._search.embedder.name, as_of=as_of)
        hinted = self._search.hinted(standalone, as_of)
        parts = self._search.spelt(read_question(hinted.question))
        timeless = self._search.timeless(parts, as_of)
        return Request(parts, timeless, hinted.hints, self._scope(bounded, as_of), k, history, blank)

    def _turned_away(self, request: Request) -> Answer | None:
        """The refusal of what the articles' words cannot answer, or of a language that they are not in."""
        blank, scope = request.blank, request.scope
        if not scope.facets.articles:
            return None
        turned = turned_away(blank.standalone_question, self._search.archive(scope.where, scope.as_of))
        language = None if turned else foreign_language(blank.standalone_question, self._index.term_counts)
        if language and not reads_languages(self._search.embedder.name):
            hits = self._find_passages(request, scope.where)[1]
            if not any(is_written_in(hit.chunk.text, language) for hit in hits):
                turned = in_another_language(language)
        if turned is None:
            return None
        nearest = opening(turned.article) if turned.article else ()
        return replace(blank, refusal=Refusal(turned.code, turned.reason, nearest))

    def _said(self, request: Request) -> Judged | None:
        """The answer to "Who said that?", whose sentence is known."""
        where = request.scope.where
        said = find_said(self._index, request.blank.standalone_question, where)
        if said is None:
            return None
        verdict = Verdict(enough=said.is_told)
        answer = compose(request.parts, said.evidence, verdict, scope=request.scope, blank=request.blank)
        return Judged(self._with_sources(answer, said.hits, where), verdict)

    def _answered(self, request: Request) -> Judged:
        """Search, judge, quote, and note what a reader must know."""
        parts, scope = request.parts, request.scope
        found = self._find(request, scope.where)
        names = found.names
        coverage = names.cover(found.ranked)
        found = replace(found, ranked=coverage.ranked, covered=coverage.is_enough)
        verdict = _checked(self._judge(found), names, coverage)
        cosines = Cosines(self._search.embedder)
        ranked = for_now(parts, repeated_later(parts, coverage.ranked, request.history), cosines)
        others = coverage.others
        hits = found.hits[: request.k]
        laid = self._laid(request, found, verdict)
        if laid is not None:
            ranked, others, hits, verdict = laid.ranked, (), laid.hits, laid.verdict
        if laid is not None and laid.quoted:
            answer = laid.compose(scope, request.blank)
        else:
            answer = compose(parts, ranked, verdict, scope=scope, blank=request.blank)
        answer = with_conflicts(answer, laid.topic if laid else parts, [*ranked, *others], cosines)
        if laid is None:
            answer = with_uncovered(answer, names, ranked)
        answer = self._with_sources(answer, hits, scope.where)
        origins = {hit.chunk.article_id: hit.origin for hit in hits}
        today = scope.where.published_to or self._search.everything.last
        return Judged(with_notes(answer, parts, ranked, today, origins), verdict)

    def _laid(self, request: Request, found: Found, verdict: Verdict) -> Laid | None:
        """The answer's parts if the question asks for a list, a timeline or sides."""

        def look(text: str, k: int, where: Filter) -> Looked:
            parts = self._search.spelt(read_question(text))
            hints = replace(request.hints, outlets=(), authors=())  # a form filters by them
            seen = self._find(replace(request, parts=parts, timeless=parts, hints=hints, k=max(k, request.k)), where)
            return looked(parts, seen, self._judge(seen))

        def looked(parts: Question, seen: Found, verdict: Verdict) -> Looked:
            return Looked(parts, seen.hits, list(seen.ranked), seen.weights, verdict, seen.names)

        everything = self._search.everything
        first = looked(request.parts, found, verdict)
        asking = Asking(
            request.blank.standalone_question, tuple(everything.outlets), request.scope.as_of or everything.last
        )
        return lay_out(asking, first, look, request.scope.where)

    def _find(self, request: Request, where: Filter) -> Found:
        """Find passages that pass a filter, and rank the sentences of the best."""
        parts, k = request.parts, request.k
        asked, hits = self._find_passages(request, where)
        # What an article of the time asked for says is of that time, and need not name it.
        is_timely = bool(hits) and request.hints.is_timely(hits[0].published)
        question = request.timeless if is_timely else parts
        counts = dict(zip(question.words, counts_in_any_spelling(self._index, question), strict=True))
        weights = self._stem_weights(question, counts)
        ranked = rank_sentences(
            question,
            hits[:k],
            articles=self._articles_of(hits[:k]),
            interactions=asked.interactions(self._index, [hit.chunk.chunk_id for hit in hits[:k]]),
            weights=weights,
            part_weights=self._weights,
        )
        names = Names(question, [hit.chunk.text for hit in hits], weights, self._words)
        unknown = [name for name in question.names if not counts[name]]
        return Found(asked, hits, ranked, weights, names, unknown)

    def _find_passages(self, request: Request, where: Filter) -> tuple[Asked, list[Hit]]:
        """What is looked for, and the best passages."""
        what, k = (request.parts.text, request.hints), max(request.k, TYPICAL_TO)
        if (asked := request.asked.get(what)) is None:
            asked = self._search.asked(request.parts, content_words(request.parts.text), request.hints)
            request.asked[what] = asked
        if (hits := request.hits.get((*what, where, k))) is None:
            hits = self._search.find(asked, k=k, where=where, as_of=request.scope.as_of)
            request.hits[*what, where, k] = hits
        return asked, hits

    def _judge(self, found: Found) -> Verdict:
        """Tell whether what was found is enough for an answer."""
        return judge(evidence_features(found.names.question, found), self._calibration)

    def _scope(self, where: Filter, as_of: date | None) -> Scope:
        """What the question may look at, and how many undated articles it may not."""
        left_out = 0
        if where.has_dates and not where.include_undated:
            left_out = self._index.facets(replace(where, published_from=None, published_to=None)).undated
        until_as_of = self._index.facets(Filter(published_to=as_of)).articles
        return Scope(where, as_of, self._index.facets(where), left_out, until_as_of)

    def _with_sources(self, answer: Answer, hits: Sequence[Hit], where: Filter) -> Answer:
        """The answer, each citation with the other articles that print its quote."""
        sources = Sources(self._index, where)
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
        return {key: article for key in ids if (article := self._index.article(key)) is not None}

    def _stem_weights(self, question: Question, counts: Mapping[str, int]) -> dict[str, float]:
        """Inverse document frequency of the question's stems over the chunks, as BM25 has it; 0 for function words.

        In a small archive a "how" or "did" is as rare as a name, and must not count like one.
        """
        total = self._search.everything.chunks
        return {
            stem: _idf(min(counts[word], total), total) if stem in question.content else 0.0
            for word, stem in zip(question.words, question.stems, strict=True)
        }


def _idf(count: int, total: int) -> float:
    return math.log(1 + (total - count + 0.5) / (count + 0.5))


def _checked(verdict: Verdict, names: Names, coverage: Coverage) -> Verdict:
    """The verdict, against an answer where nothing covers what the question names; with what is missing then."""
    if verdict.enough and coverage.is_enough:
        return verdict
    return replace(verdict, enough=False, missing=missing_text(names, pick(coverage.ranked)))
