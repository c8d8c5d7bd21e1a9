"""Coverage of a question's tokens by a chunk's, against a plain computation."""

import numpy as np
import pytest

from embeddings import JoinedSigns, TokenSigns, TokenVectors
from qa.retrieval.interaction import Interaction, coverages, interact


def signs(rows, starts):
    return TokenSigns.of(TokenVectors(np.float32(rows), np.int32(starts)))


@pytest.fixture
def found():
    # Two tokens of a question against one of the title and three of the text.
    question = np.float32([[1, 0], [0.6, 0.8]])
    return Interaction.of(question, signs([[1, 1], [1, -1], [-1, 1], [-1, -1]], [-1, 0, 5, 9]))


def test_the_best_token_of_the_chunk_counts_for_each_of_the_question(found):
    assert found.coverage() == pytest.approx((1 + 1.4) / 2 / 2**0.5, abs=1e-5)


def test_a_span_counts_the_tokens_that_begin_in_it(found):
    assert found.coverage((0, 5)) == pytest.approx((1 - 0.2) / 2 / 2**0.5, abs=1e-5)
    assert found.coverage((5, 12)) == pytest.approx((-1 + 0.2) / 2 / 2**0.5, abs=1e-5)
    assert found.coverage((0, 1), (5, 6)) == pytest.approx((1 + 0.2) / 2 / 2**0.5, abs=1e-5)


def test_no_token_covers_nothing(found):
    assert found.coverage((100, 200)) == 0.0
    assert Interaction.of(np.empty((0, 2), np.float32), signs([[1, 1]], [0])).coverage() == 0.0
    assert Interaction.of(np.float32([[1, 0]]), signs(np.empty((0, 2)), [])).coverage() == 0.0


def test_chunks_keep_their_order():
    question = np.float32([[1, 0]])
    found = interact(question, [signs([[1, 1]], [0]), signs([[-1, 1]], [0])])
    assert [item.coverage() for item in found] == [pytest.approx(0.707107), pytest.approx(-0.707107)]


def test_whole_chunks_are_covered_as_one_by_one():
    random = np.random.default_rng(3)
    question = random.standard_normal((5, 16)).astype(np.float32)
    found = [signs(random.standard_normal((count, 16)), range(count)) for count in (3, 0, 7, 1)]
    expected = [item.coverage() for item in interact(question, found)]
    joined = JoinedSigns.of([item.bits for item in found])
    assert coverages(question, joined).tolist() == expected
    assert coverages(question[:0], joined).tolist() == [0.0] * 4
    assert coverages(question, JoinedSigns.of([])).tolist() == []


def test_spans_looked_at_together_are_covered_as_each_alone():
    question = np.array([[1, 0], [0.6, 0.8]], dtype=np.float32)
    found = Interaction.of(question, signs([[-1, 1], [1, 1], [1, -1], [-1, -1]], [9, -1, 0, 5]))
    spans = [(0, 5), (5, 12), (0, 12), (12, 20), (9, 10), (-1, 3)]
    assert found.coverages(spans) == [found.coverage(span) for span in spans]
    assert found.coverages([]) == []
    assert Interaction.of(question, signs(np.empty((0, 2)), [])).coverages(spans[:2]) == [0.0, 0.0]
