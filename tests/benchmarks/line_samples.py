"""The lines that the model of site lines is fitted with: invented ones, what the benchmark puts in, and real text."""

import gzip
import hashlib
import json
import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random

from corpus.marking.captions import is_caption, is_credit
from corpus.marking.line_kinds import MAX_CHARS
from corpus.marking.notices import misspelt_notice, notice
from tests.benchmarks.damage_stories import FILES, read_stories
from tests.benchmarks.damage_ways import BROKEN_WAYS, break_by
from tests.benchmarks.damage_words import DAYS, MONTHS, OUTLETS, PEOPLE, PLACES, domain, handle, headline

COPIES = 6  # of an invented line, each filled in otherwise
COST_OF_INVENTED = 12.0  # of a mistake about all copies of a line
COST_OF_SOWN = 3.0
STORIES = 12  # that each way is tried on
RECORDS = 800  # of each file of news
SENTENCES, LINES, SHORTEST = 3, 10, 4  # of an article: out of long paragraphs; by chance; and the shortest ones

_HERE = Path(__file__).parent
_LABEL = re.compile(r"\[(footer|noise|caption|bio): .*\]")
_SLOT = re.compile(r"\{(\w+)\}")
_SENTENCE = re.compile(r"(?<=[a-z0-9)][.!?])[\"”’]? +(?=[\"“‘]?[A-Z])")
_NOT_LINES = re.compile(
    r"repeat|doubled|pull|highl|teaser|title|drop|glued|boxes"
)  # ways that put in text of the story
_FIRST = ("Agnes", "Bruno", "Carla", "Dmitri", "Edith", "Farid", "Greta", "Hugo", "Jamal", "Kofi", "Leila", "Priya")
_FAMILY = ("Abernathy", "Brandt", "Castellanos", "Dubois", "Eriksen", "Halvorsen", "Iyer", "Khumalo", "Quist", "Rao")
_TOWNS = ("Ashwick", "Bellmouth", "Corrin", "Dunholm", "Eastmere", "Hollin", "Jorvik", "Lowport", "Norrby", "Pellam")
_PAPERS = ("Post", "Times", "Herald", "Tribune", "News", "Wire", "Today", "Observer", "Chronicle", "TV", "Online")
_HEADS = ("Ministers", "Council", "Police", "Unions", "Farmers", "Judges", "A small town", "The bank", "Doctors")
_DOES = ("to vote on", "warn of", "reject", "agree on", "at odds over", "hail", "fear", "count the cost of")
_WHAT = ("new harbour tax", "longer strikes", "the ferry deal", "a colder winter", "rising rents", "school closures")
_NEWS = ("storm", "vote", "ferry", "court", "fire", "talks")


@dataclass(frozen=True, slots=True)
class Line:
    """A line to fit with: its kind, "" for text, and what a mistake about it costs."""

    kind: str
    text: str
    cost: float = 1.0


def invented_lines(name):
    """Yield the lines of a file, filled in some ways each."""
    kind = ""
    for line in (_HERE / name).read_text(encoding="utf-8").splitlines():
        if label := _LABEL.fullmatch(line):
            kind = label[1]
        elif line and not line.startswith("# "):
            random = Random(line)
            copies = list(dict.fromkeys(_filled(line, random) for _ in range(COPIES)))
            yield from (Line(kind, text, COST_OF_INVENTED / len(copies)) for text in copies)


def _filled(line, random):
    names = _fillings(random)
    return _SLOT.sub(lambda slot: names[slot[1]], line).replace("{{", "{").replace("}}", "}")


def _fillings(random):
    pick = random.choice
    person = pick((pick(PEOPLE), f"{pick(_FIRST)} {pick(_FAMILY)}"))
    place = pick((pick(PLACES), pick(_TOWNS)))
    outlet = pick((pick(OUTLETS), f"{place} {pick(_PAPERS)}", f"The {pick(_FAMILY)} {pick(_PAPERS)}"))
    slug = f"{pick(_TOWNS)}-{pick(_NEWS)}"
    blank = pick((" ", "-", ""))
    return {
        "person": person,
        "place": place,
        "outlet": outlet,
        "phone": f"{random.randint(100, 999)}{blank}{random.randint(100, 999)}{blank}{random.randint(1000, 9999)}",
        "title": pick((headline(random), f"{pick(_HEADS)} {pick(_DOES)} {pick(_WHAT)}")),
        "n": str(pick((random.randint(2, 9), random.randint(10, 59)))),
        "day": pick(DAYS),
        "month": pick(MONTHS),
        "year": str(random.randint(1995, 2025)),
        "domain": domain(outlet),
        "handle": handle(person),
        "mail": f"{person.split()[0].lower()}@{domain(outlet)}",
        "url": pick((f"www.{domain(outlet)}", f"https://{domain(outlet)}/news/{random.randint(100, 9999)}")),
        "slug": pick((slug.upper().replace("-", pick("-/")), str(random.randint(10**7, 10**8)), f"{slug}-7")),
        "slug2": slug.lower(),
    }


def sown_lines(data, half):
    """Yield the whole lines that the benchmark's ways of one set put in."""
    stories = list(islice(read_stories(data, half), STORIES))
    seen = set()
    for way in BROKEN_WAYS[half]:
        if way.stage != 1 or _NOT_LINES.match(way.name):
            continue
        for story in stories:
            broken = break_by(story, half, way.name)
            seen |= set(story.raw.split("\n"))
            for damage in broken.damages:
                if damage.kind in ("junk", "caption") and not damage.sentences:
                    for line in _whole_lines(broken.raw, damage.spans):
                        if line not in seen:
                            seen.add(line)
                            yield Line(_kind(way.name, damage.kind, line), line.strip(), COST_OF_SOWN)


def _whole_lines(raw, spans):
    for start, end in spans:
        if raw[:start].endswith("\n") and raw[end : end + 1] in ("", "\n"):
            yield from (line for line in raw[start:end].split("\n") if line.strip() and len(line) <= MAX_CHARS)


def _kind(way, kind, line):
    if kind == "caption":
        return "noise" if is_credit(line) else "caption"
    return "bio" if "bio" in way else "footer"


def real_lines(data):
    """Short lines and single sentences of real news, by the first digit of the hash of their article."""
    found, times = {}, Counter()
    for name in (*FILES, "eval/scale/bbc.jsonl.gz"):
        with gzip.open(data / name, "rt", encoding="utf-8") as records:
            for record in islice(map(json.loads, records), RECORDS):
                lines = _lines_of(record)
                times.update(lines)
                found.setdefault(hashlib.sha256(record["id"].encode()).hexdigest()[0], []).extend(lines)
    return {
        part: [line for line in dict.fromkeys(lines) if times[line] == 1 and not _is_marked(line)]
        for part, lines in found.items()
    }


def _lines_of(record):
    random = Random(record["id"])
    paragraphs = [" ".join(line.split()) for line in record["text"].split("\n") if line.strip()]
    lines = sorted({line for line in paragraphs if len(line) <= MAX_CHARS})
    rest = [piece for line in paragraphs if len(line) > MAX_CHARS for piece in _SENTENCE.split(line)]
    lines = sorted({*lines, *random.sample(rest, min(len(rest), SENTENCES))})
    if len(lines) <= LINES + SHORTEST:
        return lines
    return sorted({*random.sample(lines, LINES), *sorted(lines, key=len)[:SHORTEST]})


def _is_marked(line):
    """Tell whether rules take a line for one of a site, or for more than a line."""
    return len(line) > MAX_CHARS or bool(notice(line) or misspelt_notice(line) or is_caption(line) or is_credit(line))
