"""Header forms of the third set with fields absent and traps for them; whoever writes rules must not read this."""

from dataclasses import replace
from datetime import timedelta

from tests.benchmarks.header_forms_fresh import host_of, led_by, told
from tests.benchmarks.header_story import (
    AnyOf,
    File,
    Story,
    american,
    british,
    date_of,
    names_of,
    set_text,
    slug,
    unclear_day,
)


def _stranger(story: Story) -> str:
    """A person who is named in the file but did not write it."""
    return next(name for each in story.siblings for name in each.authors if name not in story.authors[:1])


def agency_said_so(story: Story) -> File:
    short = story.agency.short
    lead = story.pick(
        f"The council had known of it for weeks, {short} reported on Monday.",
        f"The mayor told {short} that nothing had been signed.",
        f"A photographer of {story.agency.full} saw smoke over the town hall.",
        f"Three officials, speaking to {short} (the first agency to arrive), said so.",
    )
    head = f"{story.title}\n\nBy {names_of(story)}\n\n{date_of(story)}"
    return set_text(led_by(story, lead), head, told(story, "title authors published"))


def date_opens_body(story: Story) -> File:
    day = story.pick(british, american)(story.day - timedelta(days=400))
    lead = story.pick(
        f"On {day}, the council of Valmar met for the last time.",
        f"It was {day}, and the council of Valmar met for the last time.",
        f"Since {day} the council of Valmar has not met once.",
    )
    return set_text(led_by(story, lead), f"{story.title}\n\nBy {names_of(story)}", told(story, "title authors"))


def name_as_sub_heading(story: Story) -> File:
    """A person's name alone over a part of the text, as in a series of portraits."""
    mark = story.pick("", "## ", "**")
    heading = f"{mark}{_stranger(story)}{mark.strip() if mark == '**' else ''}"
    first, second, third, *others = story.paragraphs
    parted = replace(story, paragraphs=(first, second, heading, third, *others))
    return set_text(parted, f"# {story.title}\n\n{date_of(story)}", told(story, "title published"))


def updated_only(story: Story) -> File:
    line = story.pick("Updated ", "Last updated: ", "Last modified on ") + date_of(story)
    wanted = told(story, "title authors") | {"published": AnyOf((None, story.day))}
    return set_text(story, f"{story.title}\n\nBy {names_of(story)}\n\n{line}", wanted)


def date_in_address(story: Story) -> File:
    day = unclear_day(story)
    url = f"{story.url.rsplit('/news/', 1)[0]}/{day:{story.pick('%Y/%m/%d', '%Y/%m', '%Y-%m-%d')}}/{slug(story.title)}"
    wanted = told(story, "title authors", url=url, outlet=host_of(story)) | {"published": AnyOf((None, day))}
    return set_text(story, f"{story.title}\n\nBy {names_of(story)}\n{url}", wanted)


def numbers_without_help(story: Story) -> File:
    day = f"{unclear_day(story):%d-%m-%Y}".replace("-", story.pick("-", "/"))
    head = story.pick(
        f"title: {story.title}\ndate: {day}\noutlet: {story.outlet}",
        f"{story.title}\n\n{story.outlet} | {day}",
        f"{day}\n{story.outlet}\n\n{story.title}",
    )
    return set_text(story, head, told(story, "title outlet"))


def handles_only(story: Story) -> File:
    handle = slug(_stranger(story)).replace("-", "")
    line = story.pick(
        f"Follow @{handle} for more",
        f"@{handle} · Follow us",
        f"Tips? Write to {handle}@post.example",
        f"#valmar @{handle}",
    )
    return set_text(story, f"{story.title}\n\n{line}\n\n{date_of(story)}", told(story, "title published"))


def note_of_editor(story: Story) -> File:
    other, day = _stranger(story), british(story.day + timedelta(days=2))
    note = story.pick(
        f"Editor's note: This story was updated on {day} with a comment by {other}.",
        f"Editor’s Note: An earlier version gave a wrong age for {other}.",
        f"*Editor's note: {other} is a member of the board that this article writes about.*",
    )
    head = f"{story.title}\n\n{note}\n\nBy {names_of(story)}"
    return set_text(story, head, told(story, "title authors"))


def amended_on_top(story: Story) -> File:
    line = story.pick("This article was amended on ", "Corrected on ", "Correction, ", "Fact-checked on ")
    head = f"{story.title}\n\n{line}{british(story.day)}."
    return set_text(story, head, told(story, "title") | {"published": None})


def photograph_credit(story: Story) -> File:
    other, agency = _stranger(story), story.agency
    credit = story.pick(
        f"The old town hall of Valmar in winter. Photo: {other}",
        f"Photograph: {other}/{agency.short}",
        "© Getty Images",
        f"The mayor at the river. ({agency.short} Photo/{other})",
        f"Image credit: {other} / Shutterstock",
    )
    head = f"{story.title}\n\n{credit}\n\n{date_of(story)}"
    return set_text(story, head, told(story, "title published"))


def year_of_copyright(story: Story) -> File:
    year = story.day.year
    foot = story.pick(
        f"© {year}", f"Copyright {year}. All rights reserved.", f"(c) {year}", f"© 2001-{year} All rights reserved"
    )
    return set_text(story, f"# {story.title}", told(story, "title"), foot)


def dialogue(story: Story) -> File:
    """Names before what is said; the interview itself is signed by nobody."""
    other = _stranger(story)
    said = (f"{other}: {part}" if number % 2 else f"Question: {part}" for number, part in enumerate(story.paragraphs))
    return set_text(
        replace(story, paragraphs=tuple(said)), f"# {story.title}\n\n{date_of(story)}", told(story, "title published")
    )


def related_list(story: Story) -> File:
    older, other = story.day - timedelta(days=500), _stranger(story)
    foot = story.pick(
        f"Related\n\n- A mayor resigns, {british(older)}\n- The river rises, by {other}, {american(older)}",
        f"Read more:\n\nA mayor resigns\nBy {other}\n{british(older)}",
        f"More from this section\n\n{older} | The river rises | {other}",
    )
    return set_text(story, f"{story.title}\n\n{story.outlet}", told(story, "title outlet"), foot)


def relative_time(story: Story) -> File:
    when = story.pick(
        "2 hours ago", "Yesterday at 14:05", f"{story.day:%A}", "Published 3 days ago", "Today, 9:10 a.m."
    )
    head = f"{story.title}\n\nBy {names_of(story)}\n\n{when}"
    return set_text(story, head, told(story, "title authors"))


def month_only(story: Story) -> File:
    when = story.pick(
        f"{story.day:%B %Y}", f"Spring {story.day.year}", f"{story.day.year}", f"{story.day.day} {story.day:%B}"
    )
    head = f"{story.title}\n\nBy {names_of(story)}\n\n{story.outlet}, {when}"
    return set_text(story, head, told(story, "title authors outlet"))


def motto(story: Story) -> File:
    """A quotation with its speaker between title and text."""
    quote = f"“We have waited long enough for this wall”\n\n— {_stranger(story)}, harbour master"
    mark = story.pick("", "> ")
    quoted = "\n".join((mark + line).rstrip() for line in quote.splitlines())
    return set_text(story, f"# {story.title}\n\n{quoted}", told(story, "title"))


def event_at_foot(story: Story) -> File:
    later = story.day + timedelta(days=20)
    foot = f"When: {british(later)}, 18:00\nWhere: Town hall, Valmar\nHost: {_stranger(story)}\nTickets: free"
    return set_text(story, f"{story.title}\n\nby {names_of(story)}", told(story, "title authors"), foot)


def reported_by_others(story: Story) -> File:
    lead = story.pick(
        f"The plan was first reported by {story.siblings[0].outlet} last week.",
        f"“I read it in {story.siblings[0].outlet},” the mayor said on the steps.",
    )
    head = f"{story.title}\n\n{names_of(story)}"
    return set_text(led_by(story, lead), head, told(story, "title authors"))


FORMS = (
    *(agency_said_so, date_opens_body, name_as_sub_heading, updated_only, date_in_address, numbers_without_help),
    *(handles_only, note_of_editor, amended_on_top, photograph_credit, year_of_copyright, dialogue, related_list),
    *(relative_time, month_only, motto, event_at_foot, reported_by_others),
)
