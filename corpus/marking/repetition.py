"""Lines that an outlet puts below, above or between its articles, known by standing in several of them.

Knows nothing of builds: who else has a line is told by the keys of all articles.
"""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from corpus.article import UNQUOTED_KINDS, Article, Mark
from corpus.sentences import find_sentences
from corpus.spans import Span, paragraph_spans

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WHY = "stands in other articles of the outlet"

#: Lines looked at: the first, the last, and those anywhere that speak to the reader, name the outlet or are labels.
_HEAD, _TAIL, _BETWEEN = 4, 8, 48
_SLOTS = _HEAD + _TAIL + _BETWEEN
_MAX_CHARS = 300
_MAX_BETWEEN_CHARS = 160

#: Least number of different articles, and least share of the outlet's, that a line stands in, by what it looks like.
_PLAIN, _LABEL, _APPEAL = 1, 2, 3
_LEAST_COUNT = {_PLAIN: 5, _LABEL: 3, _APPEAL: 3}
_LEAST_SHARE = {_PLAIN: 0.5, _LABEL: 0.005, _APPEAL: 0.002}

_MANY_IN_ONE_FILE = frozenset({".jsonl", ".json", ".csv", ".tsv", ".xml", ".rss", ".atom", ".mbox"})

_QUOTED = re.compile(r"[\"“”«»]")
_ENDED = re.compile(r"[.!?…][\"”’'»)\]]*$")
_FIGURES = re.compile(
    r"\d+|\b(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
_WORD = re.compile(r"[^\W_]+")
_IMPERATIVE = re.compile(
    r"(?:please )?(?:read|sign up|subscribe|follow|click|tap|watch|listen|share|join|download|visit|support|donate"
    r"|e-?mail|contact|register|log in|find out|learn more|discover|explore|browse|check out"
    r"|get (?:in touch|the|our|your|more)|send (?:us|your|in)|tell us|write to"
    r"|stay (?:up|in|informed|tuned)|see (?:more|also|all|our)|scroll|swipe"
    r"|advertisement|sponsored|(?:this )?(?:article|story) continues|continue reading|skip|loading|more on"
    r"|most (?:read|viewed|popular)|got a|have a|want more|do you|are you)\b",
    re.IGNORECASE,
)
_APPEALS = re.compile(
    r"https?://|www\.|\.(?<=\w\w\.)(?<!\w{41}\.)(?:com|org|net|co\.uk|example)\b|@\w|©"
    r"|\b(?:newsletters?|podcasts?|subscri\w{2,6}|cookies?|copyright|rights reserved|advertis\w{2,8}|sponsored"
    r"|web ?site|home ?page|terms of (?:use|service)|privacy|syndicat\w{2,6}|contributed to this"
    r"|this (?:article|story|report|column|piece|post|transcript|page|video|content|material))\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:we|us|our|you|your|yours)\b", re.IGNORECASE)


def outlet_key(outlet: str | None, url: str | None, source: str) -> str | None:
    """Return what articles of one outlet have in common: its name, else the site, else where the files lie."""
    if outlet:
        return f"outlet {outlet}"
    if url and (host := _host(url)):
        return f"site {host}"
    if not source:
        return None
    path = PurePath(source.rpartition("#")[0] or source)
    holds_many = {path.suffix, path.with_suffix("").suffix} & _MANY_IN_ONE_FILE
    return f"file {path}" if holds_many else f"folder {path.parent}"


def line_keys(article: Article) -> bytes:
    """Return the number of an article's paragraphs and the keys of its short ones, as unsigned 64-bit integers.

    A key is the hash of the words, with what the line looks like in the last two bits; 0 is no such line. Zeros at the
    end are left out.
    """
    spans = _own_paragraphs(article)
    keys = [0] * _SLOTS
    for slot, span in _slots(article.text, spans, article.outlet):
        keys[slot] = _key(article.text[span.start : span.end], article.outlet, is_between=slot >= _HEAD + _TAIL)
    return struct.pack(f"<{1 + _SLOTS}Q", len(spans), *keys).rstrip(b"\0")


def repeated_lines(lines: Sequence[bytes], outlets: Sequence[str | None], groups: Sequence[int]) -> NDArray[np.int64]:
    """Tell which lines of each article its outlet repeats.

    Args:
        lines: What `line_keys` gave, an article each.
        outlets: What `outlet_key` gave; None compares an article with no other.
        groups: Equal numbers for duplicates of one article, which are evidence once.

    Returns:
        One set of bits an article, to be given to `with_repetitions`.
    """
    import numpy as np

    width = 8 * (1 + _SLOTS)
    rows = np.frombuffer(b"".join(item.ljust(width, b"\0") for item in lines), dtype="<u8").reshape(-1, 1 + _SLOTS)
    keys = rows[:, 1:].copy()
    numbers = {name: number for number, name in enumerate(dict.fromkeys(outlets))}
    outlet = np.array([numbers[name] for name in outlets], dtype=np.uint64)
    if None in numbers:
        keys[outlet == numbers[None]] = 0
    group = np.array(groups, dtype=np.uint64)
    known = _known(keys, outlet, group)
    head = np.logical_and.accumulate(known[:, :_HEAD], axis=1)
    tail = np.logical_and.accumulate(known[:, _HEAD : _HEAD + _TAIL], axis=1)
    marked = np.concatenate((head, tail, known[:, _HEAD + _TAIL :]), axis=1)
    marked[marked.sum(axis=1) >= rows[:, 0]] = False  # an article is more than what others repeat
    weights = np.int64(1) << np.arange(_SLOTS, dtype=np.int64)
    bits: NDArray[np.int64] = marked.astype(np.int64) @ weights
    return bits


def with_repetitions(article: Article, bits: int) -> Article:
    """Return an article with exactly these lines marked as repeated; its text stays as it is."""
    own = _without_repetitions(article)
    spans = sorted({span for slot, span in _slots(own.text, _own_paragraphs(own), own.outlet) if bits >> slot & 1})
    if not spans:
        return own
    marks = sorted([*own.marks, *(Mark("footer", *span, WHY) for span in spans)], key=lambda m: (m.start, -m.end))
    starts = {span.start: span.end for span in spans}
    return replace(own, marks=tuple(marks), sentences=tuple(_outside(own.sentences, sorted(starts.items()))))


def is_repetition(mark: Mark) -> bool:
    """Tell whether a mark is there only because of what other articles repeat."""
    return mark.kind == "footer" and mark.why == WHY


def _without_repetitions(article: Article) -> Article:
    """An article as it is by itself."""
    spans = [(mark.start, mark.end) for mark in article.marks if is_repetition(mark)]
    if not spans:
        return article
    marks = tuple(mark for mark in article.marks if not is_repetition(mark))
    found = find_sentences(article.text, article.span_map, marks)
    inside = [one for one in found if any(start <= one.start < end for start, end in spans)]
    return replace(article, marks=marks, sentences=tuple(sorted([*article.sentences, *inside])))


def _outside(sentences: Sequence[Span], spans: Sequence[tuple[int, int]]) -> Iterator[Span]:
    for sentence in sentences:
        if not any(start < sentence.end and sentence.start < end for start, end in spans):
            yield sentence


def _own_paragraphs(article: Article) -> list[Span]:
    """Paragraphs that are not marked for what they are."""
    marked = {mark.start: mark.end for mark in article.marks if mark.kind in UNQUOTED_KINDS and not is_repetition(mark)}
    return [span for span in paragraph_spans(article.text) if marked.get(span.start, -1) < span.end]


def _slots(text: str, spans: Sequence[Span], outlet: str | None) -> Iterator[tuple[int, Span]]:
    """Short paragraphs and the places where their keys are kept: from the start, from the end, in between."""
    for slot, span in enumerate(spans[:_HEAD]):
        if span.end - span.start <= _MAX_CHARS:
            yield slot, span
    for slot, span in enumerate(reversed(spans[-_TAIL:]), start=_HEAD):
        if span.end - span.start <= _MAX_CHARS:
            yield slot, span
    slot = _HEAD + _TAIL
    for span in spans:
        if slot == _SLOTS:
            return
        if span.end - span.start <= _MAX_BETWEEN_CHARS:
            line = text[span.start : span.end]
            if not _QUOTED.search(line) and not line.endswith("?") and _look(line, outlet) != _PLAIN:
                yield slot, span
                slot += 1


def _key(line: str, outlet: str | None, *, is_between: bool) -> int:
    look = _look(line, outlet)
    if is_between and not _IMPERATIVE.match(line):
        look = _PLAIN  # a subhead, or what an article says of its outlet
    folded = line.casefold()
    if look == _APPEAL:
        folded = _FIGURES.sub("0", folded)
    digest = hashlib.blake2b(" ".join(_WORD.findall(folded)).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little") & ~3 | look


@lru_cache(maxsize=_SLOTS)  # asked for a line's place, and then for its key
def _look(line: str, outlet: str | None) -> int:
    """Whether a line speaks to the reader or of the outlet, labels something, or could be a sentence of any article."""
    if not _QUOTED.search(line) and (_IMPERATIVE.match(line) or _APPEALS.search(line) or _names_outlet(line, outlet)):
        return _APPEAL
    is_label = not _ENDED.search(line) or (_PRONOUN.search(line) and not _QUOTED.search(line))
    return _LABEL if is_label and not any(map(str.isdigit, line)) else _PLAIN


def _names_outlet(line: str, outlet: str | None) -> bool:
    """Tell whether a line names its outlet, in full or as "The Post"."""
    if not outlet:
        return False
    return outlet.casefold() in line.casefold() or f"The {outlet.split()[-1]} " in line


def _known(keys: NDArray[np.uint64], outlet: NDArray[np.uint64], group: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Which keys stand in enough different articles of their outlet: (articles, slots)."""
    import numpy as np

    of_outlet = keys * np.uint64(0x9E3779B97F4A7C15) ^ (outlet * np.uint64(0xC2B2AE3D27D4EB4F))[:, None]
    there = keys != 0
    names, first, inverse = np.unique(of_outlet[there], return_index=True, return_inverse=True)
    groups, ranks = np.unique(group, return_inverse=True)
    # Pairs as one number each: sorting rows of two takes ten times as long.
    once = np.unique(inverse * len(groups) + np.broadcast_to(ranks[:, None], keys.shape)[there])
    counts = np.bincount(once // len(groups), minlength=len(names))
    members = np.unique(outlet.astype(np.int64) * len(groups) + ranks) // len(groups)
    sizes = np.bincount(members)
    looks = (keys[there][first] & np.uint64(3)).astype(np.int64)
    size = sizes[np.broadcast_to(outlet[:, None], keys.shape)[there][first].astype(np.int64)]
    least = np.array([0, *(_LEAST_COUNT[look] for look in (_PLAIN, _LABEL, _APPEAL))])[looks]
    share = np.array([0, *(_LEAST_SHARE[look] for look in (_PLAIN, _LABEL, _APPEAL))])[looks]
    enough = counts >= np.maximum(least, share * size)
    known = np.zeros(keys.shape, dtype=np.bool_)
    known[there] = enough[inverse]
    return known


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
