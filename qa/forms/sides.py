"""Sides: each outlet, or each who is quoted, searched by itself and cited, or said to be silent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus import Filter
from qa.answer import Note
from qa.answering.refusal import Verdict
from qa.answering.sentences import Evidence
from qa.forms.looking import Laid, Look, Looked, Quoted
from qa.forms.opposed import MOST_SIDES, Among, Opposed, Side
from qa.forms.speaking import Speakers, is_named, speaks_for
from qa.questions.question import read_question
from qa.retrieval.copies import say_the_same

#: Most sentences of a side, and the passages that a side's are taken from.
MOST_A_SIDE, PASSAGES, PARTY_PASSAGES = 2, 8, 16
#: A side's sentence must hold this much of the topic's words,
LEAST_HELD = 0.5
#: this much of what the best side's best sentence holds, and be this near the topic's meaning, against that sentence.
LEAST_OF_BEST, LEAST_MEANING = 0.6, 0.7
#: A side's second sentence must come this close to its first (scores are sums of standard deviations).
FURTHER_WITHIN = 2.0
#: Two sentences this alike (0 to 100) say the same.
SAME_SENTENCE = 80.0

#: A topic that counts asks how many; "the issue of" says nothing of the issue.
_NUMBER_OF = re.compile(r"^(?:the )?(?:numbers?|count|amount) of ", re.IGNORECASE)
_MATTER_OF = re.compile(
    r"^(?:the )?(?:issues?|topic|questions?|matter|news|story|subject|idea) (?:of|about|on) ", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A side, what was found for it, and those of its sentences that speak of the topic, best first."""

    side: Side
    found: Looked | None
    sentences: Sequence[Evidence]


def lay_sides(opposed: Opposed, look: Look, where: Filter) -> Laid | None:
    """Lay out what each side says; without quotes if none says anything, None if the articles name no two sides.

    Args:
        opposed: The sides and their topic.
        look: How to search.
        where: Which articles count.
    """
    topic = _NUMBER_OF.sub("How many ", _MATTER_OF.sub("", opposed.topic))
    if opposed.sides:
        speakers = Speakers()
        spoken = [_search(side, topic, speakers, look, where) for side in opposed.sides]
    else:
        spoken = _found_sides(opposed.among, topic, look, where)
    spoken = _good_enough(spoken)
    if not opposed.sides and len([each for each in spoken if each.sentences]) < 2:
        return None
    found = [each.found for each in spoken if each.found is not None]
    quoted = [Quoted(item, each.side.name) for each in spoken for item in _pick(each.sentences)]
    silent = [each.side for each in spoken if not each.sentences] if opposed.sides else []
    return Laid(
        "sides",
        read_question(topic),
        quoted,
        list({(item.article.article_id, item.start): item for one in found for item in one.ranked}.values()),
        list({hit.chunk.chunk_id: hit for one in found for hit in one.hits}.values()),
        _best(found, answered=bool(quoted)),
        tuple(_silence(side) for side in silent),
    )


def _search(side: Side, topic: str, speakers: Speakers, look: Look, where: Filter) -> _Spoken:
    if side.kind == "outlet":
        return _search_outlet(side, topic, look, where)
    found = look(f"{side.name} {topic}", PARTY_PASSAGES, where)
    near = [item for item in found.ranked if found.held(item) >= LEAST_HELD]
    return _Spoken(side, found, [item for item in near if speaks_for(side, item, speakers)])


def _search_outlet(side: Side, topic: str, look: Look, where: Filter) -> _Spoken:
    if not side.known or (where.outlets and side.name not in where.outlets):
        return _Spoken(side, None, ())
    found = look(topic, PASSAGES, replace(where, outlets=(side.name,)))
    return _Spoken(side, found, found.ranked)


def _found_sides(among: Among, topic: str, look: Look, where: Filter) -> list[_Spoken]:
    """The outlets, or the speakers, whose sentences on a topic are best."""
    found = look(topic, PARTY_PASSAGES, where)
    if among == "outlets":
        names = dict.fromkeys(item.hit.outlet for item in found.ranked if item.hit.outlet)
        return [_search_outlet(Side(name, "outlet"), topic, look, where) for name in list(names)[:MOST_SIDES]]
    by_speaker: dict[str, list[Evidence]] = {}
    speakers = Speakers()
    for item in found.ranked:
        if (name := speakers.of(item)) and is_named(name, item.hit.outlet):
            by_speaker.setdefault(name, []).append(item)
    return [_Spoken(Side(name, "party"), found, items) for name, items in list(by_speaker.items())[:MOST_SIDES]]


def _good_enough(spoken: Sequence[_Spoken]) -> list[_Spoken]:
    """The sides with those of their sentences that speak of the topic, by themselves and beside the other sides'."""
    held = [each.found.held(item) for each in spoken if each.found for item in each.sentences]
    meaning = [item.similarity for each in spoken for item in each.sentences]
    least_held = max(LEAST_HELD, LEAST_OF_BEST * max(held, default=0.0))
    least_meaning = LEAST_MEANING * max(meaning, default=0.0)

    def good(each: _Spoken) -> Iterator[Evidence]:
        for item in each.sentences:
            if each.found is None or each.found.held(item) < least_held or item.similarity < least_meaning:
                continue
            if each.found.speaks(item, besides="" if each.side.kind == "outlet" else each.side.name):
                yield item

    return [replace(each, sentences=tuple(good(each))) for each in spoken]


def _pick(sentences: Sequence[Evidence]) -> list[Evidence]:
    picked: list[Evidence] = []
    for item in sentences:
        if len(picked) == MOST_A_SIDE or item.score < sentences[0].score - FURTHER_WITHIN:
            break
        if not any(say_the_same(item.text, other.text, SAME_SENTENCE) for other in picked):
            picked.append(item)
    return picked


def _best(found: Sequence[Looked], *, answered: bool) -> Verdict:
    """The verdict on the best side; not enough if nobody says anything."""
    best = max((one.verdict for one in found), key=lambda one: (one.confidence or 0.0, one.support), default=Verdict())
    return replace(best, enough=answered)


def _silence(side: Side) -> Note:
    if side.kind == "outlet":
        return Note("uncovered", f"{side.name}: nothing found on this.")
    return Note("uncovered", f"{side.name}: no statement found on this.")
