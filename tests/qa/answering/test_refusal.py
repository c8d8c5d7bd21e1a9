"""Features of the evidence and their sum, computed by hand, what raises and lowers it, and the verdict."""

import json
from dataclasses import replace
from datetime import date
from importlib.resources import files

import pytest

from corpus import Article, Chunk
from qa import Hit, Leg
from qa.answering.refusal import (
    FUSED_WEIGHT,
    LEAST_SUPPORT,
    TYPICAL_FROM,
    TYPICAL_TO,
    UNKNOWN_NAME_MALUS,
    WIDE_MARGIN,
    Verdict,
    evidence_features,
    judge,
    support,
)
from qa.answering.sentences import Evidence
from qa.calibration import CALIBRATION_VERSION, Calibration
from qa.questions.question import read_question

QUESTION = read_question("How many otters live in Saltmere?")
WEIGHTS = dict.fromkeys(QUESTION.stems, 0.0) | {"otter": 3.0, "live": 1.0, "saltmer": 2.0}
TOTAL = 3.0 + 1.0 + 2.0


def hit(bm25, score=2.0, title=None):
    leg = Leg(1, bm25) if bm25 else Leg(None, None)
    chunk = Chunk("a", "a", 0, 1, "x")
    return Hit(1, score, {"bm25": leg, "dense": Leg(None, None)}, chunk, title, None, (), date(2021, 5, 2), None)


def sentence(text, similarity, of=None):
    return Evidence(of or hit(4.0), Article("a", text, text), 0, len(text), 1.0, similarity)


def supported(hits, ranked, unknown=()):
    return support(evidence_features(QUESTION, hits, ranked, WEIGHTS, unknown))


def test_the_views_are_added():
    hits = [hit(bm25=4.5), hit(bm25=1.5, score=1.0)]
    ranked = [sentence("Thirty otters swim.", 0.25), sentence("Nobody lives in Saltmere.", 0.125)]
    words = max(3 / TOTAL + 0.25, (1 + 2) / TOTAL + 0.125)
    assert supported(hits, ranked) == pytest.approx(words + 4.5 / TOTAL + FUSED_WEIGHT * 2.0, abs=1e-6)


def test_words_of_the_title_count():
    ranked = [sentence("Thirty swim.", 0.0, of=hit(4.0, title="Otters of Saltmere"))]
    assert supported([hit(0)], ranked) == pytest.approx(5 / TOTAL + FUSED_WEIGHT * 2.0, abs=1e-6)


def test_what_passages_share_with_the_question_by_chance_is_taken_off():
    best, chance = [hit(5.0)] + [hit(4.0)] * (TYPICAL_FROM - 1), [hit(2.0)] * (TYPICAL_TO - TYPICAL_FROM)
    ranked = [sentence("Otters.", 0.0)]
    assert supported(best, ranked) - supported(best + chance, ranked) == pytest.approx(2.0 / TOTAL, abs=1e-6)


def test_a_name_that_the_archive_does_not_know_counts_against_an_answer():
    hits, ranked = [hit(4.0)], [sentence("Otters.", 0.5)]
    assert supported(hits, ranked) - supported(hits, ranked, ["Oslo"]) == pytest.approx(UNKNOWN_NAME_MALUS, abs=1e-6)
    assert supported(hits, ranked, ["Oslo", "Rome"]) == supported(hits, ranked, ["Oslo"])


def test_there_is_no_support_without_hits_sentences_or_words_that_weigh():
    hits, ranked = [hit(4.0)], [sentence("Otters.", 0.5)]
    assert supported([], ranked) == 0.0
    assert supported(hits, []) == 0.0
    assert support(evidence_features(QUESTION, hits, ranked, dict.fromkeys(WEIGHTS, 0.0), ())) == 0.0


def test_features_and_support_have_six_places():
    features = evidence_features(QUESTION, [replace(hit(1.0), score=1 / 3)], [sentence("Otters.", 1 / 3)], WEIGHTS, ())
    values = [*features.values(), support(features)]
    assert values == [round(value, 6) for value in values]


def test_each_feature_has_its_name():
    ranked = [sentence("Goats live here.", 0.0), replace(sentence("Thirty otters swim.", 0.25), score=0.25)]
    features = evidence_features(QUESTION, [hit(4.5)], ranked, WEIGHTS, ["Oslo"])
    assert features == {
        "agreement": 0.5, "best_meaning": 0.0,
        "sentence_words": 3 / TOTAL, "sentence_meaning": 0.25, "first_words": round(1 / TOTAL, 6), "margin": 0.75,
        "standout": 4.5 / TOTAL, "fused": 2.0, "unknown_name": 1.0,
    }  # fmt: skip


@pytest.mark.parametrize(("scores", "margin"), [((1.0,), 0.0), ((9.0, 1.0), WIDE_MARGIN)])
def test_the_margin_is_bounded_and_that_of_a_single_sentence_nothing(scores, margin):
    ranked = [replace(sentence("Thirty otters swim.", 0.25), score=score) for score in scores]
    assert evidence_features(QUESTION, [hit(4.5)], ranked, WEIGHTS, ())["margin"] == margin


def enough_for(sentence_words):
    return {
        "sentence_words": sentence_words, "sentence_meaning": 0.0, "standout": 0.0, "fused": 0.0, "unknown_name": 0.0,
    }  # fmt: skip


def test_without_a_calibration_support_decides():
    at, below = enough_for(LEAST_SUPPORT), enough_for(1.5)
    assert judge(at, None) == Verdict(True, at, LEAST_SUPPORT, None)
    assert judge(below, None) == Verdict(False, below, 1.5, None)


def test_with_one_its_threshold_decides():
    halves = Calibration("e", intercept=-1.0, weights={"sentence_words": 2.0}, threshold=0.5, questions=9, error=0.0)
    assert judge(enough_for(0.5), halves) == Verdict(True, enough_for(0.5), 0.5, 0.5)
    assert judge(enough_for(0.4), halves) == Verdict(False, enough_for(0.4), 0.4, 0.45)


def test_one_that_weighs_what_is_not_known_is_left_alone():
    unknown = Calibration("e", 0.0, {"phase_of_the_moon": 2.0}, threshold=0.9, questions=9, error=0.0)
    assert judge(enough_for(2.0), unknown) == judge(enough_for(2.0), None)


def test_no_evidence_is_never_enough_and_has_no_confidence():
    always = Calibration("e", 9.0, {}, threshold=0.0, questions=9, error=0.0)
    assert judge({}, always) == judge({}, None) == Verdict(False, {}, 0.0, None)


def test_the_shipped_calibration_knows_the_features():
    record = json.loads((files("qa") / "calibration.json").read_text(encoding="utf-8"))
    features = evidence_features(QUESTION, [hit(4.5)], [sentence("Thirty otters swim.", 0.25)], WEIGHTS, ())
    assert record["weights"].keys() <= features.keys()
    assert record["version"] == CALIBRATION_VERSION
    assert 0 < record["threshold"] < 1
