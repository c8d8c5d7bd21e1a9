"""Fitting a calibration: what made the labels is found again, the same every time, and held to the threshold's rule."""

import math

import numpy as np
import pytest

from qa.evaluation import fitting
from qa.evaluation.fitting import LEAST, LEAST_ANSWERED, Example

FEATURES = ["moon", "salt", "tide"]


def fit_calibration(found, fingerprint):
    return fitting.fit_calibration(found, fingerprint, stages=(FEATURES, FEATURES))


def examples(count=2_000, answerable_share=0.7):
    """Answers that are right with a logit of 3 x tide - 1; moon says nothing, salt never changes."""
    random = np.random.default_rng(3)
    found = []
    for _ in range(count):
        answerable = random.random() < answerable_share
        tide = random.normal(1.0 if answerable else -1.0)
        right = answerable and random.random() < 1 / (1 + math.exp(1 - 3 * tide))
        found.append(Example({"tide": tide, "moon": random.normal(), "salt": 4.0}, right, answerable))
    return found


def test_the_features_that_tell_get_the_weight():
    fit = fit_calibration(examples(answerable_share=1.0), "e")
    (stage,) = fit.calibration.stages
    weights = stage.weights
    assert list(weights) == FEATURES
    assert weights["tide"] == pytest.approx(3.0, rel=0.15)
    assert weights["salt"] == pytest.approx(0.0)
    assert weights["moon"] == pytest.approx(0.0, abs=0.2)
    assert stage.intercept == pytest.approx(-1.0, abs=0.3)
    assert fit.worth.error < 0.03
    assert fit.worth.right_auroc > 0.85
    assert math.isnan(fit.worth.refused)
    assert fit.worth.answered == pytest.approx(0.95, abs=0.01)


def test_with_unanswerable_questions_who_is_answerable_is_a_stage_of_its_own():
    answerable, right = fit_calibration(examples(), "e").calibration.stages
    assert answerable.weights["tide"] == pytest.approx(2.0, rel=0.15)  # two normal distributions, two apart
    assert right.weights["tide"] == pytest.approx(3.0, rel=0.15)
    assert right.intercept == pytest.approx(-1.0, abs=0.3)


def test_the_threshold_answers_enough_and_refuses_what_it_can():
    fit = fit_calibration(examples(), "e")
    assert fit.worth.answered >= LEAST_ANSWERED
    assert fit.worth.refused > 0.75
    assert fit.worth.answerable_auroc > 0.9
    assert fit.calibration.threshold == round(fit.calibration.threshold, 2)
    assert (fit.calibration.fingerprint, fit.calibration.questions) == ("e", 2_000)


def test_the_same_examples_give_the_same_numbers():
    assert fit_calibration(examples(300), "e") == fit_calibration(examples(300), "e")


def test_a_weight_counts_an_example_so_many_times():
    once = examples(200)
    twice = fit_calibration([item for item in once for _ in range(2)], "e").calibration
    weighed = fit_calibration([Example(i.features, i.right, i.answerable, 2.0) for i in once], "e").calibration
    for one, other in zip(weighed.stages, twice.stages, strict=True):
        assert one.weights == pytest.approx(other.weights, rel=1e-5)


def test_answers_that_nobody_can_judge_are_not_fitted_on_but_count_for_the_threshold():
    unknown = [Example(item.features, None, item.answerable) for item in examples(50)]
    fit = fit_calibration([*examples(200), *unknown], "e")
    assert fit.calibration.questions == 200
    assert len(fit.confidences) == 250


def test_too_few_right_or_wrong_answers_are_refused():
    few = examples(400)
    right = [item for item in few if item.right][: LEAST - 1]
    wrong = [item for item in few if not item.right]
    with pytest.raises(ValueError, match=f"at least {LEAST} right and {LEAST} wrong .* there are 19 and {len(wrong)}"):
        fit_calibration([*right, *wrong], "e")
    with pytest.raises(ValueError, match="there are 0 and 0"):
        fit_calibration([Example({}, True, True)] * 99, "e")
