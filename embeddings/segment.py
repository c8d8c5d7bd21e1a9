"""One opened batch of articles: the files that hold their vectors, tokens, texts and fields."""

from __future__ import annotations

from dataclasses import dataclass

from embeddings.allowed import AllowedRows
from embeddings.codes import Codes
from embeddings.flat import FlatVectors, Found
from embeddings.rows import FieldRow
from embeddings.signs import SegmentSigns
from embeddings.texts import SegmentTexts
from embeddings.vectors import Vectors


@dataclass(frozen=True, slots=True)
class Segment:
    """An opened batch of articles: row i of the vectors and of the signs is chunk i of the texts.

    Attributes:
        codes: Of the vectors; None if they are searched without.
    """

    vectors: FlatVectors
    signs: SegmentSigns
    texts: SegmentTexts
    fields: tuple[FieldRow, ...]
    codes: Codes | None = None

    def nearest(self, query: Vectors, k: int, allowed: AllowedRows | None) -> Found:
        """Find the k best rows; see `FlatVectors.search`."""
        if self.codes is None:
            return self.vectors.search(query, k, allowed)
        return self.codes.search(self.vectors, query, k, allowed)

    def close(self) -> None:
        """Close its files."""
        self.vectors.close()
        self.signs.close()
        self.texts.close()
