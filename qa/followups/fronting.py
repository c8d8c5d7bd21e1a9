"""Questions that speak of a thing by "the", "this" or "other" alone: the name that the talk is about goes in front."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.followups.antecedents import Turn, focus
from qa.followups.mentions import mentions
from qa.followups.vocabulary import FUNCTION_WORDS, UNITS
from qa.questions.question import stems

#: A longer question says enough by itself.
MOST_WORDS = 10

_THING = re.compile(r"\b(?:the|this|that|these|those)\s(?P<words>(?:[a-z’'-]+\s?){1,4})", re.IGNORECASE)
_ALONE = re.compile(
    r"\b(?:this|that)[\s?.!]*$|^(?:is|was|did|does|has|will|would|could|can)\s(?:this|that)\s", re.IGNORECASE
)
_FURTHER = re.compile(
    r"\b(?:what|who|where|how|anything|anyone|anybody|something)\selse\b|\b(?:any|were there|are there)\sother\b", re.I
)
_OF_SOMETHING = re.compile(r"\s?(?:of|in|on|at|for|from|between|to|with|by|that|which|who|where)\b")
_ARTICLE = re.compile(r"\b(?:this|the) article\b", re.IGNORECASE)


def with_focus(question: str, turns: Sequence[Turn]) -> str:
    """Put the name that the conversation is about before a question that names nothing; else return it as it is."""
    if len(question.split()) > MOST_WORDS or _ARTICLE.search(question) or mentions(question):
        return question
    if not (_ALONE.search(question) or _FURTHER.search(question) or _speaks_of_known(question, turns)):
        return question
    about = focus(turns)
    return f"{about.whole[:1].upper()}{about.whole[1:]}: {question}" if about else question


def _speaks_of_known(question: str, turns: Sequence[Turn]) -> bool:
    """Tell whether a question speaks of "the album" when the last turn spoke of one, and says no more of it."""
    known = set(stems(f"{turns[-1].question} {turns[-1].answer}"))
    for found in _THING.finditer(question):
        noun = next((word for word in found["words"].split() if word.lower() not in FUNCTION_WORDS), "")
        if not noun or noun.lower() in UNITS or noun != found["words"].split()[0]:
            continue
        after = question[found.start("words") + len(noun) :]
        if not _OF_SOMETHING.match(after) and set(stems(noun)) <= known:
            return True
    return False
