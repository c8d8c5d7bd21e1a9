"""LlamaIndex: HuggingFaceEmbedding and a VectorStoreIndex over FAISS."""

from __future__ import annotations

from tests.benchmarks.speed.material import Material


class Contestant:
    def load(self, model):
        from llama_index.core import VectorStoreIndex
        from llama_index.embeddings.huggingface import HuggingFaceEmbedding

        self._index_of = VectorStoreIndex
        self._model = HuggingFaceEmbedding(model_name=model, device="cpu", embed_batch_size=32)

    def fill(self, material: Material):
        import faiss
        from llama_index.core import StorageContext
        from llama_index.vector_stores.faiss import FaissVectorStore

        store = FaissVectorStore(faiss_index=faiss.IndexFlatIP(384))
        context = StorageContext.from_defaults(vector_store=store)
        nodes = [self._node(text) for text in material.texts()]
        self._index = self._index_of(nodes, embed_model=self._model, storage_context=context)
        self._retrievers = {}

    def retrieve(self, question, k):
        if k not in self._retrievers:
            self._retrievers[k] = self._index.as_retriever(similarity_top_k=k)
        return [found.node.text for found in self._retrievers[k].retrieve(question)]

    def add(self, number, text):
        self._index.insert_nodes([self._node(text)])
        self._retrievers = {}  # a retriever finds the nodes of the time when it was made

    def _node(self, text):
        from llama_index.core.schema import TextNode

        return TextNode(text=text)
