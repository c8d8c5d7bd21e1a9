"""Who takes part, and what each needs installed. The first is what all others are compared with, the last is ours."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Literal, Protocol

from tests.benchmarks.speed.material import Material

PARTS = ("cold", "build", "warm")


@dataclass(frozen=True, slots=True)
class Entry:
    """One contestant.

    Attributes:
        kind: Whether it searches vectors alone, or words too; or whether it is no peer but a bound of what ours can be.
        needs: Modules without which it is left out.
        parts: Of the comparison, in which it takes part.
    """

    name: str
    label: str
    kind: Literal["dense", "hybrid", "bound"]
    module: str
    needs: tuple[str, ...]
    parts: Sequence[str] = PARTS


class Contestant(Protocol):
    """What a contestant can do. Each is a class `Contestant` in a module of `contestants`."""

    def load(self, model: str) -> None:
        """Import what is needed, and read the model in that folder where it is used."""

    def fill(self, material: Material) -> None:
        """Begin anew with the material, embedded and indexed."""

    def retrieve(self, question: str, k: int) -> list[str]:
        """Return the texts of the best chunks; called from several threads."""

    def add(self, number: int, text: str) -> None:
        """Add an article that the next `retrieve` finds."""


PLAIN, OURS = "plain", "ours"
_MODEL = "sentence_transformers"

ENTRIES = (
    Entry(PLAIN, "sentence-transformers + FAISS", "dense", "plain", (_MODEL, "faiss")),
    Entry("plain-words", "the same + bm25s", "hybrid", "plain_words", (_MODEL, "faiss", "bm25s")),
    Entry("langchain", "LangChain FAISS", "dense", "langchain", ("langchain_huggingface", "langchain_community")),
    Entry(
        "langchain-hybrid",
        "LangChain FAISS + BM25",
        "hybrid",
        "langchain_hybrid",
        ("langchain_huggingface", "langchain_community", "langchain_classic", "rank_bm25"),
    ),
    Entry(
        "llamaindex",
        "LlamaIndex FAISS",
        "dense",
        "llamaindex",
        ("llama_index.core", "llama_index.embeddings.huggingface", "llama_index.vector_stores.faiss"),
    ),
    Entry("haystack", "Haystack in memory", "dense", "haystack", ("haystack", _MODEL)),
    Entry("txtai", "txtai hybrid", "hybrid", "txtai", ("txtai", _MODEL)),
    Entry("chroma", "Chroma", "dense", "chroma", ("chromadb", _MODEL)),
    Entry("lance", "LanceDB", "dense", "lance", ("lancedb", "pyarrow", _MODEL)),
    Entry("bare", "our encoder + FAISS, no more", "bound", "bare", ("onnxruntime", "faiss"), ("warm",)),
    Entry(OURS, "article-qa", "hybrid", "ours", ("onnxruntime", "tantivy", "faiss")),
)


def find(name: str) -> Entry:
    """Return a contestant by its name."""
    return next(entry for entry in ENTRIES if entry.name == name)


def missing(entry: Entry) -> str | None:
    """Return the first module that a contestant lacks here."""
    return next((name for name in entry.needs if not _is_here(name)), None)


def start(entry: Entry) -> Contestant:
    """Make a contestant; nothing heavy is imported yet."""
    module = importlib.import_module(f"tests.benchmarks.speed.contestants.{entry.module}")
    contestant: Contestant = module.Contestant()
    return contestant


def _is_here(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:  # of the package above it
        return False
