"""Which articles count: by date, outlet, author and id."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LISTS = ("outlets", "authors", "article_ids")
_BOUNDS = ("published_from", "published_to")


class Fields(Protocol):
    """What a filter looks at; an Article has it."""

    @property
    def article_id(self) -> str: ...  # noqa: D102
    @property
    def outlet(self) -> str | None: ...  # noqa: D102
    @property
    def authors(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def published(self) -> date | None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Filter:
    """Keep articles that meet every condition; an empty condition keeps all.

    Attributes:
        published_from: First day, inclusive.
        published_to: Last day, inclusive.
        outlets: Any of these, by exact name.
        authors: At least one of these, by exact name.
        article_ids: Any of these.
        include_undated: Keep undated articles although a date bound is set.

    Raises:
        ValueError: If the first day is after the last, a bound is no date, or a name stands where names should.
    """

    published_from: date | None = None
    published_to: date | None = None
    outlets: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    article_ids: tuple[str, ...] = ()
    include_undated: bool = False

    def __post_init__(self) -> None:
        for name in _LISTS:
            object.__setattr__(self, name, strings(getattr(self, name), name))
        for name in _BOUNDS:
            # A datetime is a date too, but the two cannot be compared.
            if type(getattr(self, name)) not in (date, type(None)):
                raise ValueError(f"{name} must be a date, not {getattr(self, name)!r}")
        if self.published_from and self.published_to and self.published_from > self.published_to:
            raise ValueError(f"the filter starts on {self.published_from}, after it ends on {self.published_to}")

    @property
    def is_empty(self) -> bool:
        """Tell whether every article passes."""
        return not (self.has_dates or self.outlets or self.authors or self.article_ids)

    @property
    def has_dates(self) -> bool:
        """Tell whether a date bound is set."""
        return self.published_from is not None or self.published_to is not None

    def matches(self, fields: Fields) -> bool:
        """Tell whether an article passes."""
        if self.has_dates:
            day = fields.published
            if day is None:
                if not self.include_undated:
                    return False
            elif (self.published_from and day < self.published_from) or (self.published_to and day > self.published_to):
                return False
        return (
            (not self.outlets or fields.outlet in self.outlets)
            and (not self.authors or any(author in self.authors for author in fields.authors))
            and (not self.article_ids or fields.article_id in self.article_ids)
        )

    def up_to(self, day: date | None) -> Filter:
        """Return this filter with nothing published after a day; None changes nothing.

        Raises:
            ValueError: If the filter starts after that day.
        """
        if day is None:
            return self
        last = min(day, self.published_to) if self.published_to else day
        return replace(self, published_to=last)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Filter:
        """Read a JSON `where`: the same keys, dates as YYYY-MM-DD, lists of strings.

        Raises:
            ValueError: If a key is unknown or a value is not of its kind.
        """
        known: dict[str, Any] = {}
        for key, value in values.items():
            if key in _BOUNDS:
                known[key] = None if value is None else parse_day(value, key)
            elif key in _LISTS:
                if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
                    raise ValueError(f"{key} must be a list of strings, not {value!r}")
                known[key] = tuple(value)
            elif key == "include_undated":
                if not isinstance(value, bool):
                    raise ValueError(f"include_undated must be true or false, not {value!r}")
                known[key] = value
            else:
                raise ValueError(f"unknown filter key {key!r}: use {', '.join(cls.__dataclass_fields__)}")
        return cls(**known)


def parse_day(value: object, name: str) -> date:
    """Read a day written as YYYY-MM-DD and in no other way.

    Args:
        value: What was typed or read from JSON.
        name: What the day is called in the error.

    Raises:
        ValueError: If it is no such day.
    """
    # `fromisoformat` alone takes "20220331" and "2022-W13-4" too.
    if isinstance(value, str) and _DAY.fullmatch(value):
        with contextlib.suppress(ValueError):
            return date.fromisoformat(value)
    raise ValueError(f"{name} must be a date like 2022-03-31, not {value!r}")


def strings(values: Iterable[str], name: str) -> tuple[str, ...]:
    """Return several strings as a tuple.

    Raises:
        ValueError: If it is one string, whose letters would be taken for the values, or if one is no string.
    """
    if isinstance(values, str):
        raise ValueError(f"{name} must be several strings, not one: {values!r}")
    found = tuple(values)
    for value in found:
        if not isinstance(value, str):
            raise ValueError(f"{name} must be strings, not {value!r}")
    return found
