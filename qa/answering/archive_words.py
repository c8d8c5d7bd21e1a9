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

    def passages_with(self, word: str) -> Sequence[str]:
        """Return a few passages that have a word; none if it is none, or nobody writes it."""
        if not word.isalnum() or not self.has(word):
            return ()
        found = self._index.lexical(word, MOST_PASSAGES, Filter())
        return [chunk.text for chunk in self._index.chunks([match.id for match in found])]
