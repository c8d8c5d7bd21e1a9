"""Words selected in the reader as a citation like any other, to be copied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING

from corpus import Article
from qa.answer import Citation
from qa.answer_record import MAX_QUOTE
from qa.citations import cite
from qa.exports.citing import forms
from qa.json_values import is_whole
from qa.reading import with_reading

if TYPE_CHECKING:
    from qa.engine import ArticleQA


def quote_selection(engine: ArticleQA, data: object) -> dict[str, str]:
    """Return the words in each form that can be copied: quote, footnote, markdown; or a problem in a sentence.

    Args:
        engine: Holds the articles.
        data: {"article_id", "start", "end" (clean offsets), "sha256" (of the text that was read)} from the browser.
    """
    values = data if isinstance(data, Mapping) else {}
    article_id, start, end = values.get("article_id"), values.get("start"), values.get("end")
    if not isinstance(article_id, str) or not is_whole(start) or not is_whole(end):
        return {"problem": "These words could not be found. Select them again."}
    article = engine.article(article_id)
    if article is None or article.sha256 != values.get("sha256"):
        return {"problem": "This article has changed since it was opened. Open it again to copy from it."}
    start, end = _trimmed(article.text, start, min(end, len(article.text)))
    if start >= end:
        return {"problem": "Select some words of the article to copy them."}
    start, end = article.span_map.snap(start, end)
    if end - start > MAX_QUOTE:
        return {"problem": f"A quote has at most {MAX_QUOTE} characters: these are {end - start:,}. Select fewer."}
    return asdict(forms(_cited(article, start, end)))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The same words without the blanks around them."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _cited(article: Article, start: int, end: int) -> Citation:
    """The words as a citation; who says them is told only within one sentence, which has one speaker."""
    citation = cite(article, start, end)
    within = any(first <= start and end <= last for first, last in article.sentences)
    return with_reading(citation, article) if within else citation
