"""What spreading the hits over articles gains and costs: the gold articles among the first hits, for several steps.

    python tests/benchmarks/measure_spreading.py QUESTIONS.jsonl[.gz] --index DIR [--as-of]

A question is searched once; its candidates are then ordered anew with each setting. "gold chunks" is what answers can
be quoted from: it falls where other articles come in.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

from qa import ArticleQA
from qa.evaluation.questions import read_questions
from qa.retrieval import retriever, spreading

SETTINGS = ((1, 0.0), (1, 0.25), (1, 0.5), (1, 1.0), (1, 2.0), (1, 99.0), (2, 1.0), (2, 99.0), (3, 1.0), (3, 99.0))
DEPTHS = (5, 8, 10)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--as-of", action="store_true", help="ask each question on its day")
    args = parser.parse_args()
    questions = [item for item in read_questions([args.questions]) if item.articles]
    found = []
    with ArticleQA.open(args.index) as engine, engine.pinned() as view:
        for item in questions:
            with patch.object(retriever, "spread", side_effect=lambda order, scores: (order, scores)) as seen:
                view.retrieve(item.question, k=1, as_of=item.as_of if args.as_of else None)
            found.append((item.articles, seen.call_args.args))
    for free, step in SETTINGS:
        with patch.multiple(spreading, FREE=free, STEP=step):
            rows = [figures(gold, [chunk.article_id for chunk in spreading.spread(*seen)[0]]) for gold, seen in found]
        total = sum(rows, Counter())
        print(f"free {free} step {step:<5}", *(f"{name} {value / len(rows):.3f}" for name, value in total.items()))


def figures(gold: frozenset[str], order: Sequence[str]) -> Counter[str]:
    """What one question's chunks, by the ids of their articles, are worth."""
    row: Counter[str] = Counter()
    for depth in DEPTHS:
        first = set(order[:depth])
        row[f"hit@{depth}"] += bool(gold & first)
        row[f"recall@{depth}"] += len(gold & first) / min(len(gold), depth)
    row["articles@8"] += len(set(order[:8]))
    row["gold chunks@8"] += sum(name in gold for name in order[:8])
    return row


if __name__ == "__main__":
    main()
