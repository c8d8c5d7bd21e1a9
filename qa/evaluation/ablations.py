"""The same questions with parts of the ranking switched off in turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

from qa.weights import RetrievalWeights, SentenceWeights, Weights

#: Legs of retrieval that find something by themselves.
_ALONE = {"BM25 only": "bm25", "dense only": "dense"}


def ablations(weights: Weights) -> Iterator[tuple[str, Weights]]:
    """Yield a name and weights for each part switched off, and for each leg that can stand alone."""
    yield "everything", weights
    legs = [leg.name for leg in fields(RetrievalWeights)]
    for name, kept in _ALONE.items():
        off = dict.fromkeys((leg for leg in legs if leg not in (kept, "recency", "freshness")), 0.0)
        yield name, replace(weights, retrieval=replace(weights.retrieval, **off))
    for leg in legs:
        yield f"no {leg} leg", weights.without(leg)
    for part in fields(SentenceWeights):
        yield f"sentences: no {part.name}", replace(weights, sentences=replace(weights.sentences, **{part.name: 0.0}))
