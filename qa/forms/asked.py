"""Which form of answer a question asks for, by its words alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.answer import Form
from qa.forms.opposed import read_opposed

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_OPENS = r"(?:^|[,;:.?!]\s)\W*(?:and |so |then )?"
_EVENTS = r"(?:timeline|chronology|history|(?:sequence|course|chain|order) of events)"

_HAPPENED = tuple(
    re.compile(_OPENS + pattern, re.IGNORECASE)
    for pattern in (
        r"what(?:['’]s| is| has| had| have)? (?:happened|been happening|happens|occurred|took place|been going on"
        r"|went on)\b(?!.{0,200}\b(?:when|if|whenever)\b)",
        r"what (?:events?|developments?|steps) (?:\w+ ){0,4}(?:led|happened|followed|occurred|took place|preceded)\b",
        r"how (?:has|have|had|did|does|do|is|was) (?:[^?]{1,200}? )?(?:develop(?:ed)?|unfold(?:ed)?|evolved?"
        r"|c[oa]me about|play(?:ed)? out|progress(?:ed)?|escalated?|chang(?:ed|e) over)\b",
        r"(?:(?:give|show|tell|write|draw|make|trace|outline|list) )?(?:me |us )?(?:an? |the )?(?:short |brief |full )?"
        rf"{_EVENTS}\b",
        rf"what (?:is|was|are|were) the {_EVENTS}\b",
    )
)

#: After a comma "which" and "who" only tell more of what stands before it.
_OPENING = re.compile(
    r"(?:(?:^|[;:.?!]\s)\W*(?:and |so |then )?|(?:,\s)(?=(?:\w+ )?what\b))"
    r"(?:in |on |at |to |from |for |by |with |of )?(?P<ask>which|what|whom?)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"^\W*(?:please )?(?:(?:can|could) you )?(?P<verb>list|enumerate|name|give|show|tell|identify)\s+(?:me |us )?"
    r"(?P<many>(?:all |every |each |some |the |any |of |\d+ |two |three |four |five |six |seven |eight |nine |ten "
    r"|examples? of ){0,4})(?P<noun>[^?.!]*)",
    re.IGNORECASE,
)
_ONE = re.compile(r"\W*(?:one|an?)\b", re.IGNORECASE)
_SINGULAR_VERBS = frozenset(["is", "was", "has", "does"])
_PLURAL_VERBS = frozenset(
    """
    are were have do did had will would can could should may might must
    """.split()  # noqa: SIM905  a table is easier to read and change
)
#: Verbs that do not show by their ending that a plural before them is a noun.
_BARE_VERBS = frozenset(
    """
    sent gave took made said told went came won lost met held got led left began bought sold built brought chose fell
    felt found fought got grew hit kept knew laid let paid put ran saw shot spent spoke stood struck taught thought
    wrote became broke drew drove ate swore signed want need plan oppose support back border join provide use offer
    send take make host play live work face share belong remain depend seek include
    """.split()  # noqa: SIM905
)
_STOPS = frozenset(
    """
    of in on at to for from with by about over under between among during after before since until into than as
    the a an his her its their our my your this that these those and or if when who which
    """.split()  # noqa: SIM905
)
_BEFORE_NOUN = re.compile(
    r"[A-Z][\w.-]*|.*(?:ern|ish|ian|ean|al|ic|ive|ous|ed|ing|ful|able|ary|less|est)|other|new|more|main|key|major|big"
    r"|large|small|top|many|few|some|all|two|three|four|five|six|seven|eight|nine|ten|\d+|old|good|bad|first|last|kinds?"
    r"|types?|sorts?"
)
#: Words in -s that are no plurals, and plurals of which a question wants one: "what were the costs".
_NO_PLURALS = frozenset(
    """
    this his is was has does as us bus gas news series species means politics economics physics mathematics athletics
    always perhaps plus whereas thanks less unless across hours minutes days weeks months years miles metres meters feet
    percent times fees costs odds chances prices rates names happens
    """.split()  # noqa: SIM905
)
_PLURALS = frozenset(
    """
    people men women children criteria phenomena troops
    """.split()  # noqa: SIM905
)
_DETERMINERS = frozenset(
    """
    the some examples its their his her other two three four five all
    """.split()  # noqa: SIM905
)
_DANGLING = frozenset(
    """
    to for with about of on by from as in called named
    """.split()  # noqa: SIM905
)
#: A noun is looked for among so many words after "which" or "what".
_NEAR = 5


def form_of(question: str, outlets: tuple[str, ...] = ()) -> Form:
    """Tell which form of answer a question asks for: "short" unless its words ask for another.

    Args:
        question: One that stands alone.
        outlets: Those of the archive; their names are recognised however they are spelt.
    """
    if read_opposed(question, outlets) is not None:
        return "sides"
    if any(pattern.search(question) for pattern in _HAPPENED):
        return "timeline"
    return "list" if _asks_for_several(question) else "short"


def _asks_for_several(question: str) -> bool:
    if told := _TOLD.match(question):
        several = bool(told["many"].strip()) or told["verb"].lower() in {"list", "enumerate"}
        return several and not _ONE.match(told["noun"]) and _has_plural_head(_WORD.findall(told["noun"]))
    openings = list(_OPENING.finditer(question))
    if not openings:
        return False
    asked = openings[-1]["ask"].lower()
    words = _WORD.findall(question[openings[-1].end() :])
    if asked.startswith("who"):
        return _are_persons(words)
    if words and words[0].lower() in {"are", "were"}:
        return asked == "what" and _are_things(words[1:])
    return _has_plural_head(words, is_what=asked == "what")


def _has_plural_head(words: Sequence[str], *, is_what: bool = False) -> bool:
    """Tell whether the noun after "which" or "what" is a plural: "which eastern countries sent ...".

    Args:
        words: Those after it.
        is_what: After "what" such a word is a verb unless the next one tells otherwise: "what surrounds the town".
    """
    for place, word in enumerate(words[:_NEAR]):
        low = word.lower()
        if low in _STOPS | _SINGULAR_VERBS | _PLURAL_VERBS:
            return False
        if not _is_plural(low) or (
            word[0].isupper() and words[place + 1 : place + 2] and words[place + 1][0].isupper()
        ):
            continue
        after = words[place + 1].lower() if place + 1 < len(words) else ""
        if after in {"the", "a", "an", "is", "was", "does"}:  # then it is a verb, or one thing
            return False
        if after in {"of", "has", "had"} or not after or after.endswith("ed") or after in _PLURAL_VERBS | _BARE_VERBS:
            return True
        return not is_what and all(_BEFORE_NOUN.fullmatch(each) for each in words[:place])
    return False


def _are_things(words: Sequence[str]) -> bool:
    """Tell whether "what are" is followed by things in the plural, and by no verb that asks something of them."""
    if not words or words[0].lower() not in _DETERMINERS:
        return False
    if words[-1].lower() in _DANGLING or words[-1].lower().endswith(("ing", "ed")):
        return False
    for word in words[words[0].lower() != "examples" :][:_NEAR]:
        if word.lower() in _STOPS:
            return False
        if _is_plural(word.lower()):
            return True
    return False


def _are_persons(words: Sequence[str]) -> bool:
    """Tell whether "who" is followed by "are the ..." with persons in the plural."""
    if len(words) < 3 or words[0].lower() not in {"are", "were"}:
        return False
    nouns = words[2 : 2 + _NEAR]
    return words[1].lower() in _DETERMINERS and any(_is_plural(word) for word in nouns if word.islower())


def _is_plural(word: str) -> bool:
    if word in _PLURALS:
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "’s", "'s"))
        and (word not in _NO_PLURALS)
    )
