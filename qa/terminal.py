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


def print_json(value: object) -> None:
    """Write a value as indented JSON."""
    print_text(json.dumps(value, ensure_ascii=False, indent=2))


def print_text(text: str) -> None:
    """Write to standard output, whatever its encoding can show."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding) + "\n")


def warn(text: str) -> None:
    """Write a line to standard error."""
    sys.stderr.write(text + "\n")
