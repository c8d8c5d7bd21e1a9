"""The articles of the archive as a list to pick from, narrowed by words of their fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Self
from urllib.parse import parse_qs, urlencode

from corpus import Article
from qa.web.escape import Html
from qa.web.fields import DOT, day_or_unknown, known_or
from qa.web.reference import Reference

if TYPE_CHECKING:
    from qa.engine import ArticleQA

MOST_LISTED = 50
#: Articles looked at for words, newest first: each is read from the disk.
MOST_LOOKED_AT = 20_000
_AT_ONCE = 250
_MOST_WORDS_CHARS = 200
_PREFIX = "#articles"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of articles to show: those with all of some words in their fields."""

    words: str = ""

    @property
    def href(self) -> str:
        """The link, a fragment of the page's own address."""
        return f"{_PREFIX}?{urlencode({'find': self.words}, errors='surrogatepass')}" if self.words else _PREFIX

    @classmethod
    def read(cls, href: object) -> Self | None:
        """Return what a link asks for, None if it is no link to a list."""
        if not isinstance(href, str) or not (href == _PREFIX or href.startswith(f"{_PREFIX}?")):
            return None
        try:
            found = parse_qs(href[len(_PREFIX) + 1 :], errors="replace").get("find", [""])[0]
        except ValueError:
            return cls()
        return cls(" ".join(found[:_MOST_WORDS_CHARS].split()))


def listing_view(engine: ArticleQA, listing: Listing) -> Html:
    """Return a search field and links to the newest articles that match."""
    total = engine.status().articles
    found = list(islice(_matching(engine, listing.words), MOST_LISTED + 1))
    items = Html("").join(map(_item, found[:MOST_LISTED]))
    return Html(
        '<section class="listing" data-reference="{}"><header><h2 tabindex="-1">Articles</h2></header>'
        '<form role="search"><label for="find">Title, outlet, author or date</label>'
        '<div class="find"><input id="find" name="find" type="search" maxlength="{}" value="{}" autocomplete="off">'
        '<button type="submit">Find</button></div></form>'
        '<p class="found" role="status" tabindex="-1">{}</p><ul>{}</ul></section>'
    ).format(listing.href, _MOST_WORDS_CHARS, listing.words, _summary(listing, len(found), total), items)


def _matching(engine: ArticleQA, words: str) -> Iterator[Article]:
    """Articles newest first whose fields hold every word."""
    wanted = words.casefold().split()
    for offset in range(0, MOST_LOOKED_AT, _AT_ONCE):
        batch = engine.articles(offset=offset, limit=_AT_ONCE if wanted else MOST_LISTED + 1)
        yield from (article for article in batch if all(word in _fields(article) for word in wanted))
        if len(batch) < _AT_ONCE:
            return


def _fields(article: Article) -> str:
    day = article.published.isoformat() if article.published else ""
    fields = (article.title, article.outlet, article.origin, *article.authors, day, article.article_id)
    return "\n".join(field for field in fields if field).casefold()


def _summary(listing: Listing, found: int, total: int) -> Html:
    """How many there are of how many, in a sentence."""
    if not listing.words:
        return Html("{}").format(
            f"The newest {MOST_LISTED} of {total:,}." if found > MOST_LISTED else f"{total:,} in all."
        )
    if found > MOST_LISTED:
        return Html("The newest {} with “<bdi>{}</bdi>”; there are more.").format(MOST_LISTED, listing.words)
    count = f"{found or 'No'} article{'' if found < 2 else 's'}"
    newest = f" among the newest {MOST_LOOKED_AT:,}" if total > MOST_LOOKED_AT else ""
    return Html("{} with “<bdi>{}</bdi>”{}.").format(count, listing.words, newest)


def _item(article: Article) -> Html:
    return Html('<li><a class="pick" href="{}">{}</a><span class="from">{}{}{}</span></li>').format(
        Reference(article.article_id, 0, 0, article.sha256).href,
        known_or(article.title or article.article_id, "title"),
        known_or(article.outlet, "outlet"),
        DOT,
        day_or_unknown(article.published),
    )
