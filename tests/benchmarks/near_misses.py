"""Questions that almost have an answer: those of a set with one name, year or figure put in another's place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from qa.evaluation.questions import LabelledQuestion
from qa.followups.mentions import Mention, mentions

#: "name", "year" and "figure" stand nowhere in the article that answers; "near" is a name that stands in it, but not
#: around the answer.
Kind = Literal["name", "near", "year", "figure"]

_YEAR = re.compile(r"\b(?:1[0-9]{3}|20[0-4][0-9])\b")
_FIGURE = re.compile(r"(?<![\w.,$€£:-])\d{1,3}(?:,\d{3})*(?![\w:%-]|[.,]\d)")
#: How far around the answer a near name may not stand, in characters.
_AROUND = 300


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A question that no article answers.

    Attributes:
        of: The question it was made of.
        old: What was taken out.
        new: What stands there instead.
    """

    kind: Kind
    of: LabelledQuestion
    question: str
    old: str
    new: str

    @property
    def is_held(self) -> bool:
        """Tell whether it is of the half that nobody looks at."""
        return _order(self.of.id, self.kind) % 2 == 1


#: Tells whether some passage may answer a question in which the second string stands for the first.
MayAnswer = Callable[[str, str], bool]


def near_misses(
    questions: Sequence[LabelledQuestion],
    others: Sequence[LabelledQuestion],
    texts: Mapping[str, str],
    may_answer: MayAnswer,
) -> Iterator[NearMiss]:
    """Make at most one near miss of each kind of each question.

    Args:
        questions: Questions with the articles that answer them.
        others: Questions that only lend their names.
        texts: Title and text of those articles by id.
        may_answer: Given the new question and the new name, whether the archive might answer it, or does not know the
            name at all.
    """
    pool = _pool([*questions, *others], texts)
    for question in questions:
        gold = "\n".join(texts[article] for article in sorted(question.articles) if article in texts)
        if gold:
            for kind in ("name", "near", "year", "figure"):
                yield from _near_miss(kind, question, gold, pool, may_answer)


def _near_miss(
    kind: Kind, question: LabelledQuestion, gold: str, pool: Sequence[Mention], may_answer: MayAnswer
) -> Iterator[NearMiss]:
    for start, old, candidates in _places(kind, question, gold, pool):
        for new in sorted(set(candidates), key=lambda name: (_order(question.id, name), name)):
            text = question.question[:start] + new + question.question[start + len(old) :]
            if not _alike(old, new) and not may_answer(text, new):
                yield NearMiss(kind, question, text, old, new)
                return


def _places(
    kind: Kind, question: LabelledQuestion, gold: str, pool: Sequence[Mention]
) -> Iterator[tuple[int, str, list[str]]]:
    """What may be taken out of a question, and what may stand there."""
    asked = question.question
    if kind in {"year", "figure"}:
        for match in (_YEAR if kind == "year" else _FIGURE).finditer(asked):
            if (kind == "year") == bool(_YEAR.fullmatch(match[0])):
                yield match.start(), match[0], [new for new in _other_figures(match[0]) if new not in gold]
        return
    around = _around_answers(gold, question.answers) if kind == "near" else ""
    found = [mention for mention in mentions(asked) if _is_plain(mention)]
    for mention in sorted(found, key=lambda one: _order(question.id, one.text)):
        lenders = [one for one in pool if one.text in gold] if around else [] if kind == "near" else pool
        names = [one.text for one in lenders if _same_kind(one, mention)]
        if kind == "near":
            names = [name for name in names if not _shares_word(name, around) and name not in question.answers]
        else:
            names = [name for name in names if not _shares_word(name, gold)]
        yield mention.start, mention.text, [name for name in names if not _shares_word(name, asked)]


def _pool(questions: Sequence[LabelledQuestion], texts: Mapping[str, str]) -> list[Mention]:
    """Names of the questions and of how the articles begin, without single words that are also written small."""
    asked = [mention for question in questions for mention in _named(question.question)]
    told = [mention for key in sorted(texts) for mention in _named(texts[key][:600])]
    small = {word for key in sorted(texts) for word in re.findall(r"\b[a-z]{3,}\b", texts[key])}
    return [mention for mention in [*asked, *told] if " " in mention.text or mention.text.lower() not in small]


def _named(text: str) -> list[Mention]:
    return [mention for mention in mentions(text) if _is_plain(mention)]


def _is_plain(mention: Mention) -> bool:
    """Tell whether it is surely a name, and one alone."""
    return mention.kind != "time" and not re.search(r"\.\s|\d|[-–]", mention.text) and len(mention.text) > 2


def _same_kind(one: Mention, other: Mention) -> bool:
    return one.kind == other.kind and (one.kind != "name" or one.text.count(" ") == other.text.count(" "))


def _alike(old: str, new: str) -> bool:
    return old.lower() in new.lower() or new.lower() in old.lower() or _shares_word(old, new)


def _shares_word(name: str, text: str) -> bool:
    low = text.lower()
    return any(word.lower() in low for word in re.findall(r"\w{3,}", name))


def _around_answers(text: str, answers: Sequence[str]) -> str:
    """What stands around the known answers; nothing if none of them stands in the text."""
    found = [match for answer in answers for match in re.finditer(re.escape(answer), text, re.IGNORECASE)]
    return " ".join(text[max(0, match.start() - _AROUND) : match.end() + _AROUND] for match in found)


def _other_figures(figure: str) -> list[str]:
    """Figures of the same size that are not near it."""
    value = int(figure.replace(",", ""))
    if _YEAR.fullmatch(figure):
        return [str(value + step) for step in (-37, -23, -11, 7, 13, 29) if value + step < 2022 or step < 0]
    grown = [value + step for step in (3, 4, 7)] if value < 100 else [value * 2 + 31, value * 3 + 57]
    return [f"{new:,}" if "," in figure else str(new) for new in grown]


def _order(*parts: str) -> int:
    return int.from_bytes(sha256("\0".join(parts).encode()).digest()[:8], "big")
