"""A calibration: from features of the evidence to the probability that the answer is right, as plain numbers.

Knows nothing of where the features come from or how the numbers were fitted.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

#: Raised when features change their meaning: a calibration of another version is left alone.
CALIBRATION_VERSION = 2
#: An index's own calibration, in its folder.
CALIBRATION_NAME = "calibration.json"
#: Logits beyond this are 0 or 1 to all places that are shown.
_MAX_LOGIT = 30.0


@dataclass(frozen=True, slots=True)
class Stage:
    """A logistic regression on features by name.

    Attributes:
        weights: What one unit of each feature adds to the logit.
    """

    intercept: float
    weights: Mapping[str, float]

    def probability(self, features: Mapping[str, float]) -> float:
        """Return what the features make likely."""
        logit = self.intercept + math.fsum(weight * features[name] for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-max(-_MAX_LOGIT, min(_MAX_LOGIT, logit))))


@dataclass(frozen=True, slots=True)
class Calibration:
    """Confidence as the product of stages: that the articles answer at all, and that the quotes then do.

    Attributes:
        fingerprint: Of the embedder whose vectors the features rest on.
        stages: Those two; or one, that the answer is right, where no unanswerable question was known.
        threshold: Least confidence of an answer.
        questions: How many it was fitted on.
        error: Its expected calibration error, cross-validated.
    """

    fingerprint: str
    stages: tuple[Stage, ...]
    threshold: float
    questions: int
    error: float

    def knows(self, features: Mapping[str, float]) -> bool:
        """Tell whether all that it weighs is among the features."""
        return all(stage.weights.keys() <= features.keys() for stage in self.stages)

    def confidence(self, features: Mapping[str, float]) -> float:
        """Return the probability that the answer is right, 2 places."""
        return round(math.prod(stage.probability(features) for stage in self.stages), 2)


@dataclass(frozen=True, slots=True)
class Calibrated:
    """The calibration of an index, if any, and a line on where it comes from or why there is none."""

    calibration: Calibration | None
    origin: str


def find_calibration(index_dir: Path, fingerprint: str) -> Calibrated:
    """Return the index's own calibration if it fits the embedder, else the shipped one if that does.

    A file that cannot be used never stops a question: the line says why it is ignored.
    """
    ignored = ""
    path = index_dir / CALIBRATION_NAME
    try:
        own = _fitting(path.read_bytes(), fingerprint)
        return Calibrated(own, f"this index's own, fitted on {own.questions} questions")
    except FileNotFoundError:
        pass
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        ignored = f"; {path} is ignored: {reason}"
    try:
        shipped = _fitting(files("qa").joinpath(CALIBRATION_NAME).read_bytes(), fingerprint)
        return Calibrated(shipped, f"shipped for this embedder, fitted on {shipped.questions} questions{ignored}")
    except (OSError, ValueError):
        return Calibrated(None, f"none for this embedder: answers have no confidence{ignored}")


def write_calibration(calibration: Calibration, path: Path) -> None:
    """Replace a calibration file in one step: who reads it meanwhile has the old or the new one.

    Raises:
        OSError: If it cannot be written.
    """
    record = {"version": CALIBRATION_VERSION, **asdict(calibration)}
    fresh = path.with_name(f"{path.name}.new")
    with fresh.open("w", encoding="utf-8") as file:
        file.write(json.dumps(record, indent=2) + "\n")
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def _fitting(data: bytes, fingerprint: str) -> Calibration:
    """Read a calibration for an embedder.

    Raises:
        ValueError: If it is none, or for another embedder or version of the program.
    """
    try:
        values: dict[str, Any] = json.loads(data)
        version = values.pop("version")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise ValueError("it is no calibration") from None
    if version != CALIBRATION_VERSION:
        raise ValueError(f"it has version {version}, this program needs {CALIBRATION_VERSION}")
    try:
        found = Calibration(**values | {"stages": tuple(Stage(**stage) for stage in values["stages"])})
        fitted = [number for stage in found.stages for number in (stage.intercept, *stage.weights.values())]
        numbers = (*fitted, found.threshold, found.questions, found.error)
        is_whole = all(isinstance(value, (int, float)) and math.isfinite(value) for value in numbers)
    except (TypeError, AttributeError, KeyError):
        is_whole = False
    if not is_whole:
        raise ValueError("it is no calibration")
    if found.fingerprint != fingerprint:
        raise ValueError("it was fitted with another embedder")
    return found
