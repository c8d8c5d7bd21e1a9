import json
import os
import subprocess
import sys

import pytest

from qa.web.archive.outcome import Outcome, Step, failure
from qa.web.archive.rebuilding import Rebuilding, State
from tests.web.archive.conftest import wait_for


def calls(folder):
    """The options of every call so far."""
    index = os.fspath(folder / "index")
    return [
        line.removeprefix(f"--index {index} --json").strip() for line in (folder / "arguments").read_text().splitlines()
    ]


def test_at_first_nothing_runs(rebuilding):
    assert rebuilding.state == State()
    assert rebuilding.build() == State()  # not without a comparison
    assert rebuilding.cancel() == State()


def test_a_comparison_tells_what_would_change_and_a_build_does_it(rebuilding, ended, folder):
    assert rebuilding.compare() == State("comparing", 1)
    state = ended()
    assert (state.phase, state.outcome.added, state.outcome.expected_minutes) == ("compared", ("new.txt",), 0.4)
    assert (state.outcome.changes, state.outcome.drops_many) == (5, True)  # 3 of 12
    assert rebuilding.build(allow_drop=True) == State("building", 2)
    state = ended()
    assert (state.phase, state.outcome.build, state.outcome.skipped) == (
        "published", "00002-abcdef", (("a.zip", "unsupported"),)
    )  # fmt: skip
    assert calls(folder) == ["--dry-run", "--yes"]
    rebuilding.compare()
    ended()
    rebuilding.build()
    ended()
    assert calls(folder)[2:] == ["--dry-run", ""]


def test_progress_is_told_while_it_runs(rebuilding, folder):
    (folder / "hold").touch()
    rebuilding.compare()
    wait_for(lambda: rebuilding.state.step is not None)
    assert rebuilding.state == State("comparing", 1, Step("embed", 3, 9, 2.0, 3))


def test_only_one_runs_at_a_time(rebuilding, ended, folder):
    (folder / "hold").touch()
    first = rebuilding.compare()
    undone = []
    assert rebuilding.compare().run == rebuilding.build().run == first.run
    assert rebuilding.add(folder, lambda: undone.append("busy")).run == first.run
    assert undone == ["busy"]
    (folder / "hold").unlink()
    assert ended().phase == "compared"
    assert calls(folder) == ["--dry-run"]


def test_cancelling_ends_the_process_and_again_does_nothing(rebuilding, ended, folder):
    (folder / "hold").touch()
    rebuilding.compare()
    wait_for(lambda: rebuilding.state.step is not None)
    assert rebuilding.cancel().ending
    rebuilding.cancel()
    assert ended() == State("cancelled", 1)
    assert rebuilding.cancel() == State("cancelled", 1)
    (folder / "hold").unlink()
    rebuilding.compare()
    assert ended().phase == "compared"
    assert rebuilding.cancel() == State("idle", 2)


def test_a_process_that_does_not_listen_is_killed(rebuilding, ended, folder, monkeypatch):
    monkeypatch.setattr("qa.web.archive.rebuilding._KILL_AFTER_S", 0.05)
    (folder / "hold").touch()
    (folder / "deaf").touch()
    rebuilding.compare()
    wait_for(lambda: rebuilding.state.step is not None)
    rebuilding.cancel()
    assert ended().phase == "cancelled"


def test_closing_ends_what_runs_and_lets_nothing_begin(rebuilding, folder):
    (folder / "hold").touch()
    rebuilding.compare()
    wait_for(lambda: rebuilding.state.step is not None)
    rebuilding.close()
    assert rebuilding.state == State("cancelled", 1)
    assert rebuilding.compare() == State("cancelled", 1)


def test_adding_reads_one_folder_and_is_undone_where_it_fails(rebuilding, ended, folder):
    undone = []
    assert rebuilding.add(folder / "more", lambda: undone.append(1)) == State("building", 1, adding=True)
    assert (ended().phase, undone) == ("published", [])
    (folder / "error").write_text("article-qa: no")
    rebuilding.add(folder / "more", lambda: undone.append(2))
    assert (ended().phase, undone) == ("failed", [2])
    assert calls(folder) == [f"--add {folder / 'more'}"] * 2


def test_a_failure_is_a_sentence(rebuilding, ended, folder):
    (folder / "error").write_text("article-qa: no such file or folder: /gone")
    rebuilding.compare()
    assert ended() == State("failed", 1, sentence="No such file or folder: /gone.")


def test_a_program_that_is_not_there_is_a_failure(tmp_path):
    rebuilding = Rebuilding(tmp_path, (os.fspath(tmp_path / "no-such-program"),))
    assert rebuilding.compare().sentence == "The rebuild could not be started (No such file or directory)."
    assert not rebuilding.state.is_running


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        pytest.param(
            "article-qa: no such file or folder: /press {0}, remembered from an earlier rebuild: give all PATHs again,"
            " or take its articles out with --remove",
            "The folder or file /press {0} is read at every rebuild, and it is gone. Put it back, or name what is to "
            "be read from now on with “article-qa rebuild PATH” in a terminal.",
            id="source gone",
        ),
        pytest.param(
            "article-qa: another rebuild is writing /index: wait for it to end, then try again",
            "Another rebuild of this index is running, perhaps in a terminal. Wait until it has ended, then try again.",
            id="lock held",
        ),
        pytest.param(
            "article-qa: this would drop 3 of 5 articles: add --yes if that is meant",
            "By now this would drop 3 of 5 articles. Compare once more to see which, and confirm it.",
            id="drop",
        ),
        pytest.param(
            "RuntimeError: boom",
            "The rebuild broke off; the terminal that this page was started from says why. The index is as it was.",
            id="bug",
        ),
    ],
)
def test_what_the_command_says_is_said_for_the_page(line, sentence):
    assert failure(["Traceback (most recent call last):\n", f"{line}\n"]) == sentence


@pytest.mark.parametrize("line", ["", "skipped a.zip: no", '{"progress"', '{"progress": 3}', '{"progress": {}}'])
def test_other_lines_are_no_progress(line):
    assert Step.read(line) is None


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"added": 3}'])
def test_what_is_no_report_is_refused(text):
    with pytest.raises(ValueError, match=r"not a report|Expecting"):
        Outcome.read(text)


def test_the_real_command_rebuilds_the_remembered_sources(tmp_path, tiny_model, own_coast):
    index = tmp_path / "index"
    build = [sys.executable, "-m", "qa.cli", "rebuild", "--index", index, "--json"]
    subprocess.run([*build, own_coast, "--embedder", tiny_model], check=True, capture_output=True)
    (own_coast / "pier.txt").write_text("The pier of Saltmere is closed.")
    rebuilding = Rebuilding(index)
    for start, phase in ((rebuilding.compare, "compared"), (rebuilding.build, "published")):
        start()
        wait_for(lambda: not rebuilding.state.is_running)
        assert (rebuilding.state.phase, rebuilding.state.outcome.added) == (phase, ("pier.txt",))
    status = subprocess.run(
        [sys.executable, "-m", "qa.cli", "status", "--index", index, "--json"], check=True, capture_output=True
    )
    assert json.loads(status.stdout)["build"] == rebuilding.state.outcome.build
