"""Finds quotation marks and dashes that one encoding of single bytes holds and another reads as something else."""

from __future__ import annotations

import re

from corpus.spans import Edit
from corpus.vocabulary import is_english

_MEANT = "’“”‘—–"
_FORMS = (
    ("ÕÒÓÔÑÐ", 2),  # Mac Roman read as Windows-1252
    ("íìîëóñ", 2),  # Windows-1252 read as Mac Roman
    ("Æôöæùû", 2),  # and as a code page of DOS
    ("\x92\x93\x94\x91\x97\x96", 0),  # and as Latin-1
    ("\x12\x13\x14\x11\x17\x16", 1),  # and without its high bit
    ("\x19\x1c\x1d\x18\x14\x13", 1),  # the low bytes of UTF-16
)  # each with how many different signs must prove it
_WORD = re.compile(r"[A-Za-z]{1,20}\Z")
_REACH = 24
_MOST_STRAY = 3  # of three such letters in places of signs, one more may be a letter


def find_misread(text: str) -> list[Edit]:
    """Return edits that put back what was meant, in the places where such a sign can stand."""
    if text.isascii() and text.isprintable():
        return []
    for form, needed in _FORMS:
        if not any(char in text for char in form):
            continue
        pattern = _pattern(form)
        signs = dict(zip(form, _MEANT, strict=True))
        found = [Edit(*match.span(), signs[match[0]]) for match in pattern.finditer(text)]
        proofs = {_proof(text, edit) for edit in found} - {""} if needed else set()
        stray = sum(text.count(char) for char in form) - len(found)
        if found and len(proofs) >= needed and (not form.isalpha() or _MOST_STRAY * stray <= len(found)):
            return found
    return []


def _pattern(form: str) -> re.Pattern[str]:
    """The places of the signs of one form: each where it can stand."""
    apostrophe, opening, closing, single, dash, range_ = tuple(form)
    single_end = "" if apostrophe.isalpha() else r"|(?<=[a-z].)(?=[\s.,;:!?)]|$)"
    return re.compile(
        rf"{apostrophe}(?:(?<=[A-Za-z].)(?=(?:s|t|d|m|re|ve|ll|[A-Z][a-z]+)\b)|(?<=s.)(?=\s)"
        rf"|(?<=[.,!?].)(?!\w)|(?<=\s.)(?=\d0s){single_end})"
        rf"|[{opening}{single}](?:(?<![^\s(\[“‘—–{opening}{single}{dash}{range_}-].)(?=[\w“‘$£€(\[{single}]))"
        rf"|{closing}(?:(?<=[\w.,!?…%)’{apostrophe}{dash}].)(?!\w))"
        rf"|[{dash}{range_}](?:(?<=\s.)(?=\s)|(?<=[A-Za-z]{{3}}.)(?=[A-Za-z]{{2}})|(?<=\d.)(?=\d)|(?<=[,”{closing}].)(?=\s?\w)|(?<=\w.)(?=[”{closing}]))"
    )


def _proof(text: str, edit: Edit) -> str:
    """A sign and its word, where what stands there now cannot be meant; else nothing."""
    before, after = text[max(0, edit.start - 1) : edit.start], text[edit.end : edit.end + 1]
    word = _WORD.search(text[max(0, edit.start - _REACH) : edit.start])
    if edit.text == "’":
        is_sure = bool(word) and after.isalpha() and is_english(word[0] if word else "")
    elif edit.text in "—–":
        is_sure = before.isspace() and after.isspace() and not text[edit.start].isalpha()
    else:
        is_sure = after.isupper() if edit.text in "“‘" else before in tuple(".,!?")
    return edit.text + (word[0] if word else "") if is_sure else ""
