"""Lines that cite an article as a list of sources does: author, title, outlet, date and address in one."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.header.dates import DATE
from corpus.header.header_line import HeaderLine, stated_date
from corpus.header.line_names import LineFields, read_by
from corpus.header.names import Found
from corpus.header.outlets import is_outlet
from corpus.spans import Span

_URL = r"<?(?P<url>https?://[^\s<>]{4,300}[^\s<>.,;)])>?\.?"
_YEAR = re.compile(r"\d\d\d\d")
_DAY = r"(?P<day>[^,;:()“”\"]{0,25}(?:,\s)?\d{4})"
_QUOTED = re.compile(
    r"(?P<names>[^\"“”\n]{4,100}?)[.,:]?\s+[“\"](?P<title>[^“\n]{4,220}?)[.,]?[”\"][.,]?\s+"
    rf"(?:in\s+)?(?P<outlet>[^,\d\n]{{2,60}}?)(?:,|\s\(|\.)\s?{_DAY}\)?(?:[,.;]?\s+{_URL}|\.)?"
)
_YEAR_FIRST = re.compile(
    r"(?P<names>[^()\n]{4,120}?)\s\((?P<day>\d{4},\s[^()\d]{3,12}\s\d{1,2})\)\.\s(?P<title>[^\n]{4,220}?)(?:[?!]|\.)\s"
    rf"(?P<outlet>[^.\d\n]{{2,60}}|[\w-]{{2,40}}\.[a-z]{{2,6}})\.?(?:\s(?:retrieved from\s)?{_URL})?",
    re.IGNORECASE,
)
_LED = re.compile(
    rf"(?P<outlet>[^,\d\n]{{2,60}}),\s{_DAY}:\s(?P<title>[^\n]{{4,220}}?),\s+by\s+(?P<names>[^\n,:]{{4,100}}?)\."
    rf"(?:\s+{_URL})?"
)


def read_citation(text: str) -> HeaderLine | None:
    """Read a citation; None if any part of a line is not what its place in one asks for."""
    if not _YEAR.search(text):
        return None
    match = _QUOTED.fullmatch(text) or _YEAR_FIRST.fullmatch(text) or _LED.fullmatch(text)
    day = DATE.fullmatch(match["day"].strip()) if match else None
    if not match or not day or not is_outlet(match["outlet"]):
        return None
    fields = LineFields()
    if not read_by(_found(match, "names"), fields) or not fields.authors:
        return None
    return HeaderLine(
        title=_found(match, "title"),
        authors=tuple(fields.authors),
        is_named=True,
        outlet=_found(match, "outlet"),
        is_keyed=True,
        url=_found(match, "url") if match["url"] else None,
        dates=(replace(stated_date(day, "published"), span=Span(*match.span("day"))),),
    )


def _found(match: re.Match[str], name: str) -> Found:
    return Found(match[name], Span(*match.span(name)))
