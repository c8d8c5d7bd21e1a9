"""Status, rebuild and verify reports as lines of text for a terminal."""

from __future__ import annotations

from typing import Any

from embeddings import BuildReport, SplitFile
from qa.render import one_line, snippet, spelt
from qa.status import Status
from qa.verify import Check

#: Most lines of one kind (articles added, files skipped, ...) before the rest is only counted.
MAX_LINES = 20


def rebuild_text(report: BuildReport, *, dry_run: bool) -> str:
    """What a rebuild did, or would do."""
    lines = [
        *_some("added", [f"  {article_id}" for article_id in report.added]),
        *_some("changed", [f"  {article_id}" for article_id in report.changed]),
        *_some("removed", [f"  {article_id}" for article_id in report.removed]),
        *_some("files of several articles", [f"  {_split_line(file)}" for file in report.split]),
        f"unchanged: {report.unchanged}",
    ]
    if report.remarked:
        lines.append(f"marked anew: {report.remarked} unchanged articles, since their outlet repeats other lines now")
    if report.groups:
        lines.append(f"duplicates: {_duplicates(report.duplicates, report.groups)}")
    if dry_run:
        minutes = report.expected_minutes or 0.0
        lines.append(f"would embed {report.embedded} chunks, about {minutes:.1f} minutes; nothing was changed")
    else:
        lines.append(
            f"build {report.build_id}: {report.articles} articles, {report.chunks} chunks, "
            f"{report.embedded} embedded, {report.seconds:.1f} s"
        )
    return "\n".join(map(one_line, lines))


def rebuild_record(report: BuildReport) -> dict[str, Any]:
    """What a rebuild did, as plain values for JSON."""
    return {
        "build": report.build_id,
        "added": list(report.added),
        "changed": list(report.changed),
        "removed": list(report.removed),
        "unchanged": report.unchanged,
        "articles": report.articles,
        "chunks": report.chunks,
        "embedded": report.embedded,
        "remarked": report.remarked,
        "duplicates": report.duplicates,
        "groups": report.groups,
        "skipped": [{"source": item.source, "reason": item.reason} for item in report.skipped],
        "seconds": report.seconds,
        "expected_minutes": report.expected_minutes,
        "split": [
            {
                "source": file.source,
                "articles": len(file.article_ids),
                "first": file.article_ids[0],
                "last": file.article_ids[-1],
                "title": file.title,
            }
            for file in report.split
        ],
    }


def _split_line(file: SplitFile) -> str:
    """How a file is split: number of articles, first and last id, first title."""
    ids = file.article_ids
    title = f", first: “{snippet(file.title)}”" if file.title else ""
    return f"{file.source}: {len(ids)} articles ({ids[0]} … {ids[-1]}){title}"


def status_text(status: Status) -> str:
    """Everything `status` tells."""
    dates = f"{spelt(status.first)} to {spelt(status.last)}" if status.first and status.last else "none"
    outlets = [f"  {count:>6}  {outlet}" for outlet, count in status.outlets.items()]
    lines = [
        f"build      {status.build}",
        f"sources    {', '.join(status.sources) or 'none'}",
        f"articles   {status.articles} ({status.undated} undated)",
        *([f"duplicates {_duplicates(status.duplicates, status.groups)}"] if status.groups else []),
        f"chunks     {status.chunks} in {status.segments} segment{'s' * (status.segments != 1)}",
        f"dates      {dates}",
        f"embedder   {status.embedder}",
        f"questions  embedded by {status.questions}",
        f"confidence {status.calibration}",
        f"search     {status.search}",
        f"size       {status.size_bytes / 1e6:.1f} MB",
        *_some("outlets", outlets),
        *_some("skipped", [f"  {source}: {reason}" for source, reason in status.skipped]),
    ]
    return "\n".join(map(one_line, lines))


def check_line(check: Check) -> str:
    """What became of one citation."""
    where = f" at {check.start}-{check.end}" if check.start is not None else ""
    return one_line(f"{check.status:<8} [{check.number}] {check.article_id}{where}: “{snippet(check.quote)}”")


def _duplicates(articles: int, groups: int) -> str:
    return f"{articles} articles in {groups} group{'s' * (groups != 1)}"


def _some(title: str, lines: list[str]) -> list[str]:
    """A titled list, its tail counted if it is long; nothing if it is empty."""
    if not lines:
        return []
    more = [f"  ... and {len(lines) - MAX_LINES} more"] if len(lines) > MAX_LINES else []
    return [f"{title}:", *lines[:MAX_LINES], *more]
