"""Finds stretches of text that were decoded with the wrong encoding, and what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.spans import Edit, apart

_MAX_RUN = 120  # longer runs are taken in parts, so that time stays linear and edits short
_RUN = re.compile(rf"[^\x00-\x7f]{{2,{_MAX_RUN}}}")
# What is left of one where an odd blank or a control character has been cleaned away before.
_STRAY = re.compile(r"(?<=[a-z.,;:!?\"”’)\s])Â(?=\s)|â€(?=[\s.,;:!?)]|$)|Ã(?= [a-z])")
_STRAYS = {"Â": "", "â€": "”", "Ã": "à"}
_CODE_PAGE = re.compile(r"ΓÇ[\x80-\u2600]")  # punctuation of UTF-8 read as code page 437
_CONTROL = re.compile(
    "[\x92-\x94](?:(?<=[A-Za-z]\x92)(?=[a-z])|(?<=\x93)(?=[^\x93\x94\n]{1,500}\x94)|(?<=[A-Za-z.,!?\\d]\x94))"
)
_LEAD = re.compile(r"[À-ỹ‚√¬ГвРС]")  # what the first byte of a character is read as, in any of the usual ways
_ENCODINGS = ("sloppy-windows-1252", "latin-1")


def find_mojibake(text: str) -> list[Edit]:
    """Return edits that mend wrongly decoded characters; text that is right stays as it is.

    What is wrong beyond doubt is mended anywhere; then what the same fault would explain is mended too.
    """
    controls = [Edit(*match.span(), match[0].encode("latin-1").decode("cp1252")) for match in _CONTROL.finditer(text)]
    runs = list(_RUN.finditer(text))
    fixed = {run: _fixed(run) for run in {match[0] for match in runs}} if runs else {}
    if all(made is None for made in fixed.values()):
        return controls
    for run, made in fixed.items():
        if made is None:
            fixed[run] = _decoded(run)
    edits = controls + [edit for match in runs for edit in _narrowed(match, fixed[match[0]])]
    ends = {edit.end for edit in edits} | {edit.start for edit in edits}
    for match in _STRAY.finditer(text):
        if not ends & {match.start(), match.end()}:
            edits.append(Edit(*match.span(), _STRAYS[match[0]]))
    return apart(edits)


def _fixed(run: str) -> str | None:
    """What a run stands for, if it cannot be meant as it is."""
    import ftfy
    from ftfy.badness import is_bad

    if _CODE_PAGE.match(run):
        try:
            return run.encode("cp437").decode()
        except UnicodeError:
            return None
    if not is_bad(run) or not _LEAD.search(run):
        return None
    made = ftfy.fix_encoding(run)
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
