"""Words of an index that a mistyped word stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus import Filter, is_english
from embeddings import ChunkIndex, plain_words, stems
from qa.retrieval.regional import regional
from qa.retrieval.scores import PLACES

#: Words have a slip from this length on, and two from that.
ONE_SLIP, TWO_SLIPS = 4, 7
#: A slip in the first letter is believed of words from this length on.
FIRST_LETTER = 5
#: Capitals up to this length are an abbreviation.
ABBREVIATION = 5
#: A word in so few chunks may be a slip of the archive's own, if another is so many times commoner.
RARE, FAR_COMMONER = 2, 20
#: Shorter words have near neighbours by chance: one of them must be in this share of the chunks, and in so many.
SHORT, COMMON, LEAST = 6, 0.001, 2
#: A slip makes a word so many times less likely; swapped letters are half a slip, for they are the commonest.
SLIP = 20.0
#: The likeliest word is sure if it is so many times likelier than the next.
SURELY = 5.0
_MOST = 3
#: Passages looked at to tell whether a word is written as a name.
_PASSAGES = 5
_ENDINGS = re.compile(r"(?:s|es|ed|d|ing)$")


@dataclass(frozen=True, slots=True)
class Slip:
    """Words of an index that a word may stand for.

    Attributes:
        words: Most likely first; all have as few slips as the first.
        is_sure: It stands for the first: the index does not have it, and has nothing else as likely.
    """

    words: tuple[str, ...] = ()
    is_sure: bool = False


def find_slip(index: ChunkIndex, word: str, *, is_name: bool) -> Slip:
    """Find what a word is a slip of; nothing if it is a word.

    Args:
        index: Whose words count.
        word: As typed.
        is_name: It is written as a name: then it stands for a name.
    """
    (count,) = index.term_counts([word])
    (plain, *more) = plain_words(word) or [""]
    is_short = len(plain) < ONE_SLIP or (word.isupper() and len(word) <= ABBREVIATION)
    if more or is_short or not plain.isalpha() or count > RARE or is_word(plain):
        return Slip()
    found = _likeliest(index, plain, _least(index, plain, count))
    found = [(weight, other) for weight, other in found if not is_name or _is_name(index, other)]
    words = tuple(other for _, other in found)
    if not count and (len(found) == 1 or (found and found[0][0] >= SURELY * found[1][0])):
        return Slip(words[:1], is_sure=True)
    return Slip(words)


def is_word(word: str) -> bool:
    """Tell whether a word is English, in some form and by some spelling.

    Args:
        word: Small letters.
    """
    return any(is_english(form) for form in (word, _ENDINGS.sub("", word), *regional(word)))


def _least(index: ChunkIndex, word: str, count: int) -> int:
    """In how many chunks a word must be that another one, found in so many, is taken for."""
    if count or len(word) >= SHORT:
        return max(1, FAR_COMMONER * count)
    return max(LEAST, round(COMMON * index.facets(Filter()).chunks))


def _likeliest(index: ChunkIndex, word: str, least: int) -> list[tuple[float, str]]:
    """Words near another that at least so many chunks have, each stem once: how likely each is, likeliest first."""
    from rapidfuzz.distance import OSA

    near = [
        other
        for other in index.similar_terms(word, 1 if len(word) < TWO_SLIPS else 2)
        if other.isalpha() and len(other) >= ONE_SLIP and (other[0] == word[0] or len(word) >= FIRST_LETTER)
    ]
    by_stem: dict[str, tuple[float, str]] = {}
    for other, count in zip(near, index.term_counts(near), strict=True):
        slips = OSA.distance(word, other) - 0.5 * (sorted(word) == sorted(other))
        if count >= least:
            by_stem.setdefault(stems(other)[0], (round(count / SLIP**slips, PLACES), other))
    return sorted(by_stem.values(), key=lambda item: (-item[0], item[1]))[:_MOST]


def _is_name(index: ChunkIndex, word: str) -> bool:
    """Tell whether an index writes a word with a capital at most places where it has it."""
    found = index.lexical(word, _PASSAGES, Filter())
    pattern = re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)
    texts = [chunk.text for chunk in index.chunks([match.id for match in found])]
    written = [place[0] for text in texts for place in pattern.finditer(text)]
    return not written or 2 * sum(form[0].isupper() for form in written) > len(written)
