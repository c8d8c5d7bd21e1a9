"""Which of the tokens that a model sees belong to its text, and where in the text each begins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from embeddings.pooled import one_token
from embeddings.vectors import TokenVectors, Vectors

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer


class TokenPlace(NamedTuple):
    """One token of a text: its position among all that the model sees, and where in the text it begins."""

    position: int
    start: int


def find_places(tokenizer: Tokenizer, prompt: str, text: str, ids: Sequence[int]) -> list[TokenPlace] | None:
    """Find the tokens of a text; those that a model adds, its prompt's and what it cuts off are left out.

    Args:
        tokenizer: The model's, without truncation and padding.
        prompt: What the model puts before the text.
        text: Any text.
        ids: Ids of the tokens that the model sees, without padding.

    Returns:
        In order; None if the model sees other tokens than its tokenizer tells.
    """
    encoding = tokenizer.encode(prompt + text)
    inside = _inside(encoding)
    if not inside:
        return []
    first = inside[0]
    added = len(encoding.ids) - len(inside)
    seen = list(ids[first : first + len(ids) - added])
    if seen != encoding.ids[first : first + len(seen)]:
        return None
    return _places(encoding, prompt, text, range(first, first + len(seen)))


def places_of(encoding: Encoding, prompt: str, text: str) -> list[TokenPlace]:
    """Find the tokens of a text where the model sees all of those, and only those, that its tokenizer gave.

    Args:
        encoding: Of prompt and text, cut off where the model would.
        prompt: What the model puts before the text.
        text: Any text.

    Returns:
        In order.
    """
    return _places(encoding, prompt, text, _inside(encoding))


def _inside(encoding: Encoding) -> list[int]:
    """Positions of the tokens that no tokenizer adds."""
    return [at for at, sequence in enumerate(encoding.sequence_ids) if sequence is not None]


def _places(encoding: Encoding, prompt: str, text: str, positions: Sequence[int]) -> list[TokenPlace]:
    offsets = encoding.offsets
    found = []
    for position in positions:
        start, end = offsets[position]
        start = _behind_blanks(prompt + text, start, end) - len(prompt)
        if end > len(prompt):
            found.append(TokenPlace(position, max(start, 0)))
    return found


def at_places(seen: Vectors, places: Sequence[TokenPlace] | None) -> TokenVectors:
    """Return the tokens of a text at their places.

    Args:
        seen: (n, width) vectors of all tokens that the model sees, of any length.
        places: As `find_places` gives them; None makes one token of their mean.
    """
    if places is None:
        return one_token(_units(seen.mean(axis=0, keepdims=True)))
    starts = np.array([place.start for place in places], dtype=np.int32)
    return TokenVectors(_units(seen[[place.position for place in places]]), starts)


def _units(rows: Vectors) -> Vectors:
    """Rows brought to unit length; one of zeros stays."""
    lengths = np.sqrt(np.square(rows, dtype=np.float64).sum(axis=1, keepdims=True))
    units: Vectors = (rows / np.maximum(lengths, np.finfo(np.float32).tiny)).astype(np.float32)
    return units


def _behind_blanks(text: str, start: int, end: int) -> int:
    """Where a token begins whose tokenizer counts the blank before a word as part of it."""
    while start + 1 < end and text[start].isspace():
        start += 1
    return start
