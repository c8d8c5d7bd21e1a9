"""Outlets and authors that a question names: as what it wants to hear, or anywhere."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from embeddings import Facets

#: Longest name, in words.
_MOST_WORDS = 7

_WORD = re.compile(r"\w+(?:[.&-]\w+)*")
_DOMAIN_END = re.compile(r"\.(?:com|org|net|info|news|co\.uk|[a-z]{2})$")

_ARTICLE = (
    r"(?:articles?|stor(?:y|ies)|reports?|pieces?|columns?|coverage|reporting|interviews?|editorials?|op-eds?"
    r"|analys[ie]s|commentar(?:y|ies)|accounts?)"
)
_WRITER = r"(?:journalists?|reporters?|correspondents?|columnists?|authors?|writers?|editors?)"
_SAYS = (
    r"(?:said|says?|reported|reports?|wrote|writes?|written|claims?|claimed|published|prints?|printed|told|tells?"
    r"|describes?|described|quotes?|quoted|cites?|cited|mentions?|mentioned|calls?|called)"
)

#: What stands before or after an outlet whose words are asked for.
_BEFORE_OUTLET = re.compile(
    rf"\b(?:according to|(?:reported|published|carried|printed|written|quoted|cited|told) (?:by|in|for|to)"
    rf"|{_ARTICLE}(?: \w+){{0,2}} (?:by|in|from|of|with)|{_WRITER} (?:of|at|for|from))(?: the)?\s+$",
    re.IGNORECASE,
)
_AFTER_OUTLET = re.compile(
    rf"(?:['’]s?)?\s+(?:(?!and\b)\w+\s+){{0,2}}?{_ARTICLE}\b|\s+{_SAYS}\b|['’]s\s+{_WRITER}\b|\s+{_WRITER}\b",
    re.IGNORECASE,
)
#: The same of an author. Authors are also people in the news, who say and claim things.
_BEFORE_AUTHOR = re.compile(
    rf"\b(?:{_ARTICLE}(?: \w+){{0,3}} (?:by|from|of)|(?:written|reported|authored) by"
    rf"|(?:by|to)(?: the)? {_WRITER})\s+$",
    re.IGNORECASE,
)
_AFTER_AUTHOR = re.compile(
    r"['’]s?\s+(?:\w+\s+){0,2}?(?:articles?|stor(?:y|ies)|reports?|pieces?|columns?|coverage|reporting|op-eds?"
    r"|analys[ie]s)\b"
    r"|\s+(?:writes?|wrote|reports?|reported)\b",
    re.IGNORECASE,
)
#: What goes with a name when a question is searched without it.
_LEAD = re.compile(
    rf"(?:,\s*)?\b(?:as\s+)?(?:(?:according|told|reported|published|carried|printed|written|quoted|cited)\s+)?"
    rf"(?:(?:in|from|by|of|to)\s+(?:an?\s+|the\s+|this\s+)?(?:\w+\s+)?{_ARTICLE}\s+)?(?:by|in|from|to|for|of|at)"
    rf"\s+(?:an?\s+|the\s+|this\s+)?(?:{_WRITER}\s+)?$",
    re.IGNORECASE,
)
_TAIL = re.compile(rf"(?:['’]s?)?\s+(?:\w+\s+){{0,2}}?(?:{_ARTICLE}|{_WRITER})\b|['’]s\b", re.IGNORECASE)
_THE = re.compile(r"\bthe\s+$", re.IGNORECASE)
#: After these a name is the subject, and what follows it a verb: "did Harbour Post report".
_HELPS = re.compile(r"\b(?:did|does|do|can|could|will|would|to)(?:\s+the)?\s+$", re.IGNORECASE)

#: What the subject does; the articles' words need not hold it.
_REPORTS = re.compile(
    r"^\s+(?:report|write|claim|publish|print|tell|mention)(?:s|ed)?\b|^\s+(?:wrote|told)\b", re.IGNORECASE
)

Kind = Literal["outlet", "author"]


@dataclass(frozen=True, slots=True)
class NamedSource:
    """A name in a text: where, and which outlets or authors of the index it means."""

    start: int
    end: int
    kind: Kind
    names: tuple[str, ...]


class SourceNames:
    """The outlets and authors of an index by what people call them."""

    def __init__(self, facets: Facets) -> None:
        self._known: dict[Kind, Mapping[str, tuple[str, ...]]] = {
            "outlet": _by_key(facets.outlets),
            "author": _by_key(facets.authors),
        }
        self._keys = sorted(key for known in self._known.values() for key in known)

    def find(self, text: str) -> list[NamedSource]:
        """Return the names in a text, ascending, the longest where several begin, outlets before authors."""
        found: list[NamedSource] = []
        words = list(_WORD.finditer(text))
        is_low = text.islower()
        for place, word in enumerate(words):
            if (found and word.start() < found[-1].end) or not (is_low or _is_capital(word[0])):
                continue
            if self._may_begin(word[0]):
                found += self._longest(text, words[place : place + _MOST_WORDS])
        return found

    def _may_begin(self, word: str) -> bool:
        """Tell whether a name may begin with a word; hardly any does."""
        (first, *_) = _key(word).split() or [""]
        at = bisect_left(self._keys, first)
        return first == "the" or (at < len(self._keys) and self._keys[at].startswith(first))

    def _longest(self, text: str, words: list[re.Match[str]]) -> Iterator[NamedSource]:
        for count in range(len(words), 0, -1):
            start, end = words[0].start(), words[count - 1].end()
            key = _key(text[start:end])
            kinds: tuple[Kind, ...] = ("outlet", "author")
            for kind in kinds:
                # A first name alone, or "today" in small letters, names nobody.
                if (names := self._known[kind].get(key)) and (count > 1 or (kind == "outlet" and not text.islower())):
                    yield NamedSource(start, end, kind, names)
                    return


def asked_sources(text: str, names: SourceNames) -> list[NamedSource]:
    """Return the outlets and authors whose words a question asks for: "according to X", "in Y's article"."""
    return [source for source in names.find(text) if _is_asked(text, source)]


def without_sources(text: str, sources: Iterable[NamedSource]) -> str:
    """Return a question without the names of sources and what goes with them; "it" where one is the subject."""
    for source in sorted(sources, key=lambda one: -one.start):
        before, after = text[: source.start], text[source.end :]
        tail = _TAIL.match(after)
        if tail and (after[:1] in "'’" or not _HELPS.search(before)):
            after = after[tail.end() :]
        if lead := _LEAD.search(before):
            text = f"{before[: lead.start()]} {after.lstrip(' ,') if not before[: lead.start()].strip() else after}"
        else:
            text = f"{_THE.sub('', before)}it{_REPORTS.sub(' say', after)}"
    return re.sub(r"\s+([,?.!])", r"\1", " ".join(text.split()))


def _is_asked(text: str, source: NamedSource) -> bool:
    before, after = text[: source.start], text[source.end :]
    if source.kind == "outlet":
        return bool(_BEFORE_OUTLET.search(before) or _AFTER_OUTLET.match(after))
    return bool(_BEFORE_AUTHOR.search(before) or _AFTER_AUTHOR.match(after))


def _by_key(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in names:
        for key in dict.fromkeys((_key(name), _key(_DOMAIN_END.sub("", name.lower())))):
            if key:
                found[key] = (*found.get(key, ()), name)
    return found


def _key(name: str) -> str:
    """A name without case, signs, accents of writing and its article."""
    words = re.findall(r"\w+", name.casefold().replace("’", "").replace("'", ""))
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _is_capital(word: str) -> bool:
    has_capital = not word.islower() and any(char.isupper() for char in word)
    return has_capital or word[0].isdigit() or "." in word
