"""Text of articles for one line of a document: exact but for what would break the line or turn it round."""

from __future__ import annotations

import re

#: Controls, lone surrogates, line ends, and what turns round or isolates the text about it. Joiners stay: words need
#: them.
_UNRULY = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]+")
_BLANKS = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]")


def plain(text: str) -> str:
    """Return text on one line, without blanks around it."""
    return _UNRULY.sub(lambda found: " " if _BLANKS.search(found[0]) else "", text).strip()
