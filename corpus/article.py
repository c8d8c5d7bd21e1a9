"""The article: raw text, clean text, the map between them, fields with their evidence, marks and sentences."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from corpus.spans import Span, SpanMap

FieldName = Literal["title", "authors", "outlet", "published", "published_at", "url"]
MarkKind = Literal["title", "byline", "dateline", "repeat", "caption", "bio", "footer", "noise"]

#: Marked text that is never indexed or quoted. Captions stay: they may hold what the body does not say.
UNQUOTED_KINDS: frozenset[MarkKind] = frozenset({"title", "byline", "dateline", "repeat", "bio", "footer", "noise"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where the value of one field comes from.

    Attributes:
        origin: "text", or what named it, such as "field published".
        span: Raw span that states the value, if it comes from the text.
        sure: "stated" if the text or record names it as what it is, "inferred" if position or form suggest it.
    """

    origin: str
    span: Span | None = None
    sure: Literal["stated", "inferred"] = "stated"


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the clean text that is not ordinary body text, and why."""

    kind: MarkKind
    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Article:
    """One news item.

    Attributes:
        article_id: The record's own id, or the file's POSIX path under the folder that was read.
        text: Clean text: `span_map` applied to `raw`, of this article alone.
        raw: What the format's reader yields before cleaning.
        published: Publication date; None if the article does not state it.
        published_at: ISO 8601 time with zone, if the article states one.
        source: Path as read.
        evidence: Per known field, where it comes from.
        marks: Ascending by start; spans may be nested, not crossing.
        sentences: Ascending, disjoint spans of the clean text, each at most 400 characters, none of them across the
            edge of a mark or inside an unquoted one.

    Raises:
        ValueError: If the text is not the span map applied to the raw text.
    """

    article_id: str
    text: str
    raw: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: date | None = None
    published_at: str | None = None
    url: str | None = None
    source: str = ""
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    span_map: SpanMap = field(default=SpanMap(), repr=False)
    marks: tuple[Mark, ...] = field(default=(), repr=False)
    sentences: tuple[Span, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        if self.span_map.apply(self.raw) != self.text:
            raise ValueError(f"article {self.article_id!r}: text is not what its span map makes of raw")

    @property
    def sha256(self) -> str:
        """Hash of the clean text in UTF-8."""
        return text_sha256(self.text)

    def to_clean(self, raw_start: int, raw_end: int) -> str:
        """Return the clean text of raw[raw_start:raw_end]."""
        return self.span_map.to_clean(self.raw, raw_start, raw_end)

    def raw_span(self, start: int, end: int) -> Span:
        """Return where text[start:end] stands in raw."""
        return self.span_map.raw_span(start, end)

    def is_caption(self, start: int, end: int) -> bool:
        """Tell whether text[start:end] lies in a caption."""
        return any(mark.kind == "caption" and mark.start <= start and end <= mark.end for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Chunk:
    """A span of an article that is indexed: text is article.text[start:end]."""

    chunk_id: str
    article_id: str
    start: int
    end: int
    text: str


def text_sha256(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hex. A lone surrogate counts as U+FFFD would not: by its own bytes."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
