"""An answer as HTML: its sentences with their markers and who says them, notes and sources; or a refusal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from qa.answer import Answer, Citation, Refusal
from qa.forms.dating import spelt_days, told_when
from qa.web.chat.cards import source_cards
from qa.web.chat.copies import copy_buttons
from qa.web.chat.markers import linked
from qa.web.chat.notes import notes_view
from qa.web.escape import Html
from qa.web.fields import DOT, day_or_unknown, known_or, spelt, who_and_when
from qa.web.narrowing.timeline import evidence_timeline
from qa.web.reference import Reference

_OPENING_QUOTES = "“\"«„'‘"
#: Confidence in words, from the top: an answer is called by the first of these that it reaches.
_SURENESS = (
    (0.9, "Very likely right"),
    (0.75, "Likely right"),
    (0.5, "More likely right than wrong"),
    (0.0, "Uncertain"),
)


def answer_view(answer: Answer) -> Html:
    """Return an answer or a refusal whole."""
    if answer.refusal:
        return _refusal(answer, answer.refusal)
    return Html('<div class="answer">{}{}{}{}{}{}</div>').format(
        _as_of(answer),
        _text(answer, None),
        _confidence(answer),
        notes_view(answer),
        evidence_timeline(answer),
        source_cards(answer.citations),
    )


def beginnings(answer: Answer) -> Iterator[Html]:
    """Yield the answer as it grows by a sentence, the last one left out: that is when `answer_view` follows."""
    for count in range(1, len(list(_sentence_spans(answer)))):
        yield Html('<div class="answer">{}{}</div>').format(_as_of(answer), _text(answer, count))


def _text(answer: Answer, count: int | None) -> Html:
    """The first sentences of an answer, all without a count."""
    sentences = Html("").join(_sentence(answer, *span) for span in list(_sentence_spans(answer))[:count])
    return Html('<div class="text is-{}"{}>{}</div>').format(
        answer.form, Html(' role="list"') if answer.form == "list" else "", sentences
    )


def _refusal(answer: Answer, refusal: Refusal) -> Html:
    nearest = Html("").join(map(_nearest, refusal.nearest))
    title = "The article" if refusal.code == "about_archive" else "Nearest passages"
    listed = Html('<h3>{}</h3><ul class="nearest">{}</ul>').format(title, nearest) if nearest else Html("")
    return Html('<div class="refusal">{}<p class="reason">{}</p>{}{}</div>').format(
        _as_of(answer), refusal.reason, notes_view(answer), listed
    )


def _nearest(citation: Citation) -> Html:
    link = Html('<a class="near" href="{}" data-quote="{}">“{}”</a>').format(
        Reference.of(citation).href, citation.quote, citation.quote
    )
    return Html('<li>{}<span class="from">{}{}{}</span>{}</li>').format(
        link, known_or(citation.title, "title"), DOT, who_and_when(citation), copy_buttons(citation)
    )


def _as_of(answer: Answer) -> Html:
    """The day that an answer holds for, as far as it has one, and how new what it rests on is."""
    newest = Html("newest article cited: {}").format(day_or_unknown(answer.newest_evidence))
    if not answer.as_of:
        return Html('<p class="as-of">No as-of day; {}</p>').format(newest) if answer.citations else Html("")
    tail = Html(", {}").format(newest) if answer.citations else Html("")
    return Html('<p class="as-of">As of {}{}</p>').format(spelt(answer.as_of), tail)


def _confidence(answer: Answer) -> Html:
    if answer.confidence is None:
        return Html('<p class="confidence">How sure this is, is unknown: nothing is calibrated for this index.</p>')
    words = next(words for least, words in _SURENESS if answer.confidence >= least)
    return Html(
        '<p class="confidence"><span class="sureness">{}</span>: of 100 answers like this, about {:.0f} are right.</p>'
    ).format(words, answer.confidence * 100)


def _sentence_spans(answer: Answer) -> Iterator[tuple[int, int]]:
    """Parts of the answer's text, each with one quote and the markers after it."""
    starts = {0, len(answer.text)}
    for citation in answer.citations:
        if citation.answer_start is not None:
            before = answer.text[: citation.answer_start]
            starts.add(len(before.rstrip(_OPENING_QUOTES)))
    edges = sorted(starts)
    yield from (span for span in pairwise(edges) if answer.text[span[0] : span[1]].strip())


def _sentence(answer: Answer, start: int, end: int) -> Html:
    text = answer.text
    quoted = [c for c in answer.citations if c.answer_start is not None and start <= c.answer_start < end]
    quote_end = max((c.answer_end or start for c in quoted), default=start)
    by = (Html("{}{}").format(who_and_when(citation), copy_buttons(citation)) for citation in quoted)
    return Html('{}<div class="sentence"{}><p>{}{}</p>{}</div>').format(
        Html("").join(_head(answer, citation) for citation in quoted),
        Html(' role="listitem"') if answer.form == "list" else "",
        text[start:quote_end],
        linked(text[quote_end:end].rstrip(), answer.citations),
        Html("").join(by),
    )


def _head(answer: Answer, citation: Citation) -> Html:
    """What stands above a quote: the days that it tells of, or the side that it speaks for where sides change."""
    if answer.form == "timeline" and (told := told_when(citation)):
        label = spelt_days(told.first, told.last, "%B")
        day = Html('<time datetime="{}">{}</time>').format(told.first.isoformat(), label)
        published = Html("published {}").format(day_or_unknown(citation.published))
        if not told.is_event:
            return Html('<h3 class="head"><span class="published">published</span> {}</h3>').format(day)
        return Html('<h3 class="head">{} <span class="published">{}</span></h3>').format(day, published)
    if answer.form == "sides" and citation.side:
        before = [item.side for item in answer.citations if item.number and item.number < (citation.number or 0)]
        if citation.side not in before:
            return Html('<h3 class="head"><bdi>{}</bdi></h3>').format(citation.side)
    return Html("")
