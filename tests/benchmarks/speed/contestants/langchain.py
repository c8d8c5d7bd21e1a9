"""LangChain: HuggingFaceEmbeddings and its FAISS vector store."""

from __future__ import annotations

from tests.benchmarks.speed.material import Material


class Contestant:
    def load(self, model):
        from langchain_community.vectorstores import FAISS
        from langchain_huggingface import HuggingFaceEmbeddings

        self._store_of = FAISS.from_texts
        options = {"model_kwargs": {"device": "cpu"}, "encode_kwargs": {"normalize_embeddings": True}}
        self._embeddings = HuggingFaceEmbeddings(model_name=model, **options)

    def fill(self, material: Material):
        self.store = self._store_of(material.texts(), self._embeddings)

    def retrieve(self, question, k):
        return [found.page_content for found in self.store.similarity_search(question, k=k)]

    def add(self, number, text):
        self.store.add_texts([text])
