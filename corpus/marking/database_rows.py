"""Tells the rows that news databases and libraries put above and below a text: keys with short values, and codes."""

from __future__ import annotations

import re

_MAX_CHARS = 200
_KEYS = (
    r"load[- ]date|(?:document|publication|source|article|story|content|media) type|type of (?:document|material)"
    r"|(?:accession|record|document|database|article|proquest|item|control|reference) ?(?:number|no\.?|id|key)"
    r"|database|word ?count|word length|length|(?:e-?)?issn|isbn|doi|coden|journal code"
    r"|publication (?:date|subject|title|year|info(?:rmation)?)|place of publication"
    r"|country of publication|language(?: of (?:publication|document))?"
    r"|section|edition|column|first page|(?:start|end|print) page|pages?|source attribution|correction date"
    r"|last updated|dateline|graphic|byline|classification|class code|naics(?: codes?)?|sic(?: codes?)?"
    r"|ticker(?:s| symbol)?"
    r"|geographic(?:al)?(?: areas?| names?| terms?)?|industry|industries|compan(?:y|ies)|organi[sz]ations?|persons?"
    r"|people|subjects?|(?:subject|index(?:ing)?) terms?|descriptors?|keywords?|identifiers?|copyright(?: holder)?"
    r"|publisher|provider|supplier|credit|notes?|series|volume|issue|entry date|date (?:added|loaded|created|indexed)"
)
_ROW = re.compile(rf"(?:{_KEYS})\s?:(?:\s(?P<value>\S.{{0,160}}))?", re.IGNORECASE)
_SURE = re.compile(
    r"(?:load[- ]date|(?:document|publication|source|article) type|.{3,12} ?(?:number|id|key)|word ?count"
    r"|(?:e-?)?issn|isbn"
    r"|doi|coden|journal code|database|place of publication|language(?: of .{3,20})?|classification|geographic.{0,12}"
    r"|entry date|proquest .{2,12}|last updated|correction date)\s?:",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"[\d#%()\s,.;:/X-]+|\d[\d,.]{0,9} words|[A-Z\d][A-Z\d .,&;:/()%-]{1,80}|[^()%]{0,80}\(\d{1,3}%\).{0,120}"
    r"|(?:NEWS|News|Pg\.?|Page|Column|Vol\.?)\b.{0,60}"
)
_PROSE = re.compile(r"[.!?][\"”’)]?$|[\"“”]|\b(?:is|was|are|were|has|had|will|said|says|that|who|which|you|we|they)\b")
_CODE = re.compile(
    r"(?:WC|LENGTH) [\d,]{1,7} words|LA English|(?:CO|IN|NS|RE|IPC|IPD|PUB|CT) [a-z]{1,10}\s?: [^.!?]{2,120}"
    r"|(?:CO|NS|RE|IPC|IPD|PUB) (?=[A-Z][a-z])[^.!?:]{1,60} ?: [^.!?]{1,80}|AN Document [A-Za-z\d]{6,40}"
    r"|(?:SN|SC|PG|ED|CY|PD|ET|VOL) [A-Z\d][\w .:,/-]{0,40}(?<!\.)(?<=[\dA-Z])"
)


def is_database_row(text: str) -> bool:
    """Tell whether a whole line is a field of a database; where its key may open a sentence, by its value too."""
    if len(text) > _MAX_CHARS:
        return False
    if row := _ROW.fullmatch(text):
        value = row["value"] or ""
        if not value or _VALUE.fullmatch(value):
            return True
        return bool(_SURE.match(text)) and not _PROSE.search(value)
    return text[:2].isupper() and bool(_CODE.fullmatch(text))
