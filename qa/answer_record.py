"""Answer records read back from JSON. They come from files and browsers: nothing in them is believed unseen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

from qa.answer import Answer, Citation, Copy, Form, Note, NoteKind, Refusal, RefusalCode, Time, Voice
from qa.json_values import (
    Values,
    a_list,
    an_object,
    day_or_none,
    is_whole,
    objects,
    one_of,
    share,
    text,
    text_or_none,
    texts,
    truth,
    value_at,
    whole,
    whole_or_none,
)  # fmt: skip

MAX_QUOTE = 400
MAX_TEXT = 500_000

_SHA256 = re.compile("[0-9a-f]{64}")
_BETWEEN = re.compile(r"[“” ]|\[(\d{1,4})\]")


def full_record(answer: Answer) -> dict[str, Any]:
    """Return the record with what else is known of each citation: group, also_in, bios and side.

    `read_answer` gives back an equal answer; of the record alone, one with an equal record.
    """
    record = answer.to_dict()
    refusal = record["refusal"] or {"nearest": ()}
    values = [*record["citations"], *refusal["nearest"]]
    for citation, value in zip(all_citations(answer), values, strict=True):
        value |= {
            "group": citation.group,
            "also_in": [copy.to_dict() for copy in citation.also_in],
            "bios": list(citation.bios),
            "side": citation.side,
        }
    return record


def all_citations(answer: Answer) -> tuple[Citation, ...]:
    """Return what an answer cites; for a refusal, the quotes that came nearest."""
    return answer.citations + (answer.refusal.nearest if answer.refusal else ())


def read_answer(record: object) -> Answer:
    """Return the answer that `Answer.to_dict` or `full_record` made a record of; further keys are passed over.

    Raises:
        ValueError: If something is missing, of another kind, too long, or at odds with the rest. The message is a
            sentence that says what and where.
    """
    values = an_object(record, "the record")
    citations = tuple(_citations(values, "citations", "citation"))
    answer = Answer(
        question=text(values, "question"),
        standalone_question=text(values, "standalone_question"),
        text=text(values, "text", MAX_TEXT),
        citations=citations,
        build=text(values, "build"),
        embedder=text(values, "embedder"),
        form=one_of(values, "form", get_args(Form)),
        confidence=share(values, "confidence"),
        as_of=day_or_none(values, "as_of"),
        notes=tuple(_note(note) for note in objects(values, "notes", "note")),
        refusal=None if value_at(values, "refusal") is None else _refusal(an_object(values["refusal"], "the refusal")),
        answerer=text(values, "answerer"),
    )
    for fault in _faults(answer, values):
        raise ValueError(f"the record is not true: {fault}")
    return answer


def _citations(values: Values, name: str, called: str) -> Iterator[Citation]:
    for number, item in enumerate(objects(values, name, called), start=1):
        try:
            yield _citation(item)
        except ValueError as error:
            raise ValueError(f"{called} {number}: {error}") from None


def _citation(values: Values) -> Citation:
    citation = Citation(
        number=whole_or_none(values, "number"),
        quote=text(values, "quote", MAX_QUOTE),
        article_id=text(values, "article_id"),
        title=text_or_none(values, "title"),
        outlet=text_or_none(values, "outlet"),
        authors=texts(values, "authors"),
        published=day_or_none(values, "published"),
        published_at=text_or_none(values, "published_at"),
        url=text_or_none(values, "url"),
        source=text(values, "source"),
        page=whole_or_none(values, "page"),
        start=whole(values, "start"),
        end=whole(values, "end"),
        raw_start=whole(values, "raw_start"),
        raw_end=whole(values, "raw_end"),
        mended=truth(values, "mended"),
        article_sha256=text(values, "article_sha256"),
        speaker=text_or_none(values, "speaker"),
        voice=None if value_at(values, "voice") is None else one_of(values, "voice", get_args(Voice)),
        times=tuple(_time(time) for time in objects(values, "times", "time")),
        event_from=day_or_none(values, "event_from"),
        event_to=day_or_none(values, "event_to"),
        answer_start=whole_or_none(values, "answer_start"),
        answer_end=whole_or_none(values, "answer_end"),
        group=text_or_none({"group": None, **values}, "group"),
        also_in=tuple(_copy(copy) for copy in objects({"also_in": [], **values}, "also_in", "copy")),
        bios=texts({"bios": [], **values}, "bios"),
        side=text_or_none({"side": None, **values}, "side"),
    )
    for fault in _citation_faults(citation):
        raise ValueError(fault)
    return citation


def _time(values: Values) -> Time:
    first, last = day_or_none(values, "from"), day_or_none(values, "to")
    if first is None or last is None or first > last:
        raise ValueError("a time does not go from a day to the same or a later one")
    return Time(whole(values, "start"), whole(values, "end"), first, last, text(values, "how"))


def _copy(values: Values) -> Copy:
    return Copy(text(values, "article_id"), text_or_none(values, "outlet"), day_or_none(values, "published"))


def _note(values: Values) -> Note:
    numbers = a_list(values, "citations")
    if not all(is_whole(number) for number in numbers):
        raise ValueError("a note speaks of what is no number of a citation")
    return Note(one_of(values, "kind", get_args(NoteKind)), text(values, "text"), tuple(numbers))


def _refusal(values: Values) -> Refusal:
    nearest = tuple(_citations(values, "nearest", "nearest quote"))
    return Refusal(one_of(values, "code", get_args(RefusalCode)), text(values, "reason"), nearest)


def _citation_faults(citation: Citation) -> Iterator[str]:
    """What cannot be, whatever the article says."""
    if not citation.quote or not citation.article_id:
        yield "the quote or the article's id is empty"
    if citation.end - citation.start != len(citation.quote):
        yield f"{citation.start} to {citation.end} is not as long as the quote"
    if citation.raw_end <= citation.raw_start:
        yield f"raw_end {citation.raw_end} is not after raw_start {citation.raw_start}"
    if not _SHA256.fullmatch(citation.article_sha256):
        yield "article_sha256 is not 64 hexadecimal digits"
    if citation.page == 0 or citation.number == 0:
        yield "page and number count from 1"
    if (citation.answer_start is None) is not (citation.answer_end is None):
        yield "answer_start and answer_end are not both there or both null"
    if (citation.event_from is None) is not (citation.event_to is None):
        yield "event_from and event_to are not both there or both null"
    if any(not citation.start <= time.start < time.end <= citation.end for time in citation.times):
        yield "a time does not stand in the quote"


def _faults(answer: Answer, values: Values) -> Iterator[str]:
    """What the parts of a record say against each other."""
    numbers = [citation.number for citation in answer.citations]
    if None in numbers or len(set(numbers)) < len(numbers):
        yield "each citation needs a number of its own"
    if value_at(values, "answered") is not answer.answered or bool(answer.citations) is not answer.answered:
        yield "answered, citations and refusal do not agree"
    if value_at(values, "newest_evidence") != (answer.newest_evidence.isoformat() if answer.newest_evidence else None):
        yield "newest_evidence is not the newest date cited"
    if any(not set(note.citations) <= set(numbers) for note in answer.notes):
        yield "a note speaks of a citation that is not there"
    yield from _text_faults(answer, {str(number) for number in numbers})
    for nearest in answer.refusal.nearest if answer.refusal else ():
        if nearest.number is not None or nearest.answer_start is not None:
            yield "a nearest quote has a number or a place in the answer"


def _text_faults(answer: Answer, numbers: set[str]) -> Iterator[str]:
    """Whether quotes stand where they should, and in the articles' own words nothing but markers between them."""
    at, between = 0, ""
    placed = [(item.answer_start, item.answer_end, item) for item in answer.citations if item.answer_start is not None]
    for start, end, item in sorted(placed, key=lambda place: place[:2]):
        if answer.text[start:end] != item.quote:
            yield f"citation {item.number} does not stand at {start} to {end} in the text"
        if start < at and answer.text[start:end] != answer.text[start:at]:
            yield f"citation {item.number} stands across another"
        between += answer.text[at:start]
        at = max(at, end or 0)
    between += answer.text[at:]
    if answer.answerer == "extractive" or not answer.answered:
        rest = _BETWEEN.sub(lambda found: "" if found[1] in numbers | {None} else "?", between)
        if rest:
            yield "the text holds more than quotes and their markers"
