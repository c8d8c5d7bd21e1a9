"""What a sentence states, taken apart so that it can be compared: figures, words, names, what it denies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from qa.notes.figures import Figure, find_figures
from qa.notes.words import meaning, positive
from qa.questions.question import STOP_WORDS

#: Words that only frame a statement: who reports it, how and when.
_FRAME = frozenset(
    """
    report reports reported announce announced announces confirm confirmed confirms tell told add added adds note noted
    notes state stated states statement official officials spokesman spokeswoman
    spokesperson reporter reporters meanwhile according number total figure figures least nearly almost about around
    roughly approximately some only more over up to than well already however also still now currently today yesterday
    tonight monday tuesday wednesday thursday friday saturday sunday week weeks month months year years day days
    january february march april june july august september october november december earlier later recently
    """.split()  # noqa: SIM905  a table is easier to read and change
)
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’][^\W_]+)?")
_NOT = re.compile(r"^(?:not|never|no|without|cannot|neither|nor)$|n['’]t$")
_POSSESSIVE = re.compile(r"['’]s?$")
_NAME = re.compile(r"(?<![.!?“\"] )(?<!^)\b[A-Z]\w+|\b[A-Z]{2,}\b|(?:[A-Z]\.){2,}")
_YEAR = re.compile(r"(?<!since )(?<!until )(?<!than in )(?<![\d,.$€£])\b(?:1[5-9]|20)\d\d\b(?![\d,])")
#: How far a figure reaches, as a name does: the whole world is no country.
_SCOPES = frozenset(
    ("worldwide", "global", "globally", "nationwide", "nationally", "national", "statewide", "citywide")
)
_MONTH = re.compile(
    r"\b(?:in|since|by|until|of|last|this|\d{1,2}) "
    r"(January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_WILL = re.compile(r"\b(?:will|would|plans? to|planned to|is to|are to|promised|expected to|set to)\b|['’]ll\b")
_THEN = re.compile(
    r"\b(?:ago|last (?:year|month|week|summer|winter|spring|autumn|fall)|previous(?:ly)?|formerly|used to|back then"
    r"|at the time|until then|before the|next (?:year|month|summer|winter|spring|autumn))\b",
    re.IGNORECASE,
)
#: Fewer words than these say nothing about what two sentences share.
FEWEST_SHARED = 3
#: How many words after a "not" it may deny.
_DENIED_WITHIN = 3


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, taken apart.

    Attributes:
        words: Stems of what it says, those of its figures, frame and times left out; what means the same is one stem.
        names: Those of them that are written as names inside the sentence.
        denied: Those of them that it denies.
        months: Months that say when it was so.
        years: Years that do.
        published: The year it was printed in.
        tense: "then" and "will" where it tells of an earlier or a later time than its own.
    """

    text: str
    figures: tuple[Figure, ...]
    words: frozenset[str]
    names: frozenset[str]
    denied: frozenset[str]
    months: frozenset[str]
    years: frozenset[int]
    tense: frozenset[str]
    published: int | None

    @property
    def looks_back(self) -> bool:
        """Tell whether it only names years before the one it was printed in."""
        return bool(self.years) and self.published is not None and max(self.years) < self.published

    def shared(self, other: Statement) -> float:
        """Return the share of the shorter one's words that both have; 0 if they are too few to tell."""
        common = self.words & other.words
        if len(common) < FEWEST_SHARED and self.words != other.words:
            return 0.0
        return len(common) / max(1, min(len(self.words), len(other.words)))

    def same_time(self, other: Statement) -> bool:
        """Tell whether both may be of one time, by what they say of it."""
        if self.tense != other.tense or (self.months and other.months and not self.months & other.months):
            return False
        if self.years and other.years:
            return bool(self.years & other.years)
        return not self._looks_back_past(other) and not other._looks_back_past(self)

    def _looks_back_past(self, other: Statement) -> bool:
        """Tell whether it is of years before its own, and before the other was printed."""
        years = (self.published, other.published)
        return bool(self.years) and all(year is None or max(self.years) < year for year in years)

    def overlap(self, other: Statement) -> float:
        """Return the share of all their words that both have."""
        return len(self.words & other.words) / max(1, len(self.words | other.words))


@lru_cache(maxsize=1024)
def read_senses(text: str) -> frozenset[str]:
    """Return stems of all words of a sentence, what means the same or the opposite as one: those stated and more."""
    return frozenset(map(_sense, _WORD.findall(text)))


@lru_cache(maxsize=1024)
def read_statement(text: str, published: date | None = None) -> Statement:
    """Take a sentence apart, printed on a day."""
    figures = find_figures(text)
    words, denied = set(), set()
    pending = 0
    for printed, at in _words(text):
        word = printed.lower()
        if _NOT.search(word):
            pending = _DENIED_WITHIN
            continue
        if (
            (word in STOP_WORDS and not printed.isupper())
            or word in _FRAME
            or any(figure.start <= at < figure.end for figure in figures)
        ):
            continue
        stem, opposite = positive(meaning(word))
        words.add(stem)
        if opposite != bool(pending):
            denied.add(stem)
        pending = 0
    names = {meaning(name.lower().replace(".", "")) for name in _NAME.findall(text) if name.lower() not in _FRAME}
    names |= {meaning(word) for word in _SCOPES if word in text.lower()}
    tense = {name for name, pattern in (("then", _THEN), ("will", _WILL)) if pattern.search(text)}
    return Statement(
        text=text,
        figures=figures,
        words=frozenset(words),
        names=frozenset(names & words),
        denied=frozenset(denied),
        months=frozenset(_MONTH.findall(text)),
        years=frozenset(map(int, _YEAR.findall(text))),
        tense=frozenset(tense),
        published=published.year if published else None,
    )


def _words(text: str) -> Iterator[tuple[str, int]]:
    for match in _WORD.finditer(text):
        if word := _bare(match[0]):
            yield word, match.start()


@lru_cache(maxsize=16_384)
def _sense(printed: str) -> str:
    """The stem that a word is told by, the same for its opposite; "" for what is no word."""
    word = _bare(printed)
    return positive(meaning(word.lower()))[0] if word else ""


def _bare(printed: str) -> str:
    """A word without its possessive ending and its points; "" for a figure and a single letter."""
    word = printed if printed.isalnum() else _POSSESSIVE.sub("", printed).replace(".", "")
    return "" if word[:1].isdigit() or len(word) < 2 else word
