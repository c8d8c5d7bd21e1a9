"""What embeds the questions to a build: its query encoder, else the embedder that made it."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from embeddings.errors import EmbedderUnavailable, IndexFault
from embeddings.manifest import EncoderRecord, Manifest
from embeddings.opening import check_embedder
from embeddings.publish import build_folder
from embeddings.query_encoder import QueryEncoder
from embeddings.sentence_transformer import load_embedder
from embeddings.vectors import EmbeddedTexts, Embedder, Vectors

logger = logging.getLogger(__name__)

_EMBEDDER = "sentence-transformers"


class QueryEmbedder:
    """An `Embedder` for the questions to a build, read into memory at its first use. Thread-safe.

    It stays with what it uses first, so that a process gives the same question the same bytes.

    Args:
        index_dir: Folder of the index.
        manifest: Of the build.

    Raises:
        EmbedderUnavailable: If the build has no query encoder, and its embedder cannot be found; at its first use
            also if neither can be used.
        IndexMismatch: If the embedder found is not the one that made the build.
    """

    def __init__(self, index_dir: Path, manifest: Manifest) -> None:
        self._manifest = manifest
        self._lock = threading.Lock()
        self._chosen: Embedder | None = None
        self._encoder = find_encoder(index_dir, manifest)
        self._why_not = _why_not(manifest.encoder)
        if self._encoder is None:
            self._chosen = self._made_it()

    def load(self) -> None:
        """Read the query encoder into memory, if the build has one and it was not used yet.

        What is wrong with it is told by the next method that needs it.
        """
        if self._encoder is not None:
            with contextlib.suppress(IndexFault, OSError):
                self._encoder.load()

    def serves(self, manifest: Manifest) -> bool:
        """Tell whether it would embed the questions to another build in the same way."""
        made, encoder = self._manifest.embedder, self._manifest.encoder
        other = manifest.encoder
        files = encoder and encoder.files, other and other.files
        return (made.fingerprint, made.name, files[0]) == (
            manifest.embedder.fingerprint,
            manifest.embedder.name,
            files[1],
        )

    @property
    def means(self) -> str:
        """What embeds, as far as it is known yet, and why."""
        encoder = self._manifest.encoder
        if encoder and encoder.files and not self._why_not:
            return f"ONNX Runtime, out of the index: {encoder.why}"
        return f"{_EMBEDDER}: {self._why_not}"

    @property
    def name(self) -> str:
        """That of the embedder that made the build; so with the other properties."""
        return self._manifest.embedder.name

    @property
    def fingerprint(self) -> str:
        """Hex digest of everything that decides the vectors."""
        return self._manifest.embedder.fingerprint

    @property
    def dim(self) -> int:
        """Width of a vector."""
        return self._manifest.embedder.dim

    @property
    def max_tokens(self) -> int:
        """Longest input in tokens, special ones included."""
        return self._manifest.embedder.max_tokens

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count the tokens of each text, special ones left out."""
        return self._ready().count_tokens(texts)

    def embed_documents(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        """Embed texts that are searched; see `Embedder`."""
        return self._ready().embed_documents(texts, progress)

    def embed_passages(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> EmbeddedTexts:
        """Embed texts that are searched, with their tokens; see `Embedder`."""
        return self._ready().embed_passages(texts, progress)

    def embed_query(self, text: str) -> Vectors:
        """Embed one question; see `Embedder`."""
        return self._ready().embed_query(text)

    def embed_question(self, text: str) -> EmbeddedTexts:
        """Embed one question with its tokens; see `Embedder`."""
        return self._ready().embed_question(text)

    def _ready(self) -> Embedder:
        with self._lock:
            if self._chosen is None:
                self._chosen = self._choose()
            return self._chosen

    def _choose(self) -> Embedder:
        """The encoder if it can be used."""
        assert self._encoder is not None  # else it was chosen when this was made
        try:
            self._encoder.load()
            return self._encoder
        except EmbedderUnavailable as error:
            self._why_not = str(error)
            logger.warning("%s; questions are embedded by %s", error, _EMBEDDER)
            return self._made_it()

    def _made_it(self) -> Embedder:
        """The embedder that made the build, found by its name."""
        embedder = load_embedder(self._manifest.embedder.name)
        check_embedder(self._manifest, embedder)
        return embedder


def find_encoder(index_dir: Path, manifest: Manifest) -> QueryEncoder | None:
    """Return the query encoder of a build; None if it has none."""
    record = manifest.encoder
    if record is None or record.files is None:
        return None
    own = build_folder(index_dir, manifest.build_id)

    def folders() -> list[Path]:
        return [own, *sorted(own.parent.iterdir())]

    return QueryEncoder(manifest.embedder, record.files, folders)


def _why_not(record: EncoderRecord | None) -> str:
    """Why a build has no encoder; "" if it has one."""
    if record is None:
        return "the index is of a time before it had a query encoder; the next rebuild makes one"
    return "" if record.files else record.why
