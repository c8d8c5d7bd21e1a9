"""Searching one build: which articles count, what is looked for, the passages found."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from corpus import Filter
from embeddings import ChunkIndex, EmbeddedTexts, Embedder, LocalCrossEncoder
from qa.answer import Hit
from qa.beside import Beside
from qa.errors import BadQuestion, UnknownOutlet
from qa.questions.hinted import Hinted, read_hints
from qa.questions.kinds import Archive
from qa.questions.question import Question, content_words, read_question
from qa.questions.sources import SourceNames
from qa.questions.windows import find_windows, without_times
from qa.records import read_k
from qa.retrieval.hints import NO_HINTS, Hints
from qa.retrieval.retriever import Asked, retrieve
from qa.retrieval.spelling import Speller
from qa.settings import MAX_QUESTION
from qa.weights import RetrievalWeights


class Search:
    """The searches of one build. Thread-safe; changes nothing.

    Attributes:
        everything: What the build holds, counted.
        beside: Where a question is embedded while its words are looked for; who asks one says so there.
    """

    def __init__(
        self,
        index: ChunkIndex,
        embedder: Embedder,
        weights: RetrievalWeights = RetrievalWeights(),
        cross_encoder: LocalCrossEncoder | None = None,
    ) -> None:
        self.index = index
        self.embedder = embedder
        self.weights = weights
        self._cross_encoder = cross_encoder
        self.everything = index.facets(Filter())
        self.beside = Beside()
        self._names = SourceNames(self.everything)
        self._speller = Speller(index)

    def find(self, asked: Asked, *, k: int, where: Filter, as_of: date | None) -> list[Hit]:
        """Find the k best passages.

        Args:
            asked: What is looked for.
            k: Most hits, 1 to 100.
            where: Which articles count.
            as_of: The day the question is asked on: nothing newer is found, and what is recent then comes first.

        Raises:
            UnknownOutlet: If the filter names an outlet that the build does not have.
        """
        read_k(k)
        as_of = day(as_of)
        return retrieve(self.index, asked, k=k, where=self.bounded(where, as_of), as_of=as_of, weights=self.weights)

    def spelt(self, question: Question) -> Question:
        """Return a question as the build spells it."""
        return self._speller.respelt(question)

    def hinted(self, question: str, as_of: date | None) -> Hinted:
        """Return a question and what it names of the articles that it wants."""
        return read_hints(question, self._names, self.everything, as_of)

    def timeless(self, question: Question, as_of: date | None) -> Question:
        """Return a question that says "then" where it named a time, for articles that are of that time."""
        times = find_windows(question.text, as_of, self.everything.first, self.everything.last)
        return self.spelt(read_question(without_times(question.text, times))) if times else question

    def archive(self, where: Filter, as_of: date | None) -> Archive:
        """Return the build as questions about it may ask."""
        return Archive(self.index, self._names, self.everything, where, as_of)

    def as_spelt(self, question: str, hints: Hints = NO_HINTS) -> Asked:
        """What is looked for by a question, as the build spells it; embedded while its spelling is looked up."""
        typed = read_question(question)
        meaning = self._meaning(typed)
        spelt = self.spelt(typed)
        return self.asked(spelt, content_words(spelt.text), hints, meaning if spelt.text == typed.text else None)

    def asked(
        self,
        question: Question,
        query: str,
        hints: Hints = NO_HINTS,
        meaning: Callable[[], EmbeddedTexts] | None = None,
    ) -> Asked:
        """What is looked for: the meaning of a question and its tokens, the words of a query in every spelling."""
        meaning = meaning or self._meaning(question)
        rate = partial(self._cross_encoder.scores, question.text) if self._cross_encoder else None
        return Asked(query, meaning, question.spellings.by_word, hints, rate)

    def _meaning(self, question: Question) -> Callable[[], EmbeddedTexts]:
        """What gives a question's vector and tokens, which may be made beside what is done meanwhile."""
        return self.beside.start(partial(self.embedder.embed_question, question.text))

    def bounded(self, where: Filter, as_of: date | None) -> Filter:
        """Return the filter with nothing after the as-of day; see `find` for errors."""
        self.check_outlets(where)
        return where.up_to(as_of)

    def check_outlets(self, where: Filter) -> None:
        """Raise `UnknownOutlet` if a filter names an outlet that the build does not have."""
        unknown = [outlet for outlet in where.outlets if outlet not in self.everything.outlets]
        if unknown:
            known = ", ".join(self.everything.outlets) or "none"
            raise UnknownOutlet(f"unknown outlet {unknown[0]!r}: this index has {known}")


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


def day(as_of: date | None) -> date | None:
    """Return an as-of day; a time of day is dropped, since articles are dated by the day.

    Raises:
        ValueError: If it is no date.
    """
    if isinstance(as_of, datetime):
        return as_of.date()
    if as_of is None or isinstance(as_of, date):
        return as_of
    raise ValueError(f"as_of must be a date, not {as_of!r}")
