"""Sentences that the turn before already quoted: a follow-up wants to hear something else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from qa.answering.sentences import Evidence
from qa.questions.expected import kinds_held
from qa.questions.question import Question

#: Taken off a sentence that was quoted in the answer before (scores are sums of standard deviations).
REPEATED_MALUS = 1.0
#: Sentences this close to one that was quoted may answer in its place.
INSTEAD_WITHIN = 3.0


def repeated_later(
    question: Question, ranked: Sequence[Evidence], history: Sequence[Mapping[str, str]]
) -> list[Evidence]:
    """Rank what the last answer quoted lower, unless it alone holds what is asked or the same is asked again.

    Args:
        question: What is asked, standing alone.
        ranked: Sentences, best first.
        history: Earlier turns, oldest first, each a question and the text of its answer.
    """
    if not history or not ranked or _bare(history[-1].get("question", "")) == _bare(question.text):
        return list(ranked)
    said = history[-1].get("answer", "")
    others = [item for item in ranked if item.text not in said and item.score >= ranked[0].score - INSTEAD_WITHIN]
    elsewhere = frozenset().union(*(kinds_held(question, item.text) for item in others))
    placed = [
        replace(item, score=round(item.score - REPEATED_MALUS, 6))
        if item.text in said and kinds_held(question, item.text) <= elsewhere
        else item
        for item in ranked
    ]
    return sorted(placed, key=lambda item: (-item.score, *item.place))


def _bare(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" ?!.")
