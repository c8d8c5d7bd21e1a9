"""Support of an answer: the sum of its views, computed by hand, and what raises and lowers it."""

from dataclasses import replace
from datetime import date

import pytest

from corpus import Article, Chunk
from qa import Hit, Leg
from qa.question import read_question
from qa.refusal import FUSED_WEIGHT, TYPICAL_FROM, TYPICAL_TO, UNKNOWN_NAME_MALUS, support
from qa.sentences import Evidence

QUESTION = read_question("How many otters live in Saltmere?")
WEIGHTS = dict.fromkeys(QUESTION.stems, 0.0) | {"otter": 3.0, "live": 1.0, "saltmer": 2.0}
TOTAL = 3.0 + 1.0 + 2.0


def hit(bm25, score=2.0, title=None):
    leg = Leg(1, bm25) if bm25 else Leg(None, None)
    chunk = Chunk("a", "a", 0, 1, "x")
    return Hit(1, score, {"bm25": leg}, chunk, title, None, (), date(2021, 5, 2), None)


def sentence(text, similarity, of=None):
    return Evidence(of or hit(4.0), Article("a", text, text), 0, len(text), 1.0, similarity)


def supported(hits, ranked, unknown=()):
    return support(QUESTION, hits, ranked, WEIGHTS, unknown)


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
    assert support(QUESTION, hits, ranked, dict.fromkeys(WEIGHTS, 0.0), ()) == 0.0


def test_support_has_six_places():
    value = supported([replace(hit(1.0), score=1 / 3)], [sentence("Otters.", 1 / 3)])
    assert value == round(value, 6)
