"""The language of a question, where it is surely not English. Names and a few keywords are of no language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from qa.questions.language_words import ENGLISH, LANGUAGES, OPENERS

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

#: Languages whose questions have these words anywhere.
_ANYWHERE = frozenset({"hu", "id", "tr", "vi"})
#: A question that begins like one is surer of its language than this; others, of as many small words, than that. Of
#: 4,490 English ones of public sets none comes near.
_SURE_OPENED = 0.45
_SURE = 0.9
_LEAST_PLAIN = 5
#: Fewer words are names or keywords, and fewer letters of a script without blanks a name.
_LEAST_WORDS = 3
_LEAST_LETTERS = 5

_QUOTED = re.compile(r"[\"“„«»][^\"“”„«»]*[\"”“»«]")
#: A word of one kind of letters: Latin ones, with their marks, or others.
_WORD = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]+|[^\W\d_A-Za-zÀ-ɏḀ-ỿ]+")


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its code, its English name, and how it asks for English."""

    code: str
    name: str
    request: str


def foreign_language(question: str) -> Language | None:
    """Return the language of a question that is surely not English."""
    text = _QUOTED.sub(" ", question)
    words = _WORD.findall(text)
    foreign = [word for word in words if not _is_latin(word)]
    if sum(map(len, foreign)) * 2 > sum(map(len, words)):
        code = _identifier().classify(text)[0] if _is_phrase(foreign) else "en"
    else:
        code = _latin_code(text, words)
    return Language(code, *LANGUAGES[code]) if code in LANGUAGES else None


def reads_languages(embedder: str) -> bool:
    """Tell whether a model says by its name that it reads many languages, so that no question is in a wrong one."""
    return "multilingual" in embedder.lower()


def is_written_in(text: str, language: Language) -> bool:
    """Tell whether a passage is in a language."""
    return bool(_identifier().classify(text)[0] == language.code)


def _latin_code(text: str, words: Sequence[str]) -> str:
    """The code of a sentence in Latin letters: one that begins like a question of its language, or has many words."""
    low = [word.lower() for word in words]
    if len(words) < _LEAST_WORDS or (text.isascii() and any(word in ENGLISH for word in low)):
        return "en"
    opened = {
        code
        for code, openers in OPENERS.items()
        if not set(openers.split()).isdisjoint(low if code in _ANYWHERE else low[:2])
    }
    plain = [word for word in words[1:] if word.islower()]
    english = [word for word in low if word in ENGLISH]
    if len(english) >= len(plain) or not (opened or len(plain) >= _LEAST_PLAIN):
        return "en"
    code, sure = _identifier().classify(text)
    if code in opened:
        return str(code) if sure >= _SURE_OPENED else "en"
    return str(code) if len(plain) >= _LEAST_PLAIN and sure >= _SURE else "en"


def _is_phrase(words: Sequence[str]) -> bool:
    """Tell whether words of another script are more than a name or two."""
    if any(word != word.lower() for word in words):  # a script with capitals
        return len(words) >= _LEAST_WORDS and any(word.islower() for word in words[1:])
    return sum(map(len, words)) >= _LEAST_LETTERS


def _is_latin(word: str) -> bool:
    return all(char.isascii() or unicodedata.name(char, "").startswith("LATIN") for char in word)


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    """The identifier of languages; loading takes a second, and English questions never need it."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier: LanguageIdentifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(["en", *LANGUAGES])
    return identifier
