"""Names of outlets: told by a list of well-known ones, by a word such as "Post", by a domain, by shape alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from corpus.header.agencies import agency_name
from corpus.header.name_words import (
    ARTICLES,
    KNOWN_OUTLETS,
    MORE_MEDIA_WORDS,
    PERHAPS_MEDIA_WORDS,
    PLACES,
    SECTION_WORDS,
    VIETNAMESE_MIDDLE_NAMES,
)
from corpus.words import MEDIA_WORDS

_MAX_CHARS = 60
_MAX_WORDS = 7
_MAX_ACRONYM_CHARS = 8
_MAX_ACRONYM_WORDS = 4


_DOMAIN = re.compile(r"(?:[\w-]+\.){1,4}[a-z]{2,24}", re.IGNORECASE)
_NOT_A_NAME = re.compile(
    r"[!?:;,/\"“”„»«<>@#=]|\.$|\b\d{4}\b|\b(?:for|by|with|in|on|at|to|from|via|is|are|was|will|has|says?|copyright)\b|^The$"
    r"|^(?:For|By|With|From|Via|In|On|At)\s"
)

_COMPOUND = re.compile(
    r"[\w-]{3,}(?:zeitung|blatt|kurier|anzeiger|nachrichten|bladet|posten|tidning(?:en)?|krant|-post|-news|-times|tribune)"
)
# A public body, which signs what it releases: "Ministry of Ports", "Office for Harbour Affairs".
_PUBLIC_BODY = re.compile(
    r"(?:the\s)?(?:[^\W\d_a-z][\w’'&.-]*\s){0,3}(?-i:Department|Ministry|Office|Agency|Embassy|Commission|Council"
    r"|Bureau|Secretariat|Directorate|Authority|Service|Delegation|Mission|Institute|Centre|Center"
    r"|Permanent Representation"
    r"|Bundesministerium|Ministerium|Ministère|Ministerio|Ministero|Amt|Behörde)"
    r"(?:\s(?:of|for|to|on|in|der|des|für|du|de|del|dell['’]))"
    r"(?:\s(?:[^\W\d_a-z][\w’'&.,-]*|and|of|the|for|und|et|y|la|les|los)){1,8}",
)
_ROLES = frozenset({"writer", "writers", "correspondent", "correspondents", "editor", "editors", "columnist", "staff"})

OutletKind = Literal["known", "domain", "media", "acronym", "perhaps", "shape"]


@lru_cache(maxsize=256)  # a line asks of each of its parts several times
def outlet_kind(text: str) -> OutletKind | None:
    """Tell what makes a text the name of an outlet, the surest first; "shape": that of any name; None if nothing."""
    folded = text.casefold()
    if folded in KNOWN_OUTLETS or folded.removeprefix("the ") in KNOWN_OUTLETS:
        return "known"
    if "/" in text:
        return _kind_of_halves(text)
    words = text.split()
    if not 1 <= len(words) <= _MAX_WORDS or len(text) > _MAX_CHARS or _NOT_A_NAME.search(text):
        return None
    if _DOMAIN.fullmatch(text):
        return "domain"
    lower = [word.strip(".,'’&()").lower() for word in words]
    is_numbered = words[0].isdigit() and len(words) > 1 and words[1].isalpha()  # "20 Minuten"
    if not (is_numbered or _is_name_start(words[0])) or not (words[-1][0].isupper() or words[-1][0].isdigit()):
        return None
    if all(word in SECTION_WORDS for word in lower) or lower[-1] in _ROLES:
        return None
    if _has_media_word(lower):
        return "media"
    if _has_acronym(words):
        return "acronym"
    if len(words) > 1 and (lower[-1] in PERHAPS_MEDIA_WORDS or has_article(lower)):
        return "perhaps"
    return "shape"


def has_article(words: Sequence[str]) -> bool:
    """Tell whether a name in small letters begins with an article, as that of Le Thi Hoa does not."""
    is_surname = words[0] == "le" and len(words) > 1 and words[1] in VIETNAMESE_MIDDLE_NAMES
    return (words[0] in ARTICLES and not is_surname) or words[0][:2] in ("l'", "l’")


def _kind_of_halves(text: str) -> OutletKind | None:
    """What a name with a stroke is: that of an outlet if each half is and none is an agency, "Radio Quill/Quill TV"."""
    halves = text.split("/")
    if len(halves) > 2 or len(text) > _MAX_CHARS or any(agency_name(half) for half in halves):
        return None
    is_outlet = all(half == half.strip() and is_surely_outlet(half) for half in halves)
    return "media" if is_outlet and not any(map(_DOMAIN.fullmatch, halves)) else None


def _has_media_word(words: list[str]) -> bool:
    """Tell whether a word says that a name is that of an outlet: "Harbour Post", "Ostsee-Kurier"."""
    if len(words) == 1:
        return bool(_COMPOUND.fullmatch(words[0]))
    return any(part in MEDIA_WORDS | MORE_MEDIA_WORDS for word in words for part in word.split("-"))


def _is_name_start(word: str) -> bool:
    """Tell whether a name may begin with a word: "Le", "openDemocracy", "n-tv"."""
    return word[0].isupper() or any(letter.isupper() for letter in word[1:] if not word[0].isdigit())


def is_outlet_value(text: str) -> bool:
    """Tell whether what a key such as "Source:" names may be an outlet, however it is written."""
    words = text.split()
    is_short = 1 <= len(words) <= _MAX_WORDS and len(text) <= _MAX_CHARS
    return is_outlet(text) or (is_short and text[0].isalnum() and not _NOT_A_NAME.search(text) and not is_place(text))


def _has_acronym(words: list[str]) -> bool:
    """Tell whether a name holds an acronym, or is one."""
    if len(words) == 1:
        return 2 <= len(words[0]) <= _MAX_ACRONYM_CHARS and words[0].isupper()
    is_shouted = all(word.isupper() for word in words)
    return (
        len(words) <= _MAX_ACRONYM_WORDS and not is_shouted and any(len(word) > 1 and word.isupper() for word in words)
    )


def is_outlet(text: str) -> bool:
    """Tell whether a text may name an outlet where its place says that one stands there."""
    return outlet_kind(text) is not None and not is_place(text)


def is_place(text: str) -> bool:
    """Tell whether a text is the name of a well-known city or country and nothing else."""
    return text.casefold().rstrip(".") in PLACES


def is_surely_outlet(text: str) -> bool:
    """Tell whether a text names an outlet wherever it stands."""
    return outlet_kind(text) in ("known", "domain", "media")


def is_public_body(text: str) -> bool:
    """Tell whether a text names a body that signs what it releases, such as "Ministry of Ports"."""
    return bool(_PUBLIC_BODY.fullmatch(text))
