"""Which articles of a build were compared as likely duplicates, and which are: kept, so that none is compared twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from corpus import Article, candidate_pairs, connected, is_reprint
from embeddings.manifest import BuildFile
from embeddings.publish import name_by_hash
from embeddings.rows import PrintRow
from embeddings.whole import WholeFiles

#: Outcome by the numbers of two articles, the lower first.
Compared = Mapping[tuple[int, int], bool]

_READ_AT_ONCE = 256  # articles held while pairs are compared


def compare(prints: Sequence[PrintRow], known: Compared, article: Callable[[int], Article]) -> Compared:
    """Compare all likely duplicates of a build.

    Which pairs are likely depends on the fingerprints alone, and the outcome on the two articles alone, so that no
    history of a build changes it.

    Args:
        prints: Of all its articles.
        known: Outcomes of an earlier build.
        article: Gives an article by its number.
    """
    read = lru_cache(_READ_AT_ONCE)(article)
    outcomes = {}
    for one, other in candidate_pairs([row.fingerprint for row in prints]):
        low, high = sorted((prints[one].number, prints[other].number))
        outcome = known.get((low, high))
        outcomes[low, high] = is_reprint(read(low), read(high)) if outcome is None else outcome
    return outcomes


def same_articles(compared: Compared) -> Mapping[int, int]:
    """Return for each article that has a duplicate the least number of its group."""
    return connected(pair for pair, same in compared.items() if same)


def renumbered(compared: Compared, numbers: Mapping[int, int]) -> Compared:
    """Return outcomes after some articles were given new numbers."""
    found = {}
    for (one, other), same in compared.items():
        low, high = sorted((numbers.get(one, one), numbers.get(other, other)))
        found[low, high] = same
    return found


def write_compared(folder: Path, compared: Compared) -> BuildFile | None:
    """Write outcomes under the folder of a build; none make no file."""
    if not compared:
        return None
    path = folder / "compared.npy"
    rows = sorted((low, high, int(same)) for (low, high), same in compared.items())
    np.save(path, np.array(rows, dtype=np.int64), allow_pickle=False)
    return name_by_hash(folder, path)


def read_compared(whole: WholeFiles, file: BuildFile | None) -> Compared:
    """Return what was written.

    Raises:
        IndexDamaged: If the file is missing or another.
    """
    if file is None:
        return {}
    rows: Iterable[Sequence[int]] = np.load(whole.path(file), allow_pickle=False).tolist()
    return {(low, high): bool(same) for low, high, same in rows}
