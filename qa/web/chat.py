"""One conversation: its turns, and what happens to the next question. Knows nothing of HTML or Gradio."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from corpus import Filter, parse_day
from qa.answer import Answer

if TYPE_CHECKING:
    from qa.engine import ArticleQA

logger = logging.getLogger(__name__)

#: Turns of a conversation that are shown and remembered; older ones go.
MAX_TURNS = 100
_BROKEN = "Something went wrong while answering. Please ask again; the server's log has the details."


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what became of it: an answer, a problem in one sentence, or neither yet."""

    question: str
    answer: Answer | None = None
    problem: str = ""


def read_day(text: str | None) -> date | None:
    """Read a day as people type it into a field; None if it is empty.

    Raises:
        ValueError: If it is not like 2022-03-31.
    """
    typed = (text or "").strip()
    try:
        return parse_day(typed, "a day") if typed else None
    except ValueError:
        raise ValueError(f"“{typed[:40]}” is not a date like 2022-03-31.") from None


def history_of(turns: Sequence[Turn]) -> list[Mapping[str, str]]:
    """Return the answered turns as the engine takes them, oldest first."""
    return [{"question": turn.question, "answer": turn.answer.text} for turn in turns if turn.answer]


def next_turn(engine: ArticleQA, turns: Sequence[Turn], question: str, narrowing: Mapping[str, Any]) -> Turn:
    """Ask the engine; whatever goes wrong becomes a sentence for the reader.

    Args:
        engine: Answers the question.
        turns: The conversation so far.
        question: As typed.
        narrowing: `as_of` as typed, and `include_undated`.
    """
    try:
        as_of = read_day(narrowing.get("as_of"))
        where = Filter(include_undated=bool(narrowing.get("include_undated")))
        return Turn(question, engine.ask(question, history=history_of(turns), where=where, as_of=as_of))
    except ValueError as error:  # bad question, unknown outlet, dates the wrong way round
        return Turn(shortened(question), problem=as_sentence(str(error)))
    except Exception:
        logger.exception("a question failed")
        return Turn(shortened(question), problem=_BROKEN)


def shortened(question: str) -> str:
    """Return a question short enough to show back to who typed it."""
    return question if len(question) <= 300 else f"{question[:300]}…"


def as_sentence(message: str) -> str:
    """Return an error's message as a sentence."""
    return f"{message[:1].upper()}{message[1:]}{'' if message.endswith(('.', '?', '!')) else '.'}"
