"""Undamaged articles to break: the ordinary prose of articles that are read at run time and kept nowhere."""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

from corpus import Article, RawArticle, make_article
from tests.benchmarks.damage import Story
from tests.benchmarks.damage_words import OUTLETS, PEOPLE

FILES = ("eval/rtqa-2022/articles.jsonl.gz", "eval/scale/news-2023.jsonl.gz", "eval/scale/news-2024.jsonl.gz")
MIN_SENTENCES, MAX_SENTENCES = 8, 60

_STARTS = re.compile(r"[\"“‘(]?[A-Z0-9$]")
_ENDS = re.compile(r"[a-z0-9)%A-Z][.!?][\"”’]?$")
_NOT_PROSE = re.compile(
    r"newsletter|sign up|subscri|click|follow|read more|©|copyright|rights reserved|getty|photo|image|video|watch"
    r"|contribut|reporting|e-?mail|@|https?:|www|cookies?\b|editor.s note|updat|correct|this story|this article"
    r"|advertis|\bvia\b|podcast|caption|pictured|listen|share|play|\bcnn\b|usa today|contact|join us|download"
    r"|[<>|*_`#\[\]\\~^{}]"
    r"|\.\.\.|…|[^\x00-\x7f“”‘’—–éèáíóúñüöäçãšžčğøåćïëôêâ£€]",
    re.IGNORECASE,
)
_TITLE_TAIL = re.compile(r"\s*(?:\.\.\.|…|[|\-–—] (?:CNN|USA ?TODAY)\b.*)$")


def read_stories(data: Path, half: str) -> Iterator[Story]:
    """Yield the stories of one half, in an order that looks random and is always the same."""
    records = []
    for name in FILES:
        with gzip.open(data / name, "rt", encoding="utf-8") as lines:
            records += [json.loads(line) for line in lines]
    keyed = sorted((hashlib.sha256(record["id"].encode()).hexdigest(), number) for number, record in enumerate(records))
    seen = set()
    for key, number in keyed:
        if (int(key[-1], 16) % 2 == 0) == (half == "rules") and key not in seen:
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


def _story(record: dict[str, str], key: str) -> Story | None:
    """The prose of one record; None if there is too little, or if it does not read as the same undamaged."""
    kept = [paragraph for paragraph in dict.fromkeys(record["text"].split("\n\n")) if _is_prose(paragraph)]
    title = _TITLE_TAIL.sub("", record["title"]).strip()
    if not MIN_SENTENCES // 2 <= len(kept) <= 45 or not 20 <= len(title) <= 110:
        return None
    random = Random(key)
    paragraphs = []
    for paragraph in kept:
        article = make_article(RawArticle("paragraph", "Nothing.\n\n" + paragraph))
        sentences = [" ".join(article.text[start:end].split()) for start, end in article.sentences]
        paragraphs.append(tuple(sentences[1:]))
    story = Story(
        key[:12],
        title,
        random.choice(PEOPLE),
        record.get("outlet") or random.choice(OUTLETS),
        date.fromisoformat(record["published"]),
        tuple(paragraph for paragraph in paragraphs if paragraph),
        random.random() < 0.5,
    )
    return story if _reads_back(story) else None


def _is_prose(paragraph: str) -> bool:
    text = paragraph.strip()
    return bool(
        60 <= len(text) <= 900
        and "\n" not in text
        and _STARTS.match(text)
        and _ENDS.search(text)
        and not _NOT_PROSE.search(text)
    )


def _reads_back(story: Story) -> bool:
    names = story.sentences
    if not MIN_SENTENCES <= len(names) <= MAX_SENTENCES or len(set(names)) < len(names):
        return False
    if any(len(name) > 380 or len(name.split()) < 3 for name in names):
        return False
    article = read_story(story, story.raw)
    read = tuple(" ".join(article.text[start:end].split()) for start, end in article.sentences)
    return read == names and all(mark.kind in ("title", "byline", "dateline") for mark in article.marks)
