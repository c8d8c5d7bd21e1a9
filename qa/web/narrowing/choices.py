"""What there is to narrow by: how many articles each outlet, author and day would leave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from corpus import Filter
from embeddings import Facets
from qa.web.narrowing.asked import Narrowing

if TYPE_CHECKING:
    from qa.engine import ArticleQA

#: Titles read for the articles that are picked; further ones are shown by their ids.
MOST_TITLES = 20


@dataclass(frozen=True, slots=True)
class Choices:
    """Counts of articles. Those of one kind are under all filters but its own: what another pick would add.

    Attributes:
        total: Articles of the index.
        passing: Articles that pass; 0 if the days contradict each other.
        undated: Articles without a date that pass all but the days.
        all_days: Articles by day under no filter at all.
        unknown: What is picked although the index has none of that name, each with the part of the filters it is in.
        titles: Of articles that are picked, by id.
    """

    total: int
    passing: int
    undated: int
    days: Mapping[date, int]
    all_days: Mapping[date, int]
    outlets: Mapping[str, int]
    authors: Mapping[str, int]
    unknown: frozenset[tuple[str, str]]
    titles: Mapping[str, str]


def count_choices(engine: ArticleQA, narrowing: Narrowing) -> Choices:
    """Count what an index has under a narrowing and beside it."""
    everything = engine.facets()

    @cache  # the same filters again where a part is not narrowed
    def facets(asked: Narrowing) -> Facets:
        return engine.facets(asked.where or Filter(), asked.as_of)

    timed = narrowing if narrowing.where else narrowing.without("published_from", "published_to")
    picked = [(item, engine.article(item)) for item in narrowing.article_ids[:MOST_TITLES]]
    unknown = {("outlets", name) for name in narrowing.outlets if name not in everything.outlets}
    unknown |= {("authors", name) for name in narrowing.authors if name not in everything.authors}
    unknown |= {("article_ids", name) for name, article in picked if article is None}
    return Choices(
        total=everything.articles,
        passing=facets(narrowing).articles if narrowing.where else 0,
        undated=facets(timed.without("published_from", "published_to", "as_of")).undated,
        days=facets(timed.without("published_from", "published_to")).days,
        all_days=everything.days,
        outlets=facets(timed.without("outlets")).outlets,
        authors=facets(timed.without("authors")).authors,
        unknown=frozenset(unknown),
        titles={name: article.title for name, article in picked if article and article.title},
    )
