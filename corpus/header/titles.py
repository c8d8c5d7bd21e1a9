"""What has the shape of a title, and which texts are forms of one title. Knows nothing of where they stand."""

from __future__ import annotations

import re

from corpus.header.names import Found
from corpus.spans import Span

_MAX_TITLE_CHARS = 250
_MAX_TITLE_WORDS = 35
_MIN_SHORTENED_CHARS = 15  # a shortened title of fewer letters may be another thing
_MIN_DOTTED_CHARS = 8  # or if dots say that it is shortened
_MIN_SENTENCE_CHARS = 60

_SENTENCE_END = re.compile(r"[.,;:][\"'”’)]*$|[—–-]$")
_ABBREVIATION_END = re.compile(r"(?:\b[A-Z]\.){2,}$|\b(?:Inc|Co|Corp|Ltd|Jr|Sr|St)\.$|\.\.\.?$|…$|\s\.$")
_URL_ALONE = re.compile(r"https?://[^\s/]+/\S+", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W_]+")
_MAX_URL_CHARS = 500
_MIN_SLUG_WORDS = 3
_FRAMED = re.compile(r"(?:[*=~#]{1,5}\s*(?P<title>[^*=~#].*[^*=~#\s])\s*[*=~#]{1,5})")


def has_title_shape(text: str, *, is_heading: bool) -> bool:
    """Tell whether a text has the shape of a title rather than of a sentence."""
    if len(text) > _MAX_TITLE_CHARS or len(text.split()) > _MAX_TITLE_WORDS or not any(map(str.isalpha, text)):
        return False
    return is_heading or not _SENTENCE_END.search(text) or bool(_ABBREVIATION_END.search(text))


def is_body(text: str) -> bool:
    """Tell whether a paragraph is a whole sentence, or several."""
    return len(text) >= _MIN_SENTENCE_CHARS and bool(_SENTENCE_END.search(text))


def same_title(first: str, second: str) -> bool:
    """Tell whether two texts are one title, perhaps one of them cut short."""
    one, other = sorted((first, second), key=lambda text: len(letters(text)))
    short, full = letters(one), letters(other)
    least = _MIN_DOTTED_CHARS if re.search(r"(?:\.\.|…)$", one.rstrip()) else _MIN_SHORTENED_CHARS
    return bool(short) and (short == full or (len(short) >= least and full.startswith(short)))


def letters(text: str) -> str:
    """Return the letters and digits alone, in one case: what is left when quotes and spacing differ."""
    return "".join(_LETTERS.findall(text.casefold()))


def is_own_address(text: str, title: str | None) -> bool:
    """Tell whether a paragraph is an address and nothing else, and has the words of the title in it."""
    if not title or len(text) > _MAX_URL_CHARS or not _URL_ALONE.fullmatch(text):
        return False
    words = set(re.findall(r"[^\W_]{3,}", title.lower()))
    return len(words & set(re.findall(r"[^\W_]{3,}", text.lower()))) >= _MIN_SLUG_WORDS


def without_frame(title: Found) -> Found:
    """The title without the marks that go round it, as in "*** Title ***" and "[Title]"."""
    match = _FRAMED.fullmatch(title.value)
    if not match:
        return title
    start, end = match.span("title")
    return Found(match["title"], Span(title.span.start + start, title.span.start + end))
