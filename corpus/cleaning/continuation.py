"""Whether two paragraphs are one sentence: features of both and their weights. Knows nothing of lines and pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise

from corpus.cleaning.continuation_weights import WEIGHTS
from corpus.vocabulary import frequency
from corpus.words import (
    DAYS,
    FINITE_VERBS,
    NAME_ENDS,
    NAME_LEADS,
    NAME_STARTS,
    NEVER_LAST,
    OCCUPATIONS,
    OPEN_WORDS,
    RANKS,
    STARTERS,
)

_TAIL_CHARS = 2000  # no quoted sentence is longer
_MAX_WORDS = 40  # of a first part that are looked at
_MAX_PHRASE_WORDS = 6
_COMMON = 20_000  # times in the word list's texts

_TERMINAL = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_QUESTIONS = frozenset({"What", "How", "Why", "Who", "Where", "When", "Which"})  # without a question mark: a heading
_FULL_STOP = re.compile(r"[.!?…][\"'”’»)\]]*$")
_INNER_END = re.compile(r"[a-z\d][.!?][\"”’]? [\"“‘]?[A-Z]")
_ITEM_END = re.compile(r";(?: and| or)?$")  # of an item in a list
_OPEN_STOP = re.compile(r"(?:^|\s)[(\"“‘]?(?:[A-Z]|(\w{1,5}))\.$")  # "Gov.", "J."
_LABEL = re.compile(r"[^\s:]{1,20}(?: [^\s:]{1,20}){0,3}:")
_CREDIT_TAIL = re.compile(r"[.!?][\"'”’)]?(?: [A-ZÀ-Þ][\w’'.&-]*){1,6}$")  # "... in May. Harbour Pictures"
_NAME = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+")
_LONE_NAME = re.compile(r"\b([A-Z][\w-]+)(?:[’']s)?(?=[,.;:!?)]? [a-z0-9])")
_INNER_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w-]+")
_SMALL = re.compile(r"(?<![\w’'-])[a-z]{3,}+(?![\w’'-])")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


class ArticleWords:
    """What the lines of one article say of its words; looked up when first asked."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Keep the lines, as one text: nothing that is looked up goes over the end of a line."""
        self._text = "\n".join(lines)

    @cached_property
    def names(self) -> frozenset[str]:
        """Each two neighbouring words of names."""
        names = (name.split(" ") for name in _NAME.findall(self._text))
        return frozenset(f"{one} {other}" for words in names for one, other in pairwise(words))

    @cached_property
    def lone(self) -> frozenset[str]:
        """Words with a capital that somewhere stand before none."""
        return frozenset(_LONE_NAME.findall(self._text))

    @cached_property
    def inner(self) -> frozenset[str]:
        """Words that have a capital inside a sentence."""
        return frozenset(_INNER_NAME.findall(self._text))

    @cached_property
    def small(self) -> frozenset[str]:
        """Words that are written small."""
        return frozenset(_SMALL.findall(self._text))


def is_ended(text: str) -> bool:
    """Tell whether a text ends as a sentence does, or in a colon; not if only in a title or an initial."""
    if not _TERMINAL.search(text[-8:]):
        return False
    stop = _OPEN_STOP.search(text[-12:])
    return stop is None or (stop[1] is not None and stop[1].casefold() not in RANKS)


def score(first: str, second: str, words: ArticleWords) -> float:
    """Weigh whether a paragraph that has no end is one sentence with the start of the next; higher is likelier."""
    return sum(WEIGHTS.get(name, 0.0) for name in features(first, second, words))


def features(first: str, second: str, words: ArticleWords) -> Iterator[str]:
    """Yield the names of what holds of two neighbouring paragraphs, the first of which has no end."""
    one, two = first.split()[-_MAX_WORDS:], second.split(None, 12)
    has_verb = "verb" if any(word in FINITE_VERBS for word in one) else "no verb"
    yield f"{has_verb} {_band(len(one), (1, 2, 3, 4, 6, 9, 13, 18))}"
    yield f"rest {_band(len(two), (1, 2, 3, 5, 8, 11))}"
    yield "rest ends" if _FULL_STOP.search(second[-8:]) else "rest open"
    if _ITEM_END.search(first[-8:]):
        yield "item"
    if _INNER_END.search(first):
        tail = _CREDIT_TAIL.search(first[-120:])
        yield "prose" if not tail else f"credit {_band(tail[0].count(' '), (1, 2, 3))}"
    elif _LABEL.match(first):
        yield "label"
    large = sum(not word[:1].islower() for word in one[1:])
    yield f"large {_band(int(10 * large / max(1, len(one) - 1)), (0, 2, 4, 6, 9))}"
    yield f"starts {_kind(one[0], words)}" if len(one) < _MAX_WORDS else "starts long"
    last = "last " + _last_kind(one[-1], words)
    follower = "next " + _kind(two[0], words)
    shape = _shape(first, one)
    yield from (last, follower, f"{shape} + {last}", f"{shape} + {follower}")
    if one[-1][:1].isupper() and two[0][:1].isupper():
        yield from _name_features(one, two, words, shape)
    elif two[0][:1].isupper() or two[0][:1].isdigit():
        yield f"{last} + {follower}"
    if one[0] in _QUESTIONS and shape != "prose":
        yield "question"
    if _opens(first, second, "“", "”") or _opens(first, second, "(", ")") or _opens_plain(first, second):
        yield "closes"
    if len({*map(_stem, one)} & {*map(_stem, two)} - {""}) > 0:
        yield "repeats"


def _shape(first: str, one: list[str]) -> str:
    """What a first part looks like: prose has a sentence before it; a clause has a verb that headings leave out."""
    if _INNER_END.search(first):
        return "prose"
    is_clause = len(one) > _MAX_PHRASE_WORDS and any(word in FINITE_VERBS for word in one)
    return "clause" if is_clause else "long" if len(one) > 2 * _MAX_PHRASE_WORDS else "phrase"


def _name_features(one: list[str], two: list[str], words: ArticleWords, shape: str) -> Iterator[str]:
    before, last, following = one[-2] if len(one) > 1 else "", one[-1], _WORD.match(two[0])
    name = following[0] if following else two[0]
    if f"{last} {name}" in words.names:
        yield "name known"
        return
    yield "name unknown"
    yield "name lone" if last in words.lone else "name never lone"
    yield f"{shape} + name " + ("lone" if last in words.lone else "never lone")
    yield "name after " + _before_kind(before)
    yield f"{shape} + name after " + _before_kind(before)
    if last in NAME_STARTS:
        yield "name start"
    if name in words.lone and last not in words.lone:
        yield "surname"
    if name in NAME_ENDS:
        yield "name end"
    if len(two) > 1 and (two[1][:1].islower() or two[0].endswith((",", "’s", "'s"))):
        yield "name goes on small"


def _before_kind(word: str) -> str:
    bare = word.strip('"“‘(').casefold()
    if not word or bare.strip(".,") in RANKS or bare in OCCUPATIONS:
        return "title" if word else "none"
    if word[:1].isupper():
        return "comma" if word.endswith(",") else "large"
    return "lead" if bare in NAME_LEADS else "comma" if word.endswith(",") else "small"


def _stem(word: str) -> str:
    word = word.strip("\"“”‘’'(),.;:!?").casefold()
    return word[:6] if len(word) > 4 else ""


def _band(number: int, edges: tuple[int, ...]) -> int:
    return next((edge for edge in edges if number <= edge), 99)


def _kind(word: str, words: ArticleWords) -> str:
    """What a first word of a paragraph is."""
    bare = word.strip("\"“‘(),.;:!?”’'")
    bare = bare[:-2] if bare.endswith(("’s", "'s")) else bare
    if not word[:1].isalnum():
        return "opening" if word[:1] in "\"“‘('" else "dash" if word[:1] in "-–—" else "sign"
    if not bare[:1].isalpha():
        return "score" if re.fullmatch(r"\d+[-–]\d+", bare) else "figure"
    if bare[:1].islower():
        return "small"
    if bare in STARTERS:
        return "starter"
    if bare in DAYS:
        return "day"
    if len(bare) > 1 and bare.isupper():
        return "acronym"
    small, inner = bare.casefold() in words.small, bare in words.inner
    if small or inner:
        return "both" if small and inner else "common here" if small else "name here"
    count = frequency(bare)
    return "common" if count > _COMMON else "word" if count else "unknown"


def _last_kind(word: str, words: ArticleWords) -> str:
    bare = word.strip("\"“‘(”’')")
    small = bare.casefold()
    if bare.endswith((",", ";")):
        return "comma" if bare.endswith(",") else "semicolon"
    if bare.endswith("."):
        return "rank" if small.strip(".") in RANKS else "initial"
    if word[-1:] in "\"”’')":
        return "closed"
    if bare[:1].islower():
        return _small_kind(small)
    if small in RANKS:
        return "rank"
    if small in NEVER_LAST or small in OPEN_WORDS:
        return "open large"
    if small in OCCUPATIONS:
        return "role"
    return _kind(bare, words) if bare else "sign"


def _small_kind(word: str) -> str:
    kinds = (("never", NEVER_LAST), ("open", OPEN_WORDS), ("verb", FINITE_VERBS))
    endings = (f"small {ending}" for ending in ("ing", "ly", "ed", "al", "s") if word.endswith(ending))
    return next((kind for kind, known in kinds if word in known), None) or next(endings, "small")


def _opens(first: str, second: str, opening: str, closing: str) -> bool:
    """Tell whether a text opens what the next one closes before it opens another."""
    before, after = first[-_TAIL_CHARS:], second[:_TAIL_CHARS]
    if before.rfind(opening) <= before.rfind(closing):
        return False
    at, again = after.find(closing), after.find(opening)
    return at > 0 and (again < 0 or at < again)


def _opens_plain(first: str, second: str) -> bool:
    """Tell it of straight quotation marks, which open and close alike."""
    if "“" in first or "“" in second or first.count('"') % 2 == 0:
        return False
    at = second.find('"')
    return at > 0 and not second[at - 1].isspace() and second.count('"') % 2 == 1
