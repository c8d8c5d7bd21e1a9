"""English words and how common they are, for what an article's own words leave open."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=2)  # several steps ask about one text
def word_counts(text: str) -> Counter[str]:
    """Return how often each word of a text stands in it; not to be changed."""
    return Counter(_WORD.findall(text))


@lru_cache(maxsize=65_536)
def is_english(word: str) -> bool:
    """Tell whether a word is in the list, in any case."""
    return word.casefold() in _words()


def frequency(word: str) -> int:
    """Count a word's uses in the texts behind the list, in any case; 0 if it is not in the list."""
    return _words().get(word.casefold(), 0)


@cache
def _words() -> dict[str, int]:
    """The list of pyspellchecker, read without its code, which takes twice as long over it."""
    package = find_spec("spellchecker")
    assert package is not None, "pyspellchecker is not installed"
    assert package.origin is not None
    data = (Path(package.origin).parent / "resources" / "en.json.gz").read_bytes()
    words: dict[str, int] = json.loads(gzip.decompress(data))
    return words
