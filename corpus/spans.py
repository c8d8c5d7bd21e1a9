"""The map between an article's raw text and its clean text, as a list of edits.

Clean text is raw text with non-overlapping edits applied in order, so nothing is ever reordered and every clean
character has a place in the raw text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of Unicode code points."""

    start: int
    end: int


class Edit(NamedTuple):
    """Replace raw[start:end] by text; an edit always covers at least one raw character."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class SpanMap:
    """Edits in ascending order, with the clean offset of each.

    Raises:
        ValueError: If an edit is empty, out of order or overlaps the one before it.
    """

    edits: tuple[Edit, ...] = ()
    _raw_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _clean_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        clean_starts = []
        at_raw = at_clean = 0
        for edit in self.edits:
            if edit.start < at_raw or edit.end <= edit.start:
                raise ValueError(f"edit {edit} is empty, out of order or overlaps the edit before it")
            at_clean += edit.start - at_raw
            clean_starts.append(at_clean)
            at_clean += len(edit.text)
            at_raw = edit.end
        object.__setattr__(self, "_raw_starts", tuple(edit.start for edit in self.edits))
        object.__setattr__(self, "_clean_starts", tuple(clean_starts))

    def apply(self, raw: str) -> str:
        """Return the clean text of the whole raw text."""
        return self.to_clean(raw, 0, len(raw))

    def to_clean(self, raw: str, raw_start: int, raw_end: int) -> str:
        """Return the clean text of raw[raw_start:raw_end]; an edit partly inside counts as inside."""
        pieces = []
        at = raw_start
        for edit in self.edits[self._first_reaching(raw_start) :]:
            if edit.start >= raw_end:
                break
            pieces.append(raw[at : max(at, edit.start)])
            pieces.append(edit.text)
            at = edit.end
        pieces.append(raw[at : max(at, raw_end)])
        return "".join(pieces)

    def raw_span(self, start: int, end: int) -> Span:
        """Return the raw span of clean characters start to end; an empty clean span gives an empty raw span.

        `to_clean` of the answer gives the clean characters back exactly when neither end cuts through the
        replacement of one edit: see `snap`.
        """
        if end <= start:
            at = self._raw_char(start).start
            return Span(at, at)
        return Span(self._raw_char(start).start, self._raw_char(end - 1).end)

    def snap(self, start: int, end: int) -> Span:
        """Widen a clean span until neither end cuts through the replacement of one edit."""
        return Span(self._uncut(start).start, self._uncut(end).end)

    def clean_offset(self, raw_offset: int) -> int:
        """Return the clean offset of a raw offset; one inside an edit gives the start of its replacement."""
        index = bisect_right(self._raw_starts, raw_offset) - 1
        if index < 0:
            return raw_offset
        edit, at = self.edits[index], self._clean_starts[index]
        if raw_offset < edit.end:
            return at
        return at + len(edit.text) + raw_offset - edit.end

    def _uncut(self, offset: int) -> Span:
        """The clean span of the replacement that an offset cuts through, or the offset itself."""
        index = bisect_left(self._clean_starts, offset) - 1
        if index >= 0:
            at, after = self._clean_starts[index], self._clean_starts[index] + len(self.edits[index].text)
            if at < offset < after:
                return Span(at, after)
        return Span(offset, offset)

    def _first_reaching(self, raw_offset: int) -> int:
        """Index of the first edit that ends after a raw offset."""
        index = bisect_right(self._raw_starts, raw_offset) - 1
        return index if index >= 0 and self.edits[index].end > raw_offset else index + 1

    def _raw_char(self, offset: int) -> Span:
        """Raw span of one clean character (or of the end of the text)."""
        # Of several edits at one clean offset, all but the last are deletions, and the last makes the character.
        index = bisect_right(self._clean_starts, offset) - 1
        if index < 0:
            return Span(offset, offset + 1)
        edit, at = self.edits[index], self._clean_starts[index]
        if offset < at + len(edit.text):
            return Span(edit.start, edit.end)
        raw = edit.end + offset - at - len(edit.text)
        return Span(raw, raw + 1)
