"""Forms of one verb that no rule of stems joins: "led" and "lead"."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from qa.questions.question import stems

#: Each verb with its other forms.
_VERBS = """
    arise arose arisen, bear bore born borne, beat beaten, become became, begin began begun, bind bound, bite bit
    bitten, bleed bled, blow blew blown, break broke broken, breed bred, bring brought, build built, burn burnt,
    buy bought,
    catch caught, choose chose chosen, come came, deal dealt, die dead death, dig dug, draw drew drawn, dream dreamt,
    drink drank drunk, drive drove driven, eat ate eaten, fall fell fallen, feed fed, feel felt, fight fought,
    find found, flee fled, fly flew flown flight, forbid forbade forbidden, forget forgot forgotten, forgive forgave,
    freeze froze frozen, get got gotten, give gave given, go went gone, grow grew grown growth, hang hung, hear heard,
    hide hid hidden, hold held, keep kept, kneel knelt, know knew known, lay laid, lead led, leave left, lend lent,
    light lit, lose lost loss, make made, mean meant, meet met, pay paid, ride rode ridden, ring rang rung,
    rise rose risen, run ran, see saw seen, seek sought, sell sold sale, send sent, shake shook shaken, shine shone,
    shoot shot, show shown, shrink shrank shrunk, sing sang sung, sink sank sunk, sit sat, sleep slept, slide slid,
    speak spoke spoken speech, spend spent, spin spun, stand stood, steal stole stolen, stick stuck, strike struck,
    swear swore sworn, sweep swept, swim swam swum, swing swung, take took taken, teach taught, tear tore torn,
    think thought, throw threw thrown, understand understood, undergo underwent, wake woke woken, wear wore worn,
    win won, withdraw withdrew withdrawn, write wrote written, found founded founder, marry marriage, bear birth
"""
#: Words of which so much of the beginning is the same are forms of one.
_SAME_BEGINNING = 5


@lru_cache(maxsize=1)
def _groups() -> dict[str, frozenset[str]]:
    """Each stem with all that may be forms of the same verb."""
    found: dict[str, frozenset[str]] = {}
    for group in _VERBS.split(","):
        together = frozenset(stem for word in group.split() for stem in stems(word))
        for stem in together:
            found[stem] = found.get(stem, frozenset()) | together
    return found


def has_form(stem: str, found: Collection[str]) -> bool:
    """Tell whether a stem is among some, or another form of its verb, or a word with the same beginning."""
    if stem in found or not _groups().get(stem, frozenset()).isdisjoint(found):
        return True
    start = stem[:_SAME_BEGINNING]
    return len(start) == _SAME_BEGINNING and any(other.startswith(start) for other in found)
