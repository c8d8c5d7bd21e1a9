"""Tokens for embedders that know none: a text is then a single token, and its vector that of the text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

import numpy as np

from embeddings.vectors import EmbeddedTexts, Embedder, TokenVectors, VectorEmbedder, Vectors


def with_tokens(embedder: VectorEmbedder) -> Embedder:
    """Return the embedder itself if it embeds tokens, else one that takes each text for a token."""
    if hasattr(embedder, "embed_passages") and hasattr(embedder, "embed_question"):
        return cast("Embedder", embedder)
    return cast("Embedder", _PooledTokens(embedder))


def one_token(vector: Vectors) -> TokenVectors:
    """Return a text's (1, dim) vector as that of its only token."""
    return TokenVectors(vector, np.zeros(1, dtype=np.int32))


class _PooledTokens:
    """An `Embedder` over one without tokens, which does all else."""

    def __init__(self, embedder: VectorEmbedder) -> None:
        self._embedder = embedder

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 (whatever the embedder has)
        return getattr(self._embedder, name)

    def embed_passages(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> EmbeddedTexts:
        """Embed texts, each with one token; see `Embedder`."""
        vectors = self._embedder.embed_documents(texts, progress)
        return EmbeddedTexts(vectors, tuple(one_token(vectors[at : at + 1]) for at in range(len(texts))))

    def embed_question(self, text: str) -> EmbeddedTexts:
        """Embed a question as one token; see `Embedder`."""
        vector = self._embedder.embed_query(text)
        return EmbeddedTexts(vector, (one_token(vector),))
