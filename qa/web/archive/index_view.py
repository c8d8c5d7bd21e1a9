"""What the index holds, in words, with the rebuild and the files that visitors added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qa.status import Status
from qa.web.escape import Html
from qa.web.fields import DOT, spelt

PREFIX = "#index"
_MOST_OUTLETS = 200
_MOST_SKIPPED = 200


def index_view(status: Status, parts: Sequence[Html]) -> Html:
    """Return the page of the index.

    Args:
        status: What it holds.
        parts: What can be done with it.
    """
    return Html(
        '<section class="listing index" data-reference="{}"><header><h2 tabindex="-1">The index</h2>'
        '<p class="elsewhere"><a href="#articles">All articles</a></p></header>{}{}</section>'
    ).format(PREFIX, status_view(status), Html("").join(parts))


def status_view(status: Status) -> Html:
    """Return what the index holds."""
    rows = [
        ("Articles", _articles(status)),
        ("Published", _period(status)),
        ("Read from", _lines(status.sources) if status.sources else Html("articles given by a program")),
        ("Searched as", Html("{:,} chunks{}{}").format(status.chunks, DOT, status.search)),
        ("Embedded by", Html("<bdi>{}</bdi>").format(status.embedder)),
        ("Confidence", Html("{}").format(status.calibration)),
        ("Size", Html("{:,.1f} MB").format(status.size_bytes / 1e6)),
        ("Build", Html("<bdi>{}</bdi>").format(status.build)),
    ]
    listed = Html("").join(Html("<div><dt>{}</dt><dd>{}</dd></div>").format(*row) for row in rows)
    outlets = _table(status) if status.outlets else Html("")
    return Html('<div class="status" data-build="{}"><dl>{}</dl>{}{}</div>').format(
        status.build, listed, outlets, _skipped(status)
    )


def archive_line(status: Status) -> Html:
    """Return how much there is to ask, in one line."""
    count = Html('<a href="#articles">{:,} article{}</a>').format(status.articles, "" if status.articles == 1 else "s")
    if status.first is None or status.last is None:
        return count
    return Html("{}{}{} to {}").format(count, DOT, spelt(status.first), spelt(status.last))


def _articles(status: Status) -> Html:
    parts = [f"{status.articles:,}"]
    if status.undated:
        parts.append(f"{status.undated:,} of them without a date")
    if status.groups:
        groups = f"{status.groups:,} group{'' if status.groups == 1 else 's'}"
        parts.append(f"{status.duplicates:,} are duplicates of each other, in {groups}")
    return Html("{}").format("; ".join(parts))


def _period(status: Status) -> Html:
    if status.first is None or status.last is None:
        return Html('<span class="unknown">dates unknown</span>')
    if status.first == status.last:
        return Html("{}").format(spelt(status.first))
    return Html("{} to {}").format(spelt(status.first), spelt(status.last))


def _table(status: Status) -> Html:
    named = list(status.outlets.items())
    rows = Html("").join(
        Html("<li><bdi>{}</bdi> <span>{:,}</span></li>").format(name, count) for name, count in named[:_MOST_OUTLETS]
    )
    unnamed = status.articles - sum(status.outlets.values())
    if len(named) > _MOST_OUTLETS:
        rows = Html("{}<li>and {:,} more outlets</li>").format(rows, len(named) - _MOST_OUTLETS)
    if unnamed:
        rows = Html('{}<li><span class="unknown">outlet unknown</span> <span>{:,}</span></li>').format(rows, unnamed)
    return Html('<details class="named counts"><summary>Outlets ({:,})</summary><ul>{}</ul></details>').format(
        len(named), rows
    )


def _skipped(status: Status) -> Html:
    if not status.skipped:
        return Html("")
    rows = Html("").join(
        Html("<li><bdi>{}</bdi>: {}</li>").format(source, reason) for source, reason in status.skipped[:_MOST_SKIPPED]
    )
    if len(status.skipped) > _MOST_SKIPPED:
        rows = Html("{}<li>and {:,} more</li>").format(rows, len(status.skipped) - _MOST_SKIPPED)
    return Html('<details class="named"><summary>Left out ({:,})</summary><ul>{}</ul></details>').format(
        len(status.skipped), rows
    )


def _lines(values: Iterable[str]) -> Html:
    return Html("<br>").join(Html("<bdi>{}</bdi>").format(value) for value in values)
