"""What a form is made from and what it comes to. Knows nothing of how a question is searched."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from corpus import Filter
from qa.answer import Answer, Form, Hit, Note
from qa.answering.answerer import Scope, cited, scope_notes
from qa.answering.coverage import Names
from qa.answering.refusal import LEAST_SUPPORT, Verdict
from qa.answering.sentences import Evidence, context_stems
from qa.citations import set_in_text
from qa.questions.question import STOP_WORDS, Question, stems

#: Words that begin alike are of one root: "invaded", "invasion".
ROOT = 4


@dataclass(frozen=True, slots=True)
class Asking:
    """A question that stands alone, and what it is read by.

    Attributes:
        outlets: Those of the archive.
        today: The day that it is asked on; None if no article is dated.
    """

    question: str
    outlets: tuple[str, ...]
    today: date | None


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found for one wording of a question.

    Attributes:
        parts: The wording, taken apart.
        hits: Passages, best first.
        ranked: Their sentences, best first.
        weights: Weight of each stem of the wording, 0 for function words.
        verdict: Whether they are enough for an answer.
        names: What the wording names.
    """

    parts: Question
    hits: Sequence[Hit]
    ranked: list[Evidence]
    weights: Mapping[str, float]
    verdict: Verdict
    names: Names

    def speaks(self, item: Evidence, besides: str = "") -> bool:
        """Tell whether a sentence, or what stands around it, has what the wording names; but for one name, if given."""
        return all(one.text in besides for one in self.names.gap(item).strong)

    def held(self, item: Evidence) -> float:
        """Share of the wording's weight that a sentence has, or the title, outlet or date above it: 0 to 1."""
        total = math.fsum(self.weights[stem] for stem in self.parts.content)
        known = context_stems(self.parts, item.hit) | set(self.parts.stems_of(item.text))
        roots = {stem[:ROOT] for stem in known if len(stem) > ROOT}
        mine = math.fsum(self.weights[stem] for stem in self.parts.content if stem in known or stem[:ROOT] in roots)
        return round(mine / total, 6) if total else 0.0

    @property
    def is_near(self) -> bool:
        """Tell whether it is of the archive's topics: the label-free rule for answers, and no name is unknown.

        A calibration knows how sure one sentence is to answer; for a form it is enough to speak of the topic.
        """
        return self.verdict.support >= LEAST_SUPPORT and not self.verdict.features.get("unknown_name")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence to quote, and the side that it speaks for, if the form has sides."""

    evidence: Evidence
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Laid:
    """The parts of an answer in a form, in the order they are shown.

    Attributes:
        topic: What the quotes are to answer, for notes.
        ranked: Sentences that notes may set against those quoted.
        hits: Passages that they stand in.
        verdict: That of the best part.
    """

    form: Form
    topic: Question
    quoted: Sequence[Quoted]
    ranked: list[Evidence]
    hits: Sequence[Hit]
    verdict: Verdict
    notes: tuple[Note, ...] = ()

    def compose(self, scope: Scope, blank: Answer) -> Answer:
        """Write the answer."""
        citations = [replace(cited(item.evidence), side=item.side) for item in self.quoted]
        text, numbered = set_in_text(citations)
        notes = (*scope_notes(scope), *self.notes)
        return replace(
            blank, form=self.form, text=text, citations=numbered, notes=notes, confidence=self.verdict.confidence
        )


@lru_cache(maxsize=1)
def little_stems() -> frozenset[str]:
    """Return the stems of words that tell nothing."""
    return frozenset(stem for word in STOP_WORDS for stem in stems(word))


#: Searches for a wording, ranks the sentences of so many passages, among the articles that pass a filter.
Look = Callable[[str, int, Filter], Looked]
