"""Measure how much damage to articles is mended or marked, and how many real sentences that costs.

    python -m tests.benchmarks.measure_damage --data DIR [--way NAME] [--errors SET] [--limit N]

DIR holds the files that damage_stories names. Their ordinary prose, parted into sentences, is broken on purpose in one
way an article, or in three. Of the ways and the articles, one set is for those who write rules ("rules"), and three are
held out ("held", "fresh" and "last"), of which the sums alone are shown unless --errors asks for one of them.

Damage is mended if its sentences stand again, whole and alone, or the junk is gone; marked if the junk is in no
sentence (a caption: in none that is not marked as one). What stands twice must be quotable once. "bystanders" are the
sentences that no damage altered, and the real lines put in: lost, joined to others, split or marked per thousand.
"all" counts the altered ones too. The last figure of a total weighs each way the same.
"""

import argparse
import re
import unicodedata
from collections import Counter
from itertools import islice
from pathlib import Path
from statistics import fmean

from corpus import UNQUOTED_KINDS, Article
from tests.benchmarks.damage import Broken, Damage, Story
from tests.benchmarks.damage_outlets import OUTLET_REPEATS, read_outlets
from tests.benchmarks.damage_stories import read_stories, read_story
from tests.benchmarks.damage_ways import HALVES, UNTOUCHED, break_by, way_names

FATES = ("lost", "joined", "split", "marked")
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--way", help="this way only")
    parser.add_argument("--errors", choices=HALVES, help="list the errors of one set")
    parser.add_argument("--limit", type=int, default=15, help="articles a way (default 15)")
    options = parser.parse_args()
    together, shares = Counter(), []
    for half in HALVES:
        names = [name for name in (*way_names(half), OUTLET_REPEATS) if options.way in (None, name)]
        if half != "rules" and OUTLET_REPEATS in names:
            names.remove(OUTLET_REPEATS)
        if not names:
            continue
        is_open = half in ("rules", options.errors)
        total, mine = Counter(), []
        for name, counts in measure_half(options, half, names):
            if is_open:
                print_row(name, counts)
            total += counts
            mine += [counts["good"] / counts["damages"]] if counts["damages"] else []
        print_row(f"{half}: all", total, mine)
        together += total
        shares += mine
    print_row("together", together, shares)


def measure_half(options, half, names):
    stories = list(islice(read_stories(options.data, half), 8 * options.limit + 40))
    for turn, name in enumerate(names):
        counts = Counter()
        show = options.errors == half
        if name == OUTLET_REPEATS:
            for story, broken, article in read_outlets(stories):
                counts += measure(story, broken, article, show and name)
        else:
            for story, broken in chosen(stories, half, name, turn, options.limit):
                counts += measure(story, broken, read_story(story, broken.raw), show and name)
        yield name, counts


def chosen(stories, half, name, turn, limit):
    """The first stories, counted from another place for each way, that have a place for the damage."""
    if name == UNTOUCHED:
        yield from ((story, break_by(story, half, name)) for story in stories)
        return
    start = turn * 7 % len(stories)
    found = 0
    for story in stories[start:] + stories[:start]:
        broken = break_by(story, half, name)
        if (broken.damages or broken.real) and found < limit:
            found += 1
            yield story, broken


def print_row(name, counts, shares=()):
    share = f"{counts['good'] / counts['damages']:6.3f}" if counts["damages"] else "     -"
    bystanders = " ".join(f"{fate} {1000 * counts[fate] / max(1, counts['bystanders']):5.1f}" for fate in FATES)
    bad, all_sentences = sum(counts[fate] + counts[f"altered {fate}"] for fate in FATES), counts["sentences"]
    print(
        f"{name:24} articles {counts['articles']:4}  damage {counts['good']:5}/{counts['damages']:5} {share}"
        f"  bystanders {counts['bystanders']:6}, per 1,000: {bystanders}"
        f"  all {all_sentences:6}: {1000 * bad / max(1, all_sentences):6.1f}"
        + (f"  mean of {len(shares)} ways {fmean(shares):.3f}" if shares else "")
    )


def measure(story: Story, broken: Broken, article: Article, show: str | None) -> Counter[str]:
    """Count what became of one broken article."""
    counts = Counter(articles=1)
    read = Reading(article)
    for damage in broken.damages:
        good = is_good(damage, article, read)
        counts.update(damages=1, good=good)
        if show and not good:
            print_damage(show, story, broken, damage, read)
    altered = {name for damage in broken.damages if damage.kind == "altered" for name in damage.sentences}
    for name in (*story.sentences, *broken.real):
        fate = read.fate(name)
        counts.update(sentences=1)
        if name not in altered:
            counts.update(bystanders=1)
            if fate:
                counts[fate] += 1
            if show and fate:
                print(f"\n{show} {story.story_id}: {fate}: {name!r}\n    got {read.nearest(name)!r}")
        elif fate:
            counts[f"altered {fate}"] += 1
    return counts


class Reading:
    """What an article can be quoted with, made comparable."""

    def __init__(self, article: Article):
        self.article = article
        self.keys = [comparable(article.text[start:end]) for start, end in article.sentences]
        self.known = Counter(self.keys)
        self.same_letters = Counter(map(letters, self.keys))
        self.letters = "".join(map(letters, self.keys))
        hidden = [mark for mark in article.marks if mark.kind in UNQUOTED_KINDS]
        self.hidden = [letters(article.text[mark.start : mark.end]) for mark in hidden]

    def fate(self, name: str) -> str | None:
        """What became of a sentence; None if it stands, whole and alone."""
        key = comparable(name)
        if key in self.known:
            return None
        if any(key in other for other in self.keys):
            return "joined"
        if letters(name) in self.letters:
            return "split"
        return "marked" if any(letters(name) in mark for mark in self.hidden) else "lost"

    def nearest(self, name: str) -> list[str]:
        """The sentences that share its first or last words."""
        words = comparable(name).split(" ")
        ends = (" ".join(words[:4]), " ".join(words[-4:]))
        return [key for key in self.keys if any(end in key for end in ends)] or [
            f"{mark.kind}: {self.article.text[mark.start : mark.end]}"
            for mark in self.article.marks
            if ends[0] in comparable(self.article.text[mark.start : mark.end])
        ]


def is_good(damage: Damage, article: Article, read: Reading) -> bool:
    """Tell whether damage is mended or marked."""
    keys = [comparable(sentence) for sentence in damage.sentences]
    if damage.kind == "altered":
        return all(key in read.known for key in keys)
    if damage.kind == "once":
        return all(key in read.known and read.same_letters[letters(key)] == 1 for key in keys)
    return not shown(damage, article)


def shown(damage: Damage, article: Article) -> list[str]:
    """The sentences that hold visible parts of junk, other than captions where the junk is one."""
    found = []
    for raw_start, raw_end in damage.spans:
        start, end = article.span_map.clean_offset(raw_start), article.span_map.clean_offset(raw_end)
        for sentence in article.sentences:
            overlap = article.text[max(start, sentence.start) : min(end, sentence.end)]
            is_caption = damage.kind == "caption" and article.is_caption(*sentence)
            if sentence.start < end and start < sentence.end and re.search(r"\w", overlap) and not is_caption:
                found.append(article.text[sentence.start : sentence.end])
    return found


def print_damage(show: str, story: Story, broken: Broken, damage: Damage, read: Reading) -> None:
    print(f"\n{show} {story.story_id}: {damage.kind}")
    for start, end in damage.spans[:1]:
        print(f"    raw {broken.raw[max(0, start - 60) : end + (260 if start == end else 60)]!r}")
    if damage.kind in ("junk", "caption"):
        print(f"    got {shown(damage, read.article)!r}")
    for name in damage.sentences:
        if comparable(name) not in read.known or damage.kind == "once":
            print(f"    wanted {comparable(name)!r}\n    got {read.nearest(name)!r}")


def comparable(text: str) -> str:
    """A sentence without differences that no reader minds: blanks, forms of quotation marks and dashes."""
    text = unicodedata.normalize("NFC", text).translate(_QUOTES)
    return " ".join(text.split())


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


if __name__ == "__main__":
    main()
