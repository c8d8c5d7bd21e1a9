"""Words of an index that a typed word may stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from embeddings.letters import letter_key, outline, outlines

_MOST_SLIPS = 2
_MOST_WORDS = 10
#: Another spelling of a name has at most this share of letters more or less.
_MORE_LETTERS = 0.25


@dataclass(frozen=True, slots=True)
class _Words:
    """The words that begin with one letter.

    Attributes:
        counts: How often each occurs.
        by_length: They by their length.
    """

    counts: Mapping[str, int]
    by_length: Mapping[int, Sequence[str]]

    @classmethod
    def of(cls, counts: Mapping[str, int]) -> _Words:
        by_length: dict[int, list[str]] = {}
        for word in counts:
            by_length.setdefault(len(word), []).append(word)
        return cls(counts, by_length)


class Vocabulary:
    """The words of an index, arranged so that a hundred thousand are searched in a millisecond. Thread-safe.

    Words are read when one that begins as they do is asked for: most questions need those of a few letters.

    Args:
        beginning: Return all words in small letters that begin with some text, and how often each occurs.
    """

    def __init__(self, beginning: Callable[[str], Iterable[tuple[str, int]]]) -> None:
        self._beginning = beginning
        self._by_letter: dict[str, _Words] = {}
        self._firsts: list[str] | None = None
        self._by_outline: dict[tuple[str, int], dict[str, list[str]]] = {}  # of those that were asked for

    @classmethod
    def of(cls, counts: Mapping[str, int]) -> Vocabulary:
        """Return words that are in memory."""
        return cls(lambda start: [(word, count) for word, count in counts.items() if word.startswith(start)])

    def __contains__(self, word: str) -> bool:
        return bool(word) and word in self._words(word[:1]).counts

    def similar(self, word: str, slips: int, count: Callable[[str], int] | None = None) -> list[str]:
        """Return other words that it may stand for; see `ChunkIndex.similar_terms`.

        Args:
            word: Small letters.
            slips: Most slips, at most 2; 0 for other spellings alone.
            count: Counts a word exactly, where the vocabulary may count too many; words that count 0 are left out.
        """
        near = dict.fromkeys(self._alike(word), 0)
        for candidate, distance in self._within(word, min(slips, _MOST_SLIPS)):
            near.setdefault(candidate, distance)
        near.pop(word, None)
        count = count or (lambda candidate: self._words(candidate[:1]).counts[candidate])
        counts = {candidate: count(candidate) for candidate in near}
        order = sorted(near, key=lambda candidate: (near[candidate], -counts[candidate], candidate))
        return [candidate for candidate in order if counts[candidate]][:_MOST_WORDS]

    def _alike(self, word: str) -> Iterator[str]:
        """Words with the same key."""
        if not (key := letter_key(word)):
            return
        kept, more = outline(word), round(_MORE_LETTERS * len(word))
        for length in range(len(word) - more, len(word) + more + 1):
            for other in self._outlined(kept[:1], length).get(kept, ()):
                if letter_key(other) == key:
                    yield other

    def _outlined(self, first: str, length: int) -> dict[str, list[str]]:
        """Words of a length by their outlines, if these may begin so; made when they are first asked for."""
        found = self._by_outline.get((first, length))
        if found is None:
            found = {}
            letters = _LETTERS.get(first, [first])
            words = [word for letter in letters for word in self._words(letter).by_length.get(length, ())]
            plain = [word for word in words if word.isascii()]
            for some in (plain, [word for word in words if not word.isascii()]):
                for word, kept in zip(some, outlines(some), strict=True):
                    found.setdefault(kept, []).append(word)
            self._by_outline[first, length] = found
        return found

    def _within(self, word: str, slips: int) -> Iterator[tuple[str, int]]:
        """Words that begin alike within some slips, and those that one slip makes begin otherwise."""
        if not slips:
            return
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract_iter

        for length in range(len(word) - slips, len(word) + slips + 1):
            same = self._words(word[:1]).by_length.get(length, ())
            for candidate, distance, _ in extract_iter(word, same, scorer=OSA.distance, score_cutoff=slips):
                yield candidate, int(distance)
        others = [letter + rest for letter in self._all_firsts() for rest in (word[1:], word)]
        others += [word[1:], word[1::-1] + word[2:]]
        yield from ((other, 1) for other in others if other in self)

    def _words(self, letter: str) -> _Words:
        """Those that begin with a letter."""
        found = self._by_letter.get(letter)
        if found is None:
            found = self._by_letter[letter] = _Words.of(dict(self._beginning(letter)))
        return found

    def _all_firsts(self) -> list[str]:
        """The letters that words begin with; all words are read for it."""
        if self._firsts is None:
            by_letter: dict[str, dict[str, int]] = {}
            for word, count in self._beginning(""):
                by_letter.setdefault(word[:1], {})[word] = count
            for letter, counts in by_letter.items():
                self._by_letter.setdefault(letter, _Words.of(counts))
            self._firsts = sorted(by_letter)
        return self._firsts


def _letters() -> dict[str, list[str]]:
    """The letters that words begin with, by the first of their outline; any other letter is its own."""
    found: dict[str, list[str]] = {}
    for letter in ascii_lowercase:
        for first in {outline(letter + after)[:1] for after in ("", "h", "s")}:
            found.setdefault(first, []).append(letter)
    return found


_LETTERS = _letters()
