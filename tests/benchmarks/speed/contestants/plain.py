"""What one would write by hand: SentenceTransformer with its defaults and an exact FAISS index."""

from __future__ import annotations

from tests.benchmarks.speed.material import Material


class Contestant:
    def load(self, model):
        import faiss
        from sentence_transformers import SentenceTransformer

        self._faiss = faiss
        self._model = SentenceTransformer(model, device="cpu")

    def fill(self, material: Material):
        self.texts = material.texts()
        self.index = self._faiss.IndexFlatIP(384)
        self.index.add(self.embed(self.texts))

    def embed(self, texts):
        return self._model.encode(texts, normalize_embeddings=True, show_progress_bar=False)

    def nearest(self, question, k):
        return self.index.search(self.embed([question]), k)[1][0]

    def retrieve(self, question, k):
        return [self.texts[at] for at in self.nearest(question, k)]

    def add(self, number, text):
        self.texts.append(text)
        self.index.add(self.embed([text]))
