"""Tells what may stand below a picture by what it says: one sentence of what is to be seen, without a past."""

from __future__ import annotations

import re

from corpus.words import LEADS

_MIN_CHARS = 30
_MAX_CHARS = 240

_CLAUSE = re.compile(
    r"[,;:–—(]|\b(?:where|who|whose|which|that|as|after|before|when|while|because|until|since|during)\b"
)
_NO_SIGHT = re.compile(
    r"\b(?:was|were|had|did|would|could|will|can|may|might|must|should|has|have|not|n['’]t|said|says|told|made|took"
    r"|came|went|met|won|lost|began"
    r"|held|gave|got|saw|left|led|ran|fell|rose|sent|spoke|wrote|became|brought|kept|found|struck|broke|paid|sold"
    r"|grew|knew|felt|if)\b"
)
_PAST = re.compile(r"(?<![\w-])(?P<before>[\w’'-]+) (?P<verb>[a-z]{2,}ed)\b(?! by\b)")
_OPENING = re.compile(
    r"(?:And|But|So|Then|Still|Yet|However|It|This|That|There|He|She|They|I|We|You|If|What|Why|How|Who|When|No|Nobody"
    r"|Never|Not)\b"
)
_SPEAKS = re.compile(r"\b(?:I|we|you|my|our|your|us|me)\b|[!?]")
_NEXT = re.compile(r"[a-z]{3}[.!?][\"”’)]? [A-Z]")
_QUOTED = re.compile(r"^[\"“„«]|,[\"”]")


def may_be_shown(text: str) -> bool:
    """Tell whether a paragraph reads as what a picture shows. Many sentences do: it is no sign by itself."""
    if not _MIN_CHARS <= len(text) <= _MAX_CHARS or _NEXT.search(text):
        return False
    if _OPENING.match(text) or _SPEAKS.search(text) or _QUOTED.search(text) or not text[0].isupper():
        return False
    clause = _CLAUSE.search(text, 2)
    main = text[: clause.start()] if clause else text
    if _NO_SIGHT.search(main):
        return False
    return all(match["before"].casefold() in LEADS for match in _PAST.finditer(main))
