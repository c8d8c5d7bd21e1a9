"""Cross-encoders: models that read a question and a passage together. Imports torch only when one first scores."""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from embeddings.errors import EmbedderUnavailable
from embeddings.model_folder import first_line
from embeddings.quiet import silent_loading
from embeddings.vectors import SCORE_PLACES

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder


def load_cross_encoder(folder: str | Path) -> LocalCrossEncoder:
    """Find a cross-encoder in a folder of this machine; it is read into memory at its first use.

    Raises:
        EmbedderUnavailable: If the folder holds none whose weights are safetensors.
    """
    return LocalCrossEncoder(Path(folder).expanduser().absolute())


class LocalCrossEncoder:
    """A cross-encoder in a folder. Thread-safe; runs no code of the folder and asks no network.

    Raises:
        EmbedderUnavailable: If the folder holds none, or it turns out to be another kind of model when it is used.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        if not folder.is_dir():
            raise EmbedderUnavailable(f"no such cross-encoder folder: {folder}")
        try:
            labels = json.loads((folder / "config.json").read_text(encoding="utf-8")).get("id2label", {"0": ""})
        except (OSError, ValueError, AttributeError) as error:
            raise _not_one(folder, f"config.json: {first_line(error)}") from error
        if not any(folder.rglob("*.safetensors")):
            raise _not_one(folder, "no *.safetensors")
        if len(labels) != 1:
            raise _not_one(folder, f"it has {len(labels)} labels, and a score is one")

    @property
    def name(self) -> str:
        """Its folder."""
        return str(self._folder)

    def scores(self, question: str, passages: Sequence[str]) -> list[float]:
        """Return how well each passage answers a question: higher is better, any number, 6 places."""
        if not passages:
            return []
        import torch

        torch.set_num_threads(1)  # as for embedding: the number of threads would show in the scores
        found = self._model.predict(
            [(question, passage) for passage in passages],
            activation_fn=torch.nn.Identity(),  # what squeezes scores into 0 to 1 makes the best ones equal
            show_progress_bar=False,
        )
        return [round(float(score), SCORE_PLACES) + 0.0 for score in found]

    @property
    def _model(self) -> CrossEncoder:
        with self._lock:
            return self._loaded

    @cached_property
    def _loaded(self) -> CrossEncoder:
        with silent_loading():
            from sentence_transformers import CrossEncoder

            try:
                model: CrossEncoder = CrossEncoder(
                    str(self._folder),
                    device="cpu",
                    trust_remote_code=False,
                    local_files_only=True,
                    model_kwargs={"use_safetensors": True},
                )
                model.predict([("", "")], show_progress_bar=False)  # sets up the tokenizer before threads share it
                return model
            except Exception as error:  # whatever the libraries make of a broken folder
                raise _not_one(self._folder, first_line(error)) from error


def _not_one(folder: Path, why: str) -> EmbedderUnavailable:
    return EmbedderUnavailable(
        f"{folder} holds no usable cross-encoder ({why}): name a folder with config.json, tokenizer.json and "
        "model.safetensors of a model with one label"
    )
