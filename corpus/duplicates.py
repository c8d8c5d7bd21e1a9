"""Which articles are the same one: printed twice, under another header, cut short, or with a paragraph more.

Likely pairs come from the fingerprints alone. Each is then decided by the two texts, so that whether two articles are
the same depends on no third one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.article import Article
from corpus.fingerprint import PERMUTATIONS, SHORT_WORDS, Fingerprint, body_words, shingles, title_words

_BAND = 3  # minima that must agree; of articles half alike, 42 bands miss 1 in 300
_BANDS = PERMUTATIONS // _BAND
_REACH = 32  # pairs that an article of a large family forms in one band, so that time stays linear
_LEAST_ALIKE = 0.25  # share of agreeing minima; what is the same by the rules below has a third or more

_LEAST_SIZE = 0.5  # the shorter one's share of the longer one's words
_LEAST_SHARED = 0.75  # share of the shorter one's runs of three words that the longer one has
_LEAST_SHARED_AHEAD = 0.7  # likewise, of its first half: notices alike stand at the end
_MOST_CHANGED = 0.15  # share of figures and days that are others in the same place
_MOST_REPLACED = 6  # words in one place; longer replacements say other things

_FIGURE = re.compile(
    r"\d.*|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september"
    r"|october|november|december"
)


def candidate_pairs(prints: Sequence[Fingerprint]) -> list[tuple[int, int]]:
    """Return pairs of positions that may be the same article, ascending.

    Articles of equal words are paired with the first of them only, which also stands for the others.
    """
    first_of: dict[bytes, int] = {}
    equal = []
    for at, one in enumerate(prints):
        if first_of.setdefault(one.body, at) != at:
            equal.append((first_of[one.body], at))
    # In the order of their words' hash, so that the pairs of a large family do not depend on how articles are numbered.
    distinct = np.array([first_of[body] for body in sorted(first_of)], dtype=np.int64)
    if not len(distinct):
        return []
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
        return bool(shorter) and shorter == longer and title_words(one) == title_words(other)
    if shorter == longer:
        return True
    if len(shorter) < _LEAST_SIZE * len(longer):
        return False
    known = set(shingles(longer))
    return (
        _share(shingles(shorter), known) >= _LEAST_SHARED
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
    near: NDArray[np.int64] = found[np.concatenate(alike) >= _LEAST_ALIKE]
    return near


def _share(some: Sequence[str], known: set[str]) -> float:
    return sum(shingle in known for shingle in some) / len(some)


def _changed(shorter: Sequence[str], longer: Sequence[str]) -> float:
    """Share of the figures and days of one text that are others in the same place of the other."""
    from rapidfuzz.distance import LCSseq

    kept = changed = 0
    removed: Sequence[str] = ()
    added: Sequence[str] = ()
    for step in LCSseq.opcodes(shorter, longer):
        if step.tag == "equal":
            changed += _differ(removed, added)
            removed = added = ()
            kept += sum(map(_is_figure, shorter[step.src_start : step.src_end]))
        elif step.tag == "delete":
            removed = shorter[step.src_start : step.src_end]
        else:
            added = longer[step.dest_start : step.dest_end]
    changed += _differ(removed, added)
    return changed / (kept + changed) if changed else 0.0


def _differ(removed: Sequence[str], added: Sequence[str]) -> int:
    """How many figures of a few words were replaced by others."""
    if max(len(removed), len(added)) > _MOST_REPLACED:
        return 0
    one, other = ([word for word in words if _is_figure(word)] for words in (removed, added))
    return max(len(one), len(other)) if one and other and one != other else 0


def _is_figure(word: str) -> bool:
    return bool(_FIGURE.fullmatch(word))
