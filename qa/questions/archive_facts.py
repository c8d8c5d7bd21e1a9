"""What is said of the archive itself: counts, dates, outlets and titles, from the fields of the index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus import Article, Filter
from embeddings import ChunkIndex, Facets
from qa.questions.archive import ArchiveQuestion
from qa.questions.question import STOP_WORDS, content_words
from qa.questions.windows import Window
from qa.render import spelt

#: Names and titles that a reason lists.
_MOST_NAMES = 10
_MOST_TITLES = 5
#: Ends of file names that a question may leave out.
_FILE_ENDS = ("", ".txt", ".md", ".html", ".htm", ".pdf", ".docx")
#: What no article is called.
_NOTHING = ("",)
#: True wherever the reason is shown: the page has such a list, and so has the command line.
_WHERE_MORE = "The list of articles names them all."


@dataclass(frozen=True, slots=True)
class ArchiveFacts:
    """An answer about the archive: a line or two, and the article that it is about, if it is about one."""

    text: str
    article: Article | None = None


def archive_facts(question: ArchiveQuestion, index: ChunkIndex, where: Filter) -> ArchiveFacts | None:
    """Tell what a question about the archive asks for; None if it is about an article that is not there.

    Args:
        question: What is asked.
        index: The archive.
        where: Which articles count.
    """
    if question.wanted == "article":
        return _of_article(question, index, where)
    if question.unknown:
        known = _Chosen(index, ArchiveQuestion("count"), where)
        said = f"No article here names “{question.unknown}” as its outlet or author. {known.outlets}"
        return ArchiveFacts(f"{said} {_WHERE_MORE}")
    chosen = _Chosen(index, question, where)
    match question.wanted:
        case "newest" | "oldest":
            return chosen.extreme(newest=question.wanted == "newest")
        case "list":
            said = f"{chosen.count} {chosen.titles}"
        case "outlets":
            said = chosen.outlets
        case "authors":
            said = chosen.authors
        case "period":
            said = chosen.period
        case "count":
            said = chosen.count
        case _:
            said = f"{chosen.count} {chosen.outlets}"
    return ArchiveFacts(f"{said.rstrip()} {_WHERE_MORE}")


class _Chosen:
    """The articles that a question is about, and what can be said of them."""

    def __init__(self, index: ChunkIndex, question: ArchiveQuestion, where: Filter) -> None:
        self._index = index
        self._filters = [_with_topic(index, question.topic, one) for one in _filters(question, where)]
        self._facets = _summed([index.facets(one) for one in self._filters])
        self._limits = _limits(question, where)

    @property
    def count(self) -> str:
        """How many there are, and of which days."""
        total = self._facets.articles
        if not total:
            return f"There is no article here{self._limits}."
        verb = "is" if total == 1 else "are"
        return f"There {verb} {_number(total, 'article')} here{self._limits}{self._days}.{self._undated}"

    @property
    def period(self) -> str:
        """Their first and last day."""
        if not self._facets.first:
            return f"No article here{self._limits} has a date."
        return f"The articles here{self._limits} are of {self._days.removeprefix(', of ')}.{self._undated}"

    @property
    def outlets(self) -> str:
        """Who publishes them, most articles first."""
        unknown = self._facets.articles - sum(self._facets.outlets.values())
        without = (
            f" {_number(unknown, 'article')} {'names' if unknown == 1 else 'name'} none."
            if unknown and self._facets.outlets
            else ""
        )
        return self._names(self._facets.outlets, "outlet") + without

    @property
    def authors(self) -> str:
        """Who writes them, most articles first."""
        return self._names(self._facets.authors, "author")

    @property
    def titles(self) -> str:
        """The newest of them."""
        found = [article for one in reversed(self._filters) for article in self._index.articles(one, 0, _MOST_TITLES)]
        named = [_line(article) for article in found[:_MOST_TITLES]]
        more = self._facets.articles - len(named)
        return "; ".join(named) + (f"; and {more:,} more." if more else "." if named else "")

    def extreme(self, *, newest: bool) -> ArchiveFacts:
        """The newest or the oldest of those that are dated."""
        word = "newest" if newest else "oldest"
        day = self._facets.last if newest else self._facets.first
        if day is None:
            return ArchiveFacts(f"No article here{self._limits} has a date, so none is the {word}. {_WHERE_MORE}")
        of_day = [replace(one, published_from=day, published_to=day, include_undated=False) for one in self._filters]
        found = [article for one in of_day for article in self._index.articles(one, 0, 2)]
        more = " Others are of the same day." if len(found) > 1 else ""
        said = f"The {word} article here{self._limits} is {_line(found[0])}.{more}{self._undated}"
        return ArchiveFacts(f"{said} {_WHERE_MORE}", found[0])

    @property
    def _days(self) -> str:
        first, last = self._facets.first, self._facets.last
        if first is None or last is None:
            return ""
        return f", of {spelt(first)}" if first == last else f", of {spelt(first)} to {spelt(last)}"

    @property
    def _undated(self) -> str:
        count = self._facets.undated
        return f" {_number(count, 'article')} {'has' if count == 1 else 'have'} no date." if count else ""

    def _names(self, counts: Mapping[str, int], what: str) -> str:
        if not counts:
            return f"No article here{self._limits} names an {what}."
        named = ", ".join(f"{name} ({count:,})" for name, count in list(counts.items())[:_MOST_NAMES])
        more = len(counts) - _MOST_NAMES
        return f"{_number(len(counts), what)} here{self._limits}: {named}{f' and {more:,} more' if more > 0 else ''}."


def _of_article(question: ArchiveQuestion, index: ChunkIndex, where: Filter) -> ArchiveFacts | None:
    """The fields of the article with an id, or of the one that fits a topic best and has all its words."""
    if question.article_id:
        ids = [question.article_id + end for end in _FILE_ENDS]
    else:
        words = " ".join(f'"{word}"' for word in content_words(question.topic).split())
        ids = [match.id for match in index.lexical(words, 2, where, level="article")]
    found = [article for one in ids if (article := index.article(one)) is not None and where.matches(article)]
    if not found:
        return None
    also = " Another one has these words too." if question.topic and len(found) > 1 else ""
    article = found[0]
    authors = f"by {', '.join(article.authors)}" if article.authors else "which names no author"
    line = _line(article)
    return ArchiveFacts(f"{line[0].upper()}{line[1:]}, {authors}.{also} {_WHERE_MORE}", article)


def _filters(question: ArchiveQuestion, where: Filter) -> list[Filter]:
    """The filter with what the question names; of several times those that have no day in common with one before."""
    where = replace(
        where, outlets=_both(question.outlets, where.outlets), authors=_both(question.authors, where.authors)
    )
    if not question.windows:
        return [where]
    kept: list[Window] = []
    for window in question.windows:
        if not any(other.meets(window.first or date.min, window.last or date.max) for other in kept):
            kept.append(window)
    return [_within(where, window) for window in kept]


def _both(named: tuple[str, ...], allowed: tuple[str, ...]) -> tuple[str, ...]:
    """Names that are in both; where nothing is in both, what passes nothing."""
    if not named or not allowed:
        return named or allowed
    return tuple(name for name in named if name in allowed) or _NOTHING


def _within(where: Filter, window: Window) -> Filter:
    first = max((day for day in (window.first, where.published_from) if day), default=None)
    last = min((day for day in (window.last, where.published_to) if day), default=None)
    if first and last and first > last:
        return replace(where, article_ids=_NOTHING)
    return replace(where, published_from=first, published_to=last, include_undated=False)


def _with_topic(index: ChunkIndex, topic: str, where: Filter) -> Filter:
    """The filter with only the articles that have the words of a topic next to each other."""
    if not topic:
        return where
    words = topic.replace('"', " ").split()
    while len(words) > 1 and words[0].lower() in STOP_WORDS:
        words = words[1:]
    most = max(1, index.facets(where).articles)
    found = index.lexical(f'"{" ".join(words)}"', most, where, level="article")
    return replace(where, article_ids=tuple(sorted(match.id for match in found)) or _NOTHING)


def _summed(facets: Sequence[Facets]) -> Facets:
    """What several sets of articles that have none in common have."""
    if len(facets) == 1:
        return facets[0]
    days = sorted(day for one in facets for day in (one.first, one.last) if day)
    return Facets(
        articles=sum(one.articles for one in facets),
        undated=sum(one.undated for one in facets),
        chunks=sum(one.chunks for one in facets),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        outlets=_added([one.outlets for one in facets]),
        authors=_added([one.authors for one in facets]),
        days=dict(sorted(sum((Counter(one.days) for one in facets), Counter[date]()).items())),
    )


def _added(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for one in counts:
        total.update(one)
    return dict(sorted(total.items(), key=lambda item: (-item[1], item[0])))


def _limits(question: ArchiveQuestion, where: Filter) -> str:
    """What the articles are narrowed to, as words behind "article here"."""
    parts = []
    if question.outlets or question.authors:
        parts.append(f"by {' or '.join([*question.outlets, *question.authors])}")
    if question.windows:
        parts.append(" or ".join(map(_days_of, question.windows)))
    if question.topic:
        parts.append(f"with the word{'s' if ' ' in question.topic else ''} “{question.topic}”")
    if not where.is_empty:
        parts.append("passing the filters")
    return "".join(f" {part}" for part in parts)


def _days_of(window: Window) -> str:
    if window.first and window.last:
        days = spelt(window.first) if window.first == window.last else f"{spelt(window.first)} to {spelt(window.last)}"
        return f"dated {days}"
    if window.first:
        return f"dated {spelt(window.first)} or later"
    return f"dated {spelt(window.last or date.max)} or earlier"


def _line(article: Article) -> str:
    day = spelt(article.published) if article.published else "date unknown"
    title = f"“{article.title}”" if article.title else "an article without a title"
    return f"{title} ({article.outlet or 'outlet unknown'}, {day}, {article.article_id})"


def _number(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
