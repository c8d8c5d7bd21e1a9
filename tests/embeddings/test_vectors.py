"""Tokens as values: what is kept of them, what they score, and embedders that have none."""

import numpy as np
import pytest

from embeddings import TokenSigns, TokenVectors, similarities, with_tokens

STARTS = np.array([0, 4, 9], dtype=np.int32)


def units(rows):
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


@pytest.mark.parametrize("width", [1, 8, 10, 384])
def test_similarities_are_inner_products_with_vectors_of_signs(width):
    random = np.random.default_rng(width)
    tokens, query = units(random.standard_normal((3, width))), units(random.standard_normal((2, width)))
    signs = TokenSigns.of(TokenVectors(tokens, STARTS))
    assert signs.bits.shape == (3, -(-width // 8))
    scores = similarities(query, signs)
    assert (scores.shape, scores.dtype) == ((2, 3), np.float64)
    expected = [[sum(a if b > 0 else -a for a, b in zip(q, t, strict=True)) for t in tokens] for q in query.tolist()]
    np.testing.assert_array_equal(scores, np.round(np.array(expected) / width**0.5, 6) + 0.0)


def test_a_token_scores_one_with_itself_where_all_coordinates_are_alike():
    rows = np.array([[0.5, -0.5, -0.5, 0.5], [-0.5, 0.5, 0.5, -0.5]], dtype=np.float32)
    signs = TokenSigns.of(TokenVectors(rows, STARTS[:2]))
    np.testing.assert_array_equal(signs.bits, [[0b1001_0000], [0b0110_0000]])
    np.testing.assert_array_equal(similarities(rows, signs), [[1, -1], [-1, 1]])


def test_no_tokens_have_no_similarities():
    none = TokenSigns(np.empty((0, 2), np.uint8), np.empty(0, np.int32))
    assert similarities(np.eye(3, 16, dtype=np.float32), none).shape == (3, 0)
    some = TokenSigns(np.zeros((4, 2), np.uint8), np.zeros(4, np.int32))
    assert similarities(np.empty((0, 16), np.float32), some).shape == (0, 4)


def test_tokens_of_another_width_are_refused():
    with pytest.raises(ValueError, match="tokens of width 24 do not fit signs of 2 bytes"):
        similarities(np.eye(1, 24, dtype=np.float32), TokenSigns(np.zeros((1, 2), np.uint8), STARTS[:1]))


def test_starts_before_a_place_are_those_of_the_title():
    signs = TokenSigns(np.zeros((3, 1), np.uint8), STARTS).after(4)
    assert (signs.starts.tolist(), signs.starts.dtype) == ([-1, 0, 5], np.int32)


class Pooled:
    """An embedder that knows of no tokens."""

    name, fingerprint, dim, max_tokens = "pooled", "f" * 64, 4, 64

    def count_tokens(self, texts):
        return [len(text.split()) for text in texts]

    def embed_documents(self, texts, progress=None):
        if progress:
            progress(len(texts))
        return units(np.array([[len(text), 1, -1, 0] for text in texts]).reshape(len(texts), 4))

    def embed_query(self, text):
        return self.embed_documents([text])


def test_a_text_is_one_token_to_an_embedder_without_any():
    embedder, done = with_tokens(Pooled()), []
    found = embedder.embed_passages(["Ships", "Tanks roll"], done.append)
    np.testing.assert_array_equal(found.vectors, Pooled().embed_documents(["Ships", "Tanks roll"]))
    for row, tokens in enumerate(found.tokens):
        np.testing.assert_array_equal(tokens.vectors, found.vectors[[row]])
        assert tokens.starts.tolist() == [0]
    np.testing.assert_array_equal(embedder.embed_question("Ships").tokens[0].vectors, Pooled().embed_query("Ships"))
    assert (done, embedder.dim, embedder.count_tokens(["a b"])) == ([2], 4, [2])


def test_an_embedder_with_tokens_stays_itself(embedder):
    assert with_tokens(embedder) is embedder


def test_an_index_is_built_by_an_embedder_without_tokens(build, given_article, tmp_path):
    from embeddings import open_index

    build(articles=[given_article("a", "Ships sail.", "Harbour")], embedder=Pooled())
    index = open_index(tmp_path / "index", embedder=Pooled()).index
    (signs,) = index.tokens(["a#0-11"])
    assert (signs.bits.tolist(), signs.starts.tolist()) == ([[0b1100_0000]], [-1])
    index.close()
