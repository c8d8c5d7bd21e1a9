"""The query encoder of our index and an exact FAISS index beside it: what bounds ours."""

from __future__ import annotations

from embeddings import read_manifest
from embeddings.query_embedder import find_encoder
from tests.benchmarks.speed.made_up import DIM, Rows
from tests.benchmarks.speed.material import Material


class Contestant:
    """Embeds each question alone, as ours does; no words, spelling, tokens, copies."""

    def load(self, model):
        import faiss

        self._faiss = faiss

    def fill(self, material: Material):
        self._encoder = find_encoder(material.index, read_manifest(material.index))
        self._texts = material.texts()
        self._index = self._faiss.IndexFlatIP(DIM)
        self._index.add(Rows().take(len(self._texts)))

    def retrieve(self, question, k):
        self._faiss.omp_set_num_threads(1)  # of this thread, whichever asks
        return [self._texts[at] for at in self._index.search(self._encoder.embed_query(question), k)[1][0]]

    def add(self, number, text):
        self._texts.append(text)
        self._index.add(self._encoder.embed_documents([text]))
