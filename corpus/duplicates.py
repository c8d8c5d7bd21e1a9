"""Which articles are the same one: printed twice, under another header, cut short, or with a paragraph more.

Likely pairs come from the fingerprints alone. Each is then decided by the two texts, so that whether two articles are
the same depends on no third one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from corpus.article import Article
from corpus.fingerprint import PERMUTATIONS, SHORT_WORDS, Fingerprint, body_words, shingles, short_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


_BAND = 3  # minima that must agree; of articles half alike, 42 bands miss 1 in 300
_BANDS = PERMUTATIONS // _BAND
_REACH = 16  # pairs that an article of a large family forms, in one band and in all, so that time stays linear
_LEAST_ALIKE = 0.25  # share of agreeing minima; what is the same by the rules below has a third or more

_LEAST_SIZE = 0.5  # the shorter one's share of the longer one's words
_LEAST_SHARED = 0.75  # share of the shorter one's runs of three words that the longer one has
_SHORT_SHARED = 0.15  # so much more of a short one, falling to nothing at this many words, since its frame weighs more
_LONG_WORDS = 200
_LEAST_SHARED_AHEAD = 0.7  # likewise, of its first half: notices alike stand at the end
_MOST_CHANGED = 0.15  # share of figures and days that are others in the same place
_SURE = 3  # words in a row by which two texts are laid side by side
_MOST_REPLACED = 16  # words in one place; longer replacements say other things

_FIGURE = re.compile(
    r"\d.*|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september"
    r"|october|november|december"
)


def candidate_pairs(prints: Sequence[Fingerprint]) -> list[tuple[int, int]]:
    """Return pairs of positions that may be the same article, ascending.

    Articles of equal words are paired with the first of them only, which also stands for the others.
    Of a large family of articles that are alike, each is paired with a few.
    """
    import numpy as np

    first_of: dict[bytes, int] = {}
    equal = []
    for at, one in enumerate(prints):
        if first_of.setdefault(one.body, at) != at:
            equal.append((first_of[one.body], at))
    # In the order of their words' hash, so that the pairs of a large family do not depend on how articles are numbered.
    firsts = (first_of[body] for body in sorted(first_of))
    distinct = np.array([at for at in firsts if prints[at].signature], dtype=np.int64)
    if not len(distinct):
        return equal
    signatures = np.frombuffer(b"".join(prints[at].signature for at in distinct.tolist()), dtype="<u4")
    near = _near(signatures.reshape(len(distinct), PERMUTATIONS))  # (pairs, 2)
    found = np.sort(distinct[near], axis=1).tolist()
    return sorted({*equal, *((one, other) for one, other in found)})


def is_reprint(one: Article, other: Article) -> bool:
    """Tell whether two articles are the same one, possibly cut short, amended or restyled.

    The shorter one must stand in the longer one nearly whole, its beginning included, with the same figures and days:
    issues of one template share all but those.
    """
    texts = sorted((body_words(one), body_words(other)), key=lambda words: (len(words), words))
    shorter, longer = texts
    if len(shorter) < SHORT_WORDS:
        return len(longer) < SHORT_WORDS and short_words(one) == short_words(other)
    if shorter == longer:
        return True
    if len(shorter) < _LEAST_SIZE * len(longer):
        return False
    known = set(shingles(longer))
    more = _SHORT_SHARED * max(0.0, 1 - len(shorter) / _LONG_WORDS)
    return (
        _share(shingles(shorter), known) >= _LEAST_SHARED + more
        and _share(shingles(shorter[: len(shorter) // 2]), known) >= _LEAST_SHARED_AHEAD
        and _changed(shorter, longer) <= _MOST_CHANGED
    )


def connected(pairs: Iterable[tuple[int, int]]) -> Mapping[int, int]:
    """Return for every member of a pair the least member of what is connected with it."""
    least: dict[int, int] = {}

    def find(at: int) -> int:
        while least.setdefault(at, at) != at:
            least[at] = least[least[at]]
            at = least[at]
        return at

    for one, other in pairs:
        low, high = sorted((find(one), find(other)))
        least[high] = low
    return {at: find(at) for at in least}


def _near(signatures: NDArray[np.uint32]) -> NDArray[np.int64]:
    """Pairs of rows that agree in one band and in enough minima: (pairs, 2)."""
    import numpy as np

    count = len(signatures)
    codes: list[NDArray[np.int64]] = []
    for band in range(_BANDS):
        minima = signatures[:, band * _BAND : (band + 1) * _BAND].astype(np.uint64)  # (n, 3)
        keys = (minima[:, 0] * np.uint64(0x9E3779B97F4A7C15)) ^ (minima[:, 1] << np.uint64(32)) ^ minima[:, 2]
        order = np.argsort(keys, kind="stable")
        ordered = keys[order]
        for reach in range(1, min(_REACH, count - 1) + 1):
            same = np.flatnonzero(ordered[reach:] == ordered[:-reach])
            if not len(same):
                break
            one, other = order[same], order[same + reach]
            codes.append(np.minimum(one, other) * count + np.maximum(one, other))
    pairs = np.unique(np.concatenate(codes)) if codes else np.empty(0, np.int64)
    found = np.stack((pairs // count, pairs % count), axis=1)
    alike = [
        np.mean(signatures[part[:, 0]] == signatures[part[:, 1]], axis=1)
        for part in np.array_split(found, len(found) // 10_000 + 1)
    ]
    return _nearest(found, np.concatenate(alike))


def _nearest(pairs: NDArray[np.int64], alike: NDArray[np.float64]) -> NDArray[np.int64]:
    """Those pairs that are alike enough and among the most alike ones of either member: (pairs, 2)."""
    import numpy as np

    pairs, alike = pairs[alike >= _LEAST_ALIKE], alike[alike >= _LEAST_ALIKE]
    kept = np.zeros(len(pairs), dtype=np.bool_)
    for member, other in ((0, 1), (1, 0)):
        order = np.lexsort((pairs[:, other], -alike, pairs[:, member]))
        members = pairs[order, member]
        kept[order[np.arange(len(pairs)) - np.searchsorted(members, members) < _REACH]] = True
    return pairs[kept]


def _share(some: Sequence[str], known: set[str]) -> float:
    return sum(shingle in known for shingle in some) / len(some)


def _changed(shorter: Sequence[str], longer: Sequence[str]) -> float:
    """Share of the figures and days of one text that are others in the same place of the other."""
    from rapidfuzz.distance import LCSseq

    kept = changed = 0
    source = target = 0  # where both texts last agreed in several words
    for block in LCSseq.opcodes(shorter, longer):
        if block.tag == "equal" and block.src_end - block.src_start >= _SURE:
            changed += _differ(shorter[source : block.src_start], longer[target : block.dest_start])
            kept += sum(map(_is_figure, shorter[block.src_start : block.src_end]))
            source, target = block.src_end, block.dest_end
    changed += _differ(shorter[source:], longer[target:])
    return changed / (kept + changed) if changed else 0.0


def _differ(removed: Sequence[str], added: Sequence[str]) -> int:
    """How many figures of a few words were replaced by others."""
    if max(len(removed), len(added)) > _MOST_REPLACED:
        return 0
    one, other = (Counter(filter(_is_figure, words)) for words in (removed, added))
    return max((one - other).total(), (other - one).total()) if one and other else 0


def _is_figure(word: str) -> bool:
    return bool(_FIGURE.fullmatch(word))
