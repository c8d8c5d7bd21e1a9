"""Fit the calibration that ships for the default embedder, from the development data.

    python -m tests.benchmarks.fit_calibration --data DIR --news INDEX --facts INDEX --reports DIR [--again] [--dry-run]

DIR/eval holds `rtqa-2022` (questions, and others that nothing answers; the index NEWS is of its articles; the day is
withheld, or the date alone would give the others away), `xquad-en` (index FACTS) and `squad2` (questions that bring
their text). What was asked is kept in REPORTS, one file a set as `article-qa evaluate --out` writes it: delete a file,
or give --again, after anything that changes retrieval, sentences or features. Fitting from these takes a second.

Every set counts the same, whatever its size; the threshold is that of the news. Printed is what the confidence is worth
for each set, by calibrations fitted without the question (tenths), and by one fitted without the whole set.
"""

import argparse
import json
import math
from dataclasses import replace
from pathlib import Path

from qa import ArticleQA
from qa.calibration import CALIBRATION_NAME, write_calibration
from qa.evaluation.fitting import Example, appraise, calibrated, fit_calibration
from qa.evaluation.questions import read_questions
from qa.evaluation.report import evaluate

FILES = {
    "news": ("rtqa-2022/questions.jsonl.gz", "rtqa-2022/unanswerable.jsonl.gz"),
    "facts": ("xquad-en/questions.jsonl.gz",),
    "passages": ("squad2/given-passage.jsonl.gz",),
}
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
    fit = fit_sets(sets, fingerprint_of(options.news))
    print_worth(sets, fit)
    print(json.dumps(dict(fit.calibration.weights), indent=1))
    if not options.dry_run:
        write_calibration(fit.calibration, SHIPPED)


def ask_all(name, index, data, report):
    """Ask the questions of a set, their days withheld, and keep what came of it."""
    print(f"asking {name} ...", flush=True)
    questions = [replace(item, as_of=None) for item in read_questions([data / file for file in FILES[name]])]
    with ArticleQA.open(index) as engine, engine.pinned() as view:
        record = evaluate(view, questions).to_dict(lines=True)
    report.write_text(json.dumps(record, indent=1), encoding="utf-8")


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
    examples = [replace(item, decides=name == "news") for name, found in sets.items() for item in found]
    return fit_calibration(examples, fingerprint)


def print_worth(sets, fit):
    """For each set: the worth of what was fitted without each tenth, and without the whole set."""
    threshold, at = fit.calibration.threshold, 0
    print(f"all: {fit.worth}; threshold {threshold}")
    for name, found in sets.items():
        print(f"{name}: {appraise(fit.confidences[at : at + len(found)], found, threshold)}")
        at += len(found)
        others = {other: items for other, items in sets.items() if other != name}
        without = fit_sets(others, "").calibration if name != "news" else fit_without_news(others)
        told = appraise([without.confidence(item.features) for item in found], found, threshold)
        print(f"    fitted without it: calibration error {told.error:.3f}, AUROC {told.right_auroc:.3f}", end="")
        print("" if math.isnan(told.answerable_auroc) else f" and {told.answerable_auroc:.3f}")


def fit_without_news(sets):
    """A calibration whose threshold does not matter."""
    return fit_calibration([item for found in sets.values() for item in found], "").calibration


if __name__ == "__main__":
    main()
