"""Finds stretches of text that were decoded with the wrong encoding, and what they stand for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from corpus.spans import Edit, apart

_MAX_RUN = 120  # longer runs are taken in parts, so that time stays linear and edits short
_RUN = re.compile(rf"[^\x00-\x7f]{{2,{_MAX_RUN}}}")
# What is left of one where an odd blank or a control character has been cleaned away before.
_STRAY = re.compile(r"Â(?<=[\w.,;:!?\"”’)\s–—]Â)(?=\s)|â€(?=[\s.,;:!?)]|$)|Ã(?= [a-z])")
_STRAYS = {"Â": "", "â€": "”", "Ã": "à"}
# What is left where a byte was not to be read at all. Of the usual signs, only the closing mark has such a byte.
_PARTLY = re.compile("[?\ufffd]€[™œ˜\x9d“”]|â€[?\ufffd]|ВЈ(?=\\d)")
_PARTS = {"™": "’", "œ": "“", "˜": "‘", "\x9d": "”", "“": "–", "”": "—", "?": "”", "\ufffd": "”", "Ј": "£"}
# Punctuation and letters of UTF-8 read as the code page of a console, 437 or 850.
_CONSOLE = re.compile(r"[ΓÔ├┬](?:(?<=[ΓÔ])(?:Ç[^\x00-\x7f]|é¼)|(?<=[├┬])[^\x00-\x7f])")
_CONSOLES = ("cp437", "cp850")
_LEAST_FOREIGN = 4  # one letter of another alphabet among ours is chance: its words are longer
_LEAD = re.compile(r"[À-ỹ‚√¬ГвРС]")  # what the first byte of a character is read as, in any of the usual ways
_ENCODINGS = ("sloppy-windows-1252", "latin-1")


def find_mojibake(text: str) -> list[Edit]:
    """Return edits that mend wrongly decoded characters; text that is right stays as it is.

    What is wrong beyond doubt is mended anywhere; then what the same fault would explain is mended too.
    """
    if text.isascii():
        return []
    parts = [Edit(*match.span(), _PARTS[match[0][-1]]) for match in _PARTLY.finditer(text)]
    parts += _of_console(text)
    taken = {at for part in parts for at in range(part.start, part.end)}
    runs = [run for run in _RUN.finditer(text) if taken.isdisjoint(range(*run.span()))]
    fixed = {run: _fixed(run) for run in {match[0] for match in runs}} if runs else {}
    if all(made is None for made in fixed.values()):
        return apart([*parts, *_strays(text, parts)])
    for run, made in fixed.items():
        if made is None:
            fixed[run] = _decoded(run)
    edits = parts + [edit for match in runs for edit in _narrowed(match, fixed[match[0]])]
    return apart([*edits, *_strays(text, edits)])


def _strays(text: str, edits: Sequence[Edit]) -> Iterator[Edit]:
    ends = {edit.end for edit in edits} | {edit.start for edit in edits}
    found = list(_STRAY.finditer(text))
    is_wrong = bool(edits) or any(text[match.start() - 1].islower() for match in found)
    for match in found:
        if (is_wrong or match[0] == "â€") and not ends & {match.start(), match.end()}:
            yield Edit(*match.span(), _STRAYS[match[0]])


def _of_console(text: str) -> Iterator[Edit]:
    for match in _CONSOLE.finditer(text):
        for encoding in _CONSOLES:
            try:
                yield Edit(*match.span(), match[0].encode(encoding).decode())
                break
            except UnicodeError:
                continue


def _fixed(run: str) -> str | None:
    """What a run stands for, if it cannot be meant as it is."""
    import ftfy
    from ftfy.badness import is_bad

    if not is_bad(run) or not _LEAD.search(run):
        return None
    made = ftfy.fix_encoding(run)
    if len(run) < _LEAST_FOREIGN and any(char.isalpha() and "LATIN" not in unicodedata.name(char, "") for char in made):
        return None
    return made if len(made) < len(run) else None  # several characters were one; else a code page is only guessed at


def _decoded(run: str) -> str | None:
    """What a run is as UTF-8, if it was read as the usual wrong encoding."""
    import ftfy.bad_codecs  # registers the sloppy encodings  # noqa: F401

    for encoding in _ENCODINGS:
        try:
            return run.encode(encoding).decode()
        except UnicodeError:
            continue
    return None


def _narrowed(match: re.Match[str], made: str | None) -> Iterator[Edit]:
    """The edit of a run without what is the same at both its ends."""
    if made is None or made == match[0]:
        return
    run = match[0]
    most = min(len(run), len(made))
    head = next((at for at in range(most) if run[at] != made[at]), most)
    tail = next((at for at in range(most - head) if run[-1 - at] != made[-1 - at]), most - head)
    yield Edit(match.start() + head, match.end() - tail, made[head : len(made) - tail])
