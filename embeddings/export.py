"""Making the query encoder of a build out of its embedder. Needs torch, onnx and ONNX Runtime."""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from embeddings.agreement import compare
from embeddings.attention import as_one_operator
from embeddings.errors import EmbedderUnavailable
from embeddings.manifest import BuildFile, EmbedderRecord, EncoderFiles, EncoderRecord
from embeddings.model_folder import first_line
from embeddings.network import rewrite
from embeddings.passes import prompt_of
from embeddings.publish import name_by_hash
from embeddings.query_encoder import OUTPUTS, QueryEncoder
from embeddings.sentence_transformer import SentenceTransformerEmbedder
from embeddings.vectors import Embedder

if TYPE_CHECKING:
    import torch
    from sentence_transformers import SentenceTransformer

#: Raised when another encoder would be made of the same embedder: a rebuild then makes it anew.
RECIPE = 4

#: Modules of sentence-transformers whose work the network can do; a prompt must count like all other words.
_MODULES = frozenset({"Transformer", "Pooling", "Dense", "Normalize"})
_OPSET = 17
_FOLDER = "encoder"
_FATAL_ONLY = 4  # ONNX Runtime's log; what it cannot do is an error of ours
#: Arrays from this size on are weights, kept in a file that can be mapped into memory.
_LEAST_WEIGHTS = 1024
_EXAMPLE = ["Ships sail to Riga.", "Ferries"]  # of two lengths, so that one of them is padded


def make_encoder(embedder: Embedder, folder: Path, texts: Sequence[str]) -> EncoderRecord:
    """Write the query encoder of an embedder into a build's folder, unless it cannot be made or does not agree.

    Args:
        embedder: What made the build's vectors.
        folder: Of the build.
        texts: Some of what the build has embedded, to try it with.

    Raises:
        OSError: If a file cannot be written.
    """
    if not isinstance(embedder, SentenceTransformerEmbedder):
        return EncoderRecord(RECIPE, None, f"{embedder.name} is no sentence-transformers model that could be exported")
    why = ""
    for in_one in (True, False):  # attention as one operator is quicker, but not every model's is of that kind
        (folder / _FOLDER).mkdir()
        try:
            _check_modules(embedder.model)
            files = _write(embedder.model, embedder.max_tokens, folder, in_one=in_one)
            made = EmbedderRecord(embedder.name, embedder.fingerprint, embedder.dim, embedder.max_tokens)
            agreement = compare(embedder, QueryEncoder(made, files, lambda: [folder]), texts)
            if agreement.holds:
                return EncoderRecord(RECIPE, files, f"as sentence-transformers does it, {agreement.told}")
            why = f"the exported model does not agree with it: {agreement.told}"
        except OSError:
            raise
        except Exception as error:  # whatever torch and ONNX make of a model
            why = f"the model cannot be exported: {first_line(error)}"
        shutil.rmtree(folder / _FOLDER)
    return EncoderRecord(RECIPE, None, why)


def _check_modules(model: SentenceTransformer) -> None:
    """Raise `EmbedderUnavailable` if a model does more than the network can do."""
    for module in model:
        kind = type(module)
        if kind.__name__ not in _MODULES or not kind.__module__.startswith("sentence_transformers."):
            raise EmbedderUnavailable(f"{kind.__name__} is not one of {', '.join(sorted(_MODULES))}")
        if not getattr(module, "include_prompt", True):
            raise EmbedderUnavailable("its pooling leaves the prompt out")
    kinds = {str(weights.dtype).removeprefix("torch.") for weights in model.parameters()}
    if kinds - {"float32"}:
        raise EmbedderUnavailable(f"its weights are {min(kinds - {'float32'})}, not float32")


def _write(model: SentenceTransformer, max_tokens: int, folder: Path, *, in_one: bool) -> EncoderFiles:
    """Write network, weights and tokenizer, each named by its hash."""
    import onnx

    path = folder / _FOLDER / "new.onnx"
    with as_one_operator(model) if in_one else nullcontext():
        _export(model, path)
    _simplify(path)
    network = onnx.load(str(path))
    rewrite(network.graph)
    numbers = path.with_suffix(".weights")
    numbers.touch()  # a small model may have none
    onnx.save(network, str(path), save_as_external_data=True, location=numbers.name, size_threshold=_LEAST_WEIGHTS)
    numbers.chmod(path.stat().st_mode)  # it may be the writer's alone
    weights = name_by_hash(folder, numbers)
    for tensor in network.graph.initializer:
        for entry in tensor.external_data:
            if entry.key == "location":
                entry.value = Path(weights.path).name
    path.write_bytes(network.SerializeToString(deterministic=True))
    tokenizer = _write_tokenizer(model, max_tokens, folder)
    return EncoderFiles(
        name_by_hash(folder, path), weights, tokenizer, prompt_of(model, "query"), prompt_of(model, "document")
    )


def _export(model: SentenceTransformer, path: Path) -> None:
    """Write the network as one ONNX file."""
    import torch

    features = {name: value for name, value in model.preprocess(_EXAMPLE).items() if isinstance(value, torch.Tensor)}
    names = list(features)
    axes = {0: "texts", 1: "tokens"}
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")  # of tracing, and of the exporter's age: the outcome is compared
        torch.onnx.export(
            _network(model, names).eval(),  # the exporter leaves a model, with all its parts, in the mode it came in
            tuple(features.values()),
            path,
            input_names=names,
            output_names=list(OUTPUTS),
            dynamic_axes={**dict.fromkeys(names, axes), OUTPUTS[0]: {0: "texts"}, OUTPUTS[1]: axes},
            opset_version=_OPSET,
            dynamo=False,
        )


def _simplify(path: Path) -> None:
    """Let ONNX Runtime write the network as it runs it, so that it need not find that out each time it is read."""
    from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions

    simpler = path.with_suffix(".simpler")
    options = SessionOptions()
    options.graph_optimization_level = GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(simpler)
    options.log_severity_level = _FATAL_ONLY
    InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    simpler.replace(path)


def _network(model: SentenceTransformer, names: Sequence[str]) -> torch.nn.Module:
    """The model as a function of arrays, which gives what `OUTPUTS` says."""
    import torch

    class Network(torch.nn.Module):  # type: ignore[misc, unused-ignore]  # torch is imported late
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, *given: torch.Tensor) -> tuple[Any, Any]:
            seen = self.model(dict(zip(names, given, strict=True)))
            return torch.nn.functional.normalize(seen["sentence_embedding"], p=2, dim=1), seen["token_embeddings"]

    return Network()


def _write_tokenizer(model: SentenceTransformer, max_tokens: int, folder: Path) -> BuildFile:
    """Write the tokenizer as the model has it, with what it cuts off."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str(model.tokenizer.backend_tokenizer.to_str())
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_tokens)
    path = folder / _FOLDER / "new.json"
    path.write_text(tokenizer.to_str(), encoding="utf-8")
    return name_by_hash(folder, path)
