"""Citations, true by construction: a quote is cut from its article by offsets and read back through the raw text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus import Article
from qa.answer import Citation

_PAGE_BREAK = "\f"  # between two pages in the raw text of a PDF


def cite(article: Article, start: int, end: int) -> Citation:
    """Cite text[start:end] of an article, without a number.

    Raises:
        RuntimeError: If the raw text does not give the quote back; such a citation must never be shown.
    """
    quote = article.text[start:end]
    raw_start, raw_end = article.raw_span(start, end)
    if not quote or article.to_clean(raw_start, raw_end) != quote:
        raise RuntimeError(f"false citation: {article.article_id} {start}-{end} does not read back")
    return Citation(
        number=None,
        quote=quote,
        article_id=article.article_id,
        title=article.title,
        outlet=article.outlet,
        authors=article.authors,
        published=article.published,
        published_at=article.published_at,
        url=article.url,
        source=article.source,
        page=page_of(article, raw_start),
        start=start,
        end=end,
        raw_start=raw_start,
        raw_end=raw_end,
        mended=article.raw[raw_start:raw_end] != quote,
        article_sha256=article.sha256,
        bios=tuple(article.text[mark.start : mark.end] for mark in article.marks if mark.kind == "bio"),
    )


def page_of(article: Article, raw_offset: int) -> int | None:
    """Return the page, from 1, on which a raw offset of a PDF stands; None for every other format."""
    if not article.source.lower().endswith(".pdf"):
        return None
    return 1 + article.raw.count(_PAGE_BREAK, 0, raw_offset)


def set_in_text(citations: Sequence[Citation]) -> tuple[str, tuple[Citation, ...]]:
    """Write the answer: each quote in quotation marks, then its marker.

    Returns:
        The text and the citations, numbered from 1, each with the offsets of its quote in the text.
    """
    text = ""
    numbered = []
    for number, citation in enumerate(citations, start=1):
        text += ("" if number == 1 else " ") + "“"
        at = len(text)
        text += citation.quote + f"” [{number}]"
        numbered.append(replace(citation, number=number, answer_start=at, answer_end=at + len(citation.quote)))
    return text, tuple(numbered)
