"""Which articles count, as the page asks for it: read from the browser part by part, since any of it may be wrong.

Knows nothing of HTML.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any, Self

from corpus import Filter, parse_day
from qa.web.fields import spelt

#: Names of one kind, and characters of one of them or of words to find, that are taken from a browser.
MOST_NAMES, MOST_NAME_CHARS = 1_000, 4_000
MOST_WORDS_CHARS = 200
#: How a date is shown back that is none.
_MOST_SHOWN = 40

_DAYS = {"published_from": "first day", "published_to": "last day"}
_NAMES = {"outlets": "outlet", "authors": "author", "article_ids": "article"}


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A `Filter` that may contradict itself, and the as-of day.

    Attributes:
        unread: What of it could not be read, as a sentence; it is left out of the rest.
    """

    published_from: date | None = None
    published_to: date | None = None
    outlets: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    article_ids: tuple[str, ...] = ()
    include_undated: bool = False
    as_of: date | None = None
    unread: str = field(default="", compare=False)

    @classmethod
    def read(cls, data: object) -> Self:
        """Read {"where": {...}, "as_of": ...} as a browser sends it; whatever is wrong is left out and named."""
        if not isinstance(data, Mapping) or not isinstance(data.get("where") or {}, Mapping):
            return cls(unread="The filters could not be read.")
        known: dict[str, Any] = {}
        wrong: list[str] = []
        for name, value in {**(data.get("where") or {}), "as_of": data.get("as_of")}.items():
            try:
                known[name] = _read_one(name, value)
            except ValueError as error:
                wrong.append(str(error))
        return cls(**known, unread=wrong[0] if wrong else "")

    @property
    def problem(self) -> str:
        """What is wrong with it as a sentence, "" if nothing is."""
        if self.unread or not self.published_from:
            return self.unread
        for last, name in ((self.published_to, "last day"), (self.as_of, "as-of day")):
            if last and last < self.published_from:
                return f"The first day, {spelt(self.published_from)}, comes after the {name}, {spelt(last)}."
        return ""

    @property
    def has_bounds(self) -> bool:
        """Tell whether a first or last day is set."""
        return self.published_from is not None or self.published_to is not None

    @property
    def has_days(self) -> bool:
        """Tell whether undated articles are left out unless they are included."""
        return self.has_bounds or self.as_of is not None

    @property
    def where(self) -> Filter | None:
        """The filter without the as-of day; None if its days contradict each other or the as-of day."""
        if replace(self, unread="").problem:
            return None
        return Filter(**{item.name: getattr(self, item.name) for item in fields(Filter)})

    def without(self, *names: str) -> Self:
        """Return it without some of its parts."""
        unset: dict[str, Any] = {item.name: item.default for item in fields(self) if item.name in names}
        return replace(self, **unset)

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON, without what is not set."""
        where = {name: day.isoformat() for name in _DAYS if (day := getattr(self, name))}
        lists = {name: list(values) for name in _NAMES if (values := getattr(self, name))}
        undated = {"include_undated": True} if self.include_undated else {}
        return {"where": {**where, **lists, **undated}, "as_of": self.as_of.isoformat() if self.as_of else None}


@dataclass(frozen=True, slots=True)
class Looking:
    """How the names of one kind are looked through: words that a name must hold, and whether few or many are shown."""

    words: str = ""
    many: bool = False

    @classmethod
    def read(cls, data: object, kind: str) -> Self:
        """Read what a browser sends beside the filters: {"find": {kind: words}, "many": {kind: true}}."""
        found = [data.get(name) if isinstance(data, Mapping) else None for name in ("find", "many")]
        words, many = (part.get(kind) if isinstance(part, Mapping) else None for part in found)
        return cls(" ".join(words[:MOST_WORDS_CHARS].split()) if isinstance(words, str) else "", many is True)


def _read_one(name: str, value: object) -> object:
    """One part of a narrowing.

    Raises:
        ValueError: A sentence, if it is not of its kind.
    """
    if name in _DAYS or name == "as_of":
        return _day(value)
    if name in _NAMES:
        return _names(value, _NAMES[name])
    if name == "include_undated":
        if value is None or isinstance(value, bool):
            return bool(value)
        raise ValueError("Whether undated articles count could not be read.")
    raise ValueError("The filters have a part that this page does not know.")


def _day(value: object) -> date | None:
    if value is None or value == "":
        return None
    try:
        return parse_day(value, "a day")
    except ValueError:
        typed = f"“{value[:_MOST_SHOWN]}”" if isinstance(value, str) else "One of the days"
        raise ValueError(f"{typed} is not a date like 2022-03-31.") from None


def _names(values: object, what: str) -> tuple[str, ...]:
    if values is None:
        return ()
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise ValueError(f"The {what}s could not be read.")
    if len(values) > MOST_NAMES or any(len(value) > MOST_NAME_CHARS for value in values):
        raise ValueError(f"These are too many {what}s, or too long a name: at most {MOST_NAMES:,} can be picked.")
    return tuple(dict.fromkeys(values))
