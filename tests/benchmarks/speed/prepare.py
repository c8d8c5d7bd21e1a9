"""Making the material of a run: articles read, chunks cut, and our index of them with made-up vectors.

A process of its own, so that the one that starts the contestants stays small.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import chain, islice
from pathlib import Path

from corpus import Article, Skipped, Span, chunk_article, embedding_text, read_articles
from embeddings import Embedder, load_embedder
from qa import ArticleQA, rebuild_index
from tests.benchmarks.speed.made_up_cache import fill_cache
from tests.benchmarks.speed.material import Material

_QUESTIONS = 2_000
_TITLE_WORDS = range(4, 15)
_SENTENCES = 30  # of an article drawn
_TITLE_SENTENCE_WORDS = 9
_DAYS = 720
_FIRST_DAY = date(2021, 1, 1)


def prepare(paths: Sequence[Path], model: str, chunks: int, material: Material) -> None:
    """Make the material of so many chunks, unless it is there; where the paths have fewer, articles are drawn."""
    done = material.folder / "done"
    if done.exists():
        return
    shutil.rmtree(material.folder, ignore_errors=True)
    material.folder.mkdir(parents=True)
    embedder = load_embedder(model)
    articles, texts = _cut(_endless(_read(paths)), embedder, chunks)
    material.questions_file.write_text(json.dumps(_questions(articles)), encoding="utf-8")
    with material.articles_file.open("w", encoding="utf-8") as file:
        for article in articles:
            file.write(json.dumps(_record(article)) + "\n")
    rebuild_index(None, material.index, embedder=embedder)  # of the samples: it has the query encoder from now on
    if material.made_up:
        began = time.perf_counter()
        fill_cache(material.index, embedder, texts)
        report = rebuild_index(articles, material.index, embedder=embedder, allow_drop=True)
        seconds = time.perf_counter() - began
        print(f"{len(articles)} articles, {report.chunks} chunks, {report.embedded} embedded for real: {seconds:.1f} s")
        texts = _indexed(material.index, embedder)
    material.texts_file.write_text(json.dumps(texts), encoding="utf-8")
    done.touch()


def _indexed(index: Path, embedder: Embedder) -> list[str]:
    """What an index has embedded: a little less than was cut, since lines that several articles have are left out."""
    with ArticleQA.open(index) as engine:
        return [text for article in engine.articles() for text in _texts(article, embedder)]


def _texts(article: Article, embedder: Embedder) -> list[str]:
    chunks = chunk_article(article, embedder.count_tokens, embedder.max_tokens)
    return [embedding_text(article.title, chunk.text) for chunk in chunks]


def _read(paths: Sequence[Path]) -> Iterator[Article]:
    return (item for item in read_articles(paths) if not isinstance(item, Skipped))


def _cut(articles: Iterator[Article], embedder: Embedder, chunks: int) -> tuple[list[Article], list[str]]:
    """As many articles as have so many chunks, the last one shortened, and what is embedded of them."""
    kept: list[Article] = []
    texts: list[str] = []
    for article in articles:
        found = _texts(article, embedder)
        if len(found) > chunks - len(texts):
            continue  # one that is short enough will come
        kept.append(article)
        texts += found
        if len(texts) == chunks:
            break
    return kept, texts


def _endless(articles: Iterator[Article]) -> Iterator[Article]:
    """The articles, then ones of sentences drawn from all of them, then drawn ones of a sentence."""
    sentences: list[str] = []

    def noted() -> Iterator[Article]:
        for article in articles:
            sentences.extend(article.text[start:end] for start, end in article.sentences)
            yield article

    return chain(noted(), (_drawn(number, sentences) for number in range(10**6)))


def _drawn(number: int, sentences: Sequence[str]) -> Article:
    """An article of sentences from anywhere; every tenth is short."""
    pick = random.Random(number)
    count = _SENTENCES if number % 10 else 1
    parts, spans, at = [], [], 0
    for sentence in pick.choices(sentences, k=count):
        parts.append(sentence)
        spans.append(Span(at, at + len(sentence)))
        at += len(sentence) + 1
    text = " ".join(parts)
    return Article(
        f"drawn-{number:06d}",
        text,
        text,
        title=f"{' '.join(pick.choice(sentences).split()[:_TITLE_SENTENCE_WORDS])} {number}",
        outlet=f"SAMPLE Post {number % 40}",
        published=_FIRST_DAY + timedelta(days=pick.randrange(_DAYS)),
        sentences=tuple(spans),
    )


def _questions(articles: Sequence[Article]) -> list[str]:
    """Titles, and openings of sentences where there are too few; each once, shuffled."""
    titles = (article.title or "" for article in articles)
    openings = (
        " ".join(article.text[start:end].split()[:_TITLE_SENTENCE_WORDS])
        for article in articles
        for start, end in article.sentences
    )
    fit = (text for text in chain(titles, openings) if len(text.split()) in _TITLE_WORDS)
    found = list(islice(dict.fromkeys(fit), _QUESTIONS))
    random.Random(1).shuffle(found)
    return found


def _record(article: Article) -> dict[str, str | None]:
    return {
        "id": article.article_id,
        "title": article.title,
        "text": article.text,
        "outlet": article.outlet,
        "published": article.published.isoformat() if article.published else None,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("articles", nargs="+", type=Path)
    parser.add_argument("--model", required=True)
    parser.add_argument("--chunks", type=int, required=True)
    parser.add_argument("--made-up", action="store_true")
    args = parser.parse_args()
    prepare(args.articles, args.model, args.chunks, Material(args.folder, args.made_up))


if __name__ == "__main__":
    main()
