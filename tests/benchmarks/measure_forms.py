"""Measure answers in lists, timelines and sides: forms that nobody asked for, and planted stories told whole.

    python -m tests.benchmarks.measure_forms [--data DIR --xquad INDEX --rtqa INDEX] [--count 20] [--show]

DIR holds `eval/{rtqa-2022,xquad-en,squad2}`; the indexes are of the articles of the first two. Of their questions it
counts those that are given another form than a short answer, and answers these with forms and without: the share of
known answers quoted must not fall. The planted stories are invented (`forms_planted`), in halves by template: the rules
were written with one ("rules"), the other is only counted ("held"), and --show prints misses of the first alone.
"""

import argparse
import gzip
import json
import tempfile
from collections import Counter
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from qa import ArticleQA, ask, rebuild_index
from qa.forms.asked import form_of
from tests.benchmarks.forms_planted import plant

QUESTIONS = {
    "xquad": "xquad-en/questions.jsonl.gz",
    "rtqa": "rtqa-2022/questions.jsonl.gz",
    "rtqa, unanswerable": "rtqa-2022/unanswerable.jsonl.gz",
    "squad2": "squad2/given-passage.jsonl.gz",
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--xquad", type=Path)
    parser.add_argument("--rtqa", type=Path)
    parser.add_argument("--count", type=int, default=20, help="planted questions a form")
    parser.add_argument("--show", action="store_true", help="print what is missed")
    options = parser.parse_args()
    measure_planted(options.count, show=options.show)
    if options.data:
        for name, file in QUESTIONS.items():
            questions = list(read(options.data / "eval" / file))
            index = options.xquad if name == "xquad" else options.rtqa if name.startswith("rtqa") else None
            measure_false_forms(name, questions, index, show=options.show)


def read(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def measure_planted(count, *, show):
    """Print what share of the gold sentences is quoted, and what of the quotes is gold, by form and half."""
    planted, articles = plant(count)
    totals = {}
    with tempfile.TemporaryDirectory() as folder:
        rebuild_index(articles, folder)
        with ArticleQA.open(folder) as engine:
            for one in planted:
                answer = engine.ask(one.question)
                counted = totals.setdefault((one.form, one.half), Counter())
                counted.update(score(one, answer))
                if show and one.half == "rules" and not all(score(one, answer)[key] for key in ("form", "whole")):
                    print(f"  {one.question} [{answer.form}]\n    {answer.text}\n    gold: {one.gold}")
    for (form, half), counted in sorted(totals.items()):
        parts = f"form {counted['form']}, whole {counted['whole']}, items {counted['found']} of {counted['gold']}"
        parts += f", quotes that are items {counted['found']} of {counted['quotes']}"
        if form == "timeline":
            parts += f", in order {counted['ordered']}, days right {counted['days']} of {counted['found']}"
        if form == "sides":
            parts += f", silence said {counted['silent']} of {counted['silences']}, said wrongly {counted['wrong']}"
        print(f"planted {form:8} {half:5} of {counted['asked']}: {parts}")


def score(one, answer):
    """Count what an answer to a planted question has."""
    quotes = [citation.quote for citation in answer.citations if citation.answer_start is not None]
    found = [quote for quote in quotes if quote in one.gold]
    silent = {note.text.split(":")[0] for note in answer.notes if note.kind == "uncovered"}
    days = [item for item in answer.citations if item.quote in one.gold and item.event_from]
    return Counter(
        asked=1,
        form=answer.form == one.form,
        gold=len(one.gold),
        found=len(found),
        whole=len(found) == len(one.gold),
        quotes=len(quotes),
        ordered=found == [quote for quote in one.gold if quote in found],
        days=sum(f"{item.event_from.day} {item.event_from:%B}" in item.quote for item in days),
        silences=len(one.silent),
        silent=len(silent.intersection(one.silent)),
        wrong=len(silent.intersection(one.outlets) - set(one.silent)),
    )


def measure_false_forms(name, questions, index, *, show):
    """Print how many questions get another form than "short", and how these are answered with forms and without."""
    asked = [record for record in questions if form_of(record["question"]) != "short"]
    forms = Counter(form_of(record["question"]) for record in asked)
    parts = ", ".join(f"{form} {number}" for form, number in sorted(forms.items()))
    print(f"{name}: another form for {len(asked)} of {len(questions)} ({parts})")
    if not index:
        return
    counted = Counter()
    with ArticleQA.open(index) as engine:
        for record in asked:
            with_forms = outcome(engine, record)
            with without_forms():
                without = outcome(engine, record)
            for label, (answered, first, anywhere, _) in (("with", with_forms), ("without", without)):
                counted.update({f"answered {label}": answered, f"first {label}": first, f"any {label}": anywhere})
            if show and with_forms[:3] != without[:3]:
                print(f"  {record['question']}\n    with {with_forms}\n    without {without}")
    print(f"  {', '.join(f'{key} {number}' for key, number in sorted(counted.items()))}")


def outcome(engine, record):
    """Whether a question is answered, whether the first and whether any quote holds a known answer, and the text."""
    as_of = date.fromisoformat(record["as_of"]) if record.get("as_of") else None
    answer = engine.ask(record["question"], as_of=as_of if record.get("answerable", True) else None)
    known = [one.casefold() for one in record.get("answers", ())]
    held = [any(one in citation.quote.casefold() for one in known) for citation in answer.citations]
    return answer.answered, any(held[:1]), any(held), f"{answer.form} {answer.confidence} {answer.text}"


@contextmanager
def without_forms():
    """Answer every question shortly meanwhile."""
    laid = ask.lay_out
    ask.lay_out = lambda *args, **options: None
    try:
        yield
    finally:
        ask.lay_out = laid


if __name__ == "__main__":
    main()
