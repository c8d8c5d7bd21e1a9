"""Header fields of an article with their evidence: named by its record, or stated at its head or foot."""

from __future__ import annotations

from dataclasses import replace

from corpus.article import Evidence
from corpus.cleaning.clean import Cleaned
from corpus.header.dates import Day
from corpus.header.fields import Header
from corpus.header.publication import Hints, Publication, read_named_publication
from corpus.header.stated import read_stated
from corpus.raw import RawArticle


def read_header(raw: RawArticle, cleaned: Cleaned) -> Header:
    """Find the header fields, one by one: what a record names wins over the text, and that over the folder."""
    stated = read_stated(raw, cleaned)
    return _with_day(raw, cleaned, _merged(raw, stated))


def _merged(raw: RawArticle, stated: Header) -> Header:
    """Fields by order of trust: named by the record, stated by the text, stated of the folder."""
    evidence = dict(stated.evidence)
    named = {name: getattr(raw, name) for name in ("title", "authors", "outlet", "origin", "url")}
    is_agency = raw.outlet is not None and raw.outlet == raw.origin  # a "source" that may be both
    is_inferred = stated.outlet == stated.origin or evidence.get("outlet", Evidence("")).sure == "inferred"
    if raw.folder_outlet and (is_agency or (is_inferred and not raw.outlet) or not (raw.outlet or stated.outlet)):
        named["outlet"], evidence["outlet"] = raw.folder_outlet, Evidence("sources.toml outlet")
    for name in (name for name, value in named.items() if value and value != raw.folder_outlet):
        evidence[name] = raw.evidence_of(name)
    return replace(
        stated,
        titles=tuple(dict.fromkeys((*filter(None, (raw.title,)), *stated.titles))),
        authors=named["authors"] or stated.authors,
        outlet=named["outlet"] or stated.outlet,
        origin=named["origin"] or stated.origin,
        url=named["url"] or stated.url,
        evidence=evidence,
    )


def _with_day(raw: RawArticle, cleaned: Cleaned, header: Header) -> Header:
    """Put the date that the record names in place of the stated one; the text may still tell its time or its order."""
    if not (raw.published or raw.published_text):
        return header
    evidence = {name: found for name, found in header.evidence.items() if name not in ("published", "published_at")}
    stated, named = header.day, Day(raw.published, raw.published_at) if raw.published else None
    source = raw.evidence_of("published")
    if raw.published_text:
        hints = Hints(header.url, header.month_day, raw.language, cleaned.text, stated.day if stated else None)
        named, source = _read_named(raw, read_named_publication(raw.published_text, hints), named, source)
    if named is None:  # what is named is no date, or one that can be read in several ways
        unread = replace(header, day=None, evidence={**evidence, "published": source})
        return unread if source.sure == "ambiguous" else header
    evidence["published"] = source
    if named.time:
        evidence["published_at"] = raw.evidence_of("published_at") if raw.published_at else source
    elif stated is not None and stated.day == named.day and stated.time:
        named = replace(named, time=stated.time)
        evidence["published_at"] = header.evidence["published_at"]
    return replace(header, day=named, evidence=evidence)


def _read_named(
    raw: RawArticle, found: Publication | None, named: Day | None, source: Evidence
) -> tuple[Day | None, Evidence]:
    """The day of a named date that says more than could be read by itself, and where it comes from."""
    if found is None:
        return named, source
    if found.day is None:
        return named, source if named else replace(source, sure="ambiguous", note=found.note)
    day = found.day.at(raw.time_zone)
    if named is not None and (named.time or named.day != day.day):
        return named, source
    return day, replace(source, sure="inferred", note=found.note) if found.note else source
