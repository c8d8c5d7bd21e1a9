"""The words of a build in two tantivy indexes: of chunks and of articles, each with its own BM25 statistics."""

from __future__ import annotations

import contextlib
import json
import math
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from corpus import Filter
from embeddings.errors import REBUILD, IndexDamaged
from embeddings.fields import Passing
from embeddings.index import Level
from embeddings.query_text import VARIANT_SHARE, WordQuery, indexable, stem_analyzer, word_analyzer
from embeddings.rows import StoredArticle
from embeddings.similar import Vocabulary

if TYPE_CHECKING:
    import tantivy

#: Numbers and their scores: (matches,) each.
Found = tuple[NDArray[np.int64], NDArray[np.float64]]
_NOTHING: Found = np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float64)

#: A chunk's number is its article's number shifted by this, plus its place in the article.
CHUNK_BITS = 20

LEVELS: tuple[Level, ...] = ("chunk", "article")
_KEPT_COUNTS, _KEPT_QUERIES = 8_192, 16
#: A filter that leaves so much is applied to what was found without, this many times what should do: tantivy skips most
#: of what it need not score unless there is a filter.
_WIDE, _SLACK = 0.5, 1.3
#: So is one that names articles: to name one takes tantivy as long as to find so many matches more.
_A_NAME = 16
_WRITER_BYTES = 64_000_000


class WordsIndex:
    """Searches both indexes. All files are mapped when it is made, so the folder may be deleted meanwhile."""

    def __init__(self, folder: Path) -> None:
        try:
            self._searchers = {level: _searcher(folder / level) for level in LEVELS}
            has_deleted = _has_deleted(folder / "chunk")
        except (OSError, ValueError) as error:
            raise IndexDamaged(f"{folder} is damaged ({error}): {REBUILD}") from error
        self._schema = _schema()
        #: All words, not stemmed, with about as many articles as have them (removed ones may count).
        self.vocabulary = Vocabulary(partial(self._searchers["article"].terms_with_prefix, "surface"))
        count = partial(_count, self._searchers["chunk"], self._schema, has_deleted=has_deleted)
        self._counted = lru_cache(maxsize=_KEPT_COUNTS)(count)  # each stage asks for the question's words
        self._made = lru_cache(maxsize=_KEPT_QUERIES)(partial(_query, self._schema))  # both levels ask the same

    def search(self, query: WordQuery, limit: int, passing: Passing, level: Level) -> Found:
        """Find the numbers of the best matches with their BM25 scores, best first; equal scores in any order."""
        where, bits = passing.where, CHUNK_BITS if level == "chunk" else 0
        if where.is_empty:
            return self._find(query, limit, where, level)
        if not passing.share:
            return _NOTHING
        more = math.ceil(_SLACK * limit / passing.share)
        enough = max(more if passing.share >= _WIDE else 0, _A_NAME * len(where.article_ids))
        while 0 < more <= enough:
            numbers, scores = self._find(query, more, Filter(), level)
            kept = np.flatnonzero(passing.holds(numbers >> bits))[:limit]
            if len(kept) == limit or len(numbers) < more:
                return numbers[kept], scores[kept]
            more = min(4 * more, enough) if more < enough else 0
        return self._find(query, limit, where, level)

    def _find(self, query: WordQuery, limit: int, where: Filter, level: Level) -> Found:
        searcher = self._searchers[level]
        limit = min(limit, searcher.num_docs)
        if not query.words or limit == 0:
            return _NOTHING
        hits = searcher.search(self._made(query, where), limit, count=False).hits
        numbers = searcher.fast_field_values("number", [address for _, address in hits])
        return np.array(numbers, dtype=np.int64), np.array([score for score, _ in hits], dtype=np.float64)

    def count(self, phrase: Sequence[str]) -> int:
        """Return in how many chunks these stems stand next to each other."""
        return self._counted(tuple(phrase)) if phrase else 0

    def articles_with(self, word: str) -> int:
        """Return how many articles have a word, not stemmed."""
        import tantivy

        searcher = self._searchers["article"]
        query = tantivy.Query.term_query(self._schema, "surface", word)
        return int(getattr(searcher.search(query, 1), "count", 0)) if searcher.num_docs else 0


def _query(schema: tantivy.Schema, query: WordQuery, where: Filter) -> tantivy.Query:
    import tantivy

    must, must_not, should = tantivy.Occur.Must, tantivy.Occur.MustNot, tantivy.Occur.Should
    make = tantivy.Query
    any_word = make.boolean_query([(should, _spelt(schema, word, query)) for word in query.words])
    conditions = [_adjacent(schema, phrase) for phrase in query.phrases] + _conditions(schema, where)
    clauses = [(must, any_word)]
    clauses += [(must, make.const_score_query(condition, 0.0)) for condition in conditions]
    clauses += [(must_not, _adjacent(schema, stems)) for stems in query.excluded]
    return make.boolean_query(clauses) if len(clauses) > 1 else any_word


def _count(searcher: tantivy.Searcher, schema: tantivy.Schema, phrase: tuple[str, ...], *, has_deleted: bool) -> int:
    if len(phrase) == 1 and not has_deleted:  # a search reads all that have it, and lets go of Python's lock
        return searcher.doc_freq("text", phrase[0])
    return int(getattr(searcher.search(_adjacent(schema, phrase), 1), "count", 0)) if searcher.num_docs else 0


def create_words(folder: Path) -> None:
    """Make both indexes, empty."""
    import tantivy

    for level in LEVELS:
        (folder / level).mkdir(parents=True)
        with _as_os_error():
            tantivy.Index(_schema(), path=str(folder / level))


class WordsWriter:
    """Changes both indexes in their folder. Writes new files only: linked ones stay as they are elsewhere.

    Raises:
        OSError: If a file cannot be written; so do all methods.
    """

    def __init__(self, folder: Path) -> None:
        with _as_os_error():
            self._writers = {level: _open(folder / level).writer(_WRITER_BYTES, 1) for level in LEVELS}

    def remove(self, number: int) -> None:
        """Take an article out."""
        for writer in self._writers.values():
            writer.delete_documents_by_term("article", number)

    def add(self, stored: StoredArticle) -> None:
        """Put an article in."""
        for level, number, texts in _documents(stored):
            document = _document(stored, number, texts, level)
            with _as_os_error():
                self._writers[level].add_document(document)

    def commit(self) -> None:
        """Write everything, wait until it is done, and take nothing more."""
        with _as_os_error():
            for level in LEVELS:
                self._writers[level].commit()
                self._writers.pop(level).wait_merging_threads()

    def close(self) -> None:
        """Wait until its threads have ended; what was not committed is lost."""
        while self._writers:
            _, writer = self._writers.popitem()
            with contextlib.suppress(ValueError):
                writer.wait_merging_threads()


@contextlib.contextmanager
def _as_os_error() -> Iterator[None]:
    """What tantivy calls a ValueError while it writes is what the system said."""
    try:
        yield
    except ValueError as error:
        raise OSError(str(error)) from error


def _documents(stored: StoredArticle) -> Iterable[tuple[Level, int, list[str]]]:
    """What is indexed of an article: (level, number, texts), title first, the texts not adjacent for phrases."""
    title = stored.article.title or ""
    for place, chunk in enumerate(stored.chunks):
        yield "chunk", (stored.number << CHUNK_BITS) + place, [title, chunk.text]
    yield "article", stored.number, [title, "\n".join(chunk.text for chunk in stored.chunks)]


def _document(stored: StoredArticle, number: int, texts: Sequence[str], level: Level) -> tantivy.Document:
    import tantivy

    article = stored.article
    document = tantivy.Document()
    for text in texts:
        document.add_text("text", indexable(text))
        if level == "article":
            document.add_text("surface", indexable(text))
    document.add_integer("number", number)
    document.add_integer("article", stored.number)
    document.add_integer("day", article.published.toordinal() if article.published else 0)
    document.add_text("article_id", _raw_term(article.article_id))
    if article.outlet is not None:
        document.add_text("outlet", _raw_term(article.outlet))
    for author in article.authors:
        document.add_text("author", _raw_term(author))
    return document


def _conditions(schema: tantivy.Schema, where: Filter) -> list[tantivy.Query]:
    """A filter as queries that must all hold."""
    import tantivy

    make = tantivy.Query
    conditions = []
    if where.has_dates:
        first = where.published_from.toordinal() if where.published_from else 1
        last = where.published_to.toordinal() if where.published_to else None
        dated = make.range_query(schema, "day", tantivy.FieldType.Integer, first, last)
        undated = make.term_query(schema, "day", 0)
        should = tantivy.Occur.Should
        conditions.append(make.boolean_query([(should, dated), (should, undated)]) if where.include_undated else dated)
    for field, values in (("outlet", where.outlets), ("author", where.authors), ("article_id", where.article_ids)):
        if values:
            conditions.append(make.term_set_query(schema, field, [_raw_term(value) for value in values]))
    return conditions


def _adjacent(schema: tantivy.Schema, stems: Sequence[str]) -> tantivy.Query:
    import tantivy

    if len(stems) == 1:
        return tantivy.Query.term_query(schema, "text", stems[0])
    return tantivy.Query.phrase_query(schema, "text", list(stems))


def _spelt(schema: tantivy.Schema, word: str, query: WordQuery) -> tantivy.Query:
    """A word, or that of its other spellings that scores best."""
    import tantivy

    make, term = tantivy.Query, tantivy.Query.term_query(schema, "text", word)
    others = query.variants.get(word, ())
    if not others:
        return term
    return make.disjunction_max_query(
        [term, *(make.boost_query(_adjacent(schema, other), VARIANT_SHARE) for other in others)]
    )


def _raw_term(value: str) -> str:
    """A value as one term, never empty and always indexable."""
    return "=" + value.encode("utf-8", "backslashreplace").decode()


def _searcher(folder: Path) -> tantivy.Searcher:
    """Open an index for reading; tantivy locks a file in its folder, so one that may not be written is linked to."""
    try:
        return _open(folder).searcher()
    except ValueError:
        if os.access(folder, os.W_OK):
            raise
    with tempfile.TemporaryDirectory(prefix="article-qa-") as links:
        for path in folder.iterdir():
            if path.suffix != ".lock":
                (Path(links) / path.name).symlink_to(path.absolute())
        return _open(Path(links)).searcher()


def _has_deleted(folder: Path) -> bool:
    """Tell whether an index still counts documents that were taken out of it."""
    segments = json.loads((folder / "meta.json").read_text(encoding="utf-8"))["segments"]
    return any(segment["deletes"] for segment in segments)


def _open(folder: Path) -> tantivy.Index:
    import tantivy

    index = tantivy.Index.open(str(folder))
    index.register_tokenizer("stems", stem_analyzer())
    index.register_tokenizer("words", word_analyzer())
    index.config_reader("manual")
    return index


def _schema() -> tantivy.Schema:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", tokenizer_name="stems", index_option="position")
    builder.add_text_field("surface", tokenizer_name="words", index_option="basic")
    builder.add_integer_field("number", fast=True)
    builder.add_integer_field("article", indexed=True)
    builder.add_integer_field("day", indexed=True, fast=True)
    for name in ("article_id", "outlet", "author"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    return builder.build()
