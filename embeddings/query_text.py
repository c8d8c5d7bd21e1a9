"""From what a person types to words, phrases and exclusions; and the analyzers that both engines share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tantivy import TextAnalyzer, TextAnalyzerBuilder

#: Raised when `indexable`, the analyzers or what is kept of a word change: the next rebuild then makes the words anew.
ANALYSIS_VERSION = 1

#: A part of a text that may be a phrase, with a minus before it if that touches nothing before.
_PART = re.compile(
    r"""(?<!\S)[(\[]*(?P<minus>-(?=[\w"“„]))?(?:"(?P<straight>[^"]*)"|[“„](?P<curly>[^“”]*)”|(?P<word>\S+))|(?P<rest>\S+)"""
)

_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")

#: Another spelling of a word counts this much of the word.
VARIANT_SHARE = 0.8

#: No word has another spelling.
NO_SPELLINGS: Mapping[str, Sequence[str]] = MappingProxyType({})

#: Longer words than this are never typed; tantivy cannot keep those over 65,530 bytes.
_MAX_WORD_BYTES = 200

#: Texts up to this length are mostly one word, read again and again: so many of them are kept.
_LONGEST_WORD, _KEPT_WORDS = 24, 16_384
#: Each search of a question reads its words.
_KEPT_QUERIES = 64


@dataclass(frozen=True, slots=True)
class WordQuery:
    """What is looked for, as stems.

    Attributes:
        words: All different stems that add to the score, those in phrases included.
        phrases: Stems that must stand next to each other.
        excluded: Stems that must not stand next to each other; most often a single one.
        variants: Other spellings of a word, by its stem; the stems of one stand next to each other.
    """

    words: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[tuple[str, ...], ...] = ()
    variants: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict, hash=False)


def stems(text: str) -> list[str]:
    """Return the words of a text as the index of words knows them, in order."""
    return list(_stems_of_word(text)) if len(text) <= _LONGEST_WORD else stem_analyzer().analyze(indexable(text))


def plain_words(text: str) -> list[str]:
    """Return the words of a text in small letters without accents, not stemmed, in order."""
    if len(text) > _LONGEST_WORD:
        return word_analyzer().analyze(indexable(text))
    is_plain = text.isascii() and text.isalnum() and text.islower()
    return [text] if is_plain else list(_plain_words_of(text))


@lru_cache(maxsize=_KEPT_WORDS)
def _stems_of_word(word: str) -> tuple[str, ...]:
    return tuple(stem_analyzer().analyze(indexable(word)))


@lru_cache(maxsize=_KEPT_WORDS)
def _plain_words_of(word: str) -> tuple[str, ...]:
    return tuple(word_analyzer().analyze(indexable(word)))


@cache
def stem_analyzer() -> TextAnalyzer:
    """Split at what is neither letter nor digit, lower-case, drop accents, reduce to English stems."""
    import tantivy

    return _folding_builder().filter(tantivy.Filter.stemmer("english")).build()


@cache
def word_analyzer() -> TextAnalyzer:
    """The same without stems."""
    return _folding_builder().build()


def parse_query(text: str, variants: Mapping[str, Sequence[str]] = NO_SPELLINGS) -> WordQuery:
    """Read a text as words, "phrases" and -exclusions; nothing else in it is syntax.

    Args:
        text: What a person types.
        variants: Other spellings of some of its words, each of one word or more.
    """
    read = _read(text)
    return replace(read, variants=_stemmed(variants)) if variants else read


@lru_cache(maxsize=_KEPT_QUERIES)
def _read(text: str) -> WordQuery:
    words: list[str] = []
    phrases: list[tuple[str, ...]] = []
    excluded: list[tuple[str, ...]] = []
    for minus, quoted, part in _parts(text):
        found = tuple(stems(part))
        if not found:
            continue
        if minus:
            excluded.append(found)
            continue
        words.extend(found)
        if quoted:
            phrases.append(found)
    return WordQuery(tuple(dict.fromkeys(words)), tuple(dict.fromkeys(phrases)), tuple(dict.fromkeys(excluded)))


def _stemmed(variants: Mapping[str, Sequence[str]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Other spellings as stems; what has the stem of its word is none."""
    found: dict[str, dict[tuple[str, ...], None]] = {}
    for word, others in variants.items():
        for stem in stems(word)[:1]:
            for other in map(tuple, map(stems, others)):
                if other and other != (stem,):
                    found.setdefault(stem, {})[other] = None
    return {stem: tuple(others) for stem, others in found.items()}


def indexable(text: str) -> str:
    """Return a text as analyzers need it.

    Accents are joined to their letters, lone surrogates (no UTF-8) replaced, and initials written as one word, so that
    "U.S." and "US" are the same.
    """
    joined = _INITIALS.sub(lambda match: match[0].replace(".", "") + " ", text) if "." in text else text
    if joined.isascii():
        return joined
    return unicodedata.normalize("NFC", joined).encode("utf-8", "replace").decode()


def _parts(text: str) -> list[tuple[bool, bool, str]]:
    """Split a text into (excluded, quoted, words)."""
    parts = []
    for match in _PART.finditer(text):
        quoted = match["straight"] if match["straight"] is not None else match["curly"]
        if quoted is not None:
            parts.append((bool(match["minus"]), True, quoted))
        else:
            parts.append((bool(match["minus"]), False, match["word"] or match["rest"] or ""))
    return parts


def _folding_builder() -> TextAnalyzerBuilder:
    import tantivy

    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.remove_long(_MAX_WORD_BYTES))
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.ascii_fold())
    )
