"""Measure which sentence is quoted: assertions before fears, plans and accusations, what settles a question.

    python -m tests.benchmarks.measure_stance [--data DIR --index DIR] [--fit] [--show]

Planted questions come with two invented sentences, in articles of their own: the right one is to be quoted first, of
those that the rules were written with ("rules") and of those held out ("held").

    fear, plan, accusation, rumour, conditional   an assertion against what is only feared, planned, alleged ...
    asked     the question asks for the fear, plan or accusation itself
    yesno     the sentence that settles it, often by a negation, against one that speaks of the same
    unknown   "did not say how many" against a sentence that only shares words
    known     the figure or name itself against "did not say"
    accused   an accusation is quoted with who denies it, and with the accuser

--fit tries weights for what `stance` tells on the rules' half. With an index, the answers to the questions of DIR
(`*.jsonl.gz`) that begin with a dangling pronoun are counted: those that no other quote explains.
"""

import argparse
import tempfile
from collections import Counter
from dataclasses import replace
from itertools import product
from pathlib import Path

from corpus import RawArticle, make_article
from qa import ArticleQA, rebuild_index
from qa.answering.leaning import leans_on
from qa.answering.openings import opening
from qa.evaluation.questions import read_questions
from qa.weights import Weights

HALVES = ("rules", "held")
CASES = Path(__file__).with_name("stance_cases.txt")
OUTLETS = ("SAMPLE Harbour Post", "SAMPLE Coast Wire")
FILLERS = ("The weather was mild for the season.", "Reporters from several towns were there.")
GRID = {"hedged": (0.0, -0.5, -1.0, -1.5, -2.0), "settles": (0.0, 0.5, 1.0, 1.5, 2.0), "unsaid": (0.0, 1.0, 1.5, 2.0)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, nargs="*", default=[], help="files of questions")
    parser.add_argument("--index", type=Path)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--show", action="store_true", help="print misses and dangling answers")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rebuild_index(planted_articles(), index=folder)
        with ArticleQA.open(folder) as engine, engine.pinned() as view:
            if options.fit:
                fit(view)
            for half in HALVES:
                report(half, planted(view, half, show=options.show), accused(view, half, show=options.show))
    if options.index:
        with ArticleQA.open(options.index) as engine:
            count_dangling(engine, read_questions(options.data), show=options.show)


def cases(section):
    """The lines of one section of the cases, each as its fields."""
    _, _, rest = CASES.read_text(encoding="utf-8").partition(f"[{section}]\n")
    return [line.split("|") for line in rest.partition("\n[")[0].strip().splitlines()]


def planted_articles():
    """One article for each sentence, and for each accusation."""
    articles = []
    for half in HALVES:
        for number, (_, _, *sentences) in enumerate(cases(half)):
            for side, sentence in enumerate(sentences):
                text = f"{FILLERS[side]} {sentence} {FILLERS[1 - side]}"
                articles.append(article(f"{half}-{number}-{side}", text, OUTLETS[(number + side) % 2]))
        for number, (_, text, _) in enumerate(cases(f"accused {half}")):
            articles.append(article(f"{half}-accused-{number}", text, OUTLETS[0]))
    return articles


def article(article_id, text, outlet):
    return make_article(RawArticle(article_id, text, title=None, outlet=outlet, published_text="2022-05-01"))


def planted(view, half, *, show=False):
    """Per kind, how many of the planted questions are answered by the right sentence first, and how many there are."""
    right, made = Counter(), Counter()
    for kind, question, good, _ in cases(half):
        answer = view.ask(question)
        quotes = [item.quote for item in answer.citations]
        made[kind] += 1
        right[kind] += bool(quotes) and quotes[0].startswith(good)
        if show and not (quotes and quotes[0].startswith(good)):
            print(f"  {half} {kind}: {question}\n    {quotes or [item.quote for item in answer.refusal.nearest]}")
    return {kind: (right[kind], made[kind]) for kind in made}


def accused(view, half, *, show=False):
    """How many accusations are quoted with what must stand beside them."""
    right = 0
    made = cases(f"accused {half}")
    for question, _, wanted in made:
        answer = view.ask(question)
        text = answer.text
        is_right = all(words in text for words in wanted.split(";"))
        right += is_right
        if show and not is_right:
            print(f"  {half} accused: {question}\n    {text}")
    return right, len(made)


def report(half, kinds, accusations):
    parts = ", ".join(f"{kind} {right} of {made}" for kind, (right, made) in kinds.items())
    right, made = (sum(values) for values in zip(*kinds.values(), strict=True))
    print(f"{half:6} {right} of {made} first ({parts}); accused {accusations[0]} of {accusations[1]}")


def fit(view):
    """Print how each setting does on the rules' half, best first, the smaller weights before greater ones."""
    scored = []
    for values in product(*GRID.values()):
        setting = dict(zip(GRID, values, strict=True))
        weights = Weights()
        changed = replace(weights, sentences=replace(weights.sentences, **setting))
        found = planted(view.weighed(changed), "rules")
        scored.append((-sum(right for right, _ in found.values()), sum(map(abs, values)), setting))
    for wrong, _, setting in sorted(scored, key=lambda item: item[:2])[:10]:
        print(-wrong, setting)


def count_dangling(engine, questions, *, show):
    """Print how many answers open with a pronoun, and how many of them are explained by no quote and no title."""
    opens, dangling, answers = 0, 0, 0
    for labelled in questions:
        answer = engine.ask(labelled.question)
        if not answer.answered:
            continue
        answers += 1
        first = answer.citations[0]
        if not opening(first.quote):
            continue
        opens += 1
        found = engine.article(first.article_id)
        spans = leans_on(found, first.start, first.end)
        quoted = {(item.article_id, item.start) for item in answer.citations}
        if spans is None or any((first.article_id, span.start) not in quoted for span in spans):
            dangling += 1
            if show:
                print(f"  {labelled.question}\n    {answer.text}")
    print(f"answers {answers}: {opens} open with what another sentence explains, {dangling} of them without it")


if __name__ == "__main__":
    main()
