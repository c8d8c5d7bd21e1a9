"""Opening: every damage is refused in one line, and an open index outlives its folder."""

import contextlib
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from corpus import Filter, embedding_text
from embeddings import (
    Content,
    FileCheck,
    IndexDamaged,
    IndexFault,
    IndexMismatch,
    NoIndex,
    TokenSigns,
    current_build_id,
    open_index,
    read_manifest,
    verify_build,
)
from embeddings.publish import build_folder

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def built(build, news, given_article, tmp_path):
    """An index with two segments, a removed article and words of several parts."""
    build(articles=news)
    build(add=Content((), tuple(given_article(f"more {at}", f"Report {at} of town {at}.") for at in range(30))))
    build(remove=("f",))
    assert len(read_manifest(tmp_path / "index").segments) == 2
    return tmp_path / "index"


def files_of(index_dir):
    manifest = read_manifest(index_dir)
    folder = build_folder(index_dir, manifest.build_id)
    return [index_dir / "CURRENT", folder / "manifest.json", *(folder / file.path for file in manifest.files)]


def flipped(data, at):
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


DAMAGES = {
    "first-bit": lambda data: flipped(data, 0),
    "middle-bit": lambda data: flipped(data, len(data) // 2),
    "last-bit": lambda data: flipped(data, len(data) - 1),
    "cut": lambda data: data[:-1],
    "empty": lambda data: b"",
    "longer": lambda data: data + b"\0",
    "missing": None,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_every_damage_to_every_file_is_refused_in_one_line(built, damage):
    files = [path for path in files_of(built) if path.suffix != ".chunks"]  # tables are done without
    assert {path.suffix for path in files} >= {".faiss", ".signs", ".sqlite", ".npy", ".json", ".store", ".term", ""}
    for path in files:
        data = path.read_bytes()
        if path.name == "CURRENT" and damage is None:
            continue
        path.unlink()  # a file may be shared with another build
        if damage:
            path.write_bytes(damage(data) if data else b"x")
        with pytest.raises(IndexFault) as caught:
            read_all_tokens(built)
        assert isinstance(caught.value, IndexDamaged), path
        message = str(caught.value)
        assert "\n" not in message
        assert "run 'article-qa rebuild --full" in message
        path.write_bytes(data)
    read_all_tokens(built)


def read_all_tokens(index_dir):
    """Open an index; what it holds of tokens is checked when it is read."""
    opened = open_index(index_dir)
    with contextlib.closing(opened.index) as index:
        return {name: index.tokens([name])[0] for name in chunk_ids(index, opened.manifest.embedder.dim)}


def chunk_ids(index, dim):
    return [match.id for match in index.dense(np.eye(1, dim, dtype=np.float32), 1000, Filter())[0]]


def test_an_index_holds_the_tokens_of_its_chunks_and_of_the_titles_above_them(built, embedder):
    index = open_index(built).index
    for chunk in index.chunks(chunk_ids(index, embedder.dim)):
        above = embedding_text(index.article(chunk.article_id).title, "")
        (signs,) = index.tokens([chunk.chunk_id])
        expected = embedder.embed_question(above + chunk.text).tokens[0]
        np.testing.assert_array_equal(signs.bits, TokenSigns.of(expected).bits)
        assert signs.starts.tolist() == [start if start >= 0 else -1 for start in expected.starts - len(above)]
        words = [word.start() for word in re.finditer(r"\w+", chunk.text)]
        assert signs.starts.tolist() == [-1] * (len(signs.starts) - len(words)) + words
    index.close()


def test_verify_names_each_file(built):
    files = files_of(built)[1:]
    assert {check.state for check in verify_build(built)} == {"ok"}
    assert len(list(verify_build(built))) == len(files)
    faiss, signs, sqlite = (
        next(path for path in files if path.suffix == suffix) for suffix in (".faiss", ".signs", ".sqlite")
    )
    data = faiss.read_bytes()
    faiss.unlink()
    faiss.write_bytes(flipped(data, 100))
    data = signs.read_bytes()
    signs.unlink()
    signs.write_bytes(flipped(data, 100))
    sqlite.unlink()
    wrong = [check for check in verify_build(built) if check.state != "ok"]
    assert wrong == [
        FileCheck(faiss.name, "damaged"),
        FileCheck(signs.name, "damaged"),
        FileCheck(sqlite.name, "missing"),
    ]


def test_no_index_yet(tmp_path):
    for folder in (tmp_path / "nope", tmp_path):
        for call in (open_index, current_build_id, read_manifest):
            with pytest.raises(NoIndex, match=r"^no index in .*: run 'article-qa rebuild'$"):
                call(folder)


def test_something_else_is_not_an_index(tmp_path, build):
    (tmp_path / "holiday.jpg").write_text("x")
    with pytest.raises(IndexDamaged, match=r"is not an index \(it holds holiday.jpg\): name another folder"):
        open_index(tmp_path)
    with pytest.raises(IndexDamaged, match="is a file, not an index"):
        open_index(tmp_path / "holiday.jpg")


def test_an_index_is_not_written_into_a_folder_of_other_things(tmp_path, build, news):
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "letters.txt").write_text("dear")
    with pytest.raises(IndexDamaged, match="is not an index"):
        build(articles=news[:1])
    assert [path.name for path in (tmp_path / "index").iterdir()] == ["letters.txt"]


def test_another_format_is_refused(built, monkeypatch):
    monkeypatch.setattr("embeddings.manifest.FORMAT_VERSION", 9)
    with pytest.raises(
        IndexMismatch, match=r"has format 8, this program needs 9: run 'article-qa rebuild --full PATH'"
    ):
        open_index(built)


def test_a_build_of_a_time_before_the_query_encoder_is_opened_and_gets_its_record(built, build):
    before = read_manifest(built)
    made_before(built, version=5)
    opened = open_index(built)
    opened.index.close()
    assert opened.manifest == replace(before, encoder=None)
    report, after = build(), read_manifest(built)
    assert (report.added, report.changed, report.embedded) == ((), (), 0)
    assert (after.previous, after.encoder, after.segments) == (before.build_id, before.encoder, before.segments)
    assert build().build_id == after.build_id


def made_before(index_dir, version=None, **values):
    """Let the current build say that it was made by an older program."""
    manifest = replace(read_manifest(index_dir), **values)
    data = manifest.to_json()
    if version is not None:
        fields = json.loads(data) | {"format": version}
        del fields["encoder"]
        data = json.dumps(fields).encode()
    (build_folder(index_dir, manifest.build_id) / "manifest.json").write_bytes(data)
    (index_dir / "CURRENT").write_text(f"{manifest.build_id} {hashlib.sha256(data).hexdigest()}\n")


@pytest.mark.parametrize("full", [False, True])
def test_words_of_another_analysis_are_refused_and_made_anew(built, build, embedder, full):
    made_before(built, analysis=0)
    message = r"^the words of .*/index are of analysis 0, this program needs 1: run 'article-qa rebuild'$"
    with pytest.raises(IndexMismatch, match=message):
        open_index(built)
    before, embedder.embedded = read_manifest(built), 0
    report = build(full=full)
    after = read_manifest(built)
    assert (report.added, report.changed, report.removed, report.unchanged) == ((), (), (), before.articles)
    assert report.build_id == after.build_id != before.build_id
    assert (after.segments == before.segments, embedder.embedded > 0) == (not full, full)
    assert (after.removed == before.removed) == (not full)
    assert {file.path for file in after.words} & {file.path for file in before.words} <= {
        f"words/{level}/{name}" for level in ("chunk", "article") for name in ("meta.json", ".managed.json")
    }
    index = open_index(built).index
    assert [match.id for match in index.lexical("doubled", 3, Filter())] == ["b#0-40"]
    index.close()
    assert build().build_id == after.build_id


def test_an_open_index_outlives_its_folder(built, embedder):
    index = open_index(built).index
    query = embedder.embed_query("troops in warsaw")

    def answers():
        ids = [match.id for match in index.dense(query, 20, Filter())[0]]
        found = index.lexical("troops", 20, Filter()), index.lexical("troops", 20, Filter(), "article")
        tokens = [each.bits.tolist() for each in index.tokens(ids)]
        return ids, found, tokens, index.chunks(ids), index.articles(Filter()), index.similar_terms("troop")

    shutil.copytree(built, built.with_name("copy"))
    other = open_index(built.with_name("copy")).index
    shutil.rmtree(built)
    before = answers()
    index.close()
    index = other
    assert answers() == before
    index.close()


def test_a_broken_index_is_mended_by_a_full_rebuild(build, write_folder, tmp_path):
    folder = write_folder({"a.txt": "Ships sail.", "b.txt": "Tanks roll."})
    build(folder)
    for path in files_of(tmp_path / "index"):
        if path.suffix in {".sqlite", ".signs", ".faiss"}:
            path.write_bytes(b"nonsense")
    assert build(full=True).articles == 2
    open_index(tmp_path / "index").index.close()
    (tmp_path / "index" / "CURRENT").write_text("nonsense")
    with pytest.raises(IndexDamaged, match=r"run 'article-qa rebuild --full PATH'"):
        build(full=True)
    assert build(folder, full=True).articles == 2
    open_index(tmp_path / "index").index.close()


def open_files(folder):
    links = [link for link in Path("/proc/self/fd").iterdir() if link.is_symlink()]
    return [name for link in links if (name := os.path.realpath(link)).startswith(str(folder))]


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="lists open files by /proc")
def test_what_cannot_be_opened_whole_leaves_nothing_open(built, make_embedder):
    opened = open_index(built)
    assert open_files(built)
    opened.index.close()
    opened.index.close()
    last = next(path for path in reversed(files_of(built)) if path.suffix == ".faiss")
    data = last.read_bytes()
    last.write_bytes(flipped(data, len(data) // 2))
    with pytest.raises(IndexDamaged) as caught:
        open_index(built)
    assert (open_files(built), caught.type) == ([], IndexDamaged)  # although the error still holds its frames
    last.write_bytes(data)
    with pytest.raises(IndexMismatch):
        open_index(built, embedder=make_embedder(dim=8))
    assert open_files(built) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_a_folder_that_may_not_be_written_can_be_searched(build, news, tmp_path):
    build(articles=news)
    shutil.copytree(tmp_path / "index", tmp_path / "copy")
    script = (
        "import os, sys\nfrom pathlib import Path\nfrom corpus import Filter\nfrom embeddings import open_index\n"
        "copy, index = map(Path, sys.argv[1:])\n"
        "open_index(copy).index.lexical('tanks', 1, Filter())\n"  # imports all that the other user may not read
        "os.setuid(65534)\n"
        "print([match.id for match in open_index(index).index.lexical('tanks', 1, Filter())])"
    )
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    for lock in (tmp_path / "index").rglob("*.lock"):
        lock.unlink()
    command = [sys.executable, "-B", "-c", script, str(tmp_path / "copy"), str(tmp_path / "index")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.stderr == ""
    assert done.stdout == "['b#0-40']\n"


def test_numpy_multiplies_with_one_thread_once_an_index_is_open(built):
    script = (
        "import sys\nfrom pathlib import Path\nfrom threadpoolctl import threadpool_info\n"
        "from embeddings import open_index\n"
        "open_index(Path(sys.argv[1])).index.close()\n"
        "print({part['num_threads'] for part in threadpool_info() if 'numpy' in part['filepath']} or {1})"
    )
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "2", "OMP_NUM_THREADS": "2"}
    command = [sys.executable, "-c", script, str(built)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)
    assert (done.stdout, done.stderr) == ("{1}\n", "")
