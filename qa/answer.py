"""The values that come out of a question: hits, citations, notes, refusals, the answer record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from corpus import Chunk

Form = Literal["short", "list", "timeline", "sides"]
Voice = Literal["outlet", "quotation", "reported"]
NoteKind = Literal["stale", "single_outlet", "conflict", "undated", "uncovered"]
RefusalCode = Literal["not_said", "unclear", "about_archive", "filtered_out", "before_as_of", "language"]


@dataclass(frozen=True, slots=True)
class Leg:
    """Rank (from 1) and score of a hit in one search; both None where that search did not find it."""

    rank: int | None
    score: float | None

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {"rank": self.rank, "score": self.score}


@dataclass(frozen=True, slots=True)
class Copy:
    """Another article that prints the same words."""

    article_id: str
    outlet: str | None
    published: date | None

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {"article_id": self.article_id, "outlet": self.outlet, "published": _iso(self.published)}


@dataclass(frozen=True, slots=True)
class Hit:
    """A chunk found for a question, with its article's fields.

    Attributes:
        rank: From 1.
        score: Fused; higher is better; comparable within one question only.
        legs: Each search's rank and score.
        origin: The agency whose wire copy it is, as this article or its duplicates state it.
        group: Id of the earliest of the duplicates that were searched, itself or another; None if it has none. All of
            a group are one source.
        also_in: Other articles that print the passage and were searched; its duplicates, and whose near-duplicate
            chunks were folded into this hit.
    """

    rank: int
    score: float
    legs: Mapping[str, Leg]
    chunk: Chunk
    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: date | None
    url: str | None
    origin: str | None = None
    group: str | None = None
    also_in: tuple[Copy, ...] = ()

    @property
    def same_as(self) -> tuple[str, ...]:
        """Ids of the other articles that print the passage."""
        return tuple(copy.article_id for copy in self.also_in)

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {
            "rank": self.rank,
            "score": self.score,
            "legs": {name: leg.to_dict() for name, leg in self.legs.items()},
            "chunk": {name: getattr(self.chunk, name) for name in ("chunk_id", "article_id", "start", "end", "text")},
            "title": self.title,
            "outlet": self.outlet,
            "authors": list(self.authors),
            "published": _iso(self.published),
            "url": self.url,
            "origin": self.origin,
            "group": self.group,
            "same_as": list(self.same_as),
            "also_in": [copy.to_dict() for copy in self.also_in],
        }


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression in a quote: clean offsets, the days it means, and how they were found."""

    start: int
    end: int
    first: date
    last: date
    how: str

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {
            "start": self.start,
            "end": self.end,
            "from": self.first.isoformat(),
            "to": self.last.isoformat(),
            "how": self.how,
        }


@dataclass(frozen=True, slots=True)
class Citation:
    """One quoted sentence and where it stands.

    `article.text[start:end] == quote` and `article.to_clean(raw_start, raw_end) == quote`, always.

    Attributes:
        number: The marker in the answer's text; None for the nearest quotes of a refusal.
        mended: The quote differs from the raw text between raw_start and raw_end.
        page: Page of a PDF on which the quote begins, from 1; None for other formats.
        answer_start: Where the quote stands in the answer's text; None if only a note uses it.
        group: Id of the earliest of the article's duplicates that were searched, itself or another; None if it has
            none. Citations of one group are one source. Not in the record, as `also_in`.
        also_in: Other articles that print the quote and were searched.
        bios: What the article says of its authors, marked and never quoted; not in the record.
        side: Of an answer of form "sides", for whom the quote speaks; not in the record.
    """

    number: int | None
    quote: str
    article_id: str
    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: date | None
    published_at: str | None
    url: str | None
    source: str
    start: int
    end: int
    raw_start: int
    raw_end: int
    mended: bool
    article_sha256: str
    page: int | None = None
    speaker: str | None = None
    voice: Voice | None = None
    times: tuple[Time, ...] = ()
    event_from: date | None = None
    event_to: date | None = None
    answer_start: int | None = None
    answer_end: int | None = None
    group: str | None = None
    also_in: tuple[Copy, ...] = ()
    bios: tuple[str, ...] = ()
    side: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON, in the order of the record."""
        return {
            "number": self.number,
            "quote": self.quote,
            "article_id": self.article_id,
            "title": self.title,
            "outlet": self.outlet,
            "authors": list(self.authors),
            "published": _iso(self.published),
            "published_at": self.published_at,
            "url": self.url,
            "source": self.source,
            "page": self.page,
            "start": self.start,
            "end": self.end,
            "raw_start": self.raw_start,
            "raw_end": self.raw_end,
            "mended": self.mended,
            "article_sha256": self.article_sha256,
            "speaker": self.speaker,
            "voice": self.voice,
            "times": [time.to_dict() for time in self.times],
            "event_from": _iso(self.event_from),
            "event_to": _iso(self.event_to),
            "answer_start": self.answer_start,
            "answer_end": self.answer_end,
        }


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader must know beside the answer; `citations` are the numbers it speaks of."""

    kind: NoteKind
    text: str
    citations: tuple[int, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {"kind": self.kind, "text": self.text, "citations": list(self.citations)}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer, and the quotes that came nearest."""

    code: RefusalCode
    reason: str
    nearest: tuple[Citation, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {
            "code": self.code,
            "reason": self.reason,
            "nearest": [citation.to_dict() for citation in self.nearest],
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer record: quotes and markers, or a refusal.

    Attributes:
        confidence: Calibrated share of answers like this one that are right; None without a calibration.
        refusal: None when answered; then `text` is "" and `citations` empty.
    """

    question: str
    standalone_question: str
    text: str
    citations: tuple[Citation, ...]
    build: str
    embedder: str
    form: Form = "short"
    confidence: float | None = None
    as_of: date | None = None
    notes: tuple[Note, ...] = ()
    refusal: Refusal | None = None
    answerer: str = "extractive"

    @property
    def answered(self) -> bool:
        """Tell whether there is an answer."""
        return self.refusal is None

    @property
    def newest_evidence(self) -> date | None:
        """Newest publication date among the cited articles."""
        return max((citation.published for citation in self.citations if citation.published), default=None)

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain values for JSON."""
        return {
            "question": self.question,
            "standalone_question": self.standalone_question,
            "answered": self.answered,
            "form": self.form,
            "text": self.text,
            "confidence": self.confidence,
            "as_of": _iso(self.as_of),
            "newest_evidence": _iso(self.newest_evidence),
            "citations": [citation.to_dict() for citation in self.citations],
            "notes": [note.to_dict() for note in self.notes],
            "refusal": self.refusal.to_dict() if self.refusal else None,
            "build": self.build,
            "embedder": self.embedder,
            "answerer": self.answerer,
        }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
