"""Cited articles as RIS, for Zotero and other reference managers.

Names of authors stay as printed: which word is the family name is not guessed, so a manager takes each as one name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.answer import Answer, Citation
from qa.exports.cited import Cited, cited_articles
from qa.exports.plain import plain
from qa.links import safe_url


def articles_ris(answers: Sequence[Answer]) -> str:
    """Return an entry of type NEWS a cited article, its quotes as notes; "" if nothing is cited."""
    return "".join(
        f"{tag}  - {value}\r\n" + ("\r\n" if tag == "ER" else "")
        for cited in cited_articles(answers)
        for tag, value in _entry(cited)
    )


def _entry(cited: Cited) -> Iterator[tuple[str, str]]:
    article = cited.article
    yield "TY", "NEWS"
    fields = [
        ("TI", article.title),
        *(("AU", author) for author in article.authors),
        ("T2", article.outlet),
        ("PY", f"{article.published.year:04}" if article.published else None),
        ("DA", article.published.isoformat().replace("-", "/") if article.published else None),
        ("UR", safe_url(article.url)),
        ("AN", article.article_id),
        ("AV", article.source),
        *(("N1", quoted(item)) for item in cited.citations),
    ]
    yield from ((tag, text) for tag, value in fields if (text := plain(value or "")))
    yield "ER", ""


def quoted(item: Citation) -> str:
    """A quote as a note, with who says it and the page of a PDF where they are known."""
    parts = (f"“{plain(item.quote)}”", plain(item.speaker or ""), f"p. {item.page}" if item.page else "")
    return " — ".join(part for part in parts if part)
