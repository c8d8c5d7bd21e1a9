"""What an index holds, in one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from embeddings import LocalCrossEncoder
from qa.lease import Lease


def how_search_runs(lease: Lease, cross_encoder: LocalCrossEncoder | None) -> str:
    """Say it in one line."""
    vectors = "exact inner product (FAISS)"
    if lease.coded:
        segments = len(lease.manifest.segments)
        where = f" in {lease.coded} of {segments} segments" if lease.coded < segments else ""
        vectors = f"inner product (FAISS; found by 4-bit codes{where}, scored exactly)"
    search = f"{vectors} and BM25 with English stems (tantivy)"
    return f"{search}, the best ordered anew by {cross_encoder.name}" if cross_encoder else search


@dataclass(frozen=True, slots=True)
class Status:
    """What an index holds.

    Attributes:
        build: Id of the current build.
        sources: Paths that a rebuild reads again.
        undated: Articles without a publication date.
        duplicates: Articles that have a duplicate, counted with it.
        groups: In how many groups these are.
        first: Earliest publication date, None if all are undated.
        outlets: Articles per outlet, most first.
        embedder: What made the vectors.
        questions: What embeds the questions, and why that.
        calibration: What confidence rests on, or why there is none.
        search: How search runs.
        size_bytes: Of the build's files.
        skipped: What was left out, as (source, reason).
    """

    build: str
    sources: tuple[str, ...]
    articles: int
    undated: int
    duplicates: int
    groups: int
    chunks: int
    segments: int
    first: date | None
    last: date | None
    outlets: Mapping[str, int]
    embedder: str
    questions: str
    calibration: str
    engine: str
    search: str
    size_bytes: int
    skipped: tuple[tuple[str, str], ...]

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {
            "build": self.build,
            "sources": list(self.sources),
            "articles": self.articles,
            "undated": self.undated,
            "duplicates": self.duplicates,
            "groups": self.groups,
            "chunks": self.chunks,
            "segments": self.segments,
            "first": self.first.isoformat() if self.first else None,
            "last": self.last.isoformat() if self.last else None,
            "outlets": dict(self.outlets),
            "embedder": self.embedder,
            "questions": self.questions,
            "calibration": self.calibration,
            "engine": self.engine,
            "search": self.search,
            "size_bytes": self.size_bytes,
            "skipped": [{"source": source, "reason": reason} for source, reason in self.skipped],
        }


def status_of(lease: Lease, questions: str, search: str) -> Status:
    """Return what an open build holds, and how its questions are embedded and searched."""
    manifest, facets = lease.manifest, lease.view.facets()
    return Status(
        build=manifest.build_id,
        sources=manifest.sources,
        articles=facets.articles,
        undated=facets.undated,
        duplicates=facets.duplicates,
        groups=facets.groups,
        chunks=facets.chunks,
        segments=len(manifest.segments),
        first=facets.first,
        last=facets.last,
        outlets=facets.outlets,
        embedder=manifest.embedder.name,
        questions=questions,
        calibration=lease.calibration,
        engine=manifest.engine,
        search=search,
        size_bytes=manifest.size,
        skipped=tuple((item.source, item.reason) for item in manifest.skipped),
    )
