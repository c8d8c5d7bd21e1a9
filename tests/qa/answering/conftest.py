"""A few invented articles, and what an archive of them knows of words."""

import re
from dataclasses import dataclass
from datetime import date

import pytest

from corpus import Article, Chunk, find_sentences
from embeddings import stems
from qa import Hit
from qa.answering.sentences import Evidence


@dataclass
class Archive:
    """What `ArchiveWords` tells, of texts."""

    texts: tuple[str, ...]

    def has(self, word):
        return any(set(stems(word)) <= set(stems(text)) for text in self.texts)

    def knows(self, word):
        return self.has(word)

    def passages_with(self, word):
        return [text for text in self.texts if re.search(rf"\b{word}\b", text, re.IGNORECASE)]


@pytest.fixture
def archive():
    """An archive of some texts."""
    return lambda *texts: Archive(texts)


@pytest.fixture
def evidence():
    """A sentence of an article of its own."""

    def sentence(text, quote=None, *, score=1.0, similarity=0.6, article_id="a", **fields):
        spans = Article(article_id, text, text).span_map
        article = Article(article_id, text, text, sentences=find_sentences(text, spans, ()), **fields)
        chunk = Chunk(f"{article_id}#0", article_id, 0, len(text), text)
        hit = Hit(1, 1.0, {}, chunk, article.title, article.outlet, article.authors, article.published, None)
        start = text.index(quote) if quote else 0
        return Evidence(hit, article, start, start + len(quote or text), score, similarity)

    return sentence


@pytest.fixture
def march():
    return date(2022, 3, 2)
