"""Header lines: who wrote it, when, for whom. A line counts only if all of it is accounted for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from corpus.header.agencies import agency_name
from corpus.header.citation import read_citation
from corpus.header.dates import dates_in
from corpus.header.header_line import HeaderLine, StatedDate
from corpus.header.header_words import (
    BY,
    BY_LINE,
    CONTACT_LINE,
    CREDIT,
    DASHED_KEY,
    KEY_LINE,
    KICKER,
    LABEL_LINE,
    LEAD_IN,
    NOBODY,
    NOISE,
    PUBLISHED_IN,
    REPORTING,
    ROLE,
    STAFF_OF,
    TIME_PART,
    DateKind,
    KeyName,
    key_name,
)
from corpus.header.issue import read_issue
from corpus.header.line_credits import credited_names, is_contact, is_credited
from corpus.header.line_keys import ASIDE_AT_END, URL, read_key
from corpus.header.line_names import (
    PLACE,
    LineFields,
    agency_in_place,
    agency_of,
    barred_names,
    is_unit,
    read_by,
    read_names,
    read_outlet_with_agency,
    read_reporters,
)
from corpus.header.line_parts import dates_and_parts, stripped
from corpus.header.name_words import NOT_PLACES
from corpus.header.named import ARCHIVE
from corpus.header.names import Found, cut, is_person_name
from corpus.header.outlets import is_outlet, is_place, is_surely_outlet, outlet_kind
from corpus.header.prose import is_prose
from corpus.spans import Span

_MAX_CHARS = 400
_URL_AT_END = re.compile(
    r"(?:(?:(?:originally |first )?(?:published|posted|appeared)|available|retrieved|archived|accessed"
    r"|read (?:more|it)|(?:read|see|view) (?:the )?(?:original|full)(?: article| story)?|original(?: article)?"
    r"|from|at|on|via|here)[\s:]+)*"
    rf"(?P<before>.{{0,150}}?)\s*[(\[<]?{ARCHIVE}(?P<url>(?:https?://|www\.)[^\s<>\"|]+[^\s<>\"|.,;)])[)\]>]?\.?",
    re.IGNORECASE,
)
_HALVES = re.compile(r"([^/,]+)/([^/]+)")
_BAR = re.compile(r"[|•·‧∙●]|\s(?://?|[–—-]{1,2})\s")
_ROW = re.compile(r"\|?\s*([^\W\d_][\w .-]{0,30}?)\s*:?\s*\|\s*(\S[^|]*?)\s*\|?\s*(?:\|\s*)?")
_STAFF_WRITER = re.compile(r"(.{2,60}?)\s+staff\s+(?:writer|reporter|correspondent)s?", re.IGNORECASE)
_COUNT = re.compile(r"\d{1,5}")  # of comments
_KEY_KINDS: dict[str, DateKind] = {"day": "published", "updated": "updated", "other_day": "other"}
_NO_WORD = re.compile(r"[\W_]*")


def is_header_line(text: str) -> bool:
    """Tell whether a line is nothing but header fields."""
    return read_header_line(text) is not None


@lru_cache(maxsize=512)  # cleaning, head and foot ask for the same lines
def read_header_line(text: str) -> HeaderLine | None:
    """Read a line of header fields; None if any part of it is something else."""
    if len(text) > _MAX_CHARS or not text or _NO_WORD.fullmatch(text):
        return None
    if whole := _staff_line(text) or read_citation(text) or read_issue(text):
        return whole
    if is_prose(text) and not _has_key(text):
        return None
    if other := _other(text):
        return HeaderLine(other=other)
    text = _with_colon(text)
    key = KEY_LINE.fullmatch(text)
    name = key_name(key[1]) if key else None
    if key and name == "title":
        return HeaderLine(title=Found(key[2], Span(*key.span(2))), is_keyed=True)
    if key and name == "other" and not (_BAR.search(text) and dates_in(text)):
        return HeaderLine(other="noise")
    if key and name in ("authors", "outlet") and (line := _keyed_line(name, Found(key[2], Span(*key.span(2))))):
        return line
    addresses = [match.span() for match in URL.finditer(text)]
    dates = [day for day in dates_in(text) if not any(start <= day.start() < end for start, end in addresses)]
    kind = _KEY_KINDS.get(name or "") if key and dates and dates[0].start() >= key.start(2) else None
    stated, parts = dates_and_parts(text, dates, key.start(2) if key and kind else 0)
    if kind and stated[0].kind == "plain":
        stated[0] = replace(stated[0], kind=kind)
    fields = LineFields()
    has_bar = bool(_BAR.search(text))
    if all(_read_part(part, fields, has_bar=has_bar, has_date=bool(dates)) for part in parts):
        return _line(fields, stated)
    return HeaderLine(other="noise") if key and name == "other" else None


def _staff_line(text: str) -> HeaderLine | None:
    staff = _STAFF_WRITER.fullmatch(text)
    if not staff or not _is_told_outlet(staff[1]):
        return None
    return HeaderLine(outlet=Found(staff[1], Span(*staff.span(1))), is_nobody=True)


def _has_key(text: str) -> bool:
    key = KEY_LINE.match(text)
    return key is not None and key_name(key[1]) is not None


def _keyed_line(name: KeyName, found: Found) -> HeaderLine | None:
    """A key line whose value is read whole, as it may hold marks that part other lines."""
    if name == "authors" and (listed := barred_names(found)):
        return HeaderLine(authors=tuple(listed), is_named=True, is_keyed=True)
    fields = LineFields(is_keyed=True)
    return _line(fields, ()) if not dates_in(found.value) and read_key(name, found, fields) else None


def _other(text: str) -> str:
    """What a line is that states no field but may stand among those that do; "" if it may state some."""
    if NOISE.fullmatch(text) or is_contact(text):
        return "noise"
    if CONTACT_LINE.fullmatch(text):
        return "contact"
    bare = text.rstrip(" :")
    if LABEL_LINE.fullmatch(text) or BY_LINE.fullmatch(bare) or key_name(bare):
        return "label"
    if is_place(text):
        return "role"  # stands beside a name as roles do
    staff = STAFF_OF.fullmatch(text)
    is_role = bool(ROLE.fullmatch(text)) and not NOBODY.fullmatch(text) and not (staff and is_surely_outlet(staff[1]))
    return "role" if is_role and not is_surely_outlet(text) and not agency_name(text) else ""


def _with_colon(text: str) -> str:
    """The line with a colon after its key where a dash or the bar of a table stands for it, as long as before.

    The words of "date_published" are parted by blanks.
    """
    if (key := KEY_LINE.fullmatch(text)) and "_" in key[1] and key_name(key[1]):
        return key[1].replace("_", " ") + text[key.end(1) :]
    if dashed := DASHED_KEY.fullmatch(text):
        return dashed[1] + ":".ljust(len(dashed[2])) + dashed[3]
    row = _ROW.fullmatch(text)
    if not row or not key_name(row[1]):
        return text
    return " " * row.start(1) + row[1] + ":".ljust(row.start(2) - row.end(1)) + row[2]


def _line(fields: LineFields, dates: Sequence[StatedDate]) -> HeaderLine | None:
    named = (fields.authors, fields.reporters, dates, fields.outlet, fields.origin, fields.url, fields.title)
    if not any(named) and not fields.is_nobody:
        return HeaderLine(other="role") if fields.has_role else HeaderLine(other="noise") if fields.has_noise else None
    return HeaderLine(
        title=fields.title,
        authors=tuple(fields.authors),
        is_named=fields.is_named or (bool(fields.authors) and fields.has_noise),
        reporters=tuple(fields.reporters),
        outlet=fields.outlet,
        origin=fields.origin,
        is_source=fields.is_source,
        is_nobody=fields.is_nobody,
        is_keyed=fields.is_keyed,
        url=fields.url,
        dates=tuple(dates),
    )


def _read_part(part: Found, fields: LineFields, *, has_bar: bool, has_date: bool) -> bool:
    """Account for one part of a line; False if it is nothing of a header."""
    value = part.value
    name = key_name(key[1]) if (key := KEY_LINE.fullmatch(value)) else None
    if key and name and name != "other":
        fields.is_keyed = True
        return read_key(name, cut(part, key.start(2)), fields)
    if key and name == "other" and has_bar:
        fields.has_noise = True
        return True
    if url := _URL_AT_END.fullmatch(value):
        fields.url = fields.url or cut(part, *url.span("url"))
        before = stripped(cut(part, *url.span("before")))
        return not before.value or _read_part(before, fields, has_bar=has_bar, has_date=has_date)
    if (
        NOISE.fullmatch(value)
        or (has_bar and _COUNT.fullmatch(value))
        or TIME_PART.fullmatch(value)
        or LABEL_LINE.fullmatch(value)
        or ((fields.authors or has_date) and CONTACT_LINE.fullmatch(value))
        or ((credit := CREDIT.fullmatch(value)) and is_credited(cut(part, *credit.span("name")), bool(credit["by"])))
    ):
        fields.has_noise = True
    elif (within := PUBLISHED_IN.fullmatch(value)) and is_outlet(within["name"]) and not BY.match(value):
        fields.is_keyed = True
        is_read = not within["by"] or read_by(cut(part, *within.span("by")), fields)
        return is_read and fields.keep_outlet(cut(part, *within.span("name")))
    elif has_bar and KICKER.fullmatch(value) and outlet_kind(value) != "known":
        fields.has_noise = True
    elif reporting := REPORTING.match(value):
        return read_reporters(cut(part, reporting.end()), fields)
    elif by := BY.match(value):
        return read_by(cut(part, by.end()), fields)
    elif credited := credited_names(part):
        return read_by(credited, fields)
    else:
        return _read_bare(part, fields, has_bar=has_bar, has_date=has_date)
    return True


def _read_bare(part: Found, fields: LineFields, *, has_bar: bool, has_date: bool) -> bool:
    """Account for a part that no word introduces."""
    value = part.value
    if agency := agency_in_place(part):
        fields.origin = fields.origin or agency
        fields.is_source |= (has_bar or has_date) and not fields.authors
        return True
    if NOBODY.fullmatch(value):
        fields.is_nobody = True
        return True
    if (lead := LEAD_IN.match(value)) and _read_lead_in(cut(part, lead.end()), fields, has_date):
        return True
    if ROLE.fullmatch(value) and not is_surely_outlet(value):
        fields.has_role = True
        return True
    if read_outlet_with_agency(part, fields):
        return True
    if (staff := STAFF_OF.fullmatch(value)) and is_surely_outlet(staff[1]):
        fields.is_nobody = True
        return fields.keep_outlet(cut(part, *staff.span(1)))
    if (halves := _HALVES.fullmatch(value)) and is_person_name(halves[1]):
        fields.authors.append(cut(part, *halves.span(1)))
        return _read_bare(cut(part, *halves.span(2)), fields, has_bar=True, has_date=has_date)
    if outlet_kind(value) in ("known", "domain") and not fields.outlet:
        return fields.keep_outlet(part)
    if not fields.authors and not fields.is_nobody and read_names(part, fields, named=False):
        return True
    return _read_shape(part, fields, has_bar=has_bar, has_date=has_date)


def _read_shape(part: Found, fields: LineFields, *, has_bar: bool, has_date: bool) -> bool:
    """Account for a part by its shape and by what stands beside it: an outlet, a place, or a list of such."""
    value = part.value
    if is_unit(value, fields):
        return True
    beside = bool(fields.authors) or has_date or fields.is_nobody
    kind = outlet_kind(value)
    is_whole = not (has_bar or has_date) and fields == LineFields()
    if not fields.outlet and (kind == "media" or (beside and (has_bar or kind in ("acronym", "perhaps")) and kind)):
        return fields.keep_outlet(part)
    if fields.outlet and is_surely_outlet(value):
        return True
    if is_whole and kind in ("acronym", "perhaps") and not KICKER.fullmatch(value):
        return fields.keep_outlet(part)
    if beside and PLACE.fullmatch(value) and value.lower() not in NOT_PLACES:
        fields.has_place = True
        return True
    if (aside := ASIDE_AT_END.search(value)) and PLACE.fullmatch(aside[0].strip(" ()")):
        return _read_bare(cut(part, 0, aside.start()), fields, has_bar=has_bar, has_date=has_date)
    return bool(re.search("[,;]", value)) and _read_items(part, fields, has_bar=has_bar, has_date=has_date)


def _read_items(part: Found, fields: LineFields, *, has_bar: bool, has_date: bool) -> bool:
    """Account for each item of a list such as "Harbour Post, Quillhaven"."""
    items = [cut(part, *match.span()) for match in re.finditer(r"[^\s,;][^,;]*", part.value)]
    if len(items) < 2:
        return False
    has_date = has_date or any(agency_name(item.value) or is_surely_outlet(item.value) for item in items)
    return all(_read_part(item, fields, has_bar=has_bar, has_date=has_date) for item in items)


def _read_lead_in(found: Found, fields: LineFields, has_date: bool) -> bool:
    """Account for what "via", "for", "with" and their kin introduce."""
    if (fields.authors or has_date) and KICKER.fullmatch(found.value):
        fields.has_noise = True
        return True
    if agency := agency_of(found):
        fields.origin = fields.origin or agency
        if fields.authors and (len(fields.authors) > 1 or not fields.is_named) and not fields.outlet:
            fields.turn_last_to_outlet()
        return True
    if not (fields.authors or fields.outlet or has_date or fields.is_nobody or _is_told_outlet(found.value)):
        return False
    return fields.keep_outlet(found) if not fields.outlet else bool(PLACE.fullmatch(found.value))


def _is_told_outlet(value: str) -> bool:
    return outlet_kind(value) not in (None, "shape", "acronym")
