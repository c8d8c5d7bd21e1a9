"""How long one article takes to be added to, changed in and removed from an index, and an unchanged one to be opened.

Run by hand: python -m tests.benchmarks.measure_update FOLDER [--chunks 1000 10000 100000] [--runs 5]

Makes an index of made-up articles and vectors for each size under FOLDER, or takes the one that is there; so it
measures everything but reading and embedding. Each update is made in a process of its own, and a second one opens the
index and looks for the article. Times are medians, in seconds: `update` from the call of build_index to its return,
`open` of open_index, `process` of a whole process that updates or finds, imports and made-up embedding included.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from corpus import Article, Filter, Span
from embeddings import (
    BuildRequest,
    Content,
    EmbeddedTexts,
    TokenVectors,
    Vectors,
    build_index,
    current_build_id,
    open_index,
    read_manifest,
)

_CHUNKS_PER_ARTICLE = 8  # or one less
_WORDS_PER_SENTENCE = 18
_SENTENCES_PER_CHUNK = 9
_TOKENS = 64  # kept of a chunk; real ones have about 190
_STEPS = ("add", "change", "remove")


class RandomEmbedder:
    """Vectors that depend on the text and mean nothing."""

    name = "made-up"
    fingerprint = "6d616465207570" * 4
    dim = 384
    max_tokens = 256

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(text) // 5 for text in texts]

    def embed_documents(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        return self.embed_passages(texts, progress).vectors

    def embed_query(self, text: str) -> Vectors:
        return self.embed_documents([text])

    def embed_question(self, text: str) -> EmbeddedTexts:
        return self.embed_passages([text])

    def embed_passages(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> EmbeddedTexts:
        rows = [np.random.default_rng(len(text) * 7919 + sum(map(ord, text[-40:]))) for text in texts]
        vectors = np.array([row.standard_normal(self.dim) for row in rows], dtype=np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        starts = np.arange(_TOKENS, dtype=np.int32)
        if progress:
            progress(len(texts))
        shifted = (np.roll(vectors[at], 1)[None] * _signs() for at in range(len(texts)))
        return EmbeddedTexts(vectors, tuple(TokenVectors(tokens, starts) for tokens in shifted))


def _signs() -> Vectors:
    return np.where(np.random.default_rng(3).random((_TOKENS, RandomEmbedder.dim)) > 0.5, 1, -1).astype(np.float32)


def made_up(number: int, version: str = "") -> Article:
    """One article of words that are none, from one of 40 outlets."""
    pick = random.Random(f"{number} {version}")
    words = [f"{pick.choice('bdfgklmnprstv')}{pick.choice('aeiou')}{at % 97}" for at in range(2000)]
    sentences, parts, at = [], [], 0
    for _ in range(_CHUNKS_PER_ARTICLE * _SENTENCES_PER_CHUNK):
        sentence = " ".join(pick.choices(words, k=_WORDS_PER_SENTENCE)).capitalize() + "."
        sentences.append(Span(at, at + len(sentence)))
        parts.append(sentence)
        at += len(sentence) + 1
    text = " ".join(parts)
    name = f"made-up-{number:06d}"
    title = f"Report {number} {version}".strip()
    return Article(name, text, text, title, outlet=f"SAMPLE Post {number % 40}", sentences=tuple(sentences))


def make(index_dir: Path, chunks: int) -> None:
    """Build an index of so many chunks, unless it is there."""
    if not (index_dir / "CURRENT").exists():
        articles = tuple(map(made_up, range(chunks // (_CHUNKS_PER_ARTICLE - 1))))
        build_index(index_dir, BuildRequest(Content((), articles)), embedder=RandomEmbedder())


def update(index_dir: Path, step: str, run: int) -> dict[str, float]:
    """Make one update and time it; called in a process of its own."""
    name = f"made-up-{900_000 + run:06d}"
    if step == "remove":
        request = BuildRequest(remove=(name,))
    else:
        request = BuildRequest(add=Content((), (made_up(900_000 + run, step if step == "change" else ""),)))
    began = time.perf_counter()
    build_index(index_dir, request, embedder=RandomEmbedder())
    return {"update": time.perf_counter() - began}


def find(index_dir: Path, step: str, run: int) -> dict[str, float]:
    """Open the index and see that the update is there; called in a process of its own."""
    began = time.perf_counter()
    opened = open_index(index_dir)
    seconds = time.perf_counter() - began
    article = opened.index.article(f"made-up-{900_000 + run:06d}")
    expected = {"add": f"Report {900_000 + run}", "change": f"Report {900_000 + run} change", "remove": None}[step]
    assert (article.title if article else None) == expected
    if expected:
        assert opened.index.lexical(expected, 1, Filter(), "article")
    opened.index.close()
    return {"open": seconds}


def _process(*arguments: object) -> tuple[dict[str, float], float]:
    began = time.perf_counter()
    command = [sys.executable, "-m", "tests.benchmarks.measure_update", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout), time.perf_counter() - began


def _written(index_dir: Path) -> tuple[int, int]:
    """How many files only the current build has, and their bytes."""
    folder = index_dir / "builds" / current_build_id(index_dir)
    sizes = [path.stat() for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock"]
    own = [status.st_size for status in sizes if status.st_nlink == 1]
    return len(own), sum(own)


def measure(index_dir: Path, runs: int) -> None:
    """Print a line per kind of update."""
    chunks = read_manifest(index_dir).chunks
    found: dict[str, list[tuple[float, float, float, float]]] = {step: [] for step in _STEPS}
    written: dict[str, tuple[int, int]] = {}
    for run in range(runs + 1):  # the first is not counted: files are new to the system's cache
        for step in _STEPS:
            updated, process = _process("--step", step, "--run", run, index_dir)
            written[step] = _written(index_dir)
            opened, finding = _process("--step", f"find-{step}", "--run", run, index_dir)
            if run:
                found[step].append((updated["update"], process, opened["open"], finding))
    for step, rows in found.items():
        medians = [round(statistics.median(column), 3) for column in zip(*rows, strict=True)]
        names = ("update", "process", "open", "process")
        shown = "  ".join(f"{name} {value:.3f}" for name, value in zip(names, medians, strict=True))
        most = max(row[0] for row in rows)
        files, size = written[step]
        print(f"{chunks:>7} chunks  {step:6}  {shown}  longest update {most:.3f}  written {files} files, {size} bytes")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--chunks", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--step", help=argparse.SUPPRESS)
    parser.add_argument("--run", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.step:
        call = find if args.step.startswith("find-") else update
        print(json.dumps(call(args.folder, args.step.removeprefix("find-"), args.run)))
        return
    for chunks in args.chunks:
        index_dir = args.folder / str(chunks)
        make(index_dir, chunks)
        measure(index_dir, args.runs)


if __name__ == "__main__":
    main()
