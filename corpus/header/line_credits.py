"""Whom a part of a header line credits without "By": who reports from where, who took the pictures."""

from __future__ import annotations

import re

from corpus.header.agencies import agency_name
from corpus.header.header_words import NOBODY, ROLE
from corpus.header.line_names import ASIDE, IN_PLACE, LineFields, read_names
from corpus.header.names import Found, cut, is_person_name, split_names
from corpus.header.outlets import is_surely_outlet, outlet_kind

_FROM = re.compile(r"[Ff]rom\s+(?P<names>.{5,80})")
_REPORTS = re.compile(r"(?P<names>.{5,60}?)\s+(?:reports|reporting|writes)(?:\s+(?:from|in|for|on|at)\s.{2,60})?\.?")
_AND = re.compile(r"(?:and|und|et|y)\s+(?P<names>.{5,80})")
_PICTURES = re.compile(r"\b(?:getty|shutterstock|istock|alamy|unsplash|handout|courtesy|afp|epa|ap|reuters)\b", re.I)
_CONTACT_LINE = re.compile(
    r"(?:(?:media |press |public )?(?:contacts?|enquiries|inquiries|pressekontakt|contacto)\s?[:–-]"
    r"|for (?:more |further |media )"
    r"?(?:information|inquiries|enquiries),?\s(?:please\s)?(?:contact|call)\b:?)\s*(?P<who>\S.{2,120})",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?:(?:tel|phone|mobile|cell|office|telefon|tél)\.?\s?:?\s?)?[+(]{0,2}\d[\d ()./+-]{5,24}", re.IGNORECASE
)
_ADDRESS = re.compile(r"[\w.+-]{1,60}@[\w.-]{1,60}\.\w{2,24}", re.IGNORECASE)


def is_contact(text: str) -> bool:
    """Tell whether a line says whom the press may ask: "Media contact: Ada Quill, 555-0143"."""
    match = _CONTACT_LINE.fullmatch(text)
    items = re.split(r"\s*[,;|/]\s*|\s+(?:at|on|or)\s+", match["who"].strip(" .")) if match else []
    return bool(items) and all(
        is_person_name(item, named=True)
        or any(pattern.fullmatch(item) for pattern in (_PHONE, _ADDRESS, ROLE, NOBODY))
        or is_surely_outlet(item)
        for item in items
    )


def credited_names(part: Found) -> Found | None:
    """The names in "From Ada Quill in Kyiv", "Ada Quill reports from Kyiv" and "and Bo Reed in Bonn"; or None."""
    match = _FROM.fullmatch(part.value) or _REPORTS.fullmatch(part.value) or _AND.fullmatch(part.value)
    if not match or (match.re is _FROM and outlet_kind(match["names"]) == "perhaps"):
        return None
    found = cut(part, *match.span("names"))
    return found if read_names(found, LineFields(), named=True) else None


def is_credited(found: Found, by: bool) -> bool:
    """Tell whether what follows "Photo:" or "Edited by" are names, and not the rest of a title."""
    names = split_names(Found(ASIDE.sub(lambda aside: " " * len(aside[0]), found.value), found.span))
    return bool(names) and all(
        is_person_name(name.value, named=by)
        or agency_name(name.value)
        or is_surely_outlet(name.value)
        or _PICTURES.search(name.value)
        or (by and (ROLE.fullmatch(name.value) or NOBODY.fullmatch(name.value) or IN_PLACE.search(name.value)))
        for name in (cut(name, 0) for name in names)
    )
