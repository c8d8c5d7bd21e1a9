"""Who holds an office: which one a question asks for, and whom a sentence names for it. Knows nothing of articles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from rapidfuzz import fuzz

from qa.notes.words import meaning
from qa.questions.question import STOP_WORDS, stems

#: Last names this alike (0 to 100) are one name in two spellings.
SAME_NAME = 80.0

_HEADS = (
    "minister|president|premier|chancellor|secretary[ -]general|secretary|mayor|governor|chief executive|chief|head"
    "|director[ -]general|director|chairman|chairwoman|chairperson|chair|leader|commander|ambassador|king|queen|monarch"
    "|pope|coach|captain|manager|speaker|commissioner|CEO|editor|spokesman|spokeswoman|spokesperson|prosecutor|bishop"
    "|archbishop|owner"
)
#: Words before an office that leave it the same office.
_SAME = frozenset("the a an new current present newly elected appointed own its their country’s country's".split())  # noqa: SIM905
#: Words before an office that make it another one, or one of another time.
_OTHER = re.compile(
    r"\b(?:former|ex|then|outgoing|late|deputy|vice|acting|interim|assistant|previous|ousted|designate|shadow|candidate"
    r"|predecessor|successor|first|next|incoming|would-be|honorary)\b",
    re.IGNORECASE,
)
#: Whoever leaves an office holds it no longer.
_LEAVES = re.compile(
    r"\b(?:resign(?:s|ed|ing|ation)?|step(?:s|ped|ping)? (?:down|aside)|oust(?:ed|ing|s)?|quit(?:s|ting)?|replaced"
    r"|left office|leav(?:es|ing) office|sacked|dismissed|fired|removed from|voted out|died|dies)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    rf"\bwho(?:['’]s| is| are)(?: currently| now)? (?:the )?(?P<owner>[A-Z][\w’' .-]*?['’]s? |[A-Z]\w+ )?"
    rf"(?P<kind>(?:[\w-]+ ){{0,3}}?)(?P<head>{_HEADS})(?: (?:of|for|in) (?P<of>[^?,]+))?",
    re.IGNORECASE,
)
_PERSON = r"(?:[A-Z][\w’'-]*[a-z][\w’-]*|[A-Z]\.|(?:de|da|van|von|der|bin|al)(?= [A-Z]))"
_NAME = rf"(?P<name>[A-Z][\w’'-]*[a-z](?: {_PERSON}){{0,3}})"
_OFFICE = (
    rf"(?P<before>(?:[A-Z][\w’'-]*['’]s? |[A-Z]\w+(?:ish|ian|ean|ese|an|ch) )?)(?P<kind>(?:[A-Za-z-]+ ){{0,3}}?)"
    rf"(?P<head>(?i:{_HEADS}))(?P<of>(?: (?:of|for) (?:the )?[\w-]+(?: (?:of )?[A-Z]\w+){{0,3}})?)"
)
#: “Ostra's defence minister, Mark Quill,” and “the defence minister of Ostra is Mark Quill”.
_OFFICE_FIRST = re.compile(rf"(?:\b|^){_OFFICE}(?:,? | is | is now |: ){_NAME}")
_TAKES = re.compile(
    r"\b(?:took|takes|taken) (?:office|over)\b|\b(?:elected|appointed|sworn in|chosen)\b", re.IGNORECASE
)
#: “Mark Quill, Ostra's defence minister,” and “Mark Quill was appointed defence minister of Ostra”.
_NAME_FIRST = re.compile(
    rf"(?<!the )(?<!of )\b{_NAME}(?:(?P<apposed>, (?:\d\d, )?)|,? (?:is|became|becomes|has become|has been|was"
    r"|took office|takes office|took over|takes over|(?:(?:was|has been|is) )?(?:elected|appointed|named|sworn in"
    r"|chosen))"
    rf"(?: on \w+)?(?: as)? )(?:the |as |its |new |now ){{0,3}}{_OFFICE}(?(apposed)(?=[,.;–—]))"
)
#: Words that may be left out of an owner's name.
_PLAIN = frozenset(("City", "State", "Republic"))
_SHORT_FORMS = (
    ("US", re.compile(r"\bUnited States(?: of America)?\b|\bU\.S\.(?= )|\bAmerican?\b")),
    ("UK", re.compile(r"\bUnited Kingdom\b|\bU\.K\.(?= )|\b(?:Great )?Britain\b|\bBritish\b")),
)


@dataclass(frozen=True, slots=True)
class Office:
    """An office, such as the defence minister of Ostra.

    Attributes:
        head: What its holder is called, in small letters.
        kind: Meanings of the words that say which.
        owners: Names of what it belongs to; every one of them must be named with it.
    """

    head: str
    kind: frozenset[str]
    owners: tuple[str, ...]


@lru_cache(maxsize=64)
def asked_office(question: str) -> Office | None:
    """Return the office whose holder a question asks for; None for other questions, and for an office of nothing."""
    asked = _ASKED.search(_shortened(question))
    if not asked:
        return None
    kind, owners = _parted(f"{asked['owner'] or ''} {asked['kind']} {asked['of'] or ''}")
    return Office(asked["head"].lower().replace("-", " "), kind, owners) if owners else None


@lru_cache(maxsize=1024)
def find_holder(office: Office, sentence: str) -> str | None:
    """Return the name of who holds an office by a sentence, as printed; None if it names nobody, or of another time."""
    sentence = _shortened(sentence)
    if _LEAVES.search(sentence) and not _TAKES.search(sentence):
        return None
    for pattern in (_OFFICE_FIRST, _NAME_FIRST):
        for found in pattern.finditer(sentence):
            name = _person(found["name"])
            if not name or found["head"].lower().replace("-", " ") != office.head or _is_of_the_past(sentence, found):
                continue
            kind, owners = _parted(f"{found['before']} {found['kind']} {found['of']}")
            if kind == office.kind and _belongs(office, owners):
                return name
    return None


def same_person(one: str, other: str) -> bool:
    """Tell whether two names can be of one person: the last name of one stands in the other, or is spelt almost so."""
    first, second = one.split(), other.split()
    return first[-1] in second or second[-1] in first or fuzz.ratio(first[-1], second[-1]) >= SAME_NAME


def _shortened(text: str) -> str:
    """A text with one name for each country that has several."""
    for short, long in _SHORT_FORMS:
        text = long.sub(short, text)
    return text


def _parted(words: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The meanings of the small words, and the names, of what says which office it is."""
    kind, owners = set(), []
    for word in re.findall(r"[\w’'-]+", words):
        bare = re.sub(r"['’]s?$", "", word)
        if bare.lower() in _SAME or bare.lower() in {"of", "for", "in"} or not stems(bare):
            continue
        if word[0].isupper() and bare.lower() not in _KINDS:
            owners.append(bare)
        else:
            kind.add(meaning(bare.lower()))
    return frozenset(kind), tuple(owners)


#: Words of offices that are printed with capitals too.
_KINDS = frozenset(
    """
    prime defence defense foreign interior home finance justice health education energy economy environment trade
    transport culture agriculture labour labor affairs state treasury police army navy general chief executive deputy
    vice secretary minister first
    """.split()  # noqa: SIM905  a table is easier to read and change
)


def _belongs(office: Office, owners: tuple[str, ...]) -> bool:
    """Tell whether an office is named as that of the asked owner."""
    if not all(any(_akin(mine, theirs) for theirs in owners) for mine in office.owners):
        return False
    return all(theirs in _PLAIN or any(_akin(mine, theirs) for mine in office.owners) for theirs in owners)


def _person(words: str) -> str:
    """A name up to the first word that no name has, without its possessive ending."""
    kept = list(takewhile(lambda word: word.lower() not in STOP_WORDS, words.split()))
    return re.sub(r"['’]s?$", "", " ".join(kept))


def _akin(one: str, other: str) -> bool:
    """Tell whether two names are of one place: "Latvia" and "Latvian"."""
    short = min(len(one), len(other))
    return one == other or (short >= 5 and one[: max(4, short - 3)] == other[: max(4, short - 3)])


def _is_of_the_past(sentence: str, found: re.Match[str]) -> bool:
    near = sentence[max(0, found.start() - 12) : found.end() + 20]
    return bool(_OTHER.search(near)) or bool(re.match(r"\W+(?:until|from) \d{4}", sentence[found.end() :]))
