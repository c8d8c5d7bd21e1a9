"""How much of a question's answer survives misspelling: clean, misspelt, and misspelt with the archive's words to help.

    python tests/benchmarks/measure_spelling.py QUESTIONS.jsonl[.gz] --index DIR [--limit N]

Each question is misspelt in five ways, the same at every run: a slip in a name, two in a long name, a slip in an
ordinary word, other letters for the sounds of a name, British for American spelling and the reverse. A question that
has no word for a way is left out of its rows. Half of the questions, by hash, are held: look only at their totals.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from qa import ArticleQA
from qa.evaluation.outcome import holds
from qa.evaluation.questions import LabelledQuestion, read_questions
from qa.questions.question import WORD, read_question
from qa.retrieval.regional import regional
from qa.search import Search
from qa.view import View

LETTERS = "abcdefghijklmnopqrstuvwxyz"
HITS = 5
#: Other letters for the same sounds; the first that changes a name is used.
OTHER_LETTERS = (
    ("yy$", "y"), ("iy$", "y"), ("ky$", "kiy"), ("ov$", "iv"), ("iv$", "ov"), ("ev$", "ov"), ("yi", "ie"), ("kh", "h"),
    ("ph", "f"), ("ck", "k"), ("ss", "s"), ("ll", "l"), ("tt", "t"), ("nn", "n"), ("mm", "m"), ("c(?=[aour])", "k"),
    ("k(?=[aouelnr])", "c"), ("w", "v"), ("(?<=[aeiou])y", "i"), ("i(?=[aeou])", "y"), ("y$", "i"), ("i$", "y"),
    ("sch", "sh"),
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """What became of one question."""

    first: bool
    among: bool
    answered: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=1_000, help="most questions")
    parser.add_argument("--show", action="store_true", help="print what fails in the open half")
    args = parser.parse_args()
    questions = [item for item in read_questions([args.questions]) if item.answerable][: args.limit]
    with ArticleQA.open(args.index) as engine, engine.pinned() as view:
        print(f"{'':<22}{'':<6}{'n':>5}   {'hit@1: clean typed helped':<30}{'hit@5':<26}answer cited")
        for name, misspell in WAYS.items():
            for half in ("open", "held"):
                mine = [item for item in questions if half_of(item.question) == half]
                table = list(rows(view, mine, misspell, show=args.show and half == "open"))
                print(f"{name:<22}{half:<6}{len(table):>5}   " + "   ".join(figures(table)), flush=True)


def rows(
    view: View, questions: Sequence[LabelledQuestion], misspell: Callable[[str, random.Random], str], *, show: bool
) -> Iterator[tuple[Row, Row, Row]]:
    """Ask each question clean, misspelt without help, and misspelt with it."""
    for item in questions:
        typed = misspell(item.question, random.Random(item.question))
        if typed == item.question:
            continue
        clean = ask(view, item, item.question)
        with patch.object(Search, "spelt", lambda self, question: question):
            alone = ask(view, item, typed)
        helped = ask(view, item, typed)
        if show and clean.among and not helped.among:
            print(f"  lost: {typed}  ->  {view._search.spelt(read_question(typed))}")
        yield clean, alone, helped


def ask(view: View, item: LabelledQuestion, question: str) -> Row:
    """Ask one question and judge what comes."""
    hits = view.retrieve(question, k=HITS, as_of=item.as_of)
    found = [hit.chunk.article_id in item.articles for hit in hits]
    answer = view.ask(question, as_of=item.as_of)
    return Row(found[:1] == [True], any(found), holds((citation.quote for citation in answer.citations), item.answers))


def figures(table: Sequence[tuple[Row, Row, Row]]) -> Iterator[str]:
    for name in ("first", "among", "answered"):
        shares = [sum(getattr(row[at], name) for row in table) / max(1, len(table)) for at in range(3)]
        kept = shares[2] / shares[0] if shares[0] else 0.0
        yield " ".join(f"{share:.3f}" for share in shares) + f" ({kept:.0%})"


def half_of(question: str) -> str:
    return "held" if hashlib.sha256(question.encode()).digest()[0] % 2 else "open"


def slip(word: str, chance: random.Random) -> str:
    """One slip: a letter left out, doubled, swapped with the next, or another; seldom the first."""
    at = chance.randrange(0 if chance.random() < 0.1 else 1, len(word) - 1)
    match chance.randrange(4):
        case 0:
            return word[:at] + word[at + 1 :]
        case 1:
            return word[:at] + word[at] + word[at:]
        case 2:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + chance.choice(LETTERS) + word[at + 1 :]


def one_in_a_name(question: str, chance: random.Random) -> str:
    return changed(question, names(question, 4), lambda word: slip(word, chance), chance)


def two_in_a_name(question: str, chance: random.Random) -> str:
    return changed(question, names(question, 7), lambda word: slip(slip(word, chance), chance), chance)


def one_in_a_word(question: str, chance: random.Random) -> str:
    parts = read_question(question)
    content = set(parts.content)
    words = [word for word, stem in zip(parts.words, parts.stems, strict=True) if stem in content and word.islower()]
    return changed(question, [word for word in words if len(word) >= 5], lambda word: slip(word, chance), chance)


def other_letters(question: str, chance: random.Random) -> str:
    def respell(name: str) -> str:
        for pattern, letters in OTHER_LETTERS:
            if (spelt := re.sub(pattern, letters, name)) != name:
                return spelt
        return name

    fitting = [name for name in names(question, 5) if respell(name) != name]
    return changed(question, fitting, respell, chance)


def other_english(question: str, chance: random.Random) -> str:
    from corpus import is_english

    def respell(word: str) -> str:
        either = [spelt for spelt in regional(word.lower()) if " " not in spelt]
        known = [spelt for spelt in either if is_english(spelt) or is_english(word)]
        return known[0] if known else word

    british = re.compile(r"[a-z]+(?:our|or|ise|ize|ised|ized|ising|izing|ence|ense|tre|ter|isation|ization|lled|led)s?")
    words = [word for word in read_question(question).words if word.islower() and british.fullmatch(word)]
    return changed(question, [word for word in words if respell(word) != word][:1], respell, chance)


def names(question: str, least: int) -> list[str]:
    """Names of a question with so many letters at least."""
    return [name for name in read_question(question).names if name.isalpha() and len(name) >= least]


def changed(question: str, words: Sequence[str], change: Callable[[str], str], chance: random.Random) -> str:
    """The question with one of the words changed, with its capital."""
    if not words:
        return question
    chosen = chance.choice(words)
    other = change(chosen.lower())
    other = other[:1].upper() + other[1:] if chosen[:1].isupper() else other
    return WORD.sub(lambda match: other if match[0] == chosen else match[0], question)


WAYS = {
    "one slip in a name": one_in_a_name,
    "two slips in a name": two_in_a_name,
    "one slip in a word": one_in_a_word,
    "other letters": other_letters,
    "other English": other_english,
}

if __name__ == "__main__":
    main()
