"""The array type of vectors, and the protocol of what makes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Embedder(Protocol):
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
