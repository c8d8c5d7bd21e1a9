"""One contestant in a process of its own: reads what to do, a JSON object a line, and answers with one.

    python -m tests.benchmarks.speed.worker NAME --model FOLDER            waits for lines
    python -m tests.benchmarks.speed.worker NAME --model FOLDER --cold Q   loads, indexes 64 texts, finds some, ends

Libraries may print what they like: answers have a channel of their own. Times are in seconds.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from tests.benchmarks.speed.material import Material, update_question, update_text, update_word
from tests.benchmarks.speed.registry import Contestant, find, start

K = 10
_LEAST = 10  # questions of a round, however slow they are
_COLD_TEXTS = 64

Given = dict[str, Any]


def load(contestant: Contestant, given: Given) -> Any:
    """Load the model."""
    began = time.perf_counter()
    contestant.load(given["model"])
    return time.perf_counter() - began


def warm_up(contestant: Any, given: Given) -> Any:
    """Read into memory what a build needs, where that is not done by now."""
    if hasattr(contestant, "warm_up"):
        contestant.warm_up()


def fill(contestant: Contestant, given: Given) -> Any:
    """Index the material."""
    material = Material(Path(given["folder"]), given["made_up"])
    began = time.perf_counter()
    with _unembedded() if material.made_up else nullcontext():
        contestant.fill(material)
    return time.perf_counter() - began


def retrieve(contestant: Contestant, given: Given) -> Any:
    """Ask one question after the other, for as long as is given; the time of each, and the CPU time of all."""
    return _each(lambda question: contestant.retrieve(question, K), given)


def ask(contestant: Any, given: Given) -> Any:
    """The same with whole answers."""
    return _each(contestant.ask, given)


def together(contestant: Contestant, given: Given) -> Any:
    """Ask from several threads; questions a second."""
    threads, until = given["threads"], time.perf_counter() + given["seconds"]
    began = time.perf_counter()

    def work(number: int) -> int:
        asked = 0
        for question in given["questions"][number::threads]:
            contestant.retrieve(question, K)
            asked += 1
            if time.perf_counter() > until:
                break
        return asked

    with ThreadPoolExecutor(threads) as pool:
        asked = sum(pool.map(work, range(threads)))
    return asked / (time.perf_counter() - began)


def update(contestant: Contestant, given: Given) -> Any:
    """Add an article and find it."""
    number = given["number"]
    began = time.perf_counter()
    contestant.add(number, update_text(number))
    found = contestant.retrieve(update_question(number), K)
    seconds = time.perf_counter() - began
    assert any(update_word(number) in text for text in found), "the article added was not found"
    return seconds


def memory(contestant: Contestant, given: Given) -> Any:
    """Resident memory, and the most there was, in MB."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    found = dict(line.split(":", 1) for line in lines)
    return [int(found[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM")]


def close(contestant: Any, given: Given) -> Any:
    """Put back what was changed on the disk."""
    if hasattr(contestant, "close"):
        contestant.close()


_DO: dict[str, Callable[[Any, Given], Any]] = {
    call.__name__: call for call in (load, warm_up, fill, retrieve, ask, together, update, memory, close)
}


def _each(call: Callable[[str], object], given: Given) -> tuple[list[float], float]:
    times: list[float] = []
    cpu, until = time.process_time(), time.perf_counter() + given["seconds"]
    for question in given["questions"]:
        began = time.perf_counter()
        call(question)
        ended = time.perf_counter()
        times.append(ended - began)
        if ended > until and len(times) >= _LEAST:
            break
    return times, time.process_time() - cpu


def _unembedded() -> Any:
    """Nothing is embedded, if there is anything to embed with."""
    if "sentence_transformers" not in sys.modules and "txtai" not in sys.modules:
        return nullcontext()
    from tests.benchmarks.speed.made_up import nothing_embedded

    return nothing_embedded()


def _cold(contestant: Contestant, model: str, question: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        material = Material(Path(folder), made_up=True)
        texts = [f"Ship number {number} sailed to Riga." for number in range(_COLD_TEXTS)]
        material.texts_file.write_text(json.dumps(texts), encoding="utf-8")
        contestant.load(model)
        fill(contestant, {"folder": folder, "made_up": True})
        assert len(contestant.retrieve(question, K)) == K
    os._exit(0)  # nobody waits for what a library does at its end


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name")
    parser.add_argument("--model", required=True)
    parser.add_argument("--cold", metavar="QUESTION")
    args = parser.parse_args()
    contestant = start(find(args.name))
    if args.cold:
        _cold(contestant, args.model, args.cold)
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    for line in sys.stdin:
        given = json.loads(line)
        try:
            answer = {"value": _DO[given.pop("do")](contestant, given)}
        except Exception as error:  # whatever a library raises: the others go on
            answer = {"error": f"{type(error).__name__}: {error}"[:300]}
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    main()
