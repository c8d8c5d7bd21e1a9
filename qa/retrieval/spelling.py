"""From the words that a person types to the words of an index: slips corrected, other spellings found."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from itertools import pairwise

from embeddings import ChunkIndex, plain_words
from qa.questions.question import WORD, Question, read_question
from qa.questions.spellings import Spellings
from qa.retrieval.regional import parted, regional
from qa.retrieval.slips import Slip, find_slip, is_word, occurrences

_MOST_VARIANTS = 3
#: Words whose other spellings are remembered.
_REMEMBERED = 16_384
#: In a question without a capital any shorter word may be a name.
_LEAST_SLIP_IN_LOW = 5


class Speller:
    """How an index spells the words of questions. Thread-safe; remembers words, since few are in most questions."""

    def __init__(self, index: ChunkIndex) -> None:
        self._index = index
        self._find = lru_cache(maxsize=_REMEMBERED)(partial(_find, index))

    def variants(self, word: str, *, is_name: bool = False) -> tuple[str, ...]:
        """Return how the index spells a word otherwise, most likely first; nothing for most words.

        Args:
            word: One word of a question.
            is_name: It is written as a name: then a slip of it is no ordinary word.
        """
        return self._find(word, is_name).words

    def respelt(self, question: Question) -> Question:
        """Return a question as the index spells it: what it surely misspells corrected, other spellings noted."""
        content = set(question.content)
        typed = [word for word, stem in zip(question.words, question.stems, strict=True) if stem in content]
        is_low = question.text.islower()
        corrections: dict[str, str] = {}
        others: dict[str, tuple[str, ...]] = {}
        for word in dict.fromkeys(typed):
            found = self._find(word, word in question.names or (is_low and len(word) < _LEAST_SLIP_IN_LOW))
            known, rest = word, found.words
            if found.is_sure:
                corrections[word] = known = _capitals_of(word, found.words[0])
                rest = found.words[1:]
            if rest:
                others[known.lower()] = rest
        for pair in _pairs(question, content):
            joined = [word for word in (pair.replace(" ", ""),) if self._index.has_word(word)]
            if otherwise := _present(self._index, [*joined, *regional(pair)]):
                others[pair] = otherwise
        corrected = read_question(_replaced(question.text, corrections)) if corrections else question
        return replace(corrected, spellings=Spellings.of(others, corrected.stems)) if others else corrected


def counts_in_any_spelling(index: ChunkIndex, question: Question) -> list[int]:
    """Return in about how many chunks each word of a question occurs, its other spellings counted."""
    spelt = question.spellings.by_word
    return [
        count + sum(index.term_counts(spelt.get(word.lower(), ())))
        for word, count in zip(question.words, index.term_counts(question.words), strict=True)
    ]


def _find(index: ChunkIndex, word: str, is_name: bool) -> Slip:
    """Other spellings of a word, else what it is a slip of; sure if the index does not have the word itself."""
    plain = plain_words(word)
    if len(plain) != 1:
        return Slip()
    count = occurrences(index, word)
    alike = index.similar_terms(word, slips=0)
    if is_word(plain[0]) and not (is_name and not count):  # of two words that are English each means itself
        alike = [other for other in alike if not is_word(other)]
    pairs = [pair for pair in parted(plain[0]) if all(map(index.has_word, pair.split()))]
    if others := _present(index, [*alike, *regional(plain[0]), *pairs]):
        return Slip(others, is_sure=not count)
    return find_slip(index, word, count, is_name=is_name)


def _present(index: ChunkIndex, spellings: Sequence[str]) -> tuple[str, ...]:
    """Those that an index has, most frequent first."""
    if not spellings:
        return ()
    different = list(dict.fromkeys(spellings))
    counts = dict(zip(different, index.term_counts(different), strict=True))
    found = sorted((spelt for spelt in different if counts[spelt]), key=lambda spelt: (-counts[spelt], spelt))
    return tuple(found[:_MOST_VARIANTS])


def _pairs(question: Question, content: Collection[str]) -> Iterator[str]:
    """Neighbouring content words, which others may write as one, in small letters."""
    words = zip(question.words, question.stems, strict=True)
    for (word, stem), (after, next_stem) in pairwise(words):
        if stem in content and next_stem in content and len(word) > 1 < len(after) and f"{word}{after}".isalpha():
            yield f"{word} {after}".lower()


def _capitals_of(typed: str, word: str) -> str:
    """A word with the capitals of what was typed."""
    if typed.isupper() and len(typed) > 1:
        return word.upper()
    return word.title() if typed[:1].isupper() else word


def _replaced(text: str, corrections: Mapping[str, str]) -> str:
    return WORD.sub(lambda match: corrections.get(match[0], match[0]), text)
