"""Whether a text mentions a name or figure that a question names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from qa.answering.named import RUN, Wanted, name_words
from qa.answering.spellings import same_word
from qa.answering.values import figure_value, find_values
from qa.questions.question import STOP_WORDS

#: How much of a name a text has: all of it or as good as all; a part that may mean it.
WHOLE, PART = 1.0, 0.5

_WORD = re.compile(r"[^\W\d_]\w*")
_ACRONYM = re.compile(r"\b[A-Z]{2,6}\b")
#: Two letters stand for too many names, unless the question has them.
_LEAST_INITIALS = 3
#: So much of a name's first word a text must have for it to be looked for word by word.
_BEGINNING = 4
#: Figures from this size on are the same if they are as near as this share.
_ROUNDED_FROM, _ROUNDING = 10.0, 0.03
#: The same after "more than", "about" and the like.
_BOUND = 0.15


@dataclass(frozen=True, slots=True)
class _Names:
    """The capitalised words of a text.

    Attributes:
        runs: Those in a row, in the one form of all spellings.
        initials: Of the runs of several words.
        acronyms: Words in capitals alone.
    """

    runs: tuple[tuple[str, ...], ...]
    initials: frozenset[str]
    acronyms: frozenset[str]


def mention(wanted: Wanted, text: str, *, slips: bool = False) -> float:
    """Tell how much of a name or figure a text has: `WHOLE`, `PART` or less, 0 for nothing.

    Args:
        wanted: What is looked for.
        text: Where.
        slips: Whether the name may be misspelt.
    """
    if wanted.kind != "name":
        return WHOLE if any(_is_meant(wanted, value) for value in values(text)) else 0.0
    names = _names(text)
    if any(_stands(wanted.words, run, slips=slips) for run in names.runs) or _is_short_for(wanted, names):
        return WHOLE
    if wanted.words[0][:_BEGINNING] in text.lower() and _stands(wanted.words, _words(text), slips=False):
        return WHOLE  # without capitals, or across what parts a run
    return max((_shared(wanted.words, run, slips=slips) for run in names.runs), default=0.0)


@lru_cache(maxsize=512)
def values(text: str) -> tuple[float, ...]:
    """Return the figures of a text; see `find_values`."""
    return find_values(text)


@lru_cache(maxsize=512)
def _names(text: str) -> _Names:
    found = [match[0] for match in RUN.finditer(text)]
    return _Names(
        runs=tuple(dict.fromkeys(words for words in map(name_words, found) if words)),
        initials=frozenset(map(_initials, found)) - {""},
        acronyms=frozenset(_ACRONYM.findall(text)),
    )


@lru_cache(maxsize=512)
def _words(text: str) -> tuple[str, ...]:
    return name_words(text)


def _stands(name: Sequence[str], words: Sequence[str], *, slips: bool) -> bool:
    """Tell whether the words of a name stand in a row."""
    first, length = name[0], len(name)
    return any(
        same_word(first, word, slips=slips)
        and len(words) >= at + length
        and all(same_word(*pair, slips=slips) for pair in zip(name, words[at : at + length], strict=True))
        for at, word in enumerate(words)
    )


def _is_short_for(wanted: Wanted, names: _Names) -> bool:
    """Tell whether one is written in full and the other by its initials."""
    short = _initials(wanted.text)
    return wanted.text in names.initials or (len(short) >= _LEAST_INITIALS and short in names.acronyms)


def _shared(name: Sequence[str], run: Sequence[str], *, slips: bool) -> float:
    """How much of a name a run of capitals has that may be the same, told in part; 0 if it is another name."""
    if len(name) < 2:
        return 0.0
    held = [any(same_word(word, other, slips=slips) for other in run) for word in name]
    known = [any(same_word(word, other, slips=slips) for word in name) for other in run]
    if all(held):
        return WHOLE  # "William Rankine" in "William John Macquorn Rankine"
    if not any(held) or not all(known) or (not name[-1].isalpha() and not held[-1]):
        return 0.0
    if held[-1] and name[-1].isalpha():
        return WHOLE
    return PART * sum(held) / len(held) + (PART / 2 if sum(held) > 1 else 0.0)


def _initials(name: str) -> str:
    """The first letters of a name's capitalised words, if it has several; "" otherwise."""
    words = [word for word in _WORD.findall(name) if word[0].isupper() and word.lower() not in STOP_WORDS]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _is_meant(wanted: Wanted, value: float) -> bool:
    """Tell whether a text's figure may be the one asked of: the same, rounded, or within a bound of the question."""
    asked = figure_value(wanted.text)
    if wanted.kind == "year" or asked < _ROUNDED_FROM:
        return value == asked
    slack = _BOUND if wanted.is_bound else _ROUNDING
    return abs(asked - value) <= slack * max(asked, value)
