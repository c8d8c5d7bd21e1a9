"""Broken on purpose: lines that an outlet repeats in every article, which only a whole archive can tell."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

from corpus import Article
from qa import ArticleQA, rebuild_index
from tests.benchmarks.damage import Broken, Draft, Story
from tests.conftest import HashingEmbedder

OUTLET_REPEATS = "outlet_repeats"
_OUTLETS = ("Gull Gazette", "North Quay Times", "Baltic Sea Tribune")
_ARTICLES = 9  # of each outlet
_EVERYWHERE = (  # three lines of each outlet, none of which has the words of footers
    (
        "The Gazette has printed the news of this coast since 1911 from a house on Quay Street.",
        "Our members keep the presses running, and we thank them.",
        "More from the harbour district",
    ),
    (
        "The Times is independent and belongs to its readers.",
        "Night desk: telephone 555 0142, day and night",
        "Today on the front page",
    ),
    (
        "What we know, how we know it, and what we do not know.",
        "Most viewed in World",
        "The Tribune is a member of the Press Council of the Eastern Shore and keeps its code.",
    ),
)
_BACKGROUND = "The ferry line between Saltmere and Narva was closed in 2019 after a collision in fog."  # real, in two


def read_outlets(stories: list[Story]) -> Iterator[tuple[Story, Broken, Article]]:
    """Break stories, build an index of them, and yield each as that index holds it."""
    made: list[tuple[Story, Broken]] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        records = []
        for number, story in enumerate(stories[: _ARTICLES * len(_OUTLETS)]):
            broken = _broken(story, number)
            made.append((story, broken))
            outlet = _OUTLETS[number % len(_OUTLETS)]
            day = story.published.isoformat()
            records.append(
                {"id": story.story_id, "title": story.title, "outlet": outlet, "published": day, "text": broken.raw}
            )
        path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
        rebuild_index([path], Path(folder) / "index", embedder=HashingEmbedder())
        with ArticleQA.open(Path(folder) / "index", embedder=HashingEmbedder()) as engine:
            for story, broken in made:
                yield story, broken, engine.article(story.story_id)


def _broken(story: Story, number: int) -> Broken:
    draft = Draft(story, Random(f"outlet {story.story_id}"))
    draft.head = []
    lines = _EVERYWHERE[number % len(_OUTLETS)]
    draft.insert(lines[0], len(draft.blocks))
    draft.insert(lines[1], len(draft.blocks))
    draft.insert(lines[2])
    if number // len(_OUTLETS) < 2:
        draft.keep(_BACKGROUND)
    return draft.render()
