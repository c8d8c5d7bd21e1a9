"""What tests of several packages share: an embedder that computes something real without a model."""

import hashlib
import re
from collections.abc import Callable, Sequence

import numpy as np
import pytest

from embeddings import Vectors


class HashingEmbedder:
    """Bags of words hashed into a few dimensions: texts that share words are near each other.

    `embedded` counts the texts that were embedded as documents.
    """

    def __init__(self, dim: int = 32, version: str = "1", max_tokens: int = 64) -> None:
        self.name = f"hashing-{dim}"
        self.fingerprint = hashlib.sha256(f"hashing {dim} {version}".encode()).hexdigest()
        self.dim = dim
        self.max_tokens = max_tokens
        self.embedded = 0

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(_words(text)) for text in texts]

    def embed_documents(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        self.embedded += len(texts)
        if progress:
            progress(len(texts))
        return np.array([self._vector(text) for text in texts], dtype=np.float32).reshape(len(texts), self.dim)

    def embed_query(self, text: str) -> Vectors:
        return self._vector(text).reshape(1, self.dim)

    def _vector(self, text: str) -> Vectors:
        vector = np.zeros(self.dim, dtype=np.float32)
        vector[0] = 0.01  # so that a text without words has a direction too
        for word in _words(text):
            digest = hashlib.sha256(word.encode("utf-8", "surrogatepass")).digest()
            vector[digest[0] % self.dim] += 1 if digest[1] % 2 else -1
        norm = np.linalg.norm(vector)
        return (vector / norm).astype(np.float32) if norm else np.eye(1, self.dim, dtype=np.float32)[0]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


@pytest.fixture
def embedder() -> HashingEmbedder:
    return HashingEmbedder()


@pytest.fixture(scope="session")
def make_embedder() -> type[HashingEmbedder]:
    return HashingEmbedder
