"""Measure what times, outlets and authors named in a question do for what is found, by the weights of their legs.

    python -m tests.benchmarks.measure_hints [--weights 0,0 2,3 ...] [--half rules|held] [--answers]

An invented archive (hint_stories.py) tells the same stories in several months and outlets; only what the question names
tells them apart. Printed per kind: the share of questions whose first hit, and one of whose first five, is an article
that answers; with --answers also how many were answered, and how many of these hold a right figure in the first quote.
Weights are those of `window`, `named` and `misfit`; "rules", a half of the questions by hash, chose them.
"""

import argparse
import tempfile
import zlib
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from qa import ArticleQA, rebuild_index
from qa.weights import Weights
from tests.benchmarks.hint_stories import make_archive

DEPTH = 5


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--weights", nargs="*", default=["0,0", "own"], help="window,named[,misfit]; own: those that ship"
    )
    parser.add_argument("--half", choices=("rules", "held"))
    parser.add_argument("--answers", action="store_true")
    options = parser.parse_args()
    articles, questions = make_archive()
    asked = [one for one in questions if one.articles and options.half in (None, half_of(one))]
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index"
        rebuild_index(articles, index)
        print(f"{len(articles)} articles, {len(asked)} questions")
        with ArticleQA.open(index) as engine, engine.pinned() as view:
            for given in options.weights:
                measure(given, view.weighed(weights_of(given)), asked, answers=options.answers)


def half_of(question):
    return "held" if zlib.crc32(question.text.encode()) % 2 else "rules"


def weights_of(given):
    if given == "own":
        return Weights()
    window, named, *misfit = map(float, given.split(","))
    sentences = replace(Weights().sentences, misfit=misfit[0] if misfit else Weights().sentences.misfit)
    return Weights(replace(Weights().retrieval, window=window, named=named), sentences)


def measure(given, view, questions, *, answers):
    rows = defaultdict(list)
    for one in questions:
        hits = view.retrieve(one.text, k=DEPTH, as_of=one.as_of)
        right = [hit.chunk.article_id in one.articles for hit in hits]
        row = [right[:1] == [True], any(right)]
        if answers:
            answer = view.ask(one.text, as_of=one.as_of)
            first = answer.citations[0].quote if answer.citations else ""
            row += [answer.answered, any(figure in first for figure in one.answers)]
        rows[one.kind].append(row)
        rows["all"].append(row)
    print(f"weights {given}: hit@1, hit@{DEPTH}{', answered, right first' if answers else ''}")
    for kind, found in rows.items():
        print(
            f"  {kind:22} {len(found):4}  "
            + "  ".join(f"{sum(column) / len(found):.2f}" for column in zip(*found, strict=True))
        )


if __name__ == "__main__":
    main()
