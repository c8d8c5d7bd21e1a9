"""Whether what a question names is what the evidence speaks of: by the quoted words, or by what stands around them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qa.answering.archive_words import ArchiveWords
from qa.answering.around import Around, around
from qa.answering.capitals import Capitals
from qa.answering.irregular import has_form
from qa.answering.mentioned import PART, WHOLE, mention, values
from qa.answering.named import Wanted, find_wanted
from qa.answering.namesakes import is_namesake
from qa.answering.roles import is_role_taken
from qa.answering.sentences import Evidence
from qa.answering.turned import is_turned
from qa.questions.question import Question, stems

#: Another sentence must come this close to the best one to be taken for what it covers (in standard deviations).
OTHER_WITHIN = 3.0
#: A sentence that has the question's names and not one of its other words must mean what it asks all the more.
#: Chosen on answers to near misses: of right answers without such a word few are below it.
HOLLOW_BELOW = 0.5
#: Longest text in which a country is looked for that a sentence does not name, in characters.
MOST_READ = 100_000
_FIRST_YEAR, _LAST_YEAR = 1000, 2100


@dataclass(frozen=True, slots=True)
class Gap:
    """What a sentence lacks of what a question names.

    Attributes:
        strong: Names and figures that neither the sentence nor its context has: it speaks of something else.
        taken: Names that the context has, while the sentence tells of another in their place.
        turned: Names that do in the sentence what the question says is done to them, or the reverse.
        weak: Such as articles often leave out or round.
        hollow: The sentence and its context have none of the question's other words, and hardly mean them.
    """

    strong: tuple[Wanted, ...] = ()
    taken: tuple[Wanted, ...] = ()
    turned: tuple[Wanted, ...] = ()
    weak: tuple[Wanted, ...] = ()
    hollow: bool = False

    @property
    def is_open(self) -> bool:
        """Tell whether the sentence may not answer."""
        return bool(self.strong or self.taken or self.turned) or self.hollow or len(self.weak) > 1


@dataclass(frozen=True, slots=True)
class Coverage:
    """Sentences by whether they speak of what a question names.

    Attributes:
        ranked: Those that do, in their order, if there are any near the best; else all.
        others: Those that were set aside.
        is_enough: Whether any does, or there is nothing to judge.
    """

    ranked: tuple[Evidence, ...]
    others: tuple[Evidence, ...] = ()
    is_enough: bool = True


class Names:
    """What a question names, to be looked for in evidence."""

    def __init__(
        self, question: Question, passages: Sequence[str], weights: Mapping[str, float], archive: ArchiveWords
    ) -> None:
        """Read the question.

        Args:
            question: What is asked.
            passages: Texts near it: how they write its words tells which of them are names.
            weights: Weight of each of the question's stems, 0 for function words.
            archive: What else is known of its words.
        """
        self.question = question
        self.weights = weights
        self.archive = archive
        self.wanted = find_wanted(question.text, Capitals(passages, archive))
        named = {stem for one in self.wanted for stem in stems(one.text)}
        self.beside = tuple(stem for stem in question.content if stem not in named)

    def cover(self, ranked: Sequence[Evidence]) -> Coverage:
        """Set aside the sentences that speak of something else than the question names.

        Args:
            ranked: Sentences, best first.
        """
        if not ranked or not self.wanted:
            return Coverage(tuple(ranked))
        least = max(item.score for item in ranked) - OTHER_WITHIN
        fits = [item.score >= least and not self.gap(item).is_open for item in ranked]
        if not any(fits):
            return Coverage(tuple(ranked), is_enough=False)
        pairs = list(zip(ranked, fits, strict=True))
        return Coverage(tuple(item for item, fit in pairs if fit), tuple(item for item, fit in pairs if not fit))

    def gap(self, item: Evidence) -> Gap:
        """Tell what a sentence lacks."""
        strong, taken, turned, weak = [], [], [], []
        beside = around(item)
        for one in self.wanted:
            if self._mentions(one, beside.sentence) >= WHOLE and not is_namesake(one, item.article.text[:MOST_READ]):
                turned += [one] if is_turned(self.question.text, one, beside.sentence) else []
                continue
            found = self._in_context(one, beside)
            if is_namesake(one, item.article.text[:MOST_READ]):
                strong.append(one)
            elif found >= WHOLE:
                taken += [one] if is_role_taken(self.question.text, one, beside.sentence) else []
            elif one.is_weak or found >= PART or _is_left_out(one, item, beside):
                weak.append(one)
            else:
                strong.append(one)
        hollow = not strong and bool(self.wanted) and item.similarity < HOLLOW_BELOW and self.other_share(item) == 0
        return Gap(tuple(strong), tuple(taken), tuple(turned), tuple(weak), hollow)

    def has(self, one: Wanted, item: Evidence) -> bool:
        """Tell whether a sentence or its context has a name or figure as a whole."""
        if is_namesake(one, item.article.text[:MOST_READ]):
            return False
        beside = around(item)
        return self._mentions(one, beside.sentence) >= WHOLE or self._in_context(one, beside) >= WHOLE

    def other_share(self, item: Evidence) -> float:
        """Return the share of the content words beside the names, by weight, that a sentence or its context has.

        1 where the question has no such word. What only the rest of the passage has does not count.
        """
        total = math.fsum(self.weights[stem] for stem in self.beside)
        if not total:
            return 1.0
        texts = around(item)
        found = set(self.question.stems_of("\n".join((texts.sentence, texts.near, texts.head))))
        return round(math.fsum(self.weights[stem] for stem in self.beside if has_form(stem, found)) / total, 6)

    def _in_context(self, one: Wanted, beside: Around) -> float:
        most = 0.0
        for text in beside.context:
            most = max(most, self._mentions(one, text))
            if most >= WHOLE:
                break
        return most

    def _mentions(self, one: Wanted, text: str) -> float:
        slips = one.kind == "name" and not all(self.archive.has(word) for word in one.words)
        return max(mention(variant, text, slips=slips) for variant in one.variants)


def _is_left_out(one: Wanted, item: Evidence, beside: Around) -> bool:
    """Tell whether it is what articles leave out: a year where no other is told, its country far from the quote."""
    if one.kind == "year":
        told = (*values(beside.sentence), *values(beside.near))
        return not any(_FIRST_YEAR <= value <= _LAST_YEAR for value in told)
    return one.is_adjective and all(word in item.article.text[:MOST_READ].lower() for word in one.words)
