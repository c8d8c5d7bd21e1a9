"""How much each part of a score counts: plain numbers, fitted or chosen, in one place."""

from __future__ import annotations

from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class RetrievalWeights:
    """Weights of the legs of retrieval; all but recency are standardised over the candidates of a question.

    Attributes:
        dense: Cosine of the chunk with the question.
        bm25: Words of the chunk.
        article: Words of the whole article.
        recency: exp(-age / 14 days), counted when a day is given.
    """

    dense: float = 1.0
    bm25: float = 1.0
    article: float = 1.0
    recency: float = 5.0


@dataclass(frozen=True, slots=True)
class SentenceWeights:
    """Weights of what ranks sentences. The first five are standardised over the sentences of a question.

    Attributes:
        dense: Cosine with the question.
        words: BM25 over the sentences.
        pairs: Neighbours in the question that are neighbours in the sentence.
        before: Words of the sentence before.
        chunk: Score of the hit.
        news: Words that the question lacks; a sentence that only echoes it answers nothing.
        wanted: It holds the kind of thing asked for.
        counted: A figure stands before what the question counts.
        caption: It is a caption.
    """

    dense: float = 1.0
    words: float = 0.8
    pairs: float = 0.3
    before: float = 0.2
    chunk: float = 1.0
    news: float = 1.0
    wanted: float = 1.5
    counted: float = 1.5
    caption: float = -0.5


@dataclass(frozen=True, slots=True)
class Weights:
    """All weights of a question."""

    retrieval: RetrievalWeights = field(default_factory=RetrievalWeights)
    sentences: SentenceWeights = field(default_factory=SentenceWeights)

    def without(self, leg: str) -> Weights:
        """Return these weights with a leg of retrieval switched off.

        Raises:
            TypeError: If there is no such leg.
        """
        return replace(self, retrieval=replace(self.retrieval, **{leg: 0.0}))
