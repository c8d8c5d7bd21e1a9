"""What every answer record promises, checked against the articles."""

from __future__ import annotations

from collections.abc import Iterator

from qa.answer import Answer
from qa.citations import page_of
from qa.view import View

#: Longest quote, in characters.
MAX_QUOTE = 400


def false_statements(view: View, answer: Answer) -> Iterator[str]:
    """Yield a line for each promise that a record breaks: never any."""
    nearest = answer.refusal.nearest if answer.refusal else ()
    for item in (*answer.citations, *nearest):
        article = view.article(item.article_id)
        if article is None or article.text[item.start : item.end] != item.quote:
            yield f"{item.article_id}: the quote does not stand at {item.start}-{item.end}"
        elif article.to_clean(item.raw_start, item.raw_end) != item.quote or article.sha256 != item.article_sha256:
            yield f"{item.article_id}: the raw text does not give the quote back"
        elif item.page != page_of(article, item.raw_start):
            yield f"{item.article_id}: the quote does not stand on page {item.page}"
        if len(item.quote) > MAX_QUOTE:
            yield f"{item.article_id}: the quote has {len(item.quote)} characters"
        if item.answer_start is not None and answer.text[item.answer_start : item.answer_end] != item.quote:
            yield f"{item.article_id}: the answer does not hold the quote at {item.answer_start}"
    if answer.answered != bool(answer.citations) or bool(answer.text) != answer.answered:
        yield "an answer without citations, or a refusal with some"
