"""An evaluation: which questions are asked how, and everything that comes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from corpus import Filter
from qa.evaluation.ablations import ablations
from qa.evaluation.bootstrap import RESAMPLES, SEED, Figure
from qa.evaluation.figures import ablated_figures, all_figures
from qa.evaluation.outcome import Outcome, ask
from qa.evaluation.passages import passages
from qa.evaluation.questions import LabelledQuestion
from qa.view import View

#: Runs by name: questions of the index without a day, those that have one with it, questions of their own texts.
WITHHELD, GIVEN_DAY, GIVEN_TEXT = "as-of withheld", "as-of given", "given passage"

Figures = Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class Run:
    """Questions asked one way.

    Attributes:
        outcomes: One a question, in their order.
        ablations: Figures by what was switched off; none unless they were asked for.
    """

    outcomes: tuple[Outcome, ...]
    figures: Figures
    ablations: Mapping[str, Figures] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """All runs by name, and what was measured."""

    build: str
    embedder: str
    runs: Mapping[str, Run]

    def to_dict(self, *, lines: bool) -> dict[str, Any]:
        """Return plain values for JSON, with a line a question or without."""
        return {
            "build": self.build,
            "embedder": self.embedder,
            "resamples": RESAMPLES,
            "seed": SEED,
            "runs": {name: _run_record(run, lines=lines) for name, run in self.runs.items()},
        }


def evaluate(
    view: View,
    questions: Sequence[LabelledQuestion],
    *,
    ablate: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Ask every question and measure.

    Args:
        view: What to ask; questions with a context are asked of an index of these, made for the time being.
        questions: At least one.
        ablate: Ask everything again with each part of the ranking switched off.
        progress: Called with (questions done since the last call, questions in all).
    """
    archive = [question for question in questions if question.context is None]
    groups = {
        WITHHELD: archive,
        GIVEN_DAY: [question for question in archive if question.as_of],
        GIVEN_TEXT: [question for question in questions if question.context is not None],
    }
    asked = {name: group for name, group in groups.items() if group}
    variants = list(ablations(view.weights)) if ablate else []
    total = sum(map(len, asked.values())) * (1 + len(variants))

    def done() -> None:
        if progress:
            progress(1, total)

    runs = {}
    for name, group in asked.items():
        with _asker(view, name, group) as ask_all:
            outcomes = ask_all(view, done)
            ablated = {part: ablated_figures(ask_all(view.weighed(weights), done)) for part, weights in variants}
        runs[name] = Run(outcomes, all_figures(outcomes), ablated)
    return Report(view.build, view.embedder.name, runs)


@contextmanager
def _asker(
    view: View, name: str, group: Sequence[LabelledQuestion]
) -> Iterator[Callable[[View, Callable[[], None]], tuple[Outcome, ...]]]:
    """What asks a group of questions with the weights of a view."""
    if name == GIVEN_TEXT:
        with passages(group, view) as texts:
            yield lambda like, done: tuple(
                _ask(texts.view.weighed(like.weights), item, name, texts.where[item.context or ""], done)
                for item in group
            )
    else:
        yield lambda like, done: tuple(_ask(like, item, name, Filter(), done) for item in group)


def _ask(view: View, item: LabelledQuestion, name: str, where: Filter, done: Callable[[], None]) -> Outcome:
    outcome = ask(view, item, item.as_of if name == GIVEN_DAY else None, where)
    done()
    return outcome


def _run_record(run: Run, *, lines: bool) -> dict[str, Any]:
    record: dict[str, Any] = {
        "figures": _record(run.figures),
        "ablations": {part: _record(figures) for part, figures in run.ablations.items()},
    }
    return {**record, "questions": [outcome.to_dict() for outcome in run.outcomes]} if lines else record


def _record(figures: Figures) -> dict[str, dict[str, Any]]:
    return {name: figure.to_dict() for name, figure in figures.items()}
