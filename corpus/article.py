"""The article: raw text, clean text, the map between them, fields with their evidence, marks and sentences."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from corpus.filter import strings
from corpus.spans import Span, SpanMap

FieldName = Literal["title", "authors", "outlet", "origin", "published", "published_at", "url"]
MarkKind = Literal["title", "byline", "dateline", "repeat", "caption", "bio", "footer", "noise"]

#: Marked text that is never indexed or quoted. Captions stay: they may hold what the body does not say.
UNQUOTED_KINDS: frozenset[MarkKind] = frozenset({"title", "byline", "dateline", "repeat", "bio", "footer", "noise"})

MAX_SENTENCE_CHARS = 400  # a quotation is one sentence, and longer ones are not read as one

_STRINGS = ("article_id", "text", "raw", "title", "outlet", "origin", "published_at", "url", "source")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where the value of one field comes from.

    Attributes:
        origin: "text", or what named it, such as "field published".
        span: Raw span that states the value, if it comes from the text.
        sure: "stated" if the text or record names it as what it is, "inferred" if position or form suggest it,
            "ambiguous" if it can be read in several ways: the field is then unknown.
        note: What a reader should know of it, such as both readings of an ambiguous date; "" if nothing.
    """

    origin: str
    span: Span | None = None
    sure: Literal["stated", "inferred", "ambiguous"] = "stated"
    note: str = ""

    def __post_init__(self) -> None:
        if self.span is not None:
            object.__setattr__(self, "span", Span(*self.span))


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the clean text that is not ordinary body text, and why."""

    kind: MarkKind
    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Article:
    """One news item. What it says of its texts is checked, so no later step has to.

    Attributes:
        article_id: The record's own id, or the file's POSIX path under the folder that was read.
        text: Clean text: `span_map` applied to `raw`, of this article alone.
        raw: What the format's reader yields before cleaning.
        origin: The agency whose wire copy it is.
        published: Publication date; None if the article does not state it.
        published_at: ISO 8601 time with zone, if the article states one.
        source: Path as read.
        evidence: Per known field, where it comes from.
        marks: Ascending by start; spans may be nested, not crossing.
        sentences: Ascending, disjoint spans of the clean text, each at most 400 characters, none of them across the
            edge of a mark or inside an unquoted one.

    Raises:
        ValueError: If the id is empty, a string holds a lone surrogate, `published` is no date, the text is not the
            span map applied to the raw text, or a span lies outside its text, out of order, or is too long.
    """

    article_id: str
    text: str
    raw: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    origin: str | None = None
    published: date | None = None
    published_at: str | None = None
    url: str | None = None
    source: str = ""
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    span_map: SpanMap = field(default=SpanMap(), repr=False)
    marks: tuple[Mark, ...] = field(default=(), repr=False)
    sentences: tuple[Span, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "authors", strings(self.authors, "authors"))
        object.__setattr__(
            self, "sentences", tuple(pair if type(pair) is Span else Span(*pair) for pair in self.sentences)
        )
        object.__setattr__(self, "marks", tuple(self.marks))
        for fault in _faults(self):
            raise ValueError(f"article {self.article_id!r}: {fault}")

    @property
    def sha256(self) -> str:
        """Hash of the clean text in UTF-8."""
        return hashlib.sha256(self.text.encode()).hexdigest()

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


def _faults(article: Article) -> Iterator[str]:
    """What is untrue of an article; in time linear in its strings and spans, since every reading makes articles."""
    if not article.article_id:
        yield "article_id is empty"
    for name in _STRINGS:
        if _has_surrogate(getattr(article, name)):
            yield f"{name} holds a lone surrogate, which is no character"
    if any(map(_has_surrogate, article.authors)):
        yield "authors holds a lone surrogate, which is no character"
    if type(article.published) not in (date, type(None)):  # a datetime is a date too
        yield f"published must be a date, not {article.published!r}"
    if article.span_map.apply(article.raw) != article.text:
        yield "text is not what its span map makes of raw"
    yield from _span_faults(article)


def _span_faults(article: Article) -> Iterator[str]:
    at = 0
    for start, end in article.sentences:
        if not at <= start < end <= len(article.text):
            yield f"sentence {start}-{end} is not inside the text, or not after the one before it"
        if end - start > MAX_SENTENCE_CHARS:
            yield f"sentence {start}-{end} has {end - start} characters, over {MAX_SENTENCE_CHARS}"
        at = end
    at = 0
    for mark in article.marks:
        if not at <= mark.start <= mark.end <= len(article.text):
            yield f"mark {mark.start}-{mark.end} is not inside the text, or starts before the one before it"
        at = mark.start
    for name, evidence in article.evidence.items():
        if evidence.span and not 0 <= evidence.span.start <= evidence.span.end <= len(article.raw):
            yield f"evidence of {name} is not inside raw: {evidence.span.start}-{evidence.span.end}"


def _has_surrogate(value: str | None) -> bool:
    try:
        (value or "").encode()
    except UnicodeEncodeError:
        return True
    return False
