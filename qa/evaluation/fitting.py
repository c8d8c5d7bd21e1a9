"""Fitting a calibration: from features of the evidence to the probability that the answer is right.

Ridge logistic regression by Newton's method: few features, the same numbers every time.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from qa.calibration import CALIBRATION_NAME, Calibration, Stage, write_calibration
from qa.evaluation.bootstrap import SEED
from qa.evaluation.outcome import Outcome
from qa.evaluation.report import WITHHELD, Report
from qa.evaluation.selective import auroc, calibration_error

Array = NDArray[np.float64]
Stages = Sequence[Sequence[str]]

#: Features that each stage is fitted on: of many that were tried on news, encyclopedia and single texts, those that
#: mean the same in all of them. A stage is fitted on those of its features that the examples have.
ANSWERABLE = ("ahead", "content_tokens", "denied", "figures_missing", "names_missing", "passage_tokens", "uncovered")
RIGHT = ("names_missing", "standout", "weakest_tokens", "words_ahead")
#: Penalty on squared weights of standardised features, in questions.
RIDGE = 1.0
FOLDS = 10
#: Least right answers, and least wrong ones, to fit on.
LEAST = 20
#: Least share of answerable questions that the threshold lets be answered, unless another one is given.
LEAST_ANSWERED = 0.85
_STEPS = 50


@dataclass(frozen=True, slots=True)
class Example:
    """One question: features of its evidence, and what is known of it.

    Attributes:
        right: Whether the answer, given or withheld, is right; None if nobody knows.
        weight: How many questions it counts for.
        decides: It counts for the threshold too.
    """

    features: Mapping[str, float]
    right: bool | None
    answerable: bool
    weight: float = 1.0
    decides: bool = True


@dataclass(frozen=True, slots=True)
class Worth:
    """What confidences are worth; nan where the examples do not tell.

    Attributes:
        error: Expected calibration error.
        right_auroc: Of right against wrong answers to answerable questions.
        answerable_auroc: Of answerable against unanswerable questions.
        answered: Share of the answerable questions that the threshold lets be answered.
        refused: Share of the unanswerable ones that it refuses.
    """

    error: float
    right_auroc: float
    answerable_auroc: float
    answered: float
    refused: float

    def __str__(self) -> str:
        return (
            f"calibration error {self.error:.3f}, AUROC right or wrong {self.right_auroc:.3f}, answerable or not "
            f"{self.answerable_auroc:.3f}, answered of answerable {self.answered:.3f}, refused of unanswerable "
            f"{self.refused:.3f}"
        )


@dataclass(frozen=True, slots=True)
class Fit:
    """A calibration, and its worth by cross-validation.

    Attributes:
        confidences: Of each example with features, by a calibration fitted without it.
    """

    calibration: Calibration
    confidences: tuple[float, ...]
    worth: Worth


def examples_of(outcomes: Sequence[Outcome]) -> list[Example]:
    """Take from outcomes what a calibration is fitted on."""
    return [
        Example(calibrated(item.verdict.features), item.right if item.can_be_judged else None, item.labelled.answerable)
        for item in outcomes
    ]


def calibrated(features: Mapping[str, float]) -> dict[str, float]:
    """Keep of features those that are fitted on; none of none."""
    return {name: features[name] for name in sorted({*ANSWERABLE, *RIGHT})} if features else {}


def fit_index(report: Report, fingerprint: str, index_dir: Path) -> Fit:
    """Fit a calibration on what an index was asked without a day, and write it into the index's folder.

    With a day, questions about later things would be refused by the calendar and not by their evidence.

    Raises:
        ValueError: If there is too little to fit on.
        OSError: If it cannot be written.
    """
    run = report.runs.get(WITHHELD)
    fit = fit_calibration(examples_of(run.outcomes if run else ()), fingerprint)
    write_calibration(fit.calibration, index_dir / CALIBRATION_NAME)
    return fit


def fit_calibration(
    examples: Sequence[Example],
    fingerprint: str,
    *,
    stages: Stages = (ANSWERABLE, RIGHT),
    least_answered: float = LEAST_ANSWERED,
) -> Fit:
    """Fit on all examples that can be judged; estimate on each tenth with what the other nine give.

    With enough unanswerable questions, a first stage is fitted on who is answerable and a second one on whose answer is
    right among the answerable; else a single one on right or wrong.

    Args:
        examples: Their features have the same names.
        fingerprint: Of the embedder that the features rest on.
        stages: The features of both stages.
        least_answered: Least share of the answerable questions that the threshold lets be answered.

    Raises:
        ValueError: If there are too few right or wrong answers.
    """
    usable = [example for example in examples if example.features]
    known = [example for example in usable if example.right is not None]
    right = sum(bool(example.right) for example in known)
    if min(right, len(known) - right) < LEAST:
        raise ValueError(
            f"a calibration needs at least {LEAST} right and {LEAST} wrong answers to judge by, and there are {right} "
            f"and {len(known) - right}: give more questions with answers, and some with answerable false"
        )
    if sum(not example.answerable for example in known) < LEAST or _wrong_answerable(known) < LEAST:
        stages = (sorted({*stages[0], *stages[1]}),)
    confidences = _held_out(usable, fingerprint, stages)
    threshold = _threshold(confidences, usable, least_answered)
    fitted = _fitted(known, fingerprint, stages)
    worth = appraise(confidences, usable, threshold)
    calibration = replace(fitted, threshold=threshold, questions=len(known), error=round(worth.error, 3))
    return Fit(calibration, tuple(confidences), worth)


def _wrong_answerable(known: Sequence[Example]) -> int:
    return sum(example.answerable and not example.right for example in known)


def appraise(confidences: Sequence[float], examples: Sequence[Example], threshold: float) -> Worth:
    """Measure the confidences of examples."""
    pairs = list(zip(confidences, examples, strict=True))
    judged = [(value, float(item.right)) for value, item in pairs if item.right is not None]
    told = [(value, float(item.right)) for value, item in pairs if item.right is not None and item.answerable]
    kinds = np.array([(value, float(item.answerable)) for value, item in pairs])
    answered = kinds[:, 0] >= threshold
    return Worth(
        error=calibration_error(np.array(judged)),
        right_auroc=auroc(np.array(told)) if told else math.nan,
        answerable_auroc=auroc(kinds),
        answered=_share(answered[kinds[:, 1] == 1]),
        refused=_share(~answered[kinds[:, 1] == 0]),
    )


def _held_out(examples: Sequence[Example], fingerprint: str, stages: Stages) -> list[float]:
    """The confidence of each example by what is fitted without it."""
    folds = np.random.default_rng(SEED).permutation(len(examples)) % FOLDS
    confidences = [0.0] * len(examples)
    for fold in range(FOLDS):
        others = [item for item, at in zip(examples, folds, strict=True) if at != fold and item.right is not None]
        calibration = _fitted(others, fingerprint, stages)
        for at, item in enumerate(examples):
            if folds[at] == fold:
                confidences[at] = calibration.confidence(item.features)
    return confidences


def _fitted(examples: Sequence[Example], fingerprint: str, stages: Stages) -> Calibration:
    """A calibration whose threshold is still 0."""
    if len(stages) == 1:
        fitted = [_stage(examples, [bool(item.right) for item in examples], stages[0])]
    else:
        told = [item for item in examples if item.answerable]
        fitted = [
            _stage(examples, [item.answerable for item in examples], stages[0]),
            _stage(told, [bool(item.right) for item in told], stages[1]),
        ]
    return Calibration(fingerprint, tuple(fitted), 0.0, len(examples), 0.0)


def _stage(examples: Sequence[Example], labels: Sequence[bool], names: Sequence[str]) -> Stage:
    """The regression's numbers for features as they are, not standardised."""
    table = np.array([[item.features[name] for name in names] for item in examples])  # (n, features)
    counts = np.array([item.weight for item in examples])
    middle = np.average(table, axis=0, weights=counts)
    spread = np.sqrt(np.average((table - middle) ** 2, axis=0, weights=counts))
    spread[spread < 1e-9] = 1.0  # a feature that never changes says nothing
    found = _regress((table - middle) / spread, np.array(labels, dtype=np.float64), counts)
    weights = found[1:] / spread
    intercept = float(found[0] - weights @ middle)
    by_name = {name: round(float(weight), 6) for name, weight in zip(names, weights, strict=True)}
    return Stage(round(intercept, 6), by_name)


def _regress(table: Array, right: Array, counts: Array) -> Array:
    """Intercept and weights of least penalised logistic loss."""
    rows = np.column_stack([np.ones(len(table)), table])  # (n, 1 + features)
    penalty = np.diag([0.0] + [RIDGE] * table.shape[1])
    found = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        expected = 1 / (1 + np.exp(-np.clip(rows @ found, -30, 30)))
        slope = rows.T @ (counts * (right - expected)) - penalty @ found
        bend = (rows * (counts * expected * (1 - expected))[:, None]).T @ rows + penalty
        step = np.linalg.solve(bend + 1e-9 * np.eye(len(bend)), slope)
        found = found + step
        if np.abs(step).max() < 1e-10:
            break
    return found


def _threshold(confidences: Sequence[float], examples: Sequence[Example], least_answered: float) -> float:
    """The least confidence of an answer: the best sum of both shares that still answers enough of the answerable.

    Without an unanswerable question nothing is gained by refusing: then the one that still answers 95 %.
    """
    rows = [
        (value, item.weight, item.answerable) for value, item in zip(confidences, examples, strict=True) if item.decides
    ]
    yes = np.array([(value, weight) for value, weight, is_answerable in rows if is_answerable])
    no = np.array([(value, weight) for value, weight, is_answerable in rows if not is_answerable])
    if not len(yes):
        raise ValueError("a calibration needs answerable questions, and there is none: give some")
    if not len(no):
        return float(np.sort(yes[:, 0])[math.floor(0.05 * len(yes))])
    answered = {value: _from(value, yes) for value in np.unique([value for value, *_ in rows])}
    enough = [value for value, share in answered.items() if share >= least_answered]
    return float(max(enough, key=lambda value: (answered[value] - _from(value, no), -value)))


def _from(value: float, rows: Array) -> float:
    """The weight of the rows, of a confidence and a weight each, that reach a confidence, in parts of all."""
    return float(rows[rows[:, 0] >= value, 1].sum() / rows[:, 1].sum())


def _share(flags: NDArray[np.bool_]) -> float:
    return float(flags.mean()) if len(flags) else math.nan
