"""Numeric dates that can be read in two ways, such as 03/04/2022: which way the rest of the article says.

Knows nothing of where in an article a date stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from corpus.header.dates import DATE, readings
from corpus.header.months import MONTHS, WEEKDAY, weekday_number
from corpus.header.name_words import DAY_FIRST_REGIONS, STOP_WORDS
from corpus.telling.tense import tense_at

_LANGUAGE_CHARS = 6_000
_BODY_CHARS = 20_000
_NEAR_DAYS = 7  # a report names the weekday of days this near
_CONTEXT_CHARS = 160

_WORDS = re.compile(r"[^\W\d_]+")
_SLASHED = re.compile(r"\d\d?([/.-])\d\d?\1\d{2,4}")
_PATH_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/-]|$)|/((?:19|20)\d\d)(\d\d)(\d\d)(?=[/-]|$)")
_ENGLISH_MONTHS = "|".join(
    (
        *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
        *("November", "December", r"(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\."),
    )
)
_MENTION = re.compile(
    rf"(?:\b(?P<weekday>(?i:{WEEKDAY}))[,\s]+(?:the\s+)?)?(?:\b(?P<m1>{_ENGLISH_MONTHS})\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\b"
    rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<m2>{_ENGLISH_MONTHS})(?!\w))(?:,?\s(?P<year>\d{{4}})\b)?"
)
_WEEKDAY = re.compile(rf"\b{WEEKDAY}", re.IGNORECASE)


def note_of(text: str, found: Sequence[date]) -> str:
    """Say both readings of a date: "03/04/2022 is 3 April 2022 or 4 March 2022"."""
    both = " or ".join(f"{day.day} {day:%B %Y}" for day in found)
    return f"{' '.join(text.split())} is {both}"


def is_day_first(language: str | None, text: str) -> bool | None:
    """Tell by the stated language, or else the text's own, whether the day comes first; None if neither says."""
    if language:
        name, _, region = language.replace("_", "-").partition("-")
        if name.lower() != "en":
            return True if name.lower() in STOP_WORDS else None
        return False if region.upper() == "US" else True if region.upper() in DAY_FIRST_REGIONS else None
    return True if language_of(text) not in (None, "en") else None


def language_of(text: str) -> str | None:
    """Return the language that the words of a text are of, among those whose dates are read; None if unclear."""
    words = [word.lower() for word in _WORDS.findall(text[:_LANGUAGE_CHARS])]
    counts = {name: sum(word in stops for word in words) for name, stops in STOP_WORDS.items()}
    first, second = sorted(counts, key=lambda name: -counts[name])[:2]
    is_clear = counts[first] >= 5 and counts[first] >= 1.5 * counts[second] and counts[first] >= 0.08 * len(words)
    return first if is_clear else None


def order_of(written: str, others: Iterable[str]) -> bool | None:
    """Tell by other dates of the same notation whether the day comes first; None if they do not say."""
    separator = _SLASHED.search(written)
    found = set()
    for other in others:
        match = DATE.fullmatch(other)
        same = _SLASHED.search(other)
        if match and separator and same and same[1] == separator[1] and len(readings(match)) == 1:
            first, second = (int(part) for part in re.findall(r"\d+", same[0])[:2])
            if first != second:
                found.add(first > 12 if max(first, second) > 12 else readings(match)[0].day == first)
    return found.pop() if len(found) == 1 else None


def url_day(url: str | None) -> date | None:
    """Return the day in the path of an address, such as /2022/04/03/."""
    for match in _PATH_DAY.finditer(url or ""):
        try:
            return date(*(int(part) for part in match.groups() if part))
        except ValueError:
            continue
    return None


def by_weekday(line: str, found: Sequence[date]) -> tuple[date, ...]:
    """The readings that fall on the weekday that stands in a line; all of them if none does or none agrees."""
    days = {weekday_number(match[0]) for match in _WEEKDAY.finditer(line)}
    return tuple(day for day in found if day.weekday() in days) or tuple(found)


def by_month_day(month_day: tuple[int, int] | None, found: Sequence[date]) -> tuple[date, ...]:
    """The readings that lie within three days after the day of a dateline; all if none does or several do."""
    if not month_day:
        return tuple(found)
    near = [day for day in found if _follows(month_day, day)]
    return tuple(near) if len(near) == 1 else tuple(found)


def _follows(month_day: tuple[int, int], day: date) -> bool:
    return any(((day - timedelta(back)).month, (day - timedelta(back)).day) == month_day for back in range(4))


def by_text(text: str, found: Sequence[date]) -> tuple[date, ...]:
    """The readings that what the text says of other days allows: nothing past lies after the day it was published.

    Days of the text whose weekday is named and lies in the week before one reading alone decide as well.
    """
    allowed = list(found)
    near: set[date] = set()
    for match in _MENTION.finditer(text, 0, _BODY_CHARS):
        weekday = weekday_number(match["weekday"]) if match["weekday"] else None
        for day in _mentioned(match, found[0].year):
            if weekday is not None and day.weekday() != weekday:
                continue
            if weekday is not None or match["year"]:
                near |= {reading for reading in found if 0 <= (reading - day).days <= _NEAR_DAYS}
            start = max(
                text.rfind(". ", 0, match.start()), text.rfind("\n", 0, match.start()), match.start() - _CONTEXT_CHARS
            )
            sentence = text[start + 1 : match.end() + _CONTEXT_CHARS]
            tense = tense_at(sentence, match.start() - start - 1, match.end() - start - 1)
            if tense == "past" and (weekday is not None or match["year"]):
                allowed = [reading for reading in allowed if reading >= day]
    if len(allowed) == 1:
        return tuple(allowed)
    return tuple(near) if len(near) == 1 and near <= set(allowed) else tuple(allowed) or tuple(found)


def _mentioned(match: re.Match[str], year: int) -> Iterator[date]:
    """The day of a mention, in the year that it states or else in that of the readings."""
    month, day = match["m1"] or match["m2"], match["d1"] or match["d2"]
    try:
        yield date(int(match["year"] or year), MONTHS[month.lower().rstrip(".")], int(day))
    except ValueError:
        return
