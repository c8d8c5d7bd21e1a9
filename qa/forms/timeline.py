"""Timelines: what different days tell of a thing, in the order of the events."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus import Article, Filter, TimeSpan, find_times
from qa.answering.sentences import Evidence
from qa.forms.dating import When, when
from qa.forms.looking import Asking, Laid, Look, Looked, Quoted, little_stems
from qa.forms.window import Window, asked_window, without_times
from qa.questions.question import stems
from qa.retrieval.copies import say_the_same

#: Most entries, and the passages that they are taken from.
MOST_ENTRIES, PASSAGES = 8, 40
#: An entry must come this close to the best sentence (scores are sums of standard deviations),
WITHIN = 4.0
#: and hold this much of what the sentences hold of the question's words at best;
LEAST_HELD = 0.5
#: one that names its day, and holds more of these words, may be further off.
DATED_WITHIN, DATED_LEAST_HELD = 6.0, 0.7
#: Fewer entries, or days, are no timeline.
LEAST_ENTRIES = 2
#: Most entries of one day, unless a single one is asked about, and of one article.
MOST_A_DAY, MOST_AN_ARTICLE = 2, 3
#: A sentence that names its day goes before those as good that do not.
DAY_NAMED = 1.5
#: Best entries that tell when something was that others came after.
TELLING = 3
#: Two sentences that share this much of the shorter one's words tell the same,
TELLING_SAME = 0.6
#: or are this alike letter by letter (0 to 100).
SAME_SENTENCE = 80.0
#: A book's times are not read.
MOST_READ = 200_000

_FRAME = re.compile(
    r"^\W*(?:and |so |then )?(?:"
    r"what(?:['’]s| is| has| had| have)? (?:happened|been happening|happens|occurred|taken place|took place"
    r"|been going on|went on)\b"
    r"|what (?:\w+ ){0,4}?(?:led|happened|followed|occurred|took place|preceded)\b"
    r"|how (?:has|have|had|did|does|do|is|was)\b"
    r"|(?:give|show|tell|write|draw|make|trace|outline|list|what (?:is|was|are|were))? ?(?:me |us )?(?:an? |the )?"
    r"(?:short |brief |full )?(?:timeline|chronology|history|(?:chain|sequence|course|order) of events)\b)"
    r"(?:\W+(?:to|in|at|with|of|on|about|for|up to|over|during|around|between|after|since|before|following"
    r"|leading up to)\b)?",
    re.IGNORECASE,
)
_RELATION = re.compile(
    r"\b(?:(?P<after>after|since|following)|(?P<before>before|led (?:up )?to|leading up to|preceded))\b", re.IGNORECASE
)
_TAIL = re.compile(
    r"\W+(?:developed|develop|unfolded|unfold|evolved|evolve|come about|came about|play(?:ed)? out|progress(?:ed)?"
    r"|escalated?|chang(?:ed|e)|over time|so far|step by step|in order|over the (?:years|months|weeks|days))\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A sentence, the days that it tells of, and stems of what it tells beside the topic."""

    evidence: Evidence
    when: When
    words: frozenset[str]


def lay_timeline(asking: Asking, first: Looked, look: Look, where: Filter) -> Laid | None:
    """Lay out a timeline; None if fewer than two days are told of, or two things of a single day asked about.

    Args:
        asking: What is asked.
        first: What was found for the question itself.
        look: How to search for its topic.
        where: Which articles count.
    """
    question = asking.question
    window = asked_window(question, asking.today)
    topic = without_times(timeline_topic(question), asking.today)
    if not topic:
        narrowed = window.narrow(where)
        found = look(question, PASSAGES, narrowed) if narrowed else first
        entries = [entry for entry in _entries(found, window, near=False) if entry.when.is_event]
        enough = len(entries) > 1
    else:
        found = look(topic, PASSAGES, where)
        entries = list(_within(question, list(_entries(found, window, near=True))))
        enough = first.verdict.enough or found.verdict.enough or found.is_near
    picked = _pick(entries, most_a_day=MOST_ENTRIES if window.is_day else MOST_A_DAY)
    if not enough or len(picked if window.is_day else {entry.when.first for entry in picked}) < LEAST_ENTRIES:
        return None
    picked.sort(key=_order)
    verdict = max(first.verdict, found.verdict, key=lambda each: (each.enough, each.confidence or 0.0, each.support))
    verdict = replace(verdict, enough=True)
    return Laid(
        "timeline", found.parts, [Quoted(entry.evidence) for entry in picked], found.ranked, found.hits, verdict
    )


def timeline_topic(question: str) -> str:
    """Return what a question asks the course of, without the words that ask for it."""
    topic = _TAIL.sub("", _FRAME.sub("", question, count=1).strip(" ?!."), count=1).strip(" ,?!.")
    return topic or question


def _within(question: str, entries: Sequence[_Entry]) -> Iterator[_Entry]:
    """The entries after, or before, what a question names as the beginning, or the end.

    When that was is told by the best entries; the earliest of them counts, or the latest, so that little is lost.
    """
    relation = _RELATION.search(question)
    leading = entries[:TELLING]
    for entry in entries:
        if relation and relation["after"] and entry.when.last < min(other.when.first for other in leading):
            continue
        if relation and relation["before"] and entry.when.first > max(other.when.last for other in leading):
            continue
        yield entry


def _entries(found: Looked, window: Window, *, near: bool) -> Iterator[_Entry]:
    """The sentences that tell of a day in the window, best first; those near the topic, if there is one."""
    held = [found.held(item) for item in found.ranked]
    most = max(held, default=0.0)
    times: dict[str, Sequence[TimeSpan]] = {}
    for item, share in zip(found.ranked, held, strict=True):
        behind = found.ranked[0].score - item.score
        is_near = behind <= WITHIN and share >= LEAST_HELD * most
        if item.article.is_caption(item.start, item.end):
            continue
        if near and not is_near and (behind > DATED_WITHIN or share < DATED_LEAST_HELD * most):
            continue
        if near and not found.speaks(item):
            continue
        if item.article.article_id not in times:
            times[item.article.article_id] = _times(item.article)
        inside = [time for time in times[item.article.article_id] if item.start <= time.start and time.end <= item.end]
        told = when(item.text, item.start, inside, item.article.published)
        if told and window.holds(told) and (told.is_event or is_near or not near):
            yield _Entry(item, told, frozenset(stems(item.text)) - little_stems().union(found.parts.stems))


def _times(article: Article) -> Sequence[TimeSpan]:
    return find_times(article) if len(article.text) <= MOST_READ else ()


def _pick(entries: Sequence[_Entry], most_a_day: int) -> list[_Entry]:
    """The best entries, no two of which tell the same, few of them of one day or one article.

    Of an article's sentences that name no day, one stands for the day of publication.
    """
    picked: list[_Entry] = []
    for entry in sorted(entries, key=lambda entry: -entry.evidence.score - DAY_NAMED * entry.when.is_event):
        if len(picked) == MOST_ENTRIES:
            break
        day = sum(other.when.first == entry.when.first for other in picked)
        mine = [other for other in picked if other.evidence.article.article_id == entry.evidence.article.article_id]
        dated = entry.when.is_event or all(other.when.is_event for other in mine)
        if (
            day < most_a_day
            and len(mine) < MOST_AN_ARTICLE
            and dated
            and not any(_same(entry, other) for other in picked)
        ):
            picked.append(entry)
    return picked


def _same(one: _Entry, other: _Entry) -> bool:
    if say_the_same(one.evidence.text, other.evidence.text, SAME_SENTENCE):
        return True
    if one.when.is_event and other.when.is_event and one.when.is_apart(other.when):
        return False
    return len(one.words & other.words) >= TELLING_SAME * max(1, min(len(one.words), len(other.words)))


def _order(entry: _Entry) -> tuple[date, date, date, str, int]:
    item = entry.evidence
    published = item.article.published or date.max
    return entry.when.first, entry.when.last, published, item.article.article_id, item.start
