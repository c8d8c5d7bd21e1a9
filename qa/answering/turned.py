"""Whether a sentence tells a question's deed the other way round: "Ash struck Birk" of "Who struck Ash?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.answering.irregular import has_form
from qa.answering.named import WORD, Wanted
from qa.answering.spellings import canonical, same_word
from qa.questions.question import STOP_WORDS, stems

_HELPS = frozenset("has have had".split())  # noqa: SIM905
_PASSIVE = frozenset("is are was were be been being got gets".split())  # noqa: SIM905
_ARTICLES = frozenset(("the", "a", "an", "its", "their"))
#: "Who has struck" before a name: the name is what the deed is done to.
_DONE_TO = re.compile(
    r"^(?:and |but )?(?:who|what|(?:which|what) (?:[\w-]+ ){1,3}?)(?: has| have| had)? ?(?P<verb>[a-z]{3,}) (?:the )?$",
    re.IGNORECASE,
)
#: "Whom did" before a name, and the deed after it: the name does it.
_DOER = re.compile(r"^(?:and |but )?(?:whom?|what|which(?: [\w-]+){1,3}) (?:did|does|do|has|have|had) (?:the )?$", re.I)
_TOKEN = re.compile(rf"{WORD.pattern}|[,;:()–—]")
_DEED = re.compile(r" (?P<verb>[a-z]{3,})\b")


def is_turned(question: str, name: Wanted, sentence: str) -> bool:
    """Tell whether a sentence only says that the name does what the question says is done to it, or the reverse."""
    if name.kind != "name":
        return False
    before, after = question[: name.start], question[name.start + len(name.text) :]
    if (done := _DONE_TO.match(before)) is not None and _is_deed(done["verb"]):
        does, suffers = _roles(name, done["verb"], sentence)
        return does and not suffers
    if _DOER.match(before) and (deed := _DEED.match(after)) is not None and _is_deed(deed["verb"]):
        does, suffers = _roles(name, deed["verb"], sentence)
        return suffers and not does
    return False


def _is_deed(word: str) -> bool:
    return word.lower() not in STOP_WORDS


def _roles(name: Wanted, verb: str, sentence: str) -> tuple[bool, bool]:
    """Whether the name stands right before the verb as who does it, and right beside it as whom it is done to."""
    words = _TOKEN.findall(sentence)
    held = [same_word(canonical(word), name.words[-1]) for word in words]
    (stem, *_) = stems(verb)
    does = suffers = False
    for at, word in enumerate(words):
        if not any(has_form(stem, {other}) for other in stems(word)):
            continue
        start, helps = _before(words, at)
        passive = (bool(helps & _PASSIVE) and not word.endswith("ing")) or words[at + 1 : at + 2] == ["by"]
        if start >= 0 and held[start]:
            does, suffers = does or not passive, suffers or passive
        after = _after(words, at)
        if after < len(words) and _has_name(held, after, len(name.words)):
            by = words[after - 1].lower() == "by"
            does, suffers = does or by, suffers or not (by or passive)
    return does, suffers


def _before(words: Sequence[str], at: int) -> tuple[int, set[str]]:
    """Where the word before a verb and its helpers stands, and these."""
    helps: set[str] = set()
    place = at - 1
    while place >= 0 and words[place].lower() in _HELPS | _PASSIVE:
        helps.add(words[place].lower())
        place -= 1
    return place, helps


def _after(words: Sequence[str], at: int) -> int:
    """Where what follows a verb begins, without "by" and articles."""
    place = at + 1
    while place < len(words) and words[place].lower() in _ARTICLES | {"by"}:
        place += 1
    return place


def _has_name(held: Sequence[bool], start: int, length: int) -> bool:
    return any(held[start : start + length])
