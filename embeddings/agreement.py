"""Whether a query encoder does what the embedder does that it was made of: vectors, ranks, tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from embeddings.vectors import EmbeddedTexts, Embedder, TokenVectors, Vectors

#: An encoder is used from this cosine on, for every vector.
LEAST_COSINE = 0.9999

#: Scores this close may change places: they are as near as two runs of one model on other processors.
_SAME_SCORE = 1e-5

#: Asked beside what is made of the texts: ordinary, empty, odd, and longer than any model reads.
QUESTIONS = (
    "How many ships lie in the harbour of Riga?",
    "Who?",
    "",
    "\n  What did the mayor’s naïve café-goers say — “no”, or ½ of it 😀?",
    "東京 and Київ: ¿cuándo?",
    "What did the harbour master say about the ferry? " * 300,
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How alike two embedders are.

    Attributes:
        cosine: The least one of a text's two vectors, and of a token's.
        same_ranks: Whether every question finds the texts in the same order.
        same_tokens: Whether the tokens begin at the same places.
        texts: How many texts and questions were compared.
    """

    cosine: float
    same_ranks: bool
    same_tokens: bool
    texts: int

    @property
    def holds(self) -> bool:
        """Whether one may stand for the other."""
        return self.same_tokens and self.same_ranks and self.cosine >= LEAST_COSINE

    @property
    def told(self) -> str:
        """As a part of a sentence."""
        ranks, tokens = "same" if self.same_ranks else "other", "same" if self.same_tokens else "other"
        return f"cosine {self.cosine:.6f}, {ranks} ranks, {tokens} tokens on {self.texts} texts"


def compare(embedder: Embedder, encoder: Embedder, texts: Sequence[str]) -> Agreement:
    """Embed texts, and questions made of them and others, with both.

    Args:
        embedder: What is right.
        encoder: What shall do the same.
        texts: At least one, as they are searched.
    """
    questions = [*QUESTIONS, *(" ".join(text.split()[-8:]) for text in texts)]
    passages = embedder.embed_passages(texts), encoder.embed_passages(texts)
    asked = _asked(embedder, questions), _asked(encoder, questions)
    pairs = list(zip(*([*part.tokens, *rest.tokens] for part, rest in zip(passages, asked, strict=True)), strict=True))
    same_tokens = all(np.array_equal(one.starts, other.starts) for one, other in pairs)
    vectors = [np.concatenate([part.vectors, rest.vectors]) for part, rest in zip(passages, asked, strict=True)]
    cosines = [_least_cosine(*vectors)]
    if same_tokens:
        cosines += [_least_cosine(one.vectors, other.vectors) for one, other in pairs if len(one.starts)]
    scores = [rest.vectors @ part.vectors.T for part, rest in zip(passages, asked, strict=True)]
    return Agreement(min(cosines), _are_ranked_alike(*scores), same_tokens, len(texts) + len(questions))


def _asked(embedder: Embedder, questions: Sequence[str]) -> EmbeddedTexts:
    """Questions, each embedded alone."""
    found = [embedder.embed_question(question) for question in questions]
    tokens: tuple[TokenVectors, ...] = tuple(each.tokens[0] for each in found)
    return EmbeddedTexts(np.concatenate([each.vectors for each in found]), tokens)


def _least_cosine(rows: Vectors, others: Vectors) -> float:
    """The least cosine of two rows at the same place; not a number counts as none at all."""
    if rows.shape != others.shape:
        return -1.0
    cosines = np.einsum("nd,nd->n", rows.astype(np.float64), others.astype(np.float64))
    cosines[(rows == others).all(axis=1)] = 1.0  # rows of zeros too
    return float(np.nan_to_num(cosines, nan=-1.0).min())


def _are_ranked_alike(scores: Vectors, others: Vectors) -> bool:
    """Tell whether each row of scores falls in the order of the others, but for those that are the same."""
    order = np.argsort(-others, axis=1, kind="stable")
    return bool((np.diff(np.take_along_axis(scores, order, axis=1), axis=1) <= _SAME_SCORE).all())
