"""Times of day as headers write them, and the offsets that zones state. Knows nothing of dates' own forms."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

CLOCK = (
    r"(?:\d{1,2}[:.h]\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:\s?(?:[ap]\.?\s?m\b\.?|uhr\b|uur\b|hrs?\b\.?|hours\b|h\b))?"
    r"|\d{1,2}\s?(?:[ap]\.?\s?m\b\.?|uhr\b|h\b)|\d{4}\s?(?:hrs?\b\.?|hours\b)|\d{4}(?=\s?(?:z|gmt|utc|cet|cest|et"
    r"|est|edt|msk)\b)|noon\b|midnight\b)"
)
_NAMED_OFFSETS = {
    **dict.fromkeys(("Z", "UTC", "GMT", "WET"), "+00:00"),
    **dict.fromkeys(("CET", "MEZ", "WEST"), "+01:00"),
    **dict.fromkeys(("CEST", "MESZ", "EET"), "+02:00"),
    **dict.fromkeys(("EEST", "MSK"), "+03:00"),
    **{"HKT": "+08:00", "SGT": "+08:00", "JST": "+09:00", "KST": "+09:00", "AEST": "+10:00", "AEDT": "+11:00"},
    # RFC 2822 gives these to the United States, although others use some of them too.
    **{"EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00"},
    **{"MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00"},
}
_PLACES = {"ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles"}
_WORDED = {
    **{"eastern": "ET", "central": "CT", "mountain": "MT", "pacific": "PT"},
    **{"eastern standard": "EST", "central standard": "CST", "mountain standard": "MST", "pacific standard": "PST"},
    **{"eastern daylight": "EDT", "central daylight": "CDT", "mountain daylight": "MDT", "pacific daylight": "PDT"},
    **{"greenwich mean": "GMT", "british summer": "BST", "central european": "CET", "central european summer": "CEST"},
    **{"eastern european": "EET", "eastern european summer": "EEST", "moscow": "MSK"},
}
_CITIES = {
    **{"london": "Europe/London", "paris": "Europe/Paris", "berlin": "Europe/Berlin", "brussels": "Europe/Brussels"},
    **{"kyiv": "Europe/Kyiv", "warsaw": "Europe/Warsaw", "riga": "Europe/Riga", "vilnius": "Europe/Vilnius"},
    **{"tallinn": "Europe/Tallinn", "helsinki": "Europe/Helsinki", "bucharest": "Europe/Bucharest"},
    **{"new york": "America/New_York", "tokyo": "Asia/Tokyo", "beijing": "Asia/Shanghai", "delhi": "Asia/Kolkata"},
}
_UNCERTAIN = ("BST", "IST", "AST")
_NAMES = "|".join(sorted((*_NAMED_OFFSETS, *_PLACES, *_UNCERTAIN), key=len, reverse=True))
ZONE = (
    r"(?:(?:utc|gmt)\s?[+\u2212-]\s?\d{1,2}(?::?\d\d)?|[+\u2212-]\d\d(?::?\d\d)?(?!\d)|z\b"
    rf"|(?-i:(?:{_NAMES})\b)|(?:{'|'.join(sorted(_WORDED, key=len, reverse=True))})(?:\s+time)?\b"
    r"|(?:utc|gmt)\b|(?-i:[A-Z][a-z]+(?: [A-Z][a-z]+)?|local) time\b)"
)


def read_clock(text: str) -> time | None:
    """Read a time of day in any form of CLOCK; None if there is no such time."""
    words = {"noon": time(12), "midnight": time(0)}
    if (word := text.lower()) in words:
        return words[word]
    whole = re.sub(r"(?<=:\d\d)[.,]\d+", "", text)
    digits = re.match(r"\d{4}(?:\d\d)?(?!\d)", whole)
    numbers = re.findall(r"\d\d", digits[0]) if digits else re.findall(r"\d+", whole)[:3]
    hour, minute, second = (*map(int, numbers), 0, 0)[:3]
    if half := re.search(r"([ap])\.?\s?m", whole, re.IGNORECASE):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half[1].lower() == "p" else 0)
    try:
        return time(hour, minute, second)
    except ValueError:
        return None


def zoned(day: date, clock: time, zone: str) -> str | None:
    """Return the ISO 8601 time; None if the zone's name does not say its offset on that day."""
    offset = _offset(day, clock, zone)
    try:
        return datetime.fromisoformat(f"{day}T{clock:%H:%M:%S}{offset}").isoformat() if offset else None
    except ValueError:
        return None


def zoned_at(day: date, clock: time, place: str) -> str | None:
    """Return the ISO 8601 time of a place of the time zone database; None if it is not known or the hour unsettled."""
    try:
        zone = ZoneInfo(place)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
    moments = [datetime.combine(day, clock, zone).replace(fold=fold) for fold in (0, 1)]
    offsets = {moment.utcoffset() for moment in moments}
    return moments[0].isoformat() if len(offsets) == 1 else None  # twice or never on the night of a change


def _offset(day: date, clock: time, zone: str) -> str | None:
    words = re.sub(r"\s+time$", "", zone.lower())
    zone = _WORDED.get(words, zone)
    if place := _PLACES.get(zone) or _CITIES.get(words):
        moment = zoned_at(day, clock, place)
        return moment[-6:] if moment else None
    if zone == "BST":  # British in a British summer; other places use the letters all year
        return "+01:00" if _last_sunday(day.year, 3) < day < _last_sunday(day.year, 10) else None
    if named := _NAMED_OFFSETS.get(zone.upper()):
        return named
    match = re.fullmatch(r"(?i)(?:utc|gmt)?\s?([+-])\s?(\d{1,2}):?(\d\d)?", zone.replace("\u2212", "-"))
    return f"{match[1]}{int(match[2]):02}:{match[3] or '00'}" if match else None


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta((last.weekday() + 1) % 7)
