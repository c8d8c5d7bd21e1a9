"""What a reader hands over: one article before cleaning, or why something was left out."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from corpus.article import Evidence
from corpus.spans import Span

#: Raise it when reading, cleaning, header fields, marks or sentences change: unchanged files are then read anew.
CLEANING_VERSION = 2

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


#: What the readers read with; another version of one may read the same bytes differently.
_READ_WITH = ("feedparser", "lxml", "pypdf", "python-docx", "pyyaml", "striprtf", "trafilatura")


def reading_version() -> str:
    """Return what decides, besides a file and its folder's sources.toml, which articles are read from it."""
    from importlib.metadata import version  # takes time, which a question need not wait for

    return " ".join([f"cleaning {CLEANING_VERSION}", *(f"{name} {version(name)}" for name in _READ_WITH)])


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
        published_text: The date as named, where `published` and `published_at` do not hold all that it says.
        language: BCP 47 tag of the language it is written in, such as "en-GB"; in English the region tells how numeric
            dates are read.
        time_zone: IANA name of the zone of times that state none, such as "Europe/Riga".
        folder_outlet: The outlet that the sources.toml of its folder states.
        named_by: What names the fields, such as "field"; evidence then reads "field title".
        evidence: The same more exactly, per field for which it is known.
        captions: Raw spans that the format says are captions, ascending.
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
    published_text: str | None = None
    url: str | None = None
    language: str | None = None
    time_zone: str | None = None
    folder_outlet: str | None = None
    named_by: str = "field"
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    captions: tuple[Span, ...] = ()

    @property
    def has_fields(self) -> bool:
        """Tell whether the record names any field outside of its text."""
        names = ("title", "authors", "outlet", "published", "url")
        return any(getattr(self, name) and not self._is_in_text(name) for name in names)

    def evidence_of(self, name: str) -> Evidence:
        """Return where a field that the record names is named."""
        return self.evidence.get(name) or Evidence(f"{self.named_by} {name}")

    @property
    def digest(self) -> str:
        """Hash of all that the clean article depends on, in hex: equal digests make equal articles."""
        fields = [CLEANING_VERSION, self.raw, self.title, self.authors, self.outlet, self.origin, str(self.published)]
        fields += [self.published_at, self.published_text, self.url, self.language, self.time_zone]
        evidence = {name: (found.origin, found.span, found.sure) for name, found in self.evidence.items()}
        text = json.dumps([*fields, self.folder_outlet, self.named_by, sorted(evidence.items()), self.captions])
        return hashlib.sha256(text.encode()).hexdigest()

    def _is_in_text(self, name: str) -> bool:
        found = self.evidence.get(name)
        return found is not None and found.span is not None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or record that was left out, and why, in one line."""

    source: str
    reason: str


def without_surrogates(text: str) -> str:
    """Replace each lone surrogate by U+FFFD, so that the text can be hashed and written."""
    return text if text.isascii() else _LONE_SURROGATE.sub("\ufffd", text)


def one_line(text: str | None) -> str | None:
    """A text on one line and without lone surrogates; None if nothing is left."""
    return " ".join(without_surrogates(text or "").split()) or None


def printable(text: str) -> str:
    """Return a name in one line that no terminal obeys: control, direction and undecodable characters are escaped."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)
