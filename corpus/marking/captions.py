"""Tells captions and picture credits from sentences, by what they say of a picture."""

from __future__ import annotations

import re

from corpus.header.agencies import agency_name
from corpus.words import PARTICLES

_MAX_CREDIT_CHARS = 160
_MAX_CREDIT_WORDS = 14
_TAIL_CHARS = 200

_PICTURE = (
    r"(?:[Ff]ile |[Hh]andout |[Ss]tock |[Aa]rchive )?(?:[Ii]mages?|[Pp]hotos?|[Pp]ictures?|[Pp]hotographs?"
    r"|[Pp]hotography|[Vv]ideo"
    r""
    r"|[Ff]otos?|[Ii]llustrations?|[Gg]raphics?|[Cc]redits?|[Pp]ics?|IMAGES?|PHOTOS?|PICTURES?|CREDITS?|FILE PHOTO"
    r"|[Cc]ourtesy)"
)
_LIBRARIES = (
    r"(?:Getty(?: Images)?|GETTY(?: IMAGES)?|AFP(?: Photo)?|AP(?: Photo)?|Associated Press|REUTERS|Reuters"
    r"|EPA(?:-EFE)?|Shutterstock"
    r"|Alamy(?: Stock Photo)?"
    r"|PA(?: Media| Wire| Images)?|Bloomberg|Xinhua|TASS|Anadolu(?: Agency)?|NurPhoto|ZUMA(?: Press)?|SIPA(?: USA)?"
    r"|iStock(?:photo)?"
    r"|Sputnik|UPI|DPA|dpa|Rex(?: Features)?|Redux|Magnum(?: Photos)?|Corbis|Adobe Stock|Unsplash|Pexels|Pixabay"
    r"|Flickr"
    r"|Wikimedia(?: Commons)?|Handout|HANDOUT|Pool|POOL|Maxar(?: Technologies)?|Agence France-Presse|Imago|IMAGO"
    r"|PHOTO|Photo)"
)
_NAME = r"[A-ZÀ-Þ][\w’'.&-]{0,30}(?: (?:de|da|di|van|von|der|al|el|of|the|for|via|and|[A-ZÀ-Þ&][\w’'.&-]{0,30})){0,8}"

_PICTURED = re.compile(r"\b(?:[Pp]ictured|PICTURED)(?: \([^)]{1,30}\)| (?:above|below|left|right|here|top|bottom))?:")
_START = re.compile(
    r"(?:(?:file|stock|handout|archive)[ -]?)?(?:photo|image|picture|photograph|pictured|caption|video)s?(?:"
    r" caption)?:\s"
    r"|(?:image|photo|picture|media) caption[,:]?\s",
    re.IGNORECASE,
)
_FILE = r"(?:IMG|DSC|DSCF|PXL)_?\d{3,14}(?:\.\w{3,4})?|[\w-]{1,80}\.(?i:jpe?g|png|gif|webp|tiff?)"
_SHORTCODE = re.compile(r"\[caption [^\[\]]{1,200}\].*\[/caption\]", re.DOTALL)
# What stands before the words of a caption, and by itself is no part of a sentence.
_BEFORE = re.compile(
    r"[(\[]?(?:[Pp]ictured|PICTURED)[)\]]?(?:(?:,? (?:here|above|below|(?:from )?(?:left|right|top)))?(?: to right)?"
    r"(?: (?:is|are) (?=[a-zA-Z])|\s?[:–—] ?| - )|(?<=\]) )"
    r"|In this (?:[\w.,-]{1,12} ){0,4}?(?:photo|image|picture|photograph)(?: (?:taken|released|provided|made|from)\b"
    r"[^.:]{1,80},|[:,]) ?"
    r"|(?:Above|Below|Top|Main picture|Main image): (?=[A-Z“])"
    r"|(?i:photo|image|picture|slide|fig\.|figure|gallery)\s?#?\d{1,9}(?: of \d{1,4})?\s?[:–—] ?"
    rf"|(?:{_FILE})\s|\[\d{{3}}\d{{2,8}}\]\s|\[(?!19|20)\d{{3,4}}\]\s|\d{{6,9}}_\d{{1,4}}\s"
    r"|(?i:hide|toggle|show) caption\s"
)
_OF_MANY = re.compile(r"(\d{1,3})/(\d{2,3}) (?=[A-Z“])")
_LAST_DAY = 31  # a day of a month is no number of pictures
_ID_BEHIND = re.compile(r"\s?[(\[](?:ID|Id|id|Image ID|Photo ID)[:# ]\s?\w{3,20}[)\]]\.?$")
# A credit at the end of a text that says what the picture shows.
_END = re.compile(
    rf"\b{_PICTURE}(?: credit| source)?s?(?: by)?(?::\s?|\.{{2,3}}|…)(?:by )?[A-Z@©][^.\n]{{0,80}}\.?$"
    rf"|\b(?:Photo|Photograph|Image|Picture|Illustration|PHOTO)s? (?:by|courtesy of"
    rf"|from)\s{_NAME}(?:\s?[/|,]\s?{_NAME}){{0,3}}\.?$"
    rf"|[(\[][^()\[\]]{{0,80}}\b(?i:photo|image|picture|handout)s?\b[^()\[\]]{{0,80}}[)\]]\.?$"
    rf"|[(\[][^()\[\]]{{1,60}}[/|,–-]\s?{_LIBRARIES}[)\]]\.?$"
    rf"|[(\[]{_LIBRARIES}\s?[/|,–-]\s?[^()\[\]]{{1,60}}[)\]]\.?$"
    r"|[(\[](?:Getty Images|Shutterstock|AFP|Reuters)[)\]]\.?$"
    rf"|[(\[][A-Z][^()\[\]/]{{1,50}}/[A-Z][^()\[\]/]{{1,40}}[)\]]$"
    rf"|[.!?”\"’)] [Cc]ourtesy (?:of )?(?:Dr\.? )?{_NAME}\.?$"
    rf"|\bvia (?:AP|Reuters|REUTERS|AFP|Getty Images|EPA|Shutterstock)\.?$"
    rf"|[.!?”\"’)] {_NAME}\s?/\s?{_LIBRARIES}(?:\s?(?:/|via)\s?{_NAME}){{0,2}}$"
    rf"|/\s?(?:AFP|AP|Reuters|REUTERS|Getty Images|EPA|Shutterstock|Bloomberg)(?:[ /][\w/ ]{{0,40}})?$"
    rf"|\b(?:REUTERS|AP Photo|AFP|EPA)\s?/\s?{_NAME}$"
    rf"|[.!?”\"’] [(\[](?:{_NAME} via )?{_LIBRARIES}[)\]]\.?$|[.!?”\"’] [(\[]{_NAME} via {_NAME}[)\]]\.?$"
    rf"|[.!?”\"’] / {_NAME}$"
    rf"|[.!?”\"] (?:Getty Images|Shutterstock|AP Photo|AFP|REUTERS)$"
)
_END_WORDS = (
    *(
        "/",
        "HOTO",
        "oto",
        "mage",
        "MAGE",
        "icture",
        "ICTURE",
        "raphic",
        "llustration",
        "ideo",
        "redit",
        "REDIT",
    ),
    *("ourtesy", "via ", "Getty", "Shutterstock", "AFP", "REUTERS", "Pic", "pic"),
)
_CREDIT_START = re.compile(
    rf"(?:{_PICTURE}|©|[Ss]ource)(?: [Cc]redit| [Ss]ource| [Cc]ourtesy| SOURCE| CREDIT)?s?(?:\s?(?:[:,|/]|\.{{2,3}}"
    rf"|…)(?: by)?| by| of| from|(?<=©))\s?"
)
_LIBRARY = re.compile(rf"\b{_LIBRARIES}\b")
_SMALL = PARTICLES | {
    "of",
    "the",
    "for",
    "via",
    "and",
    "by",
    "in",
    "on",
    "file",
    "photo",
    "image",
    "from",
    "stock",
    "courtesy",
}
_WORD = re.compile(r"[^\W\d_][\w’'.&-]*")


def is_credit(text: str) -> bool:
    """Tell whether a whole line says whose picture it is, and nothing of what it shows."""
    inner = text.strip(" ()[].|–-")
    if not inner or len(inner) > _MAX_CREDIT_CHARS:
        return False
    start = _CREDIT_START.match(inner)
    rest = inner[start.end() :] if start else inner
    words = _WORD.findall(rest)
    if not words or len(words) > _MAX_CREDIT_WORDS or ". " in rest.replace("St. ", ""):
        return False
    if any(word[0].islower() and word not in _SMALL for word in words):
        return False
    if start:
        return len(words) <= 8 or bool(_LIBRARY.search(rest))
    if _LIBRARY.fullmatch(rest):
        return True
    parts = [part.strip() for part in re.split(r"[/|—–]| via ", rest)]
    return len(parts) > 1 and any(_LIBRARY.fullmatch(part) or agency_name(part) for part in parts)


def is_caption(text: str) -> bool:
    """Tell whether a paragraph shows by itself that it stands below a picture: by a credit, or "Pictured"."""
    return bool(pictured(text) or _START.match(text) or bare_caption(text) or _has_credit(text[-_TAIL_CHARS:]))


def _has_credit(tail: str) -> bool:
    """Tell whether a text ends in a credit; most end in nothing that any credit holds."""
    is_likely = tail.rstrip(".")[-1:] in (")", "]") or any(map(tail.__contains__, _END_WORDS))
    return is_likely and bool(_END.search(tail))


def bare_caption(text: str) -> str | None:
    """Return what a caption says of its picture, without the numbers and labels around it; None where none are."""
    if _SHORTCODE.fullmatch(text):
        return text[text.index("]") + 1 : text.rindex("[")]
    many = _OF_MANY.match(text)
    before = many if many and _LAST_DAY < int(many[2]) >= int(many[1]) else _BEFORE.match(text)
    behind = _ID_BEHIND.search(text[-_TAIL_CHARS:]) if text.rstrip(".")[-1:] in (")", "]") else None
    if not before and not behind:
        return None
    end = len(text) - (len(behind[0]) if behind else 0)
    return text[before.end() if before else 0 : end]


def pictured(text: str) -> re.Match[str] | None:
    """Find the word that parts what a caption repeats of the text from what the picture shows."""
    return _PICTURED.search(text) if "ictured" in text or "PICTURED" in text else None
