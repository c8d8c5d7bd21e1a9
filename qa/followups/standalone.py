"""Follow-up questions: from a question and what was asked before to a question that stands alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from qa.followups.antecedents import Candidate, Turn
from qa.followups.ellipsis import completed
from qa.followups.fronting import with_focus
from qa.followups.pronouns import is_english_question, with_names
from qa.followups.saying import who_said
from qa.settings import MAX_QUESTION

#: How far a conversation is read back, and how much of each answer.
TURNS = 12
ANSWER_CHARACTERS = 4_000
#: A longer question says itself what it is about.
MOST_WORDS = 80

_MARKER = re.compile(r"\s*\[\d{1,3}\]\s*")
_NOTHING_SAID = re.compile(
    r"(?:i (?:do not|don['’]t) know|the articles do not say|no answer|unknown|n/a)\.?", re.IGNORECASE
)
_WHO_SAID = re.compile(
    r"(?:(?:and|but|so|ok(?:ay)?)[\s,]+)*(?:who\s(?:said|says|claimed|claims|stated|told\s(?:them|us|you|reporters))"
    r"(?:\s(?:that|this|so|it|these\swords|those\swords))?(?:\sin)?|says\swho|who\s(?:is|was)\s(?:quoted|speaking|saying\s(?:that|this))"
    r"(?:\shere|\sthere)?|whose\s(?:words|quote|statement)\s(?:are|were|is|was)\s(?:these|those|that|this|they|it))"
    r"(?:\s?\[(?P<number>\d)\])?[\s?.!]*",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"[“”\"«»]|\b(?:said|says|told|added|according to|warned|argued|insisted)\b")


def standalone_question(asked: str, history: Sequence[Mapping[str, str]]) -> str:
    """Return the question that says alone what a follow-up says after its history.

    Every word added stands in the history. What stands alone, or cannot be completed, stays as it is.

    Args:
        asked: The question as asked.
        history: Earlier turns, oldest first; an answer is quotes with markers, "" for a refusal, or any text.
    """
    turns: list[Turn] = []
    for turn in history[-TURNS:]:
        question, meant = _resolved(turn["question"].strip()[:MAX_QUESTION], turns)
        answer = turn["answer"][:ANSWER_CHARACTERS]
        said = "" if _NOTHING_SAID.fullmatch(answer.strip()) else answer
        turns.append(Turn(question, said, {**(turns[-1].meant if turns else {}), **meant}))
    return _resolved(asked, turns)[0]


def _resolved_who(asked: str, turns: Sequence[Turn]) -> str | None:
    """Who said what the last answer quotes: that with the marker asked for, else the first that is somebody's words."""
    if not (found := _WHO_SAID.fullmatch(asked.strip())):
        return None
    quotes = quotes_of(turns[-1].answer)
    if not quotes:
        return None
    if found["number"]:
        number = int(found["number"])
        return who_said(quotes[number - 1]) if 0 < number <= len(quotes) else None
    return who_said(next((quote for quote in quotes if _SPOKEN.search(quote)), quotes[0]))


def _resolved(asked: str, turns: Sequence[Turn]) -> tuple[str, Mapping[str, Candidate]]:
    """A question with all that it says, and what its pronouns meant."""
    if not turns or len(asked) > MAX_QUESTION or len(asked.split()) > MOST_WORDS:
        return asked, {}
    meant: Mapping[str, Candidate] = {}
    whole = _resolved_who(asked, turns) or completed(asked, turns)
    if whole is None and is_english_question(asked):
        whole, meant = with_names(asked, turns)
        whole = with_focus(asked, turns) if whole == asked else whole
    return (whole, meant) if whole is not None and len(whole) <= MAX_QUESTION else (asked, {})


def quotes_of(answer: str) -> list[str]:
    """The quotes of an answer's text, without their marks and markers; other texts are one quote."""
    parts = (part.strip() for part in _MARKER.split(answer))
    return [part[1:-1] if part.startswith("“") and part.endswith("”") else part for part in parts if part]
