"""English words and how common they are, for what an article's own words leave open."""

from __future__ import annotations

import gzip
import json
import re
from bisect import bisect_right
from collections import Counter
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

#: So many words are looked up in the list as it is; whoever asks for more is better off with all of it parsed.
_FEW = 20_000
#: Characters of the list between lines whose places are known.
_APART = 2_048
#: No number has more figures, the comma after it counted.
_MOST_FIGURES = 20

_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=2)  # several steps ask about one text
def word_counts(text: str) -> Counter[str]:
    """Return how often each word of a text stands in it; not to be changed."""
    return Counter(_WORD.findall(text))


@lru_cache(maxsize=2)
def unknown_words(text: str, most: int) -> tuple[str, ...]:
    """Return the small words that stand in a text at most so often and are not in the list, in their order."""
    rare = (word for word, times in word_counts(text).items() if times <= most and word.islower())
    return tuple(word for word in rare if not frequency(word))


def is_english(word: str) -> bool:
    """Tell whether a word is in the list, in any case."""
    return frequency(word) > 0


@lru_cache(maxsize=65_536)
def frequency(word: str) -> int:
    """Count a word's uses in the texts behind the list, in any case; 0 if it is not in the list."""
    return _looked_up(word.casefold()) if frequency.cache_info().misses <= _FEW else _words().get(word.casefold(), 0)


def _looked_up(word: str) -> int:
    """The number beside a word, found in the list as it is: parsing it would take longer than hundreds of questions."""
    wanted = f'\n"{word}": '.encode(errors="replace")
    firsts, starts = _marks()
    place = bisect_right(firsts, wanted)
    at = _lines().find(wanted, starts[place - 1], starts[place]) if place else -1
    if at < 0:
        return 0
    after = at + len(wanted)
    return int(_lines()[after : after + _MOST_FIGURES].partition(b",")[0])


@cache
def _marks() -> tuple[list[bytes], list[int]]:
    """Words of the list, some way apart, and where each begins; and where the list ends."""
    text = _lines()
    starts = sorted({text.rfind(b"\n", 0, at + 1) for at in range(0, len(text), _APART)})
    return [text[start : text.index(b": ", start) + 2] for start in starts], [*starts, len(text)]


@cache
def _words() -> dict[str, int]:
    words: dict[str, int] = json.loads(b"{%b}" % _lines())
    return words


@cache
def _lines() -> bytes:
    """The list of pyspellchecker, but for its braces: JSON, a word with its count a line, in their order."""
    package = find_spec("spellchecker")
    assert package is not None, "pyspellchecker is not installed"
    assert package.origin is not None
    data = (Path(package.origin).parent / "resources" / "en.json.gz").read_bytes()
    return gzip.decompress(data).removeprefix(b"{").removesuffix(b"\n}")
