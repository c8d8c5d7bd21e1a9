"""Finds characters that were escaped, encoded or set as something else. Knows nothing of lines and paragraphs."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from html.entities import html5

from corpus.mojibake import find_mojibake
from corpus.spans import Edit, SpanMap, apart
from corpus.tags import find_tags
from corpus.vocabulary import is_english

_QUOTED_PRINTABLE = re.compile(r"(?:=[89A-F][0-9A-F]){2,40}")
_SOFT_BREAK = re.compile(r"=[ \t]{0,3}\r?\n")
_QUOTED_ASCII = re.compile(r"=(?:20|09|3D|0D|0A|A0|9[1-7])")
_ENTITY = re.compile(
    r"&(?:amp;){0,3}(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
    r"|&(?:amp;)?(?:nbsp|quot|rsquo|lsquo|rdquo|ldquo|ndash|mdash|hellip)(?![\w;=])"
)
_ESCAPE = re.compile(
    r"(?P<utf16>(?:\\u[0-9a-fA-F]{4}){1,10})|(?P<utf8>(?:\\x[89a-fA-F][0-9a-fA-F]){1,40})"
    r"|(?P<newline>(?<=[.!?:”\"’)])(?:\\r)?\\n|(?:(?:\\r)?\\n){2,9})"
    r"|(?P<slash>\\)(?=[\"'*_\[\]#&$%~`])"
)
# Hyphens that only show where a line ends, and apostrophes that an encoding could not hold.
_LOST_SIGN = re.compile(
    r"[\xad¬\ufffd?](?:(?P<hyphen>(?:(?<=[a-z]\xad)|(?<=[a-z]{2}¬))[ \t]{0,3}\r?\n[ \t]{0,8}(?=[a-z]))"
    r"|(?P<apostrophe>(?<=[A-Za-z]\ufffd)(?=(?:s|t|d|m|re|ve|ll)\b)|(?<=[a-z]\?)(?=(?:s|re|ve|ll) [a-z])"
    r"|(?<=n\?)(?=t\b))"
    r"|(?P<opening>(?<![\w\ufffd]\ufffd)(?<=\ufffd)(?=[A-Z][^\ufffd\n]{1,400}[.,!?]\ufffd))"
    r"|(?P<closing>(?<=[a-z][.,!?]\ufffd)))"
)
_LOST_SIGNS = {"hyphen": "", "apostrophe": "’", "opening": "“", "closing": "”"}
# A large first letter that stands apart from its word.
_DROP_CAP = re.compile(r"(?m)^[ \t]{0,8}([A-Z])(?P<gap>[ \t]*(?:\r?\n[ \t]*){1,2}| )(?=([a-z]{1,14})\b)")
# Marks of notes, and links to pictures, that belong to a page.
_NOTE = re.compile(
    r"(?<=[a-z.,;:!?”\"’)])(?:\[(?:\d{1,3}|citation needed|edit)\]){1,9}"
    r"|[ \t]?\b(?:pic\.twitter\.com/\w{4,20}|https?://t\.co/\w{4,20})"
    r"|[ \t][\[(](?:(?i:advertisement)|Click here\b[^()\[\]\n]{0,80}|(?i:story continues below)[^()\[\]\n]{0,30}"
    r"|(?:Read more|READ MORE|See also|SEE ALSO|Also read|Read also|Related|RELATED):"
    r" [^()\[\]\n]{3,150})[\])](?=[\s.]|$)"
)
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_LIGATURES = ("ff", "fi", "fl", "ffi", "ffl", "st", "st")
_TEX_QUOTE = re.compile(
    r"(?P<opening>(?<!`)``(?!`)(?=\S)|(?<!‘)‘‘(?=\S))|(?P<closing>(?<!')''(?!')|’’)|(?P<end>\n\s*\n)"
)


def mend_characters(raw: str) -> tuple[str, SpanMap]:
    """Return the text with every character as it was meant, and the map from raw to it.

    Mends quoted-printable, backslash escapes, HTML entities and tags, mojibake, ligatures and TeX quotation marks, each
    only where it is clearly that. What such a step uncovers, the next one sees.
    """
    text, span_map = raw, SpanMap()
    for find in _STEPS:
        edits = find(text)
        if edits:
            span_map = span_map.then(text, edits)
            text = SpanMap(tuple(edits)).apply(text)
    return text, span_map


def _quoted_printable(text: str) -> list[Edit]:
    """Bytes left in the encoding of e-mail; single ones only where several together prove it."""
    edits = []
    for match in _QUOTED_PRINTABLE.finditer(text):
        made = _decoded(bytes.fromhex(match[0].replace("=", "")))
        if made is not None:
            edits.append(Edit(*match.span(), made))
    if not edits:
        return []
    taken = {edit.start for edit in edits}
    edits += [Edit(*match.span(), "") for match in _SOFT_BREAK.finditer(text)]
    for match in _QUOTED_ASCII.finditer(text):
        if match.start() not in taken:
            edits.append(Edit(*match.span(), bytes.fromhex(match[0][1:]).decode("cp1252")))
    return apart(edits)


def _escapes(text: str) -> list[Edit]:
    """Backslash escapes of JSON, Python and Markdown."""
    edits = []
    for match in _ESCAPE.finditer(text) if "\\" in text else ():
        made: str | None = ""
        if match["utf16"]:
            units = bytes.fromhex(match[0].replace("\\u", ""))
            made = units.decode("utf-16-be", "replace")
        elif match["utf8"]:
            made = _decoded(bytes.fromhex(match[0].replace("\\x", "")))
        elif match["newline"]:
            made = "\n\n"
        if made is not None:
            edits.append(Edit(*match.span(), made))
    return edits


def _decoded(data: bytes) -> str | None:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None


def _entities(text: str) -> list[Edit]:
    """HTML entities, also those escaped twice."""
    return [
        Edit(*match.span(), made)
        for match in (_ENTITY.finditer(text) if "&" in text else ())
        if (made := _unescaped(match[0])) is not None
    ]


def _unescaped(entity: str) -> str | None:
    inner = "&" + entity[1:].replace("amp;", "") if not entity.endswith("&amp;") else "&amp;"
    if re.fullmatch(r"&(?:amp;)+", entity):
        return "&"
    if not inner.endswith(";"):
        inner += ";"
    if inner[1] != "#" and inner[1:] not in html5:
        return None
    made = html.unescape(inner)
    return " " if made.isspace() or not made else made


def _ligatures(text: str) -> list[Edit]:
    return [Edit(*match.span(), _LIGATURES[ord(match[0]) - 0xFB00]) for match in _LIGATURE.finditer(text)]


def _lost_signs(text: str) -> list[Edit]:
    return [Edit(*match.span(), _LOST_SIGNS[match.lastgroup or ""]) for match in _LOST_SIGN.finditer(text)]


def _drop_caps(text: str) -> list[Edit]:
    found = []
    for match in _DROP_CAP.finditer(text):
        is_word = match[1] in "AIO" and is_english(match[3])
        if not is_word and is_english(match[1] + match[3]):
            found.append(Edit(*match.span("gap"), ""))
    return found


def _notes(text: str) -> list[Edit]:
    has_sign = any(sign in text for sign in ("[", "(", "t.co/", "pic.twitter"))
    return [Edit(*match.span(), "") for match in _NOTE.finditer(text)] if has_sign else []


def _tex_quotes(text: str) -> list[Edit]:
    """Doubled backquotes and apostrophes, those that close only where one opened in their paragraph."""
    if "``" not in text and "‘‘" not in text:
        return []
    return list(_quote_edits(text))


def _quote_edits(text: str) -> Iterator[Edit]:
    is_open = False
    for match in _TEX_QUOTE.finditer(text):
        if match["opening"]:
            is_open = True
            yield Edit(*match.span(), "“")
        elif match["end"]:
            is_open = False
        elif is_open:
            is_open = False
            yield Edit(*match.span(), "”")


_STEPS: tuple[Callable[[str], list[Edit]], ...] = (
    _quoted_printable,
    _escapes,
    _entities,
    find_mojibake,
    find_tags,
    _ligatures,
    _lost_signs,
    _drop_caps,
    _notes,
    _tex_quotes,
)
