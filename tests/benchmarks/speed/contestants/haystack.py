"""Haystack: its embedders by sentence-transformers and the in-memory document store."""

from __future__ import annotations

from tests.benchmarks.speed.material import Material


class Contestant:
    def load(self, model):
        from haystack import Document
        from haystack.components.embedders import (
            SentenceTransformersDocumentEmbedder,
            SentenceTransformersTextEmbedder,
        )
        from haystack.components.retrievers.in_memory import InMemoryEmbeddingRetriever
        from haystack.document_stores.in_memory import InMemoryDocumentStore
        from haystack.utils import ComponentDevice

        options = {
            "model": model,
            "device": ComponentDevice.from_str("cpu"),
            "normalize_embeddings": True,
            "progress_bar": False,
        }
        self._document, self._store_of, self._retriever_of = Document, InMemoryDocumentStore, InMemoryEmbeddingRetriever
        self._documents, self._question = (
            SentenceTransformersDocumentEmbedder(**options),
            SentenceTransformersTextEmbedder(**options),
        )
        for embedder in (self._documents, self._question):
            embedder.warm_up()

    def fill(self, material: Material):
        self._store = self._store_of(embedding_similarity_function="dot_product")
        self._write(material.texts())
        self._retriever = self._retriever_of(self._store)

    def retrieve(self, question, k):
        vector = self._question.run(text=question)["embedding"]
        return [found.content for found in self._retriever.run(query_embedding=vector, top_k=k)["documents"]]

    def add(self, number, text):
        self._write([text])

    def _write(self, texts):
        documents = [self._document(content=text) for text in texts]
        self._store.write_documents(self._documents.run(documents)["documents"])
