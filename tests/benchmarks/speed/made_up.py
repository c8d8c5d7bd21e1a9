"""Vectors that mean nothing, so that an index of any size can be filled without hours of embedding.

They lie in clusters, as those of texts do: among vectors spread evenly, none would be near another. Knows nothing of
our packages, which the other contestants must not load.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

DIM = 384
_CLUSTERS = 1_000
_NOISE = 1.2  # beside centres of length 1: neighbours then have cosines of about 0.4


class Rows:
    """An endless, repeatable row of vectors."""

    def __init__(self) -> None:
        self._random = np.random.default_rng(7)
        self._centres = unit(self._random.standard_normal((_CLUSTERS, DIM)))

    def take(self, count: int) -> Vectors:
        """Return the next (count, 384) of them."""
        chosen = self._centres[self._random.integers(0, _CLUSTERS, count)]
        noise = self._random.standard_normal((count, DIM)) * (_NOISE / np.sqrt(DIM))
        return unit(chosen + noise)


@contextmanager
def nothing_embedded() -> Iterator[None]:
    """Let sentence-transformers give such vectors while the block lasts."""
    from sentence_transformers import SentenceTransformer

    rows = Rows()

    def encode(_: object, inputs: Any = None, *args: Any, **options: Any) -> Any:
        texts = options.get("sentences", inputs)
        found = rows.take(1 if isinstance(texts, str) else len(texts))
        if options.get("convert_to_tensor"):
            import torch

            return torch.from_numpy(found[0] if isinstance(texts, str) else found)
        return found[0] if isinstance(texts, str) else found

    names = ("encode", "encode_document", "encode_query")
    real = {name: getattr(SentenceTransformer, name) for name in names}
    for name in names:
        setattr(SentenceTransformer, name, encode)
    try:
        yield
    finally:
        for name, method in real.items():
            setattr(SentenceTransformer, name, method)


def unit(rows: Any) -> Vectors:
    """Bring rows to length 1."""
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
