"""What must stand beside an accusation: who makes it, and who denies it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from corpus import Article, Span
from qa.followups.mentions import mentions

#: How many sentences before an accusation, and after it, may say who makes it or who denies it.
NEAR = 3
#: The same for a denial that names somebody whom the accusation names.
NEAR_NAMED = 6

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
_BY = re.compile(
    r"\b(?:accused|alleged|blamed|charged|indicted|sued|accusations?|allegations?)\b[^.;:]{0,80}? (?:by|from) \w"
    r"|\baccording to\b|\b(?:said|says|told|wrote)\b",
    re.IGNORECASE,
)
_ACCUSER = re.compile(
    r"\b(?:prosecut\w+|police|lawsuit|indictment|complaints?|investigat\w+|inquiry|audit\w*|inspectors?|authorities"
    r"|commission|opposition|unions?|plaintiffs?|victims?|witness(?:es)?|regulators?|critics|accus\w+|alleg\w+|court)\b",
    re.IGNORECASE,
)
_CHARGE = r"(?:claims?|allegations?|accusations?|charges?|findings?|reports?|suggestions?)"
_FALSE = r"(?:false|baseless|untrue|unfounded|groundless|fabricated|nonsense|absurd|politically motivated|a lie|lies)"
_DENIES = re.compile(
    r"\bden(?:y|ies|ied|ying|ials?)\b"
    rf"|\b(?:reject|dismiss|disput|refut|contest)(?:s|es|ed|e|ing)\b[^.;]{{0,40}}?\b(?:{_CHARGE}|it|them)\b"
    rf"|\b{_CHARGE}\b[^.;]{{0,40}}?\b{_FALSE}\b|\b(?:call|describ)(?:s|ed|es|ing) (?:[\w’'-]+ ){{0,4}}?{_FALSE}\b"
    r"|\b(?:not guilty|(?:any|no) wrongdoing|witch hunt)\b"
    r"|\b(?:maintain|protest|insist)(?:s|ed)? (?:on )?(?:his|her|their|its) innocence\b"
    r"|\binsist(?:s|ed) (?:that )?(?:he|she|they|it) (?:did|had|was|were|is|are|do|does)(?: not|n['’]t)",
    re.IGNORECASE,
)


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
    if not _ACCUSES.search(text) or _DENIES.search(text):
        return ()
    denial = next(_denials(article, Span(start, end)), None)
    accuser = None if _names_accuser(text) else next(_accusers(article, Span(start, end), denial), None)
    return tuple(span for span in (accuser, denial) if span is not None)


def _names_accuser(text: str) -> bool:
    """Tell whether a sentence says who accuses."""
    return not _NOBODY.search(text) or bool(_BY.search(text))


def _accusers(article: Article, at: Span, denial: Span | None) -> Iterator[Span]:
    for span in _around(article, at, NEAR):
        text = article.text[span.start : span.end]
        if span != denial and _ACCUSER.search(text) and not _DENIES.search(text) and _names_accuser(text):
            yield span


def _denials(article: Article, at: Span) -> Iterator[Span]:
    named = {
        mention.text.split()[-1] for mention in mentions(article.text[at.start : at.end]) if mention.kind != "time"
    }
    for span in _around(article, at, NEAR_NAMED):
        text = article.text[span.start : span.end]
        if not _DENIES.search(text):
            continue
        near = _apart(article, at, span) <= NEAR
        if near or any(name in text for name in named):
            yield span


def _apart(article: Article, one: Span, other: Span) -> int:
    return abs(_number(article, one) - _number(article, other))


def _number(article: Article, span: Span) -> int:
    return bisect_left(article.sentences, span.start, key=lambda one: one.start)


def _around(article: Article, at: Span, most: int) -> Iterator[Span]:
    """The sentences near one, nearest first, of two equally near the later one first; no captions."""
    number = _number(article, at)
    for away in range(1, most + 1):
        for place in (number + away, number - away):
            if 0 <= place < len(article.sentences) and not article.is_caption(*article.sentences[place]):
                yield article.sentences[place]
