"""Invented stories with questions that ask for a list, a timeline or sides, and what a whole answer holds."""

import random
import zlib
from dataclasses import dataclass
from datetime import date, timedelta

from corpus import RawArticle, make_article

PLACES = ("Saltmere", "Grenholm", "Ostrand", "Lindhaven", "Pellworth", "Kestrel Bay", "Murrow", "Thornquay", "Vessby")
PARTS = ("East", "West", "North", "South", "Old", "New")
THINGS = (
    "radars",
    "tugboats",
    "field kitchens",
    "drones",
    "snowploughs",
    "minehunters",
    "howitzers",
    "barges",
    "trawlers",
)
COUNTRIES = ("Estonia", "Portugal", "Norway", "Bulgaria", "Canada", "Greece", "Denmark", "Slovenia", "Iceland", "Spain")
PEOPLE = (
    "Ines Tallow",
    "Marek Dunn",
    "Petra Oskarsson",
    "Jon Rook",
    "Helga Brandt",
    "Tomas Vile",
    "Ana Corvin",
    "Olle Stam",
)
OUTLETS = ("Harbour Post", "Coast Wire", "Gull Gazette", "Inland Courier", "Northern Ledger", "Ferry Times")
FILLER = (
    "Rain is expected until the weekend.", "The mayor opened a library last month.", "Shops stayed open as usual.",
    "A choir sang in the market hall.", "Bread prices have risen by a tenth.", "The school got a new roof.",
    "Two lanes of the ring road are closed.", "The museum counts more visitors than ever.",
)  # fmt: skip

#: Question, then sentences that each hold an item, in slots {c0} to {c3} or {p0} to {p3}; then some that hold none.
LISTS = (
    ("Which countries have sent {thing} to {place}?", (
        "{c0} has sent two {thing} to {place}, its defence ministry said.",
        "The {thing} from {c1} reached {place} by rail on Friday.",
        "A ship with {thing} sent by {c2} docked in {place}.",
    ), ("The {thing} of {place} have often broken down.", "Nobody in {place} had ordered {thing} before.")),
    ("Which countries want to lease the port of {place}?", (
        "{c0}, {c1} and {c2} want to lease the port of {place}.",
        "{c3} has made an offer for a lease of the port of {place} too.",
    ), ("The port of {place} was built in 1911.",)),
    ("Who are the candidates for mayor of {place}?", (
        "{p0}, a teacher, is a candidate for mayor of {place}.",
        "The second candidate for mayor in {place} is {p1}, who owns a boatyard.",
        "On Monday {p2} announced that she would run for mayor of {place} as well.",
    ), ("{place} elects its mayor in May.", "The mayor of {place} earns little.")),
    ("What are the reasons for the delay of the {place} bridge?", (
        "The bridge in {place} is delayed because steel for its pylons arrived late.",
        "Engineers blame the delay of the bridge at {place} on soft ground under the northern bank.",
        "A lawsuit by fishermen has held up the {place} bridge for a year, the builder said.",
    ), ("The bridge of {place} will be 900 metres long.",)),
    ("Which companies bid for the {place} ferry line?", (
        "The shipping company Blue Anchor has bid for the ferry line to {place}.",
        "A second bid for the {place} ferry line came from Nordlys Lines.",
        "Tern Maritime said that it had put in a bid for the ferry line of {place}.",
    ), ("The ferry line to {place} carries 3,000 people a day.",)),
    ("What measures has {place} taken against the flood?", (
        "Against the flood {place} has put up dams of sandbags along the quay.",
        "{place} closed the lower tunnel to protect it from the flood.",
        "As a measure against the flood the town of {place} moved two hundred patients to the hospital on the hill.",
    ), ("The flood of 1953 is remembered in {place}.",)),
    ("Name the ministers who visited {place}.", (
        "{p0}, the defence minister, visited {place} on Tuesday.",
        "The finance minister, {p1}, made a visit to {place} in spring.",
        "Transport minister {p2} visited the docks of {place} last week.",
    ), ("Visitors to {place} like its fish.",)),
)  # fmt: skip

#: Question, then what happened with the days between: {d} is a day as news writes it.
TIMELINES = (
    ("What happened in the dock strike of {place}?", (
        "Dockers in {place} voted on {d} to go on strike.", "The dock strike in {place} began on {d}.",
        "On {d} the tug crews joined the dock strike of {place}.", "A judge banned the dock strike in {place} on {d}.",
        "The dock strike of {place} ended on {d} with a pay rise.",
    )),
    ("How did the outbreak of bird flu in {place} develop?", (
        "The first case of bird flu in {place} was found on {d}.",
        "On {d} all geese in {place} were ordered indoors for bird flu.",
        "Bird flu reached the swans of {place} on {d}.",
        "The last farm in {place} was declared free of bird flu on {d}.",
    )),
    ("Give me a timeline of the {place} tunnel fire.", (
        "A lorry caught fire in the {place} tunnel on {d}.", "The fire in the {place} tunnel was put out on {d}.",
        "On {d} one tube of the {place} tunnel opened again after the fire.",
        "An inquiry found on {d} that bad brakes had caused the tunnel fire of {place}.",
    )),
    ("What has happened to the wreck of the Marigold off {place}?", (
        "The freighter Marigold was wrecked off {place} on {d}.",
        "Divers found a leak in the wreck of the Marigold off {place} on {d}.",
        "On {d} pumps took the oil out of the wreck of the Marigold near {place}.",
        "The wreck of the Marigold was towed away from {place} on {d}.",
    )),
    ("How did the talks on the fishing quota of {place} unfold?", (
        "Talks on the fishing quota of {place} opened on {d}.",
        "On {d} the trawler owners left the talks on the fishing quota of {place}.",
        "The talks on the quota for {place} were taken up again on {d} by a mediator.",
        "A fishing quota for {place} was agreed in the talks on {d}.",
    )),
)  # fmt: skip

#: Topic, then what each of three sides says of it; a fourth side says nothing.
SIDES = (
    ("the new harbour wall in {place}", (
        "The new harbour wall in {place} will protect the old town, engineers say.",
        "Residents call the new harbour wall of {place} ugly and too dear.",
        "The harbour wall in {place} will cost 40 million euros, the council said.",
    )),
    ("the {thing} in {place}", (
        "The {thing} in {place} are old and need repair, a report says.",
        "Soldiers praised the {thing} that stand in {place}.",
        "The {thing} in {place} were bought without a tender, auditors found.",
    )),
    ("the closure of the {place} hospital", (
        "The closure of the hospital in {place} saves nine million a year, the ministry says.",
        "Nurses marched against the closure of the hospital in {place}.",
        "After the closure of the {place} hospital patients will travel an hour.",
    )),
    ("the number of soldiers in {place}", (
        "There are 1,200 soldiers in {place}, the army says.", "The number of soldiers in {place} has reached 1,900.",
        "Soldiers in {place} live in tents, and their number is secret.",
    )),
    ("the seal hunt off {place}", (
        "The seal hunt off {place} begins in May and is strictly limited.",
        "Fishermen in {place} say that the seal hunt saves their nets.",
        "Scientists warn that the seal hunt off {place} takes too many pups.",
    )),
)  # fmt: skip
SIDE_QUESTIONS = (
    "How do {o0} and {o1} report on {topic}?", "What do {o0}, {o1} and {o3} say about {topic}?",
    "Compare {o0} and {o3} on {topic}.", "How does {o0}'s coverage of {topic} differ from {o1}'s?",
)  # fmt: skip


@dataclass(frozen=True)
class Planted:
    """A question, its form, its gold sentences in their order, and for sides the outlets that say nothing.

    `half` is "rules" or "held", by the template.
    """

    question: str
    form: str
    gold: tuple[str, ...]
    half: str
    silent: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()


def plant(count):
    """Return `count` questions a form, and the articles that answer them, always the same."""
    chance = random.Random("forms")
    planted, articles = [], []
    for form, make, templates in (("list", _list, LISTS), ("timeline", _timeline, TIMELINES), ("sides", _sides, SIDES)):
        for number in range(count):
            template = templates[number % len(templates)]
            slots = {"place": f"{PLACES[number % len(PLACES)]} {PARTS[number % len(PARTS)]}"}
            slots["thing"] = THINGS[(number * 5 + 1) % len(THINGS)]
            for key, pool in (("c", COUNTRIES), ("p", PEOPLE)):
                slots |= {f"{key}{place}": name for place, name in enumerate(chance.sample(pool, 4))}
            half = ("rules", "held")[zlib.crc32(f"half {template[0]}".encode()) % 2]
            one, more = make(form, number, template, slots, half, chance)
            planted.append(one)
            articles += more
    return planted, articles


def _list(form, number, template, slots, half, chance):
    question, items, others = template
    gold = tuple(item.format(**slots) for item in items)
    texts = [*gold, *(other.format(**slots) for other in others)]
    day = date(2022, 1 + number % 12, 3)
    articles = [
        _article(f"{form}-{number}-{place}", chance, text, day + timedelta(place), chance.choice(OUTLETS))
        for place, text in enumerate(texts)
    ]
    return Planted(question.format(**slots), form, gold, half), articles


def _timeline(form, number, template, slots, half, chance):
    question, events = template
    day = date(2022, 1 + number % 9, 2 + number)
    gold, articles = [], []
    for place, event in enumerate(events):
        day += timedelta(chance.randint(2, 9))
        published = day + timedelta(chance.randint(0, 4))
        written = f"{day.day} {day:%B}"
        gold.append(event.format(d=written, **slots))
        articles.append(_article(f"{form}-{number}-{place}", chance, gold[-1], published, chance.choice(OUTLETS)))
    return Planted(question.format(**slots), form, tuple(gold), half), articles


def _sides(form, number, template, slots, half, chance):
    topic, says = template
    outlets = chance.sample(OUTLETS, 4)
    asked = SIDE_QUESTIONS[number % len(SIDE_QUESTIONS)]
    question = asked.format(topic=topic.format(**slots), **{f"o{place}": name for place, name in enumerate(outlets)})
    said = [says[place].format(**slots) for place in range(3)]
    day = date(2022, 1 + number % 12, 11)
    articles = [
        _article(f"{form}-{number}-{place}", chance, text, day + timedelta(place), outlets[place])
        for place, text in enumerate(said)
    ]
    articles.append(_article(f"{form}-{number}-3", chance, chance.choice(FILLER), day, outlets[3]))
    named = [place for place in (0, 1, 3) if outlets[place] in question]
    return Planted(
        question,
        form,
        tuple(said[place] for place in named if place < 3),
        half,
        tuple(outlets[place] for place in named if place == 3),
        tuple(outlets[place] for place in named),
    ), articles


def _article(name, chance, text, published, outlet):
    """An article in which a sentence stands among others that say nothing of it."""
    before, after = chance.sample(FILLER, 2)
    body = f"{before} {text}\n\n{after}" if chance.random() < 0.5 else f"{text} {before}\n\n{after}"
    return make_article(RawArticle(f"{name}.txt", body, outlet=outlet, published_text=published.isoformat()))
