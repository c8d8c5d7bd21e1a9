"""What the page publishes for programs: `ask` and `retrieve`, in plain values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import gradio as gr

from corpus import Filter
from qa.web.chat import MAX_K, read_day

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
            k: Hits that the answer is drawn from, 1 to 100.
            history: Earlier turns, oldest first, each with question and answer.

        Returns:
            The answer record.
        """
        with _clean_errors():
            return engine.ask(
                _text(question), history=_turns(history), where=_filter(where), as_of=_day(as_of), k=_count(k)
            ).to_dict()

    def retrieve(
        question: str, where: dict[str, Any] | None = None, as_of: str | None = None, k: int = 8
    ) -> list[dict[str, Any]]:
        """Find the passages nearest to a question, best first.

        Args:
            question: At most 2,000 characters; "quoted phrases" and -excluded words count.
            where: As for ask.
            as_of: As for ask.
            k: Most hits, 1 to 100.

        Returns:
            Hits with rank, score, chunk and the article's fields.
        """
        with _clean_errors():
            hits = engine.retrieve(_text(question), k=_count(k), where=_filter(where), as_of=_day(as_of))
            return [hit.to_dict() for hit in hits]

    return Endpoints(ask, retrieve)


@contextmanager
def _clean_errors() -> Iterator[None]:
    """Turn a bad argument into an error that the caller sees in words."""
    try:
        yield
    except ValueError as error:
        raise gr.Error(str(error), print_exception=False) from error


def _text(question: object) -> str:
    if not isinstance(question, str):
        raise ValueError("question must be a text")
    return question


def _filter(where: object) -> Filter:
    if where is None:
        return Filter()
    if not isinstance(where, Mapping):
        raise ValueError(f"where must be an object, not {type(where).__name__}")
    return Filter.from_dict(where)


def _day(as_of: object) -> date | None:
    if as_of is not None and not isinstance(as_of, str):
        raise ValueError("as_of must be a date like 2022-03-31")
    return read_day(as_of)


def _count(k: object) -> int:
    if isinstance(k, float) and k.is_integer():  # JSON has one kind of number
        k = int(k)
    if not isinstance(k, int) or isinstance(k, bool) or not 1 <= k <= MAX_K:
        raise ValueError(f"k must be a whole number from 1 to {MAX_K}, not {k!r:.40}")
    return k


def _turns(history: object) -> Sequence[Mapping[str, str]]:
    if history is None:
        return []
    fits = isinstance(history, list) and all(
        isinstance(turn, Mapping) and isinstance(turn.get("question"), str) and isinstance(turn.get("answer"), str)
        for turn in history
    )
    if not fits:
        raise ValueError('history must be a list of {"question": ..., "answer": ...}')
    return history  # type: ignore[return-value]  # checked above
