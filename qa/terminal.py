"""The terminal: text and JSON out, progress bars. The only place that writes to it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from embeddings import Progress


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


def rebuild_progress(stack: ExitStack) -> Callable[[Progress], None] | None:
    """A bar for each step on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        return None
    from tqdm import tqdm

    bars: dict[str, tqdm[Any]] = {}

    def update(progress: Progress) -> None:
        bar = bars.get(progress.step)
        if bar is None:
            unit = {"clean": " articles", "embed": " chunks", "write": " builds"}[progress.step]
            bar = bars[progress.step] = stack.enter_context(tqdm(desc=progress.step, unit=unit, file=sys.stderr))
        bar.total = progress.total
        bar.n = progress.done
        bar.refresh()

    return update


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
