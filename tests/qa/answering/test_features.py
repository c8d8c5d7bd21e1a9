"""Features of the evidence, computed by hand."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import numpy as np
import pytest

from corpus import Article, Chunk
from embeddings import EmbeddedTexts, TokenVectors
from qa import Hit, Leg
from qa.answering.coverage import Names
from qa.answering.features import TYPICAL_FROM, TYPICAL_TO, Found, evidence_features
from qa.answering.sentences import Evidence
from qa.questions.question import read_question
from qa.retrieval.interaction import Interaction
from qa.retrieval.retriever import Asked

QUESTION = read_question("How many otters live in Saltmere?")
STARTS = (0, 4, 9, 16, 21, 24, 32)
WEIGHTS = dict.fromkeys(QUESTION.stems, 0.0) | {"otter": 3.0, "live": 1.0, "saltmer": 2.0}
NAMES = Names(QUESTION, (), WEIGHTS, SimpleNamespace(has=bool, knows=bool, passages_with=lambda phrase: ()))
TOTAL = 3.0 + 1.0 + 2.0
PASSAGE = "Thirty otters swim. A goat sleeps."


def hit(bm25=4.5, score=2.0, title=None, text=PASSAGE):
    leg = Leg(1, bm25) if bm25 else Leg(None, None)
    chunk = Chunk("a", "a", 0, len(text), text)
    return Hit(1, score, {"bm25": leg, "dense": Leg(None, None)}, chunk, title, None, (), date(2021, 5, 2), None)


def sentence(text="Thirty otters swim.", similarity=0.25, of=None):
    return Evidence(of or hit(), Article("a", text, text), 0, len(text), 1.0, similarity)


def asked(similarities=None, starts=(0, 7, 20)):
    """The question's 7 tokens against those of the passage, whose last one lies outside the first sentence."""
    if similarities is None:
        similarities = np.zeros((7, 3))
    blank = np.zeros((1, 4), dtype=np.float32)
    interaction = Interaction(np.array(similarities), np.array(starts, dtype=np.int32))
    meaning = EmbeddedTexts(blank, (TokenVectors(blank, np.array(STARTS, dtype=np.int32)),))
    return Asked("", lambda: meaning, _compared={"a": interaction})


def features(hits=None, ranked=None, question=QUESTION, weights=WEIGHTS, unknown=(), **tokens):
    hits = [hit()] if hits is None else hits
    ranked = [sentence()] if ranked is None else ranked
    return evidence_features(
        question, Found(asked(**tokens), hits, ranked, weights, NAMES, unknown, covered=not unknown)
    )


def test_each_feature_has_its_name_and_six_places():
    ranked = [sentence("Goats live here.", 0.0), replace(sentence(), score=0.25)]
    found = features(ranked=ranked, unknown=["Oslo"])
    assert found == {
        "ahead": 0.0, "words_ahead": 0.0, "standout": 4.5 / TOTAL, "fused": 2.0,
        "sentence_words": 3 / TOTAL, "sentence_meaning": 0.25,
        "content_tokens": 0.0, "weakest_tokens": 0.0, "passage_tokens": 0.0, "names_missing": round(2 / TOTAL, 6),
        "figures_missing": 0.0, "denied": 0.0, "unknown_name": 1.0, "uncovered": 1.0,
    }  # fmt: skip
    assert list(found) == sorted(found)


def test_there_are_none_without_hits_sentences_or_words_that_weigh():
    assert features(hits=[]) == features(ranked=[]) == features(weights=dict.fromkeys(WEIGHTS, 0.0)) == {}


def test_tokens_of_content_count_in_the_sentence_and_all_in_the_passage():
    rows = [
        [0.9, 0.0, 0.9],
        [0.9, 0.0, 0.9],
        [0.1, 0.8, 0.9],
        [0.2, 0.4, 0.9],
        [0.9, 0.0, 0.9],
        [0.0, 0.6, 0.9],
        [1, 1, 1],
    ]
    found = features(similarities=rows)
    assert found["content_tokens"] == pytest.approx((0.8 + 0.4 + 0.6) / 3, abs=1e-6)
    assert found["weakest_tokens"] == pytest.approx((0.4 + 0.6) / 2)
    assert found["passage_tokens"] == pytest.approx((6 * 0.9 + 1) / 7, abs=1e-6)


def test_a_sentence_without_a_token_of_its_own_covers_nothing():
    found = features(starts=(-1, -1, 25), similarities=np.ones((7, 3)))
    assert (found["content_tokens"], found["weakest_tokens"], found["passage_tokens"]) == (0.0, 0.0, 1.0)


@pytest.mark.parametrize(
    ("title", "text", "missing"),
    [
        pytest.param(None, PASSAGE, 2 / TOTAL, id="nowhere"),
        pytest.param("Otters of Saltmere", PASSAGE, 0.0, id="title"),
        pytest.param(None, "Thirty otters swim. Saltmere counts.", 0.0, id="passage"),
    ],
)
def test_names_may_stand_in_the_passage_or_above_it(title, text, missing):
    of = hit(title=title, text=text)
    assert features(hits=[of], ranked=[sentence(of=of)])["names_missing"] == pytest.approx(missing, abs=1e-6)


@pytest.mark.parametrize(("year", "missing"), [("2021", 0.0), ("2019", 1.0)])
def test_a_figure_that_neither_passage_nor_date_has_is_missing(year, missing):
    question = read_question(f"How many otters lived in Saltmere in {year}?")
    weights = dict.fromkeys(question.stems, 1.0)
    assert features(question=question, weights=weights)["figures_missing"] == missing


@pytest.mark.parametrize(
    ("asks", "says", "denied"),
    [
        ("Which otters do not swim?", "Thirty otters swim.", 1.0),
        ("Which otters don’t swim?", "Thirty otters never swim.", 0.0),
        ("Which otters swim?", "Thirty otters never swim.", 0.0),
    ],
)
def test_a_denial_of_the_question_must_be_in_the_sentence(asks, says, denied):
    question = read_question(asks)
    found = features(question=question, weights=dict.fromkeys(question.stems, 1.0), ranked=[sentence(says)])
    assert found["denied"] == denied


def test_the_best_hit_is_held_against_the_others():
    hits = [hit(5.0, 3.0), hit(2.0, 2.5), hit(1.0, 2.0), hit(1.0, 1.5), hit(1.0, 1.0), hit(1.0, 0.5)]
    found = features(hits=hits)
    assert (found["ahead"], found["words_ahead"]) == (2.0, 3.0 / TOTAL)


def test_what_passages_share_with_the_question_by_chance_is_taken_off():
    best, chance = [hit(5.0)] + [hit(4.0)] * (TYPICAL_FROM - 1), [hit(2.0)] * (TYPICAL_TO - TYPICAL_FROM)
    assert features(hits=best)["standout"] - features(hits=best + chance)["standout"] == pytest.approx(
        2.0 / TOTAL, abs=1e-6
    )
