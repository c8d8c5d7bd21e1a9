"""What a sentence does with what it tells: asserts, fears, plans, alleges or imagines it, or leaves it unsaid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from qa.questions.question import Question, stems

Hedge = Literal["fear", "plan", "future", "accusation", "rumour", "conditional"]

_NOT_SAYING = (
    r"(?:say|disclose|specify|give|reveal|release|provide|name|identify|announce|explain|tell|elaborate|comment"
    r"|confirm)"
)
#: What makes all that follows in its clause no assertion, in small letters.
_BEFORE: dict[Hedge, str] = {
    "fear": r"fear(?:s|ed|ing)?|afraid|worr(?:y|ies|ied|ying)|concerns?|concerned|dread(?:s|ed)?|warn(?:s|ed|ing)?",
    "plan": (
        r"plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|intention|aim(?:s|ed|ing)?|hop(?:es?|ed|ing)|want(?:s|ed|ing)?"
        r"|consider(?:s|ed|ing)|propos(?:als?|es|ed|ing)|vow(?:s|ed)?|pledg(?:es?|ed)|promis(?:es?|ed)|threaten(?:s|ed)?"
        r"|offer(?:s|ed|ing)? to|bid to|(?:due|set|expected|scheduled|slated|poised|supposed|likely|ready|about) to"
        r"|seek(?:s|ing)?|tr(?:y|ies|ied|ying) to|call(?:s|ed)? (?:for|on)|urg(?:e[sd]?|ing)|demand(?:s|ed|ing)?"
    ),
    "future": r"will|going to|['’]ll",
    "accusation": (
        r"accus(?:e[sd]?|ing|ations?)|alleg(?:es?|ing|ations?)|blam(?:e[sd]?|ing)|claim(?:s|ed|ing)?"
        r"|suspect(?:s|ed|ing)?|charged with|indicted|denounc(?:e[sd]?|ing)|insinuat(?:e[sd]?|ing)"
    ),
    "rumour": (
        r"rumou?rs?|rumou?red|speculat(?:ion|ions|e[sd]?|ing)|unconfirmed|gossip"
        r"|(?:is|are|was|were|be|been|being) (?:said|believed|thought|understood|reported|rumou?red|presumed) to"
    ),
    "conditional": r"if|unless|whether|could|may|might|would|should",
}
#: What makes the whole clause it stands in none.
_WITHIN: dict[Hedge, str] = {
    "accusation": r"allegedly|alleged|purported(?:ly)?|supposedly",
    "rumour": r"reportedly|apparently|presumably|possibly|perhaps|probably|maybe|rumou?r has it",
}
#: One pattern, since a question is held against a hundred sentences.
_CUES = re.compile(
    r"(?:\b(?=[a-z])|(?=['’]))(?:"
    + "|".join(f"(?P<{kind}_within>{words})" for kind, words in _WITHIN.items())
    + "|"
    + "|".join(f"(?P<{kind}>{words})" for kind, words in _BEFORE.items())
    + r")\b"
)
_BOUNDARY = re.compile(r"[;:()]|, | [—–-] | but | while | although ")
#: How a question asks for what is no assertion itself.
_ASKED: dict[Hedge, re.Pattern[str]] = {
    "fear": re.compile(r"\b(?:fear|afraid|worr|concern|danger|risk|threat|warn|(?:might|could|may)\b)", re.IGNORECASE),
    "plan": re.compile(
        r"\b(?:plan|intend|intention|aim|hop(?:es?|ing)|want|consider|propos|vow|pledg|promis|expected|likely|upcoming"
        r"|future|goal|seek|urg|demand|threat|(?:will|would|going to|due|set to|soon|next|could|might|may|should|try"
        r"|call|tries|calls)\b)",
        re.IGNORECASE,
    ),
    "accusation": re.compile(
        r"\b(?:accus|alleg|blam|claim|suspect|charg|indict|denounc|criti|lawsuit|su(?:e[sd]?|ing)\b)", re.IGNORECASE
    ),
    "rumour": re.compile(
        r"\b(?:rumou?r|speculat|believed|thought|reported|presumed|(?:might|could|may)\b)", re.IGNORECASE
    ),
    "conditional": re.compile(r"\b(?:if|unless|could|may|might|would|should|will|can|likely)\b", re.IGNORECASE),
}
_ASKS_PAST = re.compile(r"\b(?:did|was|were|had)\b", re.IGNORECASE)
_UNSAID = re.compile(
    r"\b(?:(?:did|does|do|has|have|had|would|could|can|will|was|were|is|are)(?: still| yet)?(?: not|n['’]t)|never"
    r"|cannot|without|yet to|(?:declin|refus)(?:e[sd]?|ing) to|unable to) "
    r"(?:immediately |yet |publicly |been |be |able to ){0,4}"
    rf"(?:{_NOT_SAYING}(?:d|ed|ing)?|identif(?:ied|ying)|giv(?:en|ing)|known|clear|determined|established)\b"
    rf"|\b(?:un(?:known|clear|certain)|a mystery|undisclosed|unspecified|unwilling to {_NOT_SAYING})\b"
    r"|\b(?:gave|given?|offered|provided|released|set|had|have|has|there (?:is|was|were|are)) no (?:\w+ )?"
    r"(?:details?|figures?|date|timetable|reasons?|names?|number|information|word|estimate|explanation|comment|motive)\b",
)
_ASKED_WORDS: dict[str, re.Pattern[str]] = {
    "number": re.compile(
        r"\b(?:how (?:many|much|long|far|old|often)|figures?|number|amount|cost|price|estimate|size)\b"
    ),
    "person": re.compile(r"\b(?:who|whom|whose|names?|named?|identit(?:y|ies)|identif(?:y|ied)|buyer|suspect)\b"),
    "time": re.compile(r"\b(?:when|dates?|timetable|timeline|how soon)\b"),
    "place": re.compile(r"\b(?:where|whereabouts|location|place)\b"),
    "reason": re.compile(r"\b(?:why|reasons?|motives?|causes?|explanation|what (?:caused|prompted|led))\b"),
}


def hedged(question: Question, text: str) -> float:
    """Return the share, 0 to 1, of the question's words in a sentence that it does not assert.

    What the question asks for itself, such as what is planned, counts as asserted. Names, which mostly say of whom
    something is told, count only where nothing else is shared.
    """
    scopes = list(_scopes(_counted(question.text), text))
    if not scopes:
        return 0.0
    names = {stem for name in question.names for stem in stems(name)}
    shared = list(_shared(question, text))
    told = [(stem, at) for stem, at in shared if stem not in names] or shared
    inside = [any(start <= at < end for start, end in scopes) for _, at in told]
    return round(sum(inside) / len(inside), 6) if inside else 0.0


def leaves_unsaid(question: Question, text: str) -> bool:
    """Tell whether a sentence says that what a question asks is not said or not known."""
    low = text.lower()
    wanted = sorted(question.wants & set(_ASKED_WORDS))
    return any(_ASKED_WORDS[kind].search(low) for kind in wanted) and bool(_UNSAID.search(low))


def _scopes(kinds: frozenset[str], text: str) -> Iterator[tuple[int, int]]:
    """The parts of a sentence that it does not assert, of some kinds."""
    for cue in _CUES.finditer(text.lower()):
        kind, _, within = (cue.lastgroup or "").partition("_")
        if kind not in kinds or text[cue.start() : cue.end()] == "May":
            continue
        stop = _BOUNDARY.search(text, cue.end())
        starts = [found.end() for found in _BOUNDARY.finditer(text, 0, cue.start())] if within else []
        first = (starts[-1] if starts else 0) if within else cue.start()
        yield first, stop.start() if stop else len(text)


@lru_cache(maxsize=64)
def _counted(question: str) -> frozenset[str]:
    """The kinds that a question does not ask for itself."""
    return frozenset(kind for kind in _BEFORE if _counts(kind, question))


def _counts(kind: Hedge, question: str) -> bool:
    if kind == "future":
        return bool(_ASKS_PAST.search(question)) and not _ASKED["plan"].search(question)
    return not _ASKED[kind].search(question)


_WORD = re.compile(r"[^\W_]+")


def _shared(question: Question, text: str) -> Iterator[tuple[str, int]]:
    """The question's content stems that a sentence has, each with its place."""
    content = set(question.content)
    for word in _WORD.finditer(text):
        for stem in stems(word[0]):
            if stem in content:
                yield stem, word.start()
