"""Values of JSON that somebody else wrote, each of the kind and size that it should be, or a ValueError that says it.

Every message is plain enough to be shown and repeats nothing of the value.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeGuard, TypeVar

from corpus import parse_day

#: Bounds of what has none of its own; true values stay far below them.
MAX_STRING = 20_000
MAX_ITEMS = 1_000
_MOST_WHOLE = 2**40

Values = Mapping[str, Any]
Word = TypeVar("Word", bound=str)


def value_at(values: Values, name: str) -> object:
    """Return a value, null or not; it must be there."""
    if name not in values:
        raise ValueError(f"{name} is missing")
    return values[name]


def an_object(value: object, called: str) -> Values:
    """Return a value that must be an object."""
    if not isinstance(value, Mapping):
        raise ValueError(f"{called} must be an object of fields")
    return value


def a_list(values: Values, name: str) -> list[Any]:
    """Return a list of at most MAX_ITEMS of anything."""
    value = value_at(values, name)
    if not isinstance(value, list) or len(value) > MAX_ITEMS:
        raise ValueError(f"{name} must be a list of at most {MAX_ITEMS:,}")
    return value


def objects(values: Values, name: str, called: str) -> list[Values]:
    """Return a list of objects."""
    return [an_object(item, f"each {called}") for item in a_list(values, name)]


def text(values: Values, name: str, most: int = MAX_STRING) -> str:
    """Return text that has an encoding, of bounded length."""
    value = value_at(values, name)
    if not isinstance(value, str):
        raise ValueError(f"{name} must be text")
    if len(value) > most:
        raise ValueError(f"{name} has {len(value):,} characters: at most {most:,}")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise ValueError(f"{name} holds a lone surrogate, which is no character") from None
    return value


def text_or_none(values: Values, name: str) -> str | None:
    """Return text, or None for null."""
    return None if value_at(values, name) is None else text(values, name)


def texts(values: Values, name: str) -> tuple[str, ...]:
    """Return a list of texts."""
    return tuple(text({name: item}, name) for item in a_list(values, name))


def is_whole(value: object) -> TypeGuard[int]:
    """Tell whether a value is a whole number, 0 or more, that an offset could be."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST_WHOLE


def whole(values: Values, name: str) -> int:
    """Return a whole number, 0 or more."""
    value = value_at(values, name)
    if not is_whole(value):
        raise ValueError(f"{name} must be a whole number, 0 or more")
    return value


def whole_or_none(values: Values, name: str) -> int | None:
    """Return a whole number, or None for null."""
    return None if value_at(values, name) is None else whole(values, name)


def truth(values: Values, name: str) -> bool:
    """Return true or false."""
    value = value_at(values, name)
    if not isinstance(value, bool):
        raise ValueError(f"{name} must be true or false")
    return value


def share(values: Values, name: str) -> float | None:
    """Return a number from 0 to 1, or None for null."""
    value = value_at(values, name)
    if value is not None and (not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1):
        raise ValueError(f"{name} must be a number from 0 to 1, or null")
    return None if value is None else float(value)


def day_or_none(values: Values, name: str) -> date | None:
    """Return a day, or None for null."""
    value = value_at(values, name)
    if value is None:
        return None
    try:
        return parse_day(value, name)
    except ValueError:
        raise ValueError(f"{name} must be a date like 2022-03-31, or null") from None


def one_of(values: Values, name: str, known: tuple[Word, ...]) -> Word:
    """Return one of the known words."""
    value = value_at(values, name)
    for word in known:
        if value == word:
            return word
    raise ValueError(f"{name} must be one of {', '.join(known)}")
