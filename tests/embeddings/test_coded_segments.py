"""Segments with codes: they answer as others do, come and go as segments grow and merge, and are never needed."""

import hashlib
import json
from datetime import date, timedelta

import numpy as np
import pytest

from corpus import Article, Chunk, Filter, Span, fingerprint
from embeddings import Content, Match, TokenSigns, open_index, read_manifest, verify_build
from embeddings.fields import FieldTable
from embeddings.local import LocalIndex
from embeddings.publish import build_folder
from embeddings.reference import ReferenceIndex
from embeddings.rows import StoredArticle
from embeddings.segments import complete, open_segment, write_segment
from embeddings.whole import WholeFiles
from embeddings.words import WordsIndex, WordsWriter, create_words

DIM, K = 32, 10
NO_TOKENS = TokenSigns(np.zeros((0, 4), np.uint8), np.zeros(0, np.int32))
MIDDLE = date(2022, 1, 1) + timedelta(days=600)


def news(at):
    text = f"Report {at} on a {'ferry ' * (at % 30)}harbour."
    return Article(
        f"n{at}", text, text, None, outlet=("SAMPLE Wire", "SAMPLE Post", "Harbour Post")[at % 3],
        authors=("Ann Lee",) if at % 2 else (), sentences=(Span(0, len(text)),),
        published=date(2022, 1, 1) + timedelta(days=at) if at % 7 else None,
    )  # fmt: skip


def chunks_of(article):
    end = len(article.text)
    return (Chunk(f"{article.article_id}#0-{end}", article.article_id, 0, end, article.text),)


@pytest.fixture
def from_300_rows(monkeypatch):
    """Let larger segments have codes, and use them for filters of a few hundred rows."""
    monkeypatch.setattr("embeddings.codes.EXACT_ROWS", 300)
    monkeypatch.setattr("embeddings.allowed.FEW_ROWS", 50)


@pytest.fixture
def engines(from_300_rows, tmp_path):
    """Two segments with codes and one without, an article of each removed, and the same in the reference engine."""
    random = np.random.default_rng(1)
    vectors = random.standard_normal((30, DIM))[random.integers(0, 30, 1500)] + 0.8 * random.standard_normal(
        (1500, DIM)
    )
    vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    articles = [news(at) for at in range(1500)]
    removed = frozenset({3, 705, 1499})
    whole = WholeFiles(tmp_path)
    create_words(tmp_path / "words")
    words, segments = WordsWriter(tmp_path / "words"), []
    for part in (slice(0, 700), slice(700, 720), slice(720, 1500)):
        stored = [
            StoredArticle(number, "", "", articles[number], chunks_of(articles[number]), fingerprint(articles[number]))
            for number in range(1500)[part]
        ]
        for item in stored:
            if item.number not in removed:
                words.add(item)
        files = write_segment(tmp_path, stored, vectors[part], iter([NO_TOKENS] * len(stored)))
        segments.append(open_segment(whole, complete(whole, files, DIM), DIM))
    words.commit()
    index = LocalIndex(segments, WordsIndex(tmp_path / "words"), removed, DIM, {})
    live = [at for at in range(1500) if at not in removed]
    yield (
        index,
        ReferenceIndex(
            [(articles[at], chunks_of(articles[at])) for at in live], vectors[live], [NO_TOKENS] * len(live)
        ),
        vectors[::100],
    )
    index.close()


WHERES = pytest.mark.parametrize(
    "where",
    [
        Filter(),
        Filter(published_from=MIDDLE),
        Filter(published_to=MIDDLE, include_undated=True),
        Filter(outlets=("SAMPLE Wire", "SAMPLE Post")),
        Filter(authors=("Ann Lee",), published_to=MIDDLE),
        Filter(article_ids=tuple(f"n{at}" for at in range(0, 1500, 2))),
        Filter(article_ids=("n3", "n4")),
        Filter(article_ids=tuple(f"n{at}" for at in range(0, 1500, 30))),  # those without a ferry
        Filter(article_ids=tuple(f"n{at}" for at in range(1500) if at % 30 < 12)),  # those with few
    ],
)


@WHERES
def test_an_engine_with_codes_finds_what_the_reference_finds(engines, where):
    index, reference, queries = engines
    assert index.coded == 2
    shares = []
    for found, expected in zip(index.dense(queries, K, where), reference.dense(queries, K, where), strict=True):
        assert len(found) == len(expected)
        shares.append(len(set(found) & set(expected)) / len(expected))
    assert np.mean(shares) >= 0.98


@WHERES
def test_words_find_the_same_whether_a_filter_is_applied_before_or_after(engines, where):
    index, reference, _ = engines
    for text in ("ferry harbour", "report 77"):
        expected = reference.lexical(text, K, where)
        assert index.lexical(text, K, where) == [
            Match(name, pytest.approx(score, abs=1e-5)) for name, score in expected
        ]
        assert index.lexical(text, K, where, "article") == [
            Match(name, pytest.approx(score, abs=1e-5)) for name, score in reference.lexical(text, K, where, "article")
        ]


def test_many_articles_are_never_named_to_the_index_of_words(engines, monkeypatch):
    index, reference, _ = engines
    where = Filter(article_ids=tuple(f"n{at}" for at in range(1500) if at % 30 < 3))  # the least like what is asked
    expected = [name for name, _ in reference.lexical("ferry harbour", K, where)]
    asked = []
    monkeypatch.setattr("embeddings.words._conditions", lambda schema, where: asked.append(where) or [])
    assert [name for name, _ in index.lexical("ferry harbour", K, where)] == expected
    assert set(asked) == {Filter()}


def test_what_a_filter_leaves_is_looked_up_once(engines, monkeypatch):
    index, _, queries = engines
    asked, look_up = [], FieldTable.passing
    monkeypatch.setattr(FieldTable, "passing", lambda table, where: (asked.append(where), look_up(table, where))[1])
    for where in (Filter(published_from=MIDDLE), Filter(outlets=("Harbour Post",))):
        index.nearest(queries[:1], K, where)
        for level in ("chunk", "article"):
            index.worded("ferry", K, where, level)
    assert len(asked) == 2


@pytest.fixture
def grown(monkeypatch, build, given_article, tmp_path):
    """An index of one segment of 40 chunks with codes."""
    monkeypatch.setattr("embeddings.codes.EXACT_ROWS", 30)
    build(articles=[report(given_article, at) for at in range(40)])
    return tmp_path / "index"


def report(given_article, at):
    return given_article(f"r{at}", f"Harbour {at} of town {at * 7} reports a ferry.")


def coded(index_dir):
    """Chunks of each segment, and whether it has codes."""
    return [(files.chunks, files.codes is not None) for files in read_manifest(index_dir).segments]


def found(index_dir, embedder):
    opened = open_index(index_dir)
    matches = opened.index.dense(embedder.embed_query("ferry of town 21"), 20, Filter())[0]
    opened.index.close()
    return opened.coded, matches


def codes_path(index_dir):
    manifest = read_manifest(index_dir)
    return build_folder(index_dir, manifest.build_id) / manifest.segments[0].codes.path


def made_before_codes(index_dir):
    """Let the current build be one of a program that knew no codes."""
    manifest, path = read_manifest(index_dir), codes_path(index_dir)
    path.unlink()
    fields = json.loads(manifest.to_json()) | {"format": 6}
    for segment in fields["segments"]:
        del segment["codes"], segment["table"]
    data = json.dumps(fields).encode()
    (path.parent / "manifest.json").write_bytes(data)
    (index_dir / "CURRENT").write_text(f"{manifest.build_id} {hashlib.sha256(data).hexdigest()}\n")


def test_one_article_more_or_less_leaves_codes_as_they_are(grown, build, given_article):
    before = read_manifest(grown).segments
    build(add=Content((), (report(given_article, 90),)))
    assert coded(grown) == [(40, True), (1, False)]
    assert read_manifest(grown).segments[0] == before[0]
    build(remove=("r5",))
    assert read_manifest(grown).segments[0] == before[0]


def test_merged_segments_get_codes_of_their_own(monkeypatch, build, given_article, tmp_path):
    monkeypatch.setattr("embeddings.codes.EXACT_ROWS", 30)
    for part in range(9):
        build(add=Content((), tuple(report(given_article, at) for at in range(4 * part, 4 * part + 4))))
    assert coded(tmp_path / "index") == [(36, True)]
    build(remove=tuple(f"r{at}" for at in range(7)))
    assert coded(tmp_path / "index") == [(29, False)]
    folder = build_folder(tmp_path / "index", read_manifest(tmp_path / "index").build_id)
    assert not list(folder.glob("*.codes"))


@pytest.mark.parametrize("damage", [None, b"", b"nonsense"])
def test_without_whole_codes_all_is_searched_exactly_until_a_rebuild_makes_them_again(
    grown, build, embedder, damage, caplog
):
    expected = found(grown, embedder)[1]
    before, path = read_manifest(grown), codes_path(grown)
    path.unlink()
    if damage is not None:
        path.write_bytes(damage)
    assert found(grown, embedder) == (0, expected)
    assert "vectors are searched exactly: " in caplog.text
    assert [check.path for check in verify_build(grown) if check.state != "ok"] == [path.name]
    embedder.embedded = 0
    report = build()
    assert (report.added, report.changed, report.removed, embedder.embedded) == ((), (), (), 0)
    assert read_manifest(grown).segments == before.segments
    assert {check.state for check in verify_build(grown)} == {"ok"}
    assert found(grown, embedder) == (1, expected)


def test_an_index_from_before_codes_is_searched_exactly_and_gets_them(grown, build, embedder):
    expected = found(grown, embedder)[1]
    after = read_manifest(grown).segments
    made_before_codes(grown)
    assert found(grown, embedder) == (0, expected)
    embedder.embedded = 0
    build()
    assert (read_manifest(grown).segments, embedder.embedded) == (after, 0)
    assert build().build_id == read_manifest(grown).build_id
