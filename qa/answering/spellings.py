"""Ways to write a name: one form for country and adjective, long and short, one alphabet's letters in another's.

Knows nothing of sentences.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from qa.followups.vocabulary import PLACES

#: Names of one thing that no rule tells to be: the first stands for all.
_SAME = """
    us usa u.s. u.s.a. america american americans
    uk u.k. britain british briton britons
    un u.n.
    eu e.u.
    ussr soviet soviets
    argentina argentine argentines argentinian argentinians
    afghanistan afghan afghans
    belarus belarusian belarusians belarussian belarussians byelorussian
    belgium belgian belgians
    burma burmese myanmar
    brazil brazilian brazilians
    congo congolese
    croatia croat croats croatian
    cyprus cypriot cypriots
    czechia czech czechs
    denmark danish dane danes
    england english
    finland finnish finn finns
    france french frenchman frenchmen
    germany german germans
    greece greek greeks
    holland netherlands dutch dutchman
    ireland irish
    kazakhstan kazakh kazakhs
    kyrgyzstan kyrgyz
    lebanon lebanese
    malta maltese
    norway norwegian norwegians
    peru peruvian peruvians
    philippines philippine filipino filipinos filipina
    poland polish pole poles
    portugal portuguese
    qatar qatari qataris
    scotland scottish scots scot
    serbia serb serbs serbian
    slovakia slovak slovaks
    slovenia slovene slovenes slovenian
    spain spanish spaniard spaniards
    sweden swedish swede swedes
    switzerland swiss
    tajikistan tajik tajiks
    thailand thai thais
    turkey turkish turk turks turkiye
    turkmenistan turkmen
    uae emirati emiratis
    uzbekistan uzbek uzbeks
    wales welsh
    kyiv kiev
    kharkiv kharkov
    lviv lvov
    odesa odessa
    beijing peking
    mumbai bombay
    kolkata calcutta
    gandhi ghandi
    covid coronavirus
    twitter x.com
    tv television televised
"""
_CANONICAL = {word: line.split()[0] for line in _SAME.strip().splitlines() for word in line.split()}
#: Names of several words that a short one stands for.
_SHORT = {
    "united states of america": "us",
    "united states": "us",
    "united kingdom": "uk",
    "great britain": "uk",
    "united nations": "un",
    "european union": "eu",
    "soviet union": "ussr",
    "united arab emirates": "uae",
    "czech republic": "czechia",
    "ivory coast": "ivorian",
    "world war ii": "wwii",
    "world war two": "wwii",
    "second world war": "wwii",
    "world war i": "wwi",
    "world war one": "wwi",
    "first world war": "wwi",
}
_SHORT_PATTERN = re.compile(rf"\b(?:{'|'.join(sorted(_SHORT, key=len, reverse=True))})\b", re.IGNORECASE)
#: What turns the name of a place into that of its people.
_SUFFIXES = (
    "",
    "n",
    "an",
    "ian",
    "ean",
    "ans",
    "ians",
    "eans",
    "ns",
    "ese",
    "ish",
    "i",
    "is",
    "er",
    "ers",
    "ic",
    "ite",
)
_PLACE_END = re.compile(r"(?:land|[aeiouy]{1,2})$")
_OWN = re.compile(r"(?:['’]s?)$")
#: Letters that are written in several ways where a name comes from another alphabet, each with one of them.
_LETTERS = (
    ("kh", "h"), ("ph", "f"), ("ck", "k"), ("iy", "i"), ("yy", "i"), ("ij", "i"), ("ay", "ai"), ("ey", "ei"),
    ("x", "ks"), ("q", "k"), ("w", "v"), ("y", "i"), ("j", "i"), ("ou", "u"), ("tch", "ch"), ("z", "s"),
)  # fmt: skip
#: Shortest word that a slip may change, and shortest in which it may be two.
_SLIP_FROM, _TWO_SLIPS_FROM = 5, 9
_TRANSLITERATED_FROM = 5
#: Shortest place of which the people are told by an added "n", whether it is known as one or not.
_PEOPLE_FROM = 5


def shortened(text: str) -> str:
    """Return a text with the short form of each long name of several words that has a common one."""
    return _SHORT_PATTERN.sub(lambda match: _SHORT[match[0].lower()].upper(), text)


@lru_cache(maxsize=8192)
def canonical(word: str) -> str:
    """Return the form in small letters that stands for a word and its possessive, adjective and other spellings."""
    low = _bare(_OWN.sub("", word).casefold())
    return _CANONICAL.get(low) or _CANONICAL.get(low.rstrip(".")) or _of_people().get(low) or low.replace(".", "")


def spellings(word: str) -> tuple[str, ...]:
    """Return the words that a canonical word stands for, itself first; of a long form its first word."""
    others = [other for table in (_CANONICAL, _of_people()) for other, same in table.items() if same == word]
    long = [phrase.split()[0] for phrase, same in _SHORT.items() if same == word]
    return tuple(dict.fromkeys([word, *others, *long]))


@lru_cache(maxsize=8192)
def same_word(one: str, other: str, *, slips: bool = False) -> bool:
    """Tell whether two canonical words may be the same name.

    Args:
        one: A word; see `canonical`.
        other: Another.
        slips: Whether a slip of the pen is allowed too: only where nobody knows the word as it is written.
    """
    if one == other or one + "s" == other or other + "s" == one:
        return True
    short, long = sorted((one, other), key=len)
    shorter = len(short)
    if shorter >= _PEOPLE_FROM and short.endswith("a") and long in {short + "n", short + "ns"}:
        return True  # Victoria and the Victorians
    if shorter < _TRANSLITERATED_FROM or not (one.isalpha() and other.isalpha()):
        return False
    if one[0] == other[0] and _transliterated(one) == _transliterated(other):
        return True
    if not slips or shorter < _SLIP_FROM or (_is_place(one) and _is_place(other)):
        return False
    most = 2 if shorter >= _TWO_SLIPS_FROM else 1
    return one[0] == other[0] and DamerauLevenshtein.distance(one, other, score_cutoff=most) <= most


def _transliterated(word: str) -> str:
    for written, letter in _LETTERS:
        word = word.replace(written, letter)
    return re.sub(r"(.)\1+", r"\1", word)


def _bare(word: str) -> str:
    """A word without accents."""
    if word.isascii():
        return word
    return "".join(sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign))


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    return frozenset(place.lower() for place in PLACES)


def _is_place(word: str) -> bool:
    return word in _places()


@lru_cache(maxsize=1)
def _of_people() -> dict[str, str]:
    """The adjectives that rules make of the places of one word, each with its place."""
    found: dict[str, str] = {}
    for place in sorted(_places() - _CANONICAL.keys(), key=lambda word: (-len(word), word)):  # Nigeria before Niger
        if place.isalpha():
            for root in (place, _PLACE_END.sub("", place)):
                for suffix in _SUFFIXES[1:]:
                    found.setdefault(root + suffix, place)
    return {word: place for word, place in found.items() if word not in _places() and len(word) > 4}
