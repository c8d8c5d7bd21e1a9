"""Calibrations: their formula, the file, and which one an index uses."""

import json
import math
from dataclasses import asdict, replace

import pytest

from qa import calibration as module
from qa.calibration import (
    CALIBRATION_NAME,
    CALIBRATION_VERSION,
    Calibrated,
    Calibration,
    Stage,
    find_calibration,
    write_calibration,
)

SAYS = Stage(-1.0, {"tide": 2.0, "wind": 1.0})
HALVES = Calibration("e", (SAYS,), threshold=0.5, questions=9, error=0.03)
RECORD = {"version": CALIBRATION_VERSION, **asdict(HALVES)}
NONE = "none for this embedder: answers have no confidence"


def test_confidence_is_the_logistic_of_the_weighted_features_with_2_places():
    assert HALVES.confidence({"tide": 0.5, "wind": 0.0, "moon": 7.0}) == 0.5
    assert HALVES.confidence({"tide": 1.0, "wind": 1.0}) == round(1 / (1 + math.exp(-2)), 2)
    assert [HALVES.confidence({"tide": tide, "wind": 0.0}) for tide in (-1e9, 1e9)] == [0.0, 1.0]


def test_stages_are_multiplied():
    twice = replace(HALVES, stages=(SAYS, Stage(0.0, {"moon": 1.0})))
    assert twice.confidence({"tide": 0.5, "wind": 0.0, "moon": 0.0}) == 0.25
    assert not twice.knows({"tide": 0.5, "wind": 0.0})


def test_it_knows_features_that_hold_all_it_weighs():
    assert HALVES.knows({"tide": 1.0, "wind": 1.0, "moon": 1.0})
    assert not HALVES.knows({"tide": 1.0})


def test_what_is_written_is_found_and_nothing_else_is_left(tmp_path):
    path = tmp_path / CALIBRATION_NAME
    for calibration in (replace(HALVES, questions=3), HALVES):
        write_calibration(calibration, path)
    assert find_calibration(tmp_path, "e") == Calibrated(HALVES, "this index's own, fitted on 9 questions")
    assert [item.name for item in tmp_path.iterdir()] == [CALIBRATION_NAME]
    assert json.loads(path.read_text(encoding="utf-8")) == json.loads(json.dumps(RECORD))


def test_without_any_there_is_none(tmp_path):
    assert find_calibration(tmp_path, "e") == Calibrated(None, NONE)


BAD = {
    "no-json": (b"{", "it is no calibration"),
    "not-text": (b"\xff\xfe", "it is no calibration"),
    "a-list": (b"[]", "it is no calibration"),
    "deep": (b"[" * 100_000, "it is no calibration"),
    "version": (json.dumps({"version": 0}).encode(),
                f"it has version 0, this program needs {CALIBRATION_VERSION}"),
    "fields": (json.dumps({"version": CALIBRATION_VERSION, "fingerprint": "e"}).encode(), "it is no calibration"),
    "words": (json.dumps(RECORD | {"stages": [{"intercept": 0.0, "weights": {"tide": "high"}}]}).encode(),
              "it is no calibration"),
    "nan": (json.dumps(RECORD | {"stages": [{"intercept": math.nan, "weights": {}}]}).encode(), "it is no calibration"),
    "stage": (json.dumps(RECORD | {"stages": [{"intercept": 0.0}]}).encode(), "it is no calibration"),
    "stages": (json.dumps(RECORD | {"stages": 7}).encode(), "it is no calibration"),
    "embedder": (json.dumps(RECORD | {"fingerprint": "f"}).encode(),
                 "it was fitted with another embedder"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "reason"), BAD.values(), ids=BAD.keys())
def test_one_that_cannot_be_used_is_ignored_with_a_reason(tmp_path, data, reason):
    path = tmp_path / CALIBRATION_NAME
    path.write_bytes(data)
    assert find_calibration(tmp_path, "e") == Calibrated(None, f"{NONE}; {path} is ignored: {reason}")


def test_the_shipped_one_serves_where_the_own_does_not_fit(tmp_path, monkeypatch):
    shipped, index = tmp_path / "shipped", tmp_path / "index"
    for folder, calibration in ((shipped, HALVES), (index, replace(HALVES, fingerprint="f"))):
        folder.mkdir()
        write_calibration(calibration, folder / CALIBRATION_NAME)
    monkeypatch.setattr(module, "files", lambda package: {"qa": shipped}[package])
    line = "shipped for this embedder, fitted on 9 questions"
    ignored = f"; {index / CALIBRATION_NAME} is ignored: it was fitted with another embedder"
    assert find_calibration(index, "e") == Calibrated(HALVES, line + ignored)
    assert find_calibration(shipped.parent, "e") == Calibrated(HALVES, line)
