"""What a build keeps of its embedder, so that questions need neither that nor torch: ONNX Runtime and a tokenizer."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from embeddings.errors import EmbedderUnavailable
from embeddings.manifest import EmbedderRecord, EncoderFiles
from embeddings.model_folder import first_line
from embeddings.token_places import at_places, places_of
from embeddings.vectors import EmbeddedTexts, TokenVectors, Vectors
from embeddings.whole import WholeFiles

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

#: What the network gives: the vector of each text, of unit length, and those of all tokens that it sees.
OUTPUTS = ("vector", "tokens")

#: Threads that a question may take: alone it is embedded sooner, among others no later. Its bytes are the same by any
#: number of them, for they part the columns of a matrix and no sum.
QUESTION_THREADS = 2
_FATAL_ONLY = 4  # ONNX Runtime's log; what it cannot do is an error of ours


@dataclass(frozen=True, slots=True)
class _Parts:
    """A network and its tokenizer, ready for any thread."""

    session: InferenceSession
    inputs: tuple[str, ...]
    tokenizer: Tokenizer


class QueryEncoder:
    """An `Embedder` out of a build's files, which are read at its first use. Thread-safe.

    Every text is embedded alone, so that its bytes depend on nothing else. The weights are mapped into
    memory, not copied there.

    Args:
        made: What made the build's vectors, and these files.
        files: Of the encoder.
        folders: Gives folders of builds, any of which may have the files by the time they are read.
        threads: That a text may take; with one each, many texts are embedded sooner.
    """

    def __init__(
        self,
        made: EmbedderRecord,
        files: EncoderFiles,
        folders: Callable[[], Sequence[Path]],
        *,
        threads: int = QUESTION_THREADS,
    ) -> None:
        self._made = made
        self._files = files
        self._folders = folders
        self._threads = threads
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """That of the embedder that it stands for; so with the other properties."""
        return self._made.name

    @property
    def fingerprint(self) -> str:
        """Hex digest of everything that decides the embedder's vectors."""
        return self._made.fingerprint

    @property
    def dim(self) -> int:
        """Width of a vector."""
        return self._made.dim

    @property
    def max_tokens(self) -> int:
        """Longest input in tokens, special ones included."""
        return self._made.max_tokens

    def load(self) -> None:
        """Read the files, if they were not yet.

        Raises:
            IndexDamaged: If one is missing or changed.
            EmbedderUnavailable: If a library is not here or cannot use them; so do all methods.
        """
        with self._lock:
            _ = self._parts

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count the tokens of each text, special ones left out."""
        encodings = self._counting.encode_batch(list(texts), add_special_tokens=False)
        return [len(encoding.ids) for encoding in encodings]

    def embed_documents(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        """Embed texts that are searched; see `Embedder`."""
        return self.embed_passages(texts, progress).vectors

    def embed_passages(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> EmbeddedTexts:
        """Embed texts that are searched, with their tokens; see `Embedder`."""
        vectors = np.empty((len(texts), self.dim), dtype=np.float32)
        tokens: list[TokenVectors] = []
        self.load()
        with ThreadPoolExecutor(min(len(texts), os.cpu_count() or 1) or 1) as pool:
            each = pool.map(lambda text: self._embed(self._files.document_prompt, text), texts)
            for row, (vector, found) in enumerate(each):
                vectors[row] = vector[0]
                tokens.append(found)
                if progress:
                    progress(1)
        return EmbeddedTexts(vectors, tuple(tokens))

    def embed_query(self, text: str) -> Vectors:
        """Embed one question; see `Embedder`."""
        return self._embed(self._files.query_prompt, text)[0]

    def embed_question(self, text: str) -> EmbeddedTexts:
        """Embed one question with its tokens; see `Embedder`."""
        vector, tokens = self._embed(self._files.query_prompt, text)
        return EmbeddedTexts(vector, (tokens,))

    def _embed(self, prompt: str, text: str) -> tuple[Vectors, TokenVectors]:
        """The (1, dim) vector of a text, and its tokens."""
        self.load()
        parts = self._parts
        encoding = parts.tokenizer.encode(prompt + text)
        seen = {
            "input_ids": encoding.ids,
            "attention_mask": encoding.attention_mask,
            "token_type_ids": encoding.type_ids,
        }
        given = {name: np.array([seen[name]], dtype=np.int64) for name in parts.inputs}  # (1, tokens)
        try:
            vector, tokens = parts.session.run(OUTPUTS, given)
        except Exception as error:  # its own classes, none of them public
            raise EmbedderUnavailable(f"ONNX Runtime cannot embed: {first_line(error)}") from error
        places = places_of(encoding, prompt, text)
        return np.asarray(vector, dtype=np.float32), at_places(np.asarray(tokens[0], dtype=np.float32), places)

    @cached_property
    def _parts(self) -> _Parts:
        folder = self._folder()
        whole = WholeFiles.stamped(folder)
        with ThreadPoolExecutor(1) as beside:  # hashing goes on while the libraries are imported
            checked = [beside.submit(whole.path, file) for file in self._files.files]
            try:
                parts = _read(folder / self._files.network.path, folder / self._files.tokenizer.path, self._threads)
            except Exception as error:  # a library that is not here, or whatever it makes of the files
                for each in checked:
                    each.result()
                raise EmbedderUnavailable(f"the index's query encoder cannot be used: {first_line(error)}") from error
            for each in checked:
                each.result()
        whole.save()
        return parts

    @cached_property
    def _counting(self) -> Tokenizer:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self._folder() / self._files.tokenizer.path))
        tokenizer.no_truncation()
        return tokenizer

    def _folder(self) -> Path:
        """A build's folder that has the files: its own may be deleted by now."""
        folders = self._folders()
        return next((folder for folder in folders if (folder / self._files.network.path).exists()), folders[0])


def _read(network: Path, tokenizer: Path, threads: int) -> _Parts:
    """Read both."""
    from onnxruntime import InferenceSession, SessionOptions
    from tokenizers import Tokenizer

    options = SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # what waits leaves the core to others
    options.use_deterministic_compute = True
    options.log_severity_level = _FATAL_ONLY
    session = InferenceSession(str(network), options, providers=["CPUExecutionProvider"])
    return _Parts(session, tuple(given.name for given in session.get_inputs()), Tokenizer.from_file(str(tokenizer)))
