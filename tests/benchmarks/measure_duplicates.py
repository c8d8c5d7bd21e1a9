"""Measure which articles are taken for the same one: pairs made on purpose, then everything there is, for size.

    python -m tests.benchmarks.measure_duplicates --data DIR [--errors rules] [--groups 40] [--sets bbc]

DIR holds `eval/scale/*.jsonl.gz`. Nothing of it is kept here: pairs are made at run time from its texts by the
generators below, parted by article into the half that the rules were written with ("rules") and the half held out
("held"). Reprints must be found: other headers and footers, cut short, a paragraph more, another house style, an
agency's dateline. What must not be: a template with other figures, a series with the same frame, a later part of a
live page, a story that quotes another one at length, a short bulletin between the same notices.

The second part prints the seconds that fingerprints and groups take, for all and for one article more, the peak memory
of the whole process, and with --groups a sample of the groups found, to be judged by eye.
"""

import argparse
import gzip
import json
import random
import re
import resource
import time
from collections import Counter, defaultdict
from datetime import date
from itertools import combinations
from pathlib import Path

from corpus import RawArticle, candidate_pairs, fingerprint, is_reprint, make_article, outlet_key, repeated_lines

HALVES = ("rules", "held")
SETS = ("bbc", "reuters", "news-2023", "news-2024")
MADE_OF = 400  # articles per half that pairs are made of
MIN_PARAGRAPHS = 4  # none of which is longer than its share
FILLER = re.findall(
    r"\w+", "The ferry office in Saltmere keeps longer hours while the harbour road is closed to heavy traffic"
)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--errors", choices=HALVES, help="list the errors of one half")
    parser.add_argument("--groups", type=int, default=0, help="show this many groups")
    parser.add_argument("--sets", nargs="*", default=SETS, choices=SETS)
    options = parser.parse_args()
    if options.sets:
        for half in HALVES:
            measure_pairs(read_sources(options.data, options.sets, half), half, show=options.errors == half)
    measure_size(options.data, options.sets, options.groups)


def read_records(data, sets):
    for name in sets:
        with gzip.open(data / "eval" / "scale" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for record in map(json.loads, lines):
                day = record.get("published")
                yield RawArticle(
                    f"{name}/{record['id']}",
                    record["text"],
                    name,
                    title=record.get("title") or None,
                    published=date.fromisoformat(day[:10]) if day else None,
                    url=record.get("url"),
                )


def read_sources(data, sets, half):
    """Texts of one half with enough paragraphs, no two of which begin alike."""
    found = {}
    for raw in read_records(data, sets):
        paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n|\n {4}", raw.raw) if part.strip()]
        if len(raw.raw) > 1_200 and max(map(len, paragraphs)) * MIN_PARAGRAPHS < len(raw.raw):
            found.setdefault(paragraphs[0][:60], (raw, paragraphs))
    chosen = sorted(found.values(), key=lambda item: random.Random(item[0].article_id).random())
    return [
        item for item in chosen if (random.Random(item[0].article_id).random() * 1e6 // 1) % 2 == HALVES.index(half)
    ][:MADE_OF]


def house_style(text, chance):
    """Straight quotes, other dashes, British spelling, a word here and there replaced."""
    for one, other in (
        ("“", '"'),
        ("”", '"'),
        ("’", "'"),
        (" — ", " - "),
        ("percent", "per cent"),
        ("ize", "ise"),
        ("  ", " "),
    ):
        text = text.replace(one, other)
    return re.sub(
        r"\b(?:said|also|but|however|more than|about)\b", lambda word: chance.choice([word[0], "noted"]), text
    )


def other_figures(text, chance):
    """Every figure, weekday and month another one: what the next issue of a template has."""
    text = re.sub(r"\d+", lambda found: str(chance.randint(1, 10 ** len(found[0]))), text)
    days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    return re.sub("|".join(days), lambda _: chance.choice(days), text)


def reprints(raw, paragraphs, chance):
    """(kind, title, paragraphs) of the same article elsewhere."""
    title, part, chars = raw.title or "Untitled", len(paragraphs), len("".join(paragraphs))
    yield "same", title, paragraphs
    yield "other title", f"Updated: {chance.choice(FILLER)} {title}", paragraphs
    yield "header", title, [f"By {chance.choice(FILLER).title()} Finch", "SAMPLE Post | 3 March 2022", *paragraphs]
    yield "cut short", title, upto(paragraphs, 0.65 * chars)
    yield "three fifths", title, [*upto(paragraphs, 0.6 * chars), paragraphs[len(upto(paragraphs, 0.6 * chars))]]
    extra = " ".join(chance.sample(FILLER, len(FILLER))).capitalize() + "."
    at = chance.randrange(1, part)
    yield "added", title, [*paragraphs[:at], extra, *paragraphs[at:]]
    yield "left out", title, [*paragraphs[:at], *paragraphs[at + 1 :]]
    yield "style", title, [house_style(text, chance) for text in paragraphs]
    yield (
        "agency",
        title,
        [f"SALTMERE, March 3 (SAMPLE Wire) - {paragraphs[0]}", *paragraphs[1:], "Reporting by Ada Finch"],
    )
    notices = [
        "Subscribe to the SAMPLE Post newsletter.",
        "SAMPLE Post is not responsible for other sites.",
        "Read more: " + extra,
    ]
    yield (
        "cut, style, footers",
        title,
        [*(house_style(text, chance) for text in upto(paragraphs, 0.7 * chars)), *notices],
    )


def strangers(raw, paragraphs, other, chance):
    """(kind, title, paragraphs, title, paragraphs) of two articles that only look alike."""
    title = raw.title or "Untitled"
    if len(re.findall(r"\d+", " ".join(paragraphs))) > 3:
        yield "other figures", title, [other_figures(text, chance) for text in paragraphs]
        short = [text for text in paragraphs if re.search(r"\d", text)][:3]
        yield "short template", title, [other_figures(text, chance) for text in short]
        yield "short template", title, [other_figures(text, chance) for text in short]
    # Neither of two texts gives a third of itself, so that not even one that was cut short stands in what is made.
    most = min(len("".join(paragraphs)), len("".join(other))) * 3 // 10
    ours, theirs = upto(paragraphs, most), upto(other[1:], most)
    half = len(theirs) // 2
    made = {
        "series": [ours[0], *theirs, *ours[1:]],
        "live page": [*theirs, *ours],
        "quotes at length": [*theirs[:half], *ours, *theirs[half:]],
    }
    kind = chance.choice(sorted(made))
    yield kind, title, made[kind]
    notices = [f"{' '.join(chance.sample(FILLER, 12)).capitalize()}." for _ in range(2)]
    fixed = [
        "Subscribe to the SAMPLE Post for all that happens on the coast, every day, at no cost to you.",
        "SAMPLE Post, a paper of the coast since 1871, answers for nothing that other sites say or show to readers.",
    ]
    yield "notices", title, [notices[0], *fixed]
    yield "notices", title, [notices[1], *fixed]


def upto(paragraphs, most):
    """The first paragraphs of at most so many characters, at least one."""
    found, chars = [], 0
    for text in paragraphs:
        chars += len(text)
        if found and chars > most:
            break
        found.append(text)
    return found


def made_articles(sources):
    """Articles with their origin, None for those that are nobody's reprint."""
    for number, (raw, paragraphs) in enumerate(sources):
        chance = random.Random(raw.article_id)
        other = sources[number - 1][1]
        made = [("original", raw.title or "Untitled", paragraphs)]
        made += chance.sample(list(reprints(raw, paragraphs, chance)), 4)
        for kind, title, texts in made:
            yield kind, raw.article_id, article(f"{raw.article_id}#{kind}", title, texts)
        for at, (kind, title, texts) in enumerate(strangers(raw, paragraphs, other, chance)):
            yield kind, None, article(f"{raw.article_id}#{kind}{at}", title, texts)


def article(article_id, title, paragraphs):
    return make_article(RawArticle(article_id, "\n\n".join(paragraphs), title=title))


def measure_pairs(sources, half, *, show):
    made = list(made_articles(sources))
    articles = [item for *_, item in made]
    linked = set(links(articles, [fingerprint(item) for item in articles]))
    group = components(len(made), linked)
    by_origin = defaultdict(list)
    for at, (_, origin, _) in enumerate(made):
        if origin:
            by_origin[origin].append(at)
    wanted = {pair for members in by_origin.values() for pair in combinations(members, 2)}
    by_group = defaultdict(list)
    for at, number in enumerate(group):
        by_group[number].append(at)
    found = {pair for members in by_group.values() for pair in combinations(members, 2)}
    kinds, wrong = Counter(), Counter()
    for one, other in wanted - found:
        kinds[" / ".join(sorted((made[one][0], made[other][0])))] += 1
    for one, other in found - wanted:
        wrong[" / ".join(sorted((made[one][0], made[other][0])))] += 1
    right = len(wanted & found)
    print(
        f"pairs   {half:6} articles {len(made)} precision {right / max(1, len(found)):.4f}"
        f" ({len(found - wanted)} wrong) recall {right / max(1, len(wanted)):.4f} ({len(wanted - found)} missed)"
    )
    if show:
        print("  missed", dict(kinds.most_common(20)), "\n  wrong", dict(wrong.most_common(20)))
        for one, other in sorted(linked - wanted)[:12]:
            print("  wrong link", articles[one].article_id, "|", articles[other].article_id)


def links(articles, prints):
    return [pair for pair in candidate_pairs(prints) if is_reprint(articles[pair[0]], articles[pair[1]])]


def components(count, pairs):
    group = list(range(count))

    def root(at):
        while group[at] != at:
            group[at] = group[group[at]]
            at = group[at]
        return at

    for one, other in pairs:
        group[max(root(one), root(other))] = min(root(one), root(other))
    return [root(at) for at in range(count)]


def measure_size(data, sets, shown):
    prints, articles, seconds = [], [], Counter()
    for raw in read_records(data, sets):
        began = time.perf_counter()
        item = make_article(raw)
        seconds["clean"] += time.perf_counter() - began
        if not item.text:
            continue
        began = time.perf_counter()
        prints.append(fingerprint(item))
        seconds["fingerprints"] += time.perf_counter() - began
        articles.append(item)
    began = time.perf_counter()
    pairs = candidate_pairs(prints)
    seconds["candidates"] = time.perf_counter() - began
    began = time.perf_counter()
    linked = [pair for pair in pairs if is_reprint(articles[pair[0]], articles[pair[1]])]
    seconds["comparing"] = time.perf_counter() - began
    groups = defaultdict(list)
    for at, number in enumerate(components(len(articles), linked)):
        groups[number].append(at)
    began = time.perf_counter()
    more = candidate_pairs([*prints, prints[0]])
    same = components(len(articles), linked)
    outlets = [outlet_key(item.outlet, item.url, item.source) for item in articles]
    marked = repeated_lines([one.lines for one in prints], outlets, same)
    seconds["one more"] = time.perf_counter() - began
    found = [members for members in groups.values() if len(members) > 1]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"size    articles {len(articles)} candidate pairs {len(pairs)} (with one more {len(more)}) same {len(linked)}"
    )
    print(f"size    groups {len(found)} of {sum(map(len, found))} articles, largest {max(map(len, found), default=0)}")
    print(f"size    articles with lines that their outlet repeats {(marked != 0).sum()}")
    print("size    " + " ".join(f"{name} {value:.1f} s" for name, value in seconds.items()) + f" peak {peak:.0f} MB")
    for members in random.Random(7).sample(found, min(shown, len(found))):
        print("group", [(articles[at].article_id, articles[at].title, len(articles[at].text)) for at in members[:6]])
        for at in members[:3]:
            print("   ", articles[at].text[:160].replace("\n", " "), "...", articles[at].text[-100:].replace("\n", " "))


if __name__ == "__main__":
    main()
