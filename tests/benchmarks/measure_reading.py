"""Measure time expressions, voices and speakers against labels, which name spans of texts that are not kept here.

    python -m tests.benchmarks.measure_reading --data DIR [--errors rules]

DIR holds `articles/` and `eval/rtqa-2022/articles.jsonl.gz`. Labels count code points of the clean text, whose hash
they carry: a label whose text has changed since is counted apart and not measured. Both label files are parted by
article into the half that the rules were written with ("rules") and the half held out ("held").

times.jsonl: an expression and the days that a careful reader takes it for; null where there is none to find.
Right: the same days. Wide: more days, the right ones among them, at most three times as many or seven more.

voices.jsonl: a sentence, its voices (the first is the best, the others defensible) and its speaker as printed, in any
of several places; [] where nobody is named, null where the speaker is not measured. A speaker is right if it overlaps
one of these places, or is the same name in a shorter or longer form.
"""

import argparse
import gzip
import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

from corpus import RawArticle, Span, make_article, read_raw
from corpus.telling.times import find_times
from corpus.telling.voices import find_voices

HERE = Path(__file__).parent
HALVES = ("rules", "held")
LITTLE = {"the", "a", "an", "of", "s"}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--errors", choices=HALVES, help="list the errors of one half")
    options = parser.parse_args()
    times, voices = read_labels("times.jsonl"), read_labels("voices.jsonl")
    articles = read_labelled(options.data, {label["article_id"] for label in times + voices})
    for half in HALVES:
        show = options.errors == half
        measure_times(chosen(times, articles, half), articles, half, show)
        measure_voices(chosen(voices, articles, half), articles, half, show)


def read_labels(name):
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def read_labelled(data, ids):
    articles = {}
    for raw in read_raw([data / "articles"]):
        if raw.article_id in ids:
            articles[raw.article_id] = make_article(raw)
    with gzip.open(data / "eval" / "rtqa-2022" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            if record["id"] in ids:
                published = date.fromisoformat(record["published"])
                raw = RawArticle(record["id"], record["text"], "", title=record["title"] or None, published=published)
                articles[record["id"]] = make_article(raw)
    return articles


def chosen(labels, articles, half):
    mine = [label for label in labels if label["half"] == half]
    same = [label for label in mine if articles[label["article_id"]].sha256 == label["sha256"]]
    if len(same) < len(mine):
        print(f"{half}: {len(mine) - len(same)} labels of changed texts left out")
    return same


def measure_times(labels, articles, half, show):
    counts = Counter()
    for label in labels:
        article = articles[label["article_id"]]
        found = [time for time in find_times(article) if time.start < label["end"] and label["start"] < time.end]
        verdict = judge_time(label, found)
        counts[verdict] += 1
        if show and verdict in {"wrong", "missed"}:
            got = [(article.text[time.start : time.end], str(time.first), str(time.last), time.how) for time in found]
            around = article.text[max(0, label["start"] - 60) : label["end"] + 40].replace("\n", " ")
            print("  ", verdict, article.published, label["from"], label["to"], got, "|", around)
    good = (counts["right"] + counts["wide"]) / len(labels)
    print(f"times   {half:6} n={len(labels):3} right or rightly a range {good:.3f} {dict(counts)}")


def judge_time(label, found):
    if label["from"] is None:
        return "wrong" if found else "right"
    if not found:
        return "missed"
    first, last = date.fromisoformat(label["from"]), date.fromisoformat(label["to"])
    if any((time.first, time.last) == (first, last) for time in found):
        return "right"
    days = (last - first).days + 1
    most = max(3 * days, days + 7)
    if any(time.first <= first and last <= time.last and (time.last - time.first).days < most for time in found):
        return "wide"
    return "wrong"


def measure_voices(labels, articles, half, show):
    counts = Counter()
    for label in labels:
        article = articles[label["article_id"]]
        said = max(find_voices(article), key=lambda said: min(said.end, label["end"]) - max(said.start, label["start"]))
        right_voice = said.voice in label["voices"]
        verdict = judge_speaker(label, said.speaker, article.text)
        counts.update({"voice": right_voice, "strict": said.voice == label["voices"][0], verdict: 1})
        if label["long"]:
            counts.update({"long": 1, "long voice": right_voice, f"long {verdict}": 1})
        if show and (not right_voice or verdict in {"wrong", "missed"}):
            printed = said.speaker and article.text[slice(*said.speaker)]
            wanted = [article.text[start:end] for start, end in label["speakers"] or ()]
            around = article.text[max(0, label["start"] - 300) : label["end"] + 150].replace("\n", " ")
            print("  ", verdict, said.voice, label["voices"], printed, wanted, label["start"], "|", around)
    named = counts["right"] + counts["wrong"]
    precision = counts["right"] / max(1, named)
    recall = counts["right"] / sum(bool(label["speakers"]) for label in labels)
    print(
        f"voices  {half:6} n={len(labels):3} voice {counts['voice'] / len(labels):.3f}"
        f" (best voice only {counts['strict'] / len(labels):.3f})"
        f" speaker precision {precision:.3f} recall {recall:.3f} {dict(counts)}"
    )


def judge_speaker(label, speaker, text):
    places = label["speakers"]
    if places is None:
        return "open"
    if speaker is None:
        return "missed" if places else "rightly none"
    return "right" if any(same_name(text, Span(*place), speaker) for place in places) else "wrong"


def same_name(text, place, speaker):
    if speaker.start < place.end and place.start < speaker.end:
        return True
    one, other = (set(re.findall(r"\w+", text[slice(*span)].casefold())) - LITTLE for span in (place, speaker))
    return bool(one and other) and (one <= other or other <= one)


if __name__ == "__main__":
    main()
