"""An index that is not there, held, damaged, mismatched or something else: 1 or 3, in one line."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from embeddings import current_build_id
from qa import rebuild_index

READERS = {
    "ask": ["ask", "How many otters?"],
    "search": ["search", "otters"],
    "article": ["article", "ferry.txt"],
    "articles": ["articles"],
    "status": ["status"],
    "verify": ["verify"],
    "evaluate": ["evaluate", "questions.jsonl"],
    "serve": ["serve"],
}
every_reader = pytest.mark.parametrize("argv", READERS.values(), ids=READERS.keys())


@pytest.fixture
def index(coast_index, tmp_path) -> Path:
    """A copy of the coast's index that a test may break."""
    shutil.copytree(coast_index, tmp_path / "index")
    return tmp_path / "index"


def manifest_of(index: Path) -> Path:
    return index / "builds" / current_build_id(index) / "manifest.json"


@every_reader
def test_no_index_yet_ends_with_1(run, tmp_path, argv):
    result = run(argv[0], "--index", tmp_path / "none", *argv[1:])
    assert (result.code, result.error) == (
        1, f"article-qa: no index in {tmp_path / 'none'}: run 'article-qa rebuild'"
    )  # fmt: skip
    assert list(tmp_path.iterdir()) == []


@every_reader
def test_a_folder_of_other_files_is_no_index(run, coast, argv):
    result = run(argv[0], "--index", coast, *argv[1:])
    assert (result.code, result.error) == (
        3, f"article-qa: {coast} is not an index (it holds dredging.txt): name another folder with --index"
    )  # fmt: skip


def test_a_folder_of_other_files_is_not_built_in(run, own_coast, coast):
    before = sorted(own_coast.iterdir())
    result = run("rebuild", "--index", own_coast, coast)
    assert (result.code, result.error) == (
        3, f"article-qa: {own_coast} is not an index (it holds dredging.txt): name another folder with --index"
    )  # fmt: skip
    assert sorted(own_coast.iterdir()) == before


@every_reader
def test_a_file_is_no_index(run, coast, argv):
    result = run(argv[0], "--index", coast / "ferry.txt", *argv[1:])
    assert (result.code, result.error) == (
        3, f"article-qa: {coast / 'ferry.txt'} is a file, not an index: name a folder with --index"
    )  # fmt: skip


@pytest.mark.parametrize("kind", ["vectors", "texts"])
@pytest.mark.parametrize("argv", [READERS["ask"], READERS["status"]], ids=["ask", "status"])
def test_a_damaged_file_ends_with_3_and_is_named(run, index, kind, argv):
    name = json.loads(manifest_of(index).read_text())["segments"][0][kind]["path"]
    path = manifest_of(index).parent / name
    path.write_bytes(path.read_bytes()[:-1])
    result = run(argv[0], "--index", index, *argv[1:])
    assert (result.code, result.error) == (3, f"article-qa: {path} is damaged: run 'article-qa rebuild --full'")


def test_a_damaged_manifest_ends_with_3(run, index):
    manifest = manifest_of(index)
    manifest.write_text(manifest.read_text().replace("all-MiniLM-L6-v2", "other") + " ")
    result = run("status", "--index", index)
    assert (result.code, result.error) == (
        3, f"article-qa: {manifest} is damaged: run 'article-qa rebuild --full PATH' with the folders to read"
    )  # fmt: skip


def test_another_model_in_the_recorded_folder_is_a_mismatch(run, coast, tiny_model, drop_encoder, tmp_path):
    model, index = tmp_path / "model", tmp_path / "index"
    shutil.copytree(tiny_model, model)
    rebuild_index([coast], index, embedder=str(model))
    drop_encoder(index)
    (model / "sentence_bert_config.json").write_text('{"max_seq_length": 64, "do_lower_case": false}')
    result = run("status", "--index", index)
    assert result.code == 3
    assert result.error.startswith(f"article-qa: the index was made by {model} (32 dimensions, ")
    assert result.error.endswith(f"run 'article-qa rebuild --embedder {model}'")


def test_a_model_that_is_gone_ends_with_2_if_the_index_has_no_encoder(run, coast, tiny_model, drop_encoder, tmp_path):
    model, index = tmp_path / "model", tmp_path / "index"
    shutil.copytree(tiny_model, model)
    rebuild_index([coast], index, embedder=str(model))
    with_encoder = run("ask", "--index", index, "How many otters?", "--json").json
    shutil.rmtree(model)
    assert run("ask", "--index", index, "How many otters?", "--json").json == with_encoder
    drop_encoder(index)
    result = run("ask", "--index", index, "How many otters?")
    assert (result.code, result.error) == (
        2, f"article-qa: no such model folder: {model}: name a folder that holds a sentence-transformers model"
    )  # fmt: skip


def test_a_lock_held_by_another_process_ends_with_1(run, index, coast):
    script = (
        "import sys, filelock\n"
        "with filelock.FileLock(sys.argv[1]):\n    print('held', flush=True)\n    sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(index / "lock")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout.readline() == "held\n"
        result = run("rebuild", "--index", index, coast)
        asked = run("ask", "--index", index, "How many otters were counted?")
        foreseen = run("rebuild", "--index", index, coast, "--dry-run")
        holder.communicate("")
    assert (result.code, result.error) == (
        1, f"article-qa: another rebuild is writing {index}: wait for it to end, then try again"
    )  # fmt: skip
    assert (asked.code, foreseen.code) == (0, 0)
    assert run("rebuild", "--index", index, coast).code == 0


def test_nothing_readable_ends_with_1(run, tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "picture.png").write_bytes(b"png")
    empty = run("rebuild", "--index", tmp_path / "index", tmp_path / "empty")
    other = run("rebuild", "--index", tmp_path / "index", tmp_path / "other")
    assert (empty.code, empty.error) == (1, f"article-qa: no readable article in {tmp_path / 'empty'}: 0 skipped")
    assert other.code == 1
    assert other.error == (
        f"article-qa: no readable article in {tmp_path / 'other'}: 1 skipped "
        f"(first: {tmp_path / 'other' / 'picture.png'}: unsupported kind of file: .png)"
    )
    assert run("status", "--index", tmp_path / "index").code == 1
