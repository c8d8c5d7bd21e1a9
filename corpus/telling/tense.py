"""Whether a sentence looks back or ahead at one of its places, by the verb nearest to it."""

from __future__ import annotations

import re
from typing import Literal

Tense = Literal["past", "future", "open"]

_AHEAD = (
    r"(?:(?:will|won['’]t|shall|is to|are to)\b(?:\s+(?:be|not|also|again|once|have|likely|now|then))*(?:\s+[a-z]+)?"
    r"|['’]ll\b(?:\s+[a-z]+)?"
    r"|\b(?:set|scheduled|slated|expected|planned|planning|due|poised|going|forecast|supposed|likely|plans?|hopes?|aims?|preparing)"
    r"\s+(?:to(?:\s+(?:be|have))?(?:\s+[a-z]+)?|for|on)"
    r"|\b(?:upcoming|forthcoming|looming|scheduled|slated|coming)\b"
    r"|\b(?:premieres|airs|debuts|opens|begins|starts|kicks off|returns|launches|expires|hits theaters|takes place)\b)"
)
_OPEN = r"\b(?:would|may|might|could|can|should|must|is|are)\b"
_WEAK = r"\b(?:to (?:be )?[a-z]+|\w{3,}ing|until|through|by)\b"  # looks ahead only where no other verb does
_BACK = (
    r"\b(?:was|were|had|has|have|did|said|told|made|took|came|went|met|won|lost|began|held|gave|got|saw|left|led|ran"
    r"|fell|rose|hit|put|set|sent|spoke|wrote|became|brought|killed|kept|found|struck|broke|shot|paid|sold|built|grew"
    r"|drew|flew|threw|knew|felt|cut|says|according"
    r"|(?!need|speed|indeed|hundred|exceed|proceed|succeed|seed|breed|feed|bleed|freed|sacred|naked|shed)[a-z]{2,}ed)\b"
)
_VERBS = re.compile(rf"(?P<future>{_AHEAD})|(?P<weak>{_WEAK})|(?P<past>{_BACK})|(?P<open>{_OPEN})")
_LIMIT = re.compile(r"\b(?:until|till|through)\s+(?:late\s+|early\s+)?$")
_CLAUSE = re.compile(r"[;:—–]\s|,\s(?:even\s)?(?:and|but|while|as|when|after|so|which|though|although|because)\s")


def tense_at(sentence: str, start: int, end: int) -> Tense | None:
    """Tell which way the verb nearest before sentence[start:end] looks, else the first one after; None without any."""
    clause = max((cut.end() for cut in _CLAUSE.finditer(sentence, 0, start)), default=0)
    before = list(_VERBS.finditer(sentence, 0, start))
    near = [match for match in before if match.start() >= clause]
    after = [] if near else list(_VERBS.finditer(sentence, end))[::-1]
    nearest = _strongest(near) or _strongest(after) or _strongest(before)
    match nearest:
        case "past":
            return "past"
        case "future":
            return "future"
        case "open" | "weak":
            return "open"
    return None


def is_limit(text: str, start: int) -> bool:
    """Tell whether text[start:] follows "until" or "through", so that a verb looking back leaves it unclear."""
    return bool(_LIMIT.search(text, max(0, start - 20), start))


def _strongest(verbs: list[re.Match[str]]) -> str | None:
    """The kind of the last verb; of a weak one only if there is no other."""
    kinds = [verb.lastgroup for verb in verbs]
    return next((kind for kind in reversed(kinds) if kind != "weak"), kinds[-1] if kinds else None)
