"""LanceDB: a table on disk, scanned exactly, with vectors of sentence-transformers."""

from __future__ import annotations

import tempfile

from tests.benchmarks.speed.material import Material


class Contestant:
    def load(self, model):
        import lancedb
        import pyarrow
        from sentence_transformers import SentenceTransformer

        self._lancedb, self._arrow = lancedb, pyarrow
        self._model = SentenceTransformer(model, device="cpu")

    def fill(self, material: Material):
        self._folder = tempfile.TemporaryDirectory()
        self._table = self._lancedb.connect(self._folder.name).create_table("chunks", self._rows(material.texts()))

    def retrieve(self, question, k):
        vector = self._embed([question])[0]
        return self._table.search(vector).metric("dot").limit(k).to_arrow()["text"].to_pylist()

    def add(self, number, text):
        self._table.add(self._rows([text]))

    def _rows(self, texts):
        vectors = self._arrow.array(self._embed(texts).ravel())
        fixed = self._arrow.FixedSizeListArray.from_arrays(vectors, 384)
        return self._arrow.table({"text": texts, "vector": fixed})

    def _embed(self, texts):
        return self._model.encode(texts, normalize_embeddings=True, show_progress_bar=False)
