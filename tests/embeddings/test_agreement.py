"""When a query encoder counts as one with the embedder it was made of."""

from dataclasses import replace

import numpy as np
import pytest

from embeddings import EmbeddedTexts
from embeddings.agreement import QUESTIONS, compare

TEXTS = ["Ships sail to Riga.", "The ferry of Saltmere is late.", "Wardens counted otters on the river."]


@pytest.fixture
def bend(make_embedder):
    """An embedder whose vectors, or tokens, are not quite those of the plain one."""

    class Bent(make_embedder):
        def __init__(self, vectors=lambda rows: rows, tokens=lambda each: each):
            super().__init__()
            self._vectors, self._tokens_too = vectors, tokens

        def _bent(self, found):
            return EmbeddedTexts(self._vectors(found.vectors), tuple(map(self._tokens_too, found.tokens)))

        def embed_passages(self, texts, progress=None):
            return self._bent(super().embed_passages(texts, progress))

        def embed_question(self, text):
            return self._bent(super().embed_question(text))

    return Bent


def test_one_agrees_with_itself(embedder, make_embedder):
    agreement = compare(embedder, make_embedder(), TEXTS)
    count = 2 * len(TEXTS) + len(QUESTIONS)
    assert (agreement.holds, agreement.texts) == (True, count)
    assert agreement.told == f"cosine 1.000000, same ranks, same tokens on {count} texts"


def towards(share):
    """Rows turned a little towards the first axis."""

    def turn(rows):
        turned = rows + share * np.eye(1, rows.shape[1], dtype=np.float32)
        return (turned / np.linalg.norm(turned, axis=1, keepdims=True)).astype(np.float32)

    return turn


def test_other_vectors_do_not_agree(embedder, bend):
    assert compare(embedder, bend(towards(0.001)), TEXTS).cosine > 0.9999
    agreement = compare(embedder, bend(towards(0.2)), TEXTS)
    assert (agreement.cosine < 0.9999, agreement.holds) == (True, False)


def test_vectors_that_are_no_numbers_or_of_another_width_do_not_agree(embedder, bend):
    for spoilt in (lambda rows: rows * np.nan, lambda rows: np.hstack([rows, rows])):
        with np.errstate(invalid="ignore"):
            assert (
                compare(
                    embedder, bend(tokens=lambda each, s=spoilt: replace(each, vectors=s(each.vectors))), TEXTS
                ).cosine
                == -1
            )


def test_other_ranks_do_not_agree(embedder, bend):
    agreement = compare(embedder, bend(lambda rows: rows[::-1].copy() if len(rows) > 1 else rows), TEXTS)
    assert (agreement.same_ranks, agreement.holds) == (False, False)


def test_tokens_elsewhere_do_not_agree(embedder, bend):
    agreement = compare(embedder, bend(tokens=lambda each: replace(each, starts=each.starts + 1)), TEXTS)
    assert (agreement.same_tokens, agreement.holds) == (False, False)
    assert "other tokens" in agreement.told
