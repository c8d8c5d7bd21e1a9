"""Undamaged articles to break: the ordinary prose of articles that are read at run time and kept nowhere."""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

from corpus import Article, RawArticle, SpanMap, find_sentences, make_article
from tests.benchmarks import damage_last_words, damage_words
from tests.benchmarks.damage import Story

FILES = ("eval/rtqa-2022/articles.jsonl.gz", "eval/scale/news-2023.jsonl.gz", "eval/scale/news-2024.jsonl.gz")
MIN_SENTENCES, MAX_SENTENCES = 8, 60

_STARTS = re.compile(r"[\"“‘(]?[A-Z$]")
_ENDS = re.compile(r"[a-z0-9)%A-Z][.!?][\"”’]?$")
_NOT_PROSE = re.compile(
    r"(?i:newsletter|sign up|subscri|click|follow|read more|©|copyright|rights reserved|getty|photo|image|video|watch"
    r"|contribut|reporting|e-?mail|@|https?:|www|cookies?\b|editor.s note|updat|correct|this story|this article"
    r"|advertis|\bvia\b|podcast|caption|pictured|listen|share|play|\bcnn\b|usa today|contact|join us|download)"
    r"|\([A-Z]{2,4}\)|[A-Z]{4,}[^a-z]{0,20} [—–-]{1,2} | [,.;:!?] |[a-z][.:!?][A-Z]|^\d{1,2}[.)] |^[A-Z]\w+:"
    r"|^[A-Z][A-Z .'’-]{2,}\b.{0,40} (?:[—–]|--?) |[a-z],[”\"]?[A-Za-z]"  # a dateline is no part of its sentence
    r"|[<>|*_`#\[\]\\~^{}]"
    r"|\.\.\.|…|[^\x00-\x7f“”‘’—–éèáíóúñüöäçãšžčğøåćïëôêâ£€]",
)
_TITLE_TAIL = re.compile(r"\s*(?:\.\.\.|…|[|\-–—] (?:CNN|USA ?TODAY)\b.*)$")


def read_stories(data: Path, half: str) -> Iterator[Story]:
    """Yield the stories of one set, in an order that looks random and is always the same."""
    records = []
    for name in FILES:
        with gzip.open(data / name, "rt", encoding="utf-8") as lines:
            records += [json.loads(line) for line in lines]
    keyed = sorted((hashlib.sha256(record["id"].encode()).hexdigest(), number) for number, record in enumerate(records))
    seen = set()
    for key, number in keyed:
        if half_of(key) == half and key not in seen:
            seen.add(key)
            story = _story(records[number], key)
            if story is not None:
                yield story


def read_story(story: Story, raw: str) -> Article:
    """Read a text as the article of a story: with a record's fields, or alone."""
    if story.has_head:
        return make_article(RawArticle(story.story_id, raw))
    fields = {"title": story.title, "outlet": story.outlet, "published": story.published}
    return make_article(RawArticle(story.story_id, raw, authors=(story.author,), **fields))


def half_of(key: str) -> str:
    """Name the set of an article, by the hash of its id: the end "last", before it "fresh", the rest two.

    Each set is read from its start and seldom far, so that "last" took no story away that another set came to.
    """
    if key[0] == "f":
        return "last"
    if key[0] in "cde":
        return "fresh"
    return "rules" if int(key[-1], 16) % 2 == 0 else "held"


def _story(record: dict[str, str], key: str) -> Story | None:
    """The prose of one record; None if there is too little. What marks the reader would set has no say in it."""
    kept = [paragraph for paragraph in dict.fromkeys(record["text"].split("\n\n")) if _is_prose(paragraph)]
    title = _TITLE_TAIL.sub("", record["title"]).strip()
    if not MIN_SENTENCES // 2 <= len(kept) <= 45 or not 20 <= len(title) <= 110 or ". " in title:
        return None
    random = Random(key)
    invented = damage_last_words if half_of(key) == "last" else damage_words
    paragraphs = []
    for paragraph in kept:
        text = " ".join(paragraph.split())
        paragraphs.append(tuple(text[start:end] for start, end in find_sentences(text, SpanMap(), ())))
    story = Story(
        key[:12],
        title,
        random.choice(invented.PEOPLE),
        record.get("outlet") or random.choice(invented.OUTLETS),
        date.fromisoformat(record["published"]),
        tuple(paragraph for paragraph in paragraphs if paragraph),
        random.random() < 0.5,
    )
    return story if _is_ordinary(story) else None


def _is_prose(paragraph: str) -> bool:
    text = paragraph.strip()
    return bool(
        60 <= len(text) <= 900
        and "\n" not in text
        and _STARTS.match(text)
        and _ENDS.search(text)
        and not _NOT_PROSE.search(text)
    )


def _is_ordinary(story: Story) -> bool:
    names = story.sentences
    if not MIN_SENTENCES <= len(names) <= MAX_SENTENCES or len(set(names)) < len(names):
        return False
    return not any(len(name) > 380 or len(name.split()) < 3 or not _STARTS.match(name) for name in names)
