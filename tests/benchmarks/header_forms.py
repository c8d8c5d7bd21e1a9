"""Every header form, in the half that rules may be written with, the half held out, and two sets more; stories."""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

from tests.benchmarks import (
    header_forms_dates,
    header_forms_fresh,
    header_forms_fresh_absent,
    header_forms_fresh_files,
    header_forms_fresh_wire,
    header_forms_held,
    header_forms_last,
    header_forms_last_files,
    header_forms_last_wire,
    header_forms_named,
    header_forms_page,
    header_forms_text,
    header_forms_wire,
    header_names,
    header_names_fresh,
    header_names_held,
    header_names_last,
)
from tests.benchmarks.header_story import File, Form, Story, body_paragraphs, choose_moment, clean_title, slug

FORMS: Mapping[str, Sequence[Form]] = {
    "rules": (
        *header_forms_text.FORMS,
        *header_forms_dates.FORMS,
        *header_forms_wire.FORMS,
        *header_forms_named.FORMS,
        *header_forms_page.FORMS,
    ),
    "held": header_forms_held.FORMS,
    "fresh": (
        *header_forms_fresh.FORMS,
        *header_forms_fresh_wire.FORMS,
        *header_forms_fresh_absent.FORMS,
        *header_forms_fresh_files.FORMS,
    ),
    "last": (*header_forms_last.FORMS, *header_forms_last_wire.FORMS, *header_forms_last_files.FORMS),
}
_INVENTED = {"rules": header_names, "held": header_names_held, "fresh": header_names_fresh, "last": header_names_last}
_SIBLINGS = 2
RECORD_FILES = ("rtqa-2022/articles.jsonl.gz", "scale/news-2023.jsonl.gz", "scale/news-2024.jsonl.gz")


def read_records(folder: Path) -> dict[str, list[dict]]:
    """The records that can be set anew, each in one half for good, in an order that is no order of theirs."""
    halves: dict[str, list[dict]] = {half: [] for half in FORMS}
    seen = set()
    for name in RECORD_FILES:
        with gzip.open(folder / name, "rt", encoding="utf-8") as lines:
            for record in map(json.loads, lines):
                title = clean_title(record["title"] or "")
                if title and record["published"] and record["id"] not in seen:
                    seen.add(record["id"])
                    halves[_half_of(record["id"])].append({**record, "title": title})
    return {half: sorted(records, key=lambda record: _hash(record["id"])) for half, records in halves.items()}


def make_files(
    half: str, records: Sequence[dict], each: int, only: str | None = None
) -> Iterator[tuple[str, Story, File]]:
    """Set the records in every form of a half, `each` files a form; no record is used for two files."""
    bodies = (
        {**record, "paragraphs": paragraphs} for record in records if (paragraphs := body_paragraphs(record["text"]))
    )
    for form in FORMS[half]:
        name = form.__name__
        for _ in range(each):
            chosen = [next(bodies) for _ in range(1 + _SIBLINGS)]
            if only in (None, name):
                first, *others = (make_story(half, name, record) for record in chosen)
                story = replace(first, siblings=tuple(others))
                yield name, story, form(story)


def make_story(half: str, form: str, record: Mapping) -> Story:
    """Invent for a record what it does not hold, fixed by its id and the form."""
    random = Random(f"{record['id']}|{form}")
    invented = _INVENTED[half]
    day = date.fromisoformat(record["published"])
    outlet = random.choice(invented.OUTLETS)
    at, zone = choose_moment(day, random)
    domain = outlet if re.fullmatch(r"\w+\.\w{2,3}", outlet) else slug(outlet).replace("-", "") + ".example"
    return Story(
        story_id=_hash(record["id"])[:12],  # an id that states nothing
        title=record["title"],
        day=day,
        outlet=outlet,
        url=f"https://www.{domain.lower()}/news/{slug(record['title'])[:60].strip('-')}-{_hash(record['id'])[:6]}",
        paragraphs=tuple(record["paragraphs"]),
        authors=tuple(random.sample(invented.NAMES, random.choice((1, 1, 1, 2, 2, 3)))),
        agency=random.choice(invented.AGENCIES),
        at=at,
        zone=zone,
        random=random,
    )


def _half_of(record_id: str) -> str:
    hashed = _hash(record_id)
    if int(hashed[-2:], 16) % 3 == 0:
        return "held" if hashed[0] < "8" else "last"  # "held" is read from "0" on, and not so far
    return "fresh" if hashed[0] >= "8" else "rules"  # "rules" stays in its order, from "0" on


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
