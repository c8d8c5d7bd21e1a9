"""What is kept of an article so that its duplicates are found without reading it again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b, sha1
from itertools import chain, islice
from typing import TYPE_CHECKING

from corpus.article import UNQUOTED_KINDS, Article
from corpus.marking.repetition import is_repetition, line_keys

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Bytes of a signature: 128 minima of 4 bytes each.
PERMUTATIONS = 128
SIGNATURE_BYTES = 4 * PERMUTATIONS

#: Below this many words a text is too little to tell two articles by: many bulletins of a line or two are alike.
SHORT_WORDS = 30

_MOST_WORDS = 20_000  # of longer articles the beginning is compared
_BODY_BYTES = 8
#: MurmurHash3's finalizer: shifts and factors.
_MIX = ((16, 0x85EBCA6B), (13, 0xC2B2AE35))

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is kept of an article; a function of it alone, whatever its outlet repeats.

    Attributes:
        signature: MinHash minima of its runs of three words, 128 of 4 bytes; empty of a short article.
        body: Hash of its words; equal ones are the same article.
        lines: Keys of its short paragraphs; see `corpus.marking.repetition`.
    """

    signature: bytes
    body: bytes
    lines: bytes


def fingerprint(article: Article) -> Fingerprint:
    """Return what is kept of an article."""
    words = body_words(article)
    is_short = len(words) < SHORT_WORDS
    body = blake2b(" ".join(short_words(article) if is_short else words).encode(), digest_size=_BODY_BYTES)
    signature = b""
    if not is_short:
        signature = minima(map(str.encode, set(shingles(words))))
    return Fingerprint(signature, body.digest(), line_keys(article))


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
    return _words(parts)


def short_words(article: Article) -> list[str]:
    """Return all words of a short article, which must be another's to the last: its title, and its text whole.

    Much of a short text may have been taken for its header.
    """
    return _words([article.title or "", article.text])


def shingles(words: Sequence[str]) -> list[str]:
    """Return every run of three words in order."""
    return [" ".join(run) for run in zip(words, words[1:], words[2:], strict=False)]


def _words(parts: Sequence[str]) -> list[str]:
    lines = (line for part in parts for line in part.casefold().split("\n"))
    return list(islice(chain.from_iterable(map(_WORD.findall, lines)), _MOST_WORDS))


def minima(values: Iterable[bytes]) -> bytes:
    """Return the MinHash signature of at least one value.

    The same as datasketch's of seed 1 and scheme affine32; but that loads scipy, which takes longer than an update.
    """
    import numpy as np

    digests = b"".join([sha1(value).digest() for value in values])
    hashes = np.frombuffer(digests, dtype="<u4")[:: sha1().digest_size // 4].astype(np.uint32)  # the first 4 bytes
    for shift, factor in _MIX:
        hashes ^= hashes >> np.uint32(shift)
        hashes *= np.uint32(factor)
    hashes ^= hashes >> np.uint32(16)
    factors, offsets = _permutations()
    permuted = factors[:, None] * hashes  # (permutations, values), modulo 2 ** 32
    permuted += offsets[:, None]
    return bytes(permuted.min(axis=1).astype("<u4"))


@cache
def _permutations() -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Odd factors, and offsets."""
    import numpy as np

    random = np.random.RandomState(1)
    factors = random.randint(0, 1 << 31, PERMUTATIONS, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    return factors, random.randint(0, 1 << 32, PERMUTATIONS, dtype=np.uint32)
