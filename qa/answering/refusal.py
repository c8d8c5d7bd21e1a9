"""When not to answer: the verdict on the features of the evidence."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from qa.calibration import Calibration

#: Least support of an answer, the same for every archive, for want of labels.
LEAST_SUPPORT = 1.55
#: Taken off where the question names someone or something that no article mentions, however it is spelt.
UNKNOWN_NAME_MALUS = 0.8
#: What one standard deviation of the best hit's fused score counts.
FUSED_WEIGHT = 0.03
#: What each feature counts in `support`; a feature that is not named here only counts in a calibration.
SUPPORT = {
    "sentence_words": 1.0,
    "sentence_meaning": 1.0,
    "standout": 1.0,
    "fused": FUSED_WEIGHT,
    "unknown_name": -UNKNOWN_NAME_MALUS,
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the evidence is enough for an answer.

    Attributes:
        features: What is known of the evidence, by name; none if there is no evidence.
        support: How far the evidence speaks of what is asked; see `support`.
        confidence: Calibrated probability that the answer is right, 2 places; None without evidence or calibration.
        missing: What the evidence lacks, where it is not enough and that can be told.
    """

    enough: bool = False
    features: Mapping[str, float] = field(default_factory=dict)
    support: float = 0.0
    confidence: float | None = None
    missing: str = ""


def judge(features: Mapping[str, float], calibration: Calibration | None) -> Verdict:
    """Decide by the calibration's threshold; without a calibration for these features, by the label-free rule.

    Args:
        features: See `evidence_features`.
        calibration: One that fits the embedder, if there is any.
    """
    supported = support(features)
    if not features:
        return Verdict()
    if calibration is None or not calibration.knows(features):
        return Verdict(supported >= LEAST_SUPPORT, features, supported)
    confidence = calibration.confidence(features)
    return Verdict(confidence >= calibration.threshold, features, supported, confidence)


def support(features: Mapping[str, float]) -> float:
    """How far the evidence speaks of what is asked: the sum of three views that fail apart, about 0 to 4."""
    return round(math.fsum(weight * features[name] for name, weight in SUPPORT.items()), 6) if features else 0.0
