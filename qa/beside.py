"""Doing one thing beside another, for a question that has the program to itself."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from typing import TypeVar

Outcome = TypeVar("Outcome")


class Beside:
    """A second thread for a question that is asked alone. Thread-safe.

    Its words are looked up while it is embedded. Of several questions each does all of its work itself: between them
    there is enough to do for every core, and handing Python's lock to and fro costs them all.
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1)  # started by the first work, and ended with this object
        self._lock = threading.Lock()
        self._questions = 0

    @contextmanager
    def question(self) -> Iterator[None]:
        """Count a question for as long as the block lasts."""
        with self._lock:
            self._questions += 1
        try:
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
