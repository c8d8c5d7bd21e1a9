"""One pass of a model over a few texts: their vectors, and those of their tokens. Needs torch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from embeddings.pooled import one_token
from embeddings.token_places import TokenPlace, at_places, find_places
from embeddings.vectors import EmbeddedTexts, TokenVectors, Vectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

#: What a text is to the model, and the names its prompts for it may have, the first one that it has counts.
Side = Literal["query", "document"]
_PROMPTS = {"query": ("query",), "document": ("document", "passage", "corpus")}


def embed_texts(model: SentenceTransformer, side: Side, texts: list[str]) -> Vectors:
    """Return the vectors of texts in one batch: (n, dim)."""
    return np.asarray(_encode(model, side, texts, normalize_embeddings=True), dtype=np.float32)


def embed_with_tokens(model: SentenceTransformer, tokenizer: Tokenizer, side: Side, texts: list[str]) -> EmbeddedTexts:
    """Return the same vectors, byte for byte, and those of the tokens.

    A text whose tokens cannot be placed has one token, their mean; where a model has none, it is the vector of the
    text.
    """
    import torch

    seen = _encode(model, side, texts, output_value=None)
    pooled = torch.stack([item["sentence_embedding"] for item in seen])
    vectors = torch.nn.functional.normalize(pooled, p=2, dim=1).float().numpy()  # as `encode` does it: (n, dim)
    prompt = prompt_of(model, side)
    tokens = [
        _tokens(item, find_places(tokenizer, prompt, text, _ids(item)))
        if "token_embeddings" in item
        else one_token(vectors[row : row + 1])
        for row, (item, text) in enumerate(zip(seen, texts, strict=True))
    ]
    return EmbeddedTexts(vectors, tuple(tokens))


def prompt_of(model: SentenceTransformer, side: Side) -> str:
    """Return what `encode` puts before a text."""
    names = (*(name for name in _PROMPTS[side] if name in model.prompts), model.default_prompt_name)
    return model.prompts.get(names[0] or "") or ""


def _encode(model: SentenceTransformer, side: Side, texts: list[str], **options: Any) -> Any:  # noqa: ANN401 (torch)
    import torch

    # Each thread keeps a number of its own from its first use of torch; the math library's is the process's, so
    # it cannot be set back while another thread embeds.
    torch.set_num_threads(1)
    encode = model.encode_query if side == "query" else model.encode_document
    return encode(texts, batch_size=len(texts), show_progress_bar=False, **options)


def _ids(item: Mapping[str, Any]) -> list[int]:
    ids: list[int] = item["input_ids"][item["attention_mask"].bool()].tolist()
    return ids


def _tokens(item: Mapping[str, Any], places: Sequence[TokenPlace] | None) -> TokenVectors:
    """The tokens of a text at their places."""
    seen: Vectors = item["token_embeddings"][item["attention_mask"].bool()].float().numpy()  # (tokens, width)
    return at_places(seen, places)
