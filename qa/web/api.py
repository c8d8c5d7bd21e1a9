"""What the page publishes for programs: `ask` and `retrieve`, in plain values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

import gradio as gr

from qa.records import QuestionRecord

if TYPE_CHECKING:
    from qa.engine import ArticleQA


class Endpoints(NamedTuple):
    """The published functions, bound to one engine."""

    ask: Callable[..., dict[str, Any]]
    retrieve: Callable[..., list[dict[str, Any]]]


def endpoints(engine: ArticleQA) -> Endpoints:
    """Bind the published functions to an engine. Their docstrings and types are their public description."""

    def ask(
        question: str,
        where: dict[str, Any] | None = None,
        as_of: str | None = None,
        k: int = 8,
        history: list[dict[str, str]] | None = None,
    ) -> dict[str, Any]:
        """Answer a question in the articles' own words, each sentence cited, or refuse.

        Args:
            question: At most 2,000 characters.
            where: Any of published_from, published_to (YYYY-MM-DD, inclusive), outlets, authors, article_ids (lists),
                include_undated (true or false).
            as_of: Day (YYYY-MM-DD); nothing published later is used.
            k: Hits that the answer is drawn from, 1 to 1,000.
            history: Earlier turns, oldest first, each with question and answer.

        Returns:
            The answer record.
        """
        with _clean_errors():
            record = _record(question=question, where=where, as_of=as_of, k=k, history=history)
            return engine.ask(
                record.question, history=record.history, where=record.where, as_of=record.as_of, k=record.k
            ).to_dict()

    def retrieve(
        question: str, where: dict[str, Any] | None = None, as_of: str | None = None, k: int = 8
    ) -> list[dict[str, Any]]:
        """Find the passages nearest to a question, best first.

        Args:
            question: At most 2,000 characters.
            where: As for ask.
            as_of: As for ask.
            k: Most hits, 1 to 1,000.

        Returns:
            Hits with rank, score, chunk and the article's fields.
        """
        with _clean_errors():
            record = _record(question=question, where=where, as_of=as_of, k=k)
            hits = engine.retrieve(record.question, k=record.k, where=record.where, as_of=record.as_of)
            return [hit.to_dict() for hit in hits]

    return Endpoints(ask, retrieve)


@contextmanager
def _clean_errors() -> Iterator[None]:
    """Turn a bad argument into an error that the caller sees in words."""
    try:
        yield
    except ValueError as error:
        raise gr.Error(str(error), print_exception=False) from error


def _record(**values: object) -> QuestionRecord:
    """Read the arguments as the command line reads a line of a batch."""
    if isinstance(values["k"], float) and values["k"].is_integer():  # JSON has one kind of number
        values["k"] = int(values["k"])
    return QuestionRecord.from_dict(values, QuestionRecord(""))
