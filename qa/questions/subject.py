"""Questions that do not say what they are about, and what is missing in them."""

from __future__ import annotations

import re

from qa.questions.question import read_question

_WORD = re.compile(r"[^\W\d_]")
_PERSONS = frozenset(("he", "she", "him", "her", "his", "hers", "himself", "herself"))
_THINGS = frozenset(("it", "they", "them", "its", "their", "theirs"))
_POINTERS = frozenset(("that", "this", "these", "those", "there", "then"))
_TOKEN = re.compile(r"[^\W\d_]+(?=[^\w]|$)")

#: Stems of what happens to anything, and the "s" of "what's".
_EMPTY = frozenset(("happen", "mean", "occur", "go", "come", "know", "think", "thing", "next", "s", "re", "m", "d"))

#: With more content words than this a pronoun may mean one of them, or be none ("Is it true that ...").
_MOST_CONTENT = 1

_HINT = "Name a person, place or thing."


def missing_subject(text: str) -> str | None:
    """Return what a stand-alone question leaves out, as the reason of a refusal; None if it says what it is about."""
    if not _WORD.search(text):
        if any(char.isdigit() for char in text):
            return f"The question is only a figure and does not say what it is about. {_HINT}"
        return f"The question has no words. {_HINT}"
    question = read_question(text)
    words = [word.lower() for word in _TOKEN.findall(text)]
    pronouns = [word for word in words if word in _PERSONS | _THINGS]
    content = [stem for stem in question.content if stem not in _EMPTY]
    if not content:
        pronouns += [word for word in words if word in _POINTERS]
        if not pronouns:
            return f"The question has no word that says what it is about. {_HINT}"
    elif question.names or len(content) > _MOST_CONTENT or not pronouns:
        return None
    who = "who" if pronouns[0] in _PERSONS else "what"
    verb = "are" if pronouns[0] in {"they", "them", "their", "theirs", "these", "those"} else "is"
    return f"The question does not say {who} “{pronouns[0]}” {verb}. {_HINT}"
