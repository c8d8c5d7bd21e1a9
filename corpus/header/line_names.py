"""Lists of names in header lines, with what stands beside a name: a role, a place, an outlet, an address."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.header.agencies import agency_name
from corpus.header.header_words import LEAD_IN, NOBODY, ROLE, STAFF_OF
from corpus.header.name_words import MORE_PARTICLES
from corpus.header.names import Found, cut, is_person_name, split_at, split_names
from corpus.header.outlets import is_outlet, is_place, is_surely_outlet, outlet_kind
from corpus.words import PARTICLES

PLACE = re.compile(r"[^\W\d_a-z][\w’'.-]*(?:[ -](?:de |do |la |of )?[^\W\d_a-z][\w’'.-]*){0,2}")
IN_PLACE = re.compile(
    r"\s+(?:(?:reporting )?(?:in|from|at)|à|en|in|aus|desde|da)\s+(?=[^\W\d_a-z])"
    r"([^\W\d_a-z][\w’'.-]*(?:[ ,]+(?:de |do |and |la |el )?[^\W\d_a-z][\w’'.-]*){0,4})$"
)
_CONTACT = re.compile(r"[(<]?\b[\w.+-]{1,60}@[\w.-]{1,60}\.\w{2,}\b[)>]?|[(]?(?<!\w)@\w{2,30}\b[)]?")
ASIDE = re.compile(r"\s*[(\[]([^()\[\]]{1,80})[)\]]\s*")
_FOR_OUTLET = re.compile(r"\s+(?:for|of)\s+(?=(?:the\s+)?(?:[^\W_a-z]|[a-z]+[A-Z.]))")
_TURNED = re.compile(
    r"(?P<surname>(?:[^\W\d_]{1,4}\s){0,3}(?:[a-z]{2,4}-|[dlo]['’])?[^\W\d_a-z][\w’'-]+)(?P<suffix>\s(?:Jr\.?|Sr\.?|I{2,3}|IV))?,"
    r"\s+(?P<given>[^\W\d_a-z][\w’'-]*\.?(?:\s[A-Z]\.)?)(?P<after>(?:\s[a-z]{1,4}){0,3})"
)
_AFTER_TURNED = re.compile(r"\s*;\s*(?:(?:and|&)\s+)?|,?\s+(?:and|&)\s+")
_WRITER = re.compile(
    r"\s+(?:(?:staff|business|sports?|science|political|special|senior|foreign|diplomatic)\s+)?"
    r"(?:writer|reporter|correspondent|editor|journalist)s?$",
    re.IGNORECASE,
)
_ROLE_OF = re.compile(r"\s(?:of|for|at)\s(?:the\s)?([A-Z].*)$")
_WITH = re.compile(r"(.+?)\s*(?:\(with\s+|\s(?:with|and|&|und|et|y|mit|avec|con)\s+|/|\()([^()]+)\)?")
_SPECIAL = re.compile(r"(?i:special (?:to|for)) ((?:the )?[A-Z][^,]{1,50})")
_NAME_AND_ROLE = re.compile(rf"(.+?)\s+(?:{ROLE.pattern})", re.IGNORECASE)
_ON_END = re.compile(r"\s+(?:on|am|le|el|il|em|op|at|,)$", re.IGNORECASE)


@dataclass(slots=True)
class LineFields:
    """The fields of a line, as its parts are read one by one."""

    authors: list[Found] = field(default_factory=list)
    reporters: list[Found] = field(default_factory=list)
    outlet: Found | None = None
    origin: Found | None = None
    is_source: bool = False
    is_named: bool = False
    is_nobody: bool = False
    is_keyed: bool = False
    url: Found | None = None
    title: Found | None = None
    has_role: bool = False
    has_place: bool = False
    has_noise: bool = False

    def keep_outlet(self, found: Found) -> bool:
        """Keep an outlet, or an agency in its place; the first one decides."""
        found = cut(found, 4) if found.value.startswith("the ") else found
        if is_place(found.value):
            self.has_place = True
            return True
        if agency_name(found.value):
            self.origin = self.origin or agency_of(found)
            return True
        if not is_outlet(found.value):
            return False
        self.outlet = self.outlet or found
        return True

    def turn_last_to_outlet(self) -> None:
        """Take what was read as the last author for an outlet if it may be one: "Corvale Mercury via AFP"."""
        if outlet_kind(self.authors[-1].value) == "perhaps":
            self.outlet = self.authors.pop()


_BAR = re.compile(r"\s*[|•·]\s*")
_UNIT = re.compile(
    r"(?:.*\s)?(?:Programme|Program|Initiative|Project|Department|Division|Unit|School|Faculty|Studies|Affairs)(?:\s(?:of|on|for)\s.*)?"
)


def is_unit(value: str, fields: LineFields) -> bool:
    """Tell whether a part after a role is where somebody has it: "Director, Harbour Programme"."""
    return fields.has_role and bool(_UNIT.fullmatch(value))


def read_by(found: Found, fields: LineFields) -> bool:
    """Account for what follows "By"."""
    if fields.authors and fields.is_named:
        return read_names(found, fields, named=True)
    found = cut(found, 0, end.start()) if (end := _ON_END.search(found.value)) else found
    if agency := agency_in_place(found):
        fields.origin = fields.origin or agency
        return True
    if NOBODY.fullmatch(found.value):
        fields.is_nobody = True
        return True
    if fields.authors and not fields.outlet and is_outlet(fields.authors[0].value):
        fields.outlet = fields.authors[0]  # two capitalised words before "By" are no second author
    fields.authors.clear()
    if turned := turned_names(found):
        fields.authors += turned
        fields.is_named = True
        return True
    if read_names(found, fields, named=True):
        fields.is_named = bool(fields.authors)
        return True
    if read_outlet_with_agency(found, fields):
        return True
    if (staff := STAFF_OF.fullmatch(found.value)) and _is_desk(cut(found, *staff.span(1)), fields):
        fields.is_nobody = True
        return True
    return is_surely_outlet(found.value) and fields.keep_outlet(found)


def _is_desk(found: Found, fields: LineFields) -> bool:
    """Keep whose staff a line names; "The Northgate team" may as well be that of a town."""
    bare = found.value.removeprefix("The ")
    is_unclear = bare != found.value and outlet_kind(bare) == "shape" and outlet_kind(found.value) == "perhaps"
    return is_unclear or fields.keep_outlet(found)


def read_outlet_with_agency(part: Found, fields: LineFields) -> bool:
    """Account for "Harbour Post with AFP", "Harbour Post and Reuters", "AFP/dpa"."""
    joined = _WITH.fullmatch(part.value)
    first, second = (cut(part, *joined.span(number)) for number in (1, 2)) if joined else (part, part)
    if joined and "/" in part.value and not agency_name(second.value):
        first, second = second, first
    if joined and (agency := agency_of(second)):
        fields.origin = fields.origin or agency
        if "/" in part.value and not fields.authors and _is_clear_name(first.value):
            fields.authors.append(first)
            return True
        return bool(agency_name(first.value)) or bool(NOBODY.fullmatch(first.value)) or fields.keep_outlet(first)
    return False


def _is_clear_name(value: str) -> bool:
    return is_person_name(value) and outlet_kind(value) != "perhaps"


def turned_names(found: Found) -> list[Found]:
    """The names of "Quill, Ada; Reed, Bo" the usual way round; none if they are not written so.

    After "and" a name may stand the usual way round already: "Quill, Ada, and Bo Reed".
    """
    names: list[Found] = []
    for item in split_at(found, _AFTER_TURNED):
        turned = _TURNED.fullmatch(item.value)
        if not turned and names and ";" not in found.value and is_person_name(item.value, named=True):
            names.append(item)
            continue
        if not turned or is_surely_outlet(turned["given"]) or outlet_kind(turned["given"]) == "acronym":
            return []
        name = f"{turned['given']}{turned['after']} {turned['surname']}{turned['suffix'] or ''}"
        if not (PARTICLES | MORE_PARTICLES).issuperset(f"{turned['after']} {turned['surname']}".lower().split()[:-1]):
            return []
        if not is_person_name(name, named=True):
            return []
        names.append(Found(name, item.span))
    return names


def barred_names(found: Found) -> list[Found]:
    """The names of "By: Ada Quill | Bo Reed", of which none may be an outlet; or none."""
    items = split_at(found, _BAR)
    is_list = len(items) > 1 and all(
        is_person_name(item.value) and outlet_kind(item.value) in (None, "shape") for item in items
    )
    return items if is_list else []


def read_reporters(found: Found, fields: LineFields) -> bool:
    """Account for what follows "Reporting by"."""
    reported = LineFields()
    if not read_names(found, reported, named=True):
        return False
    fields.reporters += reported.authors
    return True


def read_names(found: Found, fields: LineFields, *, named: bool) -> bool:
    """Account for a list of names with what stands beside each: a role, a place, an outlet, an address."""
    asides = [cut(found, *match.span(1)) for match in ASIDE.finditer(found.value)]
    blanked = _CONTACT.sub(_blank, ASIDE.sub(_blank, found.value))
    inside = LineFields()
    for item in split_names(Found(blanked, found.span)):
        if not _read_name(item, inside, named=named):
            return False
    if not inside.authors:
        return False
    for aside in (cut(aside, lead.end()) if (lead := LEAD_IN.match(aside.value)) else aside for aside in asides):
        is_known = (
            _CONTACT.fullmatch(aside.value) or ROLE.fullmatch(aside.value) or re.match(r"(?i)he|she|they", aside.value)
        )
        if not is_known and not inside.keep_outlet(aside) and not PLACE.fullmatch(aside.value):
            return False
    fields.authors += inside.authors
    fields.outlet = fields.outlet or inside.outlet
    fields.origin = fields.origin or inside.origin
    fields.is_nobody |= inside.is_nobody
    return True


def _read_name(item: Found, fields: LineFields, *, named: bool) -> bool:
    """Account for one item of a list of names."""
    value = item.value
    if is_place(value):
        fields.has_place = True
        return bool(fields.authors)
    if is_person_name(value, named=named and not fields.has_place):
        fields.authors.append(item)
        return True
    if agency := agency_of(item):
        fields.origin = fields.origin or agency
        return bool(fields.authors) or named
    if fields.authors and (special := _SPECIAL.fullmatch(value)) and is_outlet(special[1]):
        return fields.keep_outlet(cut(item, *special.span(1)))
    if fields.authors and (ROLE.fullmatch(value) or NOBODY.fullmatch(value)):
        fields.has_role = True
        if (of := _ROLE_OF.search(value)) and is_surely_outlet(of[1]):
            return fields.keep_outlet(cut(item, *of.span(1)))
        return True
    return _read_name_and_more(item, fields, named=named) or (
        bool(fields.authors) and _read_beside_name(item, fields, named=named)
    )


def _read_name_and_more(item: Found, fields: LineFields, *, named: bool) -> bool:
    """Account for "Ada Quill in Kyiv", "Ada Quill for the Harbour Post", "Ada Quill Staff Writer"."""
    value = item.value
    if place := IN_PLACE.search(value):
        fields.has_place = True
        return _read_name(cut(item, 0, place.start()), fields, named=named)
    if outlet := _FOR_OUTLET.search(value):
        first, second = cut(item, 0, outlet.start()), cut(item, outlet.end())
        is_known = bool(ROLE.fullmatch(second.value)) or fields.keep_outlet(second)
        return is_known and _read_name(first, fields, named=named)
    role = _NAME_AND_ROLE.fullmatch(value)
    first = cut(item, 0, role.end(1)) if role else item
    if (role or (named and fields.has_place)) and is_person_name(first.value, named=named):
        fields.authors.append(first)
        return True
    return False


def _read_beside_name(item: Found, fields: LineFields, *, named: bool) -> bool:
    """Account for an outlet, a place or a department after a name."""
    if is_unit(item.value, fields):
        return True
    kind = outlet_kind(item.value)
    if is_surely_outlet(item.value) or (kind not in (None, "shape") and not fields.outlet):
        return fields.keep_outlet(item)
    if (staff := STAFF_OF.fullmatch(item.value)) and is_surely_outlet(staff[1]):
        return fields.keep_outlet(cut(item, *staff.span(1)))
    return named and kind == "shape" and (" " not in item.value or bool(PLACE.fullmatch(item.value)))


def agency_of(found: Found) -> Found | None:
    """The agency that a part names, as printed but for "the" and "staff"."""
    name = agency_name(_WRITER.sub("", found.value))
    start = found.value.find(name) if name else -1
    return cut(found, start, start + len(name)) if name and start >= 0 else None


def agency_in_place(found: Found) -> Found | None:
    """The agency of "Reuters in Paris" too."""
    place = IN_PLACE.search(found.value)
    return agency_of(found) or (agency_of(cut(found, 0, place.start())) if place else None)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
