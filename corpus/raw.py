"""What a reader hands over: one article before cleaning, or why something was left out."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

#: Raise it when cleaning, header fields, marks or sentences change: unchanged files are then read anew.
CLEANING_VERSION = 1

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class RawArticle:
    """One article as its format gives it.

    Attributes:
        article_id: The record's own id, or the file's POSIX path under the folder that was read.
        raw: Text before cleaning, without lone surrogates.
        source: Path as read.
        title: Named by the record, as all fields below; None or empty if it names none.
        origin: The agency whose wire copy it is.
        published_at: ISO 8601 time with zone.
        language: BCP 47 tag of the language it is written in, such as "en-GB"; in English the region tells how numeric
            dates are read.
        time_zone: IANA name of the zone of times that state none, such as "Europe/Riga".
        named_by: What names the fields, such as "field"; evidence then reads "field title".
    """

    article_id: str
    raw: str
    source: str = ""
    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    origin: str | None = None
    published: date | None = None
    published_at: str | None = None
    url: str | None = None
    language: str | None = None
    time_zone: str | None = None
    named_by: str = "field"

    @property
    def has_fields(self) -> bool:
        """Tell whether the record names any field."""
        return any((self.title, self.authors, self.outlet, self.published, self.url))

    @property
    def digest(self) -> str:
        """Hash of all that the clean article depends on, in hex: equal digests make equal articles."""
        fields = [CLEANING_VERSION, self.raw, self.title, self.authors, self.outlet, self.origin, str(self.published)]
        text = json.dumps([*fields, self.published_at, self.url, self.language, self.time_zone, self.named_by])
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or record that was left out, and why, in one line."""

    source: str
    reason: str


def without_surrogates(text: str) -> str:
    """Replace each lone surrogate by U+FFFD, so that the text can be hashed and written."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def printable(text: str) -> str:
    """Return a name in one line that no terminal obeys: control, direction and undecodable characters are escaped."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


def split_names(text: str) -> Sequence[str]:
    """Split "A, B and C" into names; empty ones are dropped."""
    return [name.strip() for name in re.split(r"\s*[;&]\s*|\s*,\s*(?:and\s+)?|\s+and\s+", text) if name.strip()]
