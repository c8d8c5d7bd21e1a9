"""Conflicts planted on purpose: a real sentence, reworded, with another figure or a "not"; and reworded only.

Each comes with a question made of its own words. Made of what is given, at run time; nothing is kept here.
"""

import random
import re
from dataclasses import dataclass
from datetime import date, timedelta

#: How a sentence is changed; "kept" says the same and must not count as a conflict.
CHANGES = ("figure", "negated", "kept")
OUTLETS = ("SAMPLE Harbour Post", "SAMPLE Coast Wire", "SAMPLE Gull Gazette")
MIN_CHARS, MAX_CHARS = 60, 240

_NUMBER_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_FIGURE = re.compile(
    r"(?<![\w.,$£€-])(?!(?:1[5-9]|20)\d\d\b)(?P<digits>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?P<percent>%| percent)?"
    r"(?P<scale> (?:million|billion))?(?= [a-z]{3,})|(?<![\w-])(?P<word>" + "|".join(_NUMBER_WORDS) + r")(?= [a-z]{3,})"
)
_COUNTED = re.compile(r" (?:[a-z]+ ){0,2}?(?P<noun>[a-z]{3,}s|people|children|troops|percent)\b")
_NO_COUNT = re.compile(r"^ (?:years?|months?|weeks?|days?|hours?|minutes?|times?)[\s-]")
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|has|have|will|would|can|could|should)\b(?! not\b|n't)")
_NEGATED = re.compile(r"\b(?:not|no|never|none|without|nor|neither|deny|denies|denied)\b|n[’']t\b", re.IGNORECASE)
_REPORTED = re.compile(r"\b(?P<verb>said|says|told reporters|announced)(?P<that> that)?\b")
_OTHER_VERBS = {"said": "announced", "says": "reports", "told reporters": "said", "announced": "confirmed"}
_OPENING = re.compile(
    r"^(?P<opening>(?:On|In|At|After|Since|During|By|Last|This|Earlier)\b[^,“”\"]{3,60}), (?P<rest>.+)\.$"
)
_STOP = frozenset(
    re.findall(r"\w+", "the a an of in on at to for and or by with from that this it its has have is are was")
)


@dataclass(frozen=True)
class Planted:
    """A real sentence and what another outlet would print of it on another day."""

    change: str
    question: str
    sentence: str
    published: date
    planted: str
    outlet: str
    day: date


def plant(sentence, published, change, chance):
    """Return the sentence changed and reworded; None if it has nothing to change."""
    if not MIN_CHARS <= len(sentence) <= MAX_CHARS or not sentence.endswith(".") or re.search('[“”"]', sentence):
        return None
    figure = counted(sentence)
    if change == "negated":
        auxiliary = _AUXILIARY.search(sentence)
        if not auxiliary or _NEGATED.search(sentence):
            return None
        made = f"{sentence[: auxiliary.end()]} not{sentence[auxiliary.end() :]}"
        question = f"Is it true that {sentence[0].lower()}{sentence[1:-1]}?"
    else:
        if not figure:
            return None
        noun = _COUNTED.match(sentence, figure.end())["noun"]
        about = [word for word in re.findall(r"[A-Za-z]{3,}", sentence) if word.lower() not in _STOP and word != noun]
        question = f"How many {noun}: {' '.join(about[:8])}?"
        made = sentence if change == "kept" else other_figure(sentence, figure, chance)
    day = published + timedelta(chance.choice((-40, -3, 2, 30)))
    return Planted(change, question, sentence, published, reworded(made, chance), chance.choice(OUTLETS), day)


def counted(sentence):
    """The first figure that counts something."""
    for figure in _FIGURE.finditer(sentence):
        if _COUNTED.match(sentence, figure.end()) and not _NO_COUNT.match(sentence[figure.end() :]):
            return figure
    return None


def other_figure(sentence, figure, chance):
    """The sentence with another figure in the same place, at least a quarter away."""
    if figure["word"]:
        new = chance.choice([word for word in _NUMBER_WORDS if word != figure["word"]])
        return sentence[: figure.start("word")] + new + sentence[figure.end("word") :]
    old = float(figure["digits"].replace(",", ""))
    most = 99.0 if figure["percent"] else old * 3 + 2
    value = next(
        value
        for value in (old * chance.choice((0.5, 0.7, 1.4, 1.8, 2.5)) for _ in range(99))
        if value <= most and abs(value - old) >= max(1, old / 4)
    )
    new = f"{value:.1f}" if "." in figure["digits"] else f"{round(value):,}"
    return sentence[: figure.start("digits")] + new + sentence[figure.end("digits") :]


def reworded(sentence, chance):
    """The sentence as another outlet prints it: another reporting verb or frame, the clauses in another order."""
    if reported := _REPORTED.search(sentence):
        verb = _OTHER_VERBS[reported["verb"]]
        sentence = f"{sentence[: reported.start()]}{verb} that{sentence[reported.end() :]}".replace("that that", "that")
        if sentence[reported.start() :].startswith((f"{verb} that.", f"{verb} that,")):
            sentence = sentence.replace(f"{verb} that", verb)
    if opened := _OPENING.match(sentence):
        opening, rest = opened["opening"], opened["rest"]
        sentence = f"{rest[0].upper()}{rest[1:]} {opening[0].lower()}{opening[1:]}."
    frame = chance.choice(("", "Officials said on Monday that {}", "{}, according to officials.", "Meanwhile, {}"))
    if not frame or reported:
        return sentence
    inner = (
        sentence if sentence.split()[0] not in {"The", "A", "An", "In", "On"} else sentence[0].lower() + sentence[1:]
    )
    if frame.startswith("{}"):
        return frame.format(sentence[:-1])
    return frame.format(inner)


def plants(articles, count, change, seed):
    """Plant in so many articles, one each: (article, planted)."""
    found = []
    for article in articles:
        chance = random.Random(f"{seed} {change} {article.article_id}")
        texts = [article.text[start:end] for start, end in article.sentences]
        made = [one for text in texts if (one := plant(text, article.published, change, chance))]
        if made:
            found.append((article, chance.choice(made)))
        if len(found) == count:
            break
    return found
