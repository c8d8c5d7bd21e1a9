"""The best similarities of a question's tokens in whole texts, by products of whole numbers where those can tell."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from embeddings.vectors import SCORE_PLACES, JoinedSigns, Vectors, check_fit, signs_as_rows

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

#: Coordinates of a question's token are rounded to multiples of one of so many parts of the largest.
_PARTS = 127

#: What an error bound of float64 may itself be off by.
_MORE = 1e-6


def best_similarities(query: Vectors, texts: JoinedSigns) -> NDArray[np.float64]:
    """Return the greatest inner product of each token of a query with any of each text: (texts, m), rounded.

    As `similarities` gives them, but many times as fast: all are multiplied in whole numbers at first, and only those
    that may be the greatest are computed again in float64. So a score depends on its two tokens alone.

    Args:
        query: (m, width) rows of unit length.
        texts: Tokens of that width, at least one of each text.

    Raises:
        ValueError: If the widths differ.
    """
    count, width = query.shape
    number = len(texts.counts)
    if not number or not count:
        return np.zeros((number, count))
    check_fit(width, texts.bits)
    queried, rows = np.divmod(np.flatnonzero(_may_be_best(query, texts).T), len(texts.bits))  # text by text of each
    exact = _products(texts.bits[rows], query, queried)
    text_of = np.repeat(np.arange(number), texts.counts)  # (n,)
    firsts = np.flatnonzero(np.diff(queried * number + text_of[rows], prepend=-1))
    best = np.maximum.reduceat(exact, firsts).reshape(count, number).T / np.sqrt(width)
    rounded: NDArray[np.float64] = np.round(np.ascontiguousarray(best), SCORE_PLACES) + 0.0  # no negative zero
    return rounded


def _may_be_best(query: Vectors, texts: JoinedSigns) -> NDArray[np.bool_]:
    """Which of the n tokens may be the best of its text for each of the m: (n, m)."""
    steps = np.abs(query).max(axis=1, keepdims=True).astype(np.float64) / _PARTS
    steps[steps == 0] = 1.0
    whole = np.rint(query / steps)
    off = np.abs(query / steps - whole).sum(axis=1)  # (m,) the most that a product with signs is off by
    # With ones and zeros instead of signs a product is half of what it is off a constant.
    products = _multiply(np.unpackbits(texts.bits, axis=1, count=query.shape[1]), whole.astype(np.int8).T)
    firsts = np.cumsum(texts.counts) - texts.counts
    greatest = np.maximum.reduceat(products, firsts, axis=0)  # (texts, m)
    least = greatest - np.floor(off + _MORE).astype(products.dtype)
    return products >= np.repeat(least, texts.counts, axis=0)


def _products(bits: NDArray[np.uint8], query: Vectors, rows: NDArray[np.int64]) -> NDArray[np.float64]:
    """Products of tokens with rows of a query, one each, the rows ascending."""
    products = np.empty(len(bits))
    units = signs_as_rows(bits, query.shape[1])
    ends = np.searchsorted(rows, np.arange(len(query)), side="right").tolist()
    for vector, start, end in zip(query.astype(np.float64), [0, *ends], ends, strict=False):
        products[start:end] = units[start:end] @ vector
    return products


def _multiply(ones: NDArray[np.uint8], whole: NDArray[np.int8]) -> NDArray[np.int32]:
    """Multiply matrices, (n, width) of ones and zeros and (width, m), exactly."""
    try:
        (products,) = _multiplier().run(None, {"a": ones, "b": np.ascontiguousarray(whole)})
    except ImportError:  # numpy multiplies whole numbers without BLAS, and float32 holds these exactly
        products = ones.astype(np.float32) @ whole.astype(np.float32)
    return np.asarray(products, dtype=np.int32)


@cache
def _multiplier() -> InferenceSession:
    """ONNX Runtime's product of 8-bit matrices: a multiple as fast as one of float32, which must be made of bits."""
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return InferenceSession(_network(), options, providers=["CPUExecutionProvider"])


def _network() -> bytes:
    """The network y = MatMulInteger(a, b) as onnx.proto3 has it: a uint8, b int8, y int32 of any size."""
    node = _field(1, b"a") + _field(1, b"b") + _field(2, b"y") + _field(4, b"MatMulInteger")
    given = _field(11, _matrix(b"a", 2)) + _field(11, _matrix(b"b", 3))
    graph = _field(1, node) + _field(2, b"multiply") + given + _field(12, _matrix(b"y", 6))
    return _number(1, 5) + _field(7, graph) + _field(8, _number(2, 10))  # ir_version, graph, opset


def _matrix(name: bytes, kind: int) -> bytes:
    """A matrix of two unknown sizes and of that TensorProto.DataType."""
    return _field(1, name) + _field(2, _field(1, _number(1, kind) + _field(2, _field(1) + _field(1))))


def _field(number: int, content: bytes = b"") -> bytes:
    """A field of bytes, shorter than 128, in a message of protobuf."""
    return bytes([number << 3 | 2, len(content)]) + content


def _number(number: int, value: int) -> bytes:
    """A field of a number below 128."""
    return bytes([number << 3, value])
