"""Lists: sentences that each name something asked for that those before them lack."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from corpus import Filter
from qa.answering.sentences import Evidence
from qa.forms.countries import countries_in
from qa.forms.looking import Laid, Look, Looked, Quoted, little_stems
from qa.questions.expected import new_names
from qa.questions.question import Question, stems
from qa.retrieval.copies import say_the_same

#: Most sentences of a list, and the passages that they are taken from.
MOST_ITEMS, PASSAGES = 6, 16
#: Sentences of these, best first, that are read for what the question names.
LOOKED_AT = 24
#: A further sentence must come this close to the best one (scores are sums of standard deviations),
WITHIN = 3.0
#: and hold this much of what the best one holds of the question's words;
LEAST_HELD, LEAST_HELD_OF_THINGS = 0.4, 0.6
#: one that names what is asked by name, and holds more of these words, may be further off;
NAMED_WITHIN, NAMED_LEAST_HELD = 5.0, 0.55
#: where no kind of name is asked for, this share of its own words must stand nowhere above.
LEAST_NEW = 0.5
#: A sentence that names more of what is asked may go before the best one if it comes this close.
FIRST_WITHIN = 1.5
#: So many countries in one sentence near a question for countries are an answer, even if no calibrated verdict is.
ENOUGH_COUNTRIES = 3
#: Two sentences this alike (0 to 100) say the same.
SAME_SENTENCE = 80.0

_COUNTRIES = re.compile(r"\b(?:countries|nations|allies|member states|members|governments|states)\b", re.IGNORECASE)
_NAMES = re.compile(
    r"\bwho\b|\b(?:which|what|the|all|name|list)(?: [\w-]+){0,3}? (?:people|persons|men|women|leaders|ministers"
    r"|presidents|officials|politicians|players|actors|singers|writers|authors|candidates|companies|firms|cities|towns|villages"
    r"|regions|ports|islands|parties|organi[sz]ations|groups|clubs|teams|banks|universities|outlets|ships|rivers|airports"
    r"|names)\b",
    re.IGNORECASE,
)
_ENUMERATES = re.compile(r"\w, [^,;:.?!]{2,60},? (?:and|or) \w")

Items = Callable[[str], frozenset[str]]


def lay_list(first: Looked, look: Look, where: Filter) -> Laid | None:
    """Lay out a list; None if the passages answer with nothing.

    Args:
        first: What was found for the question.
        look: How to search for it.
        where: Which articles count.
    """
    if not first.ranked or not (first.verdict.enough or first.is_near):
        return None
    found = look(first.parts.text, PASSAGES, where)
    covering = [item for item in found.ranked[:LOOKED_AT] if found.speaks(item)]
    found = replace(found, parts=_without_kind(found.parts), ranked=covering or found.ranked)
    picked = pick_items(found)
    are_countries = _COUNTRIES.search(first.parts.text) is not None
    if not first.verdict.enough and not (are_countries and len(countries_in(picked[0].text)) >= ENOUGH_COUNTRIES):
        return None
    return Laid("list", first.parts, [Quoted(item) for item in picked], found.ranked, found.hits, first.verdict)


def pick_items(found: Looked) -> list[Evidence]:
    """The best sentence, then those near it that name what none before them does, what enumerates in front."""
    items, is_named = _items_of(found.parts)
    best = found.ranked[0]
    near = [item for item in found.ranked if item is best or _is_near(item, found, is_named=is_named)]
    front = max(near, key=lambda item: (_rank(item, best, items), item.score)) if is_named else best
    picked, seen = [front], set(items(front.text))
    for item in near:
        held = items(item.text)
        new = held - seen
        is_new = bool(new) if is_named else len(new) >= LEAST_NEW * max(1, len(held))
        if len(picked) == MOST_ITEMS:
            break
        if item is front or not (is_new or item is best):
            continue
        if not any(say_the_same(item.text, other.text, SAME_SENTENCE) for other in picked):
            picked.append(item)
            seen |= held
    # The best sentence may name none of what is asked for by name: then it comes last.
    return sorted(picked, key=lambda item: is_named and not items(item.text))


def _is_near(item: Evidence, found: Looked, *, is_named: bool) -> bool:
    """Tell whether a sentence is near enough to the best one to hold another item."""
    if item.article.is_caption(item.start, item.end) or not set(found.parts.content).intersection(stems(item.text)):
        return False
    behind = found.ranked[0].score - item.score
    held, most = found.held(item), found.held(found.ranked[0])
    if behind <= WITHIN:
        return held >= (LEAST_HELD if is_named else LEAST_HELD_OF_THINGS) * most
    return is_named and behind <= NAMED_WITHIN and held >= NAMED_LEAST_HELD * most


def _without_kind(question: Question) -> Question:
    """The question without the word for what it asks for: "countries" is no word of a sentence that names some."""
    named = _COUNTRIES.search(question.text) or _NAMES.search(question.text)
    kind = stems(named[0].split()[-1]) if named else []
    content = tuple(stem for stem in question.content if stem not in kind)
    return replace(question, content=content or question.content)


def _rank(item: Evidence, best: Evidence, items: Items) -> int:
    """How many items a sentence names that may go first; the best one goes first if none enumerates more."""
    enumerates = _ENUMERATES.search(item.text) is not None and item.score >= best.score - FIRST_WITHIN
    return len(items(item.text)) if item is best or enumerates else -1


def _items_of(question: Question) -> tuple[Items, bool]:
    """How to tell the items that a sentence names, and whether they are names."""
    if _COUNTRIES.search(question.text):
        asked = frozenset(countries_in(question.text))
        return lambda text: frozenset(countries_in(text)) - asked, True
    if _NAMES.search(question.text):
        return lambda text: frozenset(" ".join(name) for name in new_names(question, text)), True
    known = little_stems().union(question.stems)
    return lambda text: frozenset(
        stem for stem in stems(text) if stem not in known and stem not in little_stems()
    ), False
