"""Finds characters written as codes: quoted-printable, backslash and percent escapes, HTML entities."""

from __future__ import annotations

import html
import re
from html.entities import html5

from corpus.spans import Edit, apart

_QUOTED_PRINTABLE = re.compile(r"(?:=[89A-Fa-f][0-9A-Fa-f](?:=[ \t]{0,3}\r?\n)?){2,40}")
_SOFT_BREAK = re.compile(r"=[ \t]{0,3}\r?\n")
_PROOF = 3  # lines that end with a sign of equality, where nothing else shows the encoding
_QUOTED_ASCII = re.compile(r"=(?:20|09|3D|3d|0D|0A|A0|9[1-7])")
_NAMES = r"nbsp|quot|apos|rsquo|lsquo|rdquo|ldquo|ndash|mdash|hellip|amp|lt|gt"
_ENTITY = re.compile(
    r"&(?:amp;){0,3}(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
    rf"|&(?:amp;)?(?:(?:{_NAMES}|#[xX]20[12][0-9a-fA-F])(?![\w;=])|#(?:8[2-9]\d\d|1[3-69]\d|2[0-5]\d|0?3[49])(?![\d;=]))"
    r"|& ?#? ?(?:8(?:21[1-2679]|22[0-2]|216|218|230)|x201[3489cdCD]|39|34|160) ?;"
)
_NO_AMPERSAND = re.compile(r"#(?:8(?:21[12679]|216|22[01]|230)|x201[3489cdCD]|0?39|34|160);")
_SPACED_NAME = re.compile(rf"&(?: (?:{_NAMES}) ?| ?(?:{_NAMES}) );")
_ESCAPE = re.compile(
    r"(?P<utf16>(?:\\{1,3}u[0-9a-fA-F]{4}){1,10})|(?P<utf8>(?:\\{1,3}x[89a-fA-F][0-9a-fA-F]){1,40})"
    r"|(?P<newline>(?<=[.!?:”\"’)])(?<![A-Z]:)(?:\\{1,2}r)?\\{1,2}n|(?:(?:\\{1,2}r)?\\{1,2}n){2,9})"
    r"|(?P<tab>(?<=[.,!?:;”\"’)\s])\\t)"
    r"|(?P<slash>\\{1,3})(?=[\"'’“”*_\[\]#&$%~`/])"
)
_LOST_SLASH = re.compile(
    r"u(?:20(?:1[3489cdCD]|26)|00a0|00[c-f][0-9a-f](?<=[a-z]u.{4})|00[c-f][0-9a-f](?=[a-z]))(?![0-9A-F])"
)
_SINGLE_NEWLINE = re.compile(r"(?:\\{1,2}r)?\\{1,2}n(?<=[\w,;\s]\\n)|(?:\\{1,2}r)\\{1,2}n")
_PERCENT = re.compile(r"%(?:[89A-Fa-f][0-9A-Fa-f](?:%[89A-Fa-f][0-9A-Fa-f]){1,39}|2[01257Cc]|3[AaFf]|0[AaDd])")
_ADDRESS = re.compile(r"[/@=&\\]|www\.")
_REACH = 200


def quoted_printable(text: str) -> list[Edit]:
    """Bytes left in the encoding of e-mail; single ones only where several together, or the line ends, prove it."""
    if "=" not in text:
        return []
    edits = []
    for match in _QUOTED_PRINTABLE.finditer(text):
        made = _decoded(bytes.fromhex(re.sub(r"[=\s]", "", match[0])))
        if made is not None:
            edits.append(Edit(*match.span(), made))
    breaks = [Edit(*match.span(), "") for match in _SOFT_BREAK.finditer(text)]
    if not edits and len([edit for edit in breaks if edit.end < len(text) and text[edit.end] not in "\r\n="]) < _PROOF:
        return []
    edits += breaks
    for match in _QUOTED_ASCII.finditer(text):
        edits.append(Edit(*match.span(), bytes.fromhex(match[0][1:]).decode("cp1252")))
    return apart(edits)


def backslashes(text: str) -> list[Edit]:
    """Backslash escapes of JSON, Python and Markdown, and those that lost their backslash."""
    edits = [Edit(*match.span(), chr(int(match[0][1:], 16))) for match in _lost_slashes(text)]
    if "\\" not in text:
        return edits
    newlines = 0
    for match in _ESCAPE.finditer(text):
        made: str | None = ""
        if match["utf16"]:
            units = bytes.fromhex(re.sub(r"\\+u", "", match[0]))
            made = units.decode("utf-16-be", "replace")
        elif match["utf8"]:
            made = _decoded(bytes.fromhex(re.sub(r"\\+x", "", match[0])))
        elif match["newline"]:
            made = "\n\n"
            newlines += 1
        elif match["tab"]:
            made = " "
        if made is not None:
            edits.append(Edit(*match.span(), made))
    if newlines:
        edits += [Edit(*match.span(), "\n") for match in _SINGLE_NEWLINE.finditer(text)]
    return apart(edits)


def _lost_slashes(text: str) -> list[re.Match[str]]:
    if "u20" not in text and "u00" not in text:
        return []
    return [match for match in _LOST_SLASH.finditer(text) if text[max(0, match.start() - 1) : match.start()] != "\\"]


def entities(text: str) -> list[Edit]:
    """HTML entities, also those escaped twice, and common ones with a part lost or blanks inside."""
    edits = [
        Edit(*match.span(), made)
        for match in (_ENTITY.finditer(text) if "&" in text else ())
        if (made := _unescaped(match[0].replace(" ", ""))) is not None
    ]
    if "&" in text:
        edits += [
            Edit(*match.span(), _unescaped(match[0].replace(" ", "")) or "") for match in _SPACED_NAME.finditer(text)
        ]
    if "#" in text:
        edits += [Edit(*match.span(), _unescaped("&" + match[0]) or "") for match in _NO_AMPERSAND.finditer(text)]
    return apart(edits)


def _unescaped(entity: str) -> str | None:
    if not entity.startswith("&#") and entity[1:2].isdigit():
        entity = "&#" + entity[1:]
    inner = "&" + entity[1:].replace("amp;", "") if not entity.endswith("&amp;") else "&amp;"
    if re.fullmatch(r"&(?:amp;)+", entity):
        return "&"
    if not inner.endswith(";"):
        inner += ";"
    if inner[1] != "#" and inner[1:] not in html5:
        return None
    made = html.unescape(inner)
    return " " if made.isspace() or not made else made


def percents(text: str) -> list[Edit]:
    """Percent escapes outside addresses."""
    edits = []
    for match in _PERCENT.finditer(text) if "%" in text else ():
        start = max(text.rfind(" ", 0, match.start()), text.rfind("\n", 0, match.start())) + 1
        around = text[max(start, match.start() - _REACH) : match.end() + _REACH].split(" ")[0].split("\n")[0]
        before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
        is_amount = before.isdigit() or before.isspace() or not after or after.isspace()
        if _ADDRESS.search(around) or (is_amount and len(match[0]) == len("%20")):
            continue
        made = _decoded(bytes.fromhex(match[0].replace("%", "")))
        if made is not None:
            edits.append(Edit(*match.span(), made))
    return edits


def _decoded(data: bytes) -> str | None:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None
