"""Records of reference managers above a text: RIS and MEDLINE ("TI  - "), EndNote ("%T "), BibTeX ("title = {")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from corpus.header.named import Value
from corpus.spans import Span

_MAX_CHARS = 32 << 10
_MAX_LINES = 200
_MIN_KNOWN = 3  # tags of fields, without which lines with a dash are text
_OPENING = re.compile(r"\ufeff?(?:[ \t]*\r?\n){0,5}")
_TAGGED = re.compile(r"(?P<tag>[A-Z][A-Z0-9]{1,3}) {0,3}-(?:[ \t]+(?P<value>.*\S))?[ \t]*")
_PERCENT = re.compile(r"%(?P<tag>[0-9A-Z@])[ \t]+(?P<value>.*\S)[ \t]*")
_ENTRY = re.compile(r"@[A-Za-z]{3,20}[ \t]*\{[^\s,]{0,80},[ \t]*")
_ASSIGNED = re.compile(r"[ \t]*(?P<tag>[A-Za-z][\w-]{1,30})[ \t]*=[ \t]*(?P<value>.*\S)[ \t]*")
_WRAPPED = re.compile(r"[ \t]+\S.*")
#: Keys of FIELD_NAMES by the tags of each notation.
_FIELDS: Mapping[str, str] = {
    **dict.fromkeys(("TI", "T1", "CT", "%T", "title"), "title"),
    **dict.fromkeys(("AU", "A1", "FAU", "%A", "author"), "author"),
    **dict.fromkeys(("DA", "Y1", "PY", "DP", "%8", "%D", "date", "year"), "date"),
    **dict.fromkeys(("T2", "JO", "JF", "JT", "%J", "%B", "journal", "journaltitle", "newspaper"), "publication"),
    **dict.fromkeys(("PB", "%I", "publisher"), "publisher"),
    **dict.fromkeys(("UR", "L2", "LK", "%U", "url"), "url"),
    **dict.fromkeys(("LA", "%G"), "language"),
}
_OTHER_TAGS = frozenset(
    """TY ER AB N1 N2 KW SN VL IS SP EP CY ID DO L1 AN DB C1 M1 M3 ED PMID IP VI PG RN LB""".split()  # noqa: SIM905
)
_TURNED = re.compile(r"(?P<surname>[^,;]{1,40}),\s*(?P<given>[^,;]{1,40})(?:,\s*(?P<suffix>[JS]r\.?|I{2,3}|IV))?")
_BRACES = re.compile(r"[{}]")


class _Item(NamedTuple):
    tag: str
    value: str
    span: Span


def read_reference(raw: str) -> tuple[int, dict[str, Value]] | None:
    """Return where a record at the head of a text ends, and its values by key of FIELD_NAMES; None if there is none.

    A file of nothing but records is none: what they say would be all its text.
    """
    start = _OPENING.match(raw)
    at = start.end() if start else 0
    if raw[at : at + 1] not in tuple("%@ABCDEFGHIJKLMNOPQRSTUVWXYZ"):
        return None
    items, end = _items(raw, at)
    known = {item.tag for item in items if item.tag in _FIELDS}
    rest = raw[end : end + _MAX_CHARS].strip()
    if len(known) < _MIN_KNOWN or not rest or _items(rest, 0)[0]:
        return None
    return end, _values(items)


def _items(raw: str, at: int) -> tuple[list[_Item], int]:
    """The tags of a record with their values, and where its last line ends."""
    entry = _ENTRY.match(raw, at)
    pattern = _ASSIGNED if entry else _PERCENT if raw.startswith("%", at) else _TAGGED
    items: list[_Item] = []
    if not entry and not pattern.match(raw, at):
        return [], at
    for number, line in enumerate(raw[at : at + _MAX_CHARS].splitlines(keepends=True)):
        bare = line.rstrip()
        match = pattern.fullmatch(bare)
        is_over = number >= _MAX_LINES or (bare == "}" if entry else bool(match and match["tag"] == "ER"))
        if is_over:
            return items, at + len(line)
        tag = match["tag"] if match else ""
        tag = f"%{tag}" if match and pattern is _PERCENT else tag.lower() if match and entry else tag
        if match and (tag in _FIELDS or tag in _OTHER_TAGS or pattern is not _TAGGED):
            if match["value"]:
                items.append(_Item(tag, match["value"], Span(at + match.start("value"), at + match.end("value"))))
        elif not (entry and (number == 0 or bare)) and not (items and _WRAPPED.fullmatch(bare)):
            break
        at += len(line)
    return ([], at) if entry else (items, at)


def _values(items: list[_Item]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for item in items:
        key = _FIELDS.get(item.tag)
        texts = tuple(_texts(item, key)) if key else ()
        if not key or not texts:
            continue
        before = found.get(key)
        if before is None:
            found[key] = Value(f"reference {item.tag}", texts, item.span)
        elif key in ("author", "date"):
            found[key] = Value(before.name, (*before.texts, *texts), before.span)
    return found


def _texts(item: _Item, key: str | None) -> Iterator[str]:
    """The texts of a value, names the usual way round."""
    value = item.value
    if item.tag.islower():
        value = _BRACES.sub("", value.rstrip(", ")).strip('" ')
    if key == "date":
        value = value.strip("/ ")
    if key != "author":
        yield value
        return
    for name in value.split(" and ") if item.tag.islower() else (value,):
        turned = _TURNED.fullmatch(name.strip())
        parts = (turned["given"], turned["surname"], turned["suffix"]) if turned else (name,)
        yield " ".join(part.strip() for part in parts if part)
