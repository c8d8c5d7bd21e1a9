"""The sum of the features, and the verdict."""

import json
from importlib.resources import files

import pytest

from qa.answering.refusal import FUSED_WEIGHT, LEAST_SUPPORT, UNKNOWN_NAME_MALUS, Verdict, judge, support
from qa.calibration import CALIBRATION_VERSION, Calibration, Stage
from qa.evaluation.fitting import ANSWERABLE, RIGHT


def enough_for(sentence_words, **others):
    nothing = dict.fromkeys(("sentence_meaning", "standout", "fused", "unknown_name"), 0.0)
    return {"sentence_words": sentence_words} | nothing | others


def weighing(threshold, *stages):
    return Calibration("e", stages, threshold, questions=9, error=0.0)


def test_the_views_are_added():
    features = enough_for(0.5, sentence_meaning=0.25, standout=0.75, fused=2.0, phase_of_the_moon=9.0)
    assert support(features) == pytest.approx(0.5 + 0.25 + 0.75 + FUSED_WEIGHT * 2.0)
    assert support(features) - support(features | {"unknown_name": 1.0}) == pytest.approx(UNKNOWN_NAME_MALUS)
    assert support({}) == 0.0


def test_without_a_calibration_support_decides():
    at, below = enough_for(LEAST_SUPPORT), enough_for(1.5)
    assert judge(at, None) == Verdict(True, at, LEAST_SUPPORT, None)
    assert judge(below, None) == Verdict(False, below, 1.5, None)


def test_with_one_its_threshold_decides():
    halves = weighing(0.5, Stage(-1.0, {"sentence_words": 2.0}))
    assert judge(enough_for(0.5), halves) == Verdict(True, enough_for(0.5), 0.5, 0.5)
    assert judge(enough_for(0.4), halves) == Verdict(False, enough_for(0.4), 0.4, 0.45)


def test_one_that_weighs_what_is_not_known_is_left_alone():
    unknown = weighing(0.9, Stage(0.0, {"phase_of_the_moon": 2.0}))
    assert judge(enough_for(2.0), unknown) == judge(enough_for(2.0), None)


def test_no_evidence_is_never_enough_and_has_no_confidence():
    assert judge({}, weighing(0.0, Stage(9.0, {}))) == judge({}, None) == Verdict(False, {}, 0.0, None)


def test_the_shipped_calibration_weighs_the_features_that_are_fitted():
    record = json.loads((files("qa") / "calibration.json").read_text(encoding="utf-8"))
    assert [sorted(stage["weights"]) for stage in record["stages"]] == [sorted(ANSWERABLE), sorted(RIGHT)]
    assert record["version"] == CALIBRATION_VERSION
    assert 0 < record["threshold"] < 1
