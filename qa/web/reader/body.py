"""The text of an article as HTML: paragraphs, the quoted words in one mark, other cited words lit softly.

Without its labels it is the article's text to the character, so that what is selected in it can be found again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from operator import itemgetter

from corpus import Article, Mark
from qa.web.escape import Html, escape
from qa.web.reader.comparison import MARK_NAMES

Stretch = tuple[int, int]

_BREAK = "\n\n"
#: Kinds that are named above their paragraph; titles and bylines are told by their place and looks.
_LABELLED = frozenset({"caption", "repeat", "bio", "footer", "noise"})


def body_view(article: Article, lit: Stretch | None, others: Iterable[Stretch] = ()) -> Html:
    """Return the whole text.

    Args:
        article: Any article.
        lit: Clean offsets of the quoted words; not empty.
        others: Clean offsets of what else is cited; they may overlap each other and the quoted words.
    """
    pieces = [Html('<div class="body">'), *_pieces(article, lit, _merged(others)), Html("</div>")]
    return Html("").join(pieces)


def _pieces(article: Article, lit: Stretch | None, softly: Sequence[Stretch]) -> Iterator[Html]:
    """What the body is put together from; a text may have 100,000 paragraphs, so nothing here is formatted."""
    at = 0
    for (start, end), kind in _kinds(article.marks, _paragraph_spans(article.text, lit)):
        yield escape(article.text[at:start])
        yield from (
            Html('<p class="is-'),
            escape(kind or "body"),
            Html('" data-start="'),
            escape(str(start)),
            Html('">'),
        )
        if kind in _LABELLED:
            yield Html('<span class="label">{}</span>').format(MARK_NAMES[kind])
        yield from _words(article.text, (start, end), lit, softly)
        yield Html("</p>")
        at = end
    yield escape(article.text[at:])


def _words(text: str, span: Stretch, lit: Stretch | None, softly: Sequence[Stretch]) -> Iterator[Html]:
    """A paragraph's words; those that are lit in one mark, whatever else is cited there."""
    start, end = span
    if lit and start <= lit[0] and lit[1] <= end:
        yield from _softly_lit(text, (start, lit[0]), softly)
        yield Html('<mark tabindex="-1">{}</mark>').format(text[lit[0] : lit[1]])
        start = lit[1]
    yield from _softly_lit(text, (start, end), softly) if softly else (escape(text[start:end]),)


def _softly_lit(text: str, span: Stretch, softly: Sequence[Stretch]) -> Iterator[Html]:
    at, end = span
    for first, last in islice(softly, bisect_right(softly, at, key=itemgetter(1)), None):
        if first >= end:
            break
        yield escape(text[at : max(at, first)])
        yield Html('<span class="cited">{}</span>').format(text[max(at, first) : min(last, end)])
        at = min(last, end)
    yield escape(text[at:end])


def _merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The same places, ascending, none of them touching another."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _paragraph_spans(text: str, lit: Stretch | None) -> Iterator[Stretch]:
    """Where paragraphs stand; a break inside the lit words parts nothing, so that one mark can hold them."""
    start = 0
    while start < len(text):
        end = text.find(_BREAK, start)
        while lit and end >= 0 and lit[0] < end + len(_BREAK) and end < lit[1]:
            end = text.find(_BREAK, end + 1)
        end = len(text) if end < 0 else end
        if text[start:end].strip():
            yield start, end
        start = end + len(_BREAK)


def _kinds(marks: Iterable[Mark], spans: Iterable[Stretch]) -> Iterator[tuple[Stretch, str | None]]:
    """Ascending spans, each with the kind of the narrowest mark over the whole of it, if any."""
    waiting, begun = list(reversed(list(marks))), list[Mark]()
    for start, end in spans:
        while waiting and waiting[-1].start <= start:
            begun.append(waiting.pop())
        begun = [mark for mark in begun if mark.end > start]
        covering = (mark for mark in begun if end <= mark.end)
        narrowest = min(covering, key=lambda mark: mark.end - mark.start, default=None)
        yield (start, end), narrowest.kind if narrowest else None
