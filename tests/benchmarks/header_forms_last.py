"""Header forms of the last set, text files that state their fields; whoever writes rules must not read this."""

import json
import re
from datetime import timedelta

from tests.benchmarks.header_forms_fresh import host_of, told
from tests.benchmarks.header_story import (
    AnyOf,
    File,
    Story,
    american,
    british,
    date_of,
    listed,
    names_of,
    ordinal,
    set_text,
    slug,
    unclear_day,
)


def newspaper_clipping(story: Story) -> File:
    """Paper, day and page over the title, as libraries copy a cutting."""
    page = story.pick("page {}", "p. {}", "Page A{}", "pg. {}").format(story.random.randint(1, 40))
    day = story.pick(f"{story.day:%A}, {british(story.day)}", american(story.day), british(story.day))
    over = story.pick(
        f"{story.outlet}\n{day}, {page}", f"{story.outlet}, {day}, {page}", f"{story.outlet.upper()}\n{page} | {day}"
    )
    head = f"{over}\n\n{story.title}\n\n{story.pick('', 'By ')}{names_of(story)}"
    return set_text(story, head, told(story, "title authors outlet published"))


def magazine_issue(story: Story) -> File:
    """An issue, of which no day is known."""
    issue = story.pick(
        f"{story.day:%B %Y} issue", f"Vol. 12, No. 3, {story.day:%B %Y}", f"Issue 84 | {story.day:%B %Y}"
    )
    by = story.pick("By ", "Words by ", "Essay by ", "Text by ") + names_of(story)
    head = story.pick(
        f"{story.title}\n\n{by}\n\n{story.outlet}, {issue}",
        f"# {story.title}\n\n*{by}*\n\n*{story.outlet}*, {issue}",
        f"{story.outlet} | {issue}\n\n{story.title}\n\n{by}",
    )
    return set_text(story, head, told(story, "title authors outlet"))


def byline_contact(story: Story) -> File:
    name, last = story.authors[0], slug(story.authors[0].split()[-1])
    line = story.pick(
        f"By {name}, Staff Reporter\n{last}@mail.example | 555-0134",
        f"By {name} | {last}@mail.example",
        f"{name.upper()}\n{last}@mail.example",
        f"By {name}\nSpecial to the paper",
        f"BY {name.upper()} • {last}@mail.example",
    )
    head = f"{story.title}\n\n{line}\n\n{date_of(story)}"
    return set_text(
        story, head, told(story, "title published", authors=AnyOf(((name,), (name.upper(),), (name.title(),))))
    )


def blog_permalink(story: Story) -> File:
    name, day = story.authors[0], date_of(story)
    line = story.pick(
        f"Filed under: World | Posted by {name} on {day} | Permalink",
        f"{day}\nby {name}\nNo comments yet",
        f"Written by {name} on {day}. Posted in Politics.",
        f"{name} — {day} — Reply",
        f"A post by {name}, {day}",
    )
    return set_text(story, f"# {story.title}\n\n{line}", told(story, "title published", authors=(name,)))


def think_tank(story: Story) -> File:
    """Authors with their ranks, each on a line of its own."""
    ranks = ("Senior Fellow", "Research Associate", "Director, Maritime Programme")
    joint = story.pick(", ", "\n", " – ")
    lines = "\n\n".join(f"{name}{joint}{rank}" for name, rank in zip(story.authors, ranks, strict=False))
    label = story.pick("Authors", "Author(s):", "Written by", "By")
    head = f"# {story.title}\n\n{date_of(story)}\n\n{label}\n\n{lines}"
    return set_text(story, head, told(story, "title authors published"))


def government_release(story: Story) -> File:
    ministry = story.pick("Ministry of Ports and Harbours", "Department for Coastal Affairs", "Office of the Mayor")
    day = date_of(story)
    head = story.pick(
        f"Press release\n\n{story.title}\n\nFrom:\n{ministry}\nPublished\n{day}",
        f"{ministry}\nNews | {day}\n\n{story.title}",
        f"# {story.title}\n\nFrom: {ministry}\n\nPublished {day}",
        f"{story.title}\n\nDate: {day}\nIssued by: {ministry}",
    )
    wanted = told(story, "title published", outlet=AnyOf((ministry, None)))
    del wanted["authors"]  # a ministry may count as one
    return set_text(story, head, wanted)


def press_statement(story: Story) -> File:
    """Whoever is to be called did not write it."""
    contact, day = story.authors[0], date_of(story)
    head = story.pick(
        f"FOR IMMEDIATE RELEASE\n{day}\n\nContact: {contact}, 555-0143\n\n{story.title}",
        f"FOR IMMEDIATE RELEASE: {day}\nMedia contact: {contact}\n\n{story.title}",
        f"{story.title}\n\n{day}\n\nPress contact\n{contact}\n+44 555 0143",
    )
    return set_text(story, head, told(story, "title published"), story.pick("###", "", "ENDS"))


def reader_view(story: Story) -> File:
    """What a browser's reader view prints: host, title, names, minutes."""
    hosts = host_of(story)
    minutes = story.pick("4-5 minutes", "7 minutes", "3–4 minutes")
    head = f"{hosts[-1]}\n\n{story.title}\n\n{names_of(story)}\n\n{minutes}"
    return set_text(story, head, told(story, "title authors", outlet=hosts))


def clipper_notes(story: Story) -> File:
    """Front matter of a note-taking program, with the day of clipping, and links for names."""
    names = "\n".join(f'  - "[[{name}]]"' for name in story.authors)
    lines = ("---", f"title: {json.dumps(story.title, ensure_ascii=False)}", f'source: "{story.url}"', "author:", names)
    later = story.day + timedelta(days=30)
    rest = (f"published: {story.day}", f"created: {later}", 'description: ""', 'tags:\n  - "clippings"', "---")
    wanted = told(story, "title authors published url", outlet=host_of(story))
    return set_text(story, "\n".join((*lines, *rest)), wanted)


def notebook_export(story: Story) -> File:
    later = story.day + timedelta(days=12)
    head = (
        f"# {story.title}\n\nCreated: {american(later)} 8:04 PM\nAuthor: {', '.join(story.authors)}\n"
        f"Publication: {story.outlet}\nPublication Date: {american(story.day)}\nURL: {story.url}\nStatus: To read"
    )
    return set_text(story, head, told(story, "title authors published outlet url"))


def reference_record(story: Story) -> File:
    """A record of a reference manager over the text."""
    printed = tuple(re.sub(r"^(\S+(?: \S\.)*) (.+)", r"\2, \1", name) for name in story.authors)
    lines = ("TY  - NEWS", f"TI  - {story.title}", *(f"AU  - {name}" for name in printed), f"T2  - {story.outlet}")
    head = "\n".join((*lines, f"DA  - {story.day:%Y/%m/%d}", f"UR  - {story.url}", "ER  -"))
    wanted = told(story, "title published outlet url", authors=AnyOf((printed, story.authors)))
    return set_text(story, head, wanted)


def updated_first(story: Story) -> File:
    """The last change stands before the day of publication."""
    later, day = story.day + timedelta(days=story.pick(1, 3, 40)), story.day
    line = story.pick(
        f"Last updated on {british(later)}\nOriginally published on {british(day)}",
        f"Updated {american(later)} | First published {american(day)}",
        f"Updated 2 hours ago / Published {american(day)}",
        f"Modified: {later} Posted: {day}",
    )
    head = f"{story.title}\n\n{line}\n\nBy {names_of(story)}"
    return set_text(story, head, told(story, "title authors published"))


def print_edition(story: Story) -> File:
    """A foot that names the printed edition, of another day and with another title."""
    later, other = story.day + timedelta(days=1), story.siblings[0].title
    foot = story.pick(
        f"A version of this article appears in print on {american(later)}, Section A, Page 7 of the National edition"
        f" with the headline: {other}",
        f"This article appeared in the print edition of {british(later)} under the headline “{other}”",
    )
    head = f"{story.title}\n\nBy {names_of(story)}\n\n{date_of(story)}"
    return set_text(story, head, told(story, "title authors published"), foot)


def academic_titles(story: Story) -> File:
    titles = [story.pick("Dr. ", "Prof. ", "Dr ", "Professor ") for _ in story.authors]
    printed = tuple(title + name for title, name in zip(titles, story.authors, strict=True))
    wanted = told(story, "title outlet", authors=AnyOf((story.authors, printed)))
    head = f"{story.title}\n\nBy {listed(printed, story.random)}\n\n{story.outlet}"
    return set_text(story, head, wanted)


def stacked_names(story: Story) -> File:
    """Names one under another, or with a mark between them."""
    names = story.pick("\n", "\n", " | ", "; ", " / ").join(story.authors)
    head = f"# {story.title}\n\n{story.pick('By', 'BY', 'By:')}{chr(10) if chr(10) in names else ' '}{names}"
    return set_text(story, f"{head}\n\n{date_of(story)}", told(story, "title authors published"))


def short_unclear(story: Story) -> File:
    """Day and month may be taken for each other, in figures only, and nothing helps."""
    day = unclear_day(story)
    if day.year % 100 <= 12:  # nor may the year be taken for either
        day = day.replace(year=2020)
    when = f"{day.day}{(mark := story.pick('/', '/', '-'))}{day.month}{mark}{day:{story.pick('%y', '%Y')}}"
    head = story.pick(
        f"{story.title}\n\n{names_of(story)}\n{when}",
        f"Headline: {story.title}\nDate: {when}\nReporter: {names_of(story)}",
        f"{story.title} ({when})\n\nby {names_of(story)}",
    )
    wanted = told(story, "title authors")
    if head.startswith(f"{story.title} ("):
        wanted["title"] = AnyOf((story.title, head.splitlines()[0]))
    return set_text(story, head, wanted)


def compact_date(story: Story) -> File:
    loud = f"{story.day:%d%b%Y}".upper()
    head = story.pick(
        f"HEADLINE: {story.title}\nPUBDATE: {story.day:%Y%m%d}\nPAPER: {story.outlet}",
        f"{story.day:%Y%m%d} {story.outlet}\n\n{story.title}",
        f"{story.title}\n\n{story.outlet} | {loud}",
        f"{story.title}\n\n{story.outlet}, {story.day:%Y.%m.%d}.",
    )
    return set_text(story, head, told(story, "title outlet published"))


def day_without_year(story: Story) -> File:
    """The year stands at the foot alone, in the notice of rights."""
    day = story.day
    when = story.pick(f"{day:%A}, {day:%B} {day.day}", f"{day:%A} {ordinal(day.day)} {day:%B}", f"{day.day} {day:%B}")
    foot = story.pick(f"© {day.year} {story.outlet}", f"Copyright {day.year}, {story.outlet}. All rights reserved.")
    wanted = told(story, "title authors outlet") | {"published": AnyOf((None, day))}
    return set_text(story, f"{story.title}\n\nBy {names_of(story)}\n{when}", wanted, foot)


FORMS = (
    *(newspaper_clipping, magazine_issue, byline_contact, blog_permalink, think_tank, government_release),
    *(press_statement, reader_view, clipper_notes, notebook_export, reference_record, updated_first, print_edition),
    *(academic_titles, stacked_names, short_unclear, compact_date, day_without_year),
)
