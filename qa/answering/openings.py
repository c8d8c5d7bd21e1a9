"""Sentences that lean on others: what they open with, and whether that is explained inside them.

Knows nothing of articles; what a pronoun means elsewhere is found by `leaning`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from qa.followups.mentions import Mention, mentions
from qa.followups.vocabulary import FEMALE_NAMES, MALE_NAMES, UNITS

Opening = Literal["he", "she", "they", "it", "this", "speech"]
_KINDS: tuple[Opening, ...] = ("he", "she", "they", "it", "this")

_WORD_BEFORE = r"(?:and|but|so|yet|or|nor|then|now|also|still|however|meanwhile|instead|later|earlier|today|yesterday)"
#: What may stand before the word that a sentence opens with: a conjunction, or a short phrase up to its comma.
_LEAD = rf"^[\s“”\"'‘’(\[—–-]*(?:{_WORD_BEFORE}\b,? ){{0,2}}(?P<phrase>[A-Z][^,“”\";:]{{1,70}}, )?[“\"]?"
_FIRST = (
    r"(?P<first>(?:when|while|as|after|before|if|although|though|despite|in|on|at|with|for|like|unlike|since|until|by"
    r"|during|because|because of|given|besides|throughout|from|under|following|to|once|among|according to) )?"
)
_OPENS = re.compile(
    _LEAD + _FIRST + r"(?:(?P<he>he|him|his|himself)|(?P<she>she|her|hers|herself)|(?P<it>it|its|itself)"
    r"|(?P<they>they|their|theirs|them|others|(?:some|most|many|all|none|one|each|two|three|neither|both|half) of them)"
    r"|(?P<this>this|that|these|those|such))(?P<tail>['’](?:s|d|ll|re|ve))?(?![\w'’-])",
    re.IGNORECASE,
)
_SOME_TWO = re.compile(
    _LEAD + r"(?:both(?! of the)(?! [^,.;:]{1,80} and )"
    r"|the (?:pair|duo|trio|latter|(?:two|three|four|five) (?:men|women|sides|countries|nations|leaders|ministers"
    r"|presidents|companies|teams|parties|governments|allies|have|had|are|were|will|would|also|said|met|agreed|signed"
    r"|did|do|could|can|then|later)))\b|(?:another|one) (?:said|was|is|has|had|told|added)\b|there,",
    re.IGNORECASE,
)
_SAYS = (
    r"(?:has |had |also |then |later )?(?:said|says|told|tells|added|adds|explained|wrote|tweeted|argued|warned|noted"
    r"|continued|recalled|insisted|claimed|joked|asked|replied|admitted|concluded|stressed|testified|announced)\b"
)
#: Who speaks, named after or amid what is said: “The fleet is ready,” he said.
_SAID_BY = re.compile(rf"[,?!—–][”\"’']{{0,2}} (?P<who>he|she|they|it) {_SAYS}")
_I = re.compile(r"(?<![\w'’])(?:I|[Ww]e|my|[Oo]ur|me|us|[Mm]y)(?:['’](?:m|ve|d|ll|re))?(?![\w'’-])")
_MARKS = re.compile(r"[“”\"]")
_ADVERBS = (
    r"(?:not |n['’]t |still |also |now |yet |immediately |generally |widely |often |very |too |even |so |far |"
    r"currently |initially |just |only |later ){0,3}"
)
#: "It" that means nothing: "It is not clear how many", "It was Ostra that", "It took two days to".
_EMPTY_IT = re.compile(
    r"(?:['’]s| (?:is|was|isn['’]t|wasn['’]t|(?:has|had) been|(?:will|would|may|might|could|must) be|remains|remained"
    rf"|seems|seemed|appears|appeared|became|becomes)) {_ADVERBS}"
    r"(?:(?:un)?clear|(?:un)?known|(?:im)?possible|true that|difficult|hard|easy|important|common|rare|tempting"
    r"|necessary|useful|wise|better|best|good|bad|fair|safe|wrong|right|vital|essential|crucial|customary|usual|normal"
    r"|(?:about )?time|not until|as if|raining|snowing|[\w-]+ (?:that|whether|how)\b"
    r"|(?-i:(?:the |an? )?[A-Z][^,;:“”\"]{1,50}) (?:that|who)\b"
    r"|(?:in|on|at|only|under|during|after|because of) [^,;:“”\"]{1,50} that\b)"
    r"| (?:rain(?:s|ed)|snow(?:s|ed)|turn(?:s|ed) out|emerged|happened|transpired|(?:took|takes) (?:[\w-]+ ){1,6}to\b)",
    re.IGNORECASE,
)
_SELF = frozenset("article story page site website newspaper".split())  # noqa: SIM905  as the tables near it
_NOT_BACK = re.compile(r" (?:who|whom|whose|in|of|with|on|at|from|for|said|which|the|an?|he|she|they|it|as)\b", re.I)
_NAME_NEXT = re.compile(r"[^,“”\"]{0,120}, (?:[a-z]+ ){0,3}?(?:the [a-z]+|[A-Z]\w+)")
_NOUN_NEXT = re.compile(
    r"[^,“”\"]{0,120}, (?!(?:it|they|he|she|there|this|these|that|those|you|we|I)\b)[a-z]", re.IGNORECASE
)
_PLACE_BEFORE = frozenset("in at from near to across around outside inside into over via".split())  # noqa: SIM905


def opening(text: str) -> Opening | None:
    """Return what a sentence opens with that only another sentence explains; None if it stands alone.

    "he", "she", "they" and "it" for pronouns, their possessives, and for who is named as speaking; "this" for what
    points back at what was just said ("this", "such", "the two", "there"); "speech" for an "I" or "we" in quotation
    marks, or a quotation that begins or ends elsewhere, whose speaker the sentence does not name.
    """
    opens = _OPENS.match(text)
    kind = next((kind for kind in _KINDS if opens[kind]), None) if opens else None
    if opens and kind and not _is_explained(text, opens, kind):
        return kind
    if _SOME_TWO.match(text):
        return "this"
    if said_by := _SAID_BY.search(text):
        who = next(kind for kind in _KINDS if kind == said_by["who"])
        named = any(fits(who, mention) for mention in mentions(_unquoted(text)) if mention.start < said_by.start())
        return None if named else who
    return "speech" if _is_bare_speech(text) else None


def fits(kind: Opening, mention: Mention) -> bool:
    """Tell whether a pronoun can mean what a text names."""
    if mention.kind == "time":
        return False
    if kind in {"he", "she"}:
        may_be = mention.kind == "name" and not mention.text.isupper() and mention.preposition not in _PLACE_BEFORE
        is_person = mention.kind == "person" or may_be
        return is_person and mention.gender in {"", "m" if kind == "he" else "f"} and not _other_gender(kind, mention)
    return mention.kind != "person"


def _other_gender(kind: Opening, mention: Mention) -> bool:
    first = mention.text.split()[0].lower()
    return first in (FEMALE_NAMES if kind == "he" else MALE_NAMES)


def _is_explained(text: str, opens: re.Match[str], kind: Opening) -> bool:
    """Tell whether the word that a sentence opens with points nowhere, or at a word of the sentence itself."""
    rest = text[opens.end() :]
    word = opens[kind].lower()
    if word == "it" and _EMPTY_IT.match(f"{opens['tail'] or ''}{rest}"):
        return True
    if kind == "this" and opens["first"]:
        return True  # "at this point", "since then": most of them point at a time
    if kind == "this":
        return _points_nowhere(word, rest)
    phrase = opens["phrase"] or ""
    if phrase and opens["first"]:
        return True  # "Otters dive, as they do elsewhere": no opening
    if any(fits(kind, mention) for mention in _named(phrase)):
        return True
    follows = _NAME_NEXT if kind in {"he", "she"} else _NOUN_NEXT
    return bool(opens["first"] and follows.match(rest))


def _points_nowhere(word: str, rest: str) -> bool:
    """Tell whether "this" and the like only point at the present, at the paper itself, or go on by themselves."""
    after = re.match(r" (?:same |very |past |coming |particular )?([\w'’-]+)", rest)
    noun = after[1].lower() if after else ""
    if word in {"this", "these"}:
        return noun in UNITS or noun.rstrip("s") in UNITS or noun in _SELF
    if word == "such":
        return noun == "as"
    return bool(_NOT_BACK.match(rest)) and not (word == "that" and rest.startswith(" which"))


def _named(phrase: str) -> Iterator[Mention]:
    """What the phrase before a pronoun names."""
    if phrase:
        yield from mentions(phrase.rstrip(", "))


def _unquoted(text: str) -> str:
    """A sentence with what stands between quotation marks blanked out."""
    return re.sub(r"[“\"][^“”\"]*(?:[”\"]|$)", lambda match: " " * len(match[0]), text)


def _is_bare_speech(text: str) -> bool:
    """Tell whether a sentence is somebody's words, and all of it: nobody is named as saying them."""
    marks = _MARKS.findall(text)
    stripped = text.strip()
    opens, closes = stripped[:1] in {"“", '"'}, stripped[-1:] in {"”", '"'}
    if opens and closes and len(marks) == 2:
        return True
    return bool(len(marks) == 1 and (opens or closes) and _I.search(text))
