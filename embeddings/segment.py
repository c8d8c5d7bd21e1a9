"""One opened batch of articles: the files that hold their vectors, tokens, texts and fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus import Span
from embeddings.allowed import AllowedRows
from embeddings.chunk_table import ChunkTable
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
        table: Of the chunks; None if they are told apart without.
    """

    vectors: FlatVectors
    signs: SegmentSigns
    texts: SegmentTexts
    fields: tuple[FieldRow, ...]
    codes: Codes | None = None
    table: ChunkTable | None = None

    def nearest(self, query: Vectors, k: int, allowed: AllowedRows | None) -> Found:
        """Find the k best rows; see `FlatVectors.search`."""
        if self.codes is None:
            return self.vectors.search(query, k, allowed)
        return self.codes.search(self.vectors, query, k, allowed)

    def spans(self, rows: NDArray[np.int64]) -> Sequence[Span]:
        """Return where chunks stand in their articles, in the order given."""
        if self.table:
            return self.table.spans(rows)
        found = {row.row: Span(row.start, row.end) for row in self.texts.chunks_by_row(rows.tolist())}
        return [found[row] for row in rows.tolist()]

    def close(self) -> None:
        """Close its files."""
        self.vectors.close()
        self.signs.close()
        self.texts.close()
