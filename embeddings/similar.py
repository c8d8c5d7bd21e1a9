"""Words of an index that a typed word may stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from embeddings.letters import letter_key, outline, outlines

_MOST_SLIPS = 2
_MOST_WORDS = 10
#: Another spelling of a name has at most this share of letters more or less.
_MORE_LETTERS = 0.25


class Vocabulary:
    """The words of an index, arranged so that a hundred thousand are searched in a millisecond. Thread-safe.

    Args:
        counts: Words in small letters and how often each occurs.
    """

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._by_start: dict[tuple[str, int], list[str]] = {}
        for word in counts:
            self._by_start.setdefault((word[:1], len(word)), []).append(word)
        self._by_outline: dict[tuple[str, int], dict[str, list[str]]] = {}  # of those that were asked for
        self._letters: dict[str, list[str]] = {}  # that words begin with, by the first of the outline
        self._firsts = sorted({letter for letter, _ in self._by_start})
        for letter in self._firsts:
            for first in {outline(letter + after)[:1] for after in ("", "h", "s")}:
                self._letters.setdefault(first, []).append(letter)

    def __contains__(self, word: object) -> bool:
        return word in self._counts

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
        counts = {candidate: count(candidate) if count else self._counts[candidate] for candidate in near}
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
            words = [
                word for letter in self._letters.get(first, ()) for word in self._by_start.get((letter, length), ())
            ]
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
            same = self._by_start.get((word[:1], length), ())
            for candidate, distance, _ in extract_iter(word, same, scorer=OSA.distance, score_cutoff=slips):
                yield candidate, int(distance)
        others = [letter + rest for letter in self._firsts for rest in (word[1:], word)]
        others += [word[1:], word[1::-1] + word[2:]]
        yield from ((other, 1) for other in others if other in self._counts)
