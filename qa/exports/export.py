"""One answer or a conversation as a file to save, in one of five formats."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from qa.answer import Answer
from qa.exports.csl import articles_csl
from qa.exports.markdown import conversation_markdown
from qa.exports.ris import articles_ris
from qa.exports.table import citations_csv

Format = Literal["markdown", "json", "csv", "ris", "csl"]
FORMATS: tuple[Format, ...] = get_args(Format)


@dataclass(frozen=True, slots=True)
class Export:
    """A file: its name, its media type, its text."""

    name: str
    type: str
    text: str


def export(answers: Sequence[Answer], format: Format) -> Export:
    """Return answers as a file.

    Args:
        answers: At least one, oldest first.
        format: "json" holds the record of one answer, or {"answers": [...]}; `article-qa verify` reads both.

    Raises:
        ValueError: If there is no answer, or for "ris" and "csl" none that cites an article.
    """
    if not answers:
        raise ValueError("there is no answer to export")
    if format in ("ris", "csl") and not any(answer.citations for answer in answers):
        raise ValueError("no article is cited here, so there is nothing for a reference manager")
    ending, media_type, write = _WAYS[format]
    return Export(f"{'answer' if len(answers) == 1 else 'conversation'}{ending}", media_type, write(answers))


def answers_json(answers: Sequence[Answer]) -> str:
    """Return the record of a single answer, or an object with the records of several."""
    records = [answer.to_dict() for answer in answers]
    value = records[0] if len(records) == 1 else {"answers": records}
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


_WAYS: dict[Format, tuple[str, str, Callable[[Sequence[Answer]], str]]] = {
    "markdown": (".md", "text/markdown;charset=utf-8", lambda answers: conversation_markdown(answers) + "\n"),
    "json": (".json", "application/json", answers_json),
    "csv": (".csv", "text/csv;charset=utf-8", citations_csv),
    "ris": (".ris", "application/x-research-info-systems", articles_ris),
    "csl": (".csl.json", "application/vnd.citationstyles.csl+json", articles_csl),
}
