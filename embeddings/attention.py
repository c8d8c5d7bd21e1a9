"""Attention as one operator of ONNX Runtime, for a network that gets every text alone. Needs torch.

Plainly exported, attention is a dozen operators a layer, most of them busy with a mask that hides nothing where no text
is padded. As one operator without a mask it saves a tenth of a passage's time.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch
    from sentence_transformers import SentenceTransformer

_NAME = "article_qa_one_operator"


@contextlib.contextmanager
def as_one_operator(model: SentenceTransformer) -> Iterator[None]:
    """Let the transformers inside a model be exported with it; those that bring their own attention stay as they are.

    Within, a model embeds rightly what is not padded, or its attention is of another kind and it raises ValueError.
    """
    from transformers import AttentionInterface, PreTrainedModel

    AttentionInterface.register(_NAME, _attend)
    configs = [part.config for part in model.modules() if isinstance(part, PreTrainedModel)]
    before = [config._attn_implementation for config in configs]
    try:
        for config in configs:
            config._attn_implementation = _NAME
        yield
    finally:
        for config, name in zip(configs, before, strict=True):
            config._attn_implementation = name


def _attend(
    module: torch.nn.Module,
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    attention_mask: torch.Tensor | None,
    **options: Any,  # noqa: ANN401 (whatever a model adds)
) -> tuple[torch.Tensor, None]:
    """Attention as transformers calls it: (texts, heads, tokens, width) to (texts, tokens, heads, width)."""
    is_partial = attention_mask is not None or getattr(module, "is_causal", False) or options.get("sliding_window")
    if is_partial or key.shape[1] != query.shape[1]:
        raise ValueError("its attention is not of all tokens to all, or has fewer keys than queries")
    apply: Any = _operator().apply
    return apply(query, key, value, int(query.shape[1]), float(options.get("scaling") or query.shape[3] ** -0.5)), None


def _whole(part: Any) -> Any:  # noqa: ANN401 (torch)
    """What was parted into heads, as the operator takes it, of a value in a graph; None if it was not parted so.

    To part and join it again would be some twenty operators a layer, which a question of ten words feels.
    """
    turned = part.node()
    if turned.kind() != "onnx::Transpose" or getattr(turned, "is")("perm") != [0, 2, 1, 3]:
        return None
    parted = turned.inputsAt(0).node()
    return parted.inputsAt(0) if parted.kind() == "onnx::Reshape" else None


@cache
def _operator() -> type[torch.autograd.Function]:
    """The operator: computed by torch, written as that of ONNX Runtime."""
    import torch

    class Attention(torch.autograd.Function):  # type: ignore[misc, unused-ignore]  # torch is imported late
        @staticmethod
        def forward(_: Any, query: Any, key: Any, value: Any, heads: int, scale: float) -> Any:  # noqa: ANN401 (torch)
            del heads
            found = torch.nn.functional.scaled_dot_product_attention(query, key, value, scale=scale)
            return found.transpose(
                1, 2
            )  # (texts, tokens, heads, width); the operator has heads x width, as all then reshape it

        @staticmethod
        def symbolic(graph: Any, query: Any, key: Any, value: Any, heads: int, scale: float) -> Any:  # noqa: ANN401
            def flat(part: Any) -> Any:  # noqa: ANN401
                if (whole := _whole(part)) is not None:
                    return whole
                turned = graph.op("Transpose", part, perm_i=[0, 2, 1, 3])
                return graph.op("Reshape", turned, graph.op("Constant", value_t=torch.tensor([0, 0, -1])))

            given = (flat(part) for part in (query, key, value))
            found = graph.op("com.microsoft::MultiHeadAttention", *given, num_heads_i=heads, scale_f=scale)
            found.setType(query.type().with_sizes([None] * 4))  # else the exporter warns on standard error
            return found

    return Attention
