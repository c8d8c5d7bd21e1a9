"""Whether the citations of a saved answer still hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from corpus import Article
from qa.citations import page_of

Status = Literal["same", "moved", "changed", "gone"]


@dataclass(frozen=True, slots=True)
class Check:
    """What became of one citation.

    Attributes:
        number: Its marker, None for one that has none.
        status: "same"; "moved": the words stand elsewhere in the article now, at start to end; "changed": the
            article does not hold them, or the record was never true of the text it names;
            "gone": no such article.
    """

    number: int | None
    article_id: str
    quote: str
    status: Status
    start: int | None = None
    end: int | None = None

    @property
    def holds(self) -> bool:
        """Tell whether the article still says it."""
        return self.status in ("same", "moved")

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {name: getattr(self, name) for name in ("number", "article_id", "status", "start", "end", "quote")}


def check_record(record: Mapping[str, Any], read: Callable[[str], Article | None]) -> list[Check]:
    """Compare each citation of a saved answer record with its article as it is now.

    Args:
        record: The record.
        read: Returns the article of an id, None if there is none.

    Raises:
        ValueError: If the record has no list of citations, one of them lacks a field, or it answers without any.
    """
    citations = record.get("citations")
    if not isinstance(citations, list) or not all(isinstance(item, Mapping) for item in citations):
        raise ValueError("an answer record needs a list of citations")
    if record.get("answered") and not citations:
        raise ValueError("the record answers without a citation: nothing in it can be checked")
    text = record.get("text")
    return [
        check_citation(item, text if isinstance(text, str) else "", read(str(item.get("article_id"))))
        for item in citations
    ]


def check_citation(citation: Mapping[str, Any], answer_text: str, article: Article | None) -> Check:
    """Compare one citation of a saved record with the article as it is now.

    Raises:
        ValueError: If the record's citation lacks a field or one is not of its kind.
    """
    number, article_id, quote = citation.get("number"), citation.get("article_id"), citation.get("quote")
    offsets = [citation.get(name) for name in ("start", "end", "raw_start", "raw_end")]
    if not (isinstance(article_id, str) and isinstance(quote, str) and quote) or not all(
        isinstance(offset, int) for offset in offsets
    ):
        raise ValueError("a citation needs article_id, quote, start, end, raw_start and raw_end")
    start, end, raw_start, raw_end = (int(offset) for offset in offsets if offset is not None)
    if article is None:
        return Check(number, article_id, quote, "gone")
    at = citation.get("answer_start")
    if isinstance(at, int) and answer_text[at : at + len(quote)] != quote:
        return Check(number, article_id, quote, "changed")
    same_text = article.sha256 == citation.get("article_sha256")
    if same_text and any(citation.get(name, value) != value for name, value in _fields(article).items()):
        return Check(number, article_id, quote, "changed")
    stands = start >= 0 and article.text[start:end] == quote
    if stands and 0 <= raw_start < raw_end and article.to_clean(raw_start, raw_end) == quote:
        page = page_of(article, raw_start)
        if citation.get("page", page) not in (page, None):
            return Check(number, article_id, quote, "changed")
        return Check(number, article_id, quote, "same", start, end)
    if not stands and same_text:
        return Check(number, article_id, quote, "changed")  # the text is the one cited: the record was never true
    found = nearest(article.text, quote, start)
    if found is None:
        return Check(number, article_id, quote, "changed")
    return Check(number, article_id, quote, "moved", found, found + len(quote))


def _fields(article: Article) -> dict[str, Any]:
    """What a citation says of its article beside the words."""
    return {
        "title": article.title,
        "outlet": article.outlet,
        "authors": list(article.authors),
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
    }


def nearest(text: str, quote: str, start: int) -> int | None:
    """Return where a quote stands nearest to its old place, None if it does not stand in a text."""
    before, after = text.rfind(quote, 0, max(0, start) + len(quote)), text.find(quote, max(0, start))
    found = [at for at in (before, after) if at >= 0]
    return min(found, key=lambda at: (abs(at - start), at)) if found else None
