"""Whom a named byline credits: persons as printed, and the agency of wire copy. Nothing here looks at running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.header.agencies import agency_name
from corpus.raw import one_line
from corpus.words import NOT_NAMES, PARTICLES, ROLE_WORDS

_PLACEHOLDERS = frozenset(
    """n/a, na, n.a., none, null, nil, nan, unknown, undefined, not available, not specified, no author, no byline,
    no title, unknown author, author unknown, anonymous, untitled, various, various authors, multiple authors, tbd, tba,
    no date, n.d.""".replace("\n    ", " ").split(", ")
)
#: Words of names that stand for whoever was on duty: "Staff", "Web Desk", "Our Correspondent".
_NOBODY_WORDS = ROLE_WORDS | frozenset(
    """
    staff writers reporters editors correspondents contributors desk newsroom newsdesk online web digital admin
    administrator webmaster author authors guest user our special own the by and team content news agencies agency wire
    wires services report reports from editorial post posted
    """.split()  # noqa: SIM905 - a list of words reads better so
)
_BY = re.compile(
    r"^\W*(?:(?:(?:authored|written|posted|reported|published|story|words|text|analysis|opinion|reporting)\s+)?by\b|"
    r"authors?\s?:)\s*:?\s*",
    re.IGNORECASE,
)
_MAIL = re.compile(r"\s*[<(\[]?\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b[>)\]]?\s*")
_LOOSE = re.compile(r"\s*[|•·,]\s*|\s+/\s+|\s+[–—-]\s+")
_AND = re.compile(r"\s*,?\s+(?:and|und|et|with)\s+|\s*,?\s*&\s*")
_SUFFIX = re.compile(r"(?i)(?:jr|sr|ii|iii|iv|m\.?d|ph\.?\s?d|esq|obe|mbe|cbe)\.?")
_WHERE = re.compile(r"\s+(?:in|for|at|of|via|from)\s+(?:the\s+)?[A-Z].*$")
_WORD = r"[^\W\d_](?:[\w’'-]*[^\W\d_])?\.?"
_TURNED = re.compile(rf"((?:{_WORD} ){{0,3}}{_WORD}), ({_WORD}(?: {_WORD})?)")
_MAX_CHARS = 1000  # a list of names; what is longer is a text


@dataclass(frozen=True, slots=True)
class Credits:
    """What a byline names: authors, each once and in order, and an agency."""

    authors: tuple[str, ...] = ()
    origin: str | None = None


def known(text: str | None) -> str | None:
    """A named value on one line; None if it is empty or stands for nothing, such as "N/A"."""
    value = one_line(text)
    return value if value and any(map(str.isalnum, value)) and value.casefold() not in _PLACEHOLDERS else None


def read_credits(texts: Iterable[str], outlet: str | None = None) -> Credits:
    """Read the values of a field that names authors.

    Addresses, roles, the outlet itself and names that stand for nobody ("Staff", "admin") are no authors.
    """
    authors: dict[str, str] = {}
    origin = None
    for text in texts:
        for name in _names(text):
            agency = agency_name(name)
            same_outlet = outlet is not None and _key(name) == _key(outlet)
            if agency and not same_outlet:
                origin = origin or agency
            elif not (same_outlet or _is_nobody(name, outlet)):
                authors.setdefault(name.casefold(), name)
    return Credits(tuple(authors.values()), origin)


def _names(text: str) -> Iterator[str]:
    """The names of one value: "By A, B and C", "C, A; C, B", "A | Reuters"."""
    if len(text) > _MAX_CHARS or "://" in text or text.lstrip().startswith(("@", "www.")):
        return
    text = one_line(_MAIL.sub(" ", _BY.sub("", re.sub(r"\s*\n\s*", " | ", text.strip()), count=1))) or ""
    parts = [part for part in re.split(r"\s*;\s*", text) if part]
    if all(map(_is_turned, parts)):
        parts = [" ".join(reversed(part.split(", "))) for part in parts]
    for part in parts:
        yield from filter(None, (_cleaned(name) for group in _AND.split(part) for name in _listed(group)))


def _is_turned(part: str) -> bool:
    """Tell whether a part is "Quill, Ada": one comma, a surname before it, and given names after it."""
    turned = _TURNED.fullmatch(part)
    if not turned or not PARTICLES.issuperset(turned[1].lower().split()[:-1]):
        return False
    return not (agency_name(turned[2]) or _is_nobody(turned[2], None) or _SUFFIX.fullmatch(turned[2]))


def _listed(group: str) -> Sequence[str]:
    """The names of "A, B, Political Editor, Harbour Post": what follows a name and is none is left out."""
    found: list[str] = []
    for item in _LOOSE.split(group):
        if found and _SUFFIX.fullmatch(item):
            found[-1] += f", {item}"
        elif item and not (found and _is_affiliation(item)):
            found.append(item)
    return found


def _is_affiliation(item: str) -> bool:
    """Tell whether what follows a name says what or where its bearer is."""
    words = item.lower().split()
    is_told = words[0] in ("the", "a", "an") or words[-1].strip(".") in NOT_NAMES or not ROLE_WORDS.isdisjoint(words)
    return is_told and not agency_name(item)


def _cleaned(name: str) -> str:
    name = re.sub(r"(?i)^by:?\s+", "", name).strip(' ,:*_"“”()')
    if agency_name(name):  # "of India" may be part of its name
        return name
    where = _WHERE.search(name)
    is_name = where is not None and (" " in name[: where.start()] or agency_name(name[: where.start()]) is not None)
    return name[: where.start()] if where and is_name else name


def _is_nobody(name: str, outlet: str | None) -> bool:
    words = [word.strip(".,'’") for word in name.casefold().split()]
    named = frozenset((outlet or "").casefold().split())
    return not known(name) or name.startswith("@") or all(word in _NOBODY_WORDS or word in named for word in words)


def _key(name: str) -> str:
    return re.sub(r"[\W_]+|^the\s+", "", name.casefold())
