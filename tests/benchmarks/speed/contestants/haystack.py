"""Haystack: its in-memory document store and retriever, filled with vectors of sentence-transformers."""

from __future__ import annotations

from tests.benchmarks.speed.material import Material


class Contestant:
    def load(self, model):
        from haystack import Document
        from haystack.components.retrievers.in_memory import InMemoryEmbeddingRetriever
        from haystack.document_stores.in_memory import InMemoryDocumentStore
        from sentence_transformers import SentenceTransformer

        self._document, self._store_of, self._retriever_of = Document, InMemoryDocumentStore, InMemoryEmbeddingRetriever
        self._model = SentenceTransformer(model, device="cpu")

    def fill(self, material: Material):
        self._store = self._store_of(embedding_similarity_function="dot_product")
        self._write(material.texts())
        self._retriever = self._retriever_of(self._store)

    def retrieve(self, question, k):
        vector = self._embed([question])[0]
        return [found.content for found in self._retriever.run(query_embedding=vector, top_k=k)["documents"]]

    def add(self, number, text):
        self._write([text])

    def _write(self, texts):
        vectors = self._embed(texts)
        self._store.write_documents(
            [self._document(content=text, embedding=vector) for text, vector in zip(texts, vectors, strict=True)],
            policy=self._overwrite(),
        )

    def _overwrite(self):
        from haystack.document_stores.types import DuplicatePolicy

        return DuplicatePolicy.OVERWRITE  # it names a text by its hash, and the corpus may have one twice

    def _embed(self, texts):
        return self._model.encode(texts, normalize_embeddings=True, show_progress_bar=False).tolist()
