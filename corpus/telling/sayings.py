"""The sentences of an article taken apart, each when it is asked for: whose words it is, and who says so."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from corpus.article import Article
from corpus.spans import Span, paragraph_spans
from corpus.telling.attribution import FILLER, Attribution, find_attributions
from corpus.telling.persons import find_mentions, find_surnames
from corpus.telling.quotes import Quotation, find_quotations, overlap

Voice = Literal["outlet", "quotation", "reported"]

_MOSTLY = 0.5  # of a sentence's letters inside quotation marks
_NEARLY_ALL = 0.7  # the same where the quoted words do not begin as a sentence does
_FEW_WORDS = 3  # so few quoted words are a title or a word held with tongs, unless they end like a sentence
_SPEECH_WORDS = 6  # so many quoted words that begin like a sentence are one
_AT_END = 0.7  # of a sentence: a verb of saying that stands this late is about all of it
_SPEECH_START = re.compile(r"(?:^|[,:]\s*|\n)$")
_SPEECH_END = re.compile(r"[.!?,…]['’]?[”\"»]?\s*$")


@dataclass(slots=True)
class Sentence:
    """A sentence, taken apart.

    Attributes:
        frame: Its text with every quoted character filled.
        quotations: Those that touch it.
        attribution: Who is named in it as saying it.
        speaker: Who says it as far as that is known by now.
    """

    span: Span
    frame: str
    quotations: list[Quotation]
    attribution: Attribution | None
    voice: Voice
    speaker: Span | None = None

    @property
    def is_bare_quotation(self) -> bool:
        """Tell whether it is somebody's words with nobody named as saying them."""
        return self.voice == "quotation" and self.attribution is None


class Sentences:
    """The sentences of an article by their number; each is read once, at its first use."""

    def __init__(self, article: Article) -> None:
        self.text = article.text
        self.spans = article.sentences
        self._quotations = find_quotations(article.text)
        self._starts = [one.start for one in self._quotations]
        self._ends = [one.end for one in self._quotations]
        self._paragraphs = [span.start for span in paragraph_spans(article.text)]
        self._read: dict[int, Sentence] = {}
        self._mentions: dict[int, list[tuple[str, Span]]] = {}

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.spans)

    def __getitem__(self, number: int) -> Sentence:
        """Return one of them, taken apart."""
        if number not in self._read:
            self._read[number] = self._take_apart(number)
        return self._read[number]

    def quotations(self, number: int) -> list[Quotation]:
        """Return the quotations that touch a sentence."""
        start, end = self.spans[number]
        return list(self._quotations[bisect_right(self._ends, start) : bisect_left(self._starts, end)])

    def mentions(self, number: int) -> list[tuple[str, Span]]:
        """Return the persons whom a sentence names outside quotation marks, by last name."""
        if number not in self._mentions:
            one = self[number]
            self._mentions[number] = list(find_mentions(one.frame, self._surnames, one.span.start))
        return self._mentions[number]

    def paragraph(self, number: int) -> int:
        """Return the number of the paragraph that a sentence begins in."""
        return bisect_right(self._paragraphs, self.spans[number].start) - 1

    @cached_property
    def _surnames(self) -> frozenset[str]:
        return find_surnames(self.text)

    def _take_apart(self, number: int) -> Sentence:
        text, span, inside = self.text, self.spans[number], self.quotations(number)
        frame = _frame(text, span, inside)
        follows = text[max(0, span.start - 3) : span.start].strip()[-1:] in set('”"»')
        attributions = find_attributions(frame, span.start, after_quotation=follows)
        attribution = _outermost(attributions, span, overlap(inside, *span))
        return Sentence(span, frame, inside, attribution, _voice(text, span, inside, attribution))


def _frame(text: str, span: Span, quotations: list[Quotation]) -> str:
    """A sentence with every quoted character filled, so that only the outlet's words are left."""
    pieces, at = [], span.start
    for start, end in overlap(quotations, *span):
        pieces += [text[at:start], FILLER * (end - start)]
        at = end
    return "".join([*pieces, text[at : span.end]])


def _outermost(attributions: list[Attribution], span: Span, quoted: list[Span]) -> Attribution | None:
    """The attribution that holds for a sentence: beside its longest quotation, else one at its end, else the first."""
    if not attributions:
        return None
    if quoted:
        start, end = max(quoted, key=lambda part: part.end - part.start)
        return min(attributions, key=lambda one: one.at - end if one.at >= end else start - one.at)
    last = attributions[-1]
    return last if last.at > span.start + _AT_END * (span.end - span.start) else attributions[0]


def _voice(text: str, span: Span, quotations: list[Quotation], attribution: Attribution | None) -> Voice:
    quoted = sum(_letters(text[start:end]) for start, end in overlap(quotations, *span))
    speech = [one for one in quotations if _is_speech(text, one)]
    share = quoted / max(1, _letters(text[span.start : span.end]))
    begins = any(_begins_as_speech(text, span, one) for one in speech)
    if speech and (share >= _NEARLY_ALL or (share >= _MOSTLY and begins)):
        return "quotation"
    if attribution and begins:
        return "quotation"
    return "reported" if attribution else "outlet"


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _is_speech(text: str, quotation: Quotation) -> bool:
    words = text[quotation.start : quotation.end]
    return len(words.split()) > _FEW_WORDS or bool(_SPEECH_END.search(words[-4:])) or not quotation.closed


def _begins_as_speech(text: str, span: Span, quotation: Quotation) -> bool:
    start = max(span.start, quotation.start)
    words = text[start : min(span.end, quotation.end)].strip('“”" ')
    opens = start == span.start or bool(_SPEECH_START.search(text[max(span.start, start - 3) : start]))
    is_whole = bool(_SPEECH_END.search(words[-2:])) and " " in words
    return words[:1].isupper() and opens and (is_whole or len(words.split()) >= _SPEECH_WORDS)
