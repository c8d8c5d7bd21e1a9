"""What a pronoun can mean: the names and phrases of earlier turns, the likeliest one first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from qa.followups.mentions import mentions, noun_phrases
from qa.followups.vocabulary import AUXILIARIES, UNITS

#: What a candidate costs a turn further back, in an answer, after a word that hardly stands before a person, and where
#: no first name or title tells whether it is he or she. The cheapest one is meant.
FURTHER_BACK, ANSWERED, AFTER_PLACE_WORD, UNTOLD_GENDER = 0.8, 0.9, 1.0, 0.4
#: What an earlier pronoun of the kind meant is meant again.
MEANT_BEFORE = 1.2
#: What each kind of candidate costs by the kind of pronoun; others do not fit.
COSTS: Mapping[str, Mapping[str, float]] = {
    "he": {"person": 0.0, "name": 0.6},
    "she": {"person": 0.0, "name": 0.6},
    "it": {"body": 0.0, "thing": 0.0, "noun": 0.3, "name": 0.5, "place": 0.5},
    "they": {"plural": 0.2, "body": 0.0, "name": 0.5, "place": 0.7, "thing": 0.8, "person": 1.0},
    "there": {"place": 0.0, "name": 1.0, "thing": 1.5},
    "place": {"place": 0.0},
    "body": {"body": 0.0, "name": 0.5, "thing": 1.5},
    "person": {"person": 0.0, "name": 1.0},
}
#: How many turns back a name is what the conversation is about.
FOCUS_TURNS = 3
_GENDERS = {"he": "m", "she": "f"}
_PLACE_WORDS = frozenset({"in", "at", "on", "near", "from", "to", "across", "throughout"})
_ASKS_WHO = re.compile(r"(?:and |but )?(?:who(?:m|se)?|which (?:man|woman|person|player|actor|singer|minister))\b")
_ASKS_WHERE = re.compile(
    r"(?:and |but )?(?:where|(?:(?:in|to|from) )?(?:which|what) (?:country|city|state|town|place))\b"
)
_IN_FRONT = re.compile(r"^[A-Z][\w ]{0,40}: ")


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a pronoun may mean: the words without and with "the", their kind, gender, and the word before them."""

    text: str
    whole: str
    kind: str
    gender: str = ""
    preposition: str = ""

    @property
    def head(self) -> str:
        """The last word."""
        return self.text.rsplit(" ", 1)[-1]


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier turn: the question, already standing alone; what was quoted, if anything; what its pronouns meant."""

    question: str
    answer: str
    meant: Mapping[str, Candidate] = field(default_factory=dict)


def antecedent(group: str, question: str, turns: Sequence[Turn]) -> Candidate | None:
    """The likeliest candidate for a pronoun; None if none fits, or only what the question names itself."""
    best: tuple[float, int] | None = None
    found: Candidate | None = None
    meant = turns[-1].meant.get(group)
    for order, (cost, candidate) in enumerate(_costs(group, turns)):
        if meant is not None and candidate.text == meant.text:
            cost -= MEANT_BEFORE
        repeated = candidate.text in question or (candidate.kind in {"noun", "plural"} and candidate.head in question)
        if not repeated and (best is None or (round(cost, 6), order) < best):
            best, found = (round(cost, 6), order), candidate
    if found is None and meant is not None and meant.text not in question:
        return meant
    return _fullest(found, turns) if found else None


def _costs(group: str, turns: Sequence[Turn]) -> Iterator[tuple[float, Candidate]]:
    """Every candidate that fits, with its cost, latest turn first."""
    kinds, gender = COSTS[group], _GENDERS.get(group)
    others = {
        turns[-1].meant[other].text for other in _GENDERS if gender and other != group and other in turns[-1].meant
    }
    for back, turn in enumerate(reversed(turns)):
        asked = turn.question.lower()
        answers_first = bool((_ASKS_WHO if group in {"he", "she", "person", "they"} else _ASKS_WHERE).match(asked))
        for text, cost in ((turn.question, ANSWERED * answers_first), (turn.answer, ANSWERED * (not answers_first))):
            for candidate in candidates(text, asked=text is turn.question):
                if (
                    candidate.kind not in kinds
                    or (gender and candidate.gender not in {"", gender})
                    or candidate.text in others
                ):
                    continue
                if gender and candidate.kind == "name" and candidate.whole.startswith("the "):
                    continue
                if group == "there" and candidate.kind != "place" and candidate.preposition not in _PLACE_WORDS:
                    continue
                told = candidate.gender == gender or not gender
                placed = bool(gender) and candidate.preposition in _PLACE_WORDS
                extra = kinds[candidate.kind] + UNTOLD_GENDER * (not told) + AFTER_PLACE_WORD * placed
                yield FURTHER_BACK * back + cost + extra, candidate


def candidates(text: str, *, asked: bool) -> list[Candidate]:
    """Names and plain phrases of a question or an answer, in order."""
    found = [
        (name.start, Candidate(name.text, name.whole, name.kind, name.gender, name.preposition))
        for name in mentions(text)
        if name.kind != "time"
    ]
    found += _phrases(text, asked)
    return [candidate for _, candidate in sorted(found, key=lambda item: item[0])]


def _phrases(text: str, asked: bool) -> Iterator[tuple[int, Candidate]]:
    """Plain phrases with an article; in questions without the verb that they run into."""
    names = [found.start for found in mentions(text)]
    for phrase, start in noun_phrases(text):
        words = phrase.split()
        before = text[:start].rstrip().rsplit(None, 1)[-1:]
        if asked and before and before[0].lower() in AUXILIARIES and len(words) > 2:
            words = words[:-1]
        if words[0].lower() in {"its", "his", "her", "their"} or any(start <= at < start + len(phrase) for at in names):
            continue
        if len(words) < 2 or words[-1].lower() in UNITS:
            continue
        plural = words[-1].endswith("s") and not words[-1].endswith(("ss", "us", "is"))
        whole = " ".join(["the", *words[1:]])
        yield start, Candidate(whole, whole, "plural" if plural else "noun")


def _fullest(candidate: Candidate, turns: Sequence[Turn]) -> Candidate:
    """The candidate by the longest name that the conversation has for it: "Jens Stoltenberg" for "Stoltenberg"."""
    if candidate.kind not in {"person", "name"} or " " in candidate.text:
        return candidate
    for turn in reversed(turns):
        for text in (turn.question, turn.answer):
            for found in mentions(text):
                starts_or_ends = found.text.endswith(f" {candidate.text}") or found.text.startswith(
                    f"{candidate.text} "
                )
                if found.kind in {"person", "name"} and starts_or_ends and found.text.count(" ") < 4:
                    return replace(candidate, text=found.text, whole=found.whole)
    return candidate


def focus(turns: Sequence[Turn]) -> Candidate | None:
    """What the conversation is about: the name that the latest questions have most often, else the first answered."""
    recent = turns[-FOCUS_TURNS:]
    asked = [candidate for turn in reversed(recent) for candidate in _named(turn.question)]
    if asked:
        texts = [candidate.text for candidate in asked]
        return _fullest(max(asked, key=lambda candidate: texts.count(candidate.text)), turns)
    answered = [candidate for candidate in _named(recent[-1].answer) if candidate.kind != "name"]
    return _fullest(answered[0], turns) if answered else None


def _named(text: str) -> list[Candidate]:
    return [candidate for candidate in candidates(text, asked=False) if candidate.kind not in {"noun", "plural"}]


def latest_time(turns: Sequence[Turn]) -> str:
    """The time that was spoken of last, with its preposition; "" if none was in the last two turns."""
    for turn in reversed(turns[-2:]):
        for text in (turn.answer, turn.question):
            times = [found for found in mentions(text) if found.kind == "time"]
            if times:
                time = times[0]
                return time.whole if time.preposition or not time.text[0].isdigit() else f"in {time.text}"
    return ""


def without_front(question: str) -> str:
    """A question without what an earlier completion set in front of it: "When: who opened the library"."""
    rest = _IN_FRONT.sub("", question)
    return rest[:1].upper() + rest[1:]
