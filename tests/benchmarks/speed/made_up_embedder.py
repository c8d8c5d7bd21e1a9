"""What fills an index of ours without embedding anything."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from embeddings import EmbeddedTexts, Embedder, TokenVectors, Vectors
from tests.benchmarks.speed.made_up import DIM, Rows, unit

_MOST_TOKENS = 254
_CHARS_A_TOKEN = 5


class MadeUpEmbedder:
    """An `Embedder` that stands for another and embeds nothing; it cannot be asked."""

    def __init__(self, real: Embedder) -> None:
        self._real = real
        self._rows = Rows()
        self._tokens = unit(np.random.default_rng(3).standard_normal((_MOST_TOKENS, DIM)))
        self.name, self.fingerprint = real.name, real.fingerprint
        self.dim, self.max_tokens = real.dim, real.max_tokens

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return self._real.count_tokens(texts)

    def embed_documents(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        return self.embed_passages(texts, progress).vectors

    def embed_passages(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> EmbeddedTexts:
        if progress:
            progress(len(texts))
        return EmbeddedTexts(self._rows.take(len(texts)), tuple(map(self._tokens_of, texts)))

    def embed_query(self, text: str) -> Vectors:
        raise NotImplementedError("questions are embedded for real")

    def embed_question(self, text: str) -> EmbeddedTexts:
        raise NotImplementedError("questions are embedded for real")

    def _tokens_of(self, text: str) -> TokenVectors:
        """As many tokens as the text has, about; each text's are other ones."""
        count = min(_MOST_TOKENS, len(text) // _CHARS_A_TOKEN)
        starts = np.arange(count, dtype=np.int32) * _CHARS_A_TOKEN
        return TokenVectors(np.roll(self._tokens[:count], len(text) % DIM, axis=1), starts)
