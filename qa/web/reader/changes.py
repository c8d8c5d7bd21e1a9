"""What cleaning did to an article, as rows of aligned pieces of its raw and its clean text. Knows nothing of HTML."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Literal

from corpus import Article, Mark

PieceKind = Literal["kept", "deleted", "inserted", "replaced"]

_BLANK_LINES = re.compile(r"\n\n+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of raw text and what became of it.

    Attributes:
        raw: The same as `clean` if it was kept; "" if the piece was inserted.
        start: Where `clean` begins in the clean text.
    """

    kind: PieceKind
    raw: str
    clean: str
    start: int

    @property
    def end(self) -> int:
        """Where `clean` ends in the clean text."""
        return self.start + len(self.clean)


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of the clean text, what it was made of, and the marks that reach into it."""

    pieces: tuple[Piece, ...]
    marks: tuple[Mark, ...] = ()

    @property
    def start(self) -> int:
        """Where the row begins in the clean text."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """Where the row ends in the clean text."""
        return self.pieces[-1].end

    @property
    def is_plain(self) -> bool:
        """Tell whether nothing in it was changed or marked."""
        return not self.marks and all(piece.kind == "kept" for piece in self.pieces)


def find_rows(article: Article, *, most_pieces: int, most_chars: int) -> Iterator[Row]:
    """Yield the paragraphs of an article, in order, with what was changed in each.

    The raw pieces of all rows joined are the raw text, the clean pieces the clean text; both from their beginning
    on, but not to their end, if a bound is met.

    Args:
        article: Any article.
        most_pieces: Pieces in all rows together.
        most_chars: Characters of raw and clean text in all rows together.
    """
    pieces = _bounded(_cut_at_paragraphs(find_pieces(article)), most_pieces, most_chars)
    waiting, reaching = list(reversed(article.marks)), list[Mark]()
    for row in _rows(pieces):
        while waiting and waiting[-1].start < row.end:
            reaching.append(waiting.pop())
        reaching = [mark for mark in reaching if mark.end > row.start]
        yield replace(row, marks=tuple(reaching))


def find_pieces(article: Article) -> Iterator[Piece]:
    """Yield the whole text in pieces: what was kept, and what each edit changed."""
    at_raw = at_clean = 0
    for edit in article.span_map.edits:
        stretches = ((article.raw[at_raw : edit.start],) * 2, *_trimmed(article.raw[edit.start : edit.end], edit.text))
        for raw, clean in stretches:
            if raw or clean:
                yield Piece(_kind(raw, clean), raw, clean, at_clean)
                at_clean += len(clean)
        at_raw = edit.end
    if rest := article.raw[at_raw:]:
        yield Piece("kept", rest, rest, at_clean)


def count_changes(article: Article) -> Counter[str]:
    """Count what was deleted, inserted and replaced; one edit is one change."""
    pairs = ((article.raw[edit.start : edit.end], edit.text) for edit in article.span_map.edits)
    return Counter(_kind(*_trimmed(raw, clean)[1]) for raw, clean in pairs if raw != clean)


def _trimmed(raw: str, clean: str) -> tuple[tuple[str, str], ...]:
    """An edit as what it keeps at its beginning, what it changes, and what it keeps at its end."""
    if not clean:  # a text may have a million of these
        return (("", ""), (raw, ""), ("", ""))
    start = _shared(raw, clean)
    end = _shared(reversed(raw[start:]), reversed(clean[start:]))
    middle = (raw[start : len(raw) - end], clean[start : len(clean) - end])
    tail = raw[len(raw) - end :]
    return (raw[:start], raw[:start]), middle, (tail, tail)


def _shared(one: Iterable[str], other: Iterable[str]) -> int:
    """How many characters two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _kind(raw: str, clean: str) -> PieceKind:
    if raw == clean:
        return "kept"
    return "replaced" if raw and clean else "deleted" if raw else "inserted"


def _cut_at_paragraphs(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Cut what was kept after each blank line; one may begin in the piece before."""
    before = ""
    for piece in pieces:
        at = 0
        if piece.kind == "kept":
            for blank in _BLANK_LINES.finditer(before + piece.clean):
                end = blank.end() - len(before)
                if at < end < len(piece.clean):
                    yield Piece("kept", piece.raw[at:end], piece.clean[at:end], piece.start + at)
                    at = end
        yield Piece(piece.kind, piece.raw[at:], piece.clean[at:], piece.start + at) if at else piece
        before = "\n" if (piece.clean or before).endswith("\n") else ""


def _bounded(pieces: Iterable[Piece], most_pieces: int, most_chars: int) -> Iterator[Piece]:
    """Pieces up to the bounds; the last one that was kept is shortened to fit."""
    left = most_chars
    for number, piece in enumerate(pieces):
        size = len(piece.raw) + len(piece.clean)
        if number == most_pieces or left <= 1 or (size > left and piece.kind != "kept"):
            return
        yield piece if size <= left else replace(piece, raw=piece.raw[: left // 2], clean=piece.clean[: left // 2])
        left -= size


def _rows(pieces: Iterable[Piece]) -> Iterator[Row]:
    """Gather pieces up to each blank line of the clean text, with the blanks, kept or deleted, after it."""
    gathered: list[Piece] = []
    last, is_closed = "", False
    for piece in pieces:
        if is_closed and (piece.raw.strip() or piece.clean.strip()):
            yield Row(tuple(gathered))
            gathered, is_closed = [], False
        gathered.append(piece)
        text = last + piece.clean
        is_closed = is_closed or "\n\n" in text[len(text.rstrip()) :]
        last = text[-1:]
    if gathered:
        yield Row(tuple(gathered))
