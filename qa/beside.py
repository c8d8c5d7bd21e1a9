"""What questions do beside each other: of many only a few at once, and of one alone two things at once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from typing import TypeVar

Outcome = TypeVar("Outcome")


#: Questions at once. About half of a question's time is Python's lock; with more of them, threads that hand it to and
#: fro took a fifth of what was answered a second (of eight on two cores; 2, 3 and 4 at once were alike).
AT_ONCE = 3


class Beside:
    """Lets a few questions in at once, and has a second thread for one that is asked alone. Thread-safe.

    Its words are looked up while it is embedded. Of several questions each does all of its work itself: between them
    there is enough to do for every core.
    """

    def __init__(self) -> None:
        self._places = threading.Semaphore(AT_ONCE)
        self._thread = ThreadPoolExecutor(1)  # started by the first work, and ended with this object
        self._lock = threading.Lock()
        self._questions = 0

    @contextmanager
    def question(self) -> Iterator[None]:
        """Wait for a place, and count as a question until the block ends; not to be begun within another."""
        with self._lock:
            self._questions += 1
        try:
            with self._places:
                yield
        finally:
            with self._lock:
                self._questions -= 1

    def start(self, work: Callable[[], Outcome]) -> Callable[[], Outcome]:
        """Begin some work if one question is asked; else leave it to be done when its outcome is needed.

        Returns:
            What gives the outcome, however often it is called, or raises what the work raised.
        """
        return self._thread.submit(work).result if self._questions == 1 else cache(work)
