"""What tests of several packages share: an embedder that computes something real without a model."""

import hashlib
import re
from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import settings

from embeddings import EmbeddedTexts, TokenVectors, Vectors

settings.register_profile("untimed", deadline=None)  # machines are shared: no test asserts a time
settings.load_profile("untimed")


class HashingEmbedder:
    """Bags of words hashed into a few dimensions: texts that share words are near each other.

    `embedded` counts the texts that were embedded as documents.
    """

    def __init__(self, dim: int = 32, version: str = "1", max_tokens: int = 64) -> None:
        self.name = f"hashing-{dim}"
        self.fingerprint = hashlib.sha256(f"hashing {dim} {version}".encode()).hexdigest()
        self.dim = dim
        self.max_tokens = max_tokens
        self.embedded = 0

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(_words(text)) for text in texts]

    def embed_documents(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        self.embedded += len(texts)
        if progress:
            progress(len(texts))
        return np.array([self._vector(text) for text in texts], dtype=np.float32).reshape(len(texts), self.dim)

    def embed_query(self, text: str) -> Vectors:
        return self._vector(text).reshape(1, self.dim)

    def embed_passages(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> EmbeddedTexts:
        return EmbeddedTexts(self.embed_documents(texts, progress), tuple(self._tokens(text) for text in texts))

    def embed_question(self, text: str) -> EmbeddedTexts:
        return EmbeddedTexts(self.embed_query(text), (self._tokens(text),))

    def _tokens(self, text: str) -> TokenVectors:
        """A token a word, up to `max_tokens`, each with the vector that it has alone."""
        words = list(re.finditer(r"\w+", text))[: self.max_tokens]
        vectors = [self._vector(word[0]) for word in words]
        starts = [word.start() for word in words]
        return TokenVectors(
            np.array(vectors, dtype=np.float32).reshape(len(words), self.dim), np.array(starts, dtype=np.int32)
        )

    def _vector(self, text: str) -> Vectors:
        vector = np.zeros(self.dim, dtype=np.float32)
        vector[0] = 0.01  # so that a text without words has a direction too
        for word in _words(text):
            digest = hashlib.sha256(word.encode("utf-8", "surrogatepass")).digest()
            vector[digest[0] % self.dim] += 1 if digest[1] % 2 else -1
        norm = np.linalg.norm(vector)
        return (vector / norm).astype(np.float32) if norm else np.eye(1, self.dim, dtype=np.float32)[0]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


@pytest.fixture
def embedder() -> HashingEmbedder:
    return HashingEmbedder()


@pytest.fixture(scope="session")
def make_embedder() -> type[HashingEmbedder]:
    return HashingEmbedder


@pytest.fixture(scope="session")
def make_pdf() -> Callable[..., bytes]:
    """Make a PDF of pages of lines."""
    return _pdf


def _pdf(pages: Sequence[Sequence[str]], info: str = "") -> bytes:
    """A PDF with one line of text per line, written by hand."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        content = "BT /F1 12 Tf 72 720 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects)} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    body, offsets = "%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    start = len(body)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    return f"{body}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {info} >>\nstartxref\n{start}\n%%EOF\n".encode(
        "latin-1"
    )
