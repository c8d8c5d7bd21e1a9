"""The array type of vectors, what is kept of the vectors of tokens, and the protocol of what makes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

#: Scores are rounded to this many places before they are compared.
SCORE_PLACES = 6


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
class JoinedSigns:
    """What an index keeps of the vectors of several texts' tokens, one text behind the other.

    Attributes:
        bits: (n, width / 8, rounded up) uint8, as those of `TokenSigns`.
        counts: (texts,) how many of the n are of each text.
    """

    bits: NDArray[np.uint8]
    counts: NDArray[np.int64]

    @classmethod
    def of(cls, texts: Sequence[NDArray[np.uint8]]) -> Self:
        """Join the bits of texts."""
        joined = np.concatenate(texts) if texts else np.empty((0, 0), dtype=np.uint8)
        return cls(joined, np.array([len(bits) for bits in texts], dtype=np.int64))


@dataclass(frozen=True, slots=True, eq=False)
class EmbeddedTexts:
    """Texts after one pass of a model: their (n, dim) vectors, and the tokens of each."""

    vectors: Vectors
    tokens: tuple[TokenVectors, ...]


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
