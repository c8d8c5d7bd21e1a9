"""Processes beside this one: order, errors, ends. Their functions are of modules that any process can import."""

import math
import os
import signal
import subprocess
import sys
import time
from itertools import count, islice
from pathlib import Path

import pytest

from embeddings import IndexFault
from embeddings.helpers import Helpers

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def helpers():
    helpers = Helpers(2)
    yield helpers
    helpers.close()


def test_results_come_in_order_and_not_from_here(helpers):
    values = range(200)
    assert list(helpers.map(math.factorial, values)) == [math.factorial(value) for value in values]
    assert 1 <= len(helpers._all) <= 2
    pids = set(helpers.map(os.path.realpath, ["/proc/self"] * 100))
    assert pids <= {f"/proc/{helper._child.pid}" for helper in helpers._all}


def test_few_values_start_no_process(helpers):
    assert list(helpers.map(math.sqrt, [4, 9])) == [2, 3]
    assert list(helpers.map(math.sqrt, [])) == []
    assert helpers._all == []


def test_one_processor_starts_no_process():
    helpers = Helpers(1)
    assert list(helpers.map(abs, range(-100, 0))) == list(range(100, 0, -1))
    assert helpers._all == []


def test_values_are_taken_as_they_are_needed(helpers):
    taken = []

    def values():
        for value in count():
            taken.append(value)
            yield value

    found = helpers.map(math.sqrt, values())
    assert list(islice(found, 10)) == [math.sqrt(value) for value in range(10)]
    assert len(taken) < 100
    found.close()


def test_what_a_function_raises_is_raised_here(helpers):
    with pytest.raises(ValueError, match=r"math domain error|expected a nonnegative input") as caught:
        list(helpers.map(math.sqrt, [1] * 50 + [-1] + [1] * 50))
    assert "in serve" in "".join(caught.value.__notes__)


def test_a_process_that_ends_is_told_in_a_line(helpers):
    with pytest.raises(IndexFault, match=r"^a process that reads articles beside this one ended with code 7: run the"):
        list(helpers.map(os._exit, [7] * 50))


def test_processes_end_with_what_asked_them(helpers):
    assert len(list(helpers.map(abs, range(100)))) == 100
    children = [helper._child for helper in helpers._all]
    helpers.close()
    assert all(child.returncode == -signal.SIGKILL for child in children)


KILLED = (
    "import math, os, signal\nfrom embeddings.helpers import Helpers\nhelpers = Helpers(2)\n"
    "print(len(list(helpers.map(math.sqrt, range(100)))))\n"
    "print(*(helper._child.pid for helper in helpers._all), flush=True)\nos.kill(os.getpid(), signal.SIGKILL)"
)


def test_processes_end_with_one_that_was_killed():
    done = subprocess.run([sys.executable, "-c", KILLED], cwd=ROOT, capture_output=True, text=True, timeout=120)
    total, pids = done.stdout.splitlines()
    assert (done.returncode, done.stderr, total) == (-signal.SIGKILL, "", "100")
    until = time.monotonic() + 60
    while any(is_running(int(pid)) for pid in pids.split()) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(is_running(int(pid)) for pid in pids.split())


def is_running(pid):
    """Whether there is such a process; one that ended may wait for somebody to ask for its code."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_script_without_guard_is_not_run_again(tmp_path):
    script = tmp_path / "script.py"
    script.write_text("import math\nfrom embeddings.helpers import Helpers\nhelpers = Helpers(2)\nprint('once')\n"
                      "print(sum(helpers.map(math.sqrt, [4] * 100)))\nhelpers.close()\n")  # fmt: skip
    done = subprocess.run(
        [sys.executable, str(script)],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, cwd=tmp_path, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("once\n200.0\n", "")
