"""What a line looks like, as numbers that a linear model weighs: its words, their shapes, its signs. Knows no kinds."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
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
# What looks back has one length, so there is one for each that a domain may have.
_DOMAIN = "|".join(rf"(?<=\b[a-z0-9-]{{{count}}}\.)" for count in range(2, 41))
# Where it can, each begins with a sign that is seldom there, so that few places are tried.
_SIGNS = {
    "address": re.compile(
        r"[.:](?:(?<=http:)|(?<=https:)|(?<=www\.)|(?=(?:com|org|net|example|co|gov|edu|de|fr|in|uk)\b)"
        rf"(?:{_DOMAIN}))"
    ),
    "mail": re.compile(r"@(?<=\w@)\w"),
    "handle": re.compile(r"@(?<!\w@)\w"),
    "hashtag": re.compile(r"#(?<!\w#)\w"),
    "file": re.compile(r"\.(?<=\w\.)(?:jpe?g|png|gif|webp|svg|pdf|mp4)\b", re.IGNORECASE),
    "phone": re.compile(r"\d[\d() -]{6,16}\d"),
    "clock": re.compile(r":(?:(?<=\b\d:)|(?<=\b\d\d:))\d\d\b"),
    "year": re.compile(r"[12](?:(?<=\b1)9|(?<=\b2)0)\d\d\b"),
    "price": re.compile(r"[$€£]\s?\d"),
    "code": re.compile(
        r"[{}<>|=^~%\\_A-Z-](?:(?<=[{}<>|=^~%\\])|(?<=\w_)\w|(?<=[a-z][A-Z])|(?<=\w-)\w+-\w)",
    ),
    "quotation": re.compile('["“”„«»]'),
    "you": re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE),
    "we": re.compile(r"\b(?:we|us|our)\b", re.IGNORECASE),
    "told": re.compile(r"\b(?:said|says|told|asked|added|warned)\b"),
    "past": re.compile(r"\b(?:was|were|had|did|has|have|would|could|[a-z]{3,}ed)\b"),
    "third": re.compile(r"\b(?:he|she|they|his|her|their|it)\b", re.IGNORECASE),
    "two sentences": re.compile(r"[.!?](?<=[a-z][.!?])[\"”’)]? [A-Z“]"),
}


class _Form(NamedTuple):
    """What a token is to a line: its stem and its shape, each with the checksums that a trait with it begins by."""

    number: int
    stem: bytes
    stem_before: int
    shape: bytes
    shape_before: int
    shape_first: int
    shape_second: bytes
    is_word: bool
    is_large: bool
    is_small: bool


def traits(line: str) -> list[int]:
    """Return the numbers of all that a line shows, below `WEIGHTED`; some may stand twice."""
    forms = [_form("^"), *map(_form, _TOKEN.findall(line)[:_MAX_TOKENS]), _form("$")]
    numbers, stems, stems_before, shapes, shapes_before, firsts, seconds, *kinds = zip(*forms, strict=True)
    found = list(numbers[1:-1])
    found += [crc32(stem, before) % WEIGHTED for before, stem in zip(stems_before, stems[1:], strict=False)]
    found += [crc32(shape, before) % WEIGHTED for before, shape in zip(shapes_before, shapes[1:], strict=False)]
    found += [
        crc32(shape, crc32(second, first)) % WEIGHTED
        for first, second, shape in zip(firsts, seconds[1:], shapes[2:], strict=False)
    ]
    if len(stems) - 2 <= _WHOLE:
        found.append(_number("e", b" ".join(stems).decode()))
    words, large, small = map(sum, kinds)
    return found + list(map(_look_number, _looks(line, words, large, small)))


def _looks(line: str, words: int, large: int, small: int) -> Iterator[str]:
    """The traits of a line as a whole; of its words, some begin large and some are small ones."""
    digits = sum(map(str.isdigit, line))
    size, count = bisect_left(_STEPS, len(line)), bisect_left(_WORD_STEPS, words)
    end = line[-1:] if not line[-1:].isalnum() else "alnum"
    start = "large" if line[:1].isupper() else "small" if line[:1].islower() else line[:1] if line else ""
    yield from ("any", f"size {size}", f"words {count}", f"end {end}", f"start {start}", f"end {end} size {size}")
    yield f"large {_share(large, words)} words {count}"
    yield f"small {_share(small, words)} words {count}"
    yield f"digits {_share(digits, len(line))}"
    yield f"capitals {line.isupper()}"
    signs = [name for name, pattern in _SIGNS.items() if pattern.search(line)]
    yield from signs
    yield from (f"{name} end {end}" for name in signs)


def _share(part: int, whole: int) -> int:
    return round(4 * part / whole) if whole else -1


@lru_cache(maxsize=16384)
def _form(token: str) -> _Form:
    stem = _stem(token)
    is_word = token[0].isalpha()
    return _Form(
        _number("w", stem),
        stem.encode(),
        crc32(f"b{stem}\t".encode()),
        *_shape_parts(_shape(token)),
        is_word=is_word,
        is_large=is_word and token[0].isupper(),
        is_small=is_word and token.lower() in _SMALL,
    )


@lru_cache(maxsize=1024)
def _shape_parts(shape: str) -> tuple[bytes, int, int, bytes]:
    """Those of a token's form that its shape decides."""
    before, first = crc32(f"s{shape}\t".encode()), crc32(f"t{shape} ".encode())
    return shape.encode(), before, first, f"{shape}\t".encode()


def _stem(token: str) -> str:
    return "0" * min(len(token), 4) if token.isdigit() else token.lower().replace("’", "'")[:_STEM]


def _shape(token: str) -> str:
    """A small word as it is, of others only whether they are written large."""
    if token.lower() in _SMALL:
        return token.lower()
    if token[0].isdigit():
        return "0" * min(len(token), 4)
    if not token[0].isalpha():
        return token
    return "A" if token.isupper() and len(token) > 1 else "Aa" if token[0].isupper() else "a"


@lru_cache(maxsize=4096)
def _look_number(trait: str) -> int:
    return _number("l", trait)


def _number(kind: str, trait: str) -> int:
    return crc32(f"{kind}{trait}\t".encode()) % WEIGHTED
