"""Late interaction: how well a passage covers each token of a question (MaxSim: Khattab and Zaharia, ColBERT, 2020)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from embeddings import JoinedSigns, TokenSigns, Vectors, best_similarities, similarities
from qa.retrieval.scores import PLACES


@dataclass(frozen=True, slots=True, eq=False)
class Interaction:
    """Each token of a question against each of a chunk and of the title above it.

    Attributes:
        similarities: (m, n), from -1 to 1, of m tokens of the question and n of the chunk.
        starts: (n,) where in the chunk's text each token begins, -1 for the title's.
    """

    similarities: NDArray[np.float64]
    starts: NDArray[np.int32]

    @classmethod
    def of(cls, question: Vectors, signs: TokenSigns) -> Interaction:
        """Compare the (m, width) tokens of a question with those of a chunk."""
        return cls(similarities(question, signs), signs.starts)

    def coverage(self, *spans: tuple[int, int]) -> float:
        """Mean over the question's tokens of the best similarity in some spans of the chunk's text.

        Args:
            spans: (start, end) in the chunk's text; none for all of it, the title above included.

        Returns:
            From -1 to 1; 0 if there is no token on either side.
        """
        best = self.best(*spans)
        return round(float(best.mean()), PLACES) if len(best) else 0.0

    def coverages(self, spans: Sequence[tuple[int, int]]) -> list[float]:
        """Return the `coverage` of each span by itself: sentences are many, and one look at all is much faster."""
        if not self.similarities.size:
            return [0.0] * len(spans)
        order = np.argsort(self.starts, kind="stable")
        edges = np.searchsorted(self.starts[order], np.ravel(spans))  # first and end of each span
        ordered = self.similarities[:, np.append(order, 0)]  # one more: the last span may end behind all
        best = np.ascontiguousarray(np.maximum.reduceat(ordered, edges, axis=1)[:, ::2].T)  # (spans, m)
        means = zip(best.mean(axis=1).tolist(), edges[::2].tolist(), edges[1::2].tolist(), strict=True)
        return [round(mean, PLACES) if first < end else 0.0 for mean, first, end in means]

    def best(self, *spans: tuple[int, int]) -> NDArray[np.float64]:
        """Return for each of the question's tokens its best similarity in some spans, (m,); (0,) without a token there.

        Args:
            spans: As `coverage` takes them.
        """
        inside = self.similarities
        if spans:
            held = np.zeros(len(self.starts), dtype=np.bool_)  # (n,)
            for start, end in spans:
                held |= (self.starts >= start) & (self.starts < end)
            inside = inside[:, held]
        return inside.max(axis=1) if inside.size else np.zeros(0)


def interact(question: Vectors, signs: Sequence[TokenSigns]) -> list[Interaction]:
    """Compare the tokens of a question with those of several chunks."""
    return [Interaction.of(question, item) for item in signs]


def coverages(question: Vectors, signs: JoinedSigns) -> NDArray[np.float64]:
    """Return the `Interaction.coverage` of whole chunks: (chunks,)."""
    covered = np.zeros(len(signs.counts))
    told = signs.counts > 0
    if told.any() and len(question):
        best = best_similarities(question, JoinedSigns(signs.bits, signs.counts[told]))
        covered[told] = [round(mean, PLACES) for mean in best.mean(axis=1).tolist()]  # as `coverage` rounds ties
    return covered
