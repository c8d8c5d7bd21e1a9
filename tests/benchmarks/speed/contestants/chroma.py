"""Chroma: a collection in memory, filled with vectors of sentence-transformers."""

from __future__ import annotations

import uuid

from tests.benchmarks.speed.material import Material

_MOST_AT_ONCE = 5_000  # it refuses more


class Contestant:
    def load(self, model):
        import chromadb
        from sentence_transformers import SentenceTransformer

        self._client = chromadb.EphemeralClient()
        self._model = SentenceTransformer(model, device="cpu")

    def fill(self, material: Material):
        name = f"chunks-{uuid.uuid4().hex}"
        self._chunks = self._client.create_collection(name, metadata={"hnsw:space": "ip"})
        self._next = 0
        self._append(material.texts())

    def retrieve(self, question, k):
        vector = self._embed([question])
        return self._chunks.query(query_embeddings=vector, n_results=k, include=["documents"])["documents"][0]

    def add(self, number, text):
        self._append([text])

    def _append(self, texts):
        vectors = self._embed(texts)
        for at in range(0, len(texts), _MOST_AT_ONCE):
            part = texts[at : at + _MOST_AT_ONCE]
            ids = [str(self._next + number) for number in range(len(part))]
            self._chunks.add(ids=ids, embeddings=vectors[at : at + _MOST_AT_ONCE], documents=part)
            self._next += len(part)

    def _embed(self, texts):
        return self._model.encode(texts, normalize_embeddings=True, show_progress_bar=False)
