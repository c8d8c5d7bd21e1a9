"""One turn of a conversation: what the browser asks, and what becomes of it. Knows nothing of HTML or Gradio."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from corpus import Filter
from qa.answer import Answer
from qa.records import QuestionRecord
from qa.verify import Check

if TYPE_CHECKING:
    from qa.engine import ArticleQA

logger = logging.getLogger(__name__)

_TURN_ID = re.compile(r"[A-Za-z0-9-]{1,40}\Z")
_FIELD_NAMES = {"published_from": "From", "published_to": "To", "as_of": "As of"}
_BROKEN = "Something went wrong while answering. Please ask again; the server's log has the details."


@dataclass(frozen=True, slots=True)
class Request:
    """A question as the browser sends it.

    Attributes:
        turn: The browser's name for this turn of its conversation.
        record: The question with its filters, its day and the turns before it.
    """

    turn: str
    record: QuestionRecord

    @classmethod
    def read(cls, data: object) -> Self:
        """Read what came from a browser.

        Raises:
            ValueError: If it is not of the right form; the message is for the reader.
        """
        if not isinstance(data, Mapping) or not isinstance(data.get("question"), str):
            raise ValueError("the page sent no question: reload it")
        given = {name: data.get(name) for name in ("question", "where", "as_of", "history")}
        return cls(turn_id(data), QuestionRecord.from_dict(given, QuestionRecord("")))


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what became of it: an answer, a problem in one sentence, or neither yet.

    Attributes:
        narrowed: The filters that it was asked under, in words.
        checks: What became of the citations since the answer was given; empty for a fresh one.
    """

    question: str
    answer: Answer | None = None
    problem: str = ""
    narrowed: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()


def turn_id(data: object) -> str:
    """Return the browser's name for a turn, "" if it gives none that is well formed."""
    name = data.get("turn") if isinstance(data, Mapping) else None
    return name if isinstance(name, str) and _TURN_ID.match(name) else ""


def answered(engine: ArticleQA, request: Request) -> Turn:
    """Ask the engine; whatever goes wrong becomes a sentence for the reader."""
    record = request.record
    try:
        answer = engine.ask(record.question, history=record.history, where=record.where, as_of=record.as_of, k=record.k)
    except ValueError as error:  # bad question, unknown outlet
        return Turn(shortened(record.question), problem=as_sentence(str(error)))
    except Exception:
        logger.exception("a question failed")
        return Turn(shortened(record.question), problem=_BROKEN)
    return Turn(record.question, answer, narrowed=narrowed_words(record.where))


def narrowed_words(where: Filter) -> tuple[str, ...]:
    """Say in words what a filter lets pass, a part each."""
    parts: list[str] = []
    if where.published_from:
        parts.append(f"from {where.published_from.isoformat()}")
    if where.published_to:
        parts.append(f"to {where.published_to.isoformat()}")
    parts += [*where.outlets, *where.authors, *where.article_ids]
    if where.include_undated:
        parts.append("undated too")
    return tuple(parts)


def shortened(question: str) -> str:
    """Return a question short enough to show back to who typed it."""
    return question if len(question) <= 300 else f"{question[:300]}…"


def as_sentence(message: str) -> str:
    """Return an error's message as a sentence, the filters called as the page calls them."""
    for field, name in _FIELD_NAMES.items():
        if message.startswith(f"{field} "):
            message = f"{name}{message.removeprefix(field)}"
    return f"{message[:1].upper()}{message[1:]}{'' if message.endswith(('.', '?', '!')) else '.'}"


def asked_question(data: object) -> str:
    """Return the question in what a browser sent, to show beside a problem; "" if there is none."""
    question: Any = data.get("question") if isinstance(data, Mapping) else None
    return shortened(question) if isinstance(question, str) else ""
