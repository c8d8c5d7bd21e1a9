"""Who says it: for every sentence the voice, and the speaker as printed."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
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
_SENTENCES_BACK = 4  # how far a pronoun looks for its person
_SPEECH_START = re.compile(r"(?:^|[,:]\s*|\n)$")
_SPEECH_END = re.compile(r"[.!?,…]['’]?[”\"»]?\s*$")
_SIGNED = re.compile(r"\s*(?:--|—|–)\s?")
_SIGNATURE = re.compile(
    r"(?:[A-Z][\w'’.-]*\s){0,6}?(?P<name>(?:[A-Z][\w'’.-]+\s)(?:[A-Z][\w'’.-]*\s){0,2}?[A-Z][\w'’-]+)(?=[,.\n]|$)"
)
_PLURAL = re.compile(r"(?:police|officials|people|authorities|company|agency|department|office|center)$", re.IGNORECASE)

_NO_PERSON = re.compile(r"^(?:[Tt]he|[Aa]n?)\s|(?:^|\s)[a-z]|(?:Office|Department|Agency|Company|Times|Post|Center)$")


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence, whose words it is, and the span of the clean text that names the speaker.

    Attributes:
        voice: "outlet" its own words, "quotation" somebody's words as spoken, "reported" somebody's in its own words.
        speaker: None in the outlet's voice and where the text does not tell for sure.
    """

    start: int
    end: int
    voice: Voice
    speaker: Span | None


@dataclass(slots=True)
class _Sentence:
    """A sentence while its speaker is looked for."""

    span: Span
    paragraph: int
    frame: str
    quotations: list[Quotation]
    attribution: Attribution | None
    voice: Voice
    speaker: Span | None = None
    mentions: list[tuple[str, Span]] = field(default_factory=list)


def find_voices(article: Article) -> tuple[Said, ...]:
    """Find voice and speaker of every sentence of an article, in the order of `article.sentences`.

    A speaker is a span of the clean text, so that the name is as printed: "Jens Stoltenberg", "a spokesman".
    """
    sentences = _read(article)
    _name_speakers(article.text, sentences)
    return tuple(
        Said(one.span.start, one.span.end, one.voice, None if one.voice == "outlet" else one.speaker)
        for one in sentences
    )


def _read(article: Article) -> list[_Sentence]:
    """Take each sentence apart: what is quoted, who is named as saying it, whom it mentions."""
    text = article.text
    quotations = find_quotations(text)
    ends = [one.end for one in quotations]
    starts = [one.start for one in quotations]
    paragraphs = [span.start for span in paragraph_spans(text)]
    surnames = find_surnames(text)
    sentences = []
    for span in article.sentences:
        inside = list(quotations[bisect_right(ends, span.start) : bisect_left(starts, span.end)])
        frame = _frame(text, span, inside)
        follows = text[max(0, span.start - 3) : span.start].strip()[-1:] in set('”"»')
        attributions = find_attributions(frame, span.start, after_quotation=follows)
        attribution = _outermost(attributions, span, overlap(inside, *span))
        voice = _voice(text, span, inside, attribution)
        number = bisect_right(paragraphs, span.start) - 1
        mentions = list(find_mentions(frame, surnames, span.start))
        sentences.append(_Sentence(span, number, frame, inside, attribution, voice, mentions=mentions))
    return sentences


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


def _name_speakers(text: str, sentences: list[_Sentence]) -> None:
    """Give each sentence its speaker: its own, its paragraph's, or that of the paragraph that it goes on from."""
    groups: list[list[int]] = []
    for number, one in enumerate(sentences):
        if one.attribution:
            one.speaker = one.attribution.speaker or _meant(one.attribution, sentences, number)
        if groups and sentences[groups[-1][0]].paragraph == one.paragraph:
            groups[-1].append(number)
        else:
            groups.append([number])
    for place, group in enumerate(groups):
        _share(sentences, group)
        before = groups[place - 1] if place else []
        _inherit(text, sentences, group, before)
    for group, after in zip(reversed(groups[:-1]), reversed(groups[1:]), strict=True):
        last, first = sentences[group[-1]], sentences[after[0]]
        if last.quotations and not last.quotations[-1].closed and first.quotations and first.quotations[0].goes_on:
            _fill(sentences, group, first.speaker)
        elif signature := _signature(text, sentences, group, after):
            _fill(sentences, group, signature)


def _share(sentences: list[_Sentence], group: list[int]) -> None:
    """Within a paragraph: a quotation belongs to who was named last, else to who is named next."""
    known: Span | None = None
    named = False
    for number in group:
        one = sentences[number]
        if one.attribution:
            known, named = one.speaker, True
        elif one.voice == "quotation":
            one.speaker = known
        elif named and _names_another(one, known):
            known = None
    first = next((number for number in group if sentences[number].attribution), None)
    if first is not None and sentences[first].voice == "quotation":
        for number in range(first - 1, group[0] - 1, -1):
            if sentences[number].voice != "quotation":
                break
            sentences[number].speaker = sentences[first].speaker


def _names_another(one: _Sentence, known: Span | None) -> bool:
    return any(known is None or not known.start <= span.start < known.end for _, span in one.mentions)


def _inherit(text: str, sentences: list[_Sentence], group: list[int], before: list[int]) -> None:
    """A paragraph of nothing but quotation, with nobody named, goes on from the paragraph before."""
    mine = [sentences[number] for number in group]
    leading = []
    for one in mine:
        if one.voice != "quotation" or one.attribution:
            break
        leading.append(one)
    if not before or not leading:
        return
    if any(one.attribution for one in mine) and not _takes_up(mine, sentences[before[-1]]):
        return
    last = sentences[before[-1]]
    gap = text[last.span.end : mine[0].span.start]
    if len(gap.strip()) > 0 or mine[0].paragraph - last.paragraph > 1:
        return
    speaker = last.speaker if last.voice != "outlet" else None
    if speaker is None and text[last.span.start : last.span.end].rstrip().endswith(":"):
        spans = dict(last.mentions)
        speaker = next(iter(spans.values())) if len(spans) == 1 else None
    if speaker:
        for one in leading:
            one.speaker = one.speaker or speaker


def _takes_up(mine: list[_Sentence], last: _Sentence) -> bool:
    return bool(mine[0].quotations) and mine[0].quotations[0].goes_on and last.voice == "quotation"


def _fill(sentences: list[_Sentence], group: list[int], speaker: Span | None) -> None:
    for number in reversed(group):
        one = sentences[number]
        if one.voice != "quotation" or one.attribution or one.speaker:
            return
        one.speaker = speaker


def _signature(text: str, sentences: list[_Sentence], group: list[int], after: list[int]) -> Span | None:
    """The name after a dash that signs the quotation before it."""
    if any(sentences[number].voice != "quotation" for number in group):
        return None
    dash = _SIGNED.match(text, sentences[after[0]].span.start)
    name = _SIGNATURE.match(text, dash.end()) if dash else None
    return Span(*name.span("name")) if name else None


def _meant(attribution: Attribution, sentences: list[_Sentence], number: int) -> Span | None:
    """Whom a pronoun means: the last speaker or person before it, if there is only one candidate."""
    pronoun = attribution.pronoun or ""
    own = [mention for mention in sentences[number].mentions if mention[1].end <= attribution.at]
    if pronoun in {"he", "she"} and len({name for name, _ in own}) == 1:
        return own[-1][1]
    if own or pronoun not in {"he", "she", "they", "it"}:
        return None
    for back in range(number - 1, max(-1, number - 1 - _SENTENCES_BACK), -1):
        one = sentences[back]
        if one.attribution and (one.speaker or one.attribution.pronoun != pronoun):
            return one.speaker if _can_be(pronoun, one) else None
        if pronoun in {"he", "she"} and one.voice == "quotation":
            continue
        names = dict(one.mentions)
        if names:
            return next(iter(names.values())) if len(names) == 1 and pronoun in {"he", "she"} else None
    return None


def _can_be(pronoun: str, one: _Sentence) -> bool:
    """Tell whether the speaker of a sentence can be meant by a pronoun: one person, or what is no person."""
    if one.speaker is None:
        return False
    is_person = any(one.speaker.start <= span.start < one.speaker.end for _, span in one.mentions)
    words = one.frame[one.speaker.start - one.span.start : one.speaker.end - one.span.start]
    if pronoun in {"they", "it"}:
        return " and " in words or (not is_person and bool(_NO_PERSON.search(words)))
    return is_person or not _PLURAL.search(words)
