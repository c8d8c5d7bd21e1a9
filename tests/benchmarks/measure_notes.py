"""Measure the notes of answers: conflicts that are none, conflicts planted on purpose, notes per 100 answers.

    python -m tests.benchmarks.measure_notes --data DIR [--index DIR] [--show] [--pairs 200]

DIR holds `eval/rtqa-2022/{articles,questions}.jsonl.gz`. Conflicts are planted at run time in copies of real sentences,
in articles parted into the half that the rules were written with ("rules") and the half held out ("held"). With an
index of these articles, its answers' sentences are paired with the other best sentences for the same question: every
pair that counts as a conflict is taken for a false alarm, those that are true included, and --show prints them. Notes
are counted over all questions, without a day and with their own.
"""

import argparse
import gzip
import json
import random
import zlib
from collections import Counter
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from corpus import RawArticle, make_article
from embeddings import load_embedder
from qa import ArticleQA
from qa import ask as asking
from qa.notes.conflicts import covers, find_conflict
from qa.notes.notes import against
from qa.notes.statements import read_statement
from qa.questions.question import read_question
from tests.benchmarks.notes_conflicts import CHANGES, plants

HALVES = ("rules", "held")
COUNTS = {"figure": 40, "negated": 20, "kept": 60}  # planted per half
EMBEDDER = "all-MiniLM-L6-v2"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--index", type=Path)
    parser.add_argument("--pairs", type=int, default=200)
    parser.add_argument("--show", action="store_true", help="print misses, false alarms and notes")
    options = parser.parse_args()
    folder = options.data / "eval" / "rtqa-2022"
    measure_planted(folder, show=options.show)
    if options.index:
        questions = list(read(folder / "questions.jsonl.gz"))
        with ArticleQA.open(options.index) as engine:
            measure_pairs(engine, questions, options.pairs, show=options.show)
            measure_notes(engine, questions, show=options.show)


def read(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def measure_planted(folder, *, show):
    """Print how many planted conflicts fire, by change and half; "kept" should never."""
    embedder = load_embedder(EMBEDDER)
    for half, articles in halves(folder).items():
        fired, made = Counter(), Counter()
        for change in CHANGES:
            for _, planted in plants(articles, COUNTS[change], change, seed="notes"):
                vectors = embedder.embed_documents([planted.sentence, planted.planted])
                question = read_question(planted.question)
                one = read_statement(planted.sentence, planted.published)
                other = read_statement(planted.planted, planted.day)
                both = covers(question, one) and covers(question, other)
                found = find_conflict(question, one, other, float(vectors[0] @ vectors[1]), is_asked=both)
                made[change] += 1
                fired[change] += found is not None
                if show and (found is None) != (change == "kept"):
                    print(f"  {change}: {planted.question}\n    {planted.sentence}\n    {planted.planted}\n    {found}")
        planted = made["figure"] + made["negated"]
        share = (fired["figure"] + fired["negated"]) / planted
        parts = ", ".join(f"{change} {fired[change]} of {made[change]}" for change in CHANGES)
        print(f"planted {half:6} fires on {share:.1%} of {planted} ({parts})")


def halves(folder):
    """Articles in an order of chance, in two halves by their id."""
    parted = {half: [] for half in HALVES}
    records = sorted(read(folder / "articles.jsonl.gz"), key=lambda record: zlib.crc32(record["id"].encode()))
    for record in records[:600]:
        half = HALVES[zlib.crc32(f"half {record['id']}".encode()) % 2]
        raw = RawArticle(
            record["id"], record["text"], title=record["title"] or None, published_text=record["published"]
        )
        parted[half].append(make_article(raw))
    return {half: [article for article in articles if article.published] for half, articles in parted.items()}


def measure_pairs(engine, questions, count, *, show):
    """Print how many pairs of a cited sentence and another of the best ones count as a conflict."""
    pairs = []
    with engine.pinned() as pinned:
        for record in questions:
            with recorded() as ranked:
                answer = pinned.ask(record["question"])
            if not answer.answered or not ranked:
                continue
            first = next((item for item in ranked[-1] if item.text == answer.citations[0].quote), ranked[-1][0])
            found = against(read_question(record["question"]), first, ranked[-1], pinned.similarity)
            differing = {id(item): conflict for item, conflict in found}
            others = [item for item in ranked[-1] if item.article.article_id != first.article.article_id]
            pairs += [(record["question"], first, other, differing.get(id(other))) for other in others]
    random.Random("notes").shuffle(pairs)
    alarms = [pair for pair in pairs[:count] if pair[3]]
    for question, one, other, conflict in alarms if show else ():
        texts = (f"{item.article.published} {item.text}" for item in (one, other))
        print(f"  {question}", *texts, conflict, sep="\n    ")
    print(f"pairs   {min(count, len(pairs))} of {len(pairs)} real ones: {len(alarms)} false alarms of conflict")


@contextmanager
def recorded():
    """Record what is ranked for the questions asked meanwhile."""
    ranked, rank = [], asking.rank_sentences

    def recording(*args, **options):
        ranked.append(rank(*args, **options))
        return ranked[-1]

    asking.rank_sentences = recording
    try:
        yield ranked
    finally:
        asking.rank_sentences = rank


def measure_notes(engine, questions, *, show):
    """Print the notes of each kind per 100 answers."""
    for with_day in (False, True):
        kinds, answers = Counter(), 0
        for record in questions:
            answer = engine.ask(record["question"], as_of=date.fromisoformat(record["as_of"]) if with_day else None)
            if not answer.answered:
                continue
            answers += 1
            kinds.update(note.kind for note in answer.notes)
            for note in answer.notes if show else ():
                print(f"  {record['question']}\n    {answer.text}\n    {note.kind}: {note.text}")
        parts = ", ".join(f"{kind} {number}" for kind, number in sorted(kinds.items()))
        share = 100 * kinds.total() / max(1, answers)
        print(f"notes   {'with' if with_day else 'no'} day: {share:.1f} per 100 answers of {answers} ({parts})")


if __name__ == "__main__":
    main()
