"""The best similarities of tokens, against those of all tokens computed one by one."""

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


@pytest.mark.parametrize("width", [1, 10, 384])
@pytest.mark.parametrize("is_there", [True, False])
def test_those_of_several_texts_are_those_of_each(monkeypatch, width, is_there):
    if not is_there:
        monkeypatch.setattr("embeddings.maxsim._multiplier", missing)
    random = np.random.default_rng(width)
    query = units(random.standard_normal((4, width)))
    texts = [signs(random.standard_normal((count, width))) for count in (1, 200, 30)]
    bits = [text.bits for text in texts]
    best = best_similarities(query, JoinedSigns.of(bits))
    np.testing.assert_array_equal(best, [similarities(query, text).max(axis=1) for text in texts])
    np.testing.assert_array_equal(best_similarities(query, JoinedSigns.of(bits[1:2])), best[1:2])
    assert best_similarities(query, JoinedSigns.of([])).shape == (0, 4)
    assert best_similarities(query[:0], JoinedSigns.of(bits)).shape == (3, 0)


def missing():
    raise ModuleNotFoundError("onnxruntime")


def test_a_coordinate_far_above_the_others_hides_no_token():
    # Rounded to parts of the largest, all others are nothing: then every token may be the best.
    query = np.full((1, 16), 0.001, dtype=np.float32)
    query[0, 0] = 1.0
    rows = np.where(np.arange(16) < np.arange(1, 17)[:, None], 1.0, -1.0)
    text = signs(rows)
    assert best_similarities(query, JoinedSigns.of([text.bits])).tolist() == [[similarities(query, text).max()]]


def test_a_question_of_zeros_scores_zero():
    query = np.zeros((2, 8), dtype=np.float32)
    assert best_similarities(query, JoinedSigns.of([signs(np.ones((3, 8))).bits])).tolist() == [[0.0, 0.0]]


def test_tokens_of_another_width_are_refused():
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
