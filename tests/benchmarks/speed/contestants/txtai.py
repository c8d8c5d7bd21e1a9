"""txtai: Embeddings with hybrid search and stored content."""

from __future__ import annotations

from tests.benchmarks.speed.material import Material


class Contestant:
    def load(self, model):
        from txtai import Embeddings

        self._embeddings, self._model = Embeddings, model

    def fill(self, material: Material):
        texts = material.texts()
        options = {"method": "sentence-transformers", "content": True, "hybrid": True, "gpu": False}
        self._index = self._embeddings(path=self._model, **options)
        self._index.index([(at, text, None) for at, text in enumerate(texts)])
        self._next = len(texts)

    def retrieve(self, question, k):
        return [found["text"] for found in self._index.search(question, k)]

    def add(self, number, text):
        self._index.upsert([(self._next, text, None)])
        self._next += 1
