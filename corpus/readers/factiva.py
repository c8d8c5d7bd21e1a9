"""Exports of press archives in Factiva's form: each line of fields begins with a tag of two or three capitals."""

from __future__ import annotations

import re

from corpus.header.credits import read_credits
from corpus.header.dates import read_day
from corpus.raw import RawArticle, one_line

_TAGS = "SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CT|RF|CLM|ART|DLN|RST|CO|IN|NS|RE|IPC|IPD|PUB|AN"
_WIDE_TAG = re.compile(rf"^({_TAGS})(?:[ ]{{2,}}|\t+|[ ]*$)", re.MULTILINE)
_NARROW_TAG = re.compile(rf"^({_TAGS})(?:[ \t]+|$)", re.MULTILINE)


def split_factiva(text: str, source: str, article_id: str) -> list[RawArticle]:
    """Return the articles of an export, in order; none if the text is no such export."""
    tag = _WIDE_TAG if re.search(r"^HD(?:  |\t|[ ]*$)", text, re.MULTILINE) else _NARROW_TAG
    records: list[dict[str, str]] = []
    found = list(tag.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    for match, end in zip(found, ends, strict=False):
        if match[1] == "HD":
            records.append({})
        if records:
            records[-1].setdefault(match[1], text[match.end() : end].strip())
    if not all(record.keys() >= {"HD", "PD"} and record.keys() & {"LP", "TD"} for record in records):
        return []
    return [_article(record, source, f"{article_id}#{number}") for number, record in enumerate(records, 1)]


def _article(record: dict[str, str], source: str, article_id: str) -> RawArticle:
    day = read_day(one_line(record["PD"]) or "")
    outlet = one_line(record.get("SN"))
    credited = read_credits([record.get("BY", "")], outlet)
    return RawArticle(
        article_id=article_id,
        raw="\n\n".join(record[tag] for tag in ("LP", "TD") if record.get(tag)),
        source=source,
        title=one_line(record["HD"]),
        authors=credited.authors,
        outlet=outlet,
        origin=credited.origin,
        published=day.day if day else None,
        published_at=day.time if day else None,
    )
