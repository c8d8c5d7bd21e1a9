"""Sentences: spans of clean text that can be quoted whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.article import MAX_SENTENCE_CHARS, UNQUOTED_KINDS, Mark
from corpus.spans import Span, SpanMap, paragraph_spans
from corpus.words import ABBREVIATIONS, ROLES, STARTERS

_WINDOW_CHARS = 20_000  # longer paragraphs go to the splitter in parts, so that its time stays linear

_CLAUSE_END = re.compile(r"[;:,]\s|\s?[—–]\s?|\s-{1,2}\s")
_STOP = re.compile(r"[.!?…]")
_BLANK = re.compile(r"\s")
_MISSED = re.compile(r"[.!?][\"”’)]{0,2}\s+(?P<opening>[\"“‘(]?)(?P<follower>[A-Z][a-z]*)")
_LAST_WORD = re.compile(r"\b[^\W\d_]{2,}\Z")
_WORD_CHARS = 24
_CLOSING = re.compile(r"\s*(?:[”»)\]]|[\"'’](?:[\s,.;:)]|$))")
_BRANDS = frozenset({"Yahoo!", "Jeopardy!", "Yum!", "Joomla!"})  # names that end in a mark
_ITEM_NUMBER = re.compile(r"(?:^|[:;]\s)\d{1,3}\.$")
_COUNTRIES = frozenset({"U.S.", "U.K.", "U.N.", "E.U."})
_MIN_PLAIN_LETTERS = 4  # shorter words may be abbreviations
_LATE = 0.4  # a piece is at least this share of what it could be, or clauses would be cut too short


def find_sentences(text: str, span_map: SpanMap, marks: Sequence[Mark]) -> tuple[Span, ...]:
    """Find the sentences of everything but the unquoted marks: ascending, disjoint, at most 400 characters.

    No sentence crosses the end of a paragraph or the edge of a mark, or cuts through the replacement of one edit.
    """
    return tuple(
        piece
        for part in _quotable(text, marks)
        for sentence in _split(text, part)
        for piece in _pieces(text, sentence, span_map)
    )


def _quotable(text: str, marks: Sequence[Mark]) -> Iterator[Span]:
    """Paragraphs cut at every edge of a mark, without the unquoted parts."""
    edges = sorted({edge for mark in marks for edge in (mark.start, mark.end)})
    hidden = sorted((mark.start, mark.end) for mark in marks if mark.kind in UNQUOTED_KINDS)
    edge_at = hidden_at = covered = 0
    for paragraph in paragraph_spans(text):
        start = paragraph.start
        while start < paragraph.end:
            while edge_at < len(edges) and edges[edge_at] <= start:
                edge_at += 1
            while hidden_at < len(hidden) and hidden[hidden_at][0] <= start:
                covered = max(covered, hidden[hidden_at][1])
                hidden_at += 1
            end = min(paragraph.end, edges[edge_at]) if edge_at < len(edges) else paragraph.end
            if start >= covered:
                yield Span(start, end)
            start = end


def _split(text: str, part: Span) -> Iterator[Span]:
    """Sentences of one part of a paragraph, without surrounding blanks."""
    import nupunkt

    for window in _windows(text, part):
        inside = text[window.start : window.end]
        if not _may_be_cut(inside):
            yield from _stripped(text, *window)
            continue
        offsets = [end for _, end in nupunkt.sent_spans(inside)] if " " in inside else []
        start = 0
        for end in sorted({*offsets, *_missed_ends(inside)}):
            if not _is_false_end(inside, start, end):
                yield from _stripped(text, window.start + start, window.start + end)
                start = end
        yield from _stripped(text, window.start + start, window.end)


def _may_be_cut(text: str) -> bool:
    """Tell whether a blank stands anywhere behind a sign that may end a sentence."""
    stop = _STOP.search(text)
    return stop is not None and _BLANK.search(text, stop.end()) is not None


def _missed_ends(text: str) -> Iterator[int]:
    """Ends that the splitter misses, since it takes some ordinary words for abbreviations."""
    for match in _MISSED.finditer(text):
        found = _LAST_WORD.search(text[max(0, match.start() - _WORD_CHARS) : match.start()])
        if not found:
            continue
        word, follower = found[0], match["follower"]
        is_plain = len(word) >= _MIN_PLAIN_LETTERS and word.islower()
        if word.lower() not in ABBREVIATIONS and (
            is_plain or (follower in STARTERS and len(word) >= 2 + word.istitle())
        ):
            yield match.start("opening")


def _is_false_end(text: str, start: int, end: int) -> bool:
    """Tell whether a cut would part what belongs together."""
    if end >= len(text):
        return True
    if not text[end - 1].isspace() and not text[end].isspace():
        return True
    if _CLOSING.match(text, end):
        return True
    sentence = text[start:end].strip()
    last = sentence.rsplit(None, 1)[-1] if sentence else ""
    if last in _BRANDS:
        return text[end : end + 40].split(None, 1)[0] not in STARTERS
    if last.endswith("."):
        follower = text[end : end + 40].split(None, 1)[:1]
        return last.strip('"“‘(.').lower() in ABBREVIATIONS or _is_open(sentence, last, follower)
    return False


def _is_open(sentence: str, last: str, follower: Sequence[str]) -> bool:
    """Tell whether a sentence ends in the number of a list item, or in a country that what follows belongs to."""
    if last in _COUNTRIES:
        before = sentence[: -len(last)].rstrip()
        return not before or before.endswith(",") or any(word.lower().strip(",.") in ROLES for word in follower)
    return sentence[-2:-1].isdigit() and bool(_ITEM_NUMBER.search(sentence))


def _windows(text: str, part: Span) -> Iterator[Span]:
    """A part in stretches that the splitter takes at once, cut at a blank where there is one."""
    start = part.start
    while part.end - start > _WINDOW_CHARS:
        cut = text.rfind(". ", start + _WINDOW_CHARS // 2, start + _WINDOW_CHARS) + 1
        cut = cut or text.rfind(" ", start + _WINDOW_CHARS // 2, start + _WINDOW_CHARS) + 1
        cut = cut or start + _WINDOW_CHARS
        yield Span(start, cut)
        start = cut
    yield Span(start, part.end)


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end = start + len(piece.strip())
    if start < end:
        yield Span(start, end)


def _pieces(text: str, sentence: Span, span_map: SpanMap) -> Iterator[Span]:
    """Cut what is too long at a clause, else at a word, else anywhere but inside an edit."""
    start, end = sentence
    while end - start > MAX_SENTENCE_CHARS:
        cut = split_point(text, start, start + MAX_SENTENCE_CHARS, span_map)
        yield from _stripped(text, start, cut)
        start = cut
    if start > sentence.start:
        yield from _stripped(text, start, end)
    else:
        yield sentence


def split_point(text: str, start: int, limit: int, span_map: SpanMap) -> int:
    """Return where text[start:limit], part of a longer stretch, is best cut; always after start."""
    earliest = start + int(_LATE * (limit - start))
    has_gaps = not text[earliest:limit].isalnum()
    clauses = [match.end() for match in _CLAUSE_END.finditer(text, earliest, limit)] if has_gaps else []
    cut = clauses[-1] if clauses else text.rfind(" ", earliest, limit) + 1 or limit
    snapped = span_map.snap(cut, cut)
    return snapped.start if snapped.start > start else snapped.end
