"""What a rebuild says of its progress."""

import io
import json
import signal
import subprocess
import sys
import threading
from contextlib import ExitStack

import pytest

from embeddings import Progress
from qa.terminal import ProgressLines, rebuild_progress, stopped_by_sigterm


@pytest.fixture
def said(capsys):
    """Report progress at seconds; return the lines written."""

    def lines(*reports):
        at = iter(seconds for seconds, *_ in reports)
        progress = ProgressLines(lambda: next(at))
        for _, *report in reports:
            progress(Progress(*report))
        return [json.loads(line)["progress"] for line in capsys.readouterr().err.splitlines()]

    return lines


def test_a_line_tells_stage_pace_and_time_left(said):
    # 40 are found again, the first 8 wait for the model, then 16 in 2 seconds
    lines = said((10, "embed", 40, 100), (30, "embed", 48, 100), (32, "embed", 64, 100))
    none = {"articles_per_second": None, "chunks_per_second": None, "seconds_left": None}
    assert lines == [
        {"stage": "embed", "done": 40, "total": 100, "seconds": 0.0, **none},
        {"stage": "embed", "done": 48, "total": 100, "seconds": 20.0, **none},
        {
            "stage": "embed",
            "done": 64,
            "total": 100,
            "seconds": 22.0,
            **none,
            "chunks_per_second": 8,
            "seconds_left": 4,
        },
    ]


def test_articles_have_a_pace_too(said):
    lines = said((0, "read", 1, None), (2, "read", 9, None), (3, "clean", 1, 9), (4, "clean", 3, 9), (5, "clean", 5, 9))
    assert [(line["articles_per_second"], line["seconds_left"]) for line in lines] == [
        (None, None), (None, None), (None, None), (None, None), (2, 2)
    ]  # fmt: skip
    assert [line["chunks_per_second"] for line in lines] == [None] * 5


def test_a_bar_tells_the_pace_of_what_is_done_now(monkeypatch):
    at, screen = [100.0], io.StringIO()
    screen.isatty = lambda: True
    monkeypatch.setattr(sys, "stderr", screen)
    for clock in ("time.time", "tqdm.std.time"):
        monkeypatch.setattr(clock, lambda: at[0])
    with ExitStack() as stack:
        progress = rebuild_progress(stack)
        for seconds, done in ((100, 40), (130, 48), (132, 64)):
            at[0] = seconds
            progress(Progress("embed", done, 100))
    assert "64/100 [00:02<00:04,  8.00 chunks/s]" in screen.getvalue()


def test_lines_are_few_but_each_stage_has_its_first_and_last(said):
    reports = [(number / 1000, "clean", number, 900) for number in range(1, 901)]
    lines = said((0, "read", 1, None), (0.1, "read", 2, None), *reports, (0.9, "write", 0, 2))
    assert [(line["stage"], line["done"]) for line in lines] == [
        ("read", 1), ("clean", 1), ("clean", 251), ("clean", 501), ("clean", 751), ("clean", 900), ("write", 0)
    ]  # fmt: skip
    assert [line["total"] for line in lines[:2]] == [None, 900]


def test_sigterm_ends_the_block_as_ctrl_c_does():
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(KeyboardInterrupt), stopped_by_sigterm():
        signal.raise_signal(signal.SIGTERM)
    assert signal.getsignal(signal.SIGTERM) is before


def test_another_thread_leaves_sigterm_alone():
    seen = []

    def run():
        with stopped_by_sigterm():
            seen.append(signal.getsignal(signal.SIGTERM))

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert seen == [signal.getsignal(signal.SIGTERM)]


@pytest.mark.slow
def test_a_terminated_rebuild_stops_cleanly_and_keeps_its_vectors(tmp_path):
    (tmp_path / "many").mkdir()
    for number in range(600):
        words = " ".join(f"Ship {number} carried {load} crates to pier {load % 7}." for load in range(20))
        (tmp_path / "many" / f"{number}.txt").write_text(words)
    command = [sys.executable, "-m", "qa.cli", "rebuild", "--index", str(tmp_path / "index"), "--json"]
    with subprocess.Popen([*command, str(tmp_path / "many")], stderr=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        for line in child.stderr:
            progress = json.loads(line)["progress"]
            if progress["stage"] == "embed" and progress["done"] > 128:
                child.terminate()
                break
        out, err = child.communicate()
    assert (child.returncode, out) == (130, b"")
    assert err.splitlines()[-1] == b"article-qa: stopped"
    assert not (tmp_path / "index" / "CURRENT").exists()
    done = subprocess.run([*command, "--dry-run", str(tmp_path / "many")], capture_output=True, check=True)
    assert 0 < json.loads(done.stdout)["embedded"] <= 600 - 128
