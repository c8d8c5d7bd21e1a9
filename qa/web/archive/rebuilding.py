"""One rebuild at a time, as the command line in a process of its own: the page stays quick, and can end it."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Literal

from qa.web.archive.outcome import Outcome, Step, failure

logger = logging.getLogger(__name__)

Phase = Literal["idle", "comparing", "compared", "building", "published", "failed", "cancelled"]

#: -P: what happens to lie in the working directory is not imported.
COMMAND = (sys.executable, "-P", "-m", "qa.cli", "rebuild")
#: The least there is: it gets what questions leave over.
_NICENESS = 19
_KILL_AFTER_S = 10.0
_LINES_KEPT = 40


@dataclass(frozen=True, slots=True)
class State:
    """Where the rebuild is.

    Attributes:
        run: Counts comparisons and rebuilds, so that a page can tell one from the next.
        step: While it runs, once it has said anything.
        outcome: What it would do ("compared") or did ("published").
        sentence: Why it failed.
        adding: Whether it only adds files, and reads nothing else again.
        ending: Whether it was told to end, and has not yet.
    """

    phase: Phase = "idle"
    run: int = 0
    step: Step | None = None
    outcome: Outcome | None = None
    sentence: str = ""
    adding: bool = False
    ending: bool = False

    @property
    def is_running(self) -> bool:
        """Tell whether a process is at work."""
        return self.phase in ("comparing", "building")


class Rebuilding:
    """Compares the index with what it was made of, and rebuilds it; the sources are those that it remembers.

    Args:
        index: Its folder.
        command: What is run; for tests.
    """

    def __init__(self, index: Path, command: Sequence[str] = COMMAND) -> None:
        self._command = (*command, "--index", os.path.abspath(index), "--json")  # noqa: PTH100 (links stay as named)
        self._lock = threading.Lock()  # guards what follows
        self._state = State()
        self._child: subprocess.Popen[str] | None = None
        self._closed = False
        self._reader: threading.Thread | None = None

    @property
    def state(self) -> State:
        """Where it is now."""
        return self._state

    def compare(self) -> State:
        """Start finding out what a rebuild would change, unless something runs already."""
        return self._start("comparing", ["--dry-run"])

    def build(self, *, allow_drop: bool = False) -> State:
        """Start the rebuild that was compared; without a comparison, and while something runs, nothing happens.

        Args:
            allow_drop: Go on although over 20 % of the articles would be lost.
        """
        if self._state.phase != "compared":
            return self._state
        return self._start("building", ["--yes"] if allow_drop else [])

    def add(self, folder: Path, undo: Callable[[], None]) -> State:
        """Start adding a folder to the sources, without reading the others again.

        Args:
            folder: What is read.
            undo: Called if it does not come to a new build, or does not begin as something else runs.
        """
        return self._start("building", ["--add", str(folder)], undo)

    def cancel(self) -> State:
        """End what runs, or put away what was compared; the index stays as it is."""
        with self._lock:
            if self._state.phase == "compared":
                self._state = State("idle", self._state.run)
            if self._child is None or self._state.ending:
                return self._state
            self._state = replace(self._state, ending=True)
            _end(self._child)
            return self._state

    def close(self) -> None:
        """End what runs and wait for it."""
        with self._lock:
            self._closed = True
        self.cancel()
        if self._reader:
            self._reader.join()

    def _start(self, phase: Phase, options: Sequence[str], undo: Callable[[], None] = lambda: None) -> State:
        with self._lock:
            if self._child or self._closed:
                undo()
                return self._state
            run = self._state.run + 1
            printed = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115 (the reader's)
            try:
                child = _started([*self._command, *options], printed)
            except OSError as error:
                printed.close()
                undo()
                logger.warning("the rebuild could not be started: %s", error)
                self._state = State("failed", run, sentence=f"The rebuild could not be started ({error.strerror}).")
                return self._state
            self._child = child
            self._state = State(phase, run, adding="--add" in options)
            self._reader = threading.Thread(target=self._follow, args=(child, printed, undo), name="rebuild")
            self._reader.start()
            return self._state

    def _follow(self, child: subprocess.Popen[str], printed: IO[str], undo: Callable[[], None]) -> None:
        """Take progress until the process ends, then what it did."""
        lines: deque[str] = deque(maxlen=_LINES_KEPT)
        assert child.stderr is not None  # a pipe
        with printed, child.stderr:
            for line in child.stderr:
                step = Step.read(line)
                if step:
                    with self._lock:
                        self._state = replace(self._state, step=step)
                else:
                    lines.append(line)
            code = child.wait()
            printed.seek(0)
            text = printed.read()
        if code != 0:
            undo()
        with self._lock:
            self._state = self._ended(code, text, list(lines))
            self._child = None

    def _ended(self, code: int, text: str, lines: Sequence[str]) -> State:
        """The state after a process that ended."""
        was_cancelled, ended = self._state.ending, replace(self._state, step=None, ending=False)
        if code == 0:
            try:
                phase: Phase = "compared" if ended.phase == "comparing" else "published"
                return replace(ended, phase=phase, outcome=Outcome.read(text))
            except ValueError as error:
                lines = [*lines, str(error)]
        if was_cancelled:
            return replace(ended, phase="cancelled")
        logger.warning("the rebuild failed with code %d: %s", code, "".join(lines).strip())
        return replace(ended, phase="failed", sentence=failure(lines))


def _started(command: Sequence[str], printed: IO[str]) -> subprocess.Popen[str]:
    """Start a process that gives way to this one."""
    root = str(Path(__file__).parents[3])  # wherever this program was started from, the child is the same program
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    child = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=printed,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONIOENCODING": "utf-8"},
        encoding="utf-8",
        errors="replace",
        start_new_session=True,  # Ctrl-C in the terminal is for the page, which ends its child itself
    )
    if hasattr(os, "setpriority"):
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, child.pid, _NICENESS)
    return child


def _end(child: subprocess.Popen[str]) -> None:
    """Let a process end by itself, and soon make it; it keeps its id until it is waited for."""
    child.terminate()
    killing = threading.Timer(_KILL_AFTER_S, child.kill)
    killing.daemon = True
    killing.start()
