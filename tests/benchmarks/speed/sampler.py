"""Where a process spends its time, by looking at its main thread every millisecond.

A timer's signal is answered between two steps of Python, so a long call into a library is seen once, at its end. Each
look counts as the time since the last one; so it adds up to the whole, and what waits counts like what works.
"""

from __future__ import annotations

import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NamedTuple

_EVERY_S = 0.001


class Place(NamedTuple):
    """A function, by the file it is in."""

    file: str
    function: str


#: The functions that were running, the outermost first.
Stack = tuple[Place, ...]


@contextmanager
def sampled() -> Iterator[Counter[Stack]]:
    """Count the seconds that each stack took while the block lasts, in the main thread."""
    found: Counter[Stack] = Counter()
    last = time.perf_counter()

    def look(_: int, frame: FrameType | None) -> None:
        nonlocal last
        now = time.perf_counter()
        found[_stack(frame)] += now - last  # type: ignore[assignment]  # a Counter of seconds
        last = now

    before = signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, _EVERY_S, _EVERY_S)
    try:
        yield found
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _stack(frame: FrameType | None) -> Stack:
    places = []
    while frame is not None:
        places.append(Place(frame.f_code.co_filename, frame.f_code.co_name))
        frame = frame.f_back
    return tuple(reversed(places))
