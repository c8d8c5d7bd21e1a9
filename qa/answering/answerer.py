"""From ranked sentences to the answer record: a few quotes and their notes, or a refusal."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus import Article, Filter
from embeddings import Facets
from qa.answer import Answer, Citation, Note, Refusal, RefusalCode
from qa.answering.accusing import accusers_and_denials
from qa.answering.leaning import leans_on
from qa.answering.refusal import Verdict
from qa.answering.sentences import Evidence
from qa.citations import cite, set_in_text
from qa.questions.question import Question
from qa.reading import with_reading
from qa.retrieval.copies import say_the_same

#: Most sentences in an answer, and most nearest quotes in a refusal.
MAX_QUOTES = 3
#: A further sentence must come this close to the best one (scores are sums of standard deviations).
FURTHER_WITHIN = 3.5
#: Sentences that must stand beside one; None if they cannot be had.
Beside = Callable[[Evidence], Sequence[Evidence] | None]
#: Two sentences this alike (0 to 100) say the same.
SAME_SENTENCE = 80.0


@dataclass(frozen=True, slots=True)
class Scope:
    """What was searched.

    Attributes:
        where: The filter, with nothing after the as-of day.
        facets: What passes it.
        undated_left_out: Undated articles that only its dates leave out.
        until_as_of: Articles up to the as-of day, whatever the rest of the filter says.
    """

    where: Filter
    as_of: date | None
    facets: Facets
    undated_left_out: int
    until_as_of: int


def compose(question: Question, ranked: Sequence[Evidence], verdict: Verdict, *, scope: Scope, blank: Answer) -> Answer:
    """Answer from the best sentences, or refuse.

    Args:
        question: What is asked.
        ranked: Sentences, best first.
        verdict: Whether they are enough, and how sure that is.
        scope: What was searched.
        blank: A record with everything that does not depend on the outcome.
    """
    picked = pick(ranked, beside=_beside) if verdict.enough else pick(ranked)
    blank = replace(blank, confidence=verdict.confidence)
    code = _refusal_code(question, scope)
    if code is None and not (picked and verdict.enough):
        code = "not_said"
    if code is not None:
        nearest = tuple(cited(item) for item in picked)
        reason = _REASONS[code].format(as_of=scope.as_of)
        if code == "not_said" and verdict.missing:
            reason = f"{reason.rstrip('.')}: {verdict.missing}."
        return replace(blank, refusal=Refusal(code, reason, nearest), notes=scope_notes(scope))
    text, citations = set_in_text([cited(item) for item in picked])
    return replace(blank, text=text, citations=citations, notes=scope_notes(scope))


def pick(ranked: Sequence[Evidence], beside: Beside = lambda item: ()) -> list[Evidence]:
    """Choose the sentences to cite: the best, what must stand beside it, then others that come close, in reading order.

    Args:
        ranked: Sentences, best first.
        beside: What must stand beside a sentence; None if that cannot be had, then the sentence is left out.
    """
    first: list[Evidence] = []
    others: list[Evidence] = []
    for item in ranked:
        picked = first + others
        if len(picked) == MAX_QUOTES or (picked and item.score < first[0].score - FURTHER_WITHIN):
            break
        if any(say_the_same(item.text, other.text, SAME_SENTENCE) for other in picked):
            continue
        needed = beside(item)
        group = [item, *(one for one in needed or () if one.place not in {other.place for other in picked})]
        if needed is None or len(picked) + len(group) > MAX_QUOTES:
            continue
        (others if first else first).extend(group)
    order = {item.article.article_id: place for place, item in reversed(list(enumerate(first + others)))}
    return first + sorted(others, key=lambda item: (order[item.article.article_id], item.start))


def _beside(item: Evidence) -> Sequence[Evidence] | None:
    """What explains how a sentence opens, and who makes and denies an accusation; None if nothing explains it."""
    spans = leans_on(item.article, item.start, item.end)
    if spans is None:
        return None
    more = accusers_and_denials(item.article, item.start, item.end)
    needed = list(dict.fromkeys((*spans, *more)))[: MAX_QUOTES - 1]
    return [replace(item, start=start, end=end) for start, end in needed]


def cited(item: Evidence) -> Citation:
    """Cite a sentence, with what it says of itself."""
    return with_reading(cite(item.article, item.start, item.end), item.article)


def opening(article: Article) -> tuple[Citation, ...]:
    """Return the first sentence of an article that can be quoted; nothing if it has none."""
    return tuple(with_reading(cite(article, start, end), article) for start, end in article.sentences[:1])


_REASONS: Mapping[RefusalCode, str] = {
    "not_said": "The articles do not say.",
    "unclear": "The question has no word that says what it is about.",
    "filtered_out": "No article passes the filters.",
    "before_as_of": "No dated article was published by {as_of}.",
}


def _refusal_code(question: Question, scope: Scope) -> RefusalCode | None:
    """What stands in the way of any answer, whatever the articles say."""
    if not question.content:
        return "unclear"
    if not scope.facets.articles:
        return "filtered_out" if scope.as_of is None or scope.until_as_of else "before_as_of"
    return None


def scope_notes(scope: Scope) -> tuple[Note, ...]:
    """Return notes on undated articles that a date bound left out."""
    count = scope.undated_left_out
    if not count:
        return ()
    what = "1 article without a date was" if count == 1 else f"{count} articles without a date were"
    return (Note("undated", f"{what} left out because a date was set."),)
