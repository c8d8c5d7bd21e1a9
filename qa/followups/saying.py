"""Who said that: from a quote of an answer back to its place, and to the sentence that names who says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus import Article, Chunk, Filter, Span
from embeddings import ChunkIndex
from qa.answer import Hit
from qa.answering.sentences import Evidence
from qa.reading import speaker_near
from qa.retrieval.copies import find_passage

#: Chunks looked at, and words of the quote that they are looked for with.
CANDIDATES, MOST_WORDS = 20, 60
#: A quote that stands in no candidate letter by letter may do so almost; such a search is slow in a book.
ALMOST, SHORT_ENOUGH = 95.0, 100_000

_ASKED = re.compile(r"who said [“\"](?P<quote>.{12,})[”\"]\?", re.IGNORECASE | re.DOTALL)
_WORD = re.compile(r"[^\W_]+")


def who_said(quote: str) -> str:
    """Return the question who said a quote."""
    return f"Who said “{quote}”?"


@dataclass(frozen=True, slots=True)
class FoundSaying:
    """A quote found again.

    Attributes:
        evidence: The sentence that names the speaker, then the quoted one if that is another; only the quoted one if
            the article does not tell whose words it is.
        is_told: Whether the article tells.
    """

    evidence: tuple[Evidence, ...]
    is_told: bool

    @property
    def hits(self) -> list[Hit]:
        """The hit of each sentence."""
        return [item.hit for item in self.evidence]


def find_said(index: ChunkIndex, question: str, where: Filter) -> FoundSaying | None:
    """Find who said what a question quotes, by `who_said` or typed so.

    Args:
        index: Where to look.
        question: A question that stands alone.
        where: Which articles count.

    Returns:
        The quote's place; None if the question quotes nothing, or what no article has.
    """
    asked = _ASKED.fullmatch(question)
    if not asked:
        return None
    place = next(_places(index, asked["quote"], where), None)
    if place is None:
        return None
    chunk, article, quoted = place
    speaker = speaker_near(article, quoted.start, quoted.end)
    spans = [quoted]
    if speaker is not None:
        named = next((span for span in article.sentences if span.start <= speaker.start < span.end), quoted)
        spans = list(dict.fromkeys((named, quoted)))
    hit = _hit(chunk, article)
    evidence = (Evidence(hit, article, span.start, span.end, float(-at), 1.0) for at, span in enumerate(spans))
    return FoundSaying(tuple(evidence), speaker is not None)


def _places(index: ChunkIndex, quote: str, where: Filter) -> Iterator[tuple[Chunk, Article, Span]]:
    """Where articles have a quote: letter by letter first, else almost."""
    words = " ".join(_WORD.findall(quote)[:MOST_WORDS])
    matches = index.lexical(words, CANDIDATES, where) if words else []
    by_id = {chunk.chunk_id: chunk for chunk in index.chunks([match.id for match in matches])}
    chunks = [by_id[match.id] for match in matches if match.id in by_id]
    articles = {key: index.article(key) for key in dict.fromkeys(chunk.article_id for chunk in chunks)}
    for exactly in (True, False):
        for chunk in chunks:
            article = articles[chunk.article_id]
            if article is not None and (found := _place(article, quote, exactly=exactly)):
                yield chunk, article, _sentence(article, found)


def _place(article: Article, quote: str, *, exactly: bool) -> Span | None:
    if exactly:
        at = article.text.find(quote)
        return Span(at, at + len(quote)) if at >= 0 else None
    return find_passage(quote, article.text, ALMOST) if len(article.text) < SHORT_ENOUGH else None


def _sentence(article: Article, found: Span) -> Span:
    """The sentence that most of a found quote stands in."""
    return max(
        article.sentences, key=lambda span: min(span.end, found.end) - max(span.start, found.start), default=found
    )


def _hit(chunk: Chunk, article: Article) -> Hit:
    fields = (article.title, article.outlet, article.authors, article.published, article.url, article.origin)
    return Hit(1, 0.0, {}, chunk, *fields)
