"""From raw articles to articles: cleaning, header fields, marks and sentences put together.

The rules of reading are hundreds of expressions, compiled when they are imported. So this imports them when they are
first used: a question needs none of them, and would wait longer for them than for its answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.article import Article, Mark
from corpus.raw import RawArticle, Skipped
from corpus.read import read_raw
from corpus.sentences import find_sentences

if TYPE_CHECKING:
    from corpus.cleaning.clean import Cleaned


def make_article(raw: RawArticle) -> Article:
    """Clean one article and find its fields, marks and sentences; the result depends on this article alone."""
    from corpus.cleaning.clean import clean
    from corpus.header.header import read_header
    from corpus.marking.marks import find_marks

    cleaned = clean(raw.raw)
    header = read_header(raw, cleaned)
    marks = _with_captions(find_marks(cleaned, header), raw, cleaned)
    return Article(
        article_id=raw.article_id,
        text=cleaned.text,
        raw=raw.raw,
        title=header.title,
        authors=header.authors,
        outlet=header.outlet,
        origin=header.origin,
        published=header.day.day if header.day else None,
        published_at=header.day.time if header.day else None,
        url=header.url,
        source=raw.source,
        evidence=header.evidence,
        span_map=cleaned.span_map,
        marks=marks,
        sentences=find_sentences(cleaned.text, cleaned.span_map, marks),
    )


def _with_captions(marks: Sequence[Mark], raw: RawArticle, cleaned: Cleaned) -> tuple[Mark, ...]:
    """Add the captions that the format names, where nothing is marked yet."""
    found = list(marks)
    for span in raw.captions:
        start, end = (cleaned.span_map.clean_offset(offset) for offset in span)
        if start < end and not any(mark.start < end and start < mark.end for mark in marks):
            found.append(Mark("caption", start, end, "figcaption"))
    return tuple(sorted(found, key=lambda mark: (mark.start, -mark.end)))


def read_articles(paths: Sequence[Path]) -> Iterator[Article | Skipped]:
    """Yield every article under the paths, cleaned, and a line for everything that is left out.

    Raises:
        FileNotFoundError: If a path does not exist.
    """
    for item in read_raw(paths):
        if isinstance(item, Skipped):
            yield item
            continue
        article = make_article(item)
        yield article if article.text else Skipped(item.source, f"empty: no text in {item.article_id} after cleaning")
