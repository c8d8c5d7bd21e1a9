"""What the readers make of a file that waits: how many articles, the first of them, and what is left out and why."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from corpus import Article, Skipped, make_article, read_raw
from qa.web.archive.uploads import Kept

MOST_SHOWN = 20
_MOST_SKIPPED = 20
#: A small compressed file may hold more than anybody waits for; the rebuild reads it to its end.
_MOST_COUNTED = 5_000
_MOST_CHARS = 64_000_000


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds.

    Attributes:
        articles: The first ones, cleaned.
        count: Of all articles counted.
        is_whole: Whether they were counted to the end.
        skipped: Why something was left out, the first reasons.
    """

    articles: tuple[Article, ...]
    count: int
    is_whole: bool
    skipped: tuple[str, ...]


def read_kept(file: Kept) -> Reading:
    """Read a file as a rebuild will; done once for each state of it."""
    return _read(file.path, file.size, file.changed_ns)


@lru_cache(64)
def _read(path: Path, _size: int, _changed_ns: int) -> Reading:
    articles: list[Article] = []
    skipped: list[str] = []
    count = chars = 0
    is_whole = True
    for item in read_raw([path]):
        if isinstance(item, Skipped):
            skipped.append(item.reason.replace(str(path), path.name))
            continue
        article = make_article(item) if len(articles) < MOST_SHOWN else None
        if article and not article.text:
            skipped.append(f"empty: no text in {article.article_id} after cleaning")
            continue
        articles += [article] if article else []
        count += 1
        chars += len(item.raw)
        if count >= _MOST_COUNTED or chars >= _MOST_CHARS:
            is_whole = False
            break
    return Reading(tuple(articles), count, is_whole, tuple(skipped[:_MOST_SKIPPED]))
