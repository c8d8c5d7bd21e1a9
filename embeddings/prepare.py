"""Articles on their way into the next build: made, compared with all others, and marked where their outlet repeats."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from corpus import (
    Article,
    Fingerprint,
    RawArticle,
    find_sentences,
    fingerprint,
    make_article,
    outlet_key,
    repeated_lines,
    with_repetitions,
)
from embeddings.compared import Compared, compare, renumbered, same_articles
from embeddings.current import Current
from embeddings.helpers import Helpers
from embeddings.publish import writing
from embeddings.reading import Pending
from embeddings.rows import FieldRow, PrintRow, StoredArticle
from embeddings.texts import TextsWriter


class Preparation:
    """The articles that the next build writes. They wait in a temporary file: what one repeats, the others tell.

    Args:
        current: The current build, of which articles may be kept.
        number: Of the first article written.

    Attributes:
        compared: Outcomes for all pairs of the next build, once it is settled.
        next_number: Of the article after the last one.
    """

    def __init__(self, current: Current | None, number: int) -> None:
        self.compared: Compared = {}
        self.next_number = number
        self._current = current
        self._writer = TextsWriter(None)
        self._texts = self._writer.reader()
        self._texts_of = current.texts_of() if current else {}
        self._repeats: Mapping[int, int] = {}

    def make(self, items: Sequence[Pending], helpers: Helpers) -> Iterator[Article]:
        """Make articles, in their order; one without text is given back, but not written."""
        for item, (article, kept) in zip(items, helpers.map(_made, items), strict=True):
            if kept:
                self._add(item.root, item.digest, article, kept)
            yield article

    def make_again(self, rows: Sequence[FieldRow]) -> Iterator[FieldRow]:
        """Take articles over from the current build as they are, to be written anew."""
        assert self._current is not None  # rows come from the current build
        for row, kept in zip(rows, self._current.prints(rows), strict=True):
            self._add(row.root, row.digest, self._texts_of[row.number].article(row), kept.fingerprint)
            yield row

    def settle(self, kept: Sequence[FieldRow], *, reuses: bool) -> list[FieldRow]:
        """Compare all articles of the next build, those that were made and those that are kept.

        Args:
            kept: Articles of the current build that are shared.
            reuses: Whether outcomes of the current build still hold.

        Returns:
            Those of the kept ones that can stay as they are; the others are written anew, with other marks.
        """
        prints = [*(self._current.prints(kept) if self._current else ()), *self._texts.prints()]
        rows = {row.number: row for row in (*kept, *self._texts.fields())}
        known = self._current.compared if self._current and reuses else {}
        compared = compare(prints, known, lambda number: self._article(rows[number]))
        repeats = _repeats(rows, prints, compared)
        stale = {item.number for item in prints[: len(kept)] if item.repeats != repeats[item.number]}
        numbers = {}
        for row in [row for row in kept if row.number in stale]:
            numbers[row.number] = self.next_number
            for _ in self.make_again([row]):
                repeats[numbers[row.number]] = repeats[row.number]
        self.compared, self._repeats = renumbered(compared, numbers), repeats
        return [row for row in kept if row.number not in stale]

    def articles(self) -> Iterator[StoredArticle]:
        """Yield what is written, by ascending number, with its marks and without chunks."""
        for row in self._texts.fields():
            stored, bits = self._texts.stored(row), self._repeats[row.number]
            yield replace(stored, article=with_repetitions(stored.article, bits), repeats=bits)

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is written."""
        return not self._texts.fields()

    def close(self) -> None:
        """Drop the temporary file."""
        self._writer.close()

    def _add(self, root: str, digest: str, article: Article, kept: Fingerprint) -> None:
        with writing(Path(tempfile.gettempdir())):
            self._writer.add(StoredArticle(self.next_number, root, digest, article, (), kept))
        self.next_number += 1

    def _article(self, row: FieldRow) -> Article:
        return self._texts_of.get(row.number, self._texts).article(row)


def _made(item: Pending) -> tuple[Article, Fingerprint | None]:
    """An article and its fingerprint, which one without text has not."""
    article = _cleaned(item)
    return article, fingerprint(article) if article.text else None


def _cleaned(item: Pending) -> Article:
    """Clean an article that was read; give sentences to one that was given without."""
    if isinstance(item.item, RawArticle):
        return make_article(item.item)
    article = item.item
    assert isinstance(article, Article)  # what is only known is kept
    if article.sentences:
        return article
    return replace(article, sentences=find_sentences(article.text, article.span_map, article.marks))


def _repeats(rows: Mapping[int, FieldRow], prints: Sequence[PrintRow], compared: Compared) -> dict[int, int]:
    """Which lines of each article its outlet repeats, by its number."""
    same = same_articles(compared)
    fields = [rows[item.number] for item in prints]
    bits = repeated_lines(
        [item.fingerprint.lines for item in prints],
        [outlet_key(row.outlet, row.url, row.source) for row in fields],
        [same.get(row.number, row.number) for row in fields],
    )
    return dict(zip((row.number for row in fields), bits.tolist(), strict=True))
