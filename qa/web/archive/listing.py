"""The articles of the archive as a list to pick from, narrowed by words of their fields and by the page's filters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self
from urllib.parse import parse_qs, urlencode

from corpus import Article, Filter
from embeddings import IndexedFields
from qa.web.escape import Html
from qa.web.fields import DOT, day_or_unknown, known_or
from qa.web.reference import Reference

if TYPE_CHECKING:
    from qa.engine import ArticleQA

#: Articles on a page of the list.
PAGE_OF = 50
_MOST_WORDS_CHARS = 200
_MOST_PAGES = 1_000_000
_PREFIX = "#articles"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of articles to show: those with all of some words in their fields.

    Attributes:
        page: Counted from 1.
    """

    words: str = ""
    page: int = 1

    @property
    def href(self) -> str:
        """The link, a fragment of the page's own address."""
        fields = {"find": self.words} if self.words else {}
        if self.page > 1:
            fields["page"] = str(self.page)
        return f"{_PREFIX}?{urlencode(fields, errors='surrogatepass')}" if fields else _PREFIX

    @classmethod
    def read(cls, href: object) -> Self | None:
        """Return what a link asks for, None if it is no link to a list."""
        if not isinstance(href, str) or not (href == _PREFIX or href.startswith(f"{_PREFIX}?")):
            return None
        try:
            fields = parse_qs(href[len(_PREFIX) + 1 :], errors="replace", max_num_fields=20)
        except ValueError:
            return cls()
        words = " ".join(fields.get("find", [""])[0][:_MOST_WORDS_CHARS].split())
        page = fields.get("page", ["1"])[0][:7]
        return cls(words, min(max(int(page), 1), _MOST_PAGES) if page.isascii() and page.isdecimal() else 1)


@dataclass(frozen=True, slots=True)
class _Found:
    """A page of what was found, and how many there are of how many."""

    listing: Listing
    articles: tuple[Article, ...]
    first: int  # counted from 1
    matching: int
    passing: int
    total: int

    @property
    def last(self) -> int:
        return self.first + len(self.articles) - 1


def listing_view(engine: ArticleQA, listing: Listing, where: Filter = Filter()) -> Html:
    """Return a search field and links to the articles that match, a page of them, newest first.

    Args:
        engine: Whose articles.
        listing: Which of them.
        where: The filters that the page has set.

    Raises:
        UnknownOutlet: If the filter names an outlet that the index does not have.
    """
    found = _found(engine, listing, where)
    listing = found.listing
    return Html(
        '<section class="listing" data-reference="{}"><header><h2 tabindex="-1">Articles</h2>'
        '<p class="elsewhere"><a href="#index">What the index holds</a></p></header>'
        '<form role="search"><label for="find">Title, outlet, author or date</label>'
        '<div class="find"><input id="find" name="find" type="search" maxlength="{}" value="{}" autocomplete="off">'
        '<button type="submit">Find</button></div></form>'
        '<p class="found" role="status" tabindex="-1">{}</p><ul>{}</ul>{}</section>'
    ).format(
        listing.href,
        _MOST_WORDS_CHARS,
        listing.words,
        _summary(found),
        Html("").join(map(_item, found.articles)),
        _pages(found),
    )


def _found(engine: ArticleQA, listing: Listing, where: Filter) -> _Found:
    """Search the fields, which are in memory, and read only the articles shown."""
    with engine.pinned() as view:
        passing = view.fields(where)
        matching = _matching(passing, listing.words)
        last_page = max(1, -(-len(matching) // PAGE_OF))
        listing = replace(listing, page=min(listing.page, last_page))
        first = (listing.page - 1) * PAGE_OF
        shown = [view.article(row.article_id) for row in matching[first : first + PAGE_OF]]
        total = len(passing) if where.is_empty else view.facets().articles
    articles = tuple(article for article in shown if article)
    return _Found(listing, articles, first + 1, len(matching), len(passing), total)


def _matching(rows: Sequence[IndexedFields], words: str) -> Sequence[IndexedFields]:
    """Those whose fields hold every word."""
    wanted = words.casefold().split()
    return [row for row in rows if all(word in _fields(row) for word in wanted)] if wanted else rows


def _fields(row: IndexedFields) -> str:
    day = row.published.isoformat() if row.published else ""
    fields = (row.title, row.outlet, row.origin, *row.authors, day, row.article_id)
    return "\n".join(field for field in fields if field).casefold()


def _summary(found: _Found) -> Html:
    """How many there are of how many, in a sentence."""
    words = found.listing.words
    count = f"{found.matching:,} article{'' if found.matching == 1 else 's'}" if found.matching else "No article"
    if not words and found.passing == found.total:
        said = Html("{:,} in all").format(found.total)
    elif not words:
        said = Html("{} of {:,} within the filters").format(count, found.total)
    elif found.passing == found.total:
        said = Html("{} with “<bdi>{}</bdi>”").format(count, words)
    else:
        said = Html("{} with “<bdi>{}</bdi>” within the filters").format(count, words)
    shown = f"; here {found.first:,} to {found.last:,}" if found.matching > PAGE_OF else ""
    return Html("{}{}.").format(said, shown)


def _pages(found: _Found) -> Html:
    """Links to the pages before and after; nothing if there is one page."""
    if found.matching <= PAGE_OF:
        return Html("")
    listing, links = found.listing, []
    if listing.page > 1:
        links.append(Html('<a href="{}">Newer</a>').format(replace(listing, page=listing.page - 1).href))
    if found.last < found.matching:
        links.append(Html('<a href="{}">More</a>').format(replace(listing, page=listing.page + 1).href))
    return Html('<nav class="pages" aria-label="Pages of the list">{}</nav>').format(Html(" ").join(links))


def _item(article: Article) -> Html:
    return Html('<li><a class="pick" href="{}">{}</a><span class="from">{}{}{}</span></li>').format(
        Reference(article.article_id, 0, 0, article.sha256).href,
        known_or(article.title or article.article_id, "title"),
        known_or(article.outlet, "outlet"),
        DOT,
        day_or_unknown(article.published),
    )
