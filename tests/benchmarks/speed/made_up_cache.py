"""Vectors of our index that mean nothing: a rebuild finds them where it keeps what it has embedded before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from embeddings import Embedder, TokenSigns, TokenVectors
from embeddings.cache import VectorCache, text_key
from tests.benchmarks.speed.made_up import DIM, Rows, unit

_BATCH = 500
_MOST_TOKENS = 254
_CHARS_A_TOKEN = 5


def fill_cache(index: Path, embedder: Embedder, texts: Sequence[str]) -> None:
    """Let an index have embedded texts before."""
    cache = VectorCache(index / "cache", embedder.fingerprint, embedder.dim)
    rows = Rows()
    tokens = unit(np.random.default_rng(3).standard_normal((_MOST_TOKENS, DIM)))

    def signs(text: str) -> TokenSigns:
        """As many tokens as the text has, about; each text's are other ones."""
        count = min(_MOST_TOKENS, len(text) // _CHARS_A_TOKEN)
        starts = np.arange(count, dtype=np.int32) * _CHARS_A_TOKEN
        return TokenSigns.of(TokenVectors(np.roll(tokens[:count], len(text) % DIM, axis=1), starts))

    for at in range(0, len(texts), _BATCH):
        batch = texts[at : at + _BATCH]
        cache.append([text_key(text) for text in batch], rows.take(len(batch)), [signs(text) for text in batch])
