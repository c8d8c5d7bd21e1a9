"""What a segment keeps of its articles and chunks, as values. Knows nothing of files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from corpus import Article, Chunk, Fingerprint


class FieldRow(NamedTuple):
    """What is known of an article without its text; a `Filter` can look at it.

    Attributes:
        number: Given to this version of this article when it was added; never given again.
        origin: The agency whose wire copy it is.
        source: Path as read.
        root: The path it was read under, "" if it was given as a value.
        digest: What it was before cleaning, hashed.
        chunks: Number of chunks.
        group: Id of the article that stands for its duplicates, itself or another, in the build that was opened; None
            if it has none.
    """

    number: int
    article_id: str
    title: str | None
    outlet: str | None
    origin: str | None
    authors: tuple[str, ...]
    published: date | None
    url: str | None
    source: str
    root: str
    digest: str
    chunks: int
    group: str | None = None


class PrintRow(NamedTuple):
    """What is kept of an article to compare it with others.

    Attributes:
        number: Of the article.
        fingerprint: Of it alone.
        repeats: Which of its lines are marked since its outlet repeats them, as bits.
    """

    number: int
    fingerprint: Fingerprint
    repeats: int


class ChunkRow(NamedTuple):
    """Where a chunk stands: its row among the segment's vectors, its article's number and its span."""

    row: int
    chunk_id: str
    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """One article as a segment keeps it, chunks in the order of the text, and what `PrintRow` says."""

    number: int
    root: str
    digest: str
    article: Article
    chunks: tuple[Chunk, ...]
    fingerprint: Fingerprint
    repeats: int = 0
