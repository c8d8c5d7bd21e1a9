"""One labelled question, asked: what was found, answered and judged, and how long it took."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from corpus import Filter
from qa.answer import Answer, Citation, Hit
from qa.answering.refusal import Verdict
from qa.evaluation.invariants import false_statements
from qa.evaluation.questions import LabelledQuestion
from qa.view import View

#: Chunks asked for when ranking articles: enough for ten different ones.
DEPTH = 40

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A question's outcome.

    Attributes:
        found: Ids of articles, best first; of articles folded into one hit, those that answer, else the one shown.
        calibrated: The index has a calibration, so that confidence, not support, tells how sure an answer is.
        false: Promises that the record breaks.
    """

    labelled: LabelledQuestion
    found: tuple[str, ...]
    answer: Answer
    verdict: Verdict
    calibrated: bool
    retrieve_s: float
    ask_s: float
    false: tuple[str, ...]

    @property
    def quotes(self) -> tuple[Citation, ...]:
        """The quotes of the answer, given or withheld, the best first."""
        return self.answer.citations or (self.answer.refusal.nearest if self.answer.refusal else ())

    @property
    def right_first(self) -> bool:
        """Tell whether the first quote, given or withheld, holds a known answer."""
        return holds((item.quote for item in self.quotes[:1]), self.labelled.answers)

    @property
    def right(self) -> bool:
        """Tell whether any quote, given or withheld, holds a known answer."""
        return holds((item.quote for item in self.quotes), self.labelled.answers)

    @property
    def can_be_judged(self) -> bool:
        """Tell whether an answer is known to be right or wrong: to an unanswerable question, any is wrong."""
        return bool(self.labelled.answers) or not self.labelled.answerable

    @property
    def surety(self) -> float:
        """The confidence, 0 where nothing was found; support while there is no calibration."""
        return (self.verdict.confidence or 0.0) if self.calibrated else self.verdict.support

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        labelled, answer = self.labelled, self.answer
        return {
            "id": labelled.id,
            "question": labelled.question,
            "answerable": labelled.answerable,
            "known_answer": bool(labelled.answers),
            "answered": answer.answered,
            "right": self.right if self.can_be_judged else None,
            "right_first": self.right_first if self.can_be_judged else None,
            "confidence": answer.confidence,
            "support": self.verdict.support,
            "features": dict(self.verdict.features),
            "refusal": answer.refusal.code if answer.refusal else None,
            "notes": [note.kind for note in answer.notes],
            "cited": [{"article_id": item.article_id, "start": item.start, "end": item.end} for item in self.quotes],
            "rank": next((rank for rank, name in enumerate(self.found, start=1) if name in labelled.articles), None),
            "false": list(self.false),
            "retrieve_ms": self.retrieve_s * 1000,
            "ask_ms": self.ask_s * 1000,
        }


def ask(view: View, labelled: LabelledQuestion, as_of: date | None = None, where: Filter = Filter()) -> Outcome:
    """Retrieve and answer one question, timing both."""
    start = time.perf_counter()
    hits = view.retrieve(labelled.question, k=DEPTH, where=where, as_of=as_of)
    middle = time.perf_counter()
    judged = view.judged(labelled.question, where=where, as_of=as_of)
    end = time.perf_counter()
    return Outcome(
        labelled=labelled,
        found=tuple(dict.fromkeys(_articles(hits, labelled.articles))),
        answer=judged.answer,
        verdict=judged.verdict,
        calibrated=view.calibration is not None,
        retrieve_s=middle - start,
        ask_s=end - middle,
        false=tuple(false_statements(view, judged.answer)),
    )


def holds(texts: Iterable[str], answers: Iterable[str]) -> bool:
    """Tell whether the words of an answer stand in one of some texts, letter case and punctuation aside."""
    found = [_words(text) for text in texts]
    return any(words in text for words in map(_words, answers) if words.strip() for text in found)


def _words(text: str) -> str:
    """Words between single blanks, so that a part of a word is no match."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def _articles(hits: Sequence[Hit], wanted: frozenset[str]) -> Iterator[str]:
    """Articles in the order of their best chunk."""
    for hit in hits:
        same = (hit.chunk.article_id, *hit.same_as)
        yield from [name for name in same if name in wanted] or same[:1]
