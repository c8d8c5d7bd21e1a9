"""The language of a question, where it is surely not English. Names and a few keywords are of no language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus import is_english
from qa.questions.language_words import ENGLISH, LANGUAGES, OPENERS

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

#: Languages whose questions have these words anywhere.
_ANYWHERE = frozenset({"hu", "id", "tr", "vi"})
#: A question that begins like one is surer of its language than this; one of words that the archive mostly lacks, and
#: one of so many small words, than that. Of 4,490 English questions of public sets none is turned away.
_SURE_OPENED = 0.45
_SURE_UNKNOWN = 0.6
_SURE = 0.9
_NEVER = 2.0
_LEAST_PLAIN = 5
_LEAST_UNKNOWN = 0.5
#: Fewer words are names or keywords, and fewer letters of a script without blanks a name.
_LEAST_WORDS = 3
_LEAST_LETTERS = 5

_QUOTED = re.compile(r"[\"“„«»][^\"“”„«»]*[\"”“»«]")
#: A word of one kind of letters: Latin ones, with their marks, or others.
_WORD = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]+|[^\W\d_A-Za-zÀ-ɏḀ-ỿ]+")

#: Counts words in the archive.
Count = Callable[[Sequence[str]], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its code, its English name, and how it asks for English."""

    code: str
    name: str
    request: str


def foreign_language(question: str, count: Count = lambda words: [1] * len(words)) -> Language | None:
    """Return the language of a question that is surely not English.

    Args:
        question: Any question.
        count: Tells how often words occur in the archive; what has mostly words that do not is less likely a name.
    """
    text = _QUOTED.sub(" ", question)
    words = _WORD.findall(text)
    foreign = [word for word in words if not _is_latin(word)]
    if sum(map(len, foreign)) * 2 > sum(map(len, words)):
        code = _identifier().classify(text)[0] if _is_phrase(foreign) else "en"
    else:
        code = _latin_code(text, words, count)
    return Language(code, *LANGUAGES[code]) if code in LANGUAGES else None


def reads_languages(embedder: str) -> bool:
    """Tell whether a model says by its name that it reads many languages, so that no question is in a wrong one."""
    return "multilingual" in embedder.lower()


def is_written_in(text: str, language: Language) -> bool:
    """Tell whether a passage is in a language; of a script of its own, whether it is in that script."""
    if not _is_latin(language.request):
        scripts = {_script(char) for char in language.request} - {""}
        return sum(_script(char) in scripts for char in text) * 2 > sum(map(str.isalpha, text))
    return bool(_identifier().classify(text)[0] == language.code)


def _latin_code(text: str, words: Sequence[str], count: Count) -> str:
    """The code of a sentence in Latin letters: one that begins like a question of its language, or has many words."""
    low = [word.lower() for word in words]
    is_unmarked = all(map(str.isascii, words))
    if len(words) < _LEAST_WORDS or (is_unmarked and any(word in ENGLISH for word in low)):
        return "en"
    opened = {
        code
        for code, openers in OPENERS.items()
        if not set(openers.split()).isdisjoint(low if code in _ANYWHERE else low[:2])
    }
    plain = [word for word in words[1:] if word.islower()]
    english = [word for word in low if word in ENGLISH]
    is_long = len(plain) >= _LEAST_PLAIN
    # A name with a small word in it is no sentence, nor is one without a question mark that the archive lacks.
    is_unknown = "?" in text and len(plain) > 1 and _are_unknown(low, count)
    if len(english) >= len(plain) or not (opened or is_long or is_unknown):
        return "en"
    if is_unmarked and not opened and all(map(is_english, plain)):  # nothing that the identifier need be loaded for
        return "en"
    code, sure = _identifier().classify(text)
    if code in opened:
        return str(code) if sure >= _SURE_OPENED else "en"
    least = _SURE_UNKNOWN if is_unknown else _SURE if is_long else _NEVER
    return str(code) if sure >= least else "en"


def _are_unknown(words: Sequence[str], count: Count) -> bool:
    """Tell whether most words are nowhere in the archive, so that nothing could be found for them."""
    return sum(not found for found in count(words)) >= _LEAST_UNKNOWN * len(words)


def _is_phrase(words: Sequence[str]) -> bool:
    """Tell whether words of another script are more than a name or two."""
    if any(word != word.lower() for word in words):  # a script with capitals
        return len(words) >= _LEAST_WORDS and any(word.islower() for word in words[1:])
    return sum(map(len, words)) >= _LEAST_LETTERS


def _script(char: str) -> str:
    """The first word of a letter's name, such as CYRILLIC; "" of other signs."""
    return unicodedata.name(char, "").split(" ")[0] if char.isalpha() else ""


def _is_latin(word: str) -> bool:
    return all(char.isascii() or unicodedata.name(char, "").startswith("LATIN") for char in word)


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    """The identifier of languages; loading takes a second, and hardly any English question needs it."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    every: LanguageIdentifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    every.set_languages(["en", *LANGUAGES])
    # One made of what is left does not hold on to all languages, which are 28 MB.
    weights, classes = (every.nb_ptc, every.nb_pc), every.nb_classes
    return LanguageIdentifier(
        *weights, classes, every.tk_nextmove, every.tk_output, norm_probs=True, tk_row=every.tk_row
    )
