"""For whom a sentence speaks: who says it, or who takes a position in it."""

from __future__ import annotations

import re

from corpus import Said, find_voices
from qa.answering.sentences import Evidence
from qa.forms.countries import names_of
from qa.forms.opposed import Side

#: So many words may stand before the name in a subject, and so many make up a speaker's name.
_MOST_BEFORE, _MOST_NAME = 4, 5
#: A book's speakers are not read.
MOST_READ = 200_000
_IN_NAMES = frozenset(["of", "the", "de", "von", "van", "al", "for", "and"])
_NO_NAME_STARTS = frozenset(["Despite", "In", "On", "At", "After", "But", "And", "While", "As", "He", "She", "They"])
_FOR = re.compile(
    r"\b(?:supporters?|proponents?|backers?|advocates?|defenders?|allies|friends|in favou?r|support(?:s|ed|ing)?"
    r"|back(?:s|ed|ing)|welcom(?:e[sd]?|ing)|prais(?:e[sd]?|ing)|defend(?:s|ed|ing)?|endors(?:e[sd]?|ing)|hail(?:s|ed)|approv(?:e[sd]?|ing)"
    r"|glad|relieved|necessary|needed)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:critics?|critici[sz](?:e[sd]?|ing)|opponents?|detractors?|foes|enemies|oppos(?:e[sd]?|ing|ition)|against"
    r"|reject(?:s|ed|ing)?|condemn(?:s|ed|ing)?|protest\w*|denounc(?:e[sd]?|ing)|object(?:s|ed|ions?)|warn(?:s|ed|ing)?"
    r"|complain(?:s|ed|ing|ts?)?|attack(?:s|ed|ing)|attacks|doubt(?:s|ed|ing)?|accus(?:e[sd]?|ing)|fear(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_AGAINST_ROLES = re.compile(r"critic|opponent|detractor|foe|enem", re.IGNORECASE)
#: Bodies that are called otherwise too.
_BODIES = {
    "NATO": ("NATO", "the alliance", "The alliance"),
    "EU": ("EU", "European Union", "European Commission", "the bloc", "The bloc"),
    "UN": ("UN", "U.N.", "United Nations"),
}
_BODY_OF = {"European Union": "EU", "United Nations": "UN", "Nato": "NATO"}
#: What a name's owner must own for it to be the owner that acts: "Russia's president said".
_OWNED = (
    r"(?=['’]s? (?:\w+ ){0,2}?(?:president|prime minister|ministers?|ministry|government|spokes\w+|ambassador|leaders?"
    r"|parliament|officials?|chancellor|army|military|party|supporters|director|chief|union|lawyers?)\b)"
)
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?")
_PART = re.compile(r"[^,;:–—“”\"«»()]+")
#: Small words that may stand before a subject.
_BEFORE = frozenset(
    """
    the a an but and while meanwhile yet so that as officials both new former mr ms mrs
    """.split()  # noqa: SIM905  a table is easier to read and change
)
_TELLS = re.compile(
    r"\b(?:sa(?:ys?|id|ying)|told|tells?|add(?:s|ed)|argu(?:e[sd]?|ing)|claim(?:s|ed|ing)?|den(?:y|ies|ied)|insist(?:s|ed)?"
    r"|call(?:s|ed|ing)?|demand(?:s|ed|ing)?|want(?:s|ed)?|reject(?:s|ed)?|warn(?:s|ed|ing)?|accus(?:e[sd]?|ing)|blam(?:e[sd]?|ing)"
    r"|describ(?:e[sd]?|ing)|hold(?:s)?|maintain(?:s|ed)?|ask(?:s|ed|ing)?|propos(?:e[sd]?|ing)|promis(?:e[sd]?|ing)|agree(?:s|d)?"
    r"|disagree(?:s|d)?|oppos(?:e[sd]?|ing)|support(?:s|ed|ing)?|back(?:s|ed|ing)?|welcom(?:e[sd]?|ing)|criticis(?:e[sd]?|ing)"
    r"|criticiz(?:e[sd]?|ing)|condemn(?:s|ed|ing)?|announc(?:e[sd]?|ing)|consider(?:s|ed)?|believ(?:e[sd]?|ing)|think(?:s)?"
    r"|thought|expect(?:s|ed)?|fear(?:s|ed)?|hope(?:s|d)?|expressed|stated|declared|replied|responded|answer(?:s|ed))\b",
    re.IGNORECASE,
)


class Speakers:
    """Who says the sentences of some articles; each article is read once."""

    def __init__(self) -> None:
        self._read: dict[str, dict[int, Said]] = {}

    def of(self, item: Evidence) -> str | None:
        """Return who says a sentence, as printed; None if its article does so itself or does not tell."""
        article = item.article
        if article.article_id not in self._read:
            voices = find_voices(article) if len(article.text) <= MOST_READ else ()
            self._read[article.article_id] = {said.start: said for said in voices}
        said = self._read[article.article_id].get(item.start)
        return article.text[said.speaker.start : said.speaker.end] if said and said.speaker else None


def is_named(speaker: str, outlet: str | None) -> bool:
    """Tell whether a speaker is somebody or something by name, and not the outlet."""
    words = speaker.split()
    is_name = len(words) <= _MOST_NAME and all(word[0].isupper() or word in _IN_NAMES for word in words)
    return is_name and words[0] not in _NO_NAME_STARTS and speaker != outlet


def speaks_for(side: Side, item: Evidence, speakers: Speakers) -> bool:
    """Tell whether a sentence speaks for a side: who says it, or who takes a position in it, is named like it."""
    if side.kind == "role":
        return bool((_AGAINST if _AGAINST_ROLES.search(side.name) else _FOR).search(item.text))
    names = "|".join(re.escape(name) for name in names_meant(side.name))
    speaker = speakers.of(item)
    if speaker is not None and re.search(rf"(?<!\w)(?:{names})(?!\w)", speaker):
        return True
    subject = re.compile(rf"(?<!\w)(?:{names})(?:s?(?!['’\w])|{_OWNED})")
    own = _QUOTED.sub(" ", item.text)  # what is quoted has subjects of its own
    return _TELLS.search(own) is not None and any(
        (match := subject.search(part[0])) and _opens(part[0][: match.start()]) for part in _PART.finditer(own)
    )


def names_meant(name: str) -> tuple[str, ...]:
    """Return what else a person, a country or a body is called: by its last name, its people, its seat."""
    body = _BODIES.get(_BODY_OF.get(name, name))
    return body or names_of(name) or (name, *name.split()[-1:])


def _opens(before: str) -> bool:
    """Tell whether a name that stands after these words may still be the subject of their clause."""
    words = before.split()
    return len(words) <= _MOST_BEFORE and all(word[0].isupper() or word.lower() in _BEFORE for word in words)
