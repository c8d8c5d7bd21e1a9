"""Header fields."""

from __future__ import annotations
from collections.abc import Mapping
from dataclasses import dataclass, field
from corpus.article import Evidence, Mark
from corpus.clean import Cleaned
from corpus.raw import RawArticle
from corpus.dates import Day


@dataclass(frozen=True, slots=True)
class Header:
    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    day: Day | None = None
    url: str | None = None
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()


def read_header(raw: RawArticle, cleaned: Cleaned) -> Header:
    evidence = {
        n: Evidence(f"{raw.named_by} {n}")
        for n in ("title", "authors", "outlet", "published", "published_at", "url")
        if getattr(raw, n)
    }
    return Header(
        raw.title,
        raw.authors,
        raw.outlet,
        Day(raw.published, raw.published_at) if raw.published else None,
        raw.url,
        evidence,
    )
