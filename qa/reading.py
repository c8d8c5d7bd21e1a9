"""What a quote says of itself: whose words it is, and which days its time expressions mean."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from corpus import Article, Span, SpanMap, find_voice, times_within
from qa.answer import Citation, Time

#: Speakers and times are looked for in this many characters around a quote: a book costs no more than an article.
AROUND = 15_000


def with_reading(citation: Citation, article: Article) -> Citation:
    """Return a citation with its voice, speaker and times.

    Args:
        citation: Any citation of the article.
        article: The article it is cut from.
    """
    near, offset = _around(article, citation.start, citation.end)
    start, end = citation.start - offset, citation.end - offset
    said = find_voice(near, start, end)
    if said is None:
        return citation
    times = tuple(
        Time(found.start + offset, found.end + offset, found.first, found.last, found.how)
        for found in times_within(near, start, end)
    )
    first, last = _event(times)
    return replace(
        citation,
        voice=said.voice,
        speaker=near.text[said.speaker.start : said.speaker.end] if said.speaker else None,
        times=times,
        event_from=first,
        event_to=last,
    )


def speaker_near(article: Article, start: int, end: int) -> Span | None:
    """Return where an article names who says text[start:end], there or near it; None if it does not tell."""
    near, offset = _around(article, start, end)
    said = find_voice(near, start - offset, end - offset)
    if said is None or said.speaker is None:
        return None
    return Span(said.speaker.start + offset, said.speaker.end + offset)


def _event(times: tuple[Time, ...]) -> tuple[date | None, date | None]:
    """The days of what the quote tells of, if it names one time only."""
    return (times[0].first, times[0].last) if len(times) == 1 else (None, None)


def _around(article: Article, start: int, end: int) -> tuple[Article, int]:
    """The part of an article near a quote, from sentence to sentence, and where it starts."""
    inside = [span for span in article.sentences if start - AROUND <= span.start and span.end <= end + AROUND]
    if len(inside) == len(article.sentences):
        return article, 0
    first, last = min(start, inside[0].start), max(end, inside[-1].end)
    text = article.text[first:last]
    sentences = tuple(Span(span.start - first, span.end - first) for span in inside)
    part = replace(article, text=text, raw=text, span_map=SpanMap(), marks=(), evidence={}, sentences=sentences)
    return part, first
