"""The sides that a question sets against each other, and what it asks of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from qa.forms.countries import names_of
from qa.forms.outlets import outlets_named
from qa.questions.question import read_question

Among = Literal["outlets", "speakers"]

#: Most sides of an answer.
MOST_SIDES = 4
#: Longer questions set nothing against each other: they tell a story.
LONGEST = 400


@dataclass(frozen=True, slots=True)
class Side:
    """One side.

    Attributes:
        name: As it is shown: an outlet by its own name, others as the question has them.
        kind: An outlet; a person, country or body that is quoted; or a role such as "critics".
        known: Whether the archive has this outlet; others are looked for by what they say.
    """

    name: str
    kind: Literal["outlet", "party", "role"]
    known: bool = True


@dataclass(frozen=True, slots=True)
class Opposed:
    """What a question sets against each other.

    Attributes:
        sides: In the order named; none if the question leaves it to the articles who they are.
        topic: What they are asked about.
        among: What sides are to be found where none is named.
    """

    sides: tuple[Side, ...]
    topic: str
    among: Among = "outlets"


_ONE = r"(?:[Tt]he )?[A-Z][\w.&’'-]*(?: (?:(?:of|the|de|von|van|al|for) )?[A-Z][\w.&’'-]*){0,6}"
_LIST = rf"(?:both |either )?(?P<names>{_ONE}(?:, {_ONE}){{0,4}}(?:,? and|,? or| versus| vs\.?| &) {_ONE})"
_OWN = r"(?:the |its |his |her |their )?"
_ROLE = (
    r"(?:critics|supporters|opponents|proponents|backers|defenders|advocates|detractors|friends|foes|allies|enemies)"
)
_ROLES = rf"(?P<names>{_OWN}{_ROLE} (?:and|or|versus|vs\.?) {_OWN}{_ROLE})"
_ACCOUNTS = (
    r"(?:coverage|report(?:s|ing)?|accounts?|versions?|views?|positions?|stances?|stor(?:y|ies)|articles?|lines?)"
)
_TELL = (
    r"(?:report|cover|describe|portray|present|frame|depict|treat|write|characteri[sz]e|explain|interpret|tell|talk|put"
    r"|say|think|see|view|judge|assess|claim|argue|want|demand|blame|respond|react|believe|feel|stand|position"
    r"|differ|compare|contrast|disagree|agree|diverge|contradict)(?:s|ed|ing)?"
)
_OUTLETS = r"(?:outlets|papers|newspapers|media|news (?:sites|outlets|organi[sz]ations)|publications|broadcasters)"
_PIECES = r"(?:sources|articles|reports|accounts|coverage|stories)"
_DIFFER = r"(?:differ|disagree|compare|contradict|conflict|diverge|agree)s?"
_MANY = r"(?:(?:the|these|our|various|different|other|both|two|several) ){0,3}"
_ASK = r"(?i:how|what|where|why)"
_NO_DEED = r"(?!(?<=agree) to |(?<=agreed) to )"

#: Sides that are named. Names keep their capitals; the frame around them may be typed in any.
_NAMED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_ASK} (?:\w+ ){{0,3}}?(?i:do|does|did|have|has|would|are|were|is) {_LIST}"
        rf"(?: (?:\w+ly|both|each|all|now|then))? (?:{_ACCOUNTS}\b[^?]{{0,200}}? )?(?i:{_TELL})\b{_NO_DEED}",
        rf"(?:^|[,;:.] )(?i:do|does|did|where do|where did) {_LIST}(?: {_ACCOUNTS}[^?]{{0,200}}?)?"
        r"(?i: ever| also| really)?"
        r" (?i:agree|disagree|differ|diverge|contradict|say the same|tell the same|report the same)\b(?! to )",
        rf"(?i:\b(?:compare|contrast|comparing)\b)[^?]{{0,200}}? ?\b{_LIST}",
        r"(?i:differences?|disagreements?|contrasts?|comparison|distinctions?) (?i:between|of|among)"
        rf"[^?]{{0,60}}? ?\b{_LIST}",
        rf"{_ASK} (?i:do|does|did|is|are|has) (?P<one>{_ONE})[^?]{{0,200}}? (?i:differ(?:s|ent|ently)? from"
        r"|compared? (?:with|to)|disagree with|contrast with|contradict)(?i: that of| those of| what)?"
        rf" (?P<other>{_ONE})",
        rf"(?:^|[,;:.] )(?i:does|do|did) (?P<one>{_ONE}) (?i:agree with|disagree with|contradict|differ from)"
        rf" (?P<other>{_ONE})",
        rf"{_ASK} (?i:do|does|did|are|is|have) {_ROLES}\b",
        rf"(?i:\b(?:compare|contrast|difference between)\b)[^?]{{0,60}}? {_ROLES}\b",
    )
)
#: Sides that are not.
_UNNAMED: Mapping[Among, re.Pattern[str]] = {
    "outlets": re.compile(
        rf"\b(?:how|where|what|on what|in what) (?:\w+ ){{0,2}}?(?:do|does|did|have) {_MANY}(?:{_OUTLETS}|{_PIECES})"
        rf" (?:\w+ly )?(?:{_DIFFER}|contradict)\b"
        rf"|\bhow (?:do|does|did|have) {_MANY}{_OUTLETS} (?:\w+ly )?{_TELL}\b"
        rf"|\bwhat do (?:the )?(?:various|different|other|two|several) {_OUTLETS} {_TELL}\b"
        rf"|\b(?:compare|contrast) (?:the |how ){{0,2}}(?:different |various )?(?:{_OUTLETS}|{_PIECES})\b"
        rf"|\bdifferences? (?:between|among|in) (?:the |how ){{0,2}}(?:different |various )?(?:{_OUTLETS}|{_PIECES})\b"
        rf"|(?:^|[,;:.] )(?:do|does|did) (?:the |these |all ){{0,2}}(?:{_OUTLETS}|{_PIECES}) {_DIFFER}\b"
        rf"|\bwhich (?:{_OUTLETS}|{_PIECES}) (?:disagree|differ|contradict)\b",
        re.IGNORECASE,
    ),
    "speakers": re.compile(
        r"\bwho (?:disagree[sd]?|differs?)\b"
        r"|\bwhat (?:do|does|did|are|is|were|have|has) (?:both|the two|each|the different|the opposing) sides?\b"
        r"|\bboth sides of\b"
        r"|\barguments? (?:for and against|on both sides)|\bwho is (?:for|against) and who\b"
        r"|\bwho (?:supports?|backs?|opposes?) and who (?:supports?|backs?|opposes?|rejects?)\b",
        re.IGNORECASE,
    ),
}
_JOINT = re.compile(r",? (?:and|or|versus|vs\.?|&) |, ")
_LEAD = re.compile(
    r"^\W*(?:please|can you|could you|how|what|where|why|which|who|on what|in what|to what extent|ways?|points?|do|does"
    r"|did|have|has|would|are|is|were|was|and|or|both|each|sides?|the|a|an|their|its|his|her|different(?:ly)?|various|two"
    r"|other|main|key|differences?|disagreements?|comparison|contrasts?|between|among|in|on|of|over|about|regarding"
    r"|concerning|to|for|from|with|when it comes|that|those|whether|by|at|as|ever|also|really|same|supports?|opposes?"
    r"|against|backs?"
    rf"|arguments?|not|now|say anything|{_OUTLETS}|{_PIECES}|{_ACCOUNTS}|{_TELL})\b",
    re.IGNORECASE,
)
_TAIL = re.compile(
    rf"\W+(?:{_DIFFER}|differ(?:s|ently)?|compare[sd]?|from|with|to|that of|those of|in|on|by|about|of|and|their|its"
    rf"|{_ACCOUNTS}|say|think|each other|one another|do|does|did|as reported|as described|between)\W*$",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"\b(?:report(?:s|ed|ing)?|cover(?:s|ed|age|ing)?|portray\w*|depict\w*|outlets?|papers?|newspapers?|frame|articles?)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def read_opposed(question: str, outlets: tuple[str, ...] = ()) -> Opposed | None:
    """Read which sides a question sets against each other; None if it does not.

    Args:
        question: One that stands alone.
        outlets: Those of the archive.
    """
    if len(question) > LONGEST:
        return None
    marked, known = _with_outlets_marked(question, outlets)
    for pattern in _NAMED:
        if (match := pattern.search(marked)) is None:
            continue
        names = _parted(match)
        sides = tuple(dict.fromkeys(_sides(names, known, marked)))[:MOST_SIDES]
        topic = _topic(_without(marked, names), known)
        if len(sides) > 1 and read_question(topic).content:
            return Opposed(sides, topic)
    for among, unnamed in _UNNAMED.items():
        if unnamed.search(marked):
            topic = _topic(marked, known)
            if read_question(topic).content:
                return Opposed((), topic, among)
    return None


def _with_outlets_marked(question: str, outlets: Sequence[str]) -> tuple[str, dict[str, str]]:
    """The question with a capitalised sign for each outlet that it names, and what the signs mean."""
    known: dict[str, str] = {}
    parts: list[str] = []
    at = 0
    for place, named in enumerate(outlets_named(question, outlets)):
        sign = f"Qoutlet{place}"
        known[sign] = named.outlet
        parts += [question[at : named.start], sign]
        at = named.end
    return "".join([*parts, question[at:]]), known


def _parted(match: re.Match[str]) -> list[str]:
    found = match.groupdict()
    whole = [found["names"]] if found.get("names") else [found["one"], found["other"]]
    names = [name for part in whole for name in _JOINT.split(part)]
    return [re.sub(r"['’]s?$|[.,]$", "", name.strip()) for name in names if name.strip()]


def _sides(names: Sequence[str], known: dict[str, str], asked: str) -> Iterator[Side]:
    of_outlets = bool(_REPORTS.search(asked))
    for name in names:
        bare = re.sub(r"^[Tt]he ", "", name)
        if bare in known:
            yield Side(known[bare], "outlet")
        elif bare[:1].islower():
            yield Side(name, "role")
        elif of_outlets and not names_of(bare):
            yield Side(bare, "outlet", known=False)
        else:
            yield Side(bare, "party")


def _without(marked: str, names: Sequence[str]) -> str:
    """The question without the names of its sides and what joins them."""
    for name in names:
        marked = re.sub(rf"(?:\b[Tt]he )?\b{re.escape(name)}\b(?:['’]s?)?", " ", marked, count=1)
    return " ".join(re.sub(r"\s,|,\s*(?=and\b)", " ", marked).split())


def _topic(text: str, known: dict[str, str]) -> str:
    """What is left of a question without its frame."""
    topic = text.strip(" ?!.")
    for pattern in (_LEAD, _TAIL):
        while (cut := pattern.sub("", topic, count=1).strip(" ,?!.:;")) != topic:
            topic = cut
    for sign, outlet in known.items():
        topic = topic.replace(sign, outlet)
    return topic
