"""Outlets that a question names, however it spells them: "the Post" for "Harbour Post", "WSWS", "anti-war.com"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+")
#: What an outlet's name may end in without being called so.
_ADDRESS = frozenset(
    """
    com org net info news online website newspaper agency magazine co uk eu www
    """.split()  # noqa: SIM905  a table is easier to read and change
)
_SMALL = frozenset(["the", "of", "and", "for", "a", "an", "in", "on"])
#: Words of a name that are taken together when a question is matched against one.
_MOST_WORDS = 8
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Named:
    """Where a question names an outlet, and which."""

    start: int
    end: int
    outlet: str


def outlets_named(question: str, outlets: Sequence[str]) -> list[Named]:
    """Find the outlets that a question names, in its order; a short name that two share names neither."""
    spellings = _spellings(outlets)
    words = list(_WORD.finditer(question))
    found: list[Named] = []
    place = 0
    while place < len(words):
        named = next(_longest(question, words, place, spellings), None)
        if named:
            found.append(named[0])
        place = named[1] if named else place + 1
    return found


def _longest(
    question: str, words: Sequence[re.Match[str]], place: int, spellings: dict[str, str]
) -> Iterator[tuple[Named, int]]:
    """The outlets named from a word on, longest first, each with the place after its last word."""
    for end in range(min(len(words), place + _MOST_WORDS), place, -1):
        part = words[place:end]
        outlet = spellings.get("".join(word[0].casefold() for word in part))
        outlet = outlet or (spellings.get(_initials(word[0] for word in part)) if _is_title(part) else None)
        if outlet and (end - place > 1 or part[0][0][0].isupper()):
            yield Named(part[0].start(), part[-1].end(), outlet), end


def _is_title(part: Sequence[re.Match[str]]) -> bool:
    return len(part) >= _SHORTEST and part[0][0][0].isupper() and part[-1][0][0].isupper()


def _spellings(outlets: Sequence[str]) -> dict[str, str]:
    """Every spelling, letters only, to its outlet; full names go first, and what is derived must be of one outlet."""
    full = {"".join(_WORD.findall(outlet.casefold())): outlet for outlet in outlets}
    derived: dict[str, set[str]] = {}
    for outlet in outlets:
        for spelling in _derived(outlet):
            derived.setdefault(spelling, set()).add(outlet)
    return {key: min(names) for key, names in derived.items() if len(names) == 1 and len(key) >= _SHORTEST} | full


def _derived(outlet: str) -> Iterator[str]:
    words = [word.casefold() for word in _WORD.findall(outlet)]
    while len(words) > 1 and words[0] == "the":
        words = words[1:]
    yield "".join(words)
    yield _initials(words)
    bare = list(words)
    while len(bare) > 1 and bare[-1] in _ADDRESS:
        bare.pop()
    yield "".join(bare)
    for first in range(1, len(words)):
        if words[first] not in _ADDRESS | _SMALL:
            yield "".join(words[first:])


def _initials(words: Iterator[str] | Sequence[str]) -> str:
    letters = [word[0].casefold() for word in words if word.casefold() not in _SMALL]
    return "".join(letters) if len(letters) >= _SHORTEST else ""
