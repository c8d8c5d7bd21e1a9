"""What a reader must know beside the answer: quotes that differ, old evidence, one outlet alone, no date.

A quote that only a note uses becomes a citation without a place in the answer's text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from qa.answer import Answer, Citation, Note
from qa.answering.sentences import Evidence
from qa.citations import cite
from qa.notes.conflicts import Conflict, counts, counts_one_thing, covers, find_conflict, may_differ
from qa.notes.figures import Figure
from qa.notes.holders import asked_office, find_holder
from qa.notes.now import asks_about_now, is_stale, newest_first
from qa.notes.statements import Statement, read_senses, read_statement
from qa.notes.wording import conflict_text, one_outlet_text, stale_text, undated_text
from qa.notes.words import meaning
from qa.questions.question import Question, stems
from qa.reading import with_reading

#: Most quotes that a conflict note sets against a quote of the answer.
MOST_OTHERS = 2
#: News further apart is of different times, unless the question is about the present.
MOST_APART_DAYS = 730
#: A newer sentence must come this close to the best one to go before it (scores are sums of standard deviations).
NEWER_WITHIN = 4.0
#: A quote that shares this much of the shorter one's words with the first quote supports it; for a sentence of another
#: outlet less is enough, since what it takes away is only a note.
LEAST_SUPPORTING, LEAST_SUPPORTING_ELSEWHERE = 0.7, 0.4

Similarity = Callable[[str, str], float]
_Found = list[tuple[Evidence, Conflict]]


def for_now(question: Question, ranked: Sequence[Evidence], similarity: Similarity) -> list[Evidence]:
    """Return sentences with the newest evidence first if the question is about the present.

    Args:
        question: What is asked.
        ranked: Sentences, best first.
        similarity: Cosine of two sentences.

    Returns:
        All of them: in front the newest that counts what the question counts, that names the holder of the office it
        asks for, or that differs from the best one about the same thing; else the newest of those that are as good.
    """
    ordered = newest_first(question.text, ranked)
    if not ordered or not asks_about_now(question.text):
        return ordered
    differing = [item for item, _ in against(question, ordered[0], ordered, similarity)]
    giving = [item for item in ordered if _gives(question, item)]
    bare = bool(giving) and not _gives(question, ordered[0])
    least = ordered[0].score - NEWER_WITHIN
    newer = [item for item in (*differing, *giving) if item.score >= least and (bare or _newer(item, ordered[0]))]
    if newer:
        front = max(newer, key=lambda item: (item.article.published or date.min, item.score))
        ordered.remove(front)
        ordered.insert(0, front)
    return ordered


def with_conflicts(answer: Answer, question: Question, ranked: Sequence[Evidence], similarity: Similarity) -> Answer:
    """Return an answer with a note on quotes that differ from one of its own about the same thing, cited with it.

    Args:
        answer: An answer or a refusal; a refusal has nothing to differ from.
        question: What is asked.
        ranked: Sentences, best first, those of the answer among them.
        similarity: Cosine of two sentences.
    """
    places = {_place(item): item for item in ranked}
    quoted = {(citation.article_id, citation.start) for citation in answer.citations}
    for citation in answer.citations:
        item = places.get((citation.article_id, citation.start))
        found = against(question, item, ranked, similarity) if item else []
        found = [(other, conflict) for other, conflict in found if not conflict.partial or _place(other) in quoted]
        if found:
            return _with_conflict(answer, citation, found)
    return answer


def with_notes(
    answer: Answer,
    question: Question,
    ranked: Sequence[Evidence],
    today: date | None,
    origins: Mapping[str, str | None],
) -> Answer:
    """Return an answer with notes on evidence that is old, of one outlet, or undated.

    Args:
        answer: An answer whose citations know their groups, or a refusal, which gets none.
        question: What is asked.
        ranked: Sentences, best first, those of the answer among them.
        today: The as-of day, else that of the newest article; None if none is dated.
        origins: The agency of each cited article by id, None where there is none.
    """
    if not answer.answered:
        return answer
    notes = (*_stale(answer, question, today), *_one_outlet(answer, ranked, origins), *_undated(answer))
    return replace(answer, notes=(*answer.notes, *notes))


def against(question: Question, one: Evidence, ranked: Sequence[Evidence], similarity: Similarity) -> _Found:
    """The sentences of other articles that differ from one about the same thing, each saying something else."""
    mine = _stated(one)
    answering = [item for item in ranked if question.counted and _answers(question, item)]
    is_asked = one in answering and counts_one_thing(question, map(_stated, answering))
    found: _Found = []
    for other in ranked:
        if other.article.article_id == one.article.article_id or _far_apart(question, one, other):
            continue
        both = is_asked and other in answering
        if not both and not may_differ(question, mine, read_senses(other.text)):
            continue  # most are of something else, and taking them apart costs more than to see that
        theirs = _stated(other)
        if not find_conflict(question, mine, theirs, 1.0, is_asked=both):
            continue  # embedding costs more than all the rest
        conflict = find_conflict(question, mine, theirs, similarity(one.text, other.text), is_asked=both)
        if conflict and conflict.other.casefold() not in {seen.other.casefold() for _, seen in found}:
            found.append((other, conflict))
    return sorted(found, key=lambda pair: (pair[1].partial, -pair[1].strength, *_place(pair[0])))


def _place(item: Evidence) -> tuple[str, int]:
    return item.article.article_id, item.start


def _stated(item: Evidence) -> Statement:
    return read_statement(item.text, item.article.published)


def _answers(question: Question, item: Evidence) -> bool:
    """Tell whether a sentence speaks of what is asked, by its own words and those of its passage and title."""
    return covers(question, _stated(item), _meanings(f"{item.hit.title or ''} {item.hit.chunk.text}"))


def _gives(question: Question, item: Evidence) -> bool:
    """Tell whether a sentence gives the figure that a question asks for, or names who holds the office it asks for."""
    office = asked_office(question.text)
    return _counts(question, item) or (office is not None and find_holder(office, item.text) is not None)


def _counts(question: Question, item: Evidence) -> bool:
    """Tell whether a sentence speaks of what is asked and gives a figure for what the question counts."""
    return any(counts(question, figure) for figure in _figures(question, item)) and _answers(question, item)


def _figures(question: Question, item: Evidence) -> Sequence[Figure]:
    """The figures of a sentence, if a question asks for any."""
    return _stated(item).figures if question.counted else ()


@lru_cache(maxsize=256)
def _meanings(text: str) -> frozenset[str]:
    return frozenset(map(meaning, stems(text)))


def _far_apart(question: Question, one: Evidence, other: Evidence) -> bool:
    """Tell whether so long lies between two sentences that they are of two times, if the question is of one."""
    days = one.article.published, other.article.published
    if asks_about_now(question.text) or days[0] is None or days[1] is None:
        return False
    return abs((days[0] - days[1]).days) > MOST_APART_DAYS


def _with_conflict(answer: Answer, citation: Citation, found: _Found) -> Answer:
    """The answer with one note on a citation and those that differ from it the same way."""
    cited = {(item.article_id, item.start): item for item in answer.citations}
    kind = found[0][1].kind
    says = [(citation, found[0][1].one)]
    more: list[Citation] = []
    for item, conflict in [pair for pair in found if pair[1].kind == kind][:MOST_OTHERS]:
        other = cited.get(_place(item))
        if other is None:
            number = len(answer.citations) + len(more) + 1
            other = replace(with_reading(cite(item.article, item.start, item.end), item.article), number=number)
            more.append(other)
        says.append((other, conflict.other))
    says.sort(key=lambda pair: (pair[0].published or date.max, pair[0].number))
    note = Note("conflict", conflict_text(kind, says), tuple(item.number or 0 for item, _ in says))
    return replace(answer, citations=(*answer.citations, *more), notes=(*answer.notes, note))


def _newer(one: Evidence, other: Evidence) -> bool:
    mine, theirs = one.article.published, other.article.published
    return mine is not None and (theirs is None or mine > theirs)


def _stale(answer: Answer, question: Question, today: date | None) -> Iterator[Note]:
    """The newest evidence is old, or else the quote of a short answer that comes first, and so answers best, is."""
    newest = answer.newest_evidence
    if today is None or newest is None:
        return
    first = next((item for item in _quoted(answer) if answer.form == "short"), None)
    if is_stale(question.text, newest, today):
        numbers = tuple(item.number or 0 for item in answer.citations if item.published == newest)
        yield Note("stale", stale_text(newest, today, is_as_of=answer.as_of == today), numbers)
    elif first is not None and first.published and is_stale(question.text, first.published, today):
        text = stale_text(first.published, today, is_as_of=answer.as_of == today, what="first quote")
        yield Note("stale", text, (first.number or 0,))


def _quoted(answer: Answer) -> list[Citation]:
    """The citations that the answer's text quotes."""
    return [item for item in answer.citations if item.answer_start is not None]


def _one_outlet(answer: Answer, ranked: Sequence[Evidence], origins: Mapping[str, str | None]) -> Iterator[Note]:
    """Two sources or more that say the same, all of one outlet or one agency; copies of an article are one source."""
    quoted = _supporting(answer)
    if len({item.group or item.article_id for item in quoted}) < 2:
        return
    numbers = tuple(item.number or 0 for item in quoted)
    copies = [copy.outlet for item in quoted for copy in item.also_in]
    outlets = {name and name.casefold() for name in (*(item.outlet for item in quoted), *copies)}
    agencies = {origins.get(item.article_id) for item in quoted}
    if len(outlets) > 1 and len(agencies) > 1:
        return
    more = [item.article for item in ranked if _shared(item.text, quoted[0].quote) >= LEAST_SUPPORTING_ELSEWHERE]
    outlets |= {article.outlet and article.outlet.casefold() for article in more}
    agencies |= {origins.get(article.article_id) for article in more}
    if len(outlets) == 1 and (outlet := quoted[0].outlet):
        yield Note("single_outlet", one_outlet_text(len(numbers), outlet, is_agency=False), numbers)
    elif len(agencies) == 1 and (agency := agencies.pop()):
        yield Note("single_outlet", one_outlet_text(len(numbers), agency, is_agency=True), numbers)


def _supporting(answer: Answer) -> list[Citation]:
    """The first quote of the answer and those that support it, by telling the same."""
    first, *others = _quoted(answer)
    return [first, *(item for item in others if _shared(item.quote, first.quote) >= LEAST_SUPPORTING)]


def _shared(one: str, other: str) -> float:
    return read_statement(one).shared(read_statement(other))


def _undated(answer: Answer) -> Iterator[Note]:
    numbers = tuple(item.number or 0 for item in _quoted(answer) if item.published is None)
    if numbers:
        yield Note(
            "undated", undated_text(len({item.article_id for item in _quoted(answer) if not item.published})), numbers
        )
