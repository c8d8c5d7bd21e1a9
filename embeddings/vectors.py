"""The array type of vectors, what is kept of the vectors of tokens, and the protocol of what makes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

#: Scores are rounded to this many places before they are compared.
SCORE_PLACES = 6

#: An inner product of unit vectors in float32 lies within half of this of the exact one.
_FLOAT32_ERROR = 4e-6

#: Most numbers multiplied at once: they stay in the cache, and BLAS sets no second thread to so few, which here would
#: wait for each other for longer than they work.
_AT_ONCE = 600_000


@dataclass(frozen=True, slots=True, eq=False)
class TokenVectors:
    """The tokens of one text as its model sees them in their places; special ones are left out.

    Attributes:
        vectors: (n, width) float32 rows of unit length; the width may be another than that of a text's vector.
        starts: (n,) int32, where in the text each begins.
    """

    vectors: Vectors
    starts: NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class TokenSigns:
    """What an index keeps of the vectors of a text's tokens: the sign of each coordinate.

    Attributes:
        bits: (n, width / 8, rounded up) uint8, highest bit first; 1 is positive.
        starts: (n,) int32, where in the text each token begins; of a chunk's, -1 for those of the title above it.
    """

    bits: NDArray[np.uint8]
    starts: NDArray[np.int32]

    @classmethod
    def of(cls, tokens: TokenVectors) -> Self:
        """Keep the signs of vectors."""
        return cls(np.packbits(tokens.vectors > 0, axis=1), tokens.starts)

    def after(self, chars: int) -> TokenSigns:
        """Count the starts from a later place; tokens before it get -1."""
        starts = self.starts - chars
        return replace(self, starts=np.where(starts < 0, -1, starts).astype(np.int32))


@dataclass(frozen=True, slots=True, eq=False)
class EmbeddedTexts:
    """Texts after one pass of a model: their (n, dim) vectors, and the tokens of each."""

    vectors: Vectors
    tokens: tuple[TokenVectors, ...]


def similarities(query: Vectors, signs: TokenSigns) -> NDArray[np.float64]:
    """Return the inner product of each token of a query with each of a text: (m, n), from -1 to 1, rounded.

    Args:
        query: (m, width) rows of unit length.
        signs: Of n tokens of that width; each counts as its vector of plus and minus ones, brought to unit length.

    Raises:
        ValueError: If the widths differ.
    """
    width = query.shape[1]
    _check_fit(width, signs.bits)
    units = _signs(signs.bits, width) / np.sqrt(width)  # (n, width), float64
    rounded: NDArray[np.float64] = np.round(query.astype(np.float64) @ units.T, SCORE_PLACES) + 0.0  # no negative zero
    return rounded


def best_similarities(query: Vectors, texts: Sequence[TokenSigns]) -> NDArray[np.float64]:
    """Return the greatest inner product of each token of a query with any of each text: (texts, m), rounded.

    As `similarities` gives them, but many times as fast: all are multiplied at once in float32, and only those that may
    be the greatest are computed again in float64. So a score depends on its two tokens alone.

    Args:
        query: (m, width) rows of unit length.
        texts: Tokens of that width, at least one of each text.

    Raises:
        ValueError: If the widths differ.
    """
    count, width = query.shape
    if not texts or not count:
        return np.zeros((len(texts), count))
    bits = np.concatenate([text.bits for text in texts])  # (n, width / 8)
    _check_fit(width, bits)
    lengths = [len(text.bits) for text in texts]
    rough = _rough_products(bits, query)  # (n, m)
    greatest = np.maximum.reduceat(rough, np.cumsum([0, *lengths[:-1]]), axis=0)  # (texts, m)
    least = greatest - np.float32(_FLOAT32_ERROR * np.sqrt(width))
    may_be = rough >= np.repeat(least, lengths, axis=0)
    tokens, rows = np.divmod(np.flatnonzero(may_be.T), len(bits))  # token by token, and text by text of each
    exact = _products(bits[rows], query, tokens)
    firsts = np.flatnonzero(np.diff(tokens * len(texts) + np.repeat(np.arange(len(texts)), lengths)[rows], prepend=-1))
    best = np.maximum.reduceat(exact, firsts).reshape(count, len(texts)).T / np.sqrt(width)
    rounded: NDArray[np.float64] = np.round(np.ascontiguousarray(best), SCORE_PLACES) + 0.0  # no negative zero
    return rounded


def _products(bits: NDArray[np.uint8], query: Vectors, rows: NDArray[np.int64]) -> NDArray[np.float64]:
    """Products of tokens with rows of a query, one each, the rows ascending."""
    products = np.empty(len(bits))
    units = _signs(bits, query.shape[1])
    ends = np.searchsorted(rows, np.arange(len(query)), side="right").tolist()
    for vector, start, end in zip(query.astype(np.float64), [0, *ends], ends, strict=False):
        products[start:end] = units[start:end] @ vector
    return products


def _rough_products(bits: NDArray[np.uint8], query: Vectors) -> Vectors:
    """Products of tokens with the rows of a query, in float32; so many at once as stay in the processor's cache."""
    products = np.empty((len(bits), len(query)), dtype=np.float32)
    columns = np.ascontiguousarray(query.T)  # (width, m)
    step = max(1, _AT_ONCE // columns.size)
    for at in range(0, len(bits), step):
        part = slice(at, at + step)
        np.matmul(_signs(bits[part], len(columns)), columns, out=products[part])
    return products


def _signs(bits: NDArray[np.uint8], width: int) -> Vectors:
    """Tokens as rows of plus and minus one: (n, width)."""
    return np.take(_signs_of_bytes(), bits, axis=0).reshape(len(bits), 8 * bits.shape[1])[:, :width]


@cache
def _signs_of_bytes() -> NDArray[np.float32]:
    """The eight signs that each byte holds, highest bit first: (256, 8) of plus and minus one."""
    return np.unpackbits(np.arange(256, dtype=np.uint8)[:, None], axis=1).astype(np.float32) * 2 - 1


def _check_fit(width: int, bits: NDArray[np.uint8]) -> None:
    if bits.shape[1] != -(-width // 8):
        raise ValueError(f"tokens of width {width} do not fit signs of {bits.shape[1]} bytes")


class VectorEmbedder(Protocol):
    """Texts to unit vectors. Its identity decides which vectors may be compared."""

    @property
    def name(self) -> str:
        """What a user calls it: a model's name or folder."""

    @property
    def fingerprint(self) -> str:
        """Hex digest of everything that decides its vectors: weights, configuration, prompts, length."""

    @property
    def dim(self) -> int:
        """Width of a vector."""

    @property
    def max_tokens(self) -> int:
        """Longest input in tokens, special ones included."""

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count the tokens of each text, special ones left out."""

    def embed_documents(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        """Embed texts that are searched: (n, dim) float32 rows of unit length, in the order given.

        Args:
            texts: Any number of texts; what is longer than `max_tokens` is cut by the model.
            progress: Called with the number of texts done since the last call.
        """

    def embed_query(self, text: str) -> Vectors:
        """Embed one question, alone, so that its vector depends on nothing else: (1, dim) float32 of unit length."""


class Embedder(VectorEmbedder, Protocol):
    """Texts and their tokens to unit vectors; `with_tokens` makes one of a `VectorEmbedder`."""

    def embed_passages(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> EmbeddedTexts:
        """Embed texts that are searched with their tokens, in one pass.

        Returns:
            The vectors that `embed_documents` gives of the same texts, byte for byte, and the tokens of each text;
            those of what the model cut off are missing.
        """

    def embed_question(self, text: str) -> EmbeddedTexts:
        """Embed one question, alone, with its tokens, as wide as those of `embed_passages`, in one pass.

        Returns:
            The vector that `embed_query` gives, byte for byte, and the tokens.
        """
