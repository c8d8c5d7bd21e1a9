"""What the configuration files of a sentence-transformers model say; needs no torch."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from embeddings.errors import EmbedderUnavailable


def read_shape(folder: Path) -> tuple[int, int]:
    """Return the width of vectors and the longest input of a model.

    Raises:
        EmbedderUnavailable: If the folder holds no sentence-transformers model.
    """
    try:
        transformer = transformer_folder(folder)
        config = _read_json(transformer / "config.json")
        dim = int(config["hidden_size"])
        for module in _modules(folder):
            if module["type"].endswith((".Pooling", ".Dense")):
                dim = _width(_read_json(folder / module["path"] / "config.json"), dim)
        limits = [config.get("max_position_embeddings"), _length(transformer, folder)]
        return dim, min(int(limit) for limit in limits if limit)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EmbedderUnavailable(
            f"{folder} holds no sentence-transformers model ({first_line(error)}): name a folder with config.json, "
            "modules.json, tokenizer.json and model.safetensors"
        ) from error


def transformer_folder(folder: Path) -> Path:
    """Return where the first module of a model is, with its tokenizer."""
    modules = _modules(folder)
    return folder / modules[0]["path"] if modules else folder


def first_line(error: Exception) -> str:
    """Return what an error says, cut to a line."""
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__


def _width(config: dict[str, Any], dim: int) -> int:
    """Width after a pooling or dense module."""
    if "out_features" in config:
        return int(config["out_features"])
    modes = sum(bool(value) for key, value in config.items() if key.startswith("pooling_mode_"))
    return int(config.get("word_embedding_dimension", dim)) * max(modes, 1)


def _length(transformer: Path, folder: Path) -> int | None:
    """Longest input that the model's own settings allow."""
    for path in (transformer / "sentence_bert_config.json", folder / "sentence_bert_config.json"):
        if path.exists() and (length := _read_json(path).get("max_seq_length")):
            return int(length)
    path = transformer / "tokenizer_config.json"
    return int(_read_json(path)["model_max_length"]) if path.exists() else None


def _modules(folder: Path) -> list[dict[str, Any]]:
    path = folder / "modules.json"
    return _read_json(path) if path.exists() else []


def _read_json(path: Path) -> Any:  # noqa: ANN401 (JSON of other people's files)
    return json.loads(path.read_text(encoding="utf-8"))
