"""Pronouns of a question, replaced by what they mean after what was asked and answered before."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from qa.followups.antecedents import Candidate, Turn, antecedent, latest_time
from qa.followups.bound import is_possessive, stays
from qa.followups.vocabulary import (
    AUXILIARIES,
    BODY_NOUNS,
    PAST_UNITS,
    PERSON_NOUNS,
    PLACE_NOUNS,
    PREPOSITIONS,
    QUESTION_WORDS,
)

_PRONOUN = re.compile(
    r"(?<![\w’'-])(?:(?P<he>he|him|his|himself)|(?P<she>she|her|hers)|(?P<it>it|its)|(?P<they>they|them|their|theirs)"
    r"|(?P<there>(?:over |in )?there)|(?P<noun>(?:that|this|the) (?P<head>[a-z]+))|(?P<then>then))"
    r"(?![\w-])(?P<tail>['’](?:s|d|ll|re|ve))?",
    re.IGNORECASE,
)
_GROUPS = ("he", "she", "it", "they", "there", "noun", "then")
_WORD = re.compile(r"[\w’'-]+")


def with_names(question: str, turns: Sequence[Turn]) -> tuple[str, Mapping[str, Candidate]]:
    """Replace pronouns by what they mean; each kind once, since a second one means the same as the first.

    Args:
        question: A question in English.
        turns: Earlier turns, oldest first; at least one.

    Returns:
        The question, as it was where nothing fits or nothing needs to; and what each kind of pronoun meant.
    """
    meant: dict[str, Candidate] = {}
    seen: set[str] = set()
    pieces, at = [], 0
    for found in _PRONOUN.finditer(question):
        group = _group(found)
        if not group or group in seen:
            continue
        seen.add(group)
        if stays(question, found, group):
            continue
        known = question + " ".join(candidate.text for candidate in meant.values())
        candidate = None if group == "then" else antecedent(group, known, turns)
        new = _time(question, found, turns) if group == "then" else _in_case(question, found, group, candidate)
        if new:
            pieces += [question[at : found.start()], new]
            at = found.end()
        if candidate:
            meant[group] = candidate
    text = "".join([*pieces, question[at:]])
    return (text[:1].upper() + text[1:] if pieces and question[:1].isupper() else text), meant


def _time(question: str, found: re.Match[str], turns: Sequence[Turn]) -> str:
    """The time for "then" or "that year"; without its preposition where one stands before."""
    when = latest_time(turns)
    before = question[: found.start()].split()[-1:]
    if found["noun"] or (before and before[0].lower() in PREPOSITIONS):
        return re.sub(r"^(?:in|on|during|at|by|since|until|before|after|from)\s", "", when)
    return when


def is_english_question(text: str) -> bool:
    """Tell whether a text has a question word or a helping verb of English."""
    words = {word.lower() for word in _WORD.findall(text)}
    return bool(words & (QUESTION_WORDS | AUXILIARIES))


def _group(found: re.Match[str]) -> str:
    """The kind of a pronoun; of "that country" or "the company" what they stand for; "" if this is no such phrase."""
    group = next(name for name in _GROUPS if found[name])
    if group != "noun":
        return group
    head = found["head"].lower()
    if head in PAST_UNITS:
        return "then" if found[0].lower().startswith("that") else ""
    kinds = (("place", PLACE_NOUNS), ("body", BODY_NOUNS), ("person", PERSON_NOUNS))
    return next((kind for kind, nouns in kinds if head in nouns), "")


def _in_case(question: str, found: re.Match[str], group: str, candidate: Candidate | None) -> str:
    """The words for a pronoun, with "in" or a possessive ending where it has one."""
    if candidate is None:
        return ""
    if group == "there":
        before = question[: found.start()].rstrip().rsplit(None, 1)[-1:]
        has_preposition = bool(before) and before[0].lower() in {"from", "to", "near", "in"}
        return candidate.whole if has_preposition else f"in {candidate.whole}"
    if is_possessive(question, found):
        return f"{candidate.whole}'s"
    return candidate.whole + (found["tail"] or "")
