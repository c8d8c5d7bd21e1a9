"""LangChain's own recipe for both: an EnsembleRetriever over FAISS and BM25Retriever, made anew for an article more."""

from __future__ import annotations

from tests.benchmarks.speed.contestants import langchain
from tests.benchmarks.speed.material import Material

_K = 10


class Contestant(langchain.Contestant):
    def load(self, model):
        from langchain_classic.retrievers import EnsembleRetriever
        from langchain_community.retrievers import BM25Retriever

        self._ensemble, self._words_of = EnsembleRetriever, BM25Retriever.from_texts
        super().load(model)

    def fill(self, material: Material):
        super().fill(material)
        self._texts = material.texts()
        self._join()

    def retrieve(self, question, k):
        return [found.page_content for found in self._both.invoke(question)[:k]]

    def add(self, number, text):
        super().add(number, text)
        self._texts.append(text)
        self._join()

    def _join(self):
        words = self._words_of(self._texts)
        words.k = _K
        dense = self.store.as_retriever(search_kwargs={"k": _K})
        self._both = self._ensemble(retrievers=[words, dense], weights=[0.5, 0.5])
