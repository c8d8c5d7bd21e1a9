"""Fit the calibration that ships for the default embedder, from the development data.

    python -m tests.benchmarks.fit_calibration --data DIR --news INDEX --facts INDEX --reports DIR [--again] [--dry-run]

DIR/eval holds `rtqa-2022` (questions, and others that nothing answers; the index NEWS is of its articles; the day is
withheld, or the date alone would give the others away), `xquad-en` (index FACTS) and `squad2` (questions that bring
their text). What was asked is kept in REPORTS, one file a set as `article-qa evaluate --out` writes it: delete a file,
or give --again, after anything that changes retrieval, sentences or features. Fitting from these takes a second.

Encyclopedia questions have answers, every one; so each is asked once more with the articles that answer it left out
(set `withheld`; those that another article answers word for word are dropped). News, facts and passages count the same,
whatever their size, withheld ones `WITHHELD` of that; the threshold is that of news and facts. Printed is what the
confidence is worth for each set, by calibrations fitted without the question (tenths), and by one fitted without the
whole set.
"""

import argparse
import json
import math
from dataclasses import replace
from pathlib import Path

import numpy as np

from corpus import Filter
from qa import ArticleQA
from qa.calibration import CALIBRATION_NAME, write_calibration
from qa.evaluation.fitting import Example, appraise, calibrated, fit_calibration
from qa.evaluation.outcome import ask
from qa.evaluation.questions import read_questions
from qa.evaluation.report import evaluate
from qa.evaluation.selective import auroc

FILES = {
    "news": ("rtqa-2022/questions.jsonl.gz", "rtqa-2022/unanswerable.jsonl.gz"),
    "facts": ("xquad-en/questions.jsonl.gz",),
    "passages": ("squad2/given-passage.jsonl.gz",),
}
WITHHELD = 0.3
#: The sets whose confidences are measured, and those that the threshold is chosen for.
MEASURED, DECIDING = ("news", "facts", "passages"), ("news", "facts")
#: Of the answerable questions of those: with less, a tenth of the plain facts would be refused.
LEAST_ANSWERED = 0.967
SHIPPED = Path(__file__).parents[2] / "qa" / CALIBRATION_NAME


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--news", type=Path, required=True, metavar="INDEX")
    parser.add_argument("--facts", type=Path, required=True, metavar="INDEX")
    parser.add_argument("--reports", type=Path, required=True, metavar="DIR")
    parser.add_argument("--again", action="store_true", help="ask everything again")
    parser.add_argument("--dry-run", action="store_true", help="print the figures, write nothing")
    options = parser.parse_args()
    options.reports.mkdir(parents=True, exist_ok=True)
    indexes = {"news": options.news, "facts": options.facts, "passages": options.facts}
    sets = {}
    for name in FILES:
        report = options.reports / f"{name}.json"
        if options.again or not report.exists():
            ask_all(name, indexes[name], options.data / "eval", report)
        sets[name] = read_examples(report)
    withheld = options.reports / "withheld.json"
    if options.again or not withheld.exists():
        ask_without_gold(options.facts, options.data / "eval", withheld)
    sets["withheld"] = read_withheld(withheld)
    fit = fit_sets(sets, fingerprint_of(options.news))
    print_worth(sets, fit)
    for stage in fit.calibration.stages:
        print(json.dumps(dict(stage.weights), indent=1))
    if not options.dry_run:
        write_calibration(fit.calibration, SHIPPED)


def ask_all(name, index, data, report):
    """Ask the questions of a set, their days withheld, and keep what came of it."""
    print(f"asking {name} ...", flush=True)
    questions = [replace(item, as_of=None) for item in read_questions([data / file for file in FILES[name]])]
    with ArticleQA.open(index) as engine, engine.pinned() as view:
        record = evaluate(view, questions).to_dict(lines=True)
    report.write_text(json.dumps(record, indent=1), encoding="utf-8")


def ask_without_gold(index, data, report):
    """Ask the questions of the facts with the articles that answer them left out, and keep what came of it."""
    print("asking facts, what answers them withheld ...", flush=True)
    lines = []
    with ArticleQA.open(index) as engine, engine.pinned() as view:
        names = [article.article_id for article in view.articles()]
        for question in read_questions([data / file for file in FILES["facts"]]):
            others = Filter(article_ids=tuple(name for name in names if name not in question.articles))
            lines.append(ask(view, question, None, others).to_dict())
    report.write_text(json.dumps(lines, indent=1), encoding="utf-8")


def read_withheld(report):
    lines = [line for line in json.loads(report.read_text(encoding="utf-8")) if line["features"] and not line["right"]]
    return [Example(calibrated(line["features"]), False, False, WITHHELD * 100 / len(lines), False) for line in lines]


def fingerprint_of(index):
    with ArticleQA.open(index) as engine, engine.pinned() as view:
        return view.embedder.fingerprint


def read_examples(report):
    run = next(iter(json.loads(report.read_text(encoding="utf-8"))["runs"].values()))
    lines = [line for line in run["questions"] if line["features"]]
    return [
        Example(calibrated(line["features"]), line["right"], line["answerable"], 100 / len(lines)) for line in lines
    ]


def fit_sets(sets, fingerprint):
    examples = [replace(item, decides=name in DECIDING) for name, found in sets.items() for item in found]
    return fit_calibration(examples, fingerprint, least_answered=LEAST_ANSWERED)


def print_worth(sets, fit):
    """For each set: the worth of what was fitted without each tenth, and without the whole set."""
    threshold, at = fit.calibration.threshold, 0
    told, found = [], []
    for name, items in sets.items():
        confidences = fit.confidences[at : at + len(items)]
        at += len(items)
        print(f"{name}: {appraise(confidences, items, threshold)}")
        if name in MEASURED:
            told += confidences
            found += items
            without = fit_sets({other: each for other, each in sets.items() if other != name}, "").calibration
            alone = appraise([without.confidence(item.features) for item in items], items, threshold)
            print(f"    fitted without it: calibration error {alone.error:.3f}, AUROC {alone.right_auroc:.3f}", end="")
            print("" if math.isnan(alone.answerable_auroc) else f" and {alone.answerable_auroc:.3f}")
    print(f"{' and '.join(MEASURED)}: {appraise(told, found, threshold)}; threshold {threshold}")
    judged = np.array([(value, item.right) for value, item in zip(told, found, strict=True) if item.right is not None])
    print(f"right against all wrong ones, answers to unanswerable questions among them: AUROC {auroc(judged):.3f}")


if __name__ == "__main__":
    main()
