"""Tells lines that sites put around articles from lines of articles, by a linear model of their words and shapes.

Rules tell what they were written for; the model tells what merely reads like it. It is fitted by
tests/benchmarks/fit_site_lines.py. Knows nothing of positions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from corpus.marking.line_traits import traits

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LineKind = Literal["footer", "noise", "caption", "bio"]

KINDS: tuple[LineKind, ...] = ("footer", "noise", "caption", "bio")
MAX_CHARS = 300  # of a line that is weighed
MODEL = Path(__file__).parent / "line_kinds.npz"


@dataclass(frozen=True, slots=True)
class Guess:
    """What a line is if it is no part of an article, and how much more it reads like that than like text."""

    kind: LineKind
    score: float


def guess_kinds(lines: Sequence[str]) -> list[Guess]:
    """Weigh lines, none of them empty; a score of 0 says that both are as likely, before all else is known."""
    if not lines:
        return []
    import numpy as np

    found = [traits(line) for line in lines]
    starts = np.cumsum([0, *(len(one) for one in found[:-1])])
    numbers = np.fromiter(chain.from_iterable(found), dtype=np.intp)
    sums = np.add.reduceat(_weights()[numbers], starts, axis=0)  # (lines, 1 + kinds)
    likeliest = sums[:, 1:].argmax(axis=1)
    scores = sums[:, 1:].max(axis=1) - sums[:, 0]
    return [Guess(KINDS[kind], float(score)) for kind, score in zip(likeliest, scores, strict=True)]


@cache
def _weights() -> NDArray[np.float32]:
    """The weight of each trait for text, and for each kind."""
    import numpy as np

    with np.load(MODEL) as model:
        weights: NDArray[np.float32] = (model["weights"].T * model["step"]).astype(np.float32)
    return np.ascontiguousarray(weights)  # (WEIGHTED, 1 + kinds)
