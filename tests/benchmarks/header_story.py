"""What header forms are made from: a story with its fields, notations of dates and times, and the truth of a file.

Body texts and titles come from the caller; names, agencies and clock times are invented here, fixed by the story's id
and the form, so that the same form makes the same file of the same story.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from random import Random
from typing import Any

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)
SHORT_MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
FIELDS = ("title", "authors", "published", "published_at", "outlet", "origin", "url")


class AnyOf(tuple):
    """Values that careful readers may differ on: any of them is right."""

    __slots__ = ()


@dataclass(frozen=True)
class Agency:
    """A news agency: how datelines print it, and its full name."""

    short: str
    full: str

    @property
    def accepted(self) -> AnyOf:
        """Its names as readers may give them."""
        names = (self.short, self.full, self.full.removeprefix("The "), f"{self.short} News Agency")
        return AnyOf(dict.fromkeys(names))

    @property
    def allowed(self) -> AnyOf:
        """The same, or nothing, where some readers would not name it."""
        return AnyOf((None, *self.accepted))


@dataclass(frozen=True)
class Story:
    """One article to be set: its own title, date and text, and invented names and times."""

    story_id: str
    title: str
    day: date
    outlet: str
    url: str
    paragraphs: tuple[str, ...]
    authors: tuple[str, ...]
    agency: Agency
    at: datetime
    zone: str  # a name that stands for the offset of `at`
    random: Random
    siblings: tuple["Story", ...] = ()  # two more, for files of several articles

    @property
    def body(self) -> str:
        return "\n\n".join(self.paragraphs)

    def pick(self, *choices: Any) -> Any:
        return self.random.choice(choices)


@dataclass(frozen=True)
class File:
    """A file to be read: its kind, its bytes, what a careful reader says of each article in it, and its folder.

    Attributes:
        wanted: Per article the fields; None or () where the file does not state one, no key where it is not measured.
        sources: What the sources.toml beside the file says; no such file if empty.
    """

    suffix: str
    data: bytes
    wanted: tuple[Mapping[str, Any], ...]
    sources: Mapping[str, str] = field(default_factory=dict)


Form = Callable[[Story], File]


def truth(**stated: Any) -> dict[str, Any]:
    """The truth of one article: what is not named here is not stated in the file."""
    assert stated.keys() <= set(FIELDS), stated
    return {name: () if name == "authors" else None for name in FIELDS} | stated


def set_text(story: Story, head: str, wanted: Mapping[str, Any], foot: str = "", **sources: str) -> File:
    """A plain text or Markdown file: header, body, foot."""
    text = "\n\n".join(part for part in (head, story.body, foot) if part) + "\n"
    suffix = ".md" if head.startswith(("#", "---", "+++", "*")) else story.pick(".txt", ".txt", ".md")
    return File(suffix, text.encode(), (wanted,), sources)


def toml(settings: Mapping[str, str]) -> str:
    return "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in settings.items())


def listed(names: Sequence[str], random: Random) -> str:
    """Names as bylines list them."""
    if len(names) == 1:
        return names[0]
    last = random.choice((" and ", " and ", " & ")) if len(names) == 2 else random.choice((" and ", ", and "))
    return ", ".join(names[:-1]) + last + names[-1]


def words(text: str) -> tuple[str, ...]:
    """The words of a text, such as the names of the months."""
    return tuple(text.split())


def ordinal(number: int) -> str:
    ending = "th" if 10 < number < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def day_text(day: date, random: Random) -> str:
    """A date in one of the notations of English headers, year included."""
    month, short = MONTHS[day.month - 1], SHORT_MONTHS[day.month - 1]
    return random.choice(
        (
            f"{day.day} {month} {day.year}",
            f"{month} {day.day}, {day.year}",
            f"{short} {day.day}, {day.year}",
            f"{ordinal(day.day)} {month} {day.year}",
            f"{month} {ordinal(day.day)}, {day.year}",
            f"{day:%A}, {day.day} {month} {day.year}",
            f"{day:%A}, {month} {day.day}, {day.year}",
            f"{day:%a} {day.day} {day:%b} {day.year}",
            f"{day:%d} {day:%b} {day.year}",
            f"{day}",
        )
    )


def british(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def american(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def clock_12(at: datetime) -> str:
    return f"{at.hour % 12 or 12}:{at:%M} {'a' if at.hour < 12 else 'p'}.m."


def plain_day(day: date, random: Random) -> str:
    """A date in one of the two commonest notations."""
    return random.choice((british(day), american(day)))


def names_of(story: Story) -> str:
    """The story's authors as bylines list them."""
    return listed(story.authors, story.random)


def date_of(story: Story) -> str:
    """The story's date in one of the two commonest notations."""
    return plain_day(story.day, story.random)


def any_date_of(story: Story) -> str:
    """The story's date in any notation."""
    return day_text(story.day, story.random)


def clear_day(story: Story) -> date:
    """The story's month with a day that no notation of numbers can take for a month."""
    return story.day.replace(day=story.random.randint(13, 28))


def unclear_day(story: Story) -> date:
    """The story's month with a day that may be taken for a month."""
    return story.day.replace(day=story.random.choice([day for day in range(1, 13) if day != story.day.month]))


def moment(story: Story) -> str:
    """The truth of `published_at`."""
    return story.at.isoformat()


_WINTER = (("GMT", 0), ("UTC", 0), ("CET", 1), ("EST", -5), ("CST", -6), ("MST", -7), ("PST", -8))
_SUMMER = (("GMT", 0), ("UTC", 0), ("CEST", 2), ("EDT", -4), ("CDT", -5), ("MDT", -6), ("PDT", -7), ("EEST", 3))


def choose_moment(day: date, random: Random) -> tuple[datetime, str]:
    """A time on a day, in a zone whose name fits the season."""
    season = _WINTER if day.month in (12, 1, 2) else _SUMMER if 4 <= day.month <= 9 else _WINTER[:2]
    name, hours = random.choice(season)
    zone = timezone(timedelta(hours=hours))
    return datetime(day.year, day.month, day.day, random.randint(5, 22), random.randint(1, 59), tzinfo=zone), name


_CREDIT = re.compile(
    r"contribut|originally (?:appeared|published)|first (?:appeared|published)|©|copyright|all rights reserved|https?:"
    r"|www\.|@\w|\breach (?:him|her|them|reporter)|newsletter|sign up|subscribe|click here|read more|photo|getty"
    r"|editor['’]s note|\beditor\b|\breporter\b|\bcolumnist\b|\bcorrespondent\b|podcast|follow (?:him|her|us|them)"
    r"|can be reached|\bcovers? .* for\b|^corrections?\b|%[0-9A-F]{2}|prices were|this content"
    r"|^(?:\S+ ){0,2}\S+:(?! ?[\"“])"
    r"|^(?:[A-Z][\w.'-]+ ){2,3}(?:is|was) (?:an?|the|vice|co-|founder|director|professor|president|senior)\b",
    re.IGNORECASE,
)
_OWN_OUTLET = re.compile(r"\bCNN|USA ?TODAY|\bThe Week\b|\bGannett\b|Republic\b|azcentral", re.IGNORECASE)
_DATELINE = re.compile(
    r"^[^a-z]{4,}\s?[–—−-]|^[A-Z]{3,}[A-Z .]*, [A-Z][A-Za-z.]+\s?[–—−-]|^[A-Z]{5,} [A-Z][a-z]"
    r"|^[A-Z][\w.’']+(?: [A-Z][\w.’']+)*(?:, [A-Z][\w.]+)?\s[–—−-]{1,2}\s"
)
_HEADER = re.compile(r"^.{0,60}?\s[–—−]{1,2}\s|^.{0,60}?\([A-Z][A-Za-z]+\)|^\W*(?:[Bb]y|[Ff]rom|[Uu]pdated?)\b")
_FULL_DATE = re.compile(r"\b\d{1,2}\b.{0,12}\b20\d\d\b|\d[/.-]\d")
_SENTENCE = re.compile(r"[A-Z“\"'‘].{60,}[.!?][\"”'’]?", re.DOTALL)
_MIN_PARAGRAPHS, _MAX_PARAGRAPHS = 5, 9


def body_paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs that are whole sentences of the article itself; () if too few are left.

    What names the outlet, credits somebody or looks like a header of the text's own is left out, so that nothing but
    the form states a field.
    """
    found: list[str] = []
    for paragraph in (" ".join(part.split()) for part in text.split("\n")):
        is_body = _SENTENCE.fullmatch(paragraph) and not any(
            pattern.search(paragraph) for pattern in (_CREDIT, _OWN_OUTLET, _DATELINE)
        )
        if is_body and (found or not _HEADER.search(paragraph)):
            found.append(paragraph)
    return tuple(found[:_MAX_PARAGRAPHS]) if len(found) >= _MIN_PARAGRAPHS else ()


def clean_title(title: str) -> str | None:
    """The title without what a search engine put at its end; None if it is cut short or is no title to be sure of."""
    title = " ".join(re.sub(r"\s*\|.*$", "", title).split())
    if _OWN_OUTLET.search(title) or _FULL_DATE.search(title) or re.search(r"(?:\.|…|,|;|:|-)$|[<>*#_\[\]|\\]", title):
        return None
    return title if 5 <= len(title.split()) <= 16 and len(title) <= 110 else None


def slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
