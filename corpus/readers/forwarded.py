"""Forwarded mail: the header lines of the first message, which mail programs put above its text."""

from __future__ import annotations

import re
from collections.abc import Mapping

_MARK = re.compile(
    r"\s*(?:-{3,}\s*(?:Forwarded message|Original Message)\s*-{3,}|Begin forwarded message:|_{10,})[ \t]*\n\s*",
    re.IGNORECASE,
)
_LINE = re.compile(
    r"[ \t>*]*(From|Date|Sent|Subject|To|Cc|Reply-To):[*]?[ \t]*(.{0,1000}?)[ \t]*(?:\n|\Z)", re.IGNORECASE
)


def forwarded(text: str) -> tuple[Mapping[str, str], str]:
    """Return what the forwarded message says of itself, by "from", "date" and "subject", and its text.

    Nothing and the whole text if it does not begin with a forwarded message.
    """
    mark = _MARK.match(text)
    at = mark.end() if mark else 0
    found: dict[str, str] = {}
    while mark and (line := _LINE.match(text, at)):
        name = {"sent": "date"}.get(line[1].lower(), line[1].lower())
        found.setdefault(name, line[2])
        at = line.end()
    return (found, text[at:]) if {"from", "subject"} <= found.keys() else ({}, text)
