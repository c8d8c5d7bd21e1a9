"""Checks an answer record against its articles as JSON, from the promises alone: it imports none of the code."""

from __future__ import annotations

import hashlib
import html
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

RECORD = [
    "question", "standalone_question", "answered", "form", "text", "confidence", "as_of", "newest_evidence",
    "citations", "notes", "refusal", "build", "embedder", "answerer",
]  # fmt: skip
FIELDS = ["title", "outlet", "authors", "published", "published_at", "url", "source"]
CITATION = [
    "number", "quote", "article_id", *FIELDS, "page", "start", "end", "raw_start", "raw_end", "mended",
    "article_sha256", "speaker", "voice", "times", "event_from", "event_to", "answer_start", "answer_end",
]  # fmt: skip
FORMS = {"short", "list", "timeline", "sides"}
VOICES = {None, "outlet", "quotation", "reported"}
NOTES = {"stale", "single_outlet", "conflict", "undated", "uncovered"}
REFUSALS = {"not_said", "unclear", "about_archive", "filtered_out", "before_as_of", "language"}
MAX_QUOTE = 400
#: What cleaning may take out beside blanks and controls: Markdown, hyphens, heaps of accents, what draws nothing, and
#: question marks that stand where an encoding lacked another sign.
LOST = re.compile(
    r"[*_>#?\-\u2010\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
    r"\u115f\u1160\u17b4\u17b5\u180b-\u180f\ufe00-\ufe0f\ufff9-\ufffb\U000e0000-\U000e0fff]*"
)
#: ASCII in another shape, wide or as signs of mathematics, is read as ASCII.
SHAPED = re.compile("[\uff01-\uff5e\U0001d400-\U0001d7ff]")
NOTE_MARK = re.compile(r"\[(?:[a-h]|\^?\d[\d,–\- ]*)\]")
HTML_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
TERMINAL_ESCAPE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*\x07)")

Record = Mapping[str, Any]


def check(record: Record, articles: Mapping[str, Record]) -> list[str]:
    """Return a line for each broken promise of a record; `articles` are those that it cites, by id."""
    return [*_whole(record), *_shape(record), *_answer(record), *_refusal(record), *_cited(record, articles)]


def _whole(record: Record) -> Iterator[str]:
    if list(record) != RECORD:
        yield f"fields {list(record)}"
    if record["form"] not in FORMS or record["answerer"] != "extractive":
        yield f"form {record['form']!r} by {record['answerer']!r}"
    for name in ("question", "standalone_question", "build", "embedder"):
        if not isinstance(record[name], str) or not record[name]:
            yield f"{name} {record[name]!r}"
    confidence = record["confidence"]
    if confidence is not None and not (0 <= confidence <= 1 and confidence == round(confidence, 2)):
        yield f"confidence {confidence!r}"


def _shape(record: Record) -> Iterator[str]:
    for note in record["notes"]:
        if list(note) != ["kind", "text", "citations"] or note["kind"] not in NOTES or not note["text"]:
            yield f"note {note}"
        if not set(note["citations"]) <= {citation["number"] for citation in record["citations"]}:
            yield f"note on citations that are not there: {note['citations']}"
    for citation in _all_citations(record):
        if list(citation) != CITATION:
            yield f"citation fields {list(citation)}"
        if not 0 < len(citation["quote"]) <= MAX_QUOTE:
            yield f"a quote of {len(citation['quote'])} characters"
        if citation["voice"] not in VOICES or not isinstance(citation["mended"], bool):
            yield f"voice {citation['voice']!r}, mended {citation['mended']!r}"
        for time in citation["times"]:
            inside = citation["start"] <= time["start"] < time["end"] <= citation["end"]
            if list(time) != ["start", "end", "from", "to", "how"] or not inside or time["from"] > time["to"]:
                yield f"time {time}"


def _answer(record: Record) -> Iterator[str]:
    citations = record["citations"]
    if [citation["number"] for citation in citations] != list(range(1, len(citations) + 1)):
        yield "numbers do not run from 1"
    shown = [citation for citation in citations if citation["answer_start"] is not None]
    text = " ".join(f"“{citation['quote']}” [{citation['number']}]" for citation in shown)
    if record["text"] != text:
        yield f"the text holds more or less than quotes and markers: {record['text']!r}"
    for citation in shown:
        if record["text"][citation["answer_start"] : citation["answer_end"]] != citation["quote"]:
            yield f"[{citation['number']}] does not stand at {citation['answer_start']} in the answer"
    newest = max((citation["published"] for citation in citations if citation["published"]), default=None)
    if record["newest_evidence"] != newest:
        yield f"newest_evidence {record['newest_evidence']} instead of {newest}"


def _refusal(record: Record) -> Iterator[str]:
    refusal = record["refusal"]
    if record["answered"] is not (refusal is None) or record["answered"] is not bool(record["citations"]):
        yield "answered, refusal and citations disagree"
    if refusal is None:
        return
    if list(refusal) != ["code", "reason", "nearest"] or refusal["code"] not in REFUSALS or not refusal["reason"]:
        yield f"refusal {refusal}"
    for citation in refusal["nearest"]:
        if (citation["number"], citation["answer_start"], citation["answer_end"]) != (None, None, None):
            yield "a nearest quote has a number or a place in the answer"


def _cited(record: Record, articles: Mapping[str, Record]) -> Iterator[str]:
    for citation in _all_citations(record):
        article, quote = articles[citation["article_id"]], citation["quote"]
        place = f"{citation['article_id']} {citation['start']}-{citation['end']}"
        if article["text"][citation["start"] : citation["end"]] != quote:
            yield f"{place}: the article does not say {quote!r}"
        if hashlib.sha256(article["text"].encode()).hexdigest() != citation["article_sha256"]:
            yield f"{place}: another article_sha256"
        if [citation[name] for name in FIELDS] != [article[name] for name in FIELDS]:
            yield f"{place}: fields other than the article's"
        raw = article["raw"][citation["raw_start"] : citation["raw_end"]]
        before = article["raw"][: citation["raw_start"]]
        if citation["page"] != (before.count("\f") + 1 if article["source"].lower().endswith(".pdf") else None):
            yield f"{place}: page {citation['page']}"
        if citation["mended"] is not (raw != quote):
            yield f"{place}: mended {citation['mended']}"
        if not _cleans_to(raw, quote):
            yield f"{place}: {raw!r} is not what {quote!r} was made of"
        if record["as_of"] and citation["published"] and citation["published"] > record["as_of"]:
            yield f"{place}: published {citation['published']}, after {record['as_of']}"


def _all_citations(record: Record) -> list[Record]:
    return [*record["citations"], *(record["refusal"]["nearest"] if record["refusal"] else ())]


def _cleans_to(raw: str, quote: str) -> bool:
    """Tell whether a quote is some raw text, its entities and ornate letters read, without blanks, syntax and the like.

    Characters beyond ASCII may have been decoded wrongly: where they are not the same, the others still are.
    """
    read = SHAPED.sub(lambda letter: unicodedata.normalize("NFKC", letter[0]), html.unescape(raw))
    forms = [
        (form, most) for form in (read, HTML_TAG.sub("", read), NOTE_MARK.sub("", read)) for most in (0x10FFFF, 0x7F)
    ]
    return any(_is_left_of(_marks(form, most), _marks(quote, most)) for form, most in forms)


def _is_left_of(raw: str, quote: str) -> bool:
    left = iter(raw)
    taken = []
    for char in quote:
        for other in left:
            if other == char:
                break
            taken.append(other)
        else:
            return False
    return LOST.fullmatch("".join(taken)) is not None


def _marks(text: str, most: int) -> str:
    """The characters up to a code point that draw something, accents apart from their letters."""
    composed = unicodedata.normalize("NFC", TERMINAL_ESCAPE.sub("", text))
    kept = "".join(char for char in composed if ord(char) <= most)
    apart = unicodedata.normalize("NFD", kept)
    return "".join(char for char in apart if unicodedata.category(char) not in ("Cc", "Cf", "Zs", "Zl", "Zp", "Co"))
