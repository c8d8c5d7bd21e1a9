"""Measure how follow-up questions are understood.

    python -m tests.benchmarks.measure_followups --data DIR [--index DIR] [--half held] [--show KIND] [--as-of]

DIR holds `eval/rtqa-2022`, `eval/xquad-en` and `eval/followups`. Conversations are made from the questions of the first
at run time (followup_cases.py), the others are people's own. Halves are parted by question or conversation: "rules" is
what the rules were written with, "held" what they were not.

Words: of the content words that the person's stand-alone question has and the follow-up lacks, the share recovered, and
of the words added the share that the person's has. With --index, of the articles that answer, the share among the
first five articles, for the person's question, ours, the last question before this one, and this one alone.
"""

import argparse
import gzip
import json
from collections import defaultdict
from datetime import date
from pathlib import Path

from qa import ArticleQA
from qa.followups.standalone import standalone_question
from qa.questions.question import STOP_WORDS, stems
from tests.benchmarks.followup_cases import HALVES, alone, half_of, make_cases, quoted

DEPTH = 40
WAYS = ("human", "ours", "last + this", "this alone")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--index", type=Path, help="of the articles of rtqa-2022")
    parser.add_argument("--half", choices=HALVES, help="only one half")
    parser.add_argument("--as-of", action="store_true", help="ask on the question's own day")
    parser.add_argument("--show", help="list the cases of one kind, of canard or of those alone")
    options = parser.parse_args()
    halves = [options.half] if options.half else HALVES
    folder = options.data / "eval"
    questions = read(folder / "rtqa-2022" / "questions.jsonl.gz")
    wanted = {key for question in questions for key in question["articles"]}
    records = {row["id"]: row for row in read(folder / "rtqa-2022" / "articles.jsonl.gz") if row["id"] in wanted}
    cases = [case for case in make_cases(questions, records) if case.half in halves]
    measure_words({half: [case for case in cases if case.half == half] for half in halves}, options.show)
    measure_alone(folder, halves, options.show)
    measure_canard(read(folder / "followups" / "canard.jsonl.gz"), halves, options.show)
    if options.index:
        with ArticleQA.open(options.index) as engine:
            for half in halves:
                measure_hits(engine, [case for case in cases if case.half == half], options, half)


def read(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def ways(case, known=None):
    return {
        "human": case.human,
        "ours": standalone_question(case.question, case.history),
        "last + this": f"{case.history[-1]['question']} {case.question}",
        "this alone": case.question,
    }


def bag(text):
    """Stems of the words that carry content, names that are function words too left out."""
    return {
        stem
        for word in text.replace("’", "'").split()
        for stem in stems(word)
        if word.lower().strip(".,?") not in STOP_WORDS
    }


def added_words(question, human, ours):
    """(recovered, wanted, right, added) of one question."""
    asked, wanted, got = bag(question), bag(human), bag(ours)
    return len((wanted - asked) & got), len(wanted - asked), len((got - asked) & wanted), len(got - asked)


def share(part, whole):
    return f"{part / whole:5.2f}" if whole else "    -"


def report(name, rows):
    got, wanted, right, added = (sum(row[place] for row in rows) for place in range(4))
    print(f"  {name:24} {len(rows):5}  recovered {share(got, wanted)}  right of added {share(right, added)}")


def measure_words(halves, show):
    for half, cases in halves.items():
        print(f"made conversations, {half}: {len(cases)} cases")
        for kind in sorted({case.kind for case in cases}):
            rows = []
            for case in cases:
                if case.kind == kind:
                    ours = ways(case)["ours"]
                    rows.append(added_words(case.question, case.human, ours))
                    if show == kind:
                        print(
                            "   ",
                            json.dumps(
                                {"history": case.history, "asked": case.question, "human": case.human, "ours": ours},
                                indent=1,
                                ensure_ascii=False,
                            ),
                        )
            report(kind, rows)


def measure_alone(folder, halves, show):
    for name in ("rtqa-2022", "xquad-en"):
        questions = read(folder / name / "questions.jsonl.gz")
        for half in halves:
            rows = [(before, text) for own, before, text in alone(questions) if own == half]
            left = 0
            for before, text in rows:
                history = [
                    {"question": one["question"], "answer": quoted(f"It is {one['answers'][0]}.")} for one in before
                ]
                ours = standalone_question(text, history)
                left += ours == text
                if show == "alone" and ours != text:
                    print("   ", json.dumps([history[-1], text, ours], ensure_ascii=False))
            print(f"standing alone, {name}, {half}: {share(left, len(rows))} of {len(rows)} left as they are")


def turns_of(history):
    """Topic and section as a first turn, then questions and answers; "I don't know." is a refusal."""
    topic, section, *rest = history
    pairs = zip(rest[::2], rest[1::2], strict=True)
    turns = [
        {"question": question, "answer": "" if answer == "I don't know." else answer} for question, answer in pairs
    ]
    return [{"question": f"What about {topic}?", "answer": section}, *turns]


def measure_canard(records, halves, show):
    for half in halves:
        rows, same, left, changed, kept = [], 0, 0, 0, 0
        for record in records:
            if half_of(record["id"].split("#")[0]) != half:
                continue
            history = turns_of(record["history"])
            question, human = record["question"], record["standalone"]
            ours = standalone_question(question, history)
            if bag(question) == bag(human):
                same, left = same + 1, left + (ours == question)
            else:
                rows.append(added_words(question, human, ours))
                changed, kept = changed + 1, kept + (ours == question)
            if show == "canard":
                print(
                    "   ",
                    json.dumps(
                        [record["history"][0], *record["history"][-2:], question, human, ours], ensure_ascii=False
                    ),
                )
        print(
            f"canard, {half}: of {same} that stand alone {share(left, same)} left;",
            f"of {changed} others {share(kept, changed)} left",
        )
        report("words", rows)


def measure_hits(engine, cases, options, half):
    counts = defaultdict(lambda: defaultdict(int))
    named = defaultdict(int)
    for case in cases:
        known = None
        as_of = date.fromisoformat(case.as_of) if options.as_of and case.as_of else None
        for way, text in ways(case, known).items():
            hits = engine.retrieve(text[:2000], k=DEPTH, as_of=as_of)
            first = list(dict.fromkeys(hit.chunk.article_id for hit in hits))[:5]
            found = {*first, *(key for hit in hits if hit.chunk.article_id in first for key in hit.same_as)}
            counts[case.kind][way] += bool(case.articles & found)
        counts[case.kind]["cases"] += 1
        if case.speaker:
            answer = engine.ask(case.question, history=case.history, as_of=as_of)
            named["cases"] += 1
            named["named"] += any(case.speaker in item.quote for item in answer.citations)
    print(f"right article among the first five, {half}:")
    for kind in sorted(counts):
        print(
            f"  {kind:24} {counts[kind]['cases']:5}",
            *(f" {way} {share(counts[kind][way], counts[kind]['cases'])}" for way in WAYS),
        )
    total = sum(row["cases"] for row in counts.values())
    print(
        f"  {'all':24} {total:5}", *(f" {way} {share(sum(row[way] for row in counts.values()), total)}" for way in WAYS)
    )
    told = share(named["named"], named["cases"])
    print(f"  who said that: a cited sentence names the speaker {told} of {named['cases']}")


if __name__ == "__main__":
    main()
