"""Who says it: for every sentence the voice, and the speaker as printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from corpus.article import Article
from corpus.spans import Span
from corpus.telling.attribution import Attribution
from corpus.telling.sayings import Sentence, Sentences, Voice

_SENTENCES_BACK = 4  # how far a pronoun looks for its person
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


def find_voices(article: Article) -> tuple[Said, ...]:
    """Find voice and speaker of every sentence of an article, in the order of `article.sentences`.

    A speaker is a span of the clean text, so that the name is as printed: "Jens Stoltenberg", "a spokesman".
    """
    sentences = Sentences(article)
    _name_speakers(sentences, range(len(sentences)))
    return tuple(_said(sentences[number]) for number in range(len(sentences)))


def find_voice(article: Article, start: int, end: int) -> Said | None:
    """Find voice and speaker of the sentence that most of a quote stands in; None if no sentence touches it.

    Equal to that of `find_voices`, but it reads only what can tell: of most articles a few sentences.

    Args:
        article: Where the quote stands.
        start: Where it begins in the clean text.
        end: Where it ends.
    """
    spans = article.sentences
    common = [min(end, span.end) - max(start, span.start) for span in spans]
    number = max(range(len(spans)), key=common.__getitem__, default=None)
    if number is None or common[number] <= 0:
        return None
    sentences = Sentences(article)
    if sentences[number].voice != "outlet":
        _name_speakers(sentences, _telling(sentences, number))
    return _said(sentences[number])


def _said(one: Sentence) -> Said:
    return Said(one.span.start, one.span.end, one.voice, None if one.voice == "outlet" else one.speaker)


def _telling(sentences: Sentences, number: int) -> range:
    """The sentences that tell who speaks one: its paragraph's, and those of the paragraphs that pass a speaker on."""
    group = _group(sentences, number)
    first, end = group.start, group.stop
    while end < len(sentences):
        goes_on = _is_taken_up(sentences, end - 1, end)
        end = _group(sentences, end).stop
        if not goes_on:
            break  # what follows may still sign it
    while first and sentences[first].is_bare_quotation:
        first = _group(sentences, first - 1).start
    return range(first, end)


def _group(sentences: Sentences, number: int) -> range:
    """The sentences of one paragraph."""
    paragraph = sentences.paragraph(number)
    first, end = number, number + 1
    while first and sentences.paragraph(first - 1) == paragraph:
        first -= 1
    while end < len(sentences) and sentences.paragraph(end) == paragraph:
        end += 1
    return range(first, end)


def _name_speakers(sentences: Sentences, numbers: range) -> None:
    """Give each sentence its speaker: its own, its paragraph's, or that of the paragraph that it goes on from."""
    for number in range(_first_meant(sentences, numbers), numbers.stop):
        one = sentences[number]
        if one.attribution:
            one.speaker = one.attribution.speaker or _meant(one.attribution, sentences, number)
    groups: list[range] = []
    while (at := groups[-1].stop if groups else numbers.start) < numbers.stop:
        groups.append(_group(sentences, at))
    for place, group in enumerate(groups):
        _share(sentences, group)
        if place:
            _inherit(sentences, group, groups[place - 1])
    for group, after in zip(reversed(groups[:-1]), reversed(groups[1:]), strict=True):
        if _is_taken_up(sentences, group[-1], after[0]):
            _fill(sentences, group, sentences[after[0]].speaker)
        elif signature := _signature(sentences, group, after):
            _fill(sentences, group, signature)


def _first_meant(sentences: Sentences, numbers: range) -> int:
    """The first sentence that a pronoun among some can point to, directly or by another pronoun."""
    first, number = numbers.start, numbers.stop - 1
    while number >= first:
        attribution = sentences[number].attribution
        if attribution and not attribution.speaker:
            first = min(first, max(0, number - _SENTENCES_BACK))
        number -= 1
    return first


def _is_taken_up(sentences: Sentences, number: int, after: int) -> bool:
    """Tell whether a quotation that a sentence leaves open goes on in another."""
    last, first = sentences.quotations(number), sentences.quotations(after)
    return bool(last) and not last[-1].closed and bool(first) and first[0].goes_on


def _share(sentences: Sentences, group: range) -> None:
    """Within a paragraph: a quotation belongs to who was named last, else to who is named next."""
    known: Span | None = None
    named = False
    for number in group:
        one = sentences[number]
        if one.attribution:
            known, named = one.speaker, True
        elif one.voice == "quotation":
            one.speaker = known
        elif named and _names_another(sentences, number, known):
            known = None
    first = next((number for number in group if sentences[number].attribution), None)
    if first is not None and sentences[first].voice == "quotation":
        for number in range(first - 1, group[0] - 1, -1):
            if sentences[number].voice != "quotation":
                break
            sentences[number].speaker = sentences[first].speaker


def _names_another(sentences: Sentences, number: int, known: Span | None) -> bool:
    return any(known is None or not known.start <= span.start < known.end for _, span in sentences.mentions(number))


def _inherit(sentences: Sentences, group: range, before: range) -> None:
    """A paragraph of nothing but quotation, with nobody named, goes on from the paragraph before."""
    leading = list(takewhile(lambda one: one.is_bare_quotation, map(sentences.__getitem__, group)))
    if not leading:
        return
    mine, last = leading[0], sentences[before[-1]]
    if any(sentences[number].attribution for number in group) and not _takes_up(mine, last):
        return
    gap = sentences.text[last.span.end : mine.span.start]
    if len(gap.strip()) > 0 or sentences.paragraph(group[0]) - sentences.paragraph(before[-1]) > 1:
        return
    speaker = last.speaker if last.voice != "outlet" else None
    if speaker is None and sentences.text[last.span.start : last.span.end].rstrip().endswith(":"):
        spans = dict(sentences.mentions(before[-1]))
        speaker = next(iter(spans.values())) if len(spans) == 1 else None
    if speaker:
        for one in leading:
            one.speaker = one.speaker or speaker


def _takes_up(one: Sentence, last: Sentence) -> bool:
    return bool(one.quotations) and one.quotations[0].goes_on and last.voice == "quotation"


def _fill(sentences: Sentences, group: range, speaker: Span | None) -> None:
    for number in reversed(group):
        one = sentences[number]
        if not one.is_bare_quotation or one.speaker:
            return
        one.speaker = speaker


def _signature(sentences: Sentences, group: range, after: range) -> Span | None:
    """The name after a dash that signs the quotation before it."""
    dash = _SIGNED.match(sentences.text, sentences.spans[after[0]].start)
    name = _SIGNATURE.match(sentences.text, dash.end()) if dash else None
    if name is None or any(sentences[number].voice != "quotation" for number in group):
        return None
    return Span(*name.span("name"))


def _meant(attribution: Attribution, sentences: Sentences, number: int) -> Span | None:
    """Whom a pronoun means: the last speaker or person before it, if there is only one candidate."""
    pronoun = attribution.pronoun or ""
    if pronoun not in {"he", "she", "they", "it"}:
        return None
    own = [mention for mention in sentences.mentions(number) if mention[1].end <= attribution.at]
    if pronoun in {"he", "she"} and len({name for name, _ in own}) == 1:
        return own[-1][1]
    if own:
        return None
    for back in range(number - 1, max(-1, number - 1 - _SENTENCES_BACK), -1):
        one = sentences[back]
        if one.attribution and (one.speaker or one.attribution.pronoun != pronoun):
            return one.speaker if _can_be(pronoun, one, sentences.mentions(back)) else None
        if pronoun in {"he", "she"} and one.voice == "quotation":
            continue
        names = dict(sentences.mentions(back))
        if names:
            return next(iter(names.values())) if len(names) == 1 and pronoun in {"he", "she"} else None
    return None


def _can_be(pronoun: str, one: Sentence, mentions: list[tuple[str, Span]]) -> bool:
    """Tell whether the speaker of a sentence can be meant by a pronoun: one person, or what is no person."""
    if one.speaker is None:
        return False
    is_person = any(one.speaker.start <= span.start < one.speaker.end for _, span in mentions)
    words = one.frame[one.speaker.start - one.span.start : one.speaker.end - one.span.start]
    if pronoun in {"they", "it"}:
        return " and " in words or (not is_person and bool(_NO_PERSON.search(words)))
    return is_person or not _PLURAL.search(words)
