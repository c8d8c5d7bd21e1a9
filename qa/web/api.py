"""What the page publishes for programs: `ask`, `retrieve`, `article` and `status`, in plain values."""

# Annotations are no strings here: gradio reads what the functions return from them.

import logging
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

import gradio as gr
from fastapi import Request
from fastapi.responses import JSONResponse
from gradio.block_function import BlockFunction
from gradio.components.api_component import Api
from gradio.events import api
from gradio.utils import get_function_description

from qa.errors import ArticleChanged
from qa.records import QuestionRecord, whole_article

if TYPE_CHECKING:
    from qa.engine import ArticleQA

logger = logging.getLogger(__name__)

#: Characters of an error message, which may repeat what was sent.
MAX_MESSAGE = 1_000


class Endpoints(NamedTuple):
    """The published functions, bound to one engine."""

    ask: Callable[..., dict[str, Any]]
    retrieve: Callable[..., list[dict[str, Any]]]
    article: Callable[..., dict[str, Any]]
    status: Callable[..., dict[str, Any]]


def endpoints(engine: "ArticleQA") -> Endpoints:
    """Bind the published functions to an engine. Their docstrings and types are their public description.

    A parameter's description is one line: gradio reads no further.
    """

    def ask(
        question: str,
        where: dict[str, Any] | None = None,
        as_of: str | None = None,
        k: int = 8,
        history: list[dict[str, str]] | None = None,
    ) -> dict[str, Any]:
        """Answer a question in the articles' own words, each sentence cited, dated and attributed, or refuse.

        Args:
            question: In plain words, at most 2,000 characters.
            where: Which articles count, by published_from, published_to (days), outlets, authors, article_ids (lists).
            as_of: A day (YYYY-MM-DD): nothing published later is used.
            k: From how many passages the answer is drawn, 1 to 1,000.
            history: Earlier turns that the question may lean on, oldest first, each with question and answer.

        Returns:
            The answer record: text, citations, notes, confidence, or a refusal with the nearest quotes.
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
            question: In plain words, at most 2,000 characters.
            where: Which articles count, by published_from, published_to (days), outlets, authors, article_ids (lists).
            as_of: A day (YYYY-MM-DD): nothing published later is found.
            k: How many passages at most, 1 to 1,000.

        Returns:
            Hits: rank, score (higher is better), the passage with its place in the article, and the article's fields.
        """
        with _clean_errors():
            record = _record(question=question, where=where, as_of=as_of, k=k)
            hits = engine.retrieve(record.question, k=record.k, where=record.where, as_of=record.as_of)
            return [hit.to_dict() for hit in hits]

    def article(article_id: str, sha256: str | None = None, raw: bool = False) -> dict[str, Any]:
        """Give one article: its clean text, its fields, where each comes from, and what is marked in it.

        Args:
            article_id: As citations and hits name it.
            sha256: The hash of the text that a citation names: an error tells if the text is another by now.
            raw: Whether to add the text as read, before cleaning.

        Returns:
            The article's record.
        """
        with _clean_errors():
            _check_text(article_id, "article_id")
            if sha256 is not None:
                _check_text(sha256, "sha256")
            if not isinstance(raw, bool):
                raise ValueError(f"raw must be true or false, not {raw!r:.100}")
            with engine.pinned() as view:
                record = whole_article(view, article_id, sha256)
        return record if raw else {key: value for key, value in record.items() if key != "raw"}

    def status() -> dict[str, Any]:
        """Say what the index holds.

        Returns:
            The build, its sources, counts of articles, days and outlets, the embedder, and what was skipped and why.
        """
        with _clean_errors():
            return engine.status().to_dict()

    return Endpoints(ask, retrieve, article, status)


def publish(page: gr.Blocks, engine: "ArticleQA", *, concurrency_limit: int) -> None:
    """Publish the functions of an engine on a page under their names; called inside the page's `with` block."""
    for name, function in endpoints(engine)._asdict().items():
        published = api(function, api_name=name, concurrency_limit=concurrency_limit)
        _, parameters, returns = get_function_description(function)
        for key, (parameter, text) in zip(published["inputs"], parameters.items(), strict=True):
            _describe(page.blocks[key], parameter, additional_description=text)
        for key in published["outputs"]:
            _describe(page.blocks[key], name, description=" ".join(returns))


def _describe(block: object, label: str, **description: str) -> None:
    """Put into a published value's schema what it means."""
    assert isinstance(block, Api)
    block.label = label
    block.api_info().update(description)


def complete_arguments(called: BlockFunction, inputs: list[Any]) -> None:
    """Append the defaults of what a plain POST left out, as for a Python function; the page's own calls are complete.

    Raises:
        gr.Error: If there are more arguments than parameters.
    """
    if called.api_visibility != "public":
        return
    defaults = [block.value for block in called.inputs if isinstance(block, Api)]
    if len(inputs) > len(defaults):
        message = f"{called.api_name} takes at most {len(defaults)} arguments, not {len(inputs)}"
        raise gr.Error(message, print_exception=False)
    inputs += defaults[len(inputs) :]


async def refuse_names(request: Request, error: Exception) -> JSONResponse:
    """Answer a call that names its arguments wrongly with a sentence; any other error stays what it is."""
    if "/call/v2/" not in request.url.path:
        raise error
    message = str(error).partition(". Please")[0]  # what follows is advice about a footer that the page has not
    return JSONResponse({"error": textwrap.shorten(message, MAX_MESSAGE, placeholder="…")}, status_code=422)


@contextmanager
def _clean_errors() -> Iterator[None]:
    """Turn what goes wrong into an error that the caller sees in words; what is no fault of theirs goes to the log."""
    try:
        yield
    except (ValueError, ArticleChanged) as error:
        raise gr.Error(textwrap.shorten(str(error), MAX_MESSAGE, placeholder="…"), print_exception=False) from error
    except Exception as error:
        logger.exception("an endpoint failed")
        message = "something went wrong here: try again; the log of the server says what it was"
        raise gr.Error(message, print_exception=False) from error


def _check_text(value: object, name: str) -> None:
    if not isinstance(value, str):
        raise ValueError(f"{name} must be a string, not {value!r:.100}")


def _record(**values: object) -> QuestionRecord:
    """Read the arguments as the command line reads a line of a batch."""
    if isinstance(values["k"], float) and values["k"].is_integer():  # JSON has one kind of number
        values["k"] = int(values["k"])
    return QuestionRecord.from_dict(values, QuestionRecord(""))
