"""Measure whether the same questions give the same bytes in two processes, one with 1 thread and one with 8.

    python -m tests.benchmarks.measure_same_bytes INDEX QUESTIONS [QUESTIONS ...] [--count N]

Questions are those of `article-qa evaluate`, the first N of the files; one with a day is asked with it. Printed is
how many records are the same, and the ids of those that are not; the exit status is 1 if there are any.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from qa import ArticleQA
from qa.evaluation.questions import read_questions

THREADS = (1, 8)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("index", type=Path)
    parser.add_argument("questions", type=Path, nargs="+")
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--threads", type=int, help="ask here, and print a digest a question")
    options = parser.parse_args()
    if options.threads:
        print(json.dumps(digests(options)))
        return
    first, second = [asked_elsewhere(threads) for threads in THREADS]
    other = sorted(key for key in first.keys() | second.keys() if first.get(key) != second.get(key))
    print(f"{len(first) - len(other)} of {len(first)} records the same with {THREADS[0]} and {THREADS[1]} threads")
    print("\n".join(other), end="\n" if other else "")
    sys.exit(bool(other))


def asked_elsewhere(threads):
    """The digests that a process of its own makes."""
    command = [sys.executable, "-m", "tests.benchmarks.measure_same_bytes", *sys.argv[1:], "--threads", str(threads)]
    environment = os.environ | {"OMP_NUM_THREADS": str(threads)}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def digests(options):
    asked = read_questions(options.questions)[: options.count]
    with ArticleQA.open(options.index) as engine, ThreadPoolExecutor(options.threads) as pool:

        def digest(item):
            record = engine.ask(item.question, as_of=item.as_of).to_dict()
            return hashlib.sha256(json.dumps(record, sort_keys=True).encode()).hexdigest()

        return dict(zip((item.id for item in asked), pool.map(digest, asked), strict=True))


if __name__ == "__main__":
    main()
