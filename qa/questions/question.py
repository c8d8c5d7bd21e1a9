"""What a question asks for: its content words, names, figures and the kind of answer it wants."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from embeddings import indexable
from embeddings import stems as index_stems
from qa.questions.spellings import Spellings

#: Words that carry no content of a question: function words and the verbs that only frame it.
STOP_WORDS = frozenset(
    """
    a an the this that these those some any each every all both either neither no none one ones another other others
    i me my we us our you your he him his she her it its they them their theirs who whom whose which what when where
    why how and or but nor so yet if then than as at by for from in into of off on onto out over to toward towards up
    upon with within without about above across after again against along among around before behind below beneath
    beside between beyond down during except inside near outside per since through throughout till under until via
    am is are was were be been being do does did done doing have has had having will would shall should can could may
    might must ought need dare let
    not only own same such too very just also even ever never still there here now many much more most less least few
    lot lots kind type sort name named called
    according say says said saying tell tells told
    """.split()  # noqa: SIM905  a table is easier to read and change
)

#: The index's idea of a word: letters and digits.
WORD = re.compile(r"[^\W_]+")
_PLACES = "country city state place town region location continent nation province island county"
_PEOPLE = "person man woman actor actress singer player president minister leader author director senator governor"


def _which(nouns: str) -> str:
    """A pattern of "which ... noun" and "what ... noun"."""
    return rf"(?:what|which) (?:\w+ ){{0,2}}(?:{nouns.replace(' ', '|')})\b"


#: How a question names the kind of its answer.
_WANTS = {
    "number": r"how (?:many|much|often|long|old|far|tall|big|large|high|fast|deep|wide|heavy)\b|"
    + _which("number percentage percent proportion share amount age year"),
    "time": r"\bwhen\b|how long ago|" + _which("year month day date time decade century"),
    "place": r"\bwhere\b|" + _which(_PLACES),
    "person": r"\bwho(?:m|se)?\b|" + _which(_PEOPLE),
    "term": r"\b(?:called|known as|names? (?:of|for)|nick-?names?|terms? (?:for|used|is|to)|words? for|titles?|titled"
    r"|stands? for|referred to|another (?:name|term|word))\b",
    "reason": r"\bwhy\b|how come|what (?:was the |is the )?(?:reason|cause)\b",
}

_WANTED = {kind: re.compile(pattern) for kind, pattern in _WANTS.items()}

#: Names that newspapers write in two ways.
_SHORT_FORMS = {"United States": "US", "United Kingdom": "UK", "United Nations": "UN", "European Union": "EU"}
_LONG_FORM = re.compile("|".join(_SHORT_FORMS))

#: Longer texts than this are hardly one word.
_LONGEST_WORD = 24


@dataclass(frozen=True, slots=True)
class Question:
    """A question, taken apart.

    Attributes:
        text: As asked, trimmed.
        words: Every word as typed.
        stems: The stem of each of them.
        content: Stems of the words that carry content, each once.
        names: Content words that are written as names (capitals inside the sentence).
        wants: Kinds of answer: number, time, place, person, term, reason; often none.
        counted: Stems of what "how many" counts: the words from there to the next function word.
        spellings: How the archive asked spells its words otherwise.
    """

    text: str
    words: tuple[str, ...]
    stems: tuple[str, ...]
    content: tuple[str, ...]
    names: tuple[str, ...]
    wants: frozenset[str]
    counted: frozenset[str]
    spellings: Spellings = field(default_factory=Spellings)

    def stems_of(self, text: str) -> list[str]:
        """Return the stems of a text's words in order, other spellings of the question's words as the question's."""
        return self.spellings.read(stems(text))


def stems(text: str) -> list[str]:
    """Return the stems of a text's words in order; of names that have a short form, that of the short form."""
    return index_stems(_shortened(text)) if len(text) <= _LONGEST_WORD else list(_stems_of_text(text))


@lru_cache(maxsize=256)  # several stages read the sentences of a question
def _stems_of_text(text: str) -> tuple[str, ...]:
    return tuple(index_stems(_shortened(text)))


def _shortened(text: str) -> str:
    return _LONG_FORM.sub(lambda match: _SHORT_FORMS[match[0]], text) if " " in text else text


@lru_cache(maxsize=256)
def read_question(text: str) -> Question:
    """Take a question apart."""
    found = ((word, stems(word)) for word in WORD.findall(indexable(_shortened(text))))
    by_word = [(word, made[0]) for word, made in found if made]
    words, word_stems = [word for word, _ in by_word], [stem for _, stem in by_word]
    shouted = text.isupper()
    named = [_is_name(word, place, shouted=shouted) for place, word in enumerate(words)]
    content = [
        stem
        for word, stem, is_name in zip(words, word_stems, named, strict=True)
        if is_name or word.lower() not in STOP_WORDS
    ]
    low = text.lower()
    return Question(
        text=text.strip(),
        words=tuple(words),
        stems=tuple(word_stems),
        content=tuple(dict.fromkeys(content)),
        names=tuple(dict.fromkeys(word for word, is_name in zip(words, named, strict=True) if is_name)),
        wants=frozenset(kind for kind, pattern in _WANTED.items() if pattern.search(low)),
        counted=frozenset(_counted(low)),
    )


def _counted(text: str) -> Iterator[str]:
    """Stems of what a question in small letters asks the number of."""
    _, asks, after = text.partition("how many ")
    for word in WORD.findall(after if asks else ""):
        if word in STOP_WORDS:
            return
        yield from stems(word)


def content_words(text: str) -> str:
    """The words of a question that carry content, as typed; the whole question if none does."""
    question = read_question(text)
    content = set(question.content)
    words = (word for word, stem in zip(question.words, question.stems, strict=True) if stem in content)
    return " ".join(words) or text


def _is_name(word: str, position: int, *, shouted: bool) -> bool:
    """Tell whether a word is written as a name: "US" is, "us" is not, and the first word of a sentence says little."""
    return not shouted and len(word) > 1 and (word.isupper() or (position > 0 and word[0].isupper()))
