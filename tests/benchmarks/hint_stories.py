"""Invented news of one coast: the same stories again each month and in each outlet, with other figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from corpus import RawArticle, make_article

OUTLETS = ("Harbour Post", "Coast Wire", "The Gull", "tidewatch.com")
AUTHORS = {
    "Harbour Post": "Mara Quill",
    "Coast Wire": "Jon Rook",
    "The Gull": "Ada Finch",
    "tidewatch.com": "Ines Tallow",
}
MONTHS = tuple(date(2022, month, 1) for month in (1, 3, 4, 6, 9, 11))
#: (what is asked, ways to say it, what else an article about it says); {n} is the figure.
STORIES = (
    (
        "How many passengers did the ferry to Oar Island carry",
        (
            "The ferry to Oar Island carried {n} passengers{when}.",
            "In all, {n} passengers took the ferry to Oar Island{when}.",
        ),
        "The crossing takes forty minutes. The captain blamed the swell for two late sailings.",
    ),
    (
        "How many otters did wardens count on the Saltmere river",
        (
            "Wardens counted {n} otters on the Saltmere river{when}.",
            "On the Saltmere river the wardens saw {n} otters{when}.",
        ),
        "Ten years ago there were none. The animals eat eels and small crabs.",
    ),
    (
        "How many houses lost power in the storm",
        ("The storm left {n} houses without power{when}.", "{n} houses lost power when the storm came{when}."),
        "Crews worked through the night. The lines along the cliff road fell first.",
    ),
    (
        "How many tonnes of herring did the fleet land",
        ("The fleet landed {n} tonnes of herring{when}.", "Boats brought home {n} tonnes of herring{when}."),
        "Prices at the quay fell again. The cannery took on more hands.",
    ),
    (
        "How many crowns did the council set aside for the sea wall",
        (
            "The council set aside {n} crowns for the sea wall{when}.",
            "For the sea wall the council found {n} crowns{when}.",
        ),
        "Two members voted against. The old wall dates from the time of the lamp makers.",
    ),
    (
        "How many soldiers trained at the Rukla camp",
        ("{n} soldiers trained at the Rukla camp{when}.", "At the Rukla camp {n} soldiers trained{when}."),
        "Trains brought their vehicles. Farmers complained about the mud on the roads.",
    ),
    (
        "How many ships did the coast guard stop",
        ("The coast guard stopped {n} ships{when}.", "{n} ships were stopped by the coast guard{when}."),
        "Most had no papers for their cargo. One crew refused to open the hold.",
    ),
    (
        "How many visitors came to the lighthouse",
        ("{n} visitors came to the lighthouse{when}.", "The lighthouse drew {n} visitors{when}."),
        "The keeper sells honey at the door. The stairs have been mended.",
    ),
    (
        "How many refugees arrived at the border station",
        ("{n} refugees arrived at the border station{when}.", "At the border station {n} refugees arrived{when}."),
        "Volunteers handed out soup. Beds were set up in the school.",
    ),
    (
        "How many drones did the air force shoot down",
        ("The air force shot down {n} drones{when}.", "{n} drones were shot down by the air force{when}."),
        "Debris fell into the estuary. Nobody was hurt on the ground.",
    ),
)


@dataclass(frozen=True)
class Planted:
    """A question, the articles that answer it, and their figures."""

    kind: str
    text: str
    articles: frozenset[str]
    answers: frozenset[str]
    as_of: date | None = None


@dataclass(frozen=True)
class _Told:
    story: int
    month: date
    outlet: str
    article_id: str
    figure: str


def make_archive(seed: int = 7) -> tuple[list, list[Planted]]:
    """The articles, and the questions that only a time, an outlet, an author or two of these tell apart."""
    random = Random(seed)
    told, articles = [], []
    for story in range(len(STORIES)):
        for month in MONTHS:
            for outlet in OUTLETS:
                if random.random() < 0.25:
                    continue  # not everyone reports everything
                one = _Told(
                    story, month, outlet, f"{story:02}-{month:%m}-{OUTLETS.index(outlet)}", f"{len(told) + 101}"
                )
                told.append(one)
                articles.append(_article(one, random))
    return articles, list(_questions(told))


def _article(told: _Told, random: Random):
    _, ways, rest = STORIES[told.story]
    published = told.month + timedelta(random.randrange(2, 26))
    when = random.choice(("", "", " this month", " in the first week of the month", f" in {told.month:%B}"))
    lead = random.choice(ways).format(n=told.figure, when=when)
    spoken = random.choice(
        ("", f'"We did not expect that," said a spokesman for {told.outlet.removesuffix(".com")} readers. ')
    )
    text = f"{lead} {rest} {spoken}Another count is due next month."
    return make_article(
        RawArticle(
            told.article_id,
            text,
            title=f"News from the coast, {told.story + 1}",
            outlet=told.outlet,
            authors=(AUTHORS[told.outlet],),
            published=published,
        )
    )


def _questions(told: list[_Told]) -> Iterator[Planted]:
    for story, (asked, _, _) in enumerate(STORIES):
        mine = [one for one in told if one.story == story]
        for month in MONTHS:
            of = [one for one in mine if one.month == month]
            yield _planted("month", f"{asked} in {month:%B} 2022?", of)
            yield _planted("month without a year", f"In {month:%B}, {asked[0].lower()}{asked[1:]}?", of)
            after = (month + timedelta(40)).replace(day=10)
            yield _planted("last month", f"{asked} last month?", of, as_of=after)
        late = [one for one in mine if one.month > MONTHS[3]]
        yield _planted("since", f"{asked} since 1 July 2022?", late)
        yield _planted("before", f"{asked} before March 2022?", [one for one in mine if one.month < MONTHS[1]])
        for place, outlet in enumerate(OUTLETS):
            of = [one for one in mine if one.outlet == outlet]
            yield _planted("outlet", f"According to {outlet}, {asked[0].lower()}{asked[1:]}?", of)
            yield _planted("author", f"{asked}, in an article by {AUTHORS[outlet]}?", of)
            month = MONTHS[(story + place) % len(MONTHS)]
            both = [one for one in of if one.month == month]
            yield _planted("both", f"According to {outlet}, {asked[0].lower()}{asked[1:]} in {month:%B} 2022?", both)


def _planted(kind: str, text: str, of: list[_Told], as_of: date | None = None) -> Planted:
    return Planted(kind, text, frozenset(one.article_id for one in of), frozenset(one.figure for one in of), as_of)
