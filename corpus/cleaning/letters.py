"""Finds letters that were set apart, or are others than they look like: wide ones, foreign ones, digits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from corpus.spans import Edit
from corpus.vocabulary import frequency, is_english, word_counts

_LIGATURE = re.compile("[\ufb00-\ufb06]")
_LIGATURES = ("ff", "fi", "fl", "ffi", "ffl", "st", "st")
_HYPHEN = re.compile("[\u2010\u2011]")
_WIDE_CHARS = "\uff01-\uff5e\U0001d400-\U0001d7ff"  # forms of ASCII, wide or as signs of mathematics
_WIDE = re.compile(f"[{_WIDE_CHARS}][{_WIDE_CHARS}]{{0,59}}")
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_FOREIGN = "Ѐ-ӿͰ-Ͽ"
_OTHER = re.compile(f"[{_FOREIGN}]")
_MIXED = re.compile(f"[A-Za-z{_FOREIGN}]*[{_FOREIGN}][A-Za-z{_FOREIGN}]*")
_TWINS = str.maketrans(
    "аеорсухіјѕԁһӏАВЕКМНОРСТХІЈЅУοανιΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aeopcyxijsdhlABEKMHOPCTXIJSYoaviABEZHIKMNOPTYX"
)
_MAX_WORD = 40  # characters; longer runs are no words
_GAP = "[ \xa0\u2009\u200a\u202f]"
_SPACED = re.compile(rf"[A-Za-z](?<![\w’'.&@/-].)(?:{_GAP}{{1,3}}[A-Za-z]){{3,60}}(?![\w’'&-])")
_LONE = re.compile(rf"{_GAP}[A-Za-z]{_GAP}{{1,3}}[A-Za-z]{_GAP}")
_WIDE_GAP = re.compile(rf"{_GAP}{{2,3}}")
_GUESSED = 6  # letters that are taken for a word which is in no list
_FIRST = 4  # letters of the shortest word that is set apart
_RARER = 20  # times that a word is, which is another one behind "a"
_DIGIT_WORD = re.compile(r"(?<![\w./@#-])(?=[A-Za-z]?[a-z]{0,20}[015])[A-Za-z][a-z015]{3,20}(?![\w@/-])")
_DIGIT_INSIDE = re.compile(r"[015](?<=[A-Za-z][015])[a-z]")
_DIGITS = {"0": "o", "1": "li", "5": "s"}
_YEAR = re.compile(r"[12](?<![\w.,-].)(?:(?<=1)[89]|(?<=2)[0Oo])[\dOoIl]{2}(?![\w-])")
_NUMERALS = str.maketrans("OoIl", "0011")


def find_letters(text: str) -> list[Edit]:
    """Return edits for single letters that are meant as others; foreign words stay."""
    if text.isascii():
        return []
    edits = [Edit(*match.span(), _LIGATURES[ord(match[0]) - 0xFB00]) for match in _LIGATURE.finditer(text)]
    edits += [Edit(*match.span(), "-") for match in _HYPHEN.finditer(text)]
    if not _EAST_ASIAN.search(text):
        for match in _WIDE.finditer(text):
            edits.append(Edit(*match.span(), unicodedata.normalize("NFKC", match[0])))
    return sorted([*edits, *_twins(text)])


def _twins(text: str) -> Iterator[Edit]:
    """Cyrillic and Greek letters inside Latin words that look just like Latin ones."""
    for match in _MIXED.finditer(text) if _OTHER.search(text) else ():
        word = match[0]
        made = word.translate(_TWINS)
        if len(word) < _MAX_WORD and made.isascii() and any(char.isascii() for char in word):
            for at, char in enumerate(word, match.start()):
                if not char.isascii():
                    yield Edit(at, at + 1, char.translate(_TWINS))


def find_spaced(text: str) -> list[Edit]:
    """Return edits that join the letters of a word that is s e t apart, and mend digits that stand for letters."""
    edits: list[Edit] = []
    if _LONE.search(text):
        edits += [edit for match in _SPACED.finditer(text) for edit in _joined(text, *match.span())]
    if _DIGIT_INSIDE.search(text):
        edits += [edit for match in _DIGIT_WORD.finditer(text) for edit in _digits(match)]
    for match in _YEAR.finditer(text):
        if not match[0].isdigit():
            edits.append(Edit(*match.span(), match[0].translate(_NUMERALS)))
    return sorted(edits)


def _joined(text: str, start: int, end: int) -> Iterator[Edit]:
    """Join the letters of a run, whose words wide gaps part, or nothing does."""
    gaps = [match.span() for match in _WIDE_GAP.finditer(text, start, end)]
    edges = [start, *(edge for gap in gaps for edge in gap), end]
    pieces = list(zip(edges[::2], edges[1::2], strict=True))
    if len(pieces) == 1:
        yield from _parted(text, start, end)
    elif any(last - first >= 2 * _FIRST - 1 for first, last in pieces):
        for first, last in pieces:
            yield from (Edit(at, at + 1, "") for at in range(first + 1, last, 2))


def _parted(text: str, start: int, end: int) -> Iterator[Edit]:
    """Join a run that is made of words; a word "a" or "I" at an edge may stay apart."""
    letters = text[start:end:2]
    forms = ((0, 0), (1, 0), (0, 1), (1, 1))
    for is_guess in (False, True):
        for first, last in forms:
            word = letters[first : len(letters) - last]
            edges = letters[:first] + letters[len(letters) - last :]
            is_cased = word[1:].islower() or word.isupper()
            if len(word) < _FIRST or not is_cased or any(edge not in "aAI" for edge in edges):
                continue
            if not first and word[0] in "aI" and frequency(word[1:]) > _RARER * frequency(word):
                continue
            cuts = {len(word)} if is_guess and word.islower() and len(word) >= _GUESSED else _cuts(text, word)
            if cuts:
                for at in range(1, len(word)):
                    if at not in cuts:
                        blank = start + 2 * (first + at) - 1
                        yield Edit(blank, blank + 1, "")
                return


def _cuts(text: str, word: str) -> set[int]:
    """Where the words of a run of letters end; empty if it has none."""
    if is_english(word) or word in word_counts(text):
        return {len(word)}
    return set() if word.isupper() and len(word) < 2 * _FIRST else set(_parts(word))


@lru_cache(maxsize=4096)
def _parts(word: str) -> tuple[int, ...]:
    """Where the fewest English words that a run of letters is made of end; empty if there are none or tiny ones."""
    best: dict[int, tuple[int, ...]] = {0: ()}  # for each place, the fewest words that reach it
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 18), end):
            piece = word[start:end]
            is_word = piece in ("a", "A", "I") or (len(piece) > 1 and is_english(piece))
            if start in best and is_word and (end not in best or len(best[start]) + 1 < len(best[end])):
                best[end] = (*best[start], end)
    cuts = best.get(len(word), ())
    return cuts if cuts and len(word) >= _FIRST * len(cuts) else ()


def _digits(match: re.Match[str]) -> Iterator[Edit]:
    """Letters for the digits in a word that is one with them, in one way only."""
    word = match[0]
    places = [at for at, char in enumerate(word) if char.isdigit()]
    if not places or len(places) > len(word) // 3:
        return
    forms = [word]
    for at in places[:3]:
        forms = [form[:at] + letter + form[at + 1 :] for form in forms for letter in _DIGITS[word[at]]]
    fits = [form for form in forms if is_english(form)]
    if len(fits) == 1:
        for at in places:
            yield Edit(match.start() + at, match.start() + at + 1, fits[0][at])
