"""Times in the text: what "yesterday", "on Wednesday" or "two days later" mean, by the day of publication.

What is doubtful becomes a range that holds every reading. Times of the clock are not read.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.article import Article
from corpus.spans import Span
from corpus.telling import days
from corpus.telling.days import Days
from corpus.telling.quotes import Quoted
from corpus.telling.relative import Reading, resolve_relative
from corpus.telling.tense import Tense, is_limit, tense_at
from corpus.telling.time_words import EXPRESSION, MONTHS, NOT_A_TIME, WEEKDAYS, counts_on, is_month_name

_ANCHOR_CHARS = 800  # a date further back is seldom what "two days later" counts from
_SPOKEN_DAYS = 7  # news quotes what was said in the week before
_AHEAD_DAYS = 60  # a day without a year and without a verb may lie this far ahead


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """An expression of time in a clean text and the days that it means.

    Attributes:
        first: First day of the span.
        last: Last day, the same as first if a single day is meant.
        how: In a few words, what it was counted from.
    """

    start: int
    end: int
    first: date
    last: date
    how: str


@dataclass(frozen=True, slots=True)
class _Place:
    """What an expression is read by: its match, the sentence around it, and the days known so far.

    Attributes:
        published: Day of publication, None if the article does not state it.
        anchor: The last date before it in the text, if that is near.
        quoted: Which parts of the text are quoted.
    """

    match: re.Match[str]
    sentence: Span
    published: date | None
    anchor: Days | None
    quoted: Quoted

    @property
    def tense(self) -> Tense | None:
        """Which way its verb looks; read where it matters only, since most expressions name their year."""
        start, end = self.sentence
        inside = self.match.string[start:end]
        return tense_at(inside, self.match.start() - start, self.match.end() - start)


def find_times(article: Article) -> tuple[TimeSpan, ...]:
    """Find the expressions of time in the sentences of an article, ascending and disjoint.

    An undated article resolves only what states its year.
    """
    return read_times(article.text, article.sentences, article.published)


def read_times(text: str, sentences: Iterable[Span], published: date | None) -> tuple[TimeSpan, ...]:
    """Find the expressions of time in some sentences of a text, ascending and disjoint.

    Args:
        text: Any text, a question too.
        sentences: Where to look, ascending.
        published: The day that the text is of; None resolves only what states its year.
    """
    found: list[TimeSpan] = []
    quoted = Quoted(text)
    for sentence in sentences:
        for match in EXPRESSION.finditer(text, sentence.start, sentence.end):
            if not _is_no_time(text, match):
                found += _time_span(_Place(match, sentence, published, _anchor(found, match.start()), quoted))
    return tuple(found)


def times_within(article: Article, start: int, end: int) -> tuple[TimeSpan, ...]:
    """Find the expressions of time that stand in text[start:end] of an article.

    The same as of those that `find_times` finds, but it reads only the sentences that can tell.
    """
    spans = article.sentences
    first = bisect_right(spans, start, key=lambda span: span.end)
    stop = bisect_left(spans, end, key=lambda span: span.start)
    number = stop - 1
    while number >= first:  # what counts from a date before may find one that counts from another
        if any(map(counts_on, EXPRESSION.finditer(article.text, *spans[number]))):
            least = spans[number].start - _ANCHOR_CHARS
            first = min(first, bisect_left(spans, least, key=lambda span: span.end))
        number -= 1
    found = read_times(article.text, spans[first:stop], article.published)
    return tuple(one for one in found if start <= one.start and one.end <= end)


def _is_no_time(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 20) : match.start()]
    if NOT_A_TIME.search(before) or (match["near"] and match[0][0].isupper() and before[-2:-1].isalnum()):
        return True
    return bool(match["month_d"] and not match["part_d"] and not match["which_d"]) and not is_month_name(
        text, match.start("month_d"), match["month_d"]
    )


def _anchor(found: list[TimeSpan], at: int) -> Days | None:
    if found and at - found[-1].end <= _ANCHOR_CHARS:
        return Days(found[-1].first, found[-1].last)
    return None


def _time_span(place: _Place) -> Iterator[TimeSpan]:
    """The span of one match, if it means days of the calendar."""
    try:
        reading = _resolve(place)
    except (ValueError, OverflowError):
        return  # the 31st of February, or beyond the calendar
    if reading:
        (first, last), how = reading
        start, end = place.match.span()
        if place.match["year_y"]:
            start = place.match.start("year_y")
        yield TimeSpan(start, end, first, last, how)


def _resolve(place: _Place) -> Reading | None:
    match = place.match
    if match["iso"]:
        return days.one_day(date.fromisoformat(match["iso"])), "as written"
    if number := match["year_s"] or match["year_p"] or match["year_y"] or match["decade"]:
        return _of_year(match, int(number)), "as written"
    if match["month_c"]:
        return _month_of_year(place)
    if match["month"] or match["month_b"]:
        return _day_of_month(place)
    if place.published is None:
        return _named(match["holiday"], int(match["year_h"])) if match["holiday"] and match["year_h"] else None
    if match["month_d"]:
        return _month_alone(place, place.published)
    if match["holiday"]:
        return _holiday(place, place.published)
    if match["near"]:
        return _near(place, place.published)
    if match["weekday_r"]:
        return _weekday(place, place.published)
    return resolve_relative(match, place.tense, place.published, place.anchor)


def _of_year(match: re.Match[str], number: int) -> Days:
    if match["season"]:
        return days.season(match["season"].lower(), number)
    whole = days.decade(number) if match["decade"] else days.year(number)
    return _part(whole, match["part_y"] or match["part_e"])


def _part(whole: Days, part: str | None) -> Days:
    if not part:
        return whole
    word = part.lower()
    if word.startswith("the "):
        word = {"s": "early", "b": "early", "m": "mid", "e": "late"}[word[4]]
    return days.third(whole, word)


def _month_number(word: str) -> int:
    return MONTHS[word[:3].lower()]


def _month_of_year(place: _Place) -> Reading | None:
    match = place.match
    if match["that_year"] and not place.anchor:
        return None
    number = place.anchor.first.year if match["that_year"] and place.anchor else int(match["year_c"])
    how = f"of the year before it, {number}" if match["that_year"] else "as written"
    return _part(days.month(number, _month_number(match["month_c"])), match["part"]), how


def _day_of_month(place: _Place) -> Reading | None:
    match = place.match
    number = _month_number(match["month"] or match["month_b"])
    first = int(re.sub(r"\D", "", match["day"] or match["day_b"]))
    last = int(re.sub(r"\D", "", match["day2"])) if match["day2"] else first
    if last < first:
        last = first
    if stated := match["year"] or match["year_b"]:
        year, how = int(stated), "as written"
    elif place.published is None:
        return None
    else:
        weekday = WEEKDAYS[match["weekday"][:3].lower()] if match["weekday"] else None
        year = _year_of_day(number, first, weekday, place.tense, place.published)
        how = f"nearest such day to publication on {place.published}"
    return Days(date(year, number, first), date(year, number, last)), how


def _year_of_day(month: int, day: int, weekday: int | None, tense: Tense | None, published: date) -> int:
    """The year of a day that states none: where its weekday fits, else the last, or the next if it lies ahead."""
    if weekday is not None:
        for year in (published.year, published.year - 1, published.year + 1):
            if date(year, month, min(day, 28)).weekday() == (weekday - max(0, day - 28)) % 7:
                return year
    leap = date(2000, month, day)
    this_year = (leap.month, leap.day) <= (published.month, published.day)
    if this_year:
        ahead = date(published.year + 1, month, min(day, 28)) - published
        return published.year + (tense == "future" and ahead.days <= 2 * _AHEAD_DAYS)
    ahead = date(published.year, month, min(day, 28)) - published
    is_ahead = tense == "future" or (tense != "past" and ahead.days <= _AHEAD_DAYS)
    return published.year if is_ahead else published.year - 1


def _month_alone(place: _Place, published: date) -> Reading:
    match = place.match
    number = _month_number(match["month_d"])
    which = (match["which_d"] or "").lower()
    year = published.year
    if which == "last" or (which == "this past"):
        year -= number >= published.month
    elif which.startswith("this"):
        pass
    elif which == "next":
        year += number <= published.month
    elif number > published.month and place.tense in {"past", None}:
        year -= 1
    elif number < published.month and place.tense == "future":
        year += 1
    whole = days.month(year, number)
    return _part(whole, match["part_d"]), f"nearest such month to publication on {published}"


def _named(name: str, year: int) -> Reading:
    return days.one_day(days.HOLIDAYS[name.lower().replace("’", "'")](year)), "by its name"


def _holiday(place: _Place, published: date) -> Reading:
    if place.match["year_h"]:
        return _named(place.match["holiday"], int(place.match["year_h"]))
    choices = [_named(place.match["holiday"], published.year + step)[0].first for step in (-1, 0, 1)]
    behind = max(day for day in choices if day <= published)
    ahead = min(day for day in choices if day >= published)
    if place.tense == "past":
        day = behind
    elif place.tense == "future":
        day = ahead
    else:
        day = min(behind, ahead, key=lambda day: abs(day - published)) if published - behind < timedelta(60) else ahead
    return days.one_day(day), f"nearest to publication on {published}"


def _near(place: _Place, published: date) -> Reading:
    """Yesterday, today, tomorrow; inside a quotation, from the day when that was said."""
    word = place.match["near"].lower()
    step = -1 if word in {"yesterday", "last night"} else word == "tomorrow"
    first, how = published, f"publication on {published}"
    is_near = place.anchor and timedelta(0) < published - place.anchor.first <= timedelta(_SPOKEN_DAYS)
    if place.anchor and is_near and place.quoted.holds(place.match.start()):
        first, how = place.anchor.first, f"said between {place.anchor.first} and publication on {published}"
    return Days(first + timedelta(step), published + timedelta(step)), how


def _weekday(place: _Place, published: date) -> Reading:
    """The last such day, that of publication included; the next if a verb says so; both where it is unclear."""
    match = place.match
    number = WEEKDAYS[match["weekday_r"][:3].lower()]
    behind = published - timedelta((published.weekday() - number) % 7)
    ahead = published + timedelta((number - published.weekday()) % 7)
    which = (match["which_w"] or "").lower()
    if which == "last":
        behind -= timedelta(7 if behind == published else 0)
        same_week = behind >= days.week(published).first
        return Days(behind - timedelta(7 if same_week else 0), behind), f"before publication on {published}"
    if which in {"next", "this coming"}:
        ahead += timedelta(7 if ahead == published else 0)
        same_week = which == "next" and ahead <= days.week(published).last
        return Days(ahead, ahead + timedelta(7 if same_week else 0)), f"after publication on {published}"
    if which == "this":
        return days.one_day(
            days.week(published).first + timedelta(number)
        ), f"in the week of publication on {published}"
    is_past = place.tense in {"past", None} and not is_limit(match.string, match.start())
    if which == "this past" or is_past or behind == published:
        return days.one_day(behind), f"on or before publication on {published}"
    if place.tense == "future":
        return days.one_day(ahead), f"on or after publication on {published}"
    return Days(behind, ahead), f"before or after publication on {published}"
