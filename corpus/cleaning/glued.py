"""Finds words that lost what parted them, a blank or a hyphen, and words that a hyphen and a blank part."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from corpus.spans import Edit
from corpus.vocabulary import frequency, is_english, unknown_words, word_counts
from corpus.words import COMPOUND_ENDS, GLUE_WORDS, LINK_LEADS, SUSPENDED

_MAX_KNOWN = 2  # times that a glued word may occur; what occurs more often is a word
_COMMON = 100  # times that a word stands in the list which no one writes with a hyphen
_MAX_CHARS = 2_000_000  # longer texts are no articles

_SMALL = re.compile(r"(?<![\w’'./@#-])[a-z]{5,24}(?![\w’'@-]|\.\w)")
# Where a capital follows a small letter, or the other way round, inside a word; the capital first, to be fast.
_LARGE = re.compile(r"[A-Z](?:(?<=[a-z].)(?P<joint>)(?:[a-z]{2,20}|[A-Z]{2,5})|(?<=[A-Z]{3})[a-z]{4,20})(?![\w@-])")
_BEFORE = re.compile(r"(?<![\w’'./@#-])(?:[a-z]{2,14}|[A-Z]{3,6})\Z")
_LINK_TAILS = ("said", "says", "and", "was", "were", "has", "that", "who", "with", "from", "for")
_LINKED = re.compile(rf"\b([A-Z][a-z]{{3,20}})({'|'.join(_LINK_TAILS)})(?![\w’'@-])")
_REACH = 16
_PARTED = re.compile(r"(?<![\w-])(?P<before>[A-Za-z]{2,14})- (?P<after>[a-z]{2,14})(?!\w)")
# Few texts hold one, and to look for the words around it takes longer.
_PARTING = re.compile(r"-(?<=[A-Za-z]-) [a-z]")
_HYPHENED = frozenset(
    {"capable", "backed", "based", "related", "funded", "owned", "controlled", "sponsored", "occupied"}
)
_HABIT = 3  # glued names that show that unknown ones are glued too
_ENDS = tuple(_HYPHENED | GLUE_WORDS)
_STARTS = tuple(GLUE_WORDS)


def find_glued(text: str) -> list[Edit]:
    """Return edits for glued and parted words; only where a word of the article or of English shows what was meant."""
    if len(text) > _MAX_CHARS:
        return []
    words = word_counts(text)
    return sorted([*_parted(text, words), *_large(text, words), *_linked(text, words), *_small(text)])


def _parted(text: str, words: Counter[str]) -> Iterator[Edit]:
    """Mend "govern- ment": a hyphen from a line end that is none any more."""
    for match in _PARTED.finditer(text) if _PARTING.search(text) else ():
        before, after = match["before"], match["after"]
        if after in SUSPENDED:
            continue
        is_word = before + after in words or (
            is_english(before + after)
            and (frequency(before + after) > _COMMON or not (is_english(before) and is_english(after)))
        )
        if is_word:
            yield Edit(match.end("before"), match.start("after"), "")
        elif f"{before}-{after}" in text:
            yield Edit(match.start("after") - 1, match.start("after"), "")


def _large(text: str, words: Counter[str]) -> Iterator[Edit]:
    """Mend "theRussian", "NATOforces": a capital inside a word, where both parts are words of the article."""
    unknown = list[int]()
    habit = 0
    for match in _LARGE.finditer(text):
        at = match.start() + (match["joint"] is None)
        found = _BEFORE.search(text[max(0, at - _REACH) : at])
        before, after = found[0] if found else "", text[at : match.end()]
        if not found or before.isupper() != after[:1].islower() or words[before + after] > _MAX_KNOWN:
            continue
        if before in LINK_LEADS and after[1:].islower():
            habit += 1
            if words[after] or words[after + "s"] or is_english(after):
                yield Edit(at, at, " ")
            else:
                unknown.append(at)
            continue
        is_first = before in GLUE_WORDS or (
            len(before) > 2 and words[before] > 0 and (before.isupper() or is_english(before))
        )
        if not is_first or words[after] == 0:
            continue
        if before.islower() and len(before) < 4 and before not in GLUE_WORDS:
            continue
        joint = "-" if before.isupper() and after in COMPOUND_ENDS else " "
        yield Edit(at, at, joint)
    if habit > len(unknown) or habit >= _HABIT:
        yield from (Edit(at, at, " ") for at in unknown)


def _linked(text: str, words: Counter[str]) -> Iterator[Edit]:
    """Mend "Russiasaid": a name of the article, glued to a word that often follows one."""
    linked = (word for word in words if word.endswith(_LINK_TAILS) and word[0].isupper())
    named = [word for word in linked if words[word] <= _MAX_KNOWN]
    if all(is_english(word) for word in named):
        return
    for match in _LINKED.finditer(text):
        if words[match[1]] and words[match[0]] <= _MAX_KNOWN and not is_english(match[0]):
            yield Edit(match.start(2), match.start(2), " ")


def _small(text: str) -> Iterator[Edit]:
    """Mend "ofthe", "nuclearcapable": no English word, but two of them, one of which often stands beside others."""
    odd = set(filter(_may_be_glued, unknown_words(text, _MAX_KNOWN)))
    for match in _SMALL.finditer(text) if odd else ():
        word = match[0]
        if word not in odd:
            continue
        parts = [at for at in range(2, len(word) - 1) if _is_pair(word[:at], word[at:])]
        if len(parts) == 1:
            at = match.start() + parts[0]
            yield Edit(at, at, "-" if word[parts[0] :] in _HYPHENED else " ")


def _may_be_glued(word: str) -> bool:
    return word.endswith(_ENDS) or word.startswith(_STARTS)


def _is_pair(one: str, other: str) -> bool:
    if other in _HYPHENED:
        return len(one) > 3 and is_english(one)
    if one in GLUE_WORDS and other in GLUE_WORDS:
        return True
    if one not in GLUE_WORDS and other not in GLUE_WORDS:
        return False
    word = other if one in GLUE_WORDS else one
    return len(word) > 3 and min(len(one), len(other)) > 2 and is_english(word)
