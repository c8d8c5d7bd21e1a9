"""Text and links in Markdown: what an article says stays what it says, and links nowhere."""

from __future__ import annotations

import re

from qa.exports.plain import plain

#: Marks of CommonMark and of what is commonly added to it: tables, strikethrough, formulas.
_MARKS = re.compile(r"[\\`*_{}\[\]<>#|~&$]")
#: What begins a list or a rule at the beginning of a line: "1. ", "2) ", "- ", "+ ", "---", "===".
_OPENING = re.compile(r"^(\d{1,9}(?=[.)])|(?=[-+=]))")
#: What some readers link although nothing marks it: "http://", "www.".
_BARE_ADDRESS = re.compile(r"(?i)(?<=\w)(:)(?=//)|(?<=www)(\.)|(?<=mailto)(:)|(?<=xmpp)(:)")


def escape_markdown(text: str) -> str:
    """Return Markdown of one line that shows a text and makes no link, image or element of it."""
    escaped = _MARKS.sub(r"\\\g<0>", plain(text))
    return _BARE_ADDRESS.sub(r"\\\g<0>", _OPENING.sub(r"\1\\", escaped))


def markdown_link(label: str, url: str) -> str:
    """Return a link.

    Args:
        label: Markdown already.
        url: An http or https address without blanks and backslashes.
    """
    return f"[{label}](<{url.replace('<', '%3C').replace('>', '%3E')}>)"
