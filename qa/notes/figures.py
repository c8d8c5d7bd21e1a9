"""Figures of a sentence: how much of what. Knows nothing of questions.

Years, days of the month, ordinals, ages, scores and figures inside compounds ("a 12-ounce can") count nothing and are
left out.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from qa.notes.words import meaning
from qa.questions.question import STOP_WORDS, stems

#: Words that make a figure an addition to another.
INCREMENTS = ("additional", "more", "extra", "further", "another")
_BEFORE_INCREMENT = re.compile(
    rf"\b(?:{'|'.join(INCREMENTS)}|add(?:s|ed|ing)?|(?:rose|risen|fell|fallen|grew|up|down|increased?|dropped) by) $",
    re.I,
)

_UNITS = """
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty
"""
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {word: float(value) for value, word in enumerate(_UNITS.split(), start=2)}
_WORDS |= {word: 10.0 * value for value, word in enumerate(_TENS, start=2)}
_VAGUE = {"dozens": (24.0, 100.0), "hundreds": (200.0, 1e3), "thousands": (2e3, 1e5), "millions": (2e6, 1e9)}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "bn": 1e9}
_MONEY = {"$": "dollar", "€": "euro", "£": "pound"}

_VALUE = (
    r"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d{{1,12}}(?:\.\d{{1,6}})?"
    rf"|(?:{'|'.join(_TENS)})-(?:two|three|four|five|six|seven|eight|nine)|{'|'.join(_WORDS)}|(?:a|half a)(?= dozen))"
    r"(?: ?(?P<{name}>hundred|thousand|million|billion|trillion|dozen|bn|m)\b)?"
)
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_FIGURE = re.compile(
    r"(?<![\w.,:/–-])(?:(?P<bound>more than|over|at least|up to|nearly|almost|about|around|some|roughly|approximately"
    r"|an estimated|estimated|fewer than|less than|under|well over|well above|only|as many as|no more than) )?"
    r"(?P<money>[$€£])?(?:(?P<vague>dozens|hundreds|thousands|millions)(?: of)?\b"
    rf"|(?P<value>{_VALUE.format(name='scale')})"
    r"(?:(?: to |–|-)(?:(?:well )?over |more than |about |around )?[$€£]?"
    rf"(?P<upper>{_VALUE.format(name='upper_scale')}))?)"
    r"(?P<percent> ?%| per ?cent(?:age points?)?\b)?(?![\w]|[-–/:][\w]|[.,]\d|st\b|nd\b|rd\b|th\b)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_DAY_BEFORE, _DAY_AFTER = re.compile(rf"\b{_MONTH}\.? $"), re.compile(rf" {_MONTH}\b")
_FROM = re.compile(r"\bfrom (?:\w+ ){0,2}$", re.IGNORECASE)
_AGE = re.compile(r"\b(?:aged?|age of|article|section|chapter|page|no\.|number|group|phase|level|title|route) $", re.I)
_AGED = re.compile(r"^(?:,| years? old\b| year-old)")
_CLOCK = re.compile(r"^ ?(?:a\.?m|p\.?m|o['’]clock)\b", re.IGNORECASE)
_NAMED = re.compile(r"(?<!^)\b(?P<name>[A-Z][\w-]*),? $")
_AFTER = re.compile(r"(?P<stop>[.,;:()“”\"–—?!])|(?P<word>[^\W_][\w’'-]*)")
_PHRASE_WORDS = 5
_PLURALS = frozenset("people men women children police troops aircraft personnel staff percent dead seats".split())  # noqa: SIM905
_STATES = frozenset(("kill", "injur", "arrest", "miss", "evacu", "infect", "displac"))
#: Nouns that look like plurals and are none.
_SINGULARS = re.compile(r"(?:ss|us|is)$")
_NUMBER_OF = re.compile(r"\bnumber of (?:[\w’'-]+ ){0,4}?(?P<noun>[\w-]+s)\b")
_PLURAL = re.compile(r"\b[a-z][a-z-]+s\b")
_BEFORE_CHARS = 80
_CLAUSE_END = re.compile(r"[,;:.–—]|\b(?:and|but|while)\b")
#: Rounded figures are equal: those this near to each other, as a share.
_ROUNDING = 0.03
#: Two bounds as near as this, such as "more than 3" and "more than 3.2 million", too.
_BOUND_ROUNDING = 0.2
_WIDER = {"more than": 1.5, "over": 1.5, "well over": 2.0, "well above": 2.0, "at least": 1.5}
_NARROWER = {"up to": 0.5, "as many as": 0.7, "nearly": 0.9, "almost": 0.9, "under": 0.7, "fewer than": 0.7}
#: Bounds that leave the figure open above or below.
_OPEN = {"more than": "above", "over": "above", "at least": "above", "up to": "below", "as many as": "below"}
_LOOSE = frozenset(("about", "around", "some", "roughly", "approximately", "an estimated", "estimated"))


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that counts or measures something.

    Attributes:
        start: Where its phrase starts in the sentence.
        end: Where the noun that it counts ends, or the figure itself.
        low: Least value that is meant.
        high: Most.
        open: "above" or "below" where the figure only bounds what is meant, else None.
        heads: What is counted; several where the sentence leaves it open.
        modifiers: What stands between the figure and its noun.
        state: What happens to those counted, such as being killed; None if that is not said.
    """

    start: int
    end: int
    low: float
    high: float
    open: str | None
    heads: frozenset[str]
    modifiers: frozenset[str]
    state: str | None

    def agrees(self, other: Figure) -> bool:
        """Tell whether both may be the same figure, rounded or bounded."""
        if self.open and self.open == other.open:  # two bounds are compared as such
            return abs(self.low - other.low) <= _BOUND_ROUNDING * max(self.low, other.low)
        slack = 1 + (_ROUNDING if max(self.high, other.high) >= 100 else 0)
        return self.low <= other.high * slack and other.low <= self.high * slack


@lru_cache(maxsize=1024)
def find_figures(sentence: str) -> tuple[Figure, ...]:
    """Find the figures of a sentence, in order; of "from four to eight" the last."""
    found = []
    for match in _FIGURE.finditer(sentence):
        if not _counts_nothing(sentence, match):
            low, high = _range(match, is_change=bool(_FROM.search(sentence, 0, match.start())))
            found.append(_figure(sentence, match, low, high))
    return tuple(figure for figure in found if figure.heads or figure.state)


def _counts_nothing(sentence: str, match: re.Match[str]) -> bool:
    """Tell whether it is a year, a day, an age, a time of day or a number in a name."""
    if match["money"] or match["percent"] or match["vague"]:
        return False
    before, after = sentence[max(0, match.start() - 24) : match.start()], sentence[match.end() :][:24]
    if match["scale"]:
        return False
    named = _NAMED.search(sentence, max(0, match.start() - 24), match.start())
    return bool(
        (_YEAR.fullmatch(match["value"]) and not match["bound"])
        or _DAY_BEFORE.search(before)
        or _DAY_AFTER.match(after)
        or _AGE.search(before)
        or (
            named
            and named["name"].lower() not in STOP_WORDS
            and (_AGED.match(after) or match["value"].isdigit())
            and not match["bound"]
        )
        or _CLOCK.match(after)
        or after.lstrip().startswith(("years old", "year old"))
    )


def _range(match: re.Match[str], *, is_change: bool) -> tuple[float, float]:
    if match["vague"]:
        return _VAGUE[match["vague"].lower()]
    high = low = _value(match["value"], match["scale"] or match["upper_scale"])
    if match["upper"]:
        high = _value(match["upper"], match["upper_scale"])
        low = high if is_change else min(low, high)
    bound = (match["bound"] or "").lower()
    if bound in _LOOSE:
        return low * 0.9, high * 1.1
    return low * _NARROWER.get(bound, 1.0), high * _WIDER.get(bound, 1.0)


def _value(text: str, scale: str | None) -> float:
    words = text.lower().replace(",", "").split()
    first = words[0]
    if first in {"a", "half"}:
        return 12.0 if first == "a" else 6.0
    if first[0].isdigit():
        number = float(re.match(r"[\d.]+", first)[0].rstrip("."))  # type: ignore[index]  # it starts with a digit
    else:
        number = math.fsum(_WORDS[word] for word in first.split("-"))
    return number * (12.0 if scale == "dozen" else _SCALES.get((scale or "").lower(), 1.0))


def _figure(sentence: str, match: re.Match[str], low: float, high: float) -> Figure:
    added = _BEFORE_INCREMENT.search(sentence, max(0, match.start() - 16), match.start())
    between = [meaning(INCREMENTS[0])] if added else []
    heads: set[str] = set()
    state, end = None, match.end()
    if match["money"]:
        heads.add(_MONEY[match["money"]])
    elif match["percent"]:
        heads.add("percent")
    for token in _AFTER.finditer(sentence, match.end(), match.end() + 120):
        word = token[0].lower()
        if token["stop"] or len(between) == _PHRASE_WORDS or (word in STOP_WORDS and word not in _PARTITIVE):
            break
        stem = meaning(word)
        if heads and stem not in _STATES and not (_is_plural(word) and end == token.start() - 1):
            break
        if stem in _STATES:
            state, end = stem, token.end()
            break
        if _is_plural(word):
            heads = heads if match["money"] or match["percent"] else {stem}
            end = token.end()
        elif word not in _SKIPPED:
            between.append(stem)
    if not heads and not state:
        between, heads = between[:1] if added else [], _heads_before(sentence, match.start())
    return Figure(
        start=match.start(),
        end=end,
        low=low,
        high=high,
        open=_OPEN.get((match["bound"] or "").lower()),
        heads=frozenset(heads),
        modifiers=frozenset(between),
        state=state or _state(sentence, match, end),
    )


#: Function words that may stand between a figure and its noun, and those of them that say nothing.
_PARTITIVE = frozenset(("of", "the", "its", "their", "his", "more", "other", "further", "same", "such"))
_SKIPPED = _PARTITIVE - {"of", "more", "other", "further"}


def _is_plural(word: str) -> bool:
    return word in _PLURALS or (len(word) > 3 and word.endswith("s") and not _SINGULARS.search(word))


def _heads_before(sentence: str, at: int) -> set[str]:
    """What a figure counts that stands alone: the plurals before it, most of all after "the number of"."""
    before = sentence[max(0, at - _BEFORE_CHARS) : at]
    if (number := _NUMBER_OF.search(before)) is not None:
        return {meaning(number["noun"].lower())}
    if re.search(r"\btoll\b", before):
        return {"peopl"}
    if not re.search(r"\b(?:to|is|are|was|were|at|reached|from|totall?ed|into) (?:\w+ ){0,2}$", before):
        return set()
    return {meaning(word) for word in _PLURAL.findall(before) if _is_plural(word)}


def _state(sentence: str, match: re.Match[str], end: int) -> str | None:
    """What happens to those counted: a verb just before the figure, or soon after its noun."""
    before = _CLAUSE_END.split(sentence[max(0, match.start() - _BEFORE_CHARS) : match.start()])[-1]
    after = _CLAUSE_END.split(sentence[end : end + 40])[0]
    around = (*stems(after)[:4], *reversed(stems(before)[-2:]))
    state = next((sense for stem in around if (sense := meaning(stem)) in _STATES), None)
    return state or ("kill" if "toll" in before.split() else None)
