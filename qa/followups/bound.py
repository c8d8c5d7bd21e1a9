"""Whether a pronoun needs anything from before its question: it may mean something in the question, or nothing."""

from __future__ import annotations

import re

from qa.followups.antecedents import COSTS
from qa.followups.mentions import mentions
from qa.followups.vocabulary import AUXILIARIES, CLAUSE_STARTS, FORMS_OF_BE, FUNCTION_WORDS, PLACE_NOUNS

_WORD = re.compile(r"[\w’'-]+")
_EXPLETIVE = re.compile(
    r"it\s(?:is|was|seems?|appears?|rains?|snows?)\b|it\s(?:really |still )?(?:true|possible|likely|safe|legal|illegal"
    r"|necessary|important|worth|ok|okay|raining|snowing|easy|hard|time|normal|right|wrong|better|best|fair|called"
    r"|known|said|thought|determined|decided|believed)\b|it\s(?:takes?|costs?|means?)\b.*\bto\b"
    r"|it (?:that|who)\b|it\s(?:say|state|mention)\b",
    re.IGNORECASE,
)
_TIME_ASKED = re.compile(r"what (?:time|day|year) (?:is|was) it", re.IGNORECASE)
_DESCRIBED = re.compile(
    r"\s(?:of|that|who|which|whose|with|where|in\s(?:the\s)?[A-Z]|called|named|from|\w+ed\s(?:by|in|at|from|with|on))\b"
)


def stays(question: str, found: re.Match[str], group: str) -> bool:
    """Tell whether a pronoun stays as it is.

    Args:
        question: The question.
        found: The pronoun, or a phrase like "that country" with its `head`.
        group: A key of `COSTS`, or "then".
    """
    after = question[found.end() :]
    words = [word.lower() for word in _WORD.findall(question[: found.start()])]
    low = found[0].lower()
    if group == "it" and found["tail"]:
        return True  # "it's", which many write for "its"
    if low == "it" and (_TIME_ASKED.search(question) or _EXPLETIVE.match(question[found.start() :].rstrip("?. "))):
        return bool(words)
    if low == "it" and words[-1:] and words[-1] in FORMS_OF_BE and re.match(r"\s\w+\s(?:for|to|that)\b", after):
        return True
    if low == "there":
        return _is_existential(words, after) or _names_a_place(question[: found.start()], words)
    if low == "then":
        return not (words and (words[-1] in {"since", "by", "until", "back"} or not after.strip(" ?.!")))
    if found["noun"]:
        return group != "then" and _is_described(question, found, words, group)
    return _is_bound(question, found, words, group)


def _is_existential(words: list[str], after: str) -> bool:
    """Tell "there is" from "in that place"."""
    return bool(words and words[-1] in AUXILIARIES | {"be", "been", "where"}) or bool(
        re.match(r"\s(?:is|are|was|were|has|have|will)\b", after)
    )


def _names_a_place(before: str, words: list[str]) -> bool:
    """Tell whether a question says itself where "there" is."""
    return bool(PLACE_NOUNS.intersection(words)) or any(name.kind == "place" for name in mentions(before))


def _is_described(question: str, found: re.Match[str], words: list[str], group: str) -> bool:
    """Tell whether "the company" says itself which one, or is the second mention of one in the question."""
    after = question[found.end() :]
    head = found["head"].lower()
    follows = [word.lower() for word in _WORD.findall(after)[:2]]
    goes_on = len(follows) == 2 and follows[0] not in FUNCTION_WORDS and follows[1] in AUXILIARIES | {"of"}
    other = (name for name in mentions(question) if name.kind != "time")
    the = found[0].lower().startswith("the ")
    named = any(the or (name.kind in COSTS[group] and name.start < found.start()) for name in other)
    return head in words or bool(_DESCRIBED.match(after)) or named or (goes_on and the)


def _is_bound(question: str, found: re.Match[str], words: list[str], group: str) -> bool:
    """Tell whether a pronoun may mean something before it in the same question."""
    before = question[: found.start()]
    owned = is_possessive(question, found)
    clause = any(word in CLAUSE_STARTS for word in words[2:]) or bool(re.search(r",|[.!?;]\s", before))
    if not (owned or clause or _opens_clause(words)):
        return False
    names = [name for name in mentions(question) if name.start < found.start() and name.kind != "time"]
    return any(name.kind in COSTS[group] for name in names) or _has_subject(words, group)


def _opens_clause(words: list[str]) -> bool:
    """Tell "signed a treaty to give it" and "a treaty granting it" from a subject and its object, which differ."""
    after = [(words[at - 1], words[at]) for at in range(2, len(words))]
    return any(
        (before == "to" and word not in FUNCTION_WORDS - AUXILIARIES)
        or (word.endswith("ing") and before not in AUXILIARIES | {"to", "still", "now"})
        for before, word in after
    )


def _has_subject(words: list[str], group: str) -> bool:
    """Tell whether plain words before a pronoun can be what it means: "which company", "who lost his job"."""
    asks_subject = len(words) > 1 and words[1] not in AUXILIARIES
    if words and words[0] in {"who", "which", "whose"} and asks_subject:
        return True
    if words and words[0] == "what" and asks_subject and len(words) > 2:
        return group in {"it", "they"} or not any(word in AUXILIARIES for word in words)
    articles = [at for at, word in enumerate(words) if word in {"the", "a", "an"}]
    if group == "they" and any(word.endswith("s") and word not in FUNCTION_WORDS for word in words):
        return True
    return bool(articles) and articles[0] < len(words) - 1 and group in {"it", "they"}


def is_possessive(question: str, found: re.Match[str]) -> bool:
    """Tell whether a pronoun owns what follows."""
    low = found[0].lower()
    if low in {"its", "their", "theirs", "hers", "his"}:
        return True
    follows = _WORD.match(question[found.end() :].lstrip())
    return low == "her" and follows is not None and follows[0].lower() not in FUNCTION_WORDS
