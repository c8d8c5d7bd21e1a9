"""What the archive knows of single words."""

from __future__ import annotations

from collections.abc import Sequence

from corpus import Filter
from embeddings import ChunkIndex

#: Passages that are read to see how a word is written.
MOST_PASSAGES = 4


class ArchiveWords:
    """The words of one build, whatever a filter leaves of it; each is looked up once."""

    def __init__(self, index: ChunkIndex) -> None:
        self._index = index
        self._known: dict[str, bool] = {}

    def has(self, word: str) -> bool:
        """Tell whether a passage has a word or a form of it, in this spelling."""
        if word not in self._known:
            self._known[word] = self._index.term_counts([word])[0] > 0
        return self._known[word]

    def knows(self, word: str) -> bool:
        """Tell whether a passage has a word or one that is spelt almost like it."""
        return self.has(word) or bool(self._index.similar_terms(word))

    def passages_with(self, phrase: str) -> Sequence[str]:
        """Return a few passages that have a word, or words in a row; none if nobody writes them."""
        words = phrase.split()
        if not all(word.isalnum() and self.has(word) for word in words):
            return ()
        found = self._index.lexical(f'"{phrase}"', MOST_PASSAGES, Filter())
        return [chunk.text for chunk in self._index.chunks([match.id for match in found])]
