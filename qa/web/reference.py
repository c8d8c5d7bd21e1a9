"""The address of a quote inside an article, as a link on the page carries it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self
from urllib.parse import parse_qs, urlencode

from qa.answer import Citation

_PREFIX = "#read?"


@dataclass(frozen=True, slots=True)
class Reference:
    """Clean offsets in the article whose text had this SHA-256 when it was quoted.

    Attributes:
        changes: Show what cleaning changed, beside the text as read.
    """

    article_id: str
    start: int
    end: int
    sha256: str
    changes: bool = False

    @classmethod
    def of(cls, citation: Citation) -> Self:
        """Return where a citation points."""
        return cls(citation.article_id, citation.start, citation.end, citation.article_sha256)

    @property
    def href(self) -> str:
        """The link, a fragment of the page's own address."""
        fields = {"article": self.article_id, "start": self.start, "end": self.end, "sha": self.sha256}
        if self.changes:
            fields["view"] = "changes"
        return _PREFIX + urlencode(fields, errors="surrogatepass")

    @classmethod
    def read(cls, href: object) -> Self | None:
        """Return what a link points to, None if it is not one of ours: it comes from the browser."""
        if not isinstance(href, str) or not href.startswith(_PREFIX):
            return None
        try:
            fields = parse_qs(href.removeprefix(_PREFIX), strict_parsing=True, errors="surrogatepass")
            start, end = int(fields["start"][0]), int(fields["end"][0])
            changes = fields.get("view") == ["changes"]
            return cls(fields["article"][0], start, end, fields["sha"][0], changes) if 0 <= start <= end else None
        except (ValueError, KeyError):
            return None
