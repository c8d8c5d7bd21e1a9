"""Finds question marks and the like that stand for quotation marks, apostrophes and dashes an encoding lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.spans import Edit
from corpus.vocabulary import is_english

_SIGN = re.compile("\ufffd\ufffd{0,2}|â(?:[?\ufffd]{2}|(?![\x80-\xff]))|\\?\\?\\?(?!\\?)|\\?")
_SUFFIX = re.compile(r"(?:s|d|m|re|ve|ll|(?<=n[^a-z])t|(?<=n[^a-z]{3})t)\b(?!=)")
_DECADE = re.compile(r"\d0s\b")
_NEXT = re.compile(r"\s{1,3}[a-z]")
_CLAUSE = re.compile(r"\s{1,3}[a-z–—-]|[.,;:)—–]")
_OWNED = re.compile(r"\s{1,3}[a-z\d]")
_WORD_BEFORE = re.compile(r"[A-Za-z]{1,20}\Z")
_WORD_AFTER = re.compile(r"[A-Za-z]{1,20}")
_OPENERS, _CLOSERS, _STOPS = "([“‘—–-/", ".,;:!?)]”’—–-…\"'", ".,!?…"
_LIGATURES = ("fi", "fl", "ff", "ffi", "ffl")
_PROOF = 2  # signs that cannot be question marks, after which doubtful ones are taken for lost ones too
_LOOK_AHEAD = 6
_REACH = 24  # of a word, or of an address, around a sign


class _Place(NamedTuple):
    """A sign, and what stands around it: "suffix", "name", "range", "inside", "between", "front" or "back"."""

    start: int
    end: int
    kind: str
    before: str
    is_question: bool


def find_lost_signs(text: str) -> list[Edit]:
    """Return edits that put back the signs; a question mark stays where it may be one."""
    if "?" not in text and "\ufffd" not in text and "â" not in text:
        return []
    found = {"?": list[_Place](), "\ufffd": list[_Place](), "â": list[_Place]()}
    for match in _SIGN.finditer(text):
        found[match[0][0]].append(_place(text, *match.span()))
    edits: list[Edit] = []
    for sign, places in found.items():
        proofs = sum(_is_proof(text, place, sign) for place in places) + _dashes(text, places, sign)
        if sign == "\ufffd" or proofs:
            edits += _edits(text, places, sign, proofs)
    return sorted(edits)


def _place(text: str, start: int, end: int) -> _Place:
    sign = text[start]
    first, last = start, end  # past other signs that stand with this one
    while first > start - 3 and text[first - 1 : first] == sign:
        first -= 1
    while last < end + 3 and text[last : last + 1] == sign:
        last += 1
    before, after = text[max(0, first - 1) : first], text[last : last + 1]
    is_front, is_back = not before.strip() or before in _OPENERS, not after.strip() or after in _CLOSERS
    kind = ""
    if before.isalnum() and after.isalnum():
        kind = _inner(text, start, end)
    elif not before.strip() and not after.strip():
        kind = "between"
    elif is_front and (after.isalnum() or after in "“‘$£€[("):
        kind = "front"
    elif is_back:
        kind = "back"
    return _Place(start, end, kind, text[max(0, start - 1) : start], sign == "?" and end == start + 1)


def _inner(text: str, start: int, end: int) -> str:
    before, after = text[start - 1], text[end]
    if _SUFFIX.match(text, end):
        return "suffix"
    if before.isdigit() and after.isdigit():
        return "range"
    if before in "ODLdl" and after.isupper() and not text[max(0, start - 2) : start - 1].isalnum():
        return "name"
    return "inside"


def _is_proof(text: str, place: _Place, sign: str) -> bool:
    """Tell whether a sign cannot be meant as it is."""
    after = text[place.end : place.end + 1]
    if place.kind == "suffix":
        word = _words(text, place)[0]
        return is_english(word) or (after == "t" and word.endswith("n"))
    if place.kind == "front":
        return after.isupper() if sign == "â" else not _is_address(text, place)
    return place.kind == "back" and place.before in ".," and bool(place.before)


def _dashes(text: str, places: Sequence[_Place], sign: str) -> int:
    """How many signs stand between blanks as dashes do, if one of them can be nothing else."""
    between = [place for place in places if place.kind == "between"]
    return len(between) if sign != "?" or any(_NEXT.match(text, place.end) for place in between) else 0


def _edits(text: str, places: Sequence[_Place], sign: str, proofs: int) -> Iterator[Edit]:
    marks: list[str] = []  # the quotations that are open in this paragraph
    at = 0
    for number, place in enumerate(places):
        if text.find("\n\n", at, place.start) >= 0:
            marks.clear()
        at = place.end
        is_known = proofs >= _PROOF or sign != "?"
        made = _made(text, place, marks, is_known) if place.kind != "between" or proofs <= _PROOF else "–"
        if made == "”" and place.before == "s" and _closes_later(text, places, number):
            marks.append("”")
            made = "’"
        if made is not None:
            yield Edit(place.start, place.end, made)


def _made(text: str, place: _Place, marks: list[str], is_known: bool) -> str | None:
    """What a sign stands for; `is_known`: others of the article stand for such signs beyond doubt."""
    if place.kind in ("suffix", "name"):
        return None if place.is_question and _is_address(text, place) else "’"
    if not is_known or place.kind == "":
        return None
    if place.kind == "range":
        return "–"
    if place.kind == "inside":
        return None if _is_address(text, place) else _inside(text, place)
    if place.kind == "between":
        return "–" if not place.is_question or _NEXT.match(text, place.end) or len(marks) == 0 else None
    if place.kind == "front":
        if text[place.start] == "\ufffd" and (letters := _ligature(text, place)):
            return letters
        if _DECADE.match(text, place.end):
            return "’"
        marks.append("’" if marks else "”")
        return "‘" if len(marks) > 1 else "“"
    return _closing(text, place, marks)


def _inside(text: str, place: _Place) -> str | None:
    """A ligature, or a dash between two words."""
    if text[place.start] == "\ufffd" and (letters := _ligature(text, place)):
        return letters
    one, other = _words(text, place)
    is_dash = len(one) > 1 and is_english(one) and is_english(other) and not (place.is_question and other[0].isupper())
    return "—" if is_dash else None


def _ligature(text: str, place: _Place) -> str | None:
    """The letters that make the rest of a word an English one, if it is none without them."""
    one, other = _words(text, place)
    if not one + other or (is_english(other) and (not one or is_english(one))):
        return None
    fits = [letters for letters in _LIGATURES if is_english(one + letters + other)]
    return fits[0] if len(fits) == 1 else None


def _closing(text: str, place: _Place, marks: list[str]) -> str | None:
    """A sign behind something: it ends a quotation, or a plural has it."""
    is_clause = bool(_CLAUSE.match(text, place.end))
    ends_clause = place.before in tuple(_STOPS) or text[place.end : place.end + 1] == text[place.start]
    if marks and (is_clause or not place.is_question or (place.before in tuple(_STOPS))):
        return None if _asks(text, place) else marks.pop()
    if place.before in (".", ","):
        return "”"
    if place.before == "s" and _OWNED.match(text, place.end) and not ends_clause:
        return "’"
    return None


def _asks(text: str, place: _Place) -> bool:
    """Tell whether a question mark stands before the sign that closes a quotation."""
    return place.is_question and text[place.end : place.end + 1] == "?"


def _closes_later(text: str, places: Sequence[_Place], number: int) -> bool:
    """Tell whether the quotation around a sign is closed behind a comma or full stop further on."""
    here = places[number]
    for place in places[number + 1 : number + 1 + _LOOK_AHEAD]:
        if place.kind == "front" or text.find("\n\n", here.end, place.start) >= 0:
            return False
        if place.kind == "back" and place.before in tuple(_STOPS):
            return True
    return False


def _words(text: str, place: _Place) -> tuple[str, str]:
    before = _WORD_BEFORE.search(text[max(0, place.start - _REACH) : place.start])
    after = _WORD_AFTER.match(text, place.end)
    return before[0] if before else "", after[0] if after else ""


def _is_address(text: str, place: _Place) -> bool:
    """Tell whether a question mark is part of an address."""
    if not place.is_question:
        return False
    start = max(text.rfind(" ", 0, place.start), text.rfind("\n", 0, place.start)) + 1
    around = text[max(start, place.start - 200) : place.start]
    rest = text[place.end : place.end + _REACH].split(" ")[0]
    return "/" in around or "=" in rest or "&" in rest
