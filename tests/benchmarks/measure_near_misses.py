"""Measure how many questions that almost have an answer are answered, and what refusing them costs.

    python -m tests.benchmarks.measure_near_misses --data DIR --rtqa INDEX --xquad INDEX [--passed] [--limit 200]

DIR holds `rtqa-2022`, `xquad-en` and `squad2`; the indexes hold the articles of the first two. Near misses are made at
run time by `near_misses.py`: a name, year or figure of a question gives way to another that the archive knows and the
article with the answer lacks ("near": it has the name, but not around the answer). Every second of them, by a hash, is
held: of those only totals are printed, while --passed lists what is answered of the rest.

Each is asked with the rule and without it ("before"). Below stand the questions as they were: the share answered, and
that with a known answer in the first quote; the questions that nothing answers; and, with a text of their own, those of
squad2, half of which are near misses that people wrote.
"""

import argparse
import re
from collections import defaultdict
from pathlib import Path
from unittest.mock import patch

from corpus import Filter
from qa import ArticleQA
from qa.answering.coverage import Coverage
from qa.evaluation.passages import passages
from qa.evaluation.questions import read_questions
from qa.questions.question import content_words, read_question, stems
from tests.benchmarks.near_misses import near_misses

SETS = {"rtqa": "rtqa-2022", "xquad": "xquad-en"}
#: A passage with the new name and this share of the question's other words may answer it: no near miss is made of it.
MAY_ANSWER = 0.6


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    for name in SETS:
        parser.add_argument(f"--{name}", type=Path, help="index of its articles")
    parser.add_argument("--limit", type=int, help="ask so many questions of a kind")
    parser.add_argument("--passed", action="store_true", help="list the near misses that are answered, none held")
    options = parser.parse_args()
    for name, folder in SETS.items():
        if getattr(options, name):
            with ArticleQA.open(getattr(options, name)) as qa, qa.pinned() as view:
                measure(name, options.data / folder, view, options)


def measure(name, folder, view, options):
    questions = read_questions([folder / "questions.jsonl.gz"])
    never = folder / "unanswerable.jsonl.gz"
    others = read_questions([never]) if never.exists() else []
    texts = {}
    for key in sorted({key for question in questions for key in question.articles}):
        if article := view.article(key):
            texts[key] = f"{article.title or ''}\n{article.text}"
    kinds = defaultdict(list)
    for miss in near_misses(questions, others, texts, may_answer(view.index)):
        kinds[miss.kind].append(miss)
    print(f"{name:<6} {'':<22} {'asked':>6} {'before':>7} {'answered':>9} {'held':>6} {'before':>7} {'answered':>9}")
    for kind, misses in kinds.items():
        print_misses(
            name, kind, [(miss, *asked(view, miss.question)) for miss in misses[: options.limit]], options.passed
        )
    for kind, some in (("as they were", questions), ("never answered", others)):
        if some:
            outcomes = [(question, *asked(view, question.question)) for question in some[: options.limit]]
            print_questions(name, kind, outcomes)
    if name == "xquad":
        measure_passages(folder.parent / "squad2" / "given-passage.jsonl.gz", view, options.limit)


def measure_passages(path, view, limit):
    questions = read_questions([path])[:limit]
    with passages(questions, view) as own:
        found = [(one, *asked(own.view, one.question, own.where[one.context or ""])) for one in questions]
    for kind in (True, False):
        some = [outcome for outcome in found if outcome[0].answerable is kind]
        print_questions("squad2", "with its answer" if kind else "without an answer", some)


def asked(view, question, where=Filter()):
    """The answers to a question without the rule and with it."""
    with patch("qa.answering.coverage.Names.cover", lambda self, ranked: Coverage(tuple(ranked))):
        before = view.ask(question, where=where)
    return before, view.ask(question, where=where)


def may_answer(index):
    """Tells whether the archive might answer a question with a new name, or does not know the name."""

    def check(question, new):
        if not all(index.term_counts(re.findall(r"\w+", new))):
            return True
        rest = set(read_question(question).content) - set(stems(new))
        found = index.lexical(f'"{new}" {content_words(question)}', 5, Filter())
        if not found and not new.isdigit():
            return True
        bags = [set(stems(chunk.text)) for chunk in index.chunks([match.id for match in found])]
        return any(len(rest & bag) >= MAY_ANSWER * len(rest) for bag in bags)

    return check


def print_misses(name, kind, outcomes, passed):
    seen = [outcome for outcome in outcomes if not outcome[0].is_held]
    held = [outcome for outcome in outcomes if outcome[0].is_held]
    cells = " ".join(f"{len(some):>6} {share(some, 1):>7} {share(some, 2):>9}" for some in (seen, held))
    print(f"{name:<6} {'near miss: ' + kind:<22} {cells}")
    for miss, _, answer in seen if passed else ():
        if answer.answered:
            print(f"       {miss.question} [{miss.old} -> {miss.new}] {answer.citations[0].quote[:120]}")


def print_questions(name, kind, outcomes):
    cells = f"{len(outcomes):>6} {share(outcomes, 1):>7} {share(outcomes, 2):>9}"
    right = [sum(is_right(outcome[0], outcome[at]) for outcome in outcomes) / max(1, len(outcomes)) for at in (1, 2)]
    known = any(outcome[0].answers for outcome in outcomes)
    print(f"{name:<6} {kind:<22} {cells}" + (f"  answer in first {right[0]:.3f} {right[1]:.3f}" if known else ""))


def share(outcomes, at):
    return f"{sum(outcome[at].answered for outcome in outcomes) / max(1, len(outcomes)):.3f}"


def is_right(question, answer):
    quote = answer.citations[0].quote.lower() if answer.citations else ""
    return any(known.lower() in quote for known in question.answers)


if __name__ == "__main__":
    main()
