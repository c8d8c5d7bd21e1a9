"""When two sentences cannot both be so: another figure for the same thing, or one denies what the other says.

Knows nothing of articles: it is given what two sentences state and how near their meanings are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Literal

from qa.figures import INCREMENTS, Figure
from qa.question import Question
from qa.statements import Statement
from qa.words import meaning

#: Least cosine of two sentences that speak of the same thing.
LEAST_SIMILARITY = 0.55
#: Least share of the shorter one's words that both have, and of all their words.
LEAST_SHARED, LEAST_OVERLAP = 0.6, 0.3
#: The same of all words for one that denies what the other says: the rest must be the same.
LEAST_SAME = 0.5
#: Least share of the question's words that each holds, where both count what the question counts.
LEAST_ASKED = 0.66
#: A thing of which the sentences give more figures than this is many things.
MOST_FIGURES = 3
#: Words that make what is counted a part of the whole.
_PARTS = ("of", "new", "existing", "remaining", "other", *INCREMENTS)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two sentences that differ.

    Attributes:
        kind: In a figure, or in what they affirm and deny.
        one: What the first says in its words.
        other: What the other says.
        strength: How sure it is that they speak of the same thing, 0 to 2.
    """

    kind: Literal["figure", "polarity"]
    one: str
    other: str
    strength: float


def find_conflict(
    question: Question, one: Statement, other: Statement, similarity: float, *, is_single: bool
) -> Conflict | None:
    """Find in what two sentences differ about the same thing.

    Args:
        question: What both are to answer.
        one: A statement.
        other: Another.
        similarity: Cosine of their sentences.
        is_single: Whether what the question counts is one thing, by all figures that are given for it.
    """
    if similarity < LEAST_SIMILARITY or (one.periods and other.periods and not one.periods & other.periods):
        return None
    return _figures_differ(question, one, other, similarity, is_single) or _denies(one, other, similarity)


def counts_one_thing(question: Question, statements: Iterator[Statement]) -> bool:
    """Tell whether the figures for what a question counts are few enough to be of one thing."""
    values = {
        (figure.low, figure.high)
        for statement in statements
        for figure in statement.figures
        if _counts(question, figure) and covers(question, statement)
    }
    return len(values) <= MOST_FIGURES


def covers(question: Question, statement: Statement) -> bool:
    """Tell whether a statement holds most of the question's words, figures' nouns included."""
    asked = {meaning(stem) for stem in question.content}
    held = statement.words.union(*(figure.heads | figure.modifiers for figure in statement.figures)) | {
        figure.state for figure in statement.figures if figure.state
    }
    return len(asked & held) >= LEAST_ASKED * len(asked)


@lru_cache(maxsize=8)
def _meanings(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(meaning, words))


def _counted(question: Question) -> frozenset[str]:
    return frozenset(map(meaning, question.counted))


def _figures_differ(
    question: Question, one: Statement, other: Statement, similarity: float, is_single: bool
) -> Conflict | None:
    shared = one.shared(other)
    alike = shared >= LEAST_SHARED and one.overlap(other) >= LEAST_OVERLAP and _names_agree(one, other)
    asked = is_single and covers(question, one) and covers(question, other)
    for mine, theirs in product(one.figures, other.figures):
        if not _same_thing(mine, theirs) or mine.agrees(theirs):
            continue
        counted = _counts(question, mine) and _counts(question, theirs)
        if (alike and _parts(mine) == _parts(theirs)) or (asked and counted):
            if any(theirs.agrees(figure) and _same_thing(figure, theirs) for figure in one.figures):
                continue  # the same sentence gives both
            if any(mine.agrees(figure) and _same_thing(figure, mine) for figure in other.figures):
                continue
            return Conflict(
                "figure",
                one.text[mine.start : mine.end],
                other.text[theirs.start : theirs.end],
                round(shared + similarity, 6),
            )
    return None


def _same_thing(one: Figure, other: Figure) -> bool:
    """Tell whether two figures count the same kind of thing."""
    if one.state != other.state:
        return False
    if not one.heads & other.heads and not (one.state and not (one.heads and other.heads)):
        return False
    kinds, others = one.modifiers - _meanings(_PARTS), other.modifiers - _meanings(_PARTS)
    return not (kinds and others) or bool(kinds & others)


def _counts(question: Question, figure: Figure) -> bool:
    """Tell whether a figure counts what the question counts: the new ones if it asks for those, and never some more."""
    counted = _counted(question)
    parts = counted & _meanings(_PARTS)
    return bool(figure.heads & counted) and parts <= figure.modifiers and not figure.modifiers & _meanings(INCREMENTS)


def _parts(figure: Figure) -> frozenset[str]:
    return figure.modifiers & _meanings(_PARTS)


def _names_agree(one: Statement, other: Statement) -> bool:
    """Tell whether at most one of two sentences names what the other does not."""
    return not (one.names - other.words and other.names - one.words)


def _denies(one: Statement, other: Statement, similarity: float) -> Conflict | None:
    common, same = one.words & other.words, one.overlap(other)
    if same < LEAST_SAME or not one.shared(other):
        return None
    if not any(
        denies.denied & common - says.denied and not denies.names - says.words
        for denies, says in ((one, other), (other, one))
    ):
        return None
    return Conflict("polarity", one.text, other.text, round(same + similarity, 6))
