"""Running the contestants: each in its own process, all in every round, one after the other in an order of its own."""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from tests.benchmarks.speed.material import Material, update_question, update_text, update_word
from tests.benchmarks.speed.registry import OURS, find

_WORKER = (sys.executable, "-W", "ignore", "-m", "tests.benchmarks.speed.worker")
_OURS = (sys.executable, "-m", "qa.cli")
_THREADS = 8  # that ask at once
_QUESTIONS = 60  # of a round
_WARMING = 5
_FIRST_UPDATE = 100
_COLD = ("cold", "cold_cpu", "cold_peak")

_Item = TypeVar("_Item")


def shuffled(items: Iterable[_Item], number: int) -> list[_Item]:
    """Return items in an order of the round's own, the same in every run.

    So it is not always the same one that feels what another leaves behind.
    """
    return random.Random(number).sample(given := list(items), len(given))


class Failed(Exception):
    """A contestant could not do something."""


class Process:
    """A contestant that waits to be told what to do."""

    def __init__(self, name: str, model: str, environment: Mapping[str, str], log: Path) -> None:
        command = [*_WORKER, name, "--model", model]
        with log.open("ab") as errors:
            self._process = subprocess.Popen(
                command, env=dict(environment), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True
            )
        self._model = model

    def do(self, what: str, **given: Any) -> Any:
        """Have it do something, and return what it tells of it."""
        assert self._process.stdin
        assert self._process.stdout
        try:
            print(json.dumps({"do": what, "model": self._model, **given}), file=self._process.stdin, flush=True)
            answer = json.loads(self._process.stdout.readline())
        except (BrokenPipeError, json.JSONDecodeError):
            raise Failed("its process ended") from None
        if "error" in answer:
            raise Failed(answer["error"])
        return answer["value"]

    def end(self) -> None:
        """End it."""
        try:
            self.do("close")
        except Failed as error:
            print(f"close: {error}", file=sys.stderr)
        self._process.kill()
        self._process.communicate()


@dataclass
class Run:
    """What is found of all contestants.

    Attributes:
        values: Per measure and contestant, a value a round.
        failures: What a contestant could not do.
    """

    names: Sequence[str]
    model: str
    threads: int
    rounds: int
    log: Path
    seconds: float = 2.0
    values: dict[str, dict[str, list[float]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    failures: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        """The same for all: threads, nothing from the network, and modules compiled once, as installed ones are."""
        threads = dict.fromkeys(
            ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS"), str(self.threads)
        )
        offline = dict.fromkeys(("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"), "1")
        silent = {"ANONYMIZED_TELEMETRY": "False", "HAYSTACK_TELEMETRY_ENABLED": "False"}
        kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        return kept | threads | offline | silent | {"TOKENIZERS_PARALLELISM": "true"}

    def cold(self, scale: Material) -> None:
        """Whole processes from their start to a first answer; ours answers out of the whole index."""
        question = scale.questions()[0]
        for at in range(self.rounds + 1):  # the first is not counted: the system reads files for the first time
            self._say("cold", at)
            for name in shuffled(self._taking("cold"), at):
                if ("cold", name) in self.failures:
                    continue
                ours = [*_OURS, "ask", "--index", str(scale.index), question]
                others = [*_WORKER, name, "--model", self.model, "--cold", question]
                try:
                    found = self._whole(ours if name == OURS else others)
                except Failed as error:
                    self.failures["cold", name] = str(error)
                    continue
                for key, value in zip(_COLD, found, strict=True):
                    self.values[key][name].append(value)
        for key in _COLD:
            for row in self.values[key].values():
                del row[0]

    def build(self, real: Material) -> None:
        """Texts embedded and indexed for real, by processes that have read the model."""
        count = len(real.texts())
        processes = self._started("build")
        for process in processes.values():
            process.do("warm_up")
        for at in range(self.rounds):
            self._say("build", at)
            for name, process in shuffled(processes.items(), at):
                self._note(
                    "build", name, lambda p=process: count / p.do("fill", folder=str(real.folder), made_up=False)
                )
        self._ended(processes)

    def warm(self, scale: Material) -> None:
        """Questions to a filled index, from one thread and from several, memory, and one article more."""
        questions = scale.questions()
        processes = self._started("warm")
        for name, process in list(processes.items()):
            self._note("fill", name, lambda p=process: p.do("fill", folder=str(scale.folder), made_up=True))
            if ("fill", name) in self.failures:
                processes.pop(name).end()
                continue
            process.do("retrieve", questions=questions[:_WARMING], seconds=60)
        for at in range(self.rounds):
            self._say("warm", at)
            asked = [
                questions[(_WARMING + at * 2 * _QUESTIONS + number) % len(questions)]
                for number in range(2 * _QUESTIONS)
            ]
            for name, process in shuffled(processes.items(), at):
                self._ask(name, process, asked[:_QUESTIONS])
                given = {"questions": asked[_QUESTIONS:], "seconds": self.seconds, "threads": _THREADS}
                self._note("together", name, lambda p=process, g=given: p.do("together", **g))
        for name, process in processes.items():
            self._note("memory", name, lambda p=process: p.do("memory")[0])
        for at in range(self.rounds + 1):  # the first reads what only updates need
            self._say("update", at)
            for name, process in shuffled(processes.items(), at):
                self._note("update", name, lambda p=process, n=at: p.do("update", number=_FIRST_UPDATE + n) * 1000)
        for row in self.values["update"].values():
            del row[0]
        self._ended(processes)

    def whole_update(self, scale: Material) -> None:
        """Ours alone: a process that adds an article, and another that finds it."""
        path = self.log.with_name("added.json")
        for at in range(self.rounds):
            number = 10 * _FIRST_UPDATE + at
            path.write_text(json.dumps({"id": path.stem, "text": update_text(number)}), encoding="utf-8")
            added, _, _ = self._whole([*_OURS, "rebuild", "--index", str(scale.index), "--add", str(path)])
            find = [*_OURS, "search", "--index", str(scale.index), update_question(number)]
            found, _, _ = self._whole(find, expected=update_word(number))
            self.values["process_add"][OURS].append(added)
            self.values["process_find"][OURS].append(found)
        self._whole([*_OURS, "rebuild", "--index", str(scale.index), "--remove", path.stem])

    def _ask(self, name: str, process: Process, questions: Sequence[str]) -> None:
        given = {"questions": questions, "seconds": self.seconds}
        for what in ("retrieve", "ask") if name == OURS else ("retrieve",):
            try:
                times, cpu = process.do(what, **given)
            except Failed as error:
                self.failures[what, name] = str(error)
                continue
            self.values[f"{what}_cpu"][name].append(cpu / len(times) * 1000)
            self.values[f"{what}_p50"][name].append(statistics.median(times) * 1000)
            self.values[f"{what}_p95"][name].append(statistics.quantiles(times, n=20)[-1] * 1000)

    def _note(self, measure: str, name: str, call: Any) -> None:
        """Keep what a contestant tells; one that failed at something is not asked for it again."""
        if (measure, name) in self.failures:
            return
        try:
            self.values[measure][name].append(call())
        except Failed as error:
            self.failures[measure, name] = str(error)
            self.values[measure].pop(name, None)

    def _say(self, part: str, at: int) -> None:
        """Tell whoever waits how far it is."""
        print(f"{time.strftime('%H:%M:%S')} {part} {at + 1}", file=sys.stderr, flush=True)

    def _started(self, part: str) -> dict[str, Process]:
        self._say("load", 0)
        processes = {name: Process(name, self.model, self.environment, self.log) for name in self._taking(part)}
        for name, process in list(processes.items()):
            self._note("load", name, lambda p=process: p.do("load"))
            if ("load", name) in self.failures:
                processes.pop(name).end()
        return processes

    def _taking(self, part: str) -> list[str]:
        """Who takes part."""
        return [name for name in self.names if part in find(name).parts]

    def _ended(self, processes: Mapping[str, Process]) -> None:
        for process in processes.values():
            process.end()

    def _whole(self, command: Sequence[str], expected: str = "") -> tuple[float, float, float]:
        """Run a process to its end: wall and CPU seconds, and the most memory it had, in MB."""
        with self.log.open("ab") as errors, self.log.with_suffix(".out").open("w+b") as out:
            began = time.perf_counter()
            process = subprocess.Popen(command, env=self.environment, stdout=out, stderr=errors)
            _, status, used = os.wait4(process.pid, 0)
            wall = time.perf_counter() - began
            process.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0)
            if process.returncode or expected not in out.read().decode():
                raise Failed(f"{' '.join(command[1:5])} … ended with {process.returncode}: see {self.log}")
        return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
