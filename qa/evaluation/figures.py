"""All figures of a run, each with its interval."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import get_args

from qa.answer import NoteKind
from qa.evaluation.bootstrap import Figure, mean, measure, percentile
from qa.evaluation.outcome import Outcome
from qa.evaluation.ranking import ranking_figures
from qa.evaluation.selective import auroc, calibration_error, error_at


def all_figures(outcomes: Sequence[Outcome]) -> dict[str, Figure]:
    """Measure everything, in the order of the table; shares are 0 to 1."""
    return {
        "questions": Figure(float(len(outcomes)), count=len(outcomes)),
        **ranking_figures(outcomes),
        **_answer_figures(outcomes),
        **_surety_figures(outcomes),
        **_form_figures(outcomes),
        "false statements": Figure(float(sum(len(item.false) for item in outcomes)), count=len(outcomes)),
        **_latency_figures(outcomes),
    }


def ablated_figures(outcomes: Sequence[Outcome]) -> dict[str, Figure]:
    """Measure what shows the worth of a part: retrieval, and the sentences chosen, refusals aside."""
    known = [item for item in outcomes if item.labelled.answers]
    return {
        **ranking_figures(outcomes),
        "answer in first sentence": _share(known, lambda item: item.right_first),
        "answer in any sentence": _share(known, lambda item: item.right),
    }


def _answer_figures(outcomes: Sequence[Outcome]) -> dict[str, Figure]:
    """A refusal holds no answer."""
    known = [item for item in outcomes if item.labelled.answers]
    answerable = [item for item in outcomes if item.labelled.answerable]
    unanswerable = [item for item in outcomes if not item.labelled.answerable]
    given = [item for item in outcomes if item.answer.answered and item.can_be_judged]
    return {
        "answer in first cited": _share(known, lambda item: item.answer.answered and item.right_first),
        "answer in any cited": _share(known, lambda item: item.answer.answered and item.right),
        "right of answered": _share(given, lambda item: item.right),
        "answered of answerable": _share(answerable, lambda item: item.answer.answered),
        "refused of unanswerable": _share(unanswerable, lambda item: not item.answer.answered),
    }


def _surety_figures(outcomes: Sequence[Outcome]) -> dict[str, Figure]:
    """Answers given and withheld alike; calibration error only of confidence."""
    known = [item for item in outcomes if item.labelled.answers]
    judged = [item for item in outcomes if item.can_be_judged]
    sure = [[item.surety, float(item.right)] for item in judged]
    confident = [[item.verdict.confidence, float(item.right)] for item in judged if item.verdict.confidence is not None]
    return {
        "AUROC answerable or not": measure([[item.surety, item.labelled.answerable] for item in outcomes], auroc),
        "AUROC right or wrong": measure([[item.surety, float(item.right)] for item in known], auroc),
        **{f"error at {share} % coverage": measure(sure, error_at(share / 100)) for share in (50, 80, 95)},
        "calibration error": measure(confident, calibration_error),
    }


def _form_figures(outcomes: Sequence[Outcome]) -> dict[str, Figure]:
    answered = [item.answer for item in outcomes if item.answer.answered]
    lengths = [[float(len(item.quote))] for answer in answered for item in answer.citations]
    notes = {
        f"{kind} notes per 100": measure([[100.0 * any(note.kind == kind for note in a.notes)] for a in answered], mean)
        for kind in get_args(NoteKind)
    }
    return {
        "citations per answer": measure([[float(len(answer.citations))] for answer in answered], mean),
        "quote characters, mean": measure(lengths, mean),
        "quote characters, p95": measure(lengths, percentile(95)),
        **notes,
    }


def _latency_figures(outcomes: Sequence[Outcome]) -> dict[str, Figure]:
    seconds = {
        "retrieve": [item.retrieve_s for item in outcomes],
        "ask": [item.ask_s for item in outcomes],
    }
    return {
        f"{name} ms, p{p}": measure([[value * 1000] for value in values], percentile(p))
        for name, values in seconds.items()
        for p in (50, 95)
    }


def _share(outcomes: Sequence[Outcome], holds: Callable[[Outcome], bool]) -> Figure:
    return measure([[float(holds(item))] for item in outcomes], mean)
