"""Work that other processes do beside this one: a function of many values, whose results come in the values' order.

They are plain children of this process and not those of `multiprocessing`, which run the script again that called them.
One that loses its parent, however that ended, comes to the end of its input and ends too.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from itertools import chain, islice
from typing import Any, TypeVar

from embeddings.errors import IndexFault

#: So many values are worked on here: others start in about that time.
_FEW = 32
#: Values that are sent at once, and how many times that waits for each process: what bounds memory.
_GROUP = 4
_AHEAD = 4
#: More would wait for this one, which takes what they give.
_MOST = 8

_START = (
    "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); from embeddings.helpers import serve; serve()"
)

_Value = TypeVar("_Value")
_Made = TypeVar("_Made")


class Helpers:
    """Processes that are started when there is enough to do, one a processor.

    Args:
        count: How many; with fewer than two, everything is done here.
    """

    def __init__(self, count: int | None = None) -> None:
        self._count = min(os.cpu_count() or 1, _MOST) if count is None else count
        self._lock = threading.Lock()
        self._all: list[_Helper] = []
        self._idle: list[_Helper] = []
        self._is_closed = False

    def map(self, do: Callable[[_Value], _Made], values: Iterable[_Value]) -> Iterator[_Made]:
        """Yield what a function gives of each value, in order.

        Args:
            do: A function of a module that can be imported; what it raises is raised here.
            values: Taken in this thread, some of them before they are needed.

        Raises:
            IndexFault: If a process ends meanwhile.
        """
        rest = iter(values)
        first = list(islice(rest, _FEW + 1))
        if len(first) <= _FEW or self._count < 2:
            yield from map(do, chain(first, rest))
        else:
            yield from self._map(do, chain(first, rest))

    def close(self) -> None:
        """End the processes, whatever they do."""
        with self._lock:
            self._is_closed = True
            for helper in self._all:
                helper.end()

    def _map(self, do: Callable[[_Value], _Made], values: Iterator[_Value]) -> Iterator[_Made]:
        waiting: deque[Future[list[_Made]]] = deque()
        threads = ThreadPoolExecutor(self._count)  # each waits for one process
        try:
            while group := list(islice(values, _GROUP)):
                waiting.append(threads.submit(self._ask, do, group))
                if len(waiting) >= _AHEAD * self._count:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            threads.shutdown(wait=False, cancel_futures=True)

    def _ask(self, do: Callable[[_Value], _Made], values: Sequence[_Value]) -> list[_Made]:
        """Let a process that has nothing to do work, or this thread if none can be had."""
        helper = self._free()
        if helper is None:
            return list(map(do, values))
        found: list[_Made] = helper.ask(do, values)
        with self._lock:
            self._idle.append(helper)
        return found

    def _free(self) -> _Helper | None:
        with self._lock:
            if self._is_closed:
                raise IndexFault("stopped")
            if self._idle:
                return self._idle.pop()
            try:
                self._all.append(_Helper())
            except OSError:  # too many processes, or too little memory
                return None
            return self._all[-1]


class _Helper:
    """One process. Not to be asked by two threads at once."""

    def __init__(self) -> None:
        self._child = subprocess.Popen(
            [sys.executable, "-P", "-c", _START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,  # Ctrl-C in the terminal is for this process, which ends its children
        )
        self._to, self._from = self._child.stdin, self._child.stdout
        with suppress(OSError):  # `ask` will say so
            self._send(sys.path)

    def ask(self, do: Callable[[Any], Any], values: Sequence[Any]) -> list[Any]:
        """Return what a function gives of each value."""
        assert self._from is not None  # a pipe
        try:
            self._send((do, values))
            is_done, found = pickle.load(self._from)
        except (EOFError, OSError, pickle.UnpicklingError, ValueError) as error:
            raise IndexFault(f"{self._how_it_ended()}: run the rebuild again to go on") from error
        if not is_done:
            raise found
        made: list[Any] = found
        return made

    def end(self) -> None:
        """End it, whatever it does."""
        self._child.kill()
        self._child.wait()
        for pipe in (self._to, self._from):
            with suppress(OSError, ValueError):
                if pipe:
                    pipe.close()

    def _send(self, value: object) -> None:
        assert self._to is not None  # a pipe
        pickle.dump(value, self._to, pickle.HIGHEST_PROTOCOL)
        self._to.flush()

    def _how_it_ended(self) -> str:
        with suppress(subprocess.TimeoutExpired):
            self._child.wait(1)
        code = self._child.returncode
        how = "without a word" if code is None else f"by signal {-code}" if code < 0 else f"with code {code}"
        return f"a process that reads articles beside this one ended {how}"


def serve() -> None:
    """Do what is asked on standard input until it ends; runs in a process of its own."""
    asked, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # so that nothing a library prints comes among the answers
    with suppress(EOFError, BrokenPipeError):
        while True:
            do, values = pickle.load(asked)
            try:
                answer = pickle.dumps((True, list(map(do, values))), pickle.HIGHEST_PROTOCOL)
            except Exception as error:  # is raised where it was asked
                answer = _carried(error)
            answers.write(answer)
            answers.flush()
    os._exit(0)  # nothing is left that would need an end


def _carried(error: Exception) -> bytes:
    """An error on its way to another process, with where it came from."""
    error.add_note(traceback.format_exc())
    try:
        carried = pickle.dumps((False, error), pickle.HIGHEST_PROTOCOL)
        pickle.loads(carried)
        return carried
    except Exception:  # it cannot be carried
        return pickle.dumps((False, RuntimeError(traceback.format_exc())), pickle.HIGHEST_PROTOCOL)
