"""One key for the ways in which a name is brought into Latin letters: Zelensky, Zelenskyy; Kiev, Kyiv; Qadir, Kadir.

Rules of letters, not a list of names. Different names may share a key: who asks decides what to make of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

#: Shorter words are too much alike to have a key of their own.
LEAST_LETTERS = 4

#: What stands for one sound, longest first; capitals are sounds, not letters, until the end.
_SOUNDS = {
    "tsch": "C", "tch": "C", "tsh": "C", "cz": "C", "ch": "C", "sch": "S", "sz": "S", "sh": "S", "zh": "J",
    "kh": "H", "gh": "g", "ph": "f", "th": "t", "dh": "d", "bh": "b", "ck": "k", "c": "k", "q": "k",
    "x": "ks", "tz": "T", "ts": "T", "w": "v", "ou": "u", "oo": "u",
}  # fmt: skip
_SOUND = re.compile("|".join(sorted(_SOUNDS, key=lambda letters: (-len(letters), letters))))
#: y, j and i in every company: iy, yy, ij, ii, ey, ie, and ye inside a word.
_I = re.compile(r"[ey]?[iyj]+(?:e(?=[^aeiou]))?")
#: German umlauts written out.
_UMLAUT = re.compile(r"(?<=[aou])e(?=[^aeiou][a-z])")
#: Russian and Ukrainian ends of a name: Kharkov, Kharkiv; Gorbachev, Gorbachov, Gorbatschow.
_OV = re.compile(r"(?<=..)[eio](?:v|f)$")
#: All letters but the last of those that are written twice.
_TWICE = re.compile(r"(.)(?=\1)")
_SILENT = re.compile(r"(?<=[aeiou])h$")


#: What is the same in every spelling of a word: consonants, told apart roughly, and where it has an "a", "o" or "u".
_OUTLINE = str.maketrans(
    dict.fromkeys("eghijy") | dict.fromkeys("ckqzK", "k") | dict.fromkeys("fpvw", "v") | {"u": "o"}
)
#: Letters of one sound; a capital is no letter of another.
_TOGETHER = {"tsch": "K", "tch": "K", "tsh": "K", "tz": "K", "ts": "K", "sch": "K", "sz": "K", "sh": "K"} | {
    "kh": "h", "th": "t", "x": "ks",
}  # fmt: skip
#: Names that end in -ov, -iv, -ev share a key.
_ENDS = "ov"
#: A word's first letter is told apart where it is no consonant of the outline.
_FIRST = {"e": "i", "y": "i", "j": "i", "u": "o"} | dict.fromkeys("bcdfklmnpqrstvwxzK", "")


def outline(word: str) -> str:
    """Return what is the same in all words with the same key, quickly made."""
    return outlines([word])[0]


def outlines(words: Sequence[str]) -> list[str]:
    """Return the outline of each word; of many at once, since a question may need that of thousands.

    That takes half a microsecond a word if all are ASCII, and far longer if one is not.
    """
    if not words:
        return []
    plain = "\n".join(words)
    for letters, sound in _TOGETHER.items():
        plain = plain.replace(letters, sound)
    rests = _TWICE.sub("", plain.translate(_OUTLINE)).split("\n")
    firsts = [_FIRST.get(word[:1], word[:1]) for word in plain.split("\n")]
    # What is nothing but such an end begins with its consonant.
    return [first + rest.rstrip(_ENDS) or "v" for first, rest in zip(firsts, rests, strict=True)]


@lru_cache(maxsize=65_536)
def letter_key(word: str) -> str:
    """Return what the spellings of one name have in common; "" for words too short to tell.

    Args:
        word: Small letters without accents.
    """
    if len(word) < LEAST_LETTERS or not word.isalpha():
        return ""
    key = _SOUND.sub(lambda match: _SOUNDS[match[0]], _SILENT.sub("", _UMLAUT.sub("", word)))
    key = _TWICE.sub("", _I.sub("i", key))
    return _OV.sub("V", key[:1].replace("H", "h") + key[1:].replace("h", "g").replace("H", "g"))
