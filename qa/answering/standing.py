"""What a sentence counts for beyond its likeness to a question: that it asserts, settles, or tells what is unsaid."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from qa.answering.settling import asks_yes_or_no, settles
from qa.answering.stance import hedged, leaves_unsaid
from qa.notes.holders import asked_office, find_holder
from qa.notes.words import meaning
from qa.questions.expected import kinds_held
from qa.questions.question import Question, stems

_REASON = re.compile(
    r"\b(?:because|due to|owing to|thanks to|as a result|reasons?|caused|attributed|prompted|led to)\b", re.IGNORECASE
)


def standings(question: Question, texts: Sequence[str]) -> dict[str, list[float]]:
    """Tell how sentences stand to what is asked: a value a sentence, by the name of the weight.

    That something is not said is an answer where no other sentence gives it; where one does, it counts against a
    sentence.

    Args:
        question: What is asked.
        texts: Sentences.
    """
    hedges = [hedged(question, text) for text in texts]
    settled = [settles(question, text) for text in texts] if asks_yes_or_no(question.text) else [0.0] * len(texts)
    unsaid = [float(value) for value in _unsaid(question, texts, hedges)]
    office = asked_office(question.text)
    holding = [float(office is not None and find_holder(office, text) is not None) for text in texts]
    return {"hedged": hedges, "settles": settled, "unsaid": unsaid, "holder": holding}


def _unsaid(question: Question, texts: Sequence[str], hedges: Sequence[float]) -> list[int]:
    """1 for each sentence that says that what is asked is not said, -1 if another gives it, else 0."""
    silent = [leaves_unsaid(question, text) for text in texts]
    if not any(silent):
        return [0] * len(texts)
    asked = _meanings(question.content)
    covered = [len(asked & _meanings(stems(text))) for text in texts]
    most = max(count for count, is_silent in zip(covered, silent, strict=True) if is_silent)
    is_given = any(
        not is_silent and hedge < 0.5 and count >= min(most + 1, len(asked)) and _gives(question, text)
        for count, is_silent, hedge, text in zip(covered, silent, hedges, texts, strict=True)
    )
    value = -1 if is_given else 1
    return [value * (is_silent and count >= most) for count, is_silent in zip(covered, silent, strict=True)]


def _gives(question: Question, text: str) -> bool:
    """Tell whether a sentence holds what a question wants; a reason only by words that can mean nothing else."""
    held = kinds_held(question, text)
    return bool(held) and (held != {"reason"} or bool(_REASON.search(text)))


def _meanings(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(meaning, words))
