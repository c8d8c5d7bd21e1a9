"""Words of an index that a mistyped word stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

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
#: Shorter names have near neighbours by chance: one of them must be in this share of the chunks, and in so many.
SHORT, COMMON, LEAST = 6, 0.001, 2
#: A slip makes a word so many times less likely; swapped letters are half a slip, for they are the commonest.
SLIP = 20.0
#: The likeliest word is sure if it is so many times likelier than the next.
SURELY = 5.0
_MOST = 3
#: Passages looked at to tell whether a word is written as a name.
_PASSAGES = 5
_ENDING = re.compile(r"(?:e?s|ed|ing)$")


@dataclass(frozen=True, slots=True)
class Slip:
    """Words of an index that a word may stand for.

    Attributes:
        words: Most likely first; all have as few slips as the first.
        is_sure: It stands for the first: the index does not have it, and has nothing else as likely.
    """

    words: tuple[str, ...] = ()
    is_sure: bool = False


def find_slip(index: ChunkIndex, word: str, count: int, *, is_name: bool) -> Slip:
    """Find what a word is a slip of; nothing if it is a word.

    Args:
        index: Whose words count.
        word: As typed.
        count: Its occurrences.
        is_name: It is written as a name: then it stands for a name.
    """
    plain = plain_words(word)
    if len(plain) != 1 or len(plain[0]) < ONE_SLIP or not plain[0].isalpha():
        return Slip()
    is_abbreviation = word.isupper() and len(word) <= ABBREVIATION
    if count > RARE or is_abbreviation or is_word(plain[0]):
        return Slip()
    found = _likeliest(index, _Typed(plain[0], count, is_name))
    words = tuple(other for _, other in found)
    if not count and (len(found) == 1 or (found and found[0][0] >= SURELY * found[1][0])):
        return Slip(words[:1], is_sure=True)
    return Slip(words)


def occurrences(index: ChunkIndex, word: str) -> int:
    """Count the chunks that have a word; none if they only have others that lose their ends to the same stem."""
    (count,) = index.term_counts([word])
    plain = " ".join(plain_words(word))
    return count if not count or index.has_word(plain) or is_word(plain) else 0


@lru_cache(maxsize=16_384)
def is_word(word: str) -> bool:
    """Tell whether a word is English, in some form and by some spelling.

    Args:
        word: Small letters.
    """
    return is_english(word) or is_english(_ENDING.sub("", word)) or any(map(is_english, regional(word)))


@dataclass(frozen=True, slots=True)
class _Typed:
    """A word that may be a slip, in small letters.

    Attributes:
        count: How many chunks have it.
        is_name: It is written as a name.
    """

    word: str
    count: int
    is_name: bool


def _likeliest(index: ChunkIndex, typed: _Typed) -> list[tuple[float, str]]:
    """Words that it may stand for, each stem once: how likely each is, likeliest first."""
    from rapidfuzz.distance import OSA

    word = typed.word
    near = index.similar_terms(word) or index.similar_terms(_ENDING.sub("", word))
    by_stem: dict[str, tuple[float, str]] = {}
    for other, count in zip(near, index.term_counts(near), strict=True):
        slips = min(OSA.distance(word, other), OSA.distance(_ENDING.sub("", word), _ENDING.sub("", other)))
        swapped = sorted(word) == sorted(other)
        if count < (FAR_COMMONER * typed.count or 1) or not _believed(typed, other, slips):
            continue
        if swapped or not _by_chance(index, typed, other, slips=slips, count=count):
            by_stem.setdefault(stems(other)[0], (round(count / SLIP ** (slips - 0.5 * swapped), PLACES), other))
    return sorted(by_stem.values(), key=lambda item: (-item[0], item[1]))[:_MOST]


def _believed(typed: _Typed, other: str, slips: int) -> bool:
    """Tell whether so many slips are made in a word of this length."""
    word = typed.word
    if not other.isalpha() or len(other) < ONE_SLIP or (other[0] != word[0] and len(word) < FIRST_LETTER):
        return False
    return slips <= 1 or (slips == 2 and len(word) >= FIRST_LETTER and max(len(word), len(other)) >= TWO_SLIPS)


def _by_chance(index: ChunkIndex, typed: _Typed, other: str, *, slips: int, count: int) -> bool:
    """Tell whether a name that the archive may well lack is only by chance like a word that it has."""
    if not typed.is_name:
        return False
    if len(typed.word) < SHORT and count < max(LEAST, round(COMMON * index.facets(Filter()).chunks)):
        return True
    return len(typed.word) < SHORT + 3 * (slips - 1) and not _is_name(index, other)


def _is_name(index: ChunkIndex, word: str) -> bool:
    """Tell whether an index writes a word with a capital at most places where it has it."""
    found = index.lexical(word, _PASSAGES, Filter())
    pattern = re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)
    texts = [chunk.text for chunk in index.chunks([match.id for match in found])]
    written = [place[0] for text in texts for place in pattern.finditer(text)]
    return not written or 2 * sum(form[0].isupper() for form in written) > len(written)
