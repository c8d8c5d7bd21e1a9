"""What is kept of an article so that its duplicates are found without reading it again."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from corpus.article import UNQUOTED_KINDS, Article
from corpus.repetition import is_repetition, line_keys

if TYPE_CHECKING:
    from datasketch import MinHash

#: Bytes of a signature: 128 minima of 4 bytes each.
PERMUTATIONS = 128
SIGNATURE_BYTES = 4 * PERMUTATIONS

#: Below this many words a text is too little to tell two articles by: many bulletins of a line or two are alike.
SHORT_WORDS = 30

_MOST_WORDS = 20_000  # of longer articles the beginning is compared
_SHINGLE = 3  # words; a changed word changes three of them
_BODY_BYTES = 8

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is kept of an article; a function of it alone, whatever its outlet repeats.

    Attributes:
        signature: MinHash minima of its runs of three words, 128 of 4 bytes.
        body: Hash of its words; equal ones are the same article.
        lines: Keys of its short paragraphs; see `corpus.repetition`.
    """

    signature: bytes
    body: bytes
    lines: bytes


def fingerprint(article: Article) -> Fingerprint:
    """Return what is kept of an article."""
    words = body_words(article)
    sketch = _blank().copy()
    sketch.update_batch(shingle.encode() for shingle in set(shingles(words)))
    told_apart_by = title_words(article) if len(words) < SHORT_WORDS else ()
    body = hashlib.blake2b("\n".join((" ".join(words), *told_apart_by)).encode(), digest_size=_BODY_BYTES)
    return Fingerprint(sketch.hashvalues.astype("<u4").tobytes(), body.digest(), line_keys(article))


def body_words(article: Article) -> list[str]:
    """Return the words of what can be quoted but captions, and of lines marked only because others repeat them."""
    hidden = sorted(
        (mark.start, mark.end)
        for mark in article.marks
        if (mark.kind in UNQUOTED_KINDS or mark.kind == "caption") and not is_repetition(mark)
    )
    parts, at = [], 0
    for start, end in hidden:
        parts.append(article.text[at : max(at, start)])
        at = max(at, end)
    parts.append(article.text[at:])
    found = (match[0] for part in parts for match in _WORD.finditer(part.casefold()))
    return list(islice(found, _MOST_WORDS))


def title_words(article: Article) -> tuple[str, ...]:
    """Return the words of the title, none if it is unknown."""
    return tuple(_WORD.findall((article.title or "").casefold()))


def shingles(words: Sequence[str]) -> list[str]:
    """Return every run of three words in order; of fewer words, the one run there is."""
    if len(words) < _SHINGLE:
        return [" ".join(words)] if words else []
    return [" ".join(run) for run in zip(words, words[1:], words[2:], strict=False)]


@cache
def _blank() -> MinHash:
    """A signature of nothing; copies share its permutations."""
    from datasketch import MinHash  # it loads scipy, and only a rebuild needs it

    return MinHash(PERMUTATIONS, seed=1, scheme="affine32")
