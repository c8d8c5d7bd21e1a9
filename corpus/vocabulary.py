"""English words and how common they are, for what an article's own words leave open."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

#: So many words are looked up in the list as it is; whoever asks for more is better off with all of it parsed.
_FEW = 2_000

_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=2)  # several steps ask about one text
def word_counts(text: str) -> Counter[str]:
    """Return how often each word of a text stands in it; not to be changed."""
    return Counter(_WORD.findall(text))


def is_english(word: str) -> bool:
    """Tell whether a word is in the list, in any case."""
    return frequency(word) > 0


@lru_cache(maxsize=65_536)
def frequency(word: str) -> int:
    """Count a word's uses in the texts behind the list, in any case; 0 if it is not in the list."""
    return _looked_up(word.casefold()) if frequency.cache_info().misses <= _FEW else _words().get(word.casefold(), 0)


def _looked_up(word: str) -> int:
    """The number beside a word, found by halving the lines: parsing them would take longer than most questions."""
    wanted = f'\n"{word}": '.encode(errors="replace")
    text = _lines()
    low, high = 0, len(text)
    while low < high:
        start = text.rfind(b"\n", low, (low + high) // 2 + 1)
        start = low if start < 0 else start
        end = text.find(b"\n", start + 1)
        line = text[start : end if end > 0 else None]
        if line.startswith(wanted):
            return int(line[len(wanted) :].rstrip(b","))
        low, high = (start + len(line), high) if line < wanted else (low, start)
    return 0


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
