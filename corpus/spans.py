"""The map between an article's raw text and its clean text, as a list of edits.

Clean text is raw text with non-overlapping edits applied in order, so nothing is ever reordered and every clean
character has a place in the raw text, or between two of its characters.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

#: What stands between two paragraphs of a clean text.
PARAGRAPH_BREAK = "\n\n"


class Span(NamedTuple):
    """A half-open range of Unicode code points."""

    start: int
    end: int


def paragraph_spans(text: str, most: int | None = None) -> list[Span]:
    """Return the spans between paragraph breaks of a clean text; `most`: of the first paragraphs only."""
    return list(_all_paragraph_spans(text) if most is None else _paragraph_spans(text, most))


@lru_cache(maxsize=2)  # several steps ask about one text
def _all_paragraph_spans(text: str) -> list[Span]:
    return _paragraph_spans(text, len(text))


def _paragraph_spans(text: str, most: int) -> list[Span]:
    spans: list[Span] = []
    at = 0
    while at < len(text) and len(spans) < most:
        end = text.find(PARAGRAPH_BREAK, at)
        end = len(text) if end < 0 else end
        spans.append(Span(at, end))
        at = end + len(PARAGRAPH_BREAK)
    return spans


class Edit(NamedTuple):
    """Replace raw[start:end] by text, or, where it covers nothing, insert a text between two characters."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class SpanMap:
    """Edits in ascending order, with the clean offset of each.

    Raises:
        ValueError: If an edit changes nothing, inserts before all text, is out of order or overlaps another.
    """

    edits: tuple[Edit, ...] = ()
    _raw_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _clean_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        clean_starts = []
        at_raw = at_clean = 0
        for edit in self.edits:
            is_empty = edit.end == edit.start and not (edit.text and at_clean + edit.start > at_raw)
            if edit.start < at_raw or edit.end < edit.start or is_empty:
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

    def then(self, text: str, edits: Sequence[Edit]) -> SpanMap:
        """Return the one map that does what this one does, and then edits of `text`, which this one makes of raw."""
        inner = (
            _Change(start, start + len(edit.text), edit)
            for start, edit in zip(self._clean_starts, self.edits, strict=True)
        )
        outer = (_Change(edit.start, edit.end, None, edit.text) for edit in edits)
        return SpanMap(tuple(_merged(text, heapq.merge(inner, outer, key=lambda change: change[:2]))))

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
        """Widen a clean span until neither end cuts through the replacement of one edit, or has an insertion at it."""
        if start == end:
            cut = self._uncut(start)
            return Span(cut.start, cut.end)
        return Span(self._uncut_start(start), self._uncut_end(end))

    def clean_offset(self, raw_offset: int) -> int:
        """Return the clean offset of a raw offset; one inside an edit gives the start of its replacement."""
        index = bisect_right(self._raw_starts, raw_offset) - 1
        if index < 0:
            return raw_offset
        edit, at = self.edits[index], self._clean_starts[index]
        if raw_offset < edit.end:
            return at
        return at + len(edit.text) + raw_offset - edit.end

    def _uncut_start(self, offset: int) -> int:
        """The nearest offset, not after this one, where a span may start."""
        while True:
            index = bisect_right(self._clean_starts, offset) - 1
            if index < 0 or not offset:
                return offset
            at, edit = self._clean_starts[index], self.edits[index]
            if offset == at and edit.start == edit.end:
                offset -= 1
            elif at < offset < at + len(edit.text):
                offset = at
            else:
                return offset

    def _uncut_end(self, offset: int) -> int:
        """The nearest offset, not before this one, where a span may end."""
        while True:
            index = bisect_left(self._clean_starts, offset) - 1
            if index < 0:
                return offset
            after, edit = self._clean_starts[index] + len(self.edits[index].text), self.edits[index]
            if offset == after and edit.start == edit.end:
                offset += 1
            elif offset < after:
                offset = after
            else:
                return offset

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


class _Change(NamedTuple):
    """An edit of either of two maps, by its span of the text between them; `raw` is None for one of the second."""

    start: int
    end: int
    raw: Edit | None
    text: str = ""


def _merged(text: str, changes: Iterable[_Change]) -> Iterator[Edit]:
    """Edits of raw that do what the changes do, those that overlap as one."""
    shift = end = 0  # shift: from the text between to raw, where nothing is changed
    cluster: list[_Change] = []
    for change in changes:
        is_inside = change.start < end or change.start == change.end == cluster[0].start if cluster else False
        if not is_inside:
            yield from _one_edit(text, cluster, end, shift)
            shift, cluster, end = _shift_after(cluster, shift), [], change.end
        end = max(end, change.end)
        cluster.append(change)
    yield from _one_edit(text, cluster, end, shift)


def _one_edit(text: str, cluster: Sequence[_Change], end: int, shift: int) -> Iterator[Edit]:
    if not cluster:
        return
    start = at = cluster[0].start
    pieces: list[str] = []
    for change in cluster:
        if change.raw is None:
            pieces += (text[at : change.start], change.text)
            at = change.end
    edit = Edit(start + shift, end + _shift_after(cluster, shift), "".join((*pieces, text[at:end])))
    if edit.start < edit.end or edit.text:
        yield edit


def _shift_after(cluster: Sequence[_Change], shift: int) -> int:
    return next((change.raw.end - change.end for change in reversed(cluster) if change.raw), shift)


def apart(edits: Iterable[Edit]) -> list[Edit]:
    """Return the edits in order, without those that overlap one before them."""
    kept: list[Edit] = []
    for edit in sorted(edits):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept
