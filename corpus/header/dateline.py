"""The dateline before the first words of an article: `KYIV, Nov. 29 (Reuters) — `."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.header.agencies import agency_name
from corpus.header.dates import DATE
from corpus.header.months import MONTH, WEEKDAY, month_number
from corpus.header.name_words import NO_PLACES
from corpus.header.names import Found, cut
from corpus.header.outlets import is_place, outlet_kind
from corpus.spans import Span

_MAX_CHARS = 130

_BRACKET = re.compile(
    r"(?P<before>[^()\n]{0,90}?)\s?(?:[(](?P<inside>[^()\n]{2,50})[)]"
    r"|\[(?P<squared>[A-Z][^\[\]\n]{1,50})\]|/(?P<wire>[A-Z][\w -]{2,25})/)"
    rf"(?:,?\s(?P<after>(?i:{MONTH}\s\d{{1,2}},?|\d{{1,2}}\.?\s(?:de\s)?{MONTH})\s(?:de\s)?\d{{4}})(?=\s?[—–:-]))?[.,]?\s*"
    r"(?P<dash>[—–:|]|-{1,2}(?=\s)|-(?=[A-Z]))?\s*"
)
_DASH = re.compile(r"(?P<before>[^()\n—–]{2,90}?)(?:\s?[—–]\s?|\s?--\s?|\s-\s|\s\|\s)(?=$|[^\W_a-z]|[\"“‘'«¿¡„])")
_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĽŁŃŅŇŌŐŒŔŘŚŞŠŤŪŮŰŲŸŹŻŽ"
_WORD = rf"(?:[{_UPPER}][\w.'’-]*|(?:de|del|la|le|el|of|am|an|der|upon|sur|d['’][{_UPPER}]\w+|al-[{_UPPER}]\w+)(?=\s))"
_COLON = re.compile(rf"(?P<before>[{_UPPER}][{_UPPER} ]{{3,24}}):\s(?=[^\W_a-z])")
_PLACE = rf"{_WORD}(?:\s{_WORD}){{0,4}}"
_BEGIN = re.compile(r"[^\W\d_a-z]|[\"“‘«„]")
_PLACES = re.compile(rf"{_PLACE}(?:\s?[,/;]\s?(?:and\s)?{_PLACE}){{0,3}},?")
_CAPS = re.compile(rf"[{_UPPER}][{_UPPER}.'’/-]{{2,}}(?:\s[{_UPPER}][{_UPPER}.'’/-]+){{0,3}}(?=,|/|$)")
_DAY = re.compile(
    rf"[,\s]+(?:{WEEKDAY},?\s+)?(?:(?P<m1>{MONTH})\s?(?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}})\.?\s(?:de\s)?(?P<m2>{MONTH}))"
    r"(?:\s?,?\s(?:de\s)?\d{4})?[.,]?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline at the start of a paragraph.

    Attributes:
        end: Where in the paragraph the article's own words begin.
        agency: The agency in it.
        month_day: Month and day, if it states them.
        date: The match of DATE, if it states the year too.
    """

    end: int
    agency: Found | None = None
    month_day: tuple[int, int] | None = None
    date: re.Match[str] | None = None


def read_dateline(paragraph: str) -> Dateline | None:
    """Read the dateline at the start of a paragraph; None if it starts with words of its own."""
    head = paragraph[:_MAX_CHARS]
    match = _BRACKET.match(head)
    if match and (found := _bracketed(match, head)):
        return _with_place(found, head)
    match = _DASH.match(head) or _COLON.match(head)
    if match and match.re is _COLON and not is_place(match["before"]):
        return None
    return _dashed(match) if match else None


def _with_place(found: Dateline, head: str) -> Dateline:
    """The dateline with the place and day after its agency: "[AFP] RIGA, May 3 - "."""
    after = _DASH.match(head, found.end) if found.agency and not head[: found.agency.span.start].strip(" ([/") else None
    placed = _dashed(after) if after else None
    return replace(found, end=placed.end, month_day=placed.month_day) if placed else found


def _bracketed(match: re.Match[str], head: str) -> Dateline | None:
    """Read "Kyiv (AFP) - ", "(CNN) The", "PARIS, May 3, 2022 /Newswire/ -- "."""
    place, month_day = _without_day(match["before"])
    name = next(group for group in ("inside", "squared", "wire") if match[group])
    inside = Found(match[name], Span(*match.span(name)))
    agency = next(_agencies(inside), None)
    has_dash = bool(match["dash"])
    kind = outlet_kind(inside.value)
    is_filed = agency is not None or kind in ("known", "acronym", "media") or bool(match["wire"])
    begins = head[match.end() : match.end() + 1]
    goes_on = (
        not begins or has_dash or (kind in ("known", "media") and begins.isupper()) or (agency and _BEGIN.match(begins))
    )
    if not is_filed or not goes_on or (place and not _PLACES.fullmatch(place)):
        return None
    return Dateline(
        match.end(),
        agency,
        month_day,
        DATE.search(match["before"]) or ((match["after"] and DATE.search(head, match.start("after"))) or None),
    )


def _dashed(match: re.Match[str]) -> Dateline | None:
    """Read "KYIV, Ukraine — ", "Kyiv, May 3 — ", "New York CNN — "."""
    before = match["before"].rstrip()
    place, month_day = _without_day(before)
    caps = _CAPS.match(place)
    is_place = bool(_PLACES.fullmatch(place)) and (
        month_day is not None
        or bool(caps and len(re.sub(r"\W", "", caps[0])) > 3 and caps[0].rstrip(".:") not in NO_PLACES)
    )
    words = place.split()
    for number in range(len(words)):
        last = " ".join(words[number:])
        at = before.rfind(last)
        first = " ".join(words[:number]).rstrip(",")
        agency = agency_name(last)
        is_filed = agency or (outlet_kind(last) == "known" and (last.isupper() or last.split()[0].isupper()))
        if is_filed and (not first or _PLACES.fullmatch(first)):
            found = Found(agency, Span(at, at + len(agency))) if agency else None
            return Dateline(match.end(), found, month_day, DATE.search(before))
    return Dateline(match.end(), None, month_day, DATE.search(before)) if is_place else None


def _without_day(before: str) -> tuple[str, tuple[int, int] | None]:
    """What stands before the day, and its month and day."""
    match = _DAY.search(before)
    if not match:
        return before.strip().rstrip(","), None
    month, day = (match["m1"] or match["m2"], match["d1"] or match["d2"])
    return before[: match.start()].strip().rstrip(","), (month_number(month), int(day))


def _agencies(inside: Found) -> Iterator[Found]:
    """The agencies that a bracket names: "dpa", "AFP/Reuters", "SAMPLE Wire"."""
    for match in re.finditer(r"[^/,;\s][^/,;]*", inside.value):
        part = cut(inside, *match.span())
        if name := agency_name(part.value):
            start = part.value.find(name)
            yield cut(part, start, start + len(name))
