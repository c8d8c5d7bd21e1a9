"""What must stand beside an accusation: who makes it, and who denies it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from corpus import Article, Span
from qa.answering.openings import opening
from qa.followups.mentions import mentions

#: How many sentences away, before or after, an accuser may stand, and one that is named together with the accused.
NEXT, NEXT_NAMED = 1, 3
#: The same of a denial, which goes on with a pronoun if it names nobody whom the accusation names.
NEAR, NEAR_NAMED = 3, 6

_ACCUSES = re.compile(
    r"\b(?:accus(?:e[sd]?|ing|ations?)|alleg(?:e[sd]?|ing|edly|ations?)|blam(?:e[sd]|ing)"
    r"|(?:charged|indicted|sued) (?:with|for|over)|claim(?:s|ed)? without)\b",
    re.IGNORECASE,
)
#: The same with nobody who does it.
_NOBODY = re.compile(
    r"\b(?:is|are|was|were|be|been|being|stands?|stood|the|an?|of|face[sd]?|facing|over|his|her|their|its)"
    r"(?: also| now| \w+ly)? (?:accused|alleged|blamed|charged|indicted|sued|accusations?|allegations?)\b"
    r"|\ballegedly\b|^[\W]*(?:accused|blamed|charged|accusations|allegations)\b",
    re.IGNORECASE,
)
#: Nobody is accused, or not yet.
_NOT = re.compile(
    r"\b(?:not|n['’]t|never|cannot|if|without)\b[^,.;:]{0,30}? (?:accused|blamed|charged|indicted|sued|alleged)\b"
    r"|n['’]t (?:been )?(?:accused|blamed|charged|indicted|sued)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:accused|alleged|blamed|charged|indicted|sued|accusations?|allegations?)\b[^.;:]{0,80}? (?:by|from) \w"
    r"|\baccording to\b|\b(?:said|says|told|wrote)\b",
    re.IGNORECASE,
)
_ACCUSER = re.compile(
    r"\b(?:prosecutors?|police|lawsuit|indictment|complaint|audit\w*|inspectors?|plaintiffs?|accus\w+|alleg\w+|blam\w+)\b",
    re.IGNORECASE,
)
_CHARGE = r"(?:claims?|allegations?|accusations?|charges?|findings?|reports?|suggestions?)"
_FALSE = r"(?:false|baseless|untrue|unfounded|groundless|fabricated|nonsense|absurd|politically motivated|a lie|lies)"
_DENIES = re.compile(
    r"(?<![-\w])den(?:y|ies|ied|ying)\b"
    rf"|\b(?:reject|dismiss|disput|refut|contest)(?:s|es|ed|e|ing)\b[^.;]{{0,40}}?\b(?:{_CHARGE}|it|them)\b"
    rf"|\b{_CHARGE}\b[^.;]{{0,40}}?\b{_FALSE}\b|\b(?:call|describ)(?:s|ed|es|ing) (?:[\w’'-]+ ){{0,4}}?{_FALSE}\b"
    r"|\b(?:not guilty|(?:any|no) wrongdoing|witch hunt)\b"
    r"|\b(?:maintain|protest|insist)(?:s|ed)? (?:on )?(?:his|her|their|its) innocence\b"
    r"|\binsist(?:s|ed) (?:that )?(?:he|she|they|it) (?:did|had|was|were|is|are|do|does)(?: not|n['’]t)",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"^[\W]*(?:the|a|an|his|her|their|its)\b|\b(?:he|she|they|his|her|their)\b", re.IGNORECASE)


def accusers_and_denials(article: Article, start: int, end: int) -> tuple[Span, ...]:
    """Find the sentences of an article that say who makes an accusation, where it does not, and who denies it.

    Args:
        article: Where a sentence stands.
        start: Where it begins in the clean text.
        end: Where it ends.

    Returns:
        None for other sentences; the accuser's first.
    """
    text = article.text[start:end]
    if not _ACCUSES.search(text) or _DENIES.search(text) or _NOT.search(text):
        return ()
    denial = next(_denials(article, Span(start, end)), None)
    accuser = None if _names_accuser(text) else next(_accusers(article, Span(start, end), denial), None)
    return tuple(span for span in (accuser, denial) if span is not None)


def _names_accuser(text: str) -> bool:
    """Tell whether a sentence says who accuses."""
    return not _NOBODY.search(text) or bool(_BY.search(text))


def _accusers(article: Article, at: Span, denial: Span | None) -> Iterator[Span]:
    for span, names_same in _around(article, at, NEXT_NAMED):
        text = article.text[span.start : span.end]
        near = names_same or _apart(article, at, span) <= NEXT
        if near and span != denial and _ACCUSER.search(text) and not _DENIES.search(text) and _names_accuser(text):
            yield span


def _denials(article: Article, at: Span) -> Iterator[Span]:
    for span, names_same in _around(article, at, NEAR_NAMED):
        if _DENIES.search(article.text[span.start : span.end]) and (names_same or _goes_on(article, at, span)):
            yield span


def _goes_on(article: Article, at: Span, span: Span) -> bool:
    """Tell whether a sentence near an accusation speaks of the accused without a name, by a pronoun or "the"."""
    text = article.text[span.start : span.end]
    return _apart(article, at, span) <= NEAR and (opening(text) is not None or bool(_DEFINITE.search(text)))


def _apart(article: Article, one: Span, other: Span) -> int:
    return abs(_number(article, one) - _number(article, other))


def _number(article: Article, span: Span) -> int:
    return bisect_left(article.sentences, span.start, key=lambda one: one.start)


def _around(article: Article, at: Span, most: int) -> Iterator[tuple[Span, bool]]:
    """The sentences near one, nearest first, of two equally near the later one first, and whether they share a name."""
    number = _number(article, at)
    named = [
        mention.text.split()[-1] for mention in mentions(article.text[at.start : at.end]) if mention.kind != "time"
    ]
    for away in range(1, most + 1):
        for place in (number + away, number - away):
            if 0 <= place < len(article.sentences) and not article.is_caption(*article.sentences[place]):
                span = article.sentences[place]
                yield span, any(name in article.text[span.start : span.end] for name in named)
