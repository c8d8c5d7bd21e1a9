"""Last: people, places, captions and addresses for the last ways. Whoever writes rules does not read this file."""

from collections.abc import Callable
from random import Random
from typing import Literal

from tests.benchmarks.damage import Draft

PEOPLE = (
    "Ilse Brandt", "Mikael Hurme", "Noor Aziz", "Pia Sandoval", "Grigor Manev", "Thandi Mokoena", "Lucien Favre",
    "Orla Keane", "Stellan Krogh", "Yasmin Toledo", "Bogdan Rusu", "Hedda Nyqvist",
)  # fmt: skip
OUTLETS = (
    "Tern Island Ledger", "The Lowmarsh Recorder", "Copperfield News", "Skerry Times", "SAMPLE Telegraph",
    "The Delta Examiner",
)  # fmt: skip
PLACES = ("Liepaja", "Klaipeda", "Turku", "Burgas", "Kotka", "Szczecin", "Galati", "Ventspils", "Lowmarsh", "Skerry")
_AGENCIES = ("AP", "AFP", "Reuters", "Getty Images", "EPA-EFE", "PA", "Anadolu", "SAMPLE Pictures")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CAPTIONS = (
    "A rescue swimmer is winched from the water off {place} during a drill on {weekday}.",
    "{person}, centre, hands over the keys of the new fireboat in {place}.",
    "Residents of {place} fill sacks with gravel behind the primary school, {day}.",
    "Rail workers clear ice from the points at the goods yard in {place}.",
    "The lighthouse keeper’s cottage in {place}, which was sold at auction for one krona.",
    "Pupils in {place} plant willows along the new dyke in this file photo from {year}.",
    "A convoy of timber lorries waits at the closed border crossing near {place} on {weekday}.",
    "{person} and {other} leave the courthouse in {place} after the verdict on {weekday}.",
    "Sacks of rye are weighed at the mill in {place}, one of the last that still runs by water.",
    "Customs officers open a container in the port of {place}, {day}.",
)
_HEADLINES = (
    "Mill owners sue over dam that never opened",
    "Why are the herring late this year?",
    "The teacher who taught a town to swim",
    "Border crossing shut for a third night",
    "Tax on second homes passes by a single vote",
    "What the ice took from us",
    "Hospital to fly in nurses from abroad",
    "Inside the last rope factory on the coast",
    "‘Nobody told us’: villagers on the missing siren",
    "Fireboat named after woman who saved eleven",
)
_FILES = (
    "DSC_{n4}.JPG", "{day8}-quay-{n2}.jpg", "file-{day8}-{n2}-k3x9.jpg", "IMG-{day8}-WA00{n2}.jpg",
    "shutterstock_{n9}", "GettyImages-{n9}", "AP22{n9}", "iStock-{n9}", "{day8}_harbour_{n4}_web.png",
)  # fmt: skip


def filled(form: str, draft: Draft) -> str:
    """Fill a form with what its story knows and with invented things."""
    random, story = draft.random, draft.story
    day, (person, other) = story.published, random.sample(PEOPLE, 2)
    domain = story.outlet.lower().replace(" ", "").replace(".", "") + ".example"
    facts = {
        **{"outlet": story.outlet, "OUTLET": story.outlet.upper(), "domain": domain, "title": story.title},
        **{"author": story.author, "first": story.author.split()[0], "last": story.author.split()[-1]},
        **{"AUTHOR": story.author.upper(), "year": day.year, "day": f"{day.day} {day:%B %Y}", "day8": f"{day:%Y%m%d}"},
        **{"american": f"{day:%B} {day.day}, {day.year}", "dots": f"{day:%d.%m.%Y}", "dayname": f"{day:%A}"},
        **{"weekday": random.choice(_WEEKDAYS), "twelve": f"{random.randint(1, 12)}:{random.randint(10, 59)}"},
        **{"clock": f"{random.randint(6, 22)}:{random.randint(10, 59)}", "n": random.randint(2, 9)},
        **{"n2": random.randint(10, 99), "n3": random.randint(110, 990), "n4": random.randint(1000, 9999)},
        **{"n9": random.randint(100_000_000, 999_999_999), "person": person, "other": other},
        **{"place": random.choice(PLACES), "agency": random.choice(_AGENCIES), "headline": random.choice(_HEADLINES)},
    }
    facts["file"] = random.choice(_FILES).format(**facts)
    facts["caption"] = random.choice(_CAPTIONS).format(**facts)
    return form.format(**facts)


def headlines(random: Random, count: int) -> list[str]:
    """The titles of other articles."""
    return random.sample(_HEADLINES, count)


def sow(
    forms: tuple[str, ...], kind: Literal["junk", "caption"] = "junk", below: float = 0.3, most: int = 4
) -> Callable[[Draft], None]:
    """Put some lines between paragraphs, and a share of them below the article."""

    def apply(draft: Draft) -> None:
        for form in draft.random.sample(forms, min(len(forms), draft.random.randint(1, most))):
            is_below = draft.random.random() < below
            draft.insert(filled(form, draft), len(draft.blocks) if is_below else None, kind)

    return apply
