"""How fast an index is searched, by size and by what a filter leaves, and how much of the truth is found.

    OMP_NUM_THREADS=1 python -m tests.benchmarks.measure_search INDEX [--questions FILE] [--count 60] [--runs 3]
        [--made-up 100000 --folder FOLDER]

INDEX is measured as it is. With --made-up an index of so many chunks is made in FOLDER, or the one there is taken: the
articles of INDEX over and over under other names, on a day each, their words as they are, and their vectors mixed:
unit(v + 0.35 w + 0.5 noise) of the chunk's own v and another one's w, which gives a question about as many near ones
as real news does. Questions are those of `article-qa evaluate`, or else titles.

Printed are files by kind; memory that a process of its own holds more once the index is open, and once it was
searched; and a line per filter, from all articles to one in 10,000: the chunks it leaves; p50 and p95 of the dense leg,
of the words' leg and of both, k = 100, and each p50 as a multiple of that without a filter, asked in turn; the share of
the true 10 and 100 best that the dense leg finds, and the least of any question. `near` and `far` leave each question
the half of the articles that is most or least like it, by name. `no codes` searches exactly. Times are milliseconds of
the one thread that searches, so that another program that takes the processor counts little.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus import Filter
from embeddings import QueryEmbedder, TokenSigns, Vectors, open_index, read_manifest
from embeddings.local import LocalIndex
from embeddings.next_build import Batch, NextBuild
from embeddings.plan import Plan
from embeddings.publish import build_folder, new_build, publish, writer_lock
from embeddings.rows import StoredArticle
from embeddings.segments import SEGMENT_CHUNKS, open_segment
from embeddings.whole import WholeFiles
from qa.evaluation.questions import read_questions

K = 100
SHARES = (0.9, 0.6, 0.3, 0.1, 0.03, 0.01, 0.003, 0.001, 0.0001)
_FIRST_DAY = date(1900, 1, 1)
_NO_TOKENS = TokenSigns(np.zeros((0, 48), np.uint8), np.zeros(0, np.int32))


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A question as both legs take it."""

    text: str
    vector: Vectors


Search = Callable[[Asked, Filter], object]


def make(base: Path, target: Path, chunks: int) -> None:
    """Write an index of so many chunks, unless it is there."""
    if (target / "CURRENT").exists():
        return
    manifest = read_manifest(base)
    whole = WholeFiles(build_folder(base, manifest.build_id))
    segments = [open_segment(whole, files, manifest.embedder.dim) for files in manifest.segments]
    rows = np.concatenate([segment.vectors.rows for segment in segments])
    articles = [segment.texts.stored(fields) for segment in segments for fields in segment.fields]
    with writer_lock(target), new_build(target, None) as build_id:
        with closing(NextBuild(target, build_id, None, [], [])) as build:
            for batch in _batches(articles, rows, chunks):
                build.add(batch)
            made = build.finish(Plan((), (), (), (), ()), manifest.embedder, 10 * chunks, None, {})
        publish(target, made, build.whole)


def _batches(articles: Sequence[StoredArticle], rows: Vectors, chunks: int) -> Iterator[Batch]:
    random = np.random.default_rng(1)
    firsts = np.cumsum([0, *(len(item.chunks) for item in articles)])
    days = random.permutation(20 * len(articles)).tolist()
    stored: list[StoredArticle] = []
    taken: list[NDArray[np.int64]] = []
    done = size = 0
    for number, day in enumerate(days):
        at = number % len(articles)
        stored.append(_renamed(articles[at], number, _FIRST_DAY + timedelta(day)))
        taken.append(np.arange(firsts[at], firsts[at + 1]))
        size, done = size + len(taken[-1]), done + len(taken[-1])
        if size >= SEGMENT_CHUNKS or done >= chunks:
            yield Batch(tuple(stored), _mixed(rows, np.concatenate(taken), random), iter([_NO_TOKENS] * size))
            stored, taken, size = [], [], 0
        if done >= chunks:
            break


def _renamed(item: StoredArticle, number: int, day: date) -> StoredArticle:
    name = f"made-up-{number:07d}"
    chunks = tuple(replace(chunk, article_id=name, chunk_id=f"{name}#{chunk.start}") for chunk in item.chunks)
    article = replace(item.article, article_id=name, published=day, published_at=None)
    return replace(item, number=number, article=article, chunks=chunks)


def _mixed(rows: Vectors, own: NDArray[np.int64], random: np.random.Generator) -> Vectors:
    noise = random.standard_normal((len(own), rows.shape[1]), dtype=np.float32)
    noise /= np.linalg.norm(noise, axis=1, keepdims=True)
    vectors = rows[own] + 0.35 * rows[random.integers(0, len(rows), len(own))] + 0.5 * noise
    mixed: Vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    return mixed


def read_asked(index_dir: Path, questions: Path | None, count: int) -> list[Asked]:
    """Embed questions, or titles, with the encoder of an index."""
    if questions:
        texts = [item.question for item in read_questions([questions])]
    else:
        with closing(open_index(index_dir).index) as index:
            texts = [row.title for row in index.fields_passing(Filter()) if row.title]
    embedder = QueryEmbedder(index_dir, read_manifest(index_dir))
    some = texts[:: max(1, len(texts) // count)][:count]
    return [Asked(text, embedder.embed_query(text)) for text in some]


class Truth:
    """What a search should find, by one product with all vectors."""

    def __init__(self, index_dir: Path, index: LocalIndex) -> None:
        manifest = read_manifest(index_dir)
        whole = WholeFiles.stamped(build_folder(index_dir, manifest.build_id))
        segments = [open_segment(whole, files, manifest.embedder.dim) for files in manifest.segments]
        self._rows = np.concatenate([segment.vectors.rows for segment in segments])
        fields = [row for segment in segments for row in segment.fields]
        self._position = {row.article_id: at for at, row in enumerate(fields)}
        self._of_article = np.repeat(np.arange(len(fields)), [row.chunks for row in fields])
        self._names = [row.article_id for row in fields]
        self._live = self.mask(index, Filter())

    def mask(self, index: LocalIndex, where: Filter) -> NDArray[np.bool_]:
        """Return which rows pass."""
        passing = np.zeros(len(self._names), dtype=np.bool_)
        passing[[self._position[row.article_id] for row in index.fields_passing(where)]] = True
        return passing[self._of_article]

    def recall(self, asked: Asked, mask: NDArray[np.bool_], scores: Sequence[float], k: int) -> float:
        """Return which share of the k best a list holds, going by their scores."""
        best = np.sort(self._rows[mask] @ asked.vector[0])[::-1][:k]
        return float(np.mean(np.array(scores[: len(best)]) >= best[-1] - 2e-6)) * len(scores[:k]) / max(1, len(best))

    def half(self, asked: Asked, *, near: bool) -> Filter:
        """Leave the articles most or least like a question."""
        scores = np.full(len(self._names), -1.0, dtype=np.float32)
        np.maximum.at(scores, self._of_article[self._live], (self._rows @ asked.vector[0])[self._live])
        order = np.argsort(-scores if near else scores)
        return Filter(article_ids=tuple(self._names[at] for at in order[: len(order) // 2].tolist()))


def timed(search: Search, asked: Sequence[Asked], wheres: Sequence[Filter], runs: int) -> str:
    """Return p50, p95, and p50 against the same without a filter, asked in turn."""
    times: list[list[float]] = [[], []]
    for run in range(runs + 1):
        for each, where in zip(asked, wheres, strict=True):
            for at, filtered in enumerate((Filter(), where)):
                began = time.thread_time()
                search(each, filtered)
                if run:  # the first is not counted
                    times[at].append(1000 * (time.thread_time() - began))
    before, p50, p95 = np.median(times[0]), np.median(times[1]), np.quantile(times[1], 0.95)
    return f"{p50:8.2f} {p95:6.2f} {p50 / before:5.2f}"


def days(index: LocalIndex, share: float) -> Filter:
    """Leave a share of the articles by their last days, as near as days do."""
    counts = index.facets(Filter()).days
    left = share * sum(counts.values())
    for day in reversed(counts):
        left -= counts[day]
        if left <= 0:
            return Filter(published_from=day)
    return Filter(published_from=min(counts))


def measure(index_dir: Path, asked: Sequence[Asked], runs: int) -> None:
    """Print all lines of an index."""
    manifest = read_manifest(index_dir)
    index = open_index(index_dir).index
    assert isinstance(index, LocalIndex)
    kinds: Counter[str] = Counter()
    for file in manifest.files:
        kinds["words" if file.path.startswith("words/") else Path(file.path).suffix.lstrip(".")] += file.size
    sizes = ", ".join(f"{name} {size / 1e6:.1f}" for name, size in kinds.most_common())
    print(f"\n{manifest.chunks} chunks in {len(manifest.segments)} segments, {index.coded} with codes; MB: {sizes}")
    truth = Truth(index_dir, index)
    print(
        "  filter  chunks | dense p50   p95    x | words p50   p95    x |  both p50   p95    x | recall@10 (least) @100"
    )
    legs: list[Search] = [
        lambda each, where: index.nearest(each.vector, K, where),
        lambda each, where: index.worded(each.text, K, where),
        lambda each, where: (index.nearest(each.vector, K, where), index.worded(each.text, K, where)),
    ]
    wheres = {"none": [Filter()] * len(asked)}
    wheres |= {f"{share:.2%}": [days(index, share)] * len(asked) for share in SHARES}
    wheres |= {"one": [Filter(article_ids=(index.fields_passing(Filter())[0].article_id,))] * len(asked)}
    wheres |= {name: [truth.half(each, near=name == "near") for each in asked] for name in ("near", "far")}
    for name, filters in wheres.items():
        shown = " | ".join(timed(leg, asked, filters, runs) for leg in legs)
        print(f"{name:>8} {_recalls(index, truth, asked, filters, shown)}")
    for segment in index._segments:
        object.__setattr__(segment, "codes", None)
    print(f"no codes {manifest.chunks:7} | {timed(legs[0], asked, wheres['none'], runs)}")
    index.close()


def _recalls(index: LocalIndex, truth: Truth, asked: Sequence[Asked], wheres: Sequence[Filter], shown: str) -> str:
    masks = [truth.mask(index, where) for where in (wheres if wheres[0] is not wheres[-1] else wheres[:1])]
    found = [index.nearest(each.vector, K, where).scores.tolist() for each, where in zip(asked, wheres, strict=True)]
    parts = []
    for k in (10, K):
        shares = [
            truth.recall(each, masks[at % len(masks)], found[at], k)
            for at, each in enumerate(asked)
            if masks[at % len(masks)].any()
        ]
        parts.append(f"{np.mean(shares):.4f} ({min(shares):.2f})" if shares else "-")
    return f"{int(masks[0].sum()):7} | {shown} | {' '.join(parts)}"


def _resident() -> dict[str, float]:
    """MB that this process holds, and those of them that are of files."""
    lines = dict(line.split(":") for line in Path("/proc/self/status").read_text().splitlines())
    return {name: int(lines[name].split()[0]) / 1024 for name in ("VmRSS", "RssFile")}


def hold(index_dir: Path, vectors: Path) -> None:
    """Print what this process holds more after opening and after searching; called in a process of its own."""
    import faiss  # noqa: F401  # so that it is loaded before
    import tantivy  # noqa: F401

    asked = np.load(vectors)
    states = [_resident()]
    index = open_index(index_dir).index
    assert isinstance(index, LocalIndex)
    states.append(_resident())
    for vector in asked:
        index.nearest(vector[None], K, Filter())
    states.append(_resident())
    print(json.dumps([{name: after[name] - states[0][name] for name in after} for after in states[1:]]))


def print_memory(index_dir: Path, asked: Sequence[Asked], folder: Path) -> None:
    """Print the memory of a process that only searches vectors."""
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / "asked.npy", np.concatenate([each.vector for each in asked]))
    command = [sys.executable, "-m", "tests.benchmarks.measure_search", str(index_dir), "--hold"]
    done = subprocess.run([*command, str(folder / "asked.npy")], capture_output=True, text=True, check=True)
    for state, found in zip(("open", "searched"), json.loads(done.stdout), strict=True):
        print(f"{state:>8}: {found['VmRSS']:.0f} MB more, {found['RssFile']:.0f} MB of them mapped files")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("index", type=Path)
    parser.add_argument("--questions", type=Path)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--made-up", type=int)
    parser.add_argument("--folder", type=Path, default=Path("var/made-up"))
    parser.add_argument("--hold", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.hold:
        hold(args.index, args.hold)
        return
    asked = read_asked(args.index, args.questions, args.count)
    measured = [args.index]
    if args.made_up:
        measured.append(args.folder / str(args.made_up))
        make(args.index, measured[-1], args.made_up)
    for index_dir in measured:
        measure(index_dir, asked, args.runs)
        print_memory(index_dir, asked, args.folder)


if __name__ == "__main__":
    main()
