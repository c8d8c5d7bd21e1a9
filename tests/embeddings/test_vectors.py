"""Tokens as values: what is kept of them, what they score, and embedders that have none."""

import numpy as np

from embeddings import TokenSigns, with_tokens

STARTS = np.array([0, 4, 9], dtype=np.int32)


def units(rows):
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


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
