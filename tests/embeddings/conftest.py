"""Articles, chunks and builds for the tests of this package."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from corpus import Article, Chunk, Span, fingerprint
from embeddings import BuildRequest, Content, TokenSigns, build_index
from embeddings.chunk_table import ChunkTable
from embeddings.flat import FlatVectors
from embeddings.local import LocalIndex
from embeddings.reference import ReferenceIndex
from embeddings.rows import StoredArticle
from embeddings.segment import Segment
from embeddings.signs import SegmentSigns, write_signs
from embeddings.texts import SegmentTexts, TextsWriter
from embeddings.words import WordsIndex, WordsWriter, create_words

DIM = 16
REMOVED = (5, 40)
#: Articles that are one, told to each engine: neither compares any.
SAME = (("d", "a", "g/über.txt"), ("h", "c"))


def given(article_id, text, title=None, **fields):
    """An article with one sentence per line."""
    sentences, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            sentences.append(Span(at, at + len(line.rstrip("\n"))))
        at += len(line)
    return Article(article_id, text, text, title, sentences=tuple(sentences), **fields)


@pytest.fixture
def given_article():
    return given


@pytest.fixture
def watch(monkeypatch):
    """Note the names of the files that a function of a module is called with: they come as it is called."""

    def replace(module, function):
        names = []
        real = getattr(module, function)

        def noting(file):
            names.append(getattr(file, "path", file).name)
            return real(file)

        monkeypatch.setattr(module, function, noting)
        return names

    return replace


@pytest.fixture(scope="session")
def news():
    """Eight short articles: dated and not, with and without outlet, authors, title; two of equal text."""
    return [
        given("a", "Troops move east.\nBattlegroups deploy to Romania.", "NATO troops", outlet="SAMPLE Post",
              authors=("Ann Lee",), published=date(2022, 3, 1)),
        given("b", "Battlegroups were doubled.\nTanks arrive.", "Eight battlegroups", outlet="SAMPLE Post",
              authors=("Bo Ek", "Ann Lee"), published=date(2022, 3, 24)),
        given("c", "Grain prices rise.\nFarmers protest in Warsaw.", None, outlet="SAMPLE Wire",
              published=date(2022, 3, 24)),
        given("d", "Troops move east.\nBattlegroups deploy to Romania.", "NATO troops", published=None),
        given("e", "The summit ends.\nNo naïve promises were made.", "Madrid summit", outlet="Ünïcode Daily",
              authors=("Çem Öz",), published=date(2022, 6, 30)),
        given("f", "Troops train in Poland with troops from Latvia and more troops.", "", outlet="SAMPLE Wire",
              authors=("Bo Ek",), published=date(2021, 11, 12)),
        given("g/über.txt", "Troops leave.", "Withdrawal", published=date(2022, 6, 30), authors=("Ann Lee",)),
        given("h", "Warsaw hosts eastern troops", "Warsaw", outlet="", published=date(2022, 3, 24)),
    ]  # fmt: skip


@pytest.fixture
def write_folder(tmp_path):
    """Write a folder of text files by name and return it."""

    def write(texts, name="articles"):
        folder = Path(tmp_path / name)
        folder.mkdir(exist_ok=True)
        for file, text in texts.items():
            (folder / file).write_text(text, encoding="utf-8")
        return folder

    return write


@pytest.fixture
def build(tmp_path, embedder):
    """Build the index under tmp_path / "index" from a request's parts."""

    def run(*paths, articles=(), embedder=embedder, **request):
        content = Content(tuple(paths), tuple(articles)) if paths or articles else None
        return build_index(tmp_path / "index", BuildRequest(content, **request), embedder=embedder)

    return run


def local_engine(articles, vectors, signs, folder):
    """Three segments, with articles in the first and last that are removed since and would match everything."""
    if not articles:
        create_words(folder / "words")
        return LocalIndex([], WordsIndex(folder / "words"), frozenset(), DIM, {})
    create_words(folder / "words")
    words = WordsWriter(folder / "words")
    gone = Article("a", "Troops", "Troops", "Troops", published=date(2022, 3, 1), outlet="SAMPLE Post")
    stored, rows, tokens, at = [], [], [], 0
    for number, (article, chunks) in enumerate(articles, start=10):
        stored.append(StoredArticle(number, "", "", article, tuple(chunks), fingerprint(article)))
        rows.append(vectors[at : at + len(chunks)])
        tokens.append(signs[at : at + len(chunks)])
        words.add(stored[-1])
        at += len(chunks)
    words.commit()
    thirds = [list(zip(stored[at::3], rows[at::3], tokens[at::3], strict=True)) for at in range(3)]
    for at, number, place in ((0, REMOVED[0], 0), (2, REMOVED[1], len(thirds[2]))):
        chunk = Chunk("a#0-6", "a", 0, 6, "Troops")
        item = StoredArticle(number, "", "", gone, (chunk,), fingerprint(gone))
        thirds[at].insert(place, (item, np.ones((1, DIM), np.float32), [token_signs(99)]))
    segments = [write_segment(folder / f"{at}.sqlite", third) for at, third in enumerate(thirds)]
    numbers = {article.article_id: number for number, (article, _) in enumerate(articles, start=10)}
    same = {numbers[name]: min(numbers[other] for other in group) for group in SAME for name in group}
    return LocalIndex(segments, WordsIndex(folder / "words"), frozenset(REMOVED), DIM, same)


def write_segment(path, items):
    writer = TextsWriter(path)
    for item, *_ in items:
        writer.add(item)
    writer.close()
    texts = SegmentTexts.open(path)
    vectors = FlatVectors.from_rows(np.concatenate([rows for _, rows, _ in items]))
    signs = [each for *_, tokens in items for each in tokens]
    write_signs(path.with_suffix(".signs"), signs, len(signs))
    table = ChunkTable.of(chunk for item, *_ in items for chunk in item.chunks)
    signs = SegmentSigns(path.with_suffix(".signs"), len(signs))
    return Segment(vectors, signs, texts, tuple(texts.fields()), table=table)


def token_signs(seed):
    """Signs of up to 5 tokens of 12 dimensions, the first in the title."""
    random = np.random.default_rng(seed)
    count = int(random.integers(0, 6))
    starts = np.sort(random.integers(-1, 2000, count)).astype(np.int32)
    return TokenSigns(np.packbits(random.random((count, 12)) > 0.5, axis=1), starts)


def reference_engine(articles, vectors, signs, folder):
    return ReferenceIndex(articles, vectors, signs, SAME if articles else ())


ENGINES = {"reference": reference_engine, "faiss": local_engine}


@pytest.fixture(scope="session", params=ENGINES.values(), ids=ENGINES.keys())
def open_engine(request):
    """Make an engine of (articles with their chunks, vectors, signs, folder)."""
    return request.param


@pytest.fixture(scope="session")
def articles(news):
    return [(article, lines(article)) for article in news]


def lines(article):
    return [
        Chunk(f"{article.article_id}#{start}-{end}", article.article_id, start, end, article.text[start:end])
        for start, end in article.sentences
    ]


@pytest.fixture(scope="session")
def chunks(articles):
    return {chunk.chunk_id: chunk for _, found in articles for chunk in found}


@pytest.fixture(scope="session")
def vectors(chunks):
    """Unit vectors; chunks of equal text have equal ones, so that scores tie."""
    rows = [np.random.default_rng(len(chunk.text)).standard_normal(DIM) for chunk in chunks.values()]
    return np.array([row / np.linalg.norm(row) for row in rows], dtype=np.float32)


@pytest.fixture(scope="session")
def signs(chunks):
    return [token_signs(seed) for seed in range(len(chunks))]


@pytest.fixture(scope="session")
def index(open_engine, articles, vectors, signs, tmp_path_factory):
    index = open_engine(articles, vectors, signs, tmp_path_factory.mktemp("engine"))
    yield index
    index.close()
