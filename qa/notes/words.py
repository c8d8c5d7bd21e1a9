"""Words that mean the same in the news, and those that mean the opposite. Knows nothing of sentences."""

from __future__ import annotations

from functools import lru_cache

from qa.questions.question import stems

_ALIKE = (
    "soldiers troops servicemen servicewomen",
    "people persons",
    "killed died dead deaths fatalities slain",
    "injured wounded hurt injuries",
    "arrested detained",
    "missing",
    "evacuated",
    "infected infections",
    "displaced",
    "percent",
    "explosion blast",
    "doctors physicians",
    "children kids",
    "kilometres kilometers",
    "metres meters",
    "planes aircraft airplanes",
    "companies firms",
    "lawmakers legislators",
    "alliance nato",
    "east eastern",
    "west western",
    "north northern",
    "south southern",
    "rose rise risen increased increase grew grow grown",
    "approved accepted",
    "opened open",
    "closed close",
    "fell fall fallen declined",
    "lose lost",
    "defence defense",
    "win won",
    "buy bought",
    "sell sold",
    "send sent",
    "spend spent",
    "pay paid",
    "build built",
    "leave left",
    "find found",
    "hold held",
    "keep kept",
    "meet met",
    "steal stole stolen",
    "take took taken",
    "give gave given",
    "write wrote written",
    "begin began begun",
    "choose chose chosen",
    "sink sank sunk",
    "shoot shot",
    "strike struck",
    "break broke broken",
    "bring brought",
    "catch caught",
    "lead led",
    "become became",
    "withdraw withdrew withdrawn",
)
#: The first means what "not" and the second do.
_OPPOSITES = (
    "rejected approved",
    "refused approved",
    "banned allowed",
    "prohibited allowed",
    "forbidden allowed",
    "opposed supported",
    "closed opened",
    "denied confirmed",
    "fell rose",
    "dropped rose",
    "decreased rose",
    "unlikely likely",
    "illegal legal",
    "unsafe safe",
    "false true",
    "ineligible eligible",
    "guilty innocent",
    "acquitted convicted",
    "overturned upheld",
    "lifted imposed",
    "failed passed",
    "lost won",
)


def _stem(word: str) -> str:
    return stems(word)[0]


@lru_cache(maxsize=1)
def _senses() -> dict[str, str]:
    return {_stem(word): _stem(group.split()[0]) for group in _ALIKE for word in group.split()}


@lru_cache(maxsize=1)
def _opposites() -> dict[str, tuple[str, bool]]:
    """Stem to the stem that it is told by, and that it says the opposite of that."""
    pairs = (pair.split() for pair in _OPPOSITES)
    return {meaning(first): (meaning(second), True) for first, second in pairs}


@lru_cache(maxsize=16_384)
def meaning(word: str) -> str:
    """Return the stem that stands for a word and for those that mean the same."""
    stem = next(iter(stems(word)), word)
    return _senses().get(stem, stem)


@lru_cache(maxsize=16_384)
def positive(stem: str) -> tuple[str, bool]:
    """Return the stem of what a stem affirms or denies, and whether it denies it."""
    return _opposites().get(stem, (stem, False))
