"""A conversation that the browser kept, shown again: every citation checked against the articles as they are now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from qa.answer import Answer
from qa.answer_record import all_citations, read_answer
from qa.records import read_where
from qa.verify import Check
from qa.web.chat.turn_view import turn_view
from qa.web.chat.turns import Turn, asked_question, narrowed_words, turn_id

if TYPE_CHECKING:
    from qa.engine import ArticleQA

#: Turns of a conversation that are kept and restored; older ones go.
MOST_TURNS = 100
_UNANSWERED = "This question has no answer yet: ask again."
_UNREADABLE = "This answer was saved by another version and cannot be read any more: ask again."


def restored(engine: ArticleQA, data: object) -> dict[str, Any]:
    """Return the turns of a kept conversation, each {"turn": its name, "html": how it is shown}.

    Args:
        engine: Holds the articles.
        data: {"turns": [{turn, question, where, record}, ...]} from the browser, oldest first; all but the newest
            MOST_TURNS are left out.
    """
    kept = data.get("turns") if isinstance(data, Mapping) else None
    turns = kept[-MOST_TURNS:] if isinstance(kept, list) else []
    return {"turns": [{"turn": turn_id(item), "html": turn_view(_turn(engine, item))} for item in turns]}


def _turn(engine: ArticleQA, item: object) -> Turn:
    if not isinstance(item, Mapping):
        return Turn("", problem=_UNREADABLE)
    if item.get("record") is None:
        return Turn(asked_question(item), problem=_UNANSWERED)
    try:
        answer = read_answer(item.get("record"))
        where = read_where(item.get("where") or {})
    except ValueError:
        return Turn(asked_question(item), problem=_UNREADABLE)
    return Turn(answer.question, answer, narrowed=narrowed_words(where), checks=tuple(_checks(engine, answer)))


def _checks(engine: ArticleQA, answer: Answer) -> list[Check]:
    """What became of each quote, those nearest to a refused question included."""
    quotes = [citation.to_dict() for citation in all_citations(answer)]
    return engine.verify({"text": answer.text, "citations": quotes})
