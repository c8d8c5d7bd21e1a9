"""Whether an article speaks of another of the same surname."""

from __future__ import annotations

import re
from functools import lru_cache

from qa.answering.named import NO_NAME, Wanted
from qa.followups.vocabulary import FEMALE_NAMES, MALE_NAMES

_FIRST_NAMES = MALE_NAMES | FEMALE_NAMES
#: Short forms of first names that begin with another letter.
_SHORT = {
    "bill": "william", "bob": "robert", "bobby": "robert", "dick": "richard", "ted": "edward", "ned": "edward",
    "jack": "john", "peggy": "margaret", "tony": "anthony", "liz": "elizabeth", "betty": "elizabeth",
    "kate": "catherine",
}  # fmt: skip


@lru_cache(maxsize=512)
def is_namesake(name: Wanted, article: str) -> bool:
    """Tell whether an article gives the surname of a question's person other first names alone.

    Args:
        name: Of the question.
        article: The text, as far as it is read.
    """
    if name.kind != "name":
        return False
    first, _, last = name.text.rpartition(" ")
    first = first.split(" ")[0].lower()
    if first not in _FIRST_NAMES or not last.isalpha() or last not in article:
        return False
    given = {word.lower() for word in re.findall(rf"\b([A-Z][\w’'-]+) {last}\b", article)} - NO_NAME
    firsts = given & _FIRST_NAMES
    return bool(firsts) and first not in given and not any(_may_be(first, other) for other in given)


def _may_be(one: str, other: str) -> bool:
    """Tell whether two first names may be one person's: they begin alike, or one is short for the other."""
    return _SHORT.get(one, one)[0] == _SHORT.get(other, other)[0]
