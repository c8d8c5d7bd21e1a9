"""A record read back is the answer it was made from; what cannot be true is refused with a sentence."""

import contextlib
import json
import re
from dataclasses import replace
from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.answer import Answer, Citation, Copy, Form, Note, NoteKind, Refusal, RefusalCode, Time, Voice
from qa.answer_record import MAX_QUOTE, full_record, read_answer
from qa.citations import set_in_text

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
some = st.none() | words
days = st.dates()
copies = st.builds(Copy, words, some, st.none() | days)


@st.composite
def cited(draw: st.DrawFn) -> Citation:
    quote = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
    start, raw_start = draw(st.integers(0, 10**6)), draw(st.integers(0, 10**6))
    first, last = sorted([draw(days), draw(days)])
    time = Time(start, start + len(quote), first, last, draw(words))
    event = draw(st.sampled_from([(None, None), (first, last)]))
    return Citation(
        number=None, quote=quote, article_id=draw(words) + "a", title=draw(some), outlet=draw(some),
        authors=tuple(draw(st.lists(words, max_size=3))), published=draw(st.none() | days), published_at=draw(some),
        url=draw(some), source=draw(words), start=start, end=start + len(quote), raw_start=raw_start,
        raw_end=raw_start + draw(st.integers(1, 99)), mended=draw(st.booleans()), article_sha256="0f" * 32,
        page=draw(st.none() | st.integers(1, 999)), speaker=draw(some),
        voice=draw(st.none() | st.sampled_from(get_args(Voice))), times=draw(st.sampled_from([(), (time,)])),
        event_from=event[0], event_to=event[1], group=draw(some), also_in=tuple(draw(st.lists(copies, max_size=2))),
        bios=tuple(draw(st.lists(words, max_size=2))), side=draw(some),
    )  # fmt: skip


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    found = draw(st.lists(cited(), min_size=1, max_size=4))
    text, citations = set_in_text(found)
    if draw(st.booleans()):  # the last is quoted by a note only
        text, last = set_in_text(found[:-1])[0], citations[-1]
        citations = (*citations[:-1], replace(last, answer_start=None, answer_end=None))
    note = st.builds(Note, st.sampled_from(get_args(NoteKind)), words, st.sampled_from([(), (1,)]))
    answer = Answer(
        draw(words), draw(words), text, citations, draw(words), draw(words), form=draw(st.sampled_from(get_args(Form))),
        confidence=draw(st.none() | st.floats(0, 1)), as_of=draw(st.none() | days),
        notes=tuple(draw(st.lists(note, max_size=2))),
    )  # fmt: skip
    if draw(st.booleans()):
        return answer
    refusal = Refusal(draw(st.sampled_from(get_args(RefusalCode))), draw(words), tuple(found))
    return replace(answer, text="", citations=(), notes=(), refusal=refusal)


@given(answers())
def test_a_full_record_gives_back_the_answer(answer):
    assert read_answer(json.loads(json.dumps(full_record(answer)))) == answer


@given(answers())
def test_a_record_gives_back_an_answer_with_the_same_record(answer):
    assert read_answer(json.loads(json.dumps(answer.to_dict()))).to_dict() == answer.to_dict()


QUOTE = "Boats stayed in port."
BOATS = Citation(
    number=None, quote=QUOTE, article_id="boats", title="Rain", outlet="Gull Gazette", authors=("Mara Quill",),
    published=date(2021, 3, 4), published_at=None, url=None, source="rain.txt", start=8, end=8 + len(QUOTE),
    raw_start=8, raw_end=30, mended=False, article_sha256="0" * 64,
    times=(Time(8, 13, date(2021, 3, 1), date(2021, 3, 2), "day"),), also_in=(Copy("again", None, None),),
)  # fmt: skip
TEXT, CITED = set_in_text([BOATS, replace(BOATS, quote="Gulls flew.", end=19)])
ANSWER = Answer("Which?", "Which boats?", TEXT, CITED, "b", "e", notes=(Note("stale", "Old.", (1,)),), as_of=None)
REFUSED = Answer("Which?", "Which?", "", (), "b", "e", refusal=Refusal("not_said", "Not said.", (BOATS,)))


def changed(record: Any, path: tuple[Any, ...], value: object) -> Any:
    """A record with one value at a path put in, or taken out if it is `...`."""
    if not path:
        return value
    step, *rest = path
    copy = list(record) if isinstance(record, list) else dict(record)
    if not rest and value is ...:
        del copy[step]
    else:
        copy[step] = changed(copy[step] if rest else None, tuple(rest), value)
    return copy


CITATION = ("citations", 0)
FALSE = {
    "no-object": ((), [], "the record must be an object of fields"),
    "missing": (("question",), ..., "question is missing"),
    "no-text": (("question",), 1, "question must be text"),
    "long": (("question",), "x" * 20_001, "question has 20,001 characters: at most 20,000"),
    "surrogate": (("question",), "\ud800", "question holds a lone surrogate, which is no character"),
    "form": (("form",), "poem", "form must be one of short, list, timeline, sides"),
    "unhashable-form": (("form",), [], "form must be one of short, list, timeline, sides"),
    "confidence": (("confidence",), 1.5, "confidence must be a number from 0 to 1, or null"),
    "nan": (("confidence",), float("nan"), "confidence must be a number from 0 to 1, or null"),
    "true-confidence": (("confidence",), True, "confidence must be a number from 0 to 1, or null"),
    "as-of": (("as_of",), "20220331", "as_of must be a date like 2022-03-31, or null"),
    "answered": (("answered",), False, "answered, citations and refusal do not agree"),
    "newest": (("newest_evidence",), None, "newest_evidence is not the newest date cited"),
    "no-list": (("citations",), {}, "citations must be a list of at most 1,000"),
    "many": (("notes",), [{}] * 1_001, "notes must be a list of at most 1,000"),
    "no-citation": (CITATION, "x", "each citation must be an object of fields"),
    "field": ((*CITATION, "title"), ..., "citation 1: title is missing"),
    "offset": ((*CITATION, "start"), 8.0, "citation 1: start must be a whole number, 0 or more"),
    "negative": ((*CITATION, "start"), -1, "citation 1: start must be a whole number, 0 or more"),
    "huge": ((*CITATION, "raw_end"), 10**30, "citation 1: raw_end must be a whole number, 0 or more"),
    "true-offset": ((*CITATION, "start"), True, "citation 1: start must be a whole number, 0 or more"),
    "length": ((*CITATION, "end"), 30, "citation 1: 8 to 30 is not as long as the quote"),
    "raw": ((*CITATION, "raw_end"), 8, "citation 1: raw_end 8 is not after raw_start 8"),
    "long-quote": ((*CITATION, "quote"), "x" * 401, "citation 1: quote has 401 characters: at most 400"),
    "empty-quote": ((*CITATION, "quote"), "", "citation 1: the quote or the article's id is empty"),
    "mended": ((*CITATION, "mended"), 0, "citation 1: mended must be true or false"),
    "sha": ((*CITATION, "article_sha256"), "0" * 63, "citation 1: article_sha256 is not 64 hexadecimal digits"),
    "page": ((*CITATION, "page"), 0, "citation 1: page and number count from 1"),
    "voice": ((*CITATION, "voice"), "god", "citation 1: voice must be one of outlet, quotation, reported"),
    "authors": ((*CITATION, "authors"), [1], "citation 1: authors must be text"),
    "time": ((*CITATION, "times", 0, "to"), "2020-01-01",
             "citation 1: a time does not go from a day to the same or a later one"),
    "time-place": ((*CITATION, "times", 0, "end"), 99, "citation 1: a time does not stand in the quote"),
    "event": ((*CITATION, "event_from"), "2020-01-01",
              "citation 1: event_from and event_to are not both there or both null"),
    "half-placed": ((*CITATION, "answer_end"), None,
                    "citation 1: answer_start and answer_end are not both there or both null"),
    "twice": ((*CITATION, "number"), 2, "each citation needs a number of its own"),
    "no-number": ((*CITATION, "number"), None, "each citation needs a number of its own"),
    "moved": ((*CITATION, "answer_start"), 2, "citation 1 does not stand at 2 to 22 in the text"),
    "own-words": (("text",), TEXT + " And so on.", "the text holds more than quotes and their markers"),
    "marker": (("text",), TEXT + " [3]", "the text holds more than quotes and their markers"),
    "copy": ((*CITATION, "also_in"), [{"article_id": "x"}], "citation 1: outlet is missing"),
    "note": (("notes", 0, "citations"), [7], "a note speaks of a citation that is not there"),
    "note-number": (("notes", 0, "citations"), ["1"], "a note speaks of what is no number of a citation"),
    "note-kind": (("notes", 0, "kind"), "x", "kind must be one of stale, single_outlet, conflict, undated, uncovered"),
    "refusal": (("refusal",), "no", "the refusal must be an object of fields"),
}  # fmt: skip


@pytest.mark.parametrize(("path", "value", "sentence"), FALSE.values(), ids=FALSE.keys())
def test_what_cannot_be_true_is_refused_with_a_sentence(path, value, sentence):
    with pytest.raises(ValueError, match=f"^(the record is not true: )?{re.escape(sentence)}$"):
        read_answer(changed(full_record(ANSWER), path, value))


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        pytest.param(("refusal",), None, "answered, citations and refusal do not agree", id="none"),
        pytest.param(("text",), "The boats sank.", "the text holds more than quotes and their markers", id="text"),
        pytest.param(("refusal", "nearest", 0, "number"), 1,
                     "a nearest quote has a number or a place in the answer", id="number"),
        pytest.param(("refusal", "nearest", 0, "end"), 1,
                     "nearest quote 1: 8 to 1 is not as long as the quote", id="nearest"),
    ],
)  # fmt: skip
def test_a_refusal_that_cannot_be_true_is_refused(path, value, sentence):
    with pytest.raises(ValueError, match=f"^(the record is not true: )?{re.escape(sentence)}$"):
        read_answer(changed(full_record(REFUSED), path, value))


def test_a_citation_across_another_is_refused():
    record = full_record(ANSWER)
    first = record["citations"][0]
    second = {**first, "number": 2, "quote": TEXT[5:28], "end": 31, "answer_start": 5, "answer_end": 28, "times": []}
    with pytest.raises(ValueError, match="citation 2 stands across another"):
        read_answer({**record, "citations": [first, second]})


def test_what_is_not_in_the_record_may_be_missing_and_more_may_be_there():
    assert read_answer({**ANSWER.to_dict(), "id": 7}).citations[0].also_in == ()


def test_numbers_as_a_browser_writes_them_are_taken():
    assert read_answer({**ANSWER.to_dict(), "confidence": 1}).confidence == 1.0


def test_the_longest_quote_is_taken():
    text, cited = set_in_text([replace(BOATS, quote="x" * MAX_QUOTE, end=8 + MAX_QUOTE)])
    answer = replace(ANSWER, text=text, citations=cited)
    assert read_answer(full_record(answer)) == answer


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(list(full_record(ANSWER))), inner),
    max_leaves=8,
)


@given(json_values, st.sampled_from([path for path, _, _ in FALSE.values()]))
def test_any_value_is_read_or_refused(value, path):
    with contextlib.suppress(ValueError):
        read_answer(changed(full_record(ANSWER), path, value))
