"""What a sentence leans on: the sentences of the same article without which it cannot be understood."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from corpus import Article, Span
from qa.answering.openings import Opening, fits, opening
from qa.followups.mentions import mentions
from qa.questions.question import STOP_WORDS
from qa.reading import speaker_near

#: How many sentences back a pronoun may point, not counting those that go on with the same pronoun,
MOST_BACK = 3
#: and those counted.
MOST_CHAINED = 12
#: Most sentences that explain one: the second explains the first.
MOST_SENTENCES = 2
#: The title, shown with every citation, explains what this many sentences at the beginning open with.
TITLE_SENTENCES = 3
#: A name that only begins a sentence is known by standing elsewhere in this many characters before.
NEAR_CHARS = 6_000

_FIRST_WORD = re.compile(r"[\s“\"‘'(]*(?P<word>[A-Z][\w’-]*)(?P<rest> [a-z]|['’]s )")
_OWNER = re.compile(r"['’]s?$")
#: Words that tell of several: "they" can mean them.
_SEVERAL = re.compile(
    r"\b(?:people|police|men|women|children|troops|couple|family|team|band|crew|staff|majority|group|pair|public)\b"
    r"|\b(?:the|these|those|many|some|most|several|few|all|other|two|three|four|five|six|seven|eight|nine|ten|dozens of"
    r"|hundreds of|thousands of|\d[\d,]*|a number of|its|his|her) (?:[\w-]+ ){0,3}?[a-z]+[^su\W]s\b"
    r"|^[\W]*(?:[A-Z][\w-]* ){0,2}?(?:[a-z-]+ )*[a-z]*[^su\W]s\b|\b[A-Z][\w’-]+,? and (?:[a-z]+ ){0,2}[A-Z]"
    r"|\b[a-z]+[^su\W]s (?:have|are|were|say|who|had)\b"
)
_ONE_THING = re.compile(r"\b(?:the|an?|its|his|her|their|this|that|one|new) (?:[\w-]+ ){0,3}?[a-z]{3,}", re.IGNORECASE)


def leans_on(article: Article, start: int, end: int) -> tuple[Span, ...] | None:
    """Find the sentences that explain what a sentence opens with.

    Args:
        article: Where it stands.
        start: Where it begins in the clean text.
        end: Where it ends.

    Returns:
        None of them if it stands alone; the nearest one, and if that leans on another, that one too; None if no
        sentence before it explains it.
    """
    found: list[Span] = []
    at = Span(start, end)
    while kind := opening(article.text[at.start : at.end]):
        before = _explaining(article, at, kind)
        if before is None and (kind == "speech" or _titled(article, at, kind)):
            break
        if before is None or len(found) == MOST_SENTENCES:
            return None
        found.append(before)
        if kind == "speech":
            break
        at = before
    return tuple(found)


def _titled(article: Article, at: Span, kind: Opening) -> bool:
    """Tell whether the title names what one of the first sentences opens with."""
    is_early = bisect_left(article.sentences, at.start, key=lambda span: span.start) < TITLE_SENTENCES
    return is_early and kind != "this" and any(fits(kind, mention) for mention in mentions(article.title or ""))


def _explaining(article: Article, at: Span, kind: Opening) -> Span | None:
    """The sentence that an opening points at; for somebody's words, the one that names who speaks."""
    if kind == "speech":
        return _attributing(article, at)
    return next((span for span in _before(article, at, kind) if _explains(article, span, kind)), None)


def _attributing(article: Article, at: Span) -> Span | None:
    speaker = speaker_near(article, *at)
    if speaker is None or at.start <= speaker.start < at.end:
        return None
    return next((span for span in article.sentences if span.start <= speaker.start < span.end), None)


def _before(article: Article, at: Span, kind: Opening) -> Iterator[Span]:
    """The sentences before one, nearest first, as far back as its opening can point."""
    number = bisect_left(article.sentences, at.start, key=lambda span: span.start)
    steps = 0
    for back in range(number - 1, max(-1, number - 1 - MOST_CHAINED), -1):
        span = article.sentences[back]
        if article.is_caption(*span):
            continue
        yield span
        steps += opening(article.text[span.start : span.end]) != kind
        if kind == "this" or steps == MOST_BACK:
            return


def _explains(article: Article, span: Span, kind: Opening) -> bool:
    """Tell whether a sentence names what an opening can mean."""
    text = article.text[span.start : span.end]
    if kind == "this":
        return True
    if opening(text) == kind:
        return False
    if kind in {"he", "she"}:
        return any(fits(kind, mention) for mention in mentions(text)) or _begins_with_name(article, span)
    if kind == "they":
        return bool(_SEVERAL.search(text)) or any(mention.kind == "body" for mention in mentions(text))
    return bool(_ONE_THING.search(text)) or any(fits("it", mention) for mention in mentions(text))


def _begins_with_name(article: Article, span: Span) -> bool:
    """Tell whether a sentence begins with one capital word that is a name elsewhere: inside a sentence, never small."""
    first = _FIRST_WORD.match(article.text, span.start, span.end)
    if not first:
        return False
    word = _OWNER.sub("", first["word"])
    if word.lower() in STOP_WORDS or len(word) < 3:
        return False
    near = article.text[max(0, span.start - NEAR_CHARS) : span.end + NEAR_CHARS]
    return bool(re.search(rf"[a-z,] {re.escape(word)}\b", near)) and not re.search(
        rf"\b{re.escape(word.lower())}\b", near
    )
