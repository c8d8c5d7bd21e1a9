"""Which words of a question are names, by how the archive writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qa.answering.archive_words import ArchiveWords

_POSSESSIVE = re.compile(r"['’]s?$")
#: What stands before the first word of a sentence, a line or a quotation, whose capital says nothing.
_OPENS = frozenset('.!?:”"“\n–—-')


class Capitals:
    """How passages write the words of a question: as names, or small."""

    def __init__(self, passages: Sequence[str], archive: ArchiveWords) -> None:
        """Read them when first asked.

        Args:
            passages: Texts near the question.
            archive: Where a word is looked up that none of them has.
        """
        self._passages = [(text, text.lower()) for text in passages if not text.isupper()]
        self._archive = archive
        self._seen: dict[str, tuple[int, int]] = {}

    def is_name(self, word: str, *, least: int = 1) -> bool:
        """Tell whether it has a capital inside sentences, so often at least, and more often than not."""
        key = _key(word)
        capital, lower = self._near(key)
        if capital < least and not lower:
            capital, lower = _counted(key, [(text, text.lower()) for text in self._archive.passages_with(key)])
        return capital >= least and capital > lower

    def is_common(self, words: Sequence[str]) -> bool:
        """Tell whether capitalised words in a row are no name: each is written small more often, and they never so."""
        return all(self._is_small(word) for word in words) and not self._is_seen(" ".join(words))

    def _is_small(self, word: str) -> bool:
        capital, lower = self._near(_key(word))
        return lower > capital and not (word.isupper() and len(word) > 1)

    def _is_seen(self, phrase: str) -> bool:
        """Tell whether several words stand somewhere as typed."""
        return " " in phrase and any(
            phrase in text for text in (*(text for text, _ in self._passages), *self._archive.passages_with(phrase))
        )

    def _near(self, key: str) -> tuple[int, int]:
        if key not in self._seen:
            self._seen[key] = _counted(key, self._passages)
        return self._seen[key]


def _key(word: str) -> str:
    return _POSSESSIVE.sub("", word).lower()


def _counted(key: str, passages: Sequence[tuple[str, str]]) -> tuple[int, int]:
    """How often a word has a capital inside a sentence, and how often it has none."""
    capital = lower = 0
    for text, low in passages:
        for at in _places(key, low):
            written = text[at : at + len(key)]
            if written.islower():
                lower += 1
            elif written.lower() == key and text[at - 1 : at] == " " and not _OPENS.intersection(text[at - 2 : at]):
                capital += 1
    return capital, lower


def _places(key: str, text: str) -> Iterator[int]:
    """Where a word stands by itself."""
    at = text.find(key) if key else -1
    while at >= 0:
        end = at + len(key)
        before, after = text[at - 1 : at] if at else "", text[end : end + 1]
        if not (before.isalnum() or before in {"-", "'", "’"} or after.isalnum() or after == "-"):
            yield at
        at = text.find(key, end)
