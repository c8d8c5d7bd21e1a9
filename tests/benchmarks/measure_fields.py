"""Measure header fields over articles set anew in many header forms, whose truth the forms know.

    python -m tests.benchmarks.measure_fields --data DIR [--form NAME] [--errors SET] [--limit N]

DIR holds `eval/`, whose titles, dates and texts are read at run time. The forms, and the articles set in them, are
parted into the half that rules may be written with ("rules"), the half held out ("held"), and two sets written without
sight of any rule ("fresh" and "last"). Files are written to a folder that is thrown away, each in a folder of its own
with the sources.toml that belongs to it, given a time of writing that no article states, and read as users do.

A stated field is right if it equals the value, or one of the values that careful readers differ on; a field that the
file does not state, or that may be left open, is right if nothing wrong is given for it.
"""

import argparse
import os
import re
import tempfile
from collections import Counter, defaultdict
from datetime import datetime
from pathlib import Path

from corpus import Skipped, read_articles
from tests.benchmarks.header_forms import FORMS, make_files, read_records
from tests.benchmarks.header_story import FIELDS, AnyOf, toml

HALVES = ("rules", "held", "fresh", "last")
FILE_TIME = datetime(2021, 2, 17, 12, 0).timestamp()  # a day of no article
EACH = 10  # files a form
SHOWN_LINES, SHOWN_CHARS = 8, 110


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--form", help="measure this form alone")
    parser.add_argument("--errors", choices=HALVES, help="list the errors of one half or set")
    parser.add_argument("--limit", type=int, default=EACH, help=f"files a form (default {EACH})")
    options = parser.parse_args()
    records = read_records(options.data / "eval")
    together = Counter()
    articles = 0
    for half in HALVES:
        counts = defaultdict(Counter)
        for form, file, found in read_half(half, records[half], options):
            for number, wanted in enumerate(file.wanted):
                article = found[number] if len(found) == len(file.wanted) else None
                articles += 1
                judge(article, wanted, counts[form], file if options.errors == half else None, form)
        if half == "rules" or options.errors == half or options.form:
            for form, counted in counts.items():
                print(f"  {form:28} {summary(counted)}")
        total = sum(counts.values(), Counter())
        together += total
        if total:
            report(half, len(counts), total)
    report(f"together, {articles} articles", sum(map(len, FORMS.values())) if not options.form else 1, together)


def read_half(half, records, options):
    """Write the files of a half, read them all in one go, and pair them with the articles that came of each."""
    with tempfile.TemporaryDirectory(prefix="header-forms-") as name:
        folder = Path(name).resolve()
        made = {}
        for number, (form, _, file) in enumerate(make_files(half, records, options.limit, options.form)):
            inside = folder / form / f"{number:04}"
            inside.mkdir(parents=True)
            path = inside / f"text{file.suffix}"
            path.write_bytes(file.data)
            os.utime(path, (FILE_TIME, FILE_TIME))
            if file.sources:
                (inside / "sources.toml").write_text(toml(file.sources), encoding="utf-8")
            made[path] = form, file, []
        for item in read_articles([folder]):
            path = Path(re.sub(r"[#:]\d+$", "", item.source))
            if not isinstance(item, Skipped):
                made[path][2].append(item)
            elif path in made:
                print("  skipped:", item.source.removeprefix(str(folder)), item.reason)
    yield from made.values()


def judge(article, wanted, counts, shown, form):
    """Count each field as right or wrong, among those stated or those absent; show the wrong ones of a file."""
    wrong = []
    for name, value in wanted.items():
        accepted = value if isinstance(value, AnyOf) else (value,)
        kind = "absent" if any(item in (None, ()) for item in accepted) else "stated"
        got = getattr(article, name, None) if article else "not read"
        is_right = any(same(name, got, item) for item in accepted)
        counts.update({kind: 1, f"{kind} right": is_right, f"{name} {kind}": 1, f"{name} {kind} right": is_right})
        if not is_right:
            wrong.append(f"    {name} ({kind}): wanted {value!r}, got {got!r}")
    if wrong and shown is not None:
        print(f"{form} ({shown.suffix}) {dict(shown.sources) or ''}", *wrong, sep="\n")
        text = article.raw if article and b"\0" in shown.data else shown.data.decode(errors="replace")
        lines = [line for line in text.splitlines() if line.strip()]
        tail = lines[-1:] if len(lines) > SHOWN_LINES else []
        print(*(f"      | {line[:SHOWN_CHARS]}" for line in lines[:SHOWN_LINES] + tail), sep="\n")


def same(name, got, wanted):
    if got in (None, "", ()) or wanted in (None, ()):
        return got in (None, "", ()) and wanted in (None, ())
    if name in ("authors", "published", "url"):
        return got == wanted
    if name == "published_at":
        return same_time(got, wanted)
    one, other = (plain(text) for text in (got, wanted))
    return one == other if name == "title" else one.casefold() == other.casefold()


def same_time(got, wanted):
    """Tell whether two ISO times are one instant, written in one zone."""
    try:
        one, other = datetime.fromisoformat(got), datetime.fromisoformat(wanted)
    except ValueError:
        return False
    return one.tzinfo is not None and (one, one.utcoffset()) == (other, other.utcoffset())


def plain(text):
    """A text with single blanks and typewriter quotes."""
    text = re.sub("[“”„«»]", '"', re.sub("[‘’‚]", "'", text))
    return " ".join(text.split())


def report(label, forms, total):
    print(f"{label}: {forms} forms; {summary(total)}")
    fields = (f"{name} {part(total, f'{name} stated')} / {part(total, f'{name} absent')}" for name in FIELDS)
    print("   ", "; ".join(fields))


def summary(counts):
    return f"fields right: {part(counts, 'stated')}  unknown where absent: {part(counts, 'absent')}"


def part(counts, kind):
    if not counts[kind]:
        return "none"
    return f"{counts[f'{kind} right']} of {counts[kind]} ({counts[f'{kind} right'] / counts[kind]:.1%})"


if __name__ == "__main__":
    main()
