"""What answers cite, by article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qa.answer import Answer, Citation


@dataclass(frozen=True, slots=True)
class Cited:
    """An article and what is quoted of it, in the order of the answers; never empty."""

    citations: tuple[Citation, ...]

    @property
    def article(self) -> Citation:
        """The last citation: its fields are the article's as read last."""
        return self.citations[-1]


def cited_articles(answers: Sequence[Answer]) -> list[Cited]:
    """Return the articles that the answers cite, in the order of first citation; nearest passages are not cited."""
    found: dict[str, dict[tuple[str, int], Citation]] = {}
    for answer in answers:
        for item in answer.citations:
            found.setdefault(item.article_id, {})[item.quote, item.start] = item
    return [Cited(tuple(quotes.values())) for quotes in found.values()]
