"""Publishing: what is shared, what is kept, and what a kill leaves behind."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import filelock
import numpy as np
import pytest

from corpus import Filter
from embeddings import Content, IndexLocked, TokenSigns, current_build_id, open_index, read_manifest, verify_build
from embeddings.publish import build_folder

ROOT = Path(__file__).parent.parent.parent


def stamps(folder):
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".lock"
    }


def test_one_article_added_to_many_writes_no_old_file_anew(build, given_article, tmp_path, embedder):
    old = [given_article(f"{at:04d}", f"Report {at} on troops in town {at % 50}.") for at in range(2000)]
    build(articles=old)
    index_dir = tmp_path / "index"
    first = build_folder(index_dir, current_build_id(index_dir))
    before, embedder.embedded = stamps(first), 0
    assert build(add=Content((), (given_article("new", "Tanks arrive in Riga."),))).embedded == 1
    assert embedder.embedded == 1
    assert stamps(first) == before
    second = stamps(build_folder(index_dir, current_build_id(index_dir)))
    shared = {path for path in before if second.get(path) == before[path]}
    replaced = {
        "manifest.json",
        "stamp.json",
        *(f"words/{level}/{name}" for level in ("chunk", "article") for name in ("meta.json", ".managed.json")),
    }
    assert before.keys() - shared == replaced
    new_bytes = sum(
        (build_folder(index_dir, current_build_id(index_dir)) / path).stat().st_size for path in second.keys() - shared
    )
    assert new_bytes < 0.2 * sum(file.size for file in read_manifest(index_dir).files)


def test_the_last_two_builds_are_kept(build, given_article, tmp_path):
    ids = []
    for at in range(4):
        ids.append(build(add=Content((), (given_article(str(at), f"Report {at}."),))).build_id)
    assert sorted(path.name for path in (tmp_path / "index" / "builds").iterdir()) == ids[-2:] == sorted(ids[-2:])
    assert current_build_id(tmp_path / "index") == ids[-1]
    assert read_manifest(tmp_path / "index").previous == ids[-2]


def test_a_second_writer_is_refused(build, given_article, tmp_path):
    article = given_article("a", "Report.")
    build(articles=[article])
    with (
        filelock.FileLock(tmp_path / "index" / "lock"),
        pytest.raises(IndexLocked, match=r"another rebuild is writing .*: wait"),
    ):
        build(articles=[article])


def test_where_links_fail_files_are_copied(build, given_article, tmp_path, monkeypatch):
    build(articles=[given_article("a", "Report.")])

    def refuse(*_):
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    build(add=Content((), (given_article("b", "Troops."),)))
    assert {check.state for check in verify_build(tmp_path / "index")} == {"ok"}


KILLED = """
import os, runpy, signal, sys
from pathlib import Path
from corpus import Article, Span
from embeddings import BuildRequest, Content, build_index
Embedder = runpy.run_path("tests/conftest.py")["HashingEmbedder"]

class Dying(Embedder):
    "Kills its own process at the given batch."
    left = int(sys.argv[3])
    def embed_documents(self, texts, progress=None):
        Dying.left -= 1
        if Dying.left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().embed_documents(texts, progress)

def on_progress(step):
    if step.step == "write" and sys.argv[2] == f"write {step.done}":
        os.kill(os.getpid(), signal.SIGKILL)

def die_at_call(name):
    real = getattr(os, name)
    def call(*args, **kwargs):
        os.kill(os.getpid(), signal.SIGKILL)
    setattr(os, name, call)

if sys.argv[2] in ("link", "fsync"):
    die_at_call(sys.argv[2])
articles = tuple(Article(str(at), f"Report {at} of town {at}.", f"Report {at} of town {at}.") for at in range(500))
build_index(Path(sys.argv[1]), BuildRequest(add=Content((), articles)), embedder=Dying(), progress=on_progress)
"""


@pytest.mark.parametrize(
    ("place", "batches", "cached"),
    [
        pytest.param("embed", 0, 0, id="before-the-first-batch"),
        pytest.param("embed", 2, 256, id="between-batches"),
        pytest.param("fsync", 99, 0, id="at-the-first-sync"),
        pytest.param("link", 99, 0, id="when-files-are-shared"),
        pytest.param("write 1", 99, 500, id="before-publishing"),
    ],
)
def test_a_killed_rebuild_leaves_the_old_answers_and_loses_one_batch(
    build, given_article, embedder, tmp_path, place, batches, cached
):
    index_dir = tmp_path / "index"
    build(articles=[given_article("old", "Ships sail to Riga.")])
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(index_dir), place, str(batches)], cwd=ROOT, capture_output=True, timeout=120
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    index = open_index(index_dir).index
    assert [article.article_id for article in index.articles(Filter())] == ["old"]
    assert index.lexical("ships", 1, Filter())[0].id.startswith("old#")
    index.close()

    embedder.embedded = 0
    articles = tuple(given_article(str(at), f"Report {at} of town {at}.") for at in range(500))
    report = build(add=Content((), articles))
    assert (report.articles, report.embedded) == (501, 500 - cached)
    assert embedder.embedded == 500 - cached
    kept = {path.name for path in (index_dir / "builds").iterdir()}
    assert kept == {report.build_id, read_manifest(index_dir).previous}


def kept_tokens(index, ids):
    return [(each.bits.tolist(), each.starts.tolist()) for each in index.tokens(ids)]


@pytest.mark.parametrize(
    ("place", "batches", "missing"),
    [pytest.param("write 1", 99, 0, id="last"), pytest.param("embed", 2, 244, id="mid")],
)
def test_a_first_build_that_is_killed_starts_over_from_its_vectors_and_tokens(
    tmp_path, build, given_article, embedder, place, batches, missing
):
    index_dir = tmp_path / "index"
    command = [sys.executable, "-c", KILLED, str(index_dir), place, str(batches)]
    assert subprocess.run(command, cwd=ROOT, check=False, timeout=120).returncode == -signal.SIGKILL
    articles = [given_article(str(at), f"Report {at} of town {at}.") for at in range(500)]
    assert build(articles=articles).embedded == missing
    assert {check.state for check in verify_build(index_dir)} == {"ok"}
    index = open_index(index_dir).index
    ids = [f"{item.article_id}#0-{len(item.text)}" for item in articles]
    expected = [TokenSigns.of(embedder.embed_question(item.text).tokens[0]) for item in articles]
    assert kept_tokens(index, ids) == [(each.bits.tolist(), each.starts.tolist()) for each in expected]
    index.close()


def test_different_routes_give_the_same_articles_chunks_vectors_and_tokens(tmp_path, build, given_article, embedder):
    articles = [
        given_article(f"{at:02d}", f"Report {at}.\nTroops in town {at % 7} wait.", f"Title {at}") for at in range(40)
    ]
    for at in range(0, 40, 2):
        build(add=Content((), tuple(articles[at : at + 2])))
        if at % 10 == 4:
            build(add=Content((), (given_article(f"{at:02d}", "Other words stand here.", "Other"),)))
            build(add=Content((), (articles[at], given_article("extra", "Extra words."))))
            build(remove=("extra",), allow_drop=True)
    by_steps = open_index(tmp_path / "index")
    assert len(by_steps.manifest.segments) <= 8
    build(full=True)
    at_once = open_index(tmp_path / "index")
    assert len(at_once.manifest.segments) == 1
    everything = [opened.index.articles(Filter()) for opened in (by_steps, at_once)]
    assert everything[0] == everything[1] == articles
    query = embedder.embed_query("report of troops in town")
    found = [opened.index.dense(query, 1000, Filter())[0] for opened in (by_steps, at_once)]
    assert found[0] == found[1]
    ids = [match.id for match in found[0]]
    assert by_steps.index.chunks(ids) == at_once.index.chunks(ids)
    assert kept_tokens(by_steps.index, ids) == kept_tokens(at_once.index, ids)
    basis = np.eye(embedder.dim, dtype=np.float32)
    columns = [[opened.index.scores(row[None], ids) for row in basis] for opened in (by_steps, at_once)]
    np.testing.assert_allclose(columns[0], columns[1], atol=1e-5)
    words = [{match.id for match in opened.index.lexical("town", 100, Filter())} for opened in (by_steps, at_once)]
    assert words[0] == words[1]
    by_steps.index.close()
    at_once.index.close()


def test_segments_of_equal_vectors_share_a_file(build, given_article, tmp_path):
    for at in range(12):
        build(add=Content((), (given_article(f"{at % 6}{at}", f"Ships number {at % 3} sail."),)))
        open_index(tmp_path / "index").index.close()
    build(remove=("00",))
    assert all(file.state == "ok" for file in verify_build(tmp_path / "index"))
