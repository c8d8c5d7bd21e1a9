"""Measuring an index with labelled questions: retrieval, answers, refusals, latency, and the record's invariants."""

from __future__ import annotations

import gzip
import json
import math
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from corpus import parse_day
from qa.answer import Answer, Hit
from qa.citations import page_of
from qa.engine import ArticleQA
from qa.view import checked

#: Chunks asked for when ranking articles: enough for ten different ones.
DEPTH = 40


@dataclass(frozen=True, slots=True)
class LabelledQuestion:
    """A question with what is known of its answer.

    Attributes:
        articles: Ids of the articles that answer it.
        answers: Strings, any of which answers it when it stands in a quote; none if unknown.
        answerable: Whether the articles answer it.
    """

    id: str
    question: str
    as_of: date | None
    articles: frozenset[str]
    answers: tuple[str, ...]
    answerable: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question, answered: the rank of the first right article, the record, seconds, and what is false in it."""

    labelled: LabelledQuestion
    ranks: tuple[int, ...]
    answer: Answer
    retrieve_s: float
    ask_s: float
    false: tuple[str, ...]


def read_questions(path: Path) -> list[LabelledQuestion]:
    """Read JSON lines: question, and optionally id, as_of, articles, answers, answerable; gzip by the name's end.

    Raises:
        ValueError: If the file is not text, or a line is not such a record; the message names it.
    """
    try:
        with (
            gzip.open(path, "rt", encoding="utf-8-sig")
            if path.suffix == ".gz"
            else path.open(encoding="utf-8-sig") as lines
        ):
            return [_labelled(line, f"{path}:{number}") for number, line in enumerate(lines, start=1) if line.strip()]
    except (EOFError, zlib.error, gzip.BadGzipFile, UnicodeDecodeError) as error:
        raise ValueError(f"{path} is not JSON lines, or not gzip although it ends in .gz: {error}") from None


def evaluate_files(
    engine: ArticleQA, paths: Sequence[Path], progress: Callable[[int, int], None] | None = None
) -> dict[str, dict[str, float | int | None]]:
    """Measure with the questions of some files: all without a day, and those that have one with it too.

    Args:
        engine: An open index.
        paths: Files of question records.
        progress: Called with (questions done since the last call, questions in all).

    Raises:
        ValueError: If a line is not a question record, or there is none.
    """
    questions = [question for path in paths for question in read_questions(path)]
    if not questions:
        raise ValueError(f"no question in {', '.join(map(str, paths))}")
    dated = [question for question in questions if question.as_of]
    total = len(questions) + len(dated)
    step = (lambda done: progress(done, total)) if progress else None
    report = {"as-of withheld": evaluate(engine, questions, with_as_of=False, progress=step)}
    if dated:
        report["as-of given"] = evaluate(engine, dated, with_as_of=True, progress=step)
    return report


def evaluate(
    engine: ArticleQA,
    questions: Sequence[LabelledQuestion],
    *,
    with_as_of: bool,
    progress: Callable[[int], None] | None = None,
) -> dict[str, float | int | None]:
    """Ask every question and measure.

    Args:
        engine: An open index.
        questions: What to ask.
        with_as_of: Give each question its own day; otherwise no question has one.
        progress: Called with 1 after each question.

    Returns:
        The figures by name; shares are 0 to 1, None where nothing could be measured.
    """
    outcomes = []
    for labelled in questions:
        outcomes.append(_ask(engine, labelled, labelled.as_of if with_as_of else None))
        if progress:
            progress(1)
    return _figures(outcomes)


def _ask(engine: ArticleQA, labelled: LabelledQuestion, as_of: date | None) -> Outcome:
    """Retrieve and answer one question, timing both."""
    start = time.perf_counter()
    hits = engine.retrieve(labelled.question, k=DEPTH, as_of=as_of)
    middle = time.perf_counter()
    answer = engine.ask(labelled.question, as_of=as_of)
    end = time.perf_counter()
    ranks = tuple(rank for rank, same in enumerate(_articles(hits), start=1) if same & labelled.articles)
    return Outcome(labelled, ranks, answer, middle - start, end - middle, tuple(false_statements(engine, answer)))


def _articles(hits: Sequence[Hit]) -> Iterator[frozenset[str]]:
    """Articles in the order of their best chunk, each with those folded into it."""
    seen: set[str] = set()
    for hit in hits:
        if hit.chunk.article_id not in seen:
            seen.add(hit.chunk.article_id)
            yield frozenset((hit.chunk.article_id, *hit.same_as))


def false_statements(engine: ArticleQA, answer: Answer) -> Iterator[str]:
    """Check what every record promises; yield a line for each broken promise."""
    nearest = answer.refusal.nearest if answer.refusal else ()
    for item in (*answer.citations, *nearest):
        article = engine.article(item.article_id)
        if article is None or article.text[item.start : item.end] != item.quote:
            yield f"{item.article_id}: the quote does not stand at {item.start}-{item.end}"
        elif article.to_clean(item.raw_start, item.raw_end) != item.quote or article.sha256 != item.article_sha256:
            yield f"{item.article_id}: the raw text does not give the quote back"
        elif item.page != page_of(article, item.raw_start):
            yield f"{item.article_id}: the quote does not stand on page {item.page}"
        if len(item.quote) > 400:
            yield f"{item.article_id}: the quote has {len(item.quote)} characters"
        if item.answer_start is not None and answer.text[item.answer_start : item.answer_end] != item.quote:
            yield f"{item.article_id}: the answer does not hold the quote at {item.answer_start}"
    if answer.answered != bool(answer.citations) or bool(answer.text) != answer.answered:
        yield "an answer without citations, or a refusal with some"


def _figures(outcomes: Sequence[Outcome]) -> dict[str, float | int | None]:
    """Sum up."""
    labelled = [outcome for outcome in outcomes if outcome.labelled.articles]
    answered = [outcome for outcome in outcomes if outcome.answer.answered]
    checkable = [outcome for outcome in outcomes if outcome.labelled.answers]
    answerable = [outcome for outcome in outcomes if outcome.labelled.answerable]
    unanswerable = [outcome for outcome in outcomes if not outcome.labelled.answerable]
    lengths = [len(item.quote) for outcome in answered for item in outcome.answer.citations]
    figures: dict[str, float | int | None] = {"questions": len(outcomes)}
    for k in (1, 5, 10):
        figures[f"article hit@{k}"] = _mean([float(bool(o.ranks) and o.ranks[0] <= k) for o in labelled])
    figures["MRR"] = _mean([1 / o.ranks[0] if o.ranks else 0.0 for o in labelled])
    figures["MAP"] = _mean([_average_precision(o) for o in labelled])
    figures["answer in first cited"] = _share(checkable, lambda o: _holds(o, 1))
    figures["answer in any cited"] = _share(checkable, lambda o: _holds(o, None))
    figures["answered of answerable"] = _share(answerable, lambda o: o.answer.answered)
    figures["refused of unanswerable"] = _share(unanswerable, lambda o: not o.answer.answered)
    figures["citations per answer"] = _mean([float(len(o.answer.citations)) for o in answered])
    figures["quote characters, mean"] = _mean([float(length) for length in lengths])
    figures["quote characters, p95"] = _percentile([float(length) for length in lengths], 95)
    for name, seconds in (("retrieve", [o.retrieve_s for o in outcomes]), ("ask", [o.ask_s for o in outcomes])):
        for p in (50, 95):
            value = _percentile(seconds, p)
            figures[f"{name} ms, p{p}"] = None if value is None else value * 1000
    figures["false statements"] = sum(len(outcome.false) for outcome in outcomes)
    return figures


def _holds(outcome: Outcome, count: int | None) -> bool:
    """Tell whether one of the first quotes holds a labelled answer, letter case and blanks aside."""
    quotes = [_folded(item.quote) for item in outcome.answer.citations[:count]]
    return any(_folded(answer) in quote for answer in outcome.labelled.answers for quote in quotes)


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())


def _average_precision(outcome: Outcome) -> float:
    found = sum(place / rank for place, rank in enumerate(outcome.ranks, start=1))
    return found / len(outcome.labelled.articles)


def _share(outcomes: Sequence[Outcome], holds: Callable[[Outcome], bool]) -> float | None:
    return sum(map(holds, outcomes)) / len(outcomes) if outcomes else None


def _mean(values: Sequence[float]) -> float | None:
    return math.fsum(values) / len(values) if values else None


def _percentile(values: Sequence[float], p: int) -> float | None:
    """The smallest value that p percent of the values do not exceed."""
    return sorted(values)[max(0, math.ceil(len(values) * p / 100) - 1)] if values else None


def _labelled(line: str, place: str) -> LabelledQuestion:
    try:
        record: dict[str, Any] = json.loads(line)
        as_of = record.get("as_of")
        question = record.get("question")
        if not isinstance(question, str):
            raise TypeError("question must be a string")
        return LabelledQuestion(
            id=str(record.get("id", place)),
            question=checked(question),
            as_of=parse_day(as_of, "as_of") if as_of else None,
            articles=frozenset(_strings(record, "articles")),
            answers=_strings(record, "answers"),
            answerable=bool(record.get("answerable", True)),
        )
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"{place}: not a question record ({error})") from None


def _strings(record: dict[str, Any], name: str) -> tuple[str, ...]:
    values = record.get(name) or ()
    if not isinstance(values, (list, tuple)) or not all(isinstance(value, str) for value in values):
        raise TypeError(f"{name} must be a list of strings")
    return tuple(values)
