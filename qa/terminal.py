"""The terminal: text and JSON out, progress bars. The only place that writes to it."""

from __future__ import annotations

import json
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from embeddings import OnProgress, Progress

_UNITS = {"read": "articles", "clean": "articles", "compare": "articles", "embed": "chunks", "write": "steps"}
#: Between two lines of the same stage.
_LINE_EVERY_S = 0.25


def count_progress(stack: ExitStack, unit: str) -> Callable[[int, int], None] | None:
    """A bar on a terminal, nothing elsewhere; called with (done since last, total)."""
    if not sys.stderr.isatty():
        return None
    from tqdm import tqdm

    bar = stack.enter_context(tqdm(unit=f" {unit}", file=sys.stderr))

    def update(done: int, total: int) -> None:
        bar.total = total
        bar.update(done)

    return update


def rebuild_progress(stack: ExitStack) -> OnProgress | None:
    """A bar for each step on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        return None
    from tqdm import tqdm

    bars: dict[str, tqdm[Any]] = {}
    paced: set[str] = set()

    def update(progress: Progress) -> None:
        bar = bars.get(progress.step)
        if bar is None:
            unit = f" {_UNITS[progress.step]}"
            bar = tqdm(desc=progress.step, unit=unit, file=sys.stderr, initial=progress.done, total=progress.total)
            bars[progress.step] = stack.enter_context(bar)
        if progress.step not in paced and progress.done > bar.n:
            paced.add(progress.step)  # from here on: what was found again and what was waited for tell no pace
            bar.initial, bar.start_t = progress.done, time.time()
        bar.total = progress.total
        bar.n = progress.done
        bar.refresh()

    return update


class ProgressLines:
    """Writes how far a rebuild is to standard error, as JSON lines: a few a second, each stage's first and last always.

    Args:
        clock: Tells seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._stage = ""
        self._first = 0  # what was done when the stage began: found again, not computed
        self._began = self._said = 0.0
        self._paced: tuple[int, float] | None = None  # done, and when, after what comes first: a model is loaded

    def __call__(self, progress: Progress) -> None:
        """Write a line, unless one was just written."""
        now = self._clock()
        is_new = progress.step != self._stage
        if is_new:
            self._stage, self._first, self._began, self._paced = progress.step, progress.done, now, None
        if is_new or progress.done == progress.total or now - self._said >= _LINE_EVERY_S:
            self._said = now
            warn(json.dumps({"progress": self._fields(progress, now)}))
        if self._paced is None and progress.done > self._first:
            self._paced = progress.done, now

    def _fields(self, progress: Progress, now: float) -> dict[str, object]:
        done, since = self._paced or (progress.done, now)
        rate = (progress.done - done) / (now - since) if progress.done > done and now > since else None
        is_even = progress.step in ("clean", "embed")  # the others do not go on at one pace
        left = (progress.total - progress.done) / rate if rate and is_even and progress.total else None
        pace = round(rate, 1) if rate else None
        return {
            "stage": progress.step,
            "done": progress.done,
            "total": progress.total,
            "seconds": round(now - self._began, 1),
            "articles_per_second": pace if _UNITS[progress.step] == "articles" else None,
            "chunks_per_second": pace if _UNITS[progress.step] == "chunks" else None,
            "seconds_left": None if left is None else round(left),
        }


@contextmanager
def stopped_by_sigterm() -> Iterator[None]:
    """Let SIGTERM end the block as Ctrl-C does: what it made stays whole, and nothing half made is left behind."""
    if threading.current_thread() is not threading.main_thread():  # only there may handlers be set
        yield
        return

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def print_json(value: object, *, indent: int | None = 2) -> None:
    """Write a value as JSON, on one line without indent.

    What could steer a terminal and what standard output's encoding lacks is escaped, so that the value stays exact.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    text = "".join(char if char.isprintable() or char == "\n" else json.dumps(char)[1:-1] for char in text)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(value, indent=indent)
    print_text(text)


def print_text(text: str) -> None:
    """Write to standard output, whatever its encoding can show."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding) + "\n")


def warn(text: str) -> None:
    """Write a line to standard error."""
    sys.stderr.write(text + "\n")
