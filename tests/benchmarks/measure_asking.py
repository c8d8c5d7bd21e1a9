"""Measure how questions are told apart before any search: talk, the archive, no subject, other languages.

    python -m tests.benchmarks.measure_asking [--questions FILE.jsonl[.gz] ...] [--key question] [--index DIR] [--show]

The planted questions of asking_cases.txt are all invented; "rules" are those that the rules were written with, "fresh"
those written afterwards. `articles` are questions to the articles, which nothing may turn away. Each line of FILE is
such a question too (a JSON object whose `key` it is), so that everything turned away among them is counted and printed.
The index, that of their articles, tells which words the archive has; without one it has those of an English dictionary.
"""

import argparse
import contextlib
import gzip
import json
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

from spellchecker import SpellChecker

from embeddings import Facets
from qa import ArticleQA
from qa.questions.archive import read_archive_question
from qa.questions.languages import foreign_language
from qa.questions.sources import SourceNames, asked_sources
from qa.questions.subject import missing_subject
from qa.questions.talk import is_talk, without_courtesy

CASES = Path(__file__).with_name("asking_cases.txt")
#: What the invented archive has; some of its names are words of other questions too.
OUTLETS = ("Harbour Post", "SAMPLE Wire", "The Guardian", "CNN", "Time", "The Week", "AntiWar.com", "USA Today")
AUTHORS = ("Jane Roe", "Mara Quill", "Boris Johnson", "Barack Obama")
KNOWN = Facets(9, 0, 9, date(2021, 1, 1), date(2022, 12, 31), dict.fromkeys(OUTLETS, 1), dict.fromkeys(AUTHORS, 1))
NAMES = SourceNames(KNOWN)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=Path, nargs="*", default=[], help="questions to articles, for false alarms")
    parser.add_argument("--key", default="question")
    parser.add_argument("--index", type=Path, help="what archive the questions are put to")
    parser.add_argument("--show", action="store_true", help="print the misses of the planted questions")
    options = parser.parse_args()
    with contextlib.ExitStack() as stack:
        engine = options.index and stack.enter_context(ArticleQA.open(options.index))
        view = engine and stack.enter_context(engine.pinned())
        count = view.index.term_counts if view else english_counts()
        measure_planted(count, show=options.show)
        for path in options.questions:
            measure_alarms(path, options.key, count)


def english_counts():
    """Counts words of a large English archive: those of a dictionary."""
    dictionary = SpellChecker(language="en")
    return lambda words: [int(word.lower() in dictionary) for word in words]


def measure_planted(count, *, show):
    """Print per half and kind how many planted questions are told for what they are."""
    right, total = Counter(), Counter()
    for line in CASES.read_text(encoding="utf-8").splitlines():
        half, kind, text = line.split("\t")
        told = kind_of(text, count)
        group = (half, kind.split()[0])
        total[group] += 1
        right[group] += told == kind
        if show and told != kind:
            print(f"{half} {kind}: told {told}: {text}")
    for group in sorted(total):
        print(f"{group[0]:6} {group[1]:14} {right[group]:4} of {total[group]}")


def measure_alarms(path, key, count):
    """Print what is turned away or taken for a source's words among questions to articles."""
    alarms = defaultdict(list)
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
        questions = [json.loads(line)[key] for line in lines]
    for text in questions:
        if (kind := kind_of(text, count)) != "articles":
            alarms[kind].append(text)
        if asked_sources(text, NAMES):
            alarms["source"].append(text)
    print(f"{path.name}: {len(questions)} questions, {sum(map(len, alarms.values()))} false alarms")
    for kind, texts in sorted(alarms.items()):
        for text in texts:
            print(f"  {kind}: {text}")


def kind_of(text, count):
    """What a question is told for, in the order in which it is looked at; ids and topics are not looked up."""
    text = without_courtesy(text.strip())
    if is_talk(text):
        return "talk"
    if read_archive_question(text, NAMES, KNOWN, None):
        return "about_archive"
    if missing_subject(text):
        return "unclear"
    language = foreign_language(text, count)
    return f"language {language.code}" if language else "articles"


if __name__ == "__main__":
    main()
