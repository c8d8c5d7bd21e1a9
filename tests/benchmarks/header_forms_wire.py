"""Header forms of text files that come from agencies, or say at their foot who wrote and printed them."""

from dataclasses import replace

from tests.benchmarks.header_story import (
    SHORT_MONTHS,
    AnyOf,
    File,
    Story,
    american,
    any_date_of,
    british,
    date_of,
    names_of,
    set_text,
    truth,
)

_PLACES = ("BUCHAREST", "WASHINGTON", "LONDON", "TEL AVIV", "NEW DELHI", "KYIV, Ukraine", "UNITED NATIONS", "PARIS")


def _with_dateline(story: Story, dateline: str) -> Story:
    """The story with a dateline before its first words."""
    first, *others = story.paragraphs
    return replace(story, paragraphs=(f"{dateline} {first}", *others))


def _dateline(story: Story) -> str:
    """Place, perhaps month and day, agency: no year."""
    place, short, dash = story.random.choice(_PLACES), story.agency.short, story.pick("—", "-", "–", "--")
    day = story.pick("", f", {SHORT_MONTHS[story.day.month - 1]} {story.day.day}")
    return f"{place}{day} ({short}) {dash}"


def wire_named_above(story: Story) -> File:
    """A byline over a dateline, the outlet known of the folder."""
    head = f"{story.title}\n\nBy {names_of(story)}"
    wanted = truth(title=story.title, authors=story.authors, outlet=story.outlet, origin=story.agency.accepted)
    return set_text(_with_dateline(story, _dateline(story)), head, wanted, outlet=story.outlet)


def dateline_only(story: Story) -> File:
    wanted = truth(title=story.title, origin=story.agency.accepted, outlet=story.agency.allowed)
    return set_text(_with_dateline(story, _dateline(story)), story.title, wanted)


def dateline_without_title(story: Story) -> File:
    wanted = truth(origin=story.agency.accepted, outlet=story.agency.allowed)
    return set_text(_with_dateline(story, _dateline(story)), "", wanted)


def dateline_and_date(story: Story) -> File:
    head = f"# {story.title}\n\n{story.outlet}\n\n{any_date_of(story)}"
    wanted = truth(title=story.title, published=story.day, outlet=story.outlet, origin=story.agency.accepted)
    return set_text(_with_dateline(story, _dateline(story)), head, wanted)


def dateline_of_outlet(story: Story) -> File:
    place, day = story.pick("Kyiv, Ukraine", "London", "Atlanta"), date_of(story)
    head = f"{story.title}\n\nBy {names_of(story)}\n\n{day}"
    wanted = truth(
        title=story.title,
        authors=story.authors,
        published=story.day,
        outlet=AnyOf(("CNN", None)),
        origin=AnyOf((None, "CNN")),
    )
    return set_text(_with_dateline(story, f"{place} (CNN) {story.pick('—', '--')}"), head, wanted)


def dateline_without_agency(story: Story) -> File:
    place, dash = story.random.choice(_PLACES), story.pick("—", "–", "-")
    head = f"{story.title}\n\nBy {names_of(story)}\n\n{any_date_of(story)}"
    wanted = truth(title=story.title, authors=story.authors, published=story.day)
    return set_text(_with_dateline(story, f"{place} {dash}"), head, wanted)


def agency_line(story: Story) -> File:
    agency = story.agency
    place = story.pick("Paris", "Brussels", "Nairobi")
    line = story.pick(
        agency.full, agency.short, f"{agency.full} in {place}", f"By {agency.full}", f"{agency.short} in {place}"
    )
    head = f"{story.title}\n\n{line}\n\n{date_of(story)}"
    wanted = truth(title=story.title, published=story.day, origin=agency.accepted, outlet=story.agency.allowed)
    return set_text(story, head, wanted)


def name_and_agency(story: Story) -> File:
    name, agency = story.authors[0], story.agency
    line = story.pick(
        f"{name}, {agency.full}",
        f"By {name}, {agency.full}",
        f"By {name}\n{agency.full}",
        f"By {name} | {agency.short}",
    )
    head = f"{story.title}\n\n{line}\n\n{date_of(story)}"
    wanted = truth(
        title=story.title, authors=(name,), published=story.day, origin=agency.accepted, outlet=story.agency.allowed
    )
    return set_text(story, head, wanted)


def agency_staff(story: Story) -> File:
    agency = story.agency
    line = story.pick(
        f"By {agency.short} Staff", f"By {agency.full} staff", f"{agency.short} staff", f"By {agency.short} News Agency"
    )
    head = f"{story.title}\n\n{line}\n{date_of(story)}"
    wanted = truth(title=story.title, published=story.day, origin=agency.accepted, outlet=story.agency.allowed)
    return set_text(story, head, wanted)


def source_agency(story: Story) -> File:
    agency = story.pick(story.agency.short, story.agency.full)
    lines = [f"Source: {agency}", f"Published: {date_of(story)}"]
    outlet = f"{story.pick('Publication', 'Newspaper', 'Outlet')}: {story.outlet}"
    lines.insert(story.random.randint(0, 2), outlet)
    wanted = truth(title=story.title, published=story.day, outlet=story.outlet, origin=story.agency.accepted)
    return set_text(story, "\n".join([f"Title: {story.title}", *lines]), wanted)


def via_agency(story: Story) -> File:
    via = story.pick("Via ", "via ", "Courtesy of ", "Wire: ")
    line = f"{story.outlet} | {date_of(story)}\n\n{via}{story.agency.short}"
    wanted = truth(title=story.title, published=story.day, outlet=story.outlet, origin=story.agency.accepted)
    return set_text(story, f"# {story.title}\n\n{line}", wanted)


def outlet_with_agency(story: Story) -> File:
    agency = story.agency
    line = story.pick(
        f"{story.outlet} with {agency.short}",
        f"By {story.outlet} and {agency.short}",
        f"{story.outlet} / {agency.short}",
        f"{story.outlet} (with {agency.short})",
    )
    head = f"{story.title}\n\n{line}\n\n{date_of(story)}"
    wanted = truth(title=story.title, published=story.day, outlet=story.outlet, origin=agency.allowed)
    return set_text(story, head, wanted)


def foot_copyright(story: Story) -> File:
    year = story.day.year
    foot = story.pick(
        f"Copyright {year} {story.outlet}. All rights reserved.",
        f"© {year} {story.outlet}",
        f"© {year} {story.outlet}. All rights reserved.",
        f"Copyright © {year} {story.outlet}. All Rights Reserved.",
        f"(c) {year} {story.outlet}",
    )
    head = f"{story.title}\n\nBy {names_of(story)}\n\n{date_of(story)}"
    wanted = truth(title=story.title, authors=story.authors, published=story.day, outlet=story.outlet)
    return set_text(story, head, wanted, foot)


def foot_first_published(story: Story) -> File:
    foot = story.pick(
        f"This article was first published by {story.outlet}.",
        f"This article originally appeared on {story.outlet}.",
        f"This story was originally published by {story.outlet}.",
        f"First published in {story.outlet}.",
        f"This article first appeared in {story.outlet}.",
    )
    wanted = truth(title=story.title, published=story.day, outlet=story.outlet)
    return set_text(story, f"# {story.title}\n\n{date_of(story)}", wanted, foot)


def foot_byline(story: Story) -> File:
    foot = story.pick("— ", "- ", "By ", "—") + names_of(story)
    wanted = truth(title=story.title, published=story.day, authors=story.authors)
    return set_text(story, f"# {story.title}\n\n{date_of(story)}", wanted, foot)


def foot_reporting_by(story: Story) -> File:
    editor = story.siblings[0].authors[0]
    names = names_of(story)
    place = story.pick("", " in London")
    end = story.pick("Editing by", "editing by", "Writing by Mara Quist; Editing by")
    foot = f"Reporting by {names}{place}; {end} {editor}"
    foot = story.pick(foot, f"({foot})")
    wanted = truth(title=story.title, published=story.day, authors=AnyOf((story.authors, ())))
    return set_text(story, f"# {story.title}\n\n{date_of(story)}", wanted, foot)


def foot_dated(story: Story) -> File:
    """Dates at the foot that are no publication dates, under a header without one."""
    foot = story.pick(
        f"This article was amended on {british(story.day)} to correct a figure.",
        f"Retrieved {british(story.day)}.",
        f"Accessed on {american(story.day)}",
        f"Printed on {british(story.day)}",
    )
    head = f"{story.title}\n\nBy {names_of(story)}"
    return set_text(story, head, truth(title=story.title, authors=story.authors), foot)


FORMS = (
    *(wire_named_above, dateline_only, dateline_without_title, dateline_and_date, dateline_of_outlet),
    *(dateline_without_agency, agency_line, name_and_agency, agency_staff, source_agency, via_agency),
    *(outlet_with_agency, foot_copyright, foot_first_published, foot_byline, foot_reporting_by, foot_dated),
)
