"""Where the time goes: of a cold `article-qa ask`, of one more in the same process, and of a rebuild.

    python -m tests.benchmarks.speed.profile [--index DIR] [--articles PATH ...] [--question TEXT] [--svg FOLDER]

Prints a table each. With --svg and py-spy installed, a flame graph of each is written there too.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.speed.sampler import sampled
from tests.benchmarks.speed.shares import shares
from tests.benchmarks.speed.table import markdown

PARTS = ("cold", "warm", "rebuild")
_ROOT = Path(__file__).parents[3]
_QUESTION = "How many battlegroups does NATO have on its eastern flank?"
_TIMES = 30  # a warm question is asked
_RUNS = 5  # of a cold process
_LEAST = 0.005  # of the whole; less is one row
_REST = "all else"


def cold(args: argparse.Namespace) -> Counter[str]:
    """Ask as the command line does, imports included."""
    with sampled() as seconds:
        from qa import cli

        cli.main(["ask", "--index", str(args.index), args.question])
    return shares(seconds)


def warm(args: argparse.Namespace) -> Counter[str]:
    """Ask again and again."""
    from qa import ArticleQA

    with ArticleQA.open(args.index) as engine:
        asked = [args.question, *args.others]
        for question in asked:
            engine.ask(question).to_dict()
        began = time.perf_counter()
        with sampled() as seconds:
            for at in range(_TIMES):
                json.dumps(engine.ask(asked[at % len(asked)]).to_dict())
        print(f"{(time.perf_counter() - began) / _TIMES * 1000:.1f} ms a question", file=sys.stderr)
    return shares(seconds)


def rebuild(args: argparse.Namespace) -> Counter[str]:
    """Build an index of the articles, from files to the published build; one of another article is there already."""
    from qa import Article, rebuild_index

    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index"
        text = "Ships sail to Riga."
        rebuild_index([Article("ships", text, text, sentences=((0, len(text)),))], index)
        with sampled() as seconds:
            report = rebuild_index(args.articles, index, allow_drop=True)
        print(f"{report.embedded} chunks embedded in {report.seconds} s", file=sys.stderr)
    return shares(seconds, rebuild=True)


def main() -> None:
    args = _arguments()
    if args.part:
        with contextlib.redirect_stdout(io.StringIO()):
            found = {"cold": cold, "warm": warm, "rebuild": rebuild}[args.part](args)
        print(json.dumps(found))
        return
    with tempfile.TemporaryDirectory() as folder:
        if args.index is None:
            args.index = Path(folder) / "index"
            subprocess.run([sys.executable, "-m", "qa.cli", "rebuild", "--index", str(args.index)], check=True)
        for part in args.parts:
            runs = [_part(part, args) for _ in range(_RUNS if part == "cold" else 1)]
            found = sorted(runs, key=lambda run: sum(run.values()))[len(runs) // 2]
            print(f"\n### {part}: {sum(found.values()):.2f} s\n\n{_table(found)}")
            if args.svg:
                _flame(part, args)


def _part(part: str, args: argparse.Namespace) -> Counter[str]:
    """Run one of them in a process of its own."""
    done = subprocess.run(_command(part, args), stdout=subprocess.PIPE, text=True, check=True, env=_environment())
    return Counter(json.loads(done.stdout.splitlines()[-1]))


def _command(part: str, args: argparse.Namespace) -> list[str]:
    articles = [str(path) for path in args.articles]
    command = [sys.executable, "-W", "ignore", "-m", "tests.benchmarks.speed.profile", "--part", part]
    return [*command, "--index", str(args.index), "--question", args.question, "--articles", *articles]


def _environment() -> dict[str, str]:
    offline = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1"}
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"} | offline


def _flame(part: str, args: argparse.Namespace) -> None:
    """Let py-spy draw it."""
    spy = shutil.which("py-spy") or shutil.which("py-spy", path=str(Path(sys.executable).parent))
    if spy is None:
        print(f"\nno flame graph of {part}: py-spy is not installed")
        return
    args.svg.mkdir(parents=True, exist_ok=True)
    path = args.svg / f"{part}.svg"
    ask = [sys.executable, "-m", "qa.cli", "ask", "--index", str(args.index), args.question]
    command = ask if part == "cold" else _command(part, args)
    record = [spy, "record", "--rate", "500", "--output", str(path), "--", *command]
    subprocess.run(record, check=True, env=_environment(), stdout=subprocess.DEVNULL)
    print(f"\nflame graph: {path}")


def _table(seconds: Counter[str]) -> str:
    """A row for what took its share, most first."""
    total = sum(seconds.values())
    shown = [(name, time) for name, time in seconds.most_common() if time >= _LEAST * total]
    rows = [*shown, (_REST, total - sum(time for _, time in shown))]
    cells: Sequence[Sequence[str]] = [
        [name, f"{time * 1000:,.0f}", f"{time / total * 100:.0f} %"] for name, time in rows
    ]
    return markdown(["", "ms", "share"], cells)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", type=Path, help="that is asked; default: one of the samples, made now")
    samples = _ROOT / "corpus" / "articles"
    parser.add_argument("--articles", nargs="+", type=Path, default=[samples], help="that are built")
    parser.add_argument("--question", default=_QUESTION)
    parser.add_argument("--others", nargs="*", default=[], help="more questions, asked in turn when warm")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--svg", type=Path, metavar="FOLDER", help="for flame graphs")
    parser.add_argument("--part", choices=PARTS, help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
