"""Finds marks of notes, and links to pictures and adverts inside a line, that belong to a page."""

from __future__ import annotations

import re

from corpus.spans import Edit, apart

_SUPERSCRIPT = "¹²³⁰⁴-⁹"
_WHAT = r"\^?\d{1,3}(?:[,–-] ?\d{1,3}){0,4}|citation needed|edit|note \d{1,2}|nb \d{1,2}|clarification needed|who\?"
_LETTER = r"\[[a-h]\](?<=[.,;:!?”\"’)]\[.\])(?=\s|$)"
_NOTE = re.compile(
    rf"\[(?:(?<=[a-z]{{2}}\[)|(?<=[.,;:!?”\"’)%]\[)|(?<=[.,!?”\"] \[))(?:{_WHAT})\](?:[ ]?\[(?:{_WHAT})\]){{0,8}}"
    r"(?![(\w]| ?[=+*/])"
    rf"|{_LETTER}"
    r"|[ \t]?\((?:(?i:opens|will open) in (?:an? )?(?:new|another) (?:tab|window)|(?:link is )?external(?: link)?)\)"
    r"|[ \t][\[(](?:(?i:advertisement)|Click here\b[^()\[\]\n]{0,80}|(?i:story continues below)[^()\[\]\n]{0,30}"
    r"|(?:Read more|READ MORE|See also|SEE ALSO|Also read|Read also|Related|RELATED):"
    r" [^()\[\]\n]{3,150})[\])](?=[\s.]|$)"
)
# How they begin, which is soon looked for.
_NOTE_START = re.compile(
    r"\[|\((?i:opens|will open|link is|external|advert|story continues)"
    r"|\((?:Click|Read|READ|See|SEE|Also|Related|RELATED)\b"
)
_TWEET = re.compile(r"[ \t]?\b(?:pic\.twitter\.com/\w{4,20}|https?://t\.co/\w{4,20})")
_UNITS = re.compile(r"(?:^|[^A-Za-z])(?:[kcmdn]?m|ft|in|mi|yd|mc|E|s|x|y|sq)\Z")
_RAISED = re.compile(rf"[{_SUPERSCRIPT}][{_SUPERSCRIPT},]{{0,6}}(?!\w)")
_SIGN = re.compile(r"[†‡*](?<=[.,;:!?”\"’)].)(?=\s|$)|[†‡](?<=[a-z].)(?=[\s.,;]|$)")
# A number that stood high behind a full stop, and is now glued to it.
_GLUED = re.compile(r"\.[”\"]?(?P<note>\d{1,2})(?= [A-Z“][a-z]|[ \t]{0,3}(?:\n|\Z))")
_BEFORE_GLUED = re.compile(r"[a-z]{4,}[!?]?\Z")
_TWEETS = ("t.co/", "pic.twitter")
_REACH, _LINE = 24, 2_000  # characters looked back over, at most


def find_note_marks(text: str) -> list[Edit]:
    """Return edits that delete them; squares and cubes of units stay."""
    edits = []
    if _NOTE_START.search(text):
        edits += [Edit(*match.span(), "") for match in _NOTE.finditer(text)]
    if any(sign in text for sign in _TWEETS):
        edits += [Edit(*match.span(), "") for match in _TWEET.finditer(text)]
    if not text.isascii():
        edits += [Edit(*match.span(), "") for match in _RAISED.finditer(text) if _is_mark(text, match.start())]
    for match in _SIGN.finditer(text) if any(sign in text for sign in "†‡*") else ():
        line = text.rfind("\n", 0, match.start()) + 1
        if match[0] != "*" or text.find("*", max(line, match.start() - _LINE), match.start()) < 0:
            edits.append(Edit(*match.span(), ""))
    for match in _GLUED.finditer(text):
        if _BEFORE_GLUED.search(text[max(0, match.start() - _REACH) : match.start()]):
            edits.append(Edit(*match.span("note"), ""))
    return apart(edits)


def _is_mark(text: str, at: int) -> bool:
    before = text[max(0, at - 6) : at]
    last = before[-1:]
    return (last.islower() or last in tuple('.,;:!?”"’)')) and not _UNITS.search(before)
