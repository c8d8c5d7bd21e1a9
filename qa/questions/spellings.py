"""Other spellings of a question's words: a text is read as if it spelt them as the question does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from embeddings import stems


@dataclass(frozen=True, slots=True)
class Spellings:
    """How an archive spells words of a question.

    Attributes:
        others: Other spellings by word, or by two neighbouring words, as the question has them, in small letters; most
            likely first. Each is one word or several.
        by_stems: The question's stems for the stems of each of these.
    """

    others: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    by_stems: Mapping[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, others: Mapping[str, tuple[str, ...]], asked: Sequence[str]) -> Spellings:
        """Keep other spellings of the words of a question with these stems."""
        by_stems: dict[tuple[str, ...], tuple[str, ...]] = {}
        for word, found in others.items():
            for spelt in map(tuple, map(stems, found)):
                if spelt and not (len(spelt) == 1 and spelt[0] in asked):
                    by_stems[spelt] = tuple(dict.fromkeys([*by_stems.get(spelt, ()), *stems(word)]))
        return cls(others, by_stems)

    @property
    def by_word(self) -> dict[str, tuple[str, ...]]:
        """Other spellings of each single word; what stands for two words stands for each of them."""
        found: dict[str, tuple[str, ...]] = {}
        for words, others in self.others.items():
            for word in words.split():
                found[word] = tuple(dict.fromkeys([*found.get(word, ()), *others]))
        return found

    def read(self, found: Sequence[str]) -> list[str]:
        """Return the stems of a text with the question's stems in place of other spellings."""
        firsts = {spelt[0] for spelt in self.by_stems}
        if firsts.isdisjoint(found):
            return list(found)
        widths = sorted({len(spelt) for spelt in self.by_stems}, reverse=True)
        asked: list[str] = []
        at = 0
        while at < len(found):
            near = widths if found[at] in firsts else ()
            width = next((width for width in near if tuple(found[at : at + width]) in self.by_stems), 0)
            asked.extend(self.by_stems[tuple(found[at : at + width])] if width else found[at : at + 1])
            at += width or 1
        return asked
