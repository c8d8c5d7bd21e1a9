"""Finds words with a hyphen or a blank too many, and compounds that lost theirs, by the article's other words.

Works on clean text, where lines are joined already.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from corpus.spans import Edit, apart
from corpus.vocabulary import frequency, is_english, unknown_words, word_counts
from corpus.words import PREFIXES

_MAX_CHARS = 2_000_000  # longer texts are no articles
_WORD = re.compile(r"[^\W\d_]+")
# The hyphen of a compound with what follows it, and what stands before: hyphens are few.
_JOINT = re.compile(r"-(?<=[A-Za-z]{2}-)(?=([A-Za-z]{2,20})(?![\w’'-]))")
_BEFORE_JOINT = re.compile(r"\b[A-Za-z]{2,20}\Z")
_ONE = re.compile(r"(?<![\w’'./@#&-])([A-Za-z]{1,20}) \Z")
_OTHER = re.compile(r" ([a-z]{1,20})(?![-’'@\w])(?!\.\w)")
_BEFORE_WORD = "’'-./@_#&"  # a word behind one of these is a part of something else
_MIN_WORD, _MIN_PART = 7, 3  # letters of a word that English alone shows to be one, and of its parts
_MIN_JOINED = 5
_COMMON = 500  # times that a word stands in the list which the article may part by mistake
_MAX_ODD = 60  # words that are looked at, so that the time stays linear
_REACH = 24
_RARE = 60  # and which it need not hold to be what was meant
_MAX_TIMES = 2  # a mistake stands hardly more often


def find_split_words(text: str) -> list[Edit]:
    """Return edits that take out or put in the hyphen or blank; only where it is clear what was meant."""
    if len(text) > _MAX_CHARS:
        return []
    words = word_counts(text)
    return sorted([*_hyphens(text, words), *_blanks(text)])


def _hyphens(text: str, words: Counter[str]) -> Iterator[Edit]:
    compounds: dict[str, tuple[str, str]] = {}
    times = Counter[str]()
    for joint in _JOINT.finditer(text):
        before = _BEFORE_JOINT.search(text, max(0, joint.start() - _REACH), joint.start())
        if not before or text[before.start() - 1 : before.start()] in tuple(_BEFORE_WORD):
            continue
        one, other = before[0], joint[1]
        joined = one + other
        if _is_one_word(one, other, words):
            yield Edit(*joint.span(), "")
        elif joined in words and not is_english(joined):
            compounds[joined] = (one, other)
            times[joined] += 1
    for joined, (one, _) in compounds.items():
        if words[joined] < min(_MAX_TIMES, times[joined]):
            for found in re.finditer(rf"\b{joined}\b", text):
                at = found.start() + len(one)
                yield Edit(at, at, "-")


def _is_one_word(one: str, other: str, words: Counter[str]) -> bool:
    """Tell whether a hyphen is left of a line that ended in a word."""
    joined = one + other
    if not other.islower():
        return False
    if is_english(one) and is_english(other):
        return one.lower() not in PREFIXES and words[joined] > 0 and frequency(joined) > _COMMON
    if one.lower() in PREFIXES:
        return not is_english(other) and words[joined] > 0
    is_word = frequency(joined) > _RARE
    return is_word and (words[joined] > 0 or (len(joined) >= _MIN_WORD and min(len(one), len(other)) >= _MIN_PART))


def _blanks(text: str) -> Iterator[Edit]:
    odd = unknown_words(text, _MAX_TIMES)[:_MAX_ODD]
    found = {edit for word in odd for edit in _rejoined(text, word)}
    yield from apart(found)


def _rejoined(text: str, word: str) -> Iterator[Edit]:
    """Take out the blank beside a word that is none, if it makes one with its neighbour."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        before, after = _ONE.search(text, max(0, at - _REACH), at), _OTHER.match(text, end)
        is_whole = bool(_WORD.fullmatch(text, at, end)) and not text[at - 1 : at].isalnum()
        if before and is_whole and _OTHER.match(text, at - 1) and _is_parted(before[1], word):
            yield Edit(at - 1, at, "")
        elif after and is_whole and text[at - 1 : at] not in tuple(_BEFORE_WORD) and _is_parted(word, after[1]):
            yield Edit(end, end + 1, "")
        at = text.find(word, end)


def _is_parted(one: str, other: str) -> bool:
    joined = one + other
    is_none = not is_english(one) and not is_english(other)
    is_likely = is_none or (min(len(one), len(other)) > 1 and len(joined) >= _MIN_WORD)
    return len(joined) >= _MIN_JOINED and is_likely and is_english(joined)
