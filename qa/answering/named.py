"""What a question names: proper names, years and figures that an answer must be about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from qa.answering.capitals import Capitals
from qa.answering.spellings import canonical, shortened
from qa.answering.values import FIGURE, YEAR, figure_value
from qa.followups.vocabulary import FEMALE_NAMES, MALE_NAMES, PLACES, TITLES
from qa.questions.question import STOP_WORDS

Kind = Literal["name", "year", "figure"]

_CAPITAL = r"(?:(?:[A-Z]\.){1,4}|(?:St|Dr|Mr|Mrs|Ms|Lt|Gen|Sen|Rep|Gov|Sgt|Col|Jr|Sr)\.|[^\W\d_a-zß-ÿ][\w’'&-]*)"
_LINK = r"(?: (?:of the|of|de la|de|del|da|du|van der|van den|van|von|bin|al|el|la|le))?"
#: Capitalised words in a row; one that ends in a possessive ends the row.
RUN = re.compile(
    rf"(?<![\w’'-])(?:{_CAPITAL}(?<!['’]s)(?<!['’]){_LINK} (?=[^\W_a-zß-ÿ]))*{_CAPITAL}"
    r"(?:(?<!['’]s) (?:\d{1,3}|[IVX]+)\b)?"
)
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W_]+)*['’]?")
_LOWER_WORD = re.compile(r"[^\W_]+")
_BOUND = re.compile(
    r"\b(?:more than|over|at least|nearly|almost|about|around|roughly|some|approximately|up to|less than|fewer than"
    r"|under) $",
    re.IGNORECASE,
)
#: Figures up to this are told in many ways: "a dozen", "twice", "a pair".
_SMALL = 12
_POSSESSIVE = re.compile(r"['’]s?$")
#: The small end of a compound, such as "NATO-led".
_COMPOUND = re.compile(r"-[a-z]\w*$")
_NUMERAL = re.compile(r"[IVX]+")
_FIRST_OF_SENTENCE = re.compile(r"(?:^|[.!?:“\"‘]\s*)$")
#: Words that are capitalised and name nothing that an article must mention.
NO_NAME = (
    STOP_WORDS
    | TITLES
    | frozenset(
        """
        january february march april may june july august september october november december feb apr jun jul
        aug sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays
        thursdays fridays saturdays sundays mr mrs ms dr st i ii iii iv jr sr god internet celsius fahrenheit
        """.split()  # noqa: SIM905  a table is easier to read and change
    )
)
#: So many of the longer words must have capitals for these to say nothing: the question is written like a headline.
_HEADLINE_SHARE, _HEADLINE_FROM, _LONG_WORD = 0.7, 4, 4
_SMALL_WORDS = STOP_WORDS - {"may", "will", "us"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A name or figure of a question.

    Attributes:
        text: As typed, without a possessive ending.
        words: Its words in the one form that stands for all spellings, without titles; of a figure, its value.
        start: Where it stands in the question.
        is_adjective: It is a country told by its adjective.
        is_weak: Much news leaves it out, or rounds it.
        is_bound: It is a figure that the question rounds: "more than 5,000".
        is_first: A sentence begins with it: its first word may be none of the name.
    """

    kind: Kind
    text: str
    words: tuple[str, ...]
    start: int
    is_adjective: bool = False
    is_weak: bool = False
    is_bound: bool = False
    is_first: bool = False

    @property
    def variants(self) -> tuple[Wanted, ...]:
        """The name, and what it may be without its first word."""
        if not self.is_first or len(self.words) < 2:
            return (self,)
        return (self, replace(self, words=self.words[1:], is_first=False))


#: Names that articles often leave out, and short forms of what is no name.
_LIGHT = frozenset(["us", "tv", "ceo", "gdp", "dna", "phd", "mp", "mps", "pm", "iq"])


def find_wanted(question: str, capitals: Capitals) -> tuple[Wanted, ...]:
    """Find the names, years and figures of a question, in order.

    Args:
        question: As asked.
        capitals: How the archive writes its words: that tells names where the question does not.
    """
    names = list(_names(question, capitals))
    taken = [range(name.start, name.start + len(name.text)) for name in names]
    figures = [one for one in _figures(question) if not any(one.start in span for span in taken)]
    return tuple(sorted((*names, *figures), key=lambda one: one.start))


def _figures(question: str) -> Iterator[Wanted]:
    for match in FIGURE.finditer(question):
        if YEAR.match(question, match.start()) and not match["scale"]:
            yield Wanted("year", match[0], (match[0],), match.start())
        else:
            is_bound = bool(_BOUND.search(question, max(0, match.start() - 20), match.start()))
            is_small = figure_value(match[0]) <= _SMALL
            yield Wanted("figure", match[0], (match[0],), match.start(), is_weak=is_small, is_bound=is_bound)


def _names(question: str, capitals: Capitals) -> Iterator[Wanted]:
    says_case = not _is_headline(question)
    for start, run in _runs(question) if says_case else _known_runs(question, capitals):
        words, first = _without_frame(run, first=bool(_FIRST_OF_SENTENCE.search(question[:start])))
        if not words or (first and len(words) == 1 and not _is_trusted(words[0][0], run, capitals)):
            continue
        if says_case and capitals.is_common([word[0] for word in words]):
            continue
        text = _POSSESSIVE.sub("", run[words[0].start() : words[-1].end()])
        forms = name_words(text)
        if forms:
            adjective = len(forms) == 1 and canonical(text) != text.lower() and forms[0] in place_forms()
            at = start + words[0].start()
            yield Wanted(
                "name",
                text,
                forms,
                at,
                is_adjective=adjective,
                is_weak=len(forms) == 1 and forms[0] in _LIGHT,
                is_first=first,
            )


def _runs(question: str) -> Iterator[tuple[int, str]]:
    """The capitalised words in a row; two countries with a hyphen are two."""
    for match in RUN.finditer(question):
        words = match[0].split("-")
        if len(words) == 2 and all(canonical(word) in place_forms() for word in words):
            yield match.start(), words[0]
            yield match.start() + len(words[0]) + 1, words[1]
        else:
            yield match.start(), match[0]


def _known_runs(question: str, capitals: Capitals) -> Iterator[tuple[int, str]]:
    """The words of a question without telling capitals that are names elsewhere, neighbours as one."""
    run: list[re.Match[str]] = []
    for match in [*WORD.finditer(question), None]:
        if match and match[0].lower() not in NO_NAME and (match[0].title() in PLACES or capitals.is_name(match[0])):
            run.append(match)
        elif run:
            yield run[0].start(), question[run[0].start() : run[-1].end()]
            run = []


def _without_frame(run: str, *, first: bool) -> tuple[list[re.Match[str]], bool]:
    """The words of a run of capitals without the question words and titles before, and whether it still comes first."""
    words = list(WORD.finditer(_COMPOUND.sub("", run)))
    while words and _is_frame(words[0][0]):
        words, first = words[1:], False
    while words and words[-1][0].istitle() and words[-1][0].lower() in STOP_WORDS:
        words.pop()
    return words, first


def _is_frame(word: str) -> bool:
    low = _POSSESSIVE.sub("", word).lower().rstrip(".")
    if word.isupper() and len(word) > 1 and low not in TITLES:
        return False  # "US", "IT", "WHO"
    return low in NO_NAME


def _is_trusted(word: str, run: str, capitals: Capitals) -> bool:
    """Tell whether the one word that begins a sentence is a name: its capital says nothing."""
    bare = _POSSESSIVE.sub("", word)
    known = bare in PLACES or bare.lower() in MALE_NAMES | FEMALE_NAMES
    return known or (bare.isupper() and len(bare) > 1) or run != bare or capitals.is_name(bare, least=2)


def name_words(text: str) -> tuple[str, ...]:
    """The words of a name, or of any text, in the one form of all spellings, without small words and titles."""
    words = WORD.findall(shortened(text).replace("-", " "))
    shouted = text.isupper() and len(words) > 1
    return tuple(canonical(word) for word in words if _names_something(word, shouted=shouted))


def _names_something(word: str, *, shouted: bool) -> bool:
    if word.isupper() and len(word) > 1 and not shouted and not _NUMERAL.fullmatch(word):
        return True  # "US", "IT", "WHO"
    return word.lower().rstrip(".'’") not in NO_NAME


@lru_cache(maxsize=1)
def place_forms() -> frozenset[str]:
    """Return the canonical words of countries, states and large cities."""
    return frozenset(canonical(place) for place in PLACES)


def _is_headline(question: str) -> bool:
    """Tell whether capitals say nothing: all words have one, or none has, or function words and most others do."""
    if question.isupper() or question.islower():
        return True
    inside = [word for word in _LOWER_WORD.findall(question)[1:] if word.isalpha()]
    if len(inside) >= _HEADLINE_FROM and all(word[0].isupper() for word in inside):
        return True
    long = [word for word in inside if len(word) >= _LONG_WORD]
    share = sum(word[0].isupper() for word in long) / max(len(long), _HEADLINE_FROM)
    return share >= _HEADLINE_SHARE and any(word.istitle() and word.lower() in _SMALL_WORDS for word in inside)
