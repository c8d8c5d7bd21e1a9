"""Forwarded mail: the header lines of the first message, which mail programs put above its text."""

from __future__ import annotations

import re
from collections.abc import Mapping

_WORDS = (
    r"(?:Forwarded message|Original Message|Weitergeleitete Nachricht|Ursprüngliche Nachricht|Message transféré"
    r"|Message d['’]origine|Mensaje reenviado|Mensaje original|Messaggio inoltrato|Messaggio originale)"
)
_MARK = re.compile(
    rf"\s*(?:-{{3,}}\s*{_WORDS}\s*-{{3,}}|(?:Begin forwarded message|Anfang der weitergeleiteten Nachricht"
    r"|Début du message (?:transféré|réexpédié)|Inicio del mensaje reenviado|Inizio messaggio inoltrato)\s?:|_{10,})"
    r"[ \t]*\n\s*",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\s*(?:[^\s>-][^\n]{0,200}\n){1,4}(?=\s*[-_BADIa-z])")  # what the reader who passes it on says
_NAMES = {
    **dict.fromkeys(("from", "von", "de", "da"), "from"),
    **dict.fromkeys(("date", "sent", "datum", "gesendet", "envoyé", "fecha", "enviado", "enviado el", "data"), "date"),
    **dict.fromkeys(("inviato",), "date"),
    **dict.fromkeys(("subject", "betreff", "objet", "sujet", "asunto", "oggetto"), "subject"),
    **dict.fromkeys(("to", "an", "à", "para", "a", "cc", "kopie", "copie", "reply-to", "antwort an"), "to"),
}
_LINE = re.compile(
    rf"[ \t>*]*({'|'.join(sorted(_NAMES, key=len, reverse=True))})\s?:[*]?[ \t]*(.{{0,1000}}?)[ \t]*(?:\n|\Z)",
    re.IGNORECASE,
)


def forwarded(text: str) -> tuple[Mapping[str, str], str]:
    """Return what the forwarded message says of itself, by "from", "date" and "subject", and its text.

    Nothing and the whole text if it does not begin with a forwarded message, or with a short note over one.
    """
    note = _NOTE.match(text)
    mark = _MARK.match(text) or (_MARK.match(text, note.end()) if note else None)
    at = mark.end() if mark else 0
    found: dict[str, str] = {}
    while mark and (line := _LINE.match(text, at)):
        found.setdefault(_NAMES[line[1].lower()], line[2])
        at = line.end()
    return (found, text[at:]) if {"from", "subject"} <= found.keys() else ({}, text)
