"""Follow-up questions: from a question and what was asked before to a question that stands alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

Known = Callable[[Sequence[str]], Sequence[int]]


def standalone_question(asked: str, history: Sequence[Mapping[str, str]], known: Known | None = None) -> str:
    """Return the question that says alone what a follow-up says after its history.

    Args:
        asked: The question as asked.
        history: Earlier turns, oldest first.
        known: Counts the articles of the index that hold each of some words.
    """
    return asked
