"""Questions that leave out what the one before said: "And Romania?", "When?", "How many did Romania get?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.followups.antecedents import Turn, without_front
from qa.followups.mentions import Mention, mentions
from qa.followups.vocabulary import AUXILIARIES, FUNCTION_WORDS, LIGHT_VERBS, PLACES, PREPOSITIONS, QUESTION_WORDS
from qa.questions.question import stems

_LEAD = re.compile(r"^(?:(?:and|but|so|ok|okay|then|or|also|well|now|no|yes)\b[\s,]*)+(?=\S)", re.IGNORECASE)
_ABOUT = re.compile(r"^(?:what|how)\s+(?:about|of)\s+(?:that\s+of\s+)?|^as\s+for\s+", re.IGNORECASE)
_WORD = re.compile(r"[\w’'-]+")
_PLACES_LOW = {place.lower(): place for place in PLACES}
#: Earlier questions in which "And Romania?" looks for another country.
TURNS_BACK = 3
_TOPIC = "(?:about|on|of|for|to|with)"
_NO_NOUN = "|".join(sorted(FUNCTION_WORDS - {"more", "many", "us", "of"}))
_AUXILIARY = "|".join(sorted(AUXILIARIES))
#: "When?", "Why is that?", "Which state was it?", "How many exactly?"
_BARE = re.compile(
    r"^(?P<asks>(?:since|until|by|to|from|for|with|at|in|on|of)?\s?"
    r"(?:when|where|why|how come|why not|what for|whom?|whose|how (?:many|much|long|old|far|often|big|high|deep)"
    rf"(?:\s(?!(?:exactly|precisely|{_NO_NOUN})\b)[a-z’'-]+){{0,2}}|how|(?:which|what)\s(?:one|ones)"
    rf"|(?:which|what)(?:\s(?!(?:{_NO_NOUN})\b)[\w’'-]+){{1,4}}?|what|which))"
    r"(?:\s(?:exactly|precisely|then|so))?"
    r"(?:\s(?:was|is|were|are|did|does|has|had|will|would)(?:\s(?:that|this|it|he|she|they))?"
    r"(?:\s(?:happen|occur|so|be|take place|happened|been|the case|do (?:that|this|so|it)))?(?:\sthen)?)?[\s?.!]*$",
    re.IGNORECASE,
)
#: Ways to ask whether something is so.
_CLAIM = re.compile(
    r"^(?:(?:is|was) it (?:true|correct|right|a fact) that|(?:did|do) you know (?:that|if|whether)"
    r"|(?:have you|did you) (?:hear|heard|read|see|seen) that|i (?:have )?(?:read|heard|saw|think|thought) that"
    r"|what (?:is|was) known about(?: this)?:)\s*",
    re.IGNORECASE,
)
_IS_IT_SO = re.compile(
    r"(?<=[.,?])\s*(?:is (?:that|this|it) (?:so|true|right|correct)|right|correct|true)\?$", re.IGNORECASE
)
_INDEFINITE = {"who": r"(?:some|any)(?:one|body)", "whom": r"(?:some|any)(?:one|body)", "what": r"(?:some|any)thing"}


def completed(asked: str, turns: Sequence[Turn]) -> str | None:
    """Return a question with what it leaves out, from the turns before; None if it leaves nothing out."""
    before = without_front(turns[-1].question)
    core = _LEAD.sub("", asked.strip())
    led = core != asked.strip()
    about = _ABOUT.match(core)
    if about:
        return _swapped(turns, core[about.end() :].strip(" ?.!"))
    if led and len(core.split()) <= 6 and not _has_verb(core) and not _asks(core):
        return _swapped(turns, core.strip(" ?.!"))
    if (found := _BARE.match(core)) and _is_bare(found["asks"], core, turns):
        return _asked_of(found["asks"].strip(), before)
    return _kept_predicate(core, before, led=led)


def _asks(text: str) -> bool:
    words = [word.lower() for word in _WORD.findall(text)[:2]]
    return bool(words) and (words[0] in QUESTION_WORDS or (words[0] in PREPOSITIONS and words[-1] in QUESTION_WORDS))


def _has_verb(text: str) -> bool:
    return any(word.lower() in AUXILIARIES for word in _WORD.findall(text))


# --- "And Romania?": something in the place of something -------------------------------------------------------------


def _swapped(turns: Sequence[Turn], wanted: str) -> str | None:
    """An earlier question, asked of something else; None if nothing is wanted."""
    if not wanted:
        return None
    wanted = _PLACES_LOW.get(wanted.lower(), wanted)
    preposition, thing = _preposition(wanted)
    new = _mention(thing)
    before, slot = _asked_before(turns, new, preposition)
    if slot and new and new.kind == "time":
        prepared = preposition or not slot.preposition or not thing[:1].isdigit()
        return _put(before, slot.start, slot.whole, wanted if prepared else f"{slot.preposition} {thing}")
    if slot:
        start, old = _with_article(before, slot)
        return _put(before, start, old, thing)
    if new is None and (counted := _counted(before)):
        return _put(before, counted.start(1), counted[1].strip(), thing)
    if new and new.kind in {"time", "place"}:
        lead = "" if preposition or (new.kind == "time" and not thing[:1].isdigit()) else "in "
        return f"{before.rstrip(' ?.!')} {lead}{wanted}?"
    if new is None and (about_what := re.search(rf"\b{_TOPIC}\s(?!.*\b{_TOPIC}\s)([^?]+)\??$", before)):
        return _put(before, about_what.start(1), about_what[1], thing)
    return f"{thing[:1].upper()}{thing[1:]}: {_lowered(before)}"


def _asked_before(turns: Sequence[Turn], new: Mention | None, preposition: str) -> tuple[str, Mention | None]:
    """The latest question that names what is wanted another of, and where; the last question if none does."""
    last = without_front(turns[-1].question)
    for turn in reversed(turns[-TURNS_BACK:]):
        question = without_front(turn.question)
        slot = _slot(question, new, preposition)
        if new and slot and slot.kind == new.kind and preposition in ("", slot.preposition):
            return question, slot
    return last, _slot(last, new, preposition)


def _preposition(wanted: str) -> tuple[str, str]:
    first, _, rest = wanted.partition(" ")
    return (first.lower(), rest) if first.lower() in PREPOSITIONS and rest else ("", wanted)


def _mention(thing: str) -> Mention | None:
    """What is wanted, if it is a name or a time and nothing else."""
    bare = re.sub(r"^the\s", "", thing, flags=re.IGNORECASE)
    found = mentions(f"about {thing}")
    if (len(found) == 1 and found[0].text in {thing, bare}) or (len(found) == 1 and found[0].whole in {thing, bare}):
        return found[0]
    return Mention(0, bare, "name") if thing[:1].isupper() and not found else None


def _slot(before: str, new: Mention | None, preposition: str) -> Mention | None:
    """The name or time of the question before that another one takes the place of."""
    if new is None:
        return None
    there = [
        found for found in mentions(before) if found.text != new.text and (found.kind == "time") == (new.kind == "time")
    ]
    same = [found for found in there if found.kind == new.kind]
    loose = [
        found for found in there if "name" in (found.kind, new.kind) or {found.kind, new.kind} == {"place", "body"}
    ]
    for group in (same, loose):
        held = [found for found in group if preposition and found.preposition == preposition]
        if held or group:
            return (held or group)[0]
    return None


def _with_article(before: str, slot: Mention) -> tuple[int, str]:
    """A name's place with its "the", if it has one."""
    found = re.search(r"\b[Tt]he\s$", before[: slot.start])
    return (found.start(), found[0] + slot.text) if found else (slot.start, slot.text)


def _put(text: str, start: int, old: str, new: str) -> str:
    new = new[:1].upper() + new[1:] if start == 0 else new
    return text[:start] + new + text[start + len(old) :]


def _counted(before: str) -> re.Match[str] | None:
    """What the question before counts or asks for: "sheep" in "how many sheep were counted"."""
    stop = "|".join(sorted(AUXILIARIES))
    return re.search(
        rf"\b(?:how (?:many|much)|which|what)\s((?:(?!(?:{stop})\b)[\w’'-]+\s){{1,3}}?)(?=(?:{stop})\b)",
        before + " ",
        re.I,
    )


# --- "When?": another thing asked of what was spoken of --------------------------------------------------------------


def _is_bare(asks: str, core: str, turns: Sequence[Turn]) -> bool:
    """Tell whether a short question asks something more of the one before, and does not stand alone."""
    words = [word.lower() for word in _WORD.findall(asks)]
    nouns = [
        word for word in words if word not in FUNCTION_WORDS | QUESTION_WORDS | {"one", "ones", "many", "old", "come"}
    ]
    if nouns and words[0] in {"what", "which"} and re.search(r"\b(?:was|were)\s(?:it|that|this)\b", core):
        return True
    if words and words[0] in {"what", "which", "how"} and nouns:
        known = set(stems(f"{turns[-1].question} {turns[-1].answer}"))
        return all(stem in known for noun in nouns for stem in stems(noun))
    rest = core[len(asks) :].strip(" ?.!").lower()
    if words in (["who"], ["what"], ["how"]) and rest and not re.search(r"\b(?:that|this|exactly|precisely)\b", rest):
        return False  # "who is he", "what is it", "how is she"
    return not (words == ["what"] and rest)


def _asked_of(asks: str, before: str) -> str:
    """A question word with what the question before tells."""
    asks = asks[:1].upper() + asks[1:]
    context, _, last = before.rpartition(". ")
    if context and not _IS_IT_SO.search(before):
        return f"{context}. {_asked_of(asks, last)}"
    said = _IS_IT_SO.sub("", _CLAIM.sub("", before.strip())).strip(" ?.!,")
    is_claim = said != before.strip(" ?.!,")
    first = said.split(" ", 1)[0].lower()
    if first in AUXILIARIES:
        if asks.lower() == "why not":
            return f"Why {first} not {said[len(first) :].strip()}?"
        return _whose(asks, said) or f"{asks} {_lowered(said)}?"
    if is_claim or (first not in QUESTION_WORDS and not before.endswith("?")):
        return _of_claim(asks, said)
    return _of_question(asks, before)


def _whose(asks: str, said: str) -> str | None:
    """Who it is that a yes-or-no question leaves open; None if another word is asked for."""
    pattern = _INDEFINITE.get(asks.lower())
    found = re.match(rf"(?:\w+\s){pattern}\s(.+)", said, re.IGNORECASE) if pattern else None
    return f"{asks}: {_lowered(said)}?" if pattern and not found else None


def _of_claim(asks: str, said: str) -> str:
    """A question word and a plain sentence: "a state passed a law", "which state"."""
    head = asks.split()[-1].lower()
    words = asks.split()
    noun = " ".join(words[1:]) if words[0].lower() in {"which", "what"} and head not in {"one", "ones"} else ""
    if noun and (found := re.search(rf"\b(?:an?|the|one|some)\s+{re.escape(noun)}\b", said, re.IGNORECASE)):
        if found.start() == 0:
            return f"{asks}{said[found.end() :]}?"
        return f"{asks}: {said}?"
    if words[0].lower() == "how" and len(words) == 2 and re.match(r"[A-Za-z-]+s\b|people\b", said):
        return f"{asks} {_lowered(said)}?"
    return f"{asks}: {said}?"


def _of_question(asks: str, before: str) -> str:
    """Another question word for that of the question before, where the rest can stay; else both."""
    auxiliaries = "|".join(sorted(AUXILIARIES))
    found = re.match(
        rf"(?P<asks>(?:{'|'.join(sorted(QUESTION_WORDS))})\b(?P<noun>(?:\s(?!(?:{auxiliaries})\b)[\w’'-]+){{0,4}}))\s(?P<rest>(?:{auxiliaries})\b.+)",
        before,
        re.IGNORECASE,
    )
    if (
        found
        and found["asks"].lower() in {"when", "where", "why", "how"}
        and asks.split()[0].lower() in {"when", "where", "why", "how"}
    ):
        return f"{asks} {found['rest']}"
    return f"{asks}: {_lowered(before)}"


def _lowered(text: str) -> str:
    first = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if first.lower() in FUNCTION_WORDS else text


# --- "How many did Romania get?": the same asked of somebody else, in fewer words ------------------------------------


def _kept_predicate(core: str, before: str, *, led: bool) -> str | None:
    """The question before with another name, if this one says nothing new but the name."""
    named = [found for found in mentions(core) if found.kind != "time"]
    words = [word.lower() for word in _WORD.findall(core)]
    elliptic = bool(re.match(rf"(?:how (?:many|much)|which)\s(?:{_AUXILIARY})\b", core, re.IGNORECASE))
    if not (led or (elliptic and _counted(before))) or not words or words[0] not in QUESTION_WORDS | AUXILIARIES:
        return None
    asks_same = words[0] in {word.lower() for word in _WORD.findall(before)}
    if len(named) != 1 or not asks_same:
        return _counted_too(core, before) if elliptic else None
    new = named[0]
    slot = _slot(before, new, "")
    known = set(stems(before))
    own = set(stems(new.text))
    rest = [word for word in words if word not in FUNCTION_WORDS | LIGHT_VERBS and not set(stems(word)) <= own]
    if slot and all(set(stems(word)) <= known for word in rest):
        start, old = _with_article(before, slot)
        return _put(before, start, old, new.whole)
    return _counted_too(core, before) if elliptic else None


def _counted_too(core: str, before: str) -> str | None:
    """What was counted, put where this question leaves it out: "how many did Romania send" after "how many tanks"."""
    counted = _counted(before)
    found = re.match(r"(how (?:many|much)|which)\s", core, re.IGNORECASE)
    if not counted or not found or not before[counted.start() :].lower().startswith(found[1].lower()):
        return None
    return core[:1].upper() + core[1 : found.end()] + counted[1] + core[found.end() :]
