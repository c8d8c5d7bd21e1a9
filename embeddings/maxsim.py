"""The similarities of a question's tokens with those of texts, by products of whole numbers.

The signs that an index keeps are whole numbers, and a question's token is rounded to some: what they score is exact,
and the same in any company, order and thread, on any machine.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from embeddings.vectors import SCORE_PLACES, JoinedSigns, TokenSigns, Vectors

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

#: A question's token is rounded to so many parts of its greatest coordinate, which two numbers of 8 bits hold: of 384
#: coordinates, a similarity is then off by some millionths.
_PARTS = 127 * 256
#: So many tokens at once stay in the processor's cache.
_AT_ONCE = 2048


def similarities(query: Vectors, signs: TokenSigns) -> NDArray[np.float64]:
    """Return the inner product of each token of a query with each of a text: (m, n), from -1 to 1, rounded.

    Args:
        query: (m, width) rows of unit length.
        signs: Of n tokens of that width; each counts as its vector of plus and minus ones, brought to unit length.

    Raises:
        ValueError: If the widths differ.
    """
    whole = _Whole(query)
    return np.ascontiguousarray(whole.similarities(whole.products(signs.bits)).T)


def best_similarities(query: Vectors, texts: JoinedSigns) -> NDArray[np.float64]:
    """Return the greatest of the `similarities` of each token of a query with those of each text: (texts, m).

    Args:
        query: (m, width) rows of unit length.
        texts: Tokens of that width, at least one of each text.

    Raises:
        ValueError: If the widths differ.
    """
    if not len(texts.counts):
        return np.zeros((0, len(query)))
    whole = _Whole(query)
    firsts = np.cumsum(texts.counts) - texts.counts
    return whole.similarities(np.maximum.reduceat(whole.products(texts.bits), firsts, axis=0))


class _Whole:
    """The m tokens of a query, (m, width), as whole numbers."""

    def __init__(self, query: Vectors) -> None:
        self._width = query.shape[1]
        greatest = np.abs(query).max(axis=1, initial=0.0).astype(np.float64)  # (m,)
        self._step = np.where(greatest, greatest, 1.0) / _PARTS
        rows = np.rint(query / self._step[:, None]).astype(np.int32)
        low = rows.astype(np.int8)  # wraps round, and the rest takes that into account
        high = ((rows - low) >> 8).astype(np.int8)
        self._columns = np.ascontiguousarray(np.concatenate([high, low]).T)  # (width, 2 m)
        self._total = rows.sum(axis=1)  # (m,)

    def products(self, bits: NDArray[np.uint8]) -> NDArray[np.int32]:
        """Return the sums of those coordinates where n tokens are positive: (n, m)."""
        if bits.shape[1] != -(-self._width // 8):
            raise ValueError(f"tokens of width {self._width} do not fit signs of {bits.shape[1]} bytes")
        tokens = len(self._total)
        products = np.empty((len(bits), tokens), dtype=np.int32)
        for at in range(0, len(bits), _AT_ONCE):
            ones = np.unpackbits(bits[at : at + _AT_ONCE], axis=1, count=self._width)
            parts = _multiply(ones, self._columns)
            np.add(parts[:, :tokens] << 8, parts[:, tokens:], out=products[at : at + _AT_ONCE])
        return products

    def similarities(self, products: NDArray[np.int32]) -> NDArray[np.float64]:
        """Return what some products, (any, m), tell of the tokens that they are of: the positive less the negative."""
        exact = (2 * products - self._total) * (self._step / np.sqrt(self._width))
        rounded: NDArray[np.float64] = np.round(exact, SCORE_PLACES) + 0.0  # no negative zero
        return rounded


def _multiply(ones: NDArray[np.uint8], whole: NDArray[np.int8]) -> NDArray[np.int32]:
    """Multiply matrices, (n, width) of ones and zeros and (width, m), exactly."""
    try:
        (products,) = _multiplier().run(None, {"a": ones, "b": whole})
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
