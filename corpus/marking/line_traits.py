"""What a line looks like, as numbers that a linear model weighs: its words, their shapes, its signs. Knows no kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

WEIGHTED = 1 << 15  # numbers that traits fall on

_MAX_TOKENS = 64
_WHOLE = 8  # tokens of a line that is a trait by itself
_STEM = 7  # letters: "subscribe", "subscriber" and "subscription" are near to one another
_STEPS = (8, 16, 28, 44, 70, 110, 160, 220)  # lengths that make a difference
_WORD_STEPS = (1, 2, 3, 5, 8, 13, 21, 34)

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]{1,2}\b)?|\d+|[^\w\s]|_+")
_SMALL_WORDS = """
a an the and or but nor so yet if of in on at to for from by with as than that this these those it its is are
was were be been being has have had do does did will would can could may might must should shall not no never he
she they them him her his their theirs i me my mine we us our ours you your yours who whom whose which what when
where why how there here all any more most other some such only own same also just about after before between
into over under out up down off again then once both each few further through during because while until against
said says told der die das und ist nicht mit von zu im le la les des du et est pas pour avec el los las una un y
es para con il di che e
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_SIGNS = {
    "address": re.compile(r"https?:|www\.|\b[a-z0-9-]{2,40}\.(?:com|org|net|example|co|gov|edu|de|fr|in|uk)\b"),
    "mail": re.compile(r"\w@\w"),
    "handle": re.compile(r"(?<!\w)@\w"),
    "hashtag": re.compile(r"(?<!\w)#\w"),
    "file": re.compile(r"\w\.(?:jpe?g|png|gif|webp|svg|pdf|mp4)\b", re.IGNORECASE),
    "phone": re.compile(r"\+?\d[\d() -]{6,16}\d"),
    "clock": re.compile(r"\b\d{1,2}:\d\d\b"),
    "year": re.compile(r"\b(?:19|20)\d\d\b"),
    "price": re.compile(r"[$€£]\s?\d"),
    "code": re.compile(r"[{}<>|=^~%\\]|\w_\w|[a-z][A-Z]|\w-\w+-\w"),
    "quotation": re.compile('["“”„«»]'),
    "you": re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE),
    "we": re.compile(r"\b(?:we|us|our)\b", re.IGNORECASE),
    "told": re.compile(r"\b(?:said|says|told|asked|added|warned)\b"),
    "past": re.compile(r"\b(?:was|were|had|did|has|have|would|could|[a-z]{3,}ed)\b"),
    "third": re.compile(r"\b(?:he|she|they|his|her|their|it)\b", re.IGNORECASE),
    "two sentences": re.compile(r"[a-z][.!?][\"”’)]? [A-Z“]"),
}


def traits(line: str) -> list[int]:
    """Return the numbers of all that a line shows, below `WEIGHTED`; some may stand twice."""
    tokens = _TOKEN.findall(line)[:_MAX_TOKENS]
    stems = ["^", *map(_stem, tokens), "$"]
    shapes = ["^", *map(_shape, tokens), "$"]
    found = [_number("w", stem, "") for stem in stems[1:-1]]
    found += [_number("b", one, other) for one, other in pairwise(stems)]
    found += [_number("s", one, other) for one, other in pairwise(shapes)]
    found += [
        _number("t", f"{one} {two}", three) for one, two, three in zip(shapes, shapes[1:], shapes[2:], strict=False)
    ]
    if len(tokens) <= _WHOLE:
        found.append(_number("e", " ".join(stems), ""))
    return found + [_number("l", trait, "") for trait in _looks(line, tokens)]


def _looks(line: str, tokens: list[str]) -> Iterator[str]:
    """The traits of a line as a whole."""
    words = [token for token in tokens if token[0].isalpha()]
    large = sum(word[0].isupper() for word in words)
    small = sum(word.lower() in _SMALL for word in words)
    digits = sum(char.isdigit() for char in line)
    size, count = _step(len(line), _STEPS), _step(len(words), _WORD_STEPS)
    end = line[-1:] if not line[-1:].isalnum() else "alnum"
    start = "large" if line[:1].isupper() else "small" if line[:1].islower() else line[:1] if line else ""
    yield from ("any", f"size {size}", f"words {count}", f"end {end}", f"start {start}", f"end {end} size {size}")
    yield f"large {_share(large, len(words))} words {count}"
    yield f"small {_share(small, len(words))} words {count}"
    yield f"digits {_share(digits, len(line))}"
    yield f"capitals {line.isupper()}"
    signs = [name for name, pattern in _SIGNS.items() if pattern.search(line)]
    yield from signs
    yield from (f"{name} end {end}" for name in signs)


def _step(number: int, steps: tuple[int, ...]) -> int:
    return sum(number > step for step in steps)


def _share(part: int, whole: int) -> int:
    return round(4 * part / whole) if whole else -1


@lru_cache(maxsize=16384)
def _stem(token: str) -> str:
    return "0" * min(len(token), 4) if token.isdigit() else token.lower().replace("’", "'")[:_STEM]


@lru_cache(maxsize=16384)
def _shape(token: str) -> str:
    """A small word as it is, of others only whether they are written large."""
    if token.lower() in _SMALL:
        return token.lower()
    if token[0].isdigit():
        return "0" * min(len(token), 4)
    if not token[0].isalpha():
        return token
    return "A" if token.isupper() and len(token) > 1 else "Aa" if token[0].isupper() else "a"


@lru_cache(maxsize=65536)
def _number(kind: str, one: str, other: str) -> int:
    return crc32(f"{kind}{one}\t{other}".encode()) % WEIGHTED
