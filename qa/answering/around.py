"""What stands around a quote: the sentences beside it, the head of its article, its passage."""

from __future__ import annotations

from dataclasses import dataclass

from corpus import Article
from qa.answering.sentences import Evidence

#: Sentences before a quote, and after it, that are its context.
BEFORE, AFTER = 2, 1
#: Sentences at the beginning of an article that are the context of all of it.
LEAD = 2
#: Longest piece of context that is read, in characters.
MOST_READ = 2_000


@dataclass(frozen=True, slots=True)
class Around:
    """A sentence and its context, as texts.

    Attributes:
        near: The sentences beside it.
        head: Title, outlet, authors, date and first sentences of its article.
        passage: The chunk it stands in.
    """

    sentence: str
    near: str
    head: str
    passage: str

    @property
    def context(self) -> tuple[str, str, str]:
        """All but the sentence."""
        return (self.near, self.head, self.passage)


def around(item: Evidence) -> Around:
    """Read what stands around a sentence."""
    spans = item.article.sentences
    at = next((place for place, span in enumerate(spans) if span.end > item.start), 0)
    beside = [*range(max(0, at - BEFORE), at), *range(at + 1, min(len(spans), at + 1 + AFTER))]
    return Around(
        sentence=item.text[:MOST_READ],
        near="\n".join(item.article.text[spans[place].start : spans[place].end][:MOST_READ] for place in beside),
        head=_head(item.article),
        passage=item.hit.chunk.text[:MOST_READ],
    )


def _head(article: Article) -> str:
    lead = [article.text[start:end][:MOST_READ] for start, end in article.sentences[:LEAD]]
    day = f"{article.published:%d %B %Y}".lstrip("0") if article.published else ""
    return "\n".join(part for part in (article.title, article.outlet, *article.authors, day, *lead) if part)
