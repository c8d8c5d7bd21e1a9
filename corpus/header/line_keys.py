"""The values of key lines: what follows "Author:", "Source:" or "URL:"."""

from __future__ import annotations

import re

from corpus.header.header_words import BY, TIME_PART, KeyName
from corpus.header.line_names import LineFields, agency_of, read_by, read_outlet_with_agency, turned_names
from corpus.header.line_parts import stripped
from corpus.header.named import ARCHIVE
from corpus.header.names import Found, cut
from corpus.header.outlets import is_outlet_value

_MAX_SITE_WORDS = 3

URL = re.compile(rf"<?{ARCHIVE}((?:https?://|www\.)[^\s<>\"|]+[^\s<>\"|.,;)])>?", re.IGNORECASE)
ASIDE_AT_END = re.compile(r"\s*\([^()]{1,60}\)$")


def read_key(name: KeyName, found: Found, fields: LineFields) -> bool:
    """Account for the value of a key line without a date; False if it is none of that key."""
    found = stripped(found)
    if name in ("day", "updated", "other_day") and TIME_PART.fullmatch(found.value):
        fields.has_noise = True
        return True
    if name in ("outlet", "url"):
        return _read_outlet_or_url(name, found, fields)
    match name:
        case "title":
            fields.title = fields.title or found
            return True
        case "authors":
            by = None if turned_names(found) else BY.match(found.value)  # "von Reuss, Otto"
            return read_by(cut(found, by.end()) if by else found, fields)
        case "origin":
            fields.origin = fields.origin or agency_of(found)
            return bool(fields.origin)
    return False


def _read_outlet_or_url(name: KeyName, found: Found, fields: LineFields) -> bool:
    """Account for the value of "Source:" or "URL:", either of which may hold what belongs to the other."""
    if url := URL.fullmatch(found.value):
        fields.url = fields.url or cut(found, *url.span(1))
        return True
    if name == "url" and len(found.value.split()) > _MAX_SITE_WORDS:
        return False  # the text of a link
    if agency := agency_of(found):
        fields.origin = fields.origin or agency
        fields.is_source = True
        return True
    aside = ASIDE_AT_END.search(found.value)
    whole = cut(found, 0, aside.start() if aside else None)
    whole = cut(whole, 0, whole.value.find(";")) if ";" in whole.value else whole  # "Harbour Post; Quillhaven"
    if read_outlet_with_agency(found, fields) or fields.keep_outlet(whole):
        return True
    if name == "outlet" and is_outlet_value(whole.value):
        fields.outlet = fields.outlet or whole
        return True
    return False
