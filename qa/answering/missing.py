"""What no evidence has of what a question names, told in a line: why there is no answer, or what one leaves open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from qa.answer import Answer, Note
from qa.answering.around import around
from qa.answering.coverage import Names
from qa.answering.irregular import has_form
from qa.answering.sentences import Evidence
from qa.questions.question import stems

#: Most names or words that are told, and most characters of each.
MOST_TOLD, LONGEST_TOLD = 3, 60
#: A word is told if it weighs so much of the question's weightiest at least.
WEIGHTY = 0.5


def missing_text(names: Names, nearest: Sequence[Evidence]) -> str:
    """Tell what all of the nearest quotes lack, "" if that cannot be said.

    Args:
        names: What the question names.
        nearest: The sentences that came nearest.
    """
    if not nearest:
        return ""
    lacking = [one for one in names.wanted if not any(names.has(one, item) for item in nearest)]
    unknown = [one for one in lacking if one.kind == "name" and not names.archive.has(one.words[-1])]
    if unknown:
        return f"no article here mentions {_listed(one.text for one in unknown)}"
    if lacking:
        return f"none of the nearest passages mentions {_listed(one.text for one in lacking)}"
    taken = [one for one in names.wanted if all(one in names.gap(item).taken for item in nearest)]
    if taken:
        return f"what the nearest quotes say, they say of others than {_listed(one.text for one in taken)}"
    words = _lacking_words(names, nearest)
    if not words:
        return ""
    nowhere = [word for word in words if not names.archive.has(word)]
    who = "no article here" if nowhere else "none of the nearest passages"
    return f"{who} has {_listed(f'“{word}”' for word in nowhere or words)}"


def with_uncovered(answer: Answer, names: Names, ranked: Sequence[Evidence]) -> Answer:
    """Note which names and figures of the question none of the quotes has, nor what stands around them.

    Args:
        answer: The answer.
        names: What the question names.
        ranked: The sentences it was made of, among others.
    """
    shown = [item for item in answer.citations if item.answer_start is not None]
    places = {(item.article_id, item.start) for item in shown}
    quoted = [item for item in ranked if (item.article.article_id, item.start) in places]
    lacking = [one for one in names.wanted if quoted and not any(names.has(one, item) for item in quoted)]
    if not lacking:
        return answer
    whom = "The quote" if len(shown) == 1 else "None of the quotes"
    says = "does not mention" if len(shown) == 1 else "mentions"
    it = "it" if len(shown) == 1 else "them"
    text = f"{whom} {says} {_listed(one.text for one in lacking)}, nor does what stands around {it}."
    note = Note("uncovered", text, tuple(item.number for item in shown if item.number is not None))
    return replace(answer, notes=(*answer.notes, note))


def _lacking_words(names: Names, nearest: Sequence[Evidence]) -> list[str]:
    """The weightiest of the question's other words that no passage of the nearest quotes has, in its order."""
    found = {stem for item in nearest for stem in (*stems(item.hit.chunk.text), *stems(around(item).head))}
    least = WEIGHTY * max(names.weights[stem] for stem in names.question.content)
    lacking = [stem for stem in names.beside if names.weights[stem] >= least > 0 and not has_form(stem, found)]
    heaviest = set(sorted(lacking, key=lambda stem: (-names.weights[stem], stem))[:MOST_TOLD])
    pairs = zip(names.question.words, names.question.stems, strict=True)
    return list({stem: word for word, stem in pairs if stem in heaviest}.values())


def _listed(parts: Iterable[str]) -> str:
    told = [part if len(part) <= LONGEST_TOLD else part[: LONGEST_TOLD - 1] + "…" for part in dict.fromkeys(parts)]
    told = told[:MOST_TOLD]
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} or {told[-1]}"
