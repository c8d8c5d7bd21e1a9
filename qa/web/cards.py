"""The conversation as HTML: questions, answers with markers, source cards, notes and refusals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from qa.answer import Answer, Citation, Note, Refusal
from qa.forms.dating import spelt_days, told_when
from qa.web.chat import Turn
from qa.web.escape import Html, escape
from qa.web.fields import DOT, day_or_unknown, known_or, pages, spelt, who_and_when
from qa.web.reference import Reference

_MARKER = re.compile(r"\[(\d{1,4})\]")
_OPENING_QUOTES = "“\"«„'‘"
_NOTE_TITLES = {
    "stale": "May be out of date",
    "single_outlet": "One outlet only",
    "conflict": "The articles disagree",
    "undated": "Undated articles",
    "uncovered": "Not covered",
}


def conversation_view(turns: Sequence[Turn], welcome: Html) -> Html:
    """Return the whole conversation; the welcome while there is none."""
    if not turns:
        return welcome
    return Html('<div class="turns" role="log" aria-live="polite">{}</div>').format(Html("").join(map(_turn, turns)))


def _turn(turn: Turn) -> Html:
    if turn.answer:
        refusal = turn.answer.refusal
        outcome = _refusal(turn.answer, refusal) if refusal else _answer(turn.answer)
    elif turn.problem:
        outcome = Html('<div class="problem" role="alert"><p>{}</p></div>').format(turn.problem)
    else:
        outcome = Html('<div class="pending"><p>Reading the articles…</p></div>')
    return Html('<section class="turn"><h3 class="question"><bdi>{}</bdi></h3>{}</section>').format(
        turn.question, outcome
    )


def _answer(answer: Answer) -> Html:
    sentences = Html("").join(_sentence(answer, *span) for span in _sentence_spans(answer))
    return Html('<div class="answer">{}<div class="text is-{}"{}>{}</div>{}{}</div>').format(
        _as_of(answer),
        answer.form,
        Html(' role="list"') if answer.form == "list" else "",
        sentences,
        _notes(answer),
        _sources(answer.citations),
    )


def _refusal(answer: Answer, refusal: Refusal) -> Html:
    nearest = Html("").join(map(_nearest, refusal.nearest))
    listed = Html('<h4>Nearest passages</h4><ul class="nearest">{}</ul>').format(nearest) if nearest else Html("")
    return Html('<div class="refusal">{}<p class="reason">{}</p>{}{}</div>').format(
        _as_of(answer), refusal.reason, _notes(answer), listed
    )


def _as_of(answer: Answer) -> Html:
    if not answer.as_of:
        return Html("")
    newest = answer.newest_evidence
    tail = Html(", newest article cited: {}").format(spelt(newest)) if newest else Html("")
    return Html('<p class="as-of">As of {}{}</p>').format(spelt(answer.as_of), tail)


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
    by = Html("").join(map(who_and_when, quoted))
    return Html('{}<div class="sentence"{}><p>{}{}</p>{}</div>').format(
        Html("").join(_head(answer, citation) for citation in quoted),
        Html(' role="listitem"') if answer.form == "list" else "",
        text[start:quote_end],
        _linked(text[quote_end:end].rstrip(), answer.citations),
        by,
    )


def _head(answer: Answer, citation: Citation) -> Html:
    """What stands above a quote: the days that it tells of, or the side that it speaks for where sides change."""
    if answer.form == "timeline" and (told := told_when(citation)):
        label = spelt_days(told.first, told.last, "%B")
        day = Html('<time datetime="{}">{}</time>').format(told.first.isoformat(), label)
        published = Html("published {}").format(day_or_unknown(citation.published))
        if not told.is_event:
            return Html('<h4 class="head"><span class="published">published</span> {}</h4>').format(day)
        return Html('<h4 class="head">{} <span class="published">{}</span></h4>').format(day, published)
    if answer.form == "sides" and citation.side:
        before = [item.side for item in answer.citations if item.number and item.number < (citation.number or 0)]
        if citation.side not in before:
            return Html('<h4 class="head"><bdi>{}</bdi></h4>').format(citation.side)
    return Html("")


def _linked(text: str, citations: Sequence[Citation]) -> Html:
    """Text whose markers [n] are links; never used on quotes, which may hold such marks of their own."""
    by_number = {citation.number: citation for citation in citations if citation.number is not None}
    parts: list[Html] = []
    position = 0
    for match in _MARKER.finditer(text):
        citation = by_number.get(int(match[1]))
        if citation:
            parts += [escape(text[position : match.start()]), _marker(citation)]
            position = match.end()
    return Html("").join([*parts, escape(text[position:])])


def _marker(citation: Citation) -> Html:
    where = citation.title or citation.source or citation.article_id
    return Html('<a class="marker" href="{}" aria-label="Citation {}: read it in “{}”">[{}]</a>').format(
        Reference.of(citation).href, citation.number, where, citation.number
    )


def _notes(answer: Answer) -> Html:
    notes = Html("").join(_note(note, answer.citations) for note in answer.notes)
    return Html('<div class="notes">{}</div>').format(notes) if notes else notes


def _note(note: Note, citations: Sequence[Citation]) -> Html:
    named = [citation for citation in citations if citation.number in note.citations]
    if note.kind == "conflict":
        quotes = Html("").join(_said(citation) for citation in named)
        detail = Html('<ul class="sides">{}</ul>').format(quotes)
    else:
        unseen = [citation for citation in named if f"[{citation.number}]" not in note.text]
        detail = Html("").join(Html(" {}").format(_marker(citation)) for citation in unseen)
    return Html('<div class="note {}"><p><strong>{}.</strong> {}{}</p></div>').format(
        f"is-{note.kind}", _NOTE_TITLES.get(note.kind, "Note"), _linked(note.text, citations), detail
    )


def _said(citation: Citation) -> Html:
    return Html("<li>“{}” {} {}</li>").format(citation.quote, _marker(citation), who_and_when(citation))


def _nearest(citation: Citation) -> Html:
    link = Html('<a class="near" href="{}">“{}”</a>').format(Reference.of(citation).href, citation.quote)
    return Html('<li>{}<span class="from">{}{}{}</span></li>').format(
        link, known_or(citation.title, "title"), DOT, who_and_when(citation)
    )


def _sources(citations: Sequence[Citation]) -> Html:
    """One card an article, in the order of first citation."""
    by_article: dict[str, list[Citation]] = {}
    for citation in citations:
        by_article.setdefault(citation.article_id, []).append(citation)
    cards = Html("").join(_card(group) for group in by_article.values())
    return Html('<h4>Sources</h4><ul class="cards">{}</ul>').format(cards) if cards else cards


def _card(group: Sequence[Citation]) -> Html:
    first = group[0]
    markers = Html(" ").join(_marker(citation) for citation in group)
    fields = (known_or(first.outlet, "outlet"), day_or_unknown(first.published), pages(group))
    return Html(
        '<li class="card"><p class="card-title">{} {}</p>'
        '<p class="card-fields">{}</p><p class="card-fields">{}</p>{}{}</li>'
    ).format(
        markers,
        known_or(first.title, "title"),
        DOT.join(field for field in fields if field),
        known_or(", ".join(first.authors) or None, "author"),
        Html("").join(Html('<p class="card-fields"><bdi>{}</bdi></p>').format(bio) for bio in first.bios),
        _also_in(group),
    )


def _also_in(group: Sequence[Citation]) -> Html:
    """Who else prints one of the quotes."""
    copies = dict.fromkeys(copy for citation in group for copy in citation.also_in)
    named = [
        Html("{}{}{} (<bdi>{}</bdi>)").format(
            known_or(copy.outlet, "outlet"), DOT, day_or_unknown(copy.published), copy.article_id
        )
        for copy in copies
    ]
    return Html('<p class="card-fields">Also in {}</p>').format(Html("; ").join(named)) if named else Html("")
