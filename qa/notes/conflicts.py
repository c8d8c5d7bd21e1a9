"""When two sentences cannot both be so: another figure for the same thing, or one denies what the other says.

Knows nothing of articles: it is given what two sentences state and how near their meanings are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Literal

from qa.notes.figures import INCREMENTS, Figure
from qa.notes.holders import asked_office, find_holder, same_person
from qa.notes.now import asks_about_now
from qa.notes.statements import Statement
from qa.notes.words import meaning
from qa.questions.question import Question

#: Least cosine of two sentences that speak of the same thing.
LEAST_SIMILARITY = 0.55
#: Least share of the shorter one's words that both have, and of all their words.
LEAST_SHARED, LEAST_OVERLAP = 0.6, 0.3
#: The same of all words for one that denies what the other says: the rest must be the same.
LEAST_SAME = 0.5
#: Least cosine where both count what the question counts,
LEAST_SIMILARITY_ASKED = 0.4
#: and least share of the question's words that each holds itself, and with what stands around it.
LEAST_HELD, LEAST_AROUND = 0.5, 0.75
#: A thing of which the sentences give more figures than this is many things.
MOST_FIGURES = 3
#: Words that make what is counted a part of the whole.
_PARTS = ("of", "new", "existing", "remaining", "other", *INCREMENTS)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two sentences that differ.

    Attributes:
        kind: In a figure, in what they affirm and deny, or in who holds the office that is asked for.
        one: What the first says in its words.
        other: What the other says.
        strength: How sure it is that they speak of the same thing, 0 to 2.
        partial: Whether one counts a part, such as the new ones, and the other the whole or another part.
    """

    kind: Literal["figure", "polarity", "holder"]
    one: str
    other: str
    strength: float
    partial: bool = False


def find_conflict(
    question: Question, one: Statement, other: Statement, similarity: float, *, is_asked: bool
) -> Conflict | None:
    """Find in what two sentences differ about the same thing.

    Args:
        question: What both are to answer.
        one: A statement.
        other: Another.
        similarity: Cosine of their sentences.
        is_asked: Whether both answer the question, which counts one thing.
    """
    if differing := _holders_differ(question, one, other):
        return differing
    if not one.same_time(other):
        return None
    if is_asked and similarity >= LEAST_SIMILARITY_ASKED:
        differing = _figures_differ(one, other, similarity, lambda *pair: all(counts(question, each) for each in pair))
        if differing:
            return differing
    if similarity < LEAST_SIMILARITY:
        return None
    return _figures_differ(one, other, similarity, _is_same_part(one, other)) or _denies(one, other, similarity)


def may_differ(question: Question, one: Statement, senses: frozenset[str]) -> bool:
    """Tell whether a statement may differ from one of some words, whatever their figures; quicker than to find out.

    Args:
        question: What both are to answer, without being counts of what it counts.
        one: A statement.
        senses: Those of another, and maybe more; see `read_senses`.
    """
    if asks_about_now(question.text) and asked_office(question.text):
        return True
    least = LEAST_OVERLAP if one.figures else LEAST_SAME
    return len(one.words & senses) >= least * len(one.words)


def counts_one_thing(question: Question, statements: Iterable[Statement]) -> bool:
    """Tell whether the figures that statements give for what a question counts are few enough to be of one thing."""
    values = {
        (figure.low, figure.high)
        for statement in statements
        for figure in statement.figures
        if counts(question, figure)
    }
    return len(values) <= MOST_FIGURES


def covers(question: Question, statement: Statement, around: frozenset[str] = frozenset()) -> bool:
    """Tell whether a statement holds enough of the question's words, figures' nouns included.

    Args:
        question: What is asked.
        statement: What may answer it.
        around: Meanings of the words that stand around it.
    """
    asked = {meaning(stem) for stem in question.content}
    held = statement.words.union(*(figure.heads | figure.modifiers for figure in statement.figures)) | {
        figure.state for figure in statement.figures if figure.state
    }
    near = held | around
    return len(asked & held) >= LEAST_HELD * len(asked) and len(asked & near) >= LEAST_AROUND * len(asked)


def counts(question: Question, figure: Figure) -> bool:
    """Tell whether a figure counts what the question counts: the new ones if it asks for those, and never some more."""
    counted = frozenset(map(meaning, question.counted))
    parts = counted & _meanings(_PARTS)
    return bool(figure.heads & counted) and parts <= figure.modifiers and not figure.modifiers & _meanings(INCREMENTS)


@lru_cache(maxsize=8)
def _meanings(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(meaning, words))


def _is_same_part(one: Statement, other: Statement) -> Callable[[Figure, Figure], bool]:
    """What figures of two sentences that share most of their words must meet; of others none does."""
    alike = one.shared(other) >= LEAST_SHARED and one.overlap(other) >= LEAST_OVERLAP and _names_agree(one, other)
    parts = _meanings(_PARTS)
    return lambda mine, theirs: alike and mine.modifiers & parts == theirs.modifiers & parts


def _figures_differ(
    one: Statement, other: Statement, similarity: float, comparable: Callable[[Figure, Figure], bool]
) -> Conflict | None:
    for mine, theirs in product(one.figures, other.figures):
        if not _same_thing(mine, theirs) or mine.agrees(theirs) or not comparable(mine, theirs):
            continue
        if _gives(one, theirs) or _gives(other, mine):
            continue  # one sentence gives both
        is_part = mine.modifiers & _meanings(_PARTS) != theirs.modifiers & _meanings(_PARTS)
        strength = round(one.shared(other) + similarity, 6)
        return Conflict(
            "figure", one.text[mine.start : mine.end], other.text[theirs.start : theirs.end], strength, is_part
        )
    return None


def _gives(statement: Statement, wanted: Figure) -> bool:
    """Tell whether a statement gives a figure too, maybe among others."""
    return any(wanted.agrees(figure) and _same_thing(figure, wanted) for figure in statement.figures)


def _same_thing(one: Figure, other: Figure) -> bool:
    """Tell whether two figures count the same kind of thing."""
    if one.state != other.state:
        return False
    if not one.heads & other.heads and not (one.state and not (one.heads and other.heads)):
        return False
    kinds, others = one.modifiers - _meanings(_PARTS), other.modifiers - _meanings(_PARTS)
    return not (kinds and others) or bool(kinds & others)


def _names_agree(one: Statement, other: Statement) -> bool:
    """Tell whether at most one of two sentences names what the other does not."""
    return not (one.names - other.words and other.names - one.words)


def _holders_differ(question: Question, one: Statement, other: Statement) -> Conflict | None:
    """Two names for the one office that a question about the present asks for: the newer overturns the older."""
    office = asked_office(question.text) if asks_about_now(question.text) else None
    mine, theirs = (find_holder(office, each.text) if office else None for each in (one, other))
    if mine is None or theirs is None or same_person(mine, theirs) or one.looks_back or other.looks_back:
        return None
    return Conflict("holder", mine, theirs, 2.0)


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
