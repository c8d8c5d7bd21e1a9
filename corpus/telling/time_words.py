"""The forms of time expressions: one pattern of named groups, each form with its parts."""

from __future__ import annotations

import re

MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
WEEKDAYS = {name: number for number, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}
COUNTS = {
    name: number
    for number, name in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
} | {"a": 1, "an": 1}
#: Least and most of a count that is not exact.
VAGUE_COUNTS = {"few": (2, 7), "several": (3, 7), "couple of": (2, 3), "couple": (2, 3)}

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.?)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_TO = r"\s?(?:-|–|—|to|through|and)\s?"
_UNIT = r"(?:day|week|month|year|decade)"
_COUNT = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_SEASON = r"(?:spring|summer|fall|autumn|winter)"
_PART_OF_DAY = r"(?:\s+(?:morning|afternoon|evening|night|(?:after)?noon|midday))?"
_PART = r"(?:(?P<{name}>early|mid|late|the (?:start|beginning|middle|end) of)[-\s]+)?"
_AFTER = r"(?:that|the following|the same)"
_VAGUE = r"(?:few|several|couple(?: of)?)"
_HOLIDAY = (
    r"Christmas(?: Eve| Day)?|New Year['’]s (?:Eve|Day)|Valentine['’]s Day|Halloween|Veterans Day|Memorial Day"
    r"|Labor Day|Thanksgiving|Black Friday|Cyber Monday|Election Day"
)
_BEFORE_YEAR = (
    r"(?:[Ii]n|[Ss]ince|[Bb]y|[Ff]rom|[Uu]ntil|[Tt]ill|[Oo]f|to|and|or|[Dd]uring|[Bb]etween|[Bb]efore|[Aa]fter"
    r"|[Tt]hrough|[Tt]hroughout|[Aa]round|[Aa]s of|year)"
)

_FORMS = (
    # 2022-03-01
    rf"(?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)",
    # Tuesday, Nov. 29-30, 2022
    rf"(?:(?P<weekday>{_WEEKDAY})(?:\s+(?:morning|afternoon|evening|night))?,?\s+)?(?:"
    rf"(?P<month>{_MONTH})\s(?P<day>{_DAY})(?:{_TO}(?P<day2>{_DAY})(?!\d|,\d|\s?[ap]\.?m|\s+[a-z]+s\b|%|:))?"
    rf"(?:,?\s(?:of\s)?(?P<year>{_YEAR})(?!\d|,\d))?"
    # 29 November 2022
    rf"|(?P<day_b>{_DAY})\s(?:of\s)?(?P<month_b>{_MONTH})(?:,?\s(?P<year_b>{_YEAR}))?)(?![\d:]|,\d\d\d|\s?[ap]\.m)",
    # late January 2022, March of that year
    _PART.format(name="part")
    + rf"(?P<month_c>{_MONTH})(?:(?:,|\sof)?\s(?:(?P<year_c>{_YEAR})(?!\d|,\d)|(?P<that_year>that year)))",
    _PART.format(name="part_d")
    + r"(?:(?P<which_d>[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?)\s)?"
    + rf"(?P<month_d>{_MONTH})(?!\w|\s\d|-[a-z])",
    # summer of 2020, last summer, late 2021, the early 1990s, in 2014
    rf"(?P<season>[Ss]pring|[Ss]ummer|[Ff]all|[Aa]utumn|[Ww]inter)\s(?:of\s)?(?P<year_s>{_YEAR})(?!\d)",
    rf"(?P<which_s>[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?)\s(?P<season_r>{_SEASON})\b",
    r"(?:\b[Tt]he\s)?" + _PART.format(name="part_e") + rf"(?P<decade>{_YEAR[:-2]}0)['’]?s\b",
    rf"(?P<part_y>[Ee]arly|[Mm]id|[Ll]ate)[-\s](?:in\s)?(?P<year_p>{_YEAR})(?!\d|,\d|-)",
    rf"(?<=\s){_BEFORE_YEAR}\s(?P<year_y>{_YEAR})(?![\d%]|,\d\d\d|[-–]\d|\s(?:people|men|women|miles|feet|troops))",
    rf"(?P<holiday>{_HOLIDAY})(?:,?\s(?P<year_h>{_YEAR}))?\b",
    # yesterday, last night
    r"(?P<near>[Yy]esterday|[Tt]oday|TODAY(?=['’]S)|[Tt]onight|[Tt]omorrow|[Ll]ast night"
    r"|[Tt]his (?:morning|afternoon|evening))" + _PART_OF_DAY,
    # the following Wednesday, last Tuesday night
    rf"(?:(?P<which_w>[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?)\s)?"
    rf"(?P<weekday_r>{_WEEKDAY}){_PART_OF_DAY}(?!\s(?:Night|Morning))",
    # earlier this week, next month, over the weekend
    r"(?:(?P<part_u>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate|[Mm]id)\s)?"
    r"(?P<which_u>[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?)"
    r"\s(?P<unit_u>week|weekend|month|year|quarter|decade|century)\b(?!-|\s(?:old|end))",
    r"(?:[Oo]ver|[Dd]uring)\sthe\s(?P<weekend>weekend)\b",
    # the next day, the day before
    r"[Tt]he\s(?P<step>following\s(?:day|week|month|year|morning)|next\s(?:day|morning)|same\sday|day\s(?:before|after)(?=[,.;]))\b",
    # in the past three weeks, over the next few days, in the coming week
    rf"[Tt]he\s(?P<which_n>last|past|next|coming|previous)\s(?:(?P<count_n>{_COUNT}|{_VAGUE})\s)?(?P<unit_n>{_UNIT})s?\b",
    # three weeks ago, two days later, a week earlier
    rf"(?:[Aa]\s)?(?P<count_v>(?:{_COUNT})|{_VAGUE}|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]everal)"
    rf"\s(?P<unit_v>{_UNIT})s?\s(?P<way_v>ago|later|earlier|(?:before|after)(?:\s{_AFTER})?(?=[,.;]))\b(?!\s(?:than|in)\b)",
    rf"\b[Aa]\s(?P<unit_w>{_UNIT})\s(?P<way_w>ago|later|earlier)\b(?!\s(?:than|in)\b)",
)
EXPRESSION = re.compile("(?<![\\w/.@#$£€-])(?:" + "|".join(f"(?:{form})" for form in _FORMS) + ")(?![^\\W\\d_])")

#: Names and fixed phrases that hold such words without meaning a time.
NOT_A_TIME = re.compile(
    r"(?:USA|FLORIDA|Florida|USA Today|Super Bowl|Super|Good|Ash|Palm|Bloody|Freaky|Giving|Small Business|Sunday Night"
    r"|[Ee]very|[Ee]ach)\s$"
)
_NAMED_MONTHS = re.compile(r"(?:[A-Z][a-z]+|Ms\.|Mrs\.|Mr\.|Dr\.)\s$")
_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|by|from|until|till|of|to|and|or|during|between|before|after|through|throughout|around|the|for|ending|ended"
    r"|every|on|each|one)\s$",
    re.IGNORECASE,
)


def counts_on(match: re.Match[str]) -> bool:
    """Tell whether an expression may count from the date before it in the text."""
    return any(match[name] for name in ("that_year", "near", "step", "unit_v", "unit_w"))


def is_month_name(text: str, start: int, word: str) -> bool:
    """Tell whether a month without a day is one: March, May, April and June are also words and names."""
    before = text[max(0, start - 24) : start]
    if _BEFORE_MONTH.search(before):
        return not (word in {"May", "March"} and before.rstrip().endswith((" to", " the", " for", " on")))
    return word not in {"May", "March", "April", "June", "August", "MAY", "MARCH"} and not _NAMED_MONTHS.search(before)
