"""Finds paragraphs about the authors, below the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.header.names import is_person_name

TAIL_PARAGRAPHS = 6  # where bios stand, footers left out
_MAX_CHARS = 700

_VERB = re.compile(
    r"(?:,[^,]{1,100},)? (?:is|was|has|writes|covers|covered|reports|reported|teaches|serves|served|works|worked"
    r"|leads|edits"
    r"|joined|hosts|specialises|specializes|can be|lives|contributes|studies|studied|tweets)\b"
)
_ABOUT = re.compile(r"(?i:about the (?:authors?|writers?|reporter)|author(?:['’]s)? bio|bio)\s?[:–—-]\s?\S")
_HEADING = re.compile(
    r"(?i:(?:about the|meet the) (?:authors?|writers?|reporters?)|the authors?|authors?|contributors?)\s?:?"
)
_NAME = re.compile(
    r"(?:[Dd]r\.? |[Pp]rof(?:essor|\.)? )?((?:[A-ZÀ-Þ][\w’'.-]{0,30} ){1,4}?)(?=(?:is|covers|reports|writes)\b|,)"
)
_WORK = re.compile(
    r"(?:is (?:an?|the|[\w’']+[’']s?) (?:[\w’'-]+,? ){0,6}?(?:reporter|correspondent|editor|writer|journalist"
    r"|columnist|producer|contributor"
    r"|fellow|anchor|photographer|photojournalist|professor|lecturer|bureau chief|freelancer?)\b"
    r"|(?:covers|reports on|writes (?:about|on|for)) [^.]{1,150}\b(?:for|at) )"
)
_SIGNED = re.compile(
    r"[—–-] ?By ([A-ZÀ-Þ][\w’'.-]{0,30}(?: [A-ZÀ-Þ][\w’'.-]{0,30}){1,3}), [A-Z][\w’'.&-]{0,30}"
    r"(?: [\w’'.&-]{1,30}){0,5}"
)
_THE_AUTHOR = re.compile(
    r"\*?The (?:author|writer|columnist|reporter)(?:, [^,]{2,60},)? (?:is|was|has been|works|writes|teaches|covers"
    r"|lives) [^“”]{3,300}\*?"
)
_OF_OUTLET = re.compile(r"\b(?:at|for|with|of|in|on|based|covering|who|[’']s|specialising|specializing)\b|[’']s ")


def is_bio_heading(paragraph: str) -> bool:
    """Tell whether a paragraph says that what follows is about the authors."""
    return bool(_HEADING.fullmatch(paragraph))


def is_bio(paragraph: str, authors: Sequence[str], follows_heading: bool) -> bool:
    """Tell whether a paragraph below a text is about its authors: those known, or one who writes or reports."""
    if len(paragraph) > _MAX_CHARS:
        return False
    if _ABOUT.match(paragraph) or _THE_AUTHOR.fullmatch(paragraph):
        return True
    if (signed := _SIGNED.fullmatch(paragraph)) and is_person_name(signed[1], named=True):
        return True
    if any(paragraph.startswith(author) and _VERB.match(paragraph, len(author)) for author in authors):
        return True
    name = _NAME.match(paragraph)
    if not name or not is_person_name(name[1].strip(), named=follows_heading):
        return False
    if follows_heading:
        return bool(_VERB.match(paragraph, name.end(1) - 1))
    work = _WORK.match(paragraph, name.end(1))
    return bool(work and _OF_OUTLET.search(paragraph, work.start()))
