"""When two passages say the same: alike word by word, with the same figures and the same negations."""

from __future__ import annotations

import re

_FIGURE = re.compile(
    r"\d+(?:[.,]\d+)*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?"
    r"|millions?|billions?|first|second|third|fourth|half|twice)\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(r"\b(?:not|no|never|nobody|none|nothing|neither|nor|without)\b|n[’']t\b", re.IGNORECASE)


def say_the_same(one: str, other: str, similarity: float) -> bool:
    """Tell whether two passages say the same.

    A figure or a "not" is a small part of a passage and all of its meaning, so passages that differ in one are never
    the same, however alike they are.

    Args:
        one: A passage.
        other: Another.
        similarity: Least edit similarity, 0 to 100.
    """
    from rapidfuzz import fuzz  # only answering needs it

    return (
        fuzz.ratio(one, other, score_cutoff=similarity) > 0
        and _found(_FIGURE, one) == _found(_FIGURE, other)
        and _found(_NEGATION, one) == _found(_NEGATION, other)
    )


def _found(pattern: re.Pattern[str], text: str) -> list[str]:
    return [match[0].lower() for match in pattern.finditer(text)]
