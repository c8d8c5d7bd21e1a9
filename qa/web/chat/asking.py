"""What happens to a question from the page: the steps that its turn goes through, as the browser shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event
from typing import TYPE_CHECKING, Any

import gradio as gr

from qa.answer_record import full_record
from qa.web.chat.answer_view import beginnings
from qa.web.chat.turn_view import growing_view, turn_view, waiting_view
from qa.web.chat.turns import Request, Turn, answered, as_sentence, asked_question, narrowed_words, turn_id
from qa.web.escape import Html

if TYPE_CHECKING:
    from qa.engine import ArticleQA

#: {"turn": its name, "html": how it is shown, "record": the answer record once there, "done": whether it is the last}
Step = dict[str, Any]


def ask_steps(engine: ArticleQA, data: object, ready: Event) -> Iterator[Step]:
    """Yield each state of a turn: waiting, growing by a sentence, done.

    Args:
        engine: Answers.
        data: {turn, question, where, as_of, history} from the browser.
        ready: Set once the embedding model is loaded.
    """
    try:
        request = Request.read(data)
    except ValueError as error:
        turn = Turn(asked_question(data), problem=as_sentence(str(error)))
        yield _step(turn_id(data), turn_view(turn), done=True)
        return
    waiting = Turn(request.record.question, narrowed=narrowed_words(request.record.where))
    yield _step(request.turn, waiting_view(waiting, loading=not ready.is_set()))
    turn = answered(engine, request)
    if turn.answer:
        for beginning in beginnings(turn.answer):
            yield _step(request.turn, growing_view(turn, beginning))
    yield _step(request.turn, turn_view(turn), turn, done=True)


def ask_handler(engine: ArticleQA, ready: Event) -> Callable[[gr.EventData], Iterator[Step]]:
    """Bind the steps to an engine, as a Gradio event calls them."""

    def next_step(event: gr.EventData) -> Iterator[Step]:
        yield from ask_steps(engine, event._data, ready)

    return next_step


def _step(name: str, html: Html, turn: Turn | None = None, *, done: bool = False) -> Step:
    record = full_record(turn.answer) if turn and turn.answer else None
    return {"turn": name, "html": html, "record": record, "done": done}
