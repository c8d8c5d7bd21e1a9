"""Quotations: which spans of a clean text stand between quotation marks, and which go on from the paragraph before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.spans import Span, paragraph_spans

_MARK = re.compile("[“”„«»\"]|``|''")
_OPENING = frozenset("“„«")
_CLOSING = frozenset("”»")
_INTRODUCED = re.compile(r"(?:^|[,:;—–.!?”]|--)\s*$")
_SENTENCE_END = re.compile(r"[.!?]\s+")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A span between quotation marks, the marks included.

    Attributes:
        closed: False if its paragraph ends before the closing mark.
        goes_on: Whether it takes up a quotation that the paragraph before left open.
    """

    start: int
    end: int
    closed: bool
    goes_on: bool


class Quoted:
    """The quoted parts of a text; they are looked for when first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    def holds(self, at: int) -> bool:
        """Tell whether a place is quoted."""
        number = bisect_right(self._spans, at, key=lambda one: one.start) - 1
        return number >= 0 and at < self._spans[number].end

    @cached_property
    def _spans(self) -> tuple[Quotation, ...]:
        return find_quotations(self._text)


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Find all quotations, ascending and disjoint; those inside others count as part of them.

    A quotation that no mark closes ends with its paragraph, if it begins as speech does; other lone marks mean nothing.
    """
    found: list[Quotation] = []
    left_open = False
    for paragraph in paragraph_spans(text):
        inside = list(_in_paragraph(text, paragraph, left_open)) if _MARK.search(text, *paragraph) else []
        found += inside
        left_open = bool(inside) and not inside[-1].closed
    return tuple(found)


def _in_paragraph(text: str, paragraph: Span, left_open: bool) -> Iterator[Quotation]:
    opened: int | None = None
    depth = 0
    first = True
    for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
        opens = _opens(text, mark, paragraph, opened is not None)
        if opens and opened is None:
            opened, depth = mark.start(), 1
        elif opens:
            depth += mark[0] in _OPENING  # straight marks say nothing of depth
        elif opened is not None:
            depth -= 1
            if depth <= 0 or mark[0] not in _CLOSING:
                yield Quotation(opened, mark.end(), True, left_open and first and opened == paragraph.start)
                opened, first = None, False
        elif mark[0] in _CLOSING and first:
            yield Quotation(_unopened(text, paragraph, mark.start(), left_open), mark.end(), True, left_open)
            first = False
    if opened is not None and _INTRODUCED.search(text[max(paragraph.start, opened - 4) : opened]):
        yield Quotation(opened, paragraph.end, False, left_open and first and opened == paragraph.start)


def _opens(text: str, mark: re.Match[str], paragraph: Span, is_open: bool) -> bool:
    if mark[0] in _OPENING:
        return True
    if mark[0] in _CLOSING:
        return False
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    after = text[mark.end()] if mark.end() < paragraph.end else " "
    if is_open:
        return False
    return not after.isspace() and not (before.isdigit() or before.isalpha())


def _unopened(text: str, paragraph: Span, end: int, left_open: bool) -> int:
    """Where a quotation without opening mark begins: with its paragraph if that goes on, else with its sentence."""
    if left_open:
        return paragraph.start
    inside = text[paragraph.start : end]
    ends = [match.end() for match in _SENTENCE_END.finditer(inside)]
    return paragraph.start + (ends[-1] if ends else 0)


def overlap(quotations: Sequence[Quotation], start: int, end: int) -> list[Span]:
    """Return the parts of text[start:end] that are quoted, given the quotations that touch it."""
    return [Span(max(start, one.start), min(end, one.end)) for one in quotations if one.start < end and start < one.end]
