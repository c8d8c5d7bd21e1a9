"""All ways to break an article, in the set that rules may be written after and the three that are held out."""

from random import Random

from tests.benchmarks.damage import Broken, Story, Way, break_story
from tests.benchmarks.damage_breaks import BREAKS
from tests.benchmarks.damage_fresh import FRESH_LINES
from tests.benchmarks.damage_fresh_real import FRESH_REAL
from tests.benchmarks.damage_fresh_text import FRESH_TEXT
from tests.benchmarks.damage_held import HELD_LINES
from tests.benchmarks.damage_held_layout import HELD_LAYOUT
from tests.benchmarks.damage_held_text import HELD_REAL, HELD_TEXT
from tests.benchmarks.damage_junk import JUNK
from tests.benchmarks.damage_last import LAST_LINES
from tests.benchmarks.damage_last_layout import LAST_LAYOUT
from tests.benchmarks.damage_last_real import LAST_REAL
from tests.benchmarks.damage_last_repeats import LAST_REPEATS
from tests.benchmarks.damage_last_text import LAST_TEXT
from tests.benchmarks.damage_real import REAL
from tests.benchmarks.damage_text import TEXT

HALVES = ("rules", "held", "fresh", "last")
BROKEN_WAYS = {
    "rules": (*BREAKS, *JUNK, *TEXT),
    "held": (*HELD_LINES, *HELD_LAYOUT, *HELD_TEXT),
    "fresh": (*FRESH_LINES, *FRESH_TEXT),
    "last": (*LAST_LINES, *LAST_REPEATS, *LAST_TEXT, *LAST_LAYOUT),
}
REAL_WAYS = {"rules": REAL, "held": HELD_REAL, "fresh": FRESH_REAL, "last": LAST_REAL}
MIXED = "mixed"  # three broken ways in one article
UNTOUCHED = "untouched"  # nothing is done to the article


def way_names(half: str) -> list[str]:
    return [way.name for way in (*BROKEN_WAYS[half], *REAL_WAYS[half])] + [UNTOUCHED, f"{MIXED}_{half}"]


def break_by(story: Story, half: str, name: str) -> Broken:
    """Break a story in the way of that name."""
    if name == UNTOUCHED:
        return Broken(story.raw, ())
    if name.startswith(MIXED):
        return break_story(story, _three(story, BROKEN_WAYS[half]), name)
    (way,) = (way for way in (*BROKEN_WAYS[half], *REAL_WAYS[half]) if way.name == name)
    return break_story(story, [way], name)


def _three(story: Story, ways: tuple[Way, ...]) -> list[Way]:
    """Three ways, of which at most one alters all characters and one lays the text out."""
    random = Random(f"three {story.story_id}")
    lays_out = random.sample([way for way in ways if way.stage == 2], random.randint(0, 1))
    alters = random.sample([way for way in ways if way.stage == 0], 1)
    puts_in = random.sample([way for way in ways if way.stage == 1], 2 - len(lays_out))
    return [*alters, *puts_in, *lays_out]
