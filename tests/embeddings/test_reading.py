"""Reading and cleaning with and without helpers: the same articles, skips and order, also where files are odd."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus import Skipped
from embeddings.helpers import Helpers
from embeddings.plan import BuildRequest, Content, make_plan
from embeddings.prepare import Preparation
from embeddings.reading import Reading
from embeddings.remembered import Remembered

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def folder(write_folder):
    """Over a hundred files, some of them odd."""
    texts = {f"{at:03}.txt": f"Report {at}\n\n“Troops number {at} wait,” an envoy said in Riga." for at in range(100)}
    folder = write_folder({**texts, "017.txt": " ", "041.bin": "?", "zz.md": "# A ferry\n\nIt sails at noon."})
    lines = [{"id": f"w{at % 40}", "title": f"Wire {at}", "text": f"Ship {at} sails."} for at in range(50)]
    (folder / "050.jsonl").write_text("\n".join(map(json.dumps, lines)) + "\nno JSON\n")
    (folder / "051.pdf").write_bytes(b"no PDF")
    (folder / "inside").mkdir()
    (folder / "inside" / "a.txt").write_text("Inside\n\nGrain was unloaded.")
    return folder


def read_by(count, folder, memory):
    """All that is read and made of a folder, and how often progress was told."""
    helpers, steps = Helpers(count), []
    request = BuildRequest(Content((folder, folder / "inside")))
    plan = make_plan(request, None, (), Reading(memory, helpers, steps.append))
    preparation = Preparation(None, 1)
    made = [(article, article.marks, article.sentences) for article in preparation.make(plan.pending, helpers)]
    kept = list(preparation.articles()) if preparation.settle((), reuses=False) == [] else None
    preparation.close()
    started = len(helpers._all)
    helpers.close()
    return started, (plan, made, kept, steps)


def test_helpers_change_nothing_of_what_is_read(folder, tmp_path):
    (none, alone), (some, helped) = (read_by(count, folder, Remembered(tmp_path)) for count in (1, 2))
    assert (none, bool(some)) == (0, True)
    assert helped == alone
    plan = alone[0]
    assert len(plan.pending) == 99 + 40 + 1 + 2  # the one inside has an id from each folder
    assert [Path(item.source).name for item in plan.skipped] == [
        "017.txt", "041.bin", *["050.jsonl"] * 10, "050.jsonl:51", "051.pdf",
    ]  # fmt: skip


def test_files_that_helpers_read_are_remembered_and_not_read_again(folder, tmp_path, monkeypatch):
    memory = Remembered(tmp_path)
    started, (plan, *_) = read_by(2, folder, memory)
    memory.save({}, forget_others=True)
    known = Remembered(tmp_path)
    given = known.recall
    found = [given(file) for file in map(as_file, sorted(folder.glob("*.txt")))]
    known.close()
    assert started
    assert sum(isinstance(item, Skipped) for items in found for item in items) == 1
    ids = {item.article_id for item in plan.pending}
    assert {items[0].article_id for items in found if not isinstance(items[0], Skipped)} <= ids


def as_file(path):
    from corpus import find_files

    return next(file for file in find_files([path.parent]) if not isinstance(file, Skipped) and file.path == path)


def children_of(pid):
    return [int(child) for task in Path(f"/proc/{pid}/task").glob("*/children") for child in task.read_text().split()]


def ended(pids):
    """Wait until processes have ended; tell whether they did."""
    until = time.monotonic() + 60
    while any(Path(f"/proc/{pid}").exists() for pid in pids) and time.monotonic() < until:
        time.sleep(0.05)
    return not any(Path(f"/proc/{pid}").exists() for pid in pids)


@pytest.mark.parametrize(
    ("signals", "code", "line"),
    [
        pytest.param(lambda pid, _: os.kill(pid, signal.SIGTERM), 130, "article-qa: stopped", id="the-rebuild"),
        pytest.param(
            lambda _, children: os.kill(children[0], signal.SIGKILL),
            1,
            "article-qa: a process that reads articles beside this one ended by signal 9: "
            "run the rebuild again to go on",
            id="a-helper",
        ),
    ],
)
@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one processor has no helpers")
def test_a_rebuild_that_is_stopped_while_it_cleans_ends_in_a_line(tmp_path, signals, code, line):
    words = " ".join(f"Ship {load} carried grain to pier {load % 7}." for load in range(200))
    (tmp_path / "many").mkdir()
    for number in range(400):
        (tmp_path / "many" / f"{number}.txt").write_text(f"Report {number}\n\n{words}")
    command = [sys.executable, "-m", "qa.cli", "rebuild", "--index", str(tmp_path / "index"), "--json"]
    with subprocess.Popen(
        [*command, str(tmp_path / "many")], cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        for said in process.stderr:
            if json.loads(said)["progress"]["stage"] == "clean":
                break
        children = children_of(process.pid)
        signals(process.pid, children)
        out, err = process.communicate(timeout=120)
    assert (process.returncode, out, err.splitlines()[-1]) == (code, "", line)
    assert len(children) >= 1
    assert ended(children)
    assert not (tmp_path / "index" / "CURRENT").exists()
