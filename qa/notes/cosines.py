"""How near sentences are in meaning; each is embedded once, when it is first compared."""

from __future__ import annotations

from embeddings import Embedder, Vectors


class Cosines:
    """Cosines of the sentences of one answer."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._vectors: dict[str, Vectors] = {}

    def __call__(self, one: str, other: str) -> float:
        """Return the cosine of two sentences."""
        missing = [text for text in dict.fromkeys((one, other)) if text not in self._vectors]
        if missing:
            self._vectors.update(zip(missing, self._embedder.embed_documents(missing), strict=True))
        return round(float(self._vectors[one] @ self._vectors[other]), 6)
