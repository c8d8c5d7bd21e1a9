"""What no evidence has of what a question names, told in a line: why there is no answer, or what one leaves open."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from qa.answer import Answer, Note
from qa.answering.around import around
from qa.answering.coverage import Names
from qa.answering.irregular import has_form
from qa.answering.named import Wanted
from qa.answering.sentences import Evidence
from qa.answering.spellings import spellings
from qa.followups.vocabulary import LIGHT_VERBS
from qa.questions.question import stems

#: Most names or words that are told, and most characters of each.
MOST_TOLD, LONGEST_TOLD = 3, 60
#: A word is told if it weighs so much of the question's weightiest at least.
WEIGHTY = 0.5

#: Words that say little of what is asked, or only how to answer.
_LIGHT = LIGHT_VERBS | frozenset(
    """
    take takes took taken place happening occur occurs occurred ask asks asked make makes made
    list lists enumerate mention mentions mentioned sides summarise summarize summary timeline chronology explain please
    """.split()  # noqa: SIM905  a table is easier to read and change
)


def missing_text(names: Names, nearest: Sequence[Evidence]) -> str:
    """Tell what all of the nearest quotes lack, "" if that cannot be said.

    Args:
        names: What the question names.
        nearest: The sentences that came nearest.
    """
    if not nearest:
        return ""
    lacking = [one for one in names.wanted if not any(names.has(one, item) for item in nearest)]
    unknown = [one for one in lacking if one.kind == "name" and not _is_known(one, names)]
    if unknown:
        return f"no article here mentions {_listed(one.text for one in unknown)}"
    if lacking:
        return f"none of the nearest passages mentions {_listed(one.text for one in lacking)}"
    taken = [one for one in names.wanted if all(one in names.gap(item).taken for item in nearest)]
    if taken:
        return f"what the nearest quotes say, they say of others than {_listed(one.text for one in taken)}"
    if all(names.gap(item).turned for item in nearest):
        return "the nearest quotes tell it the other way round"
    return _words_text(names, nearest) or _apart_text(names, nearest)


def _is_known(one: Wanted, names: Names) -> bool:
    """Tell whether some article may mention a name: knows its last word, however it is spelt."""
    typed = one.text.split()[-1]
    return names.archive.knows(typed) or any(map(names.archive.has, spellings(one.words[-1])))


def _words_text(names: Names, nearest: Sequence[Evidence]) -> str:
    """Tell which words beside the names no passage has, or else no quote."""
    around_them = [text for item in nearest for text in (item.hit.chunk.text, around(item).head)]
    if words := _lacking(names, around_them):
        nowhere = [word for word in words if not names.archive.has(word)]
        who = "no article here" if nowhere else "none of the nearest passages"
        return f"{who} has {_listed(f'“{word}”' for word in nowhere or words)}"
    if words := _lacking(names, [item.text for item in nearest]):
        return f"none of the nearest quotes has {_listed(f'“{word}”' for word in words)}"
    return ""


def with_uncovered(answer: Answer, names: Names, ranked: Sequence[Evidence]) -> Answer:
    """Note which names and figures of the question none of the quotes has, nor what stands around them.

    Names that say next to nothing, such as "US" in an American paper, are no news to the reader.

    Args:
        answer: The answer.
        names: What the question names.
        ranked: The sentences it was made of, among others.
    """
    shown = [item for item in answer.citations if item.answer_start is not None]
    places = {(item.article_id, item.start) for item in shown}
    quoted = [item for item in ranked if (item.article.article_id, item.start) in places]
    telling = [one for one in names.wanted if one.kind != "name" or not one.is_weak]
    lacking = [one for one in telling if quoted and not any(names.has(one, item) for item in quoted)]
    if not lacking:
        return answer
    whom = "The quote" if len(shown) == 1 else "None of the quotes"
    says = "does not mention" if len(shown) == 1 else "mentions"
    it = "it" if len(shown) == 1 else "them"
    text = f"{whom} {says} {_listed(one.text for one in lacking)}, nor does what stands around {it}."
    note = Note("uncovered", text, tuple(item.number for item in shown if item.number is not None))
    return replace(answer, notes=(*answer.notes, note))


def _apart_text(names: Names, nearest: Sequence[Evidence]) -> str:
    """Tell which name and which word, both near, no quote brings together."""
    told = [stem for stem in names.beside if names.weights[stem] > 0]
    words = _words(names, sorted(told, key=lambda stem: (-names.weights[stem], stem))[:1])
    for one in names.wanted if words else ():
        having = [around(item) for item in nearest if names.has(one, item)]
        if having and all(words[0] in _lacking(names, (beside.sentence, beside.near)) for beside in having):
            return f"none of the nearest quotes speaks of both {_listed([one.text])} and “{words[0]}”"
    return ""


def _lacking(names: Names, texts: Iterable[str]) -> list[str]:
    """The weightiest of the question's words beside its names that none of some texts has, in its order."""
    found = {stem for text in texts for stem in stems(text)}
    least = WEIGHTY * max(names.weights[stem] for stem in names.question.content)
    lacking = [stem for stem in names.beside if names.weights[stem] >= least > 0 and not has_form(stem, found)]
    heaviest = set(sorted(lacking, key=lambda stem: (-names.weights[stem], stem))[:MOST_TOLD])
    return _words(names, heaviest)


def _words(names: Names, chosen: Collection[str]) -> list[str]:
    """The words as typed that have some stems, without those that say little."""
    pairs = zip(names.question.words, names.question.stems, strict=True)
    return list({stem: word for word, stem in pairs if stem in chosen and word.lower() not in _LIGHT}.values())


def _listed(parts: Iterable[str]) -> str:
    told = [part if len(part) <= LONGEST_TOLD else part[: LONGEST_TOLD - 1] + "…" for part in dict.fromkeys(parts)]
    told = told[:MOST_TOLD]
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} or {told[-1]}"
