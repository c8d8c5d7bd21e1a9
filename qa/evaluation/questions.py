"""Labelled questions and the files that hold them."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from corpus import parse_day
from qa.search import checked


@dataclass(frozen=True, slots=True)
class LabelledQuestion:
    """A question with what is known of its answer.

    Attributes:
        articles: Ids of the articles that answer it; none if unknown.
        answers: Strings, any of which answers it when it stands in a quote; none if unknown.
        answerable: Whether the articles, or the context, answer it.
        context: The only text that it is asked of; None if it is asked of the index.
    """

    id: str
    question: str
    as_of: date | None = None
    articles: frozenset[str] = frozenset()
    answers: tuple[str, ...] = ()
    answerable: bool = True
    context: str | None = None


def read_questions(paths: Sequence[Path]) -> list[LabelledQuestion]:
    """Read JSON lines: question, and optionally id, as_of, articles, answers, answerable, context; gzip by name.

    Raises:
        ValueError: If a file is not text, a line is not such a record (the message names it), or there is no question.
    """
    questions = [question for path in paths for question in _read(path)]
    if not questions:
        raise ValueError(f"no question in {', '.join(map(str, paths))}")
    return questions


def _read(path: Path) -> list[LabelledQuestion]:
    try:
        with (
            gzip.open(path, "rt", encoding="utf-8-sig")
            if path.suffix == ".gz"
            else path.open(encoding="utf-8-sig") as lines
        ):
            return [_labelled(line, f"{path}:{number}") for number, line in enumerate(lines, start=1) if line.strip()]
    except (EOFError, zlib.error, gzip.BadGzipFile, UnicodeDecodeError) as error:
        raise ValueError(f"{path} is not JSON lines, or not gzip although it ends in .gz: {error}") from None


def _labelled(line: str, place: str) -> LabelledQuestion:
    try:
        record: dict[str, Any] = json.loads(line)
        as_of, question, context = record.get("as_of"), record.get("question"), record.get("context")
        if not isinstance(question, str):
            raise TypeError("question must be a string")
        if context is not None and not isinstance(context, str):
            raise TypeError("context must be a string")
        return LabelledQuestion(
            id=str(record.get("id", place)),
            question=checked(question),
            as_of=parse_day(as_of, "as_of") if as_of else None,
            articles=frozenset(_strings(record, "articles")),
            answers=_strings(record, "answers"),
            answerable=_answerable(record),
            context=context if context is None else context.encode("utf-8", "replace").decode(),
        )
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"{place}: not a question record ({error})") from None


def _answerable(record: dict[str, Any]) -> bool:
    value = record.get("answerable")
    if value is not None and not isinstance(value, bool):
        raise TypeError("answerable must be true or false")
    return value is not False


def _strings(record: dict[str, Any], name: str) -> tuple[str, ...]:
    values = record.get(name) or ()
    if not isinstance(values, (list, tuple)) or not all(isinstance(value, str) for value in values):
        raise TypeError(f"{name} must be a list of strings")
    return tuple(values)
