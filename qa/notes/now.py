"""Questions about how things are now, and when what answers them is too old. No clock: a day is always given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from qa.answering.sentences import Evidence

#: Evidence this many days old is old for a question that says "now" or the like,
STALE_NOW_DAYS = 30
#: and this old for one about what changes without saying so.
STALE_DAYS = 90
#: Sentences this close to the best one are as good: the newest of them comes first.
AS_GOOD_WITHIN = 0.5

_NOW = re.compile(
    r"\b(?:now|nowadays|currently|current|at present|presently|at the moment|latest|newest|most recent|still|so far"
    r"|as of (?:now|today|this week|this month)|these days|today|to date|up to date)\b",
    re.IGNORECASE,
)
#: The question is of a time of its own, or of something that happened once.
_THEN = re.compile(
    r"\b(?:was|were|did|had|would|happened|ago|last|this (?:day|week|month|year|season)|recent|recently|yesterday"
    r"|since|until|(?:in|on|by|before|after|during) (?:(?:early|late|mid) ?)?(?:\d{1,2} )?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)|(?:1[5-9]|20)\d\d|when)\b",
    re.IGNORECASE,
)
_ROLES = r"(?:lead|head|run|chair|command|govern|own|rule|preside over|occupy|control|belong to)s?"
#: What changes: who holds an office, how many there are, who is a member of what, which is the most.
_CHANGING = re.compile(
    rf"\bwho(?:['’]s| is| are)\b|\bwho (?:currently )?{_ROLES}\b"
    r"|\bhow (?:many|much)\b(?:(?!\b(?:been|be)\b).)*?\b(?:is|are|does|do|has|have)\b(?! been| be)"
    r"|^(?:is|are|does|do|has) \w|\b(?:which|what|whose)\b.*\b(?:is|are|has|have) (?:an? |the )?"
    r"(?:members?|most|highest|largest|biggest|lowest|smallest|population|president|leader|capital|status)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.?!]+[?!.]*")


def says_now(question: str) -> bool:
    """Tell whether a question says that it means the present."""
    return bool(_NOW.search(_asked(question)))


@lru_cache(maxsize=64)
def asks_about_now(question: str) -> bool:
    """Tell whether a question is about the present: it says so, or asks in the present about what changes."""
    asked = _asked(question)
    return bool(_NOW.search(asked)) or bool(_CHANGING.search(asked) and not _THEN.search(asked))


def is_stale(question: str, evidence: date, reference: date) -> bool:
    """Tell whether evidence of a day is old for a question about the present.

    Args:
        question: Any question; one about the past never finds its evidence old.
        evidence: Day of the newest article cited.
        reference: The day that counts as now.
    """
    if not asks_about_now(question):
        return False
    return (reference - evidence).days > (STALE_NOW_DAYS if says_now(question) else STALE_DAYS)


def newest_first(question: str, ranked: Sequence[Evidence]) -> list[Evidence]:
    """Return sentences with the newest of those that are as good as the best one in front, undated ones behind.

    Of a question about the past the order stays.
    """
    if not ranked or not asks_about_now(question):
        return list(ranked)
    as_good = [item for item in ranked if item.score >= ranked[0].score - AS_GOOD_WITHIN]
    newest = sorted(as_good, key=lambda item: -_ordinal(item))  # stable: of one day the better one stays in front
    return [*newest, *(item for item in ranked if item.score < ranked[0].score - AS_GOOD_WITHIN)]


def _ordinal(item: Evidence) -> int:
    published = item.article.published
    return published.toordinal() if published else 0


def _asked(question: str) -> str:
    """The last sentence of a question: what stands before it only leads to it."""
    return _SENTENCE.findall(question)[-1].strip() if _SENTENCE.search(question) else question
