"""Similarities of tokens, against sums computed one by one."""

import sys

import numpy as np
import onnx
import pytest

from embeddings import JoinedSigns, TokenSigns, TokenVectors, best_similarities, similarities
from embeddings.maxsim import _multiply, _network


def units(rows):
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def signs(rows):
    return TokenSigns.of(TokenVectors(units(rows), np.zeros(len(rows), np.int32)))


@pytest.mark.parametrize("width", [1, 8, 10, 384])
def test_similarities_are_inner_products_with_vectors_of_signs(width):
    random = np.random.default_rng(width)
    tokens, query = random.standard_normal((3, width)), units(random.standard_normal((2, width)))
    scores = similarities(query, signs(tokens))
    assert (scores.shape, scores.dtype) == ((2, 3), np.float64)
    expected = [[sum(a if b > 0 else -a for a, b in zip(q, t, strict=True)) for t in tokens] for q in query.tolist()]
    # Every coordinate is off by half a part at most.
    most = width**0.5 * np.abs(query).max() / (2 * 127 * 256) + 1e-6
    np.testing.assert_allclose(scores, np.array(expected) / width**0.5, rtol=0, atol=most)


def test_a_token_scores_one_with_itself_where_all_coordinates_are_alike():
    rows = np.array([[0.5, -0.5, -0.5, 0.5], [-0.5, 0.5, 0.5, -0.5]], dtype=np.float32)
    text = signs(rows)
    np.testing.assert_array_equal(text.bits, [[0b1001_0000], [0b0110_0000]])
    np.testing.assert_array_equal(similarities(rows, text), [[1, -1], [-1, 1]])


def test_no_tokens_have_no_similarities():
    none = TokenSigns(np.empty((0, 2), np.uint8), np.empty(0, np.int32))
    assert similarities(np.eye(3, 16, dtype=np.float32), none).shape == (3, 0)
    some = TokenSigns(np.zeros((4, 2), np.uint8), np.zeros(4, np.int32))
    assert similarities(np.empty((0, 16), np.float32), some).shape == (0, 4)


@pytest.mark.parametrize("is_there", [True, False])
def test_a_similarity_depends_on_its_two_tokens_alone(monkeypatch, is_there):
    random = np.random.default_rng(5)
    query, text = units(random.standard_normal((9, 384))), signs(random.standard_normal((300, 384)))
    together = similarities(query, text)
    if not is_there:
        monkeypatch.setattr("embeddings.maxsim._multiplier", missing)
    alone = [[similarities(query[i : i + 1], one(text, j)).item() for j in range(0, 300, 37)] for i in range(9)]
    np.testing.assert_array_equal(together[:, ::37], alone)


def one(text, at):
    return TokenSigns(text.bits[at : at + 1], text.starts[at : at + 1])


@pytest.mark.parametrize("width", [1, 10, 384])
@pytest.mark.parametrize("is_there", [True, False])
def test_those_of_several_texts_are_those_of_each(monkeypatch, width, is_there):
    if not is_there:
        monkeypatch.setattr("embeddings.maxsim._multiplier", missing)
    random = np.random.default_rng(width)
    query = units(random.standard_normal((4, width)))
    texts = [signs(random.standard_normal((count, width))) for count in (1, 200, 3000)]
    bits = [text.bits for text in texts]
    best = best_similarities(query, JoinedSigns.of(bits))
    np.testing.assert_array_equal(best, [similarities(query, text).max(axis=1) for text in texts])
    np.testing.assert_array_equal(best_similarities(query, JoinedSigns.of(bits[1:2])), best[1:2])
    assert best_similarities(query, JoinedSigns.of([])).shape == (0, 4)
    assert best_similarities(query[:0], JoinedSigns.of(bits)).shape == (3, 0)


def missing():
    raise ModuleNotFoundError("onnxruntime")


def test_coordinates_far_below_the_greatest_count():
    query = np.full((1, 16), 0.001, dtype=np.float32)
    query[0, 0] = 1.0
    rows = np.where(np.arange(16) < np.arange(1, 17)[:, None], 1.0, -1.0)
    text = signs(rows)
    assert np.diff(similarities(query, text)[0]).min() > 0
    assert best_similarities(query, JoinedSigns.of([text.bits])).tolist() == [[similarities(query, text)[0, -1]]]


def test_a_question_of_zeros_scores_zero():
    query = np.zeros((2, 8), dtype=np.float32)
    assert best_similarities(query, JoinedSigns.of([signs(np.ones((3, 8))).bits])).tolist() == [[0.0, 0.0]]


def test_tokens_of_another_width_are_refused():
    with pytest.raises(ValueError, match="tokens of width 24 do not fit signs of 2 bytes"):
        similarities(np.eye(1, 24, dtype=np.float32), TokenSigns(np.zeros((1, 2), np.uint8), np.zeros(1, np.int32)))
    with pytest.raises(ValueError, match="tokens of width 24 do not fit signs of 2 bytes"):
        best_similarities(np.eye(1, 24, dtype=np.float32), JoinedSigns.of([np.zeros((1, 2), np.uint8)]))


@pytest.mark.parametrize("is_there", [True, False])
def test_matrices_are_multiplied_exactly(monkeypatch, is_there):
    if not is_there:
        monkeypatch.setitem(sys.modules, "onnxruntime", None)
        monkeypatch.setattr("embeddings.maxsim._multiplier", missing)
    ones, whole = np.ones((70, 400), np.uint8), np.full((400, 3), -127, np.int8)
    ones[::2, ::3] = 0
    np.testing.assert_array_equal(_multiply(ones, whole), ones.astype(np.int64) @ whole.astype(np.int64))


def test_the_network_is_one_that_onnx_would_write():
    network = onnx.load_from_string(_network())
    onnx.checker.check_model(network)
    assert [node.op_type for node in network.graph.node] == ["MatMulInteger"]
