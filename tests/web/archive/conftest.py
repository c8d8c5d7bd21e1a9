"""A command that stands for `rebuild`: it tells progress, waits to be let go, and ends as it is told."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from qa.web.archive.rebuilding import Rebuilding
from tests.qa.conftest import coast, own_coast, tiny_model  # noqa: F401 (fixtures of an index made by the real command)

CHILD = """
import json, signal, sys, time
from pathlib import Path
folder = Path(sys.argv[1])
(folder / "arguments").open("a").write(" ".join(sys.argv[2:]) + "\\n")
if (folder / "deaf").exists():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
else:
    signal.signal(signal.SIGTERM, lambda *_: (print("article-qa: stopped", file=sys.stderr), sys.exit(130)))
step = {"stage": "embed", "done": 3, "total": 9, "seconds": 1.0, "chunks_per_second": 2.0, "seconds_left": 3}
print(json.dumps({"progress": step}), file=sys.stderr, flush=True)
while (folder / "hold").exists():
    time.sleep(0.01)
error = folder / "error"
if error.exists():
    sys.exit(print(error.read_text(), file=sys.stderr) or 2)
report = {
    "build": "00002-abcdef", "added": ["new.txt"], "changed": ["other.txt"], "removed": ["old.txt"] * 3,
    "unchanged": 8, "articles": 10, "embedded": 40, "skipped": [{"source": "a.zip", "reason": "unsupported"}],
    "seconds": 2.0, "expected_minutes": 0.4 if "--dry-run" in sys.argv else None, "noise": "x" * 300_000,
}
print(json.dumps(report))
print("skipped a.zip: unsupported", file=sys.stderr)
"""


def wait_for(true: Callable[[], bool]) -> None:
    """Wait until something holds, long enough for a busy machine."""
    for _ in range(6_000):
        if true():
            return
        time.sleep(0.01)
    raise AssertionError("it never came")


@pytest.fixture
def folder(tmp_path) -> Path:
    """Where the fake command looks what to do: files named hold, error, deaf."""
    return tmp_path


@pytest.fixture
def rebuilding(folder):
    """Rebuilding with the fake command."""
    made = Rebuilding(folder / "index", (sys.executable, "-c", CHILD, str(folder)))
    yield made
    (folder / "hold").unlink(missing_ok=True)
    made.close()


@pytest.fixture
def ended(rebuilding):
    """Wait for the end of what runs and return the state."""

    def state():
        wait_for(lambda: not rebuilding.state.is_running)
        return rebuilding.state

    return state


@pytest.fixture
def arrivals(tmp_path) -> Path:
    """The folder below which uploaded files arrive."""
    folder = tmp_path / "arrivals"
    folder.mkdir()
    return folder
