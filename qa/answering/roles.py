"""Whether another name does in a sentence what a question says of one."""

from __future__ import annotations

import re

from qa.answering.named import RUN, Wanted, name_words, place_forms
from qa.questions.question import STOP_WORDS, stems

_BEFORE = re.compile(r"([^\W\d_]+)(?:['’]s?)?\s(?:the\s)?$")
_LED_BY = re.compile(r"(?:([^\W\d_]+)\s)?([^\W\d_]+)\s(by|from|to|of|with|against|for|at|on|over)\s(?:the\s)?$")
_AFTER = re.compile(r"(?:['’]s?)?\s([^\W\d_]+)")


def is_role_taken(question: str, name: Wanted, sentence: str) -> bool:
    """Tell whether a sentence without a name has another one beside the same word.

    Of "who stripped the ball from Ash", "Birk stripped the ball from Cole" speaks of Cole, although Ash may be near.

    Args:
        question: As asked.
        name: A name of it that the sentence lacks.
        sentence: The sentence.
    """
    if name.kind != "name":
        return False
    asked = _neighbours(question, name.start, name.start + len(name.text))
    if not asked:
        return False
    known = set(name_words(question))
    for match in RUN.finditer(sentence):
        words = name_words(match[0])
        if not words or known.intersection(words):
            continue
        start = match.start() + _frame(match[0])
        if _takes(asked, _neighbours(sentence, start, match.end()), are_places=_are_places(name, words)):
            return True
    return False


def _frame(run: str) -> int:
    """How long the function word is with which a run of capitals begins: the "In" of "In China"."""
    first, blank, _ = run.partition(" ")
    return len(first) + 1 if blank and first.lower() in STOP_WORDS else 0


def _takes(asked: frozenset[str], told: frozenset[str], *, are_places: bool) -> bool:
    """Tell whether two names stand beside the same word; a preposition is enough for two countries."""
    shared = asked & told
    return any(are_places or word.partition(" ")[2] not in STOP_WORDS for word in shared)


def _neighbours(text: str, start: int, end: int) -> frozenset[str]:
    """The words right before and right after a name, with the side: "- from", "- ball from", "+ owner"."""
    found = set()
    if (before := _BEFORE.search(text, max(0, start - 40), start)) is not None:
        found.add(f"- {_form(before[1])}")
    if (led := _LED_BY.search(text, max(0, start - 40), start)) is not None:
        words = [word for word in led.group(1, 2) if word and word.lower() not in STOP_WORDS]
        found.update(f"- {_form(word)} {led[3]}" for word in words)
        if led[3] == "of" and words:
            found.add(f"+ {_form(words[-1])}")  # "the president of Latvia" is "the Latvian president"
    if (after := _AFTER.match(text, end)) is not None:
        found.add(f"+ {_form(after[1])}")
    return frozenset(found)


def _form(word: str) -> str:
    return word.lower() if word.lower() in STOP_WORDS else next(iter(stems(word)), word.lower())


def _are_places(name: Wanted, words: tuple[str, ...]) -> bool:
    return len(name.words) == len(words) == 1 and name.words[0] in place_forms() and words[0] in place_forms()
