"""Fit what each part of a sentence's score counts, from questions whose answers are known word for word.

    python -m tests.benchmarks.fit_sentences --data DIR --news INDEX --facts INDEX [--parts FILE]

DIR/eval holds `rtqa-2022` (INDEX NEWS is of its articles; asked without a day) and `xquad-en` (INDEX FACTS). Only
questions count for which some ranked sentence holds the answer and another does not. Fitted is the likelihood that a
sentence with the answer comes first (softmax over the sentences of a question), by gradient, with a penalty on the
distance from the numbers that ship, so that what the data does not tell stays as it was chosen. Both sets count the
same. The parts of every sentence are kept in FILE, so that fitting again takes seconds: delete it after anything that
changes retrieval or sentences. Nothing is written into the project: the numbers that ship are in `qa/weights.py`.

Printed: the share of questions whose first sentence holds the answer, of those within `FURTHER_WITHIN` any, with the
numbers that ship and with numbers fitted without the question (tenths), and the fitted numbers.
"""

import argparse
import json
from dataclasses import asdict, fields
from pathlib import Path

import numpy as np

from qa import ArticleQA
from qa.answering.answerer import FURTHER_WITHIN, MAX_QUOTES
from qa.evaluation.bootstrap import SEED
from qa.evaluation.outcome import holds
from qa.evaluation.questions import read_questions
from qa.weights import SentenceWeights

FILES = {"news": "rtqa-2022/questions.jsonl.gz", "facts": "xquad-en/questions.jsonl.gz"}
NAMES = [part.name for part in fields(SentenceWeights)]
#: Penalty on squared distances from the numbers that ship, in questions.
PULL = 20.0
FOLDS, STEPS, RATE = 10, 400, 0.5


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--news", type=Path, required=True, metavar="INDEX")
    parser.add_argument("--facts", type=Path, required=True, metavar="INDEX")
    parser.add_argument("--parts", type=Path, metavar="FILE")
    options = parser.parse_args()
    if options.parts and options.parts.exists():
        sets = json.loads(options.parts.read_text(encoding="utf-8"))
    else:
        sets = {name: read_parts(getattr(options, name), options.data / "eval" / file) for name, file in FILES.items()}
        if options.parts:
            options.parts.write_text(json.dumps(sets), encoding="utf-8")
    questions = [
        (name, np.array(rows), np.array(right, dtype=bool), 100 / len(found))
        for name, found in sets.items()
        for rows, right in found
    ]
    shipped = np.array(list(asdict(SentenceWeights()).values()))
    print_shares("shipped", questions, [shipped] * len(questions))
    print_shares("fitted, held out", questions, held_out(questions, shipped))
    fitted = fit(questions, shipped)
    print(json.dumps({name: round(float(value), 2) for name, value in zip(NAMES, fitted, strict=True)}, indent=1))


def read_parts(index, file):
    """For each question with a known answer: the parts of each ranked sentence, and whether it holds the answer."""
    found = []
    with ArticleQA.open(index) as engine, engine.pinned() as view:
        for question in read_questions([file]):
            ranked = view.ranked(question.question)
            right = [holds([item.text], question.answers) for item in ranked]
            if any(right) and not all(right):
                found.append(([[item.parts.get(name, 0.0) for name in NAMES] for item in ranked], right))
    return found


def held_out(questions, start):
    """For each question, numbers that were fitted without it."""
    folds = np.random.default_rng(SEED).permutation(len(questions)) % FOLDS
    by_fold = [
        fit([item for item, at in zip(questions, folds, strict=True) if at != fold], start) for fold in range(FOLDS)
    ]
    return [by_fold[fold] for fold in folds]


def fit(questions, start):
    """The numbers of greatest penalised likelihood, by plain gradient ascent: the penalty makes it convex enough."""
    total = sum(weight for *_, weight in questions)
    numbers = start.copy()
    for _ in range(STEPS):
        slope = -2 * PULL / total * (numbers - start)
        for _, rows, right, weight in questions:
            chances = softmax(rows @ numbers)
            among = chances * right
            slope += weight / total * (among / max(among.sum(), 1e-12) - chances) @ rows
        numbers = numbers + RATE * slope
    return numbers


def softmax(scores):
    raised = np.exp(scores - scores.max())
    return raised / raised.sum()


def print_shares(label, questions, numbers):
    for wanted in FILES:
        first, near, count = 0, 0, 0
        for (name, rows, right, _), weights in zip(questions, numbers, strict=True):
            if name != wanted:
                continue
            scores = rows @ weights
            order = np.argsort(-scores, kind="stable")[:MAX_QUOTES]
            close = order[scores[order] >= scores[order[0]] - FURTHER_WITHIN]
            first, near, count = first + right[order[0]], near + right[close].any(), count + 1
        print(f"{label}, {wanted}: first {first / count:.3f}, near {near / count:.3f} of {count} questions")


if __name__ == "__main__":
    main()
