"""Header forms of the third set, text files that state their fields; whoever writes rules must not read this."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from tests.benchmarks.header_story import (
    MONTHS,
    AnyOf,
    File,
    Story,
    american,
    any_date_of,
    british,
    clear_day,
    clock_12,
    date_of,
    listed,
    moment,
    names_of,
    ordinal,
    set_text,
    slug,
    truth,
    unclear_day,
    words,
)

_DAYS = words(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth"
    " twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
)
_SMALL_NUMBERS = words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)


def told(story: Story, names: str, **others: object) -> dict:
    """The truth of a file that states the named fields of its story, and others with their own values."""
    values = {"published": story.day, "published_at": moment(story)}
    return truth(**{name: values.get(name) or getattr(story, name) for name in names.split()}, **others)


def led_by(story: Story, lead: str) -> Story:
    """The story with words before its first paragraph."""
    first, *others = story.paragraphs
    return replace(story, paragraphs=(f"{lead} {first}", *others))


def host_of(story: Story) -> AnyOf:
    """What readers may take from an address for the outlet."""
    host = urlsplit(story.url).hostname or ""
    return AnyOf((None, story.outlet, host, host.removeprefix("www.")))


def by_outlet_date(story: Story) -> File:
    head = f"{story.title}\n\nBy {names_of(story)}\n{story.outlet}\n{any_date_of(story)}"
    return set_text(story, head, told(story, "title authors outlet published"))


def outlet_line_first(story: Story) -> File:
    over = story.pick(f"{story.outlet}\n{any_date_of(story)}", f"{story.outlet}, {date_of(story)}")
    head = f"{over}\n\n{story.title}\n\nBy {names_of(story)}"
    return set_text(story, head, told(story, "title authors outlet published"))


def byline_first(story: Story) -> File:
    head = f"By {names_of(story)}\n\n{story.title}\n\n{date_of(story)}"
    return set_text(story, head, told(story, "title authors published"))


def date_dash_outlet(story: Story) -> File:
    dash = story.pick(" — ", " - ", " | ")
    head = f"{date_of(story)}{dash}{story.outlet}\n\n{story.title}\n\nby {names_of(story)}"
    return set_text(story, head, told(story, "title authors outlet published"))


def lower_keys(story: Story) -> File:
    head = (
        f"title: {story.title}\nauthors: {', '.join(story.authors)}\npublished_at: {moment(story)}\n"
        f"outlet: {story.outlet}\norigin: {story.agency.short}\nurl: {story.url}"
    )
    wanted = told(story, "title authors published published_at outlet url", origin=story.agency.accepted)
    return set_text(story, head, wanted)


def keys_over_values(story: Story) -> File:
    mark = story.pick("", ":", "")
    pairs = (("Title", story.title), ("Author", names_of(story)), ("Date", date_of(story)), ("Source", story.outlet))
    head = "\n\n".join(f"{key}{mark}\n{value}" for key, value in pairs)
    return set_text(story, head, told(story, "title authors outlet published"))


def bracketed_line(story: Story) -> File:
    start, end = story.pick("[]", "()")
    head = f"{story.title}\n\n{start}{story.outlet}, {date_of(story)}{end}\n\nBy {names_of(story)}"
    return set_text(story, head, told(story, "title authors outlet published"))


def outlet_opens_body(story: Story) -> File:
    head = f"{story.title}\n\nBy {names_of(story)}\n\n{date_of(story)}"
    wanted = told(story, "title authors published")
    wanted |= {"outlet": AnyOf((story.outlet, None)), "origin": AnyOf((None, story.outlet))}
    return set_text(led_by(story, f"({story.outlet}) {story.pick('—', '-')}"), head, wanted)


def bold_keys_inline(story: Story) -> File:
    line = f"**By:** {names_of(story)} | **Date:** {date_of(story)} | **Source:** {story.outlet}"
    return set_text(story, f"# {story.title}\n\n{line}", told(story, "title authors outlet published"))


def bulleted_values(story: Story) -> File:
    mark = story.pick("- ", "* ", "• ")
    lines = "\n".join(f"{mark}{value}" for value in (f"By {names_of(story)}", story.outlet, date_of(story)))
    return set_text(story, f"# {story.title}\n\n{lines}", told(story, "title authors outlet published"))


def quoted_block(story: Story) -> File:
    line = story.pick(", ", "\n> ").join((f"By {names_of(story)}", story.outlet, date_of(story)))
    return set_text(story, f"# {story.title}\n\n> {line}", told(story, "title authors outlet published"))


def table_across(story: Story) -> File:
    names, row = ("Outlet", "Author", "Published"), (story.outlet, names_of(story), date_of(story))
    table = "\n".join(f"| {' | '.join(cells)} |" for cells in (names, ("---",) * 3, row))
    return set_text(story, f"# {story.title}\n\n{table}", told(story, "title authors outlet published"))


def offset_times(story: Story) -> File:
    at, zone = story.at, story.zone
    hours = int((at.utcoffset() or timedelta()) / timedelta(hours=1))
    when = story.pick(
        f"{at:%A}, {british(at)} at {at:%H:%M} GMT{f'{hours:+d}' if hours else ''}",
        f"{british(at)} | {at:%H:%M} ({zone})",
        f"{at:%a %b} {at.day} {at:%H:%M:%S} {zone} {at.year}",
        f"{at.day} {at:%b %Y %H:%M %z}",
        f"{at:%A, %B} {at.day}, {at.year} {clock_12(at).replace('.', '').upper()} {zone}",
        f"{at:%Y-%m-%dT%H:%M%z}",
    )
    line = story.pick(f"By {names_of(story)}\n{when}", f"{when}\nBy {names_of(story)}")
    return set_text(story, f"{story.title}\n\n{line}", told(story, "title authors published published_at"))


def zulu_time(story: Story) -> File:
    at = story.at.astimezone(UTC)
    wanted = told(story, "title authors") | {"published": at.date(), "published_at": at.isoformat()}
    when = story.pick(f"{at:%Y-%m-%dT%H:%M}Z", f"{at:%Y-%m-%dT%H:%M:%S}Z", f"{at:%Y-%m-%d %H:%M:%S}Z")
    return set_text(story, f"{story.title}\n{names_of(story)}\n{when}", wanted)


def two_times(story: Story) -> File:
    later = story.at + timedelta(hours=31)
    first, second = (f"{british(at)}, {at:%H:%M} {story.zone}" for at in (story.at, later))
    head = f"{story.title}\n\nBy {names_of(story)}\n\nPublished: {first}\nUpdated: {second}"
    return set_text(story, head, told(story, "title authors published published_at"))


def folder_states_rest(story: Story) -> File:
    """Outlet, order of day and month, and zone are known of the folder alone."""
    day = unclear_day(story)
    language, form, name = story.pick(("en-GB", "%d/%m/%Y", "Europe/London"), ("en-US", "%m/%d/%Y", "America/Chicago"))
    at = datetime.combine(day, story.at.time(), ZoneInfo(name))
    wanted = told(story, "title authors outlet") | {"published": day, "published_at": at.isoformat()}
    head = f"{story.title}\n\nBy {names_of(story)}\n\n{at:{form} %H:%M}"
    return set_text(story, head, wanted, outlet=story.outlet, language=language, time_zone=name)


def numbers_in_body(story: Story) -> File:
    """Day and month may be taken for each other, but for a date in the text."""
    day = unclear_day(story)
    said = story.pick(f"on {day:%A}, {day.day} {day:%B}", f"on {day:%A}, {day:%B} {day.day}")
    lead = f"The vote was postponed again, the clerk of the council said {said}."
    wanted = told(story, "title authors") | {"published": day}
    head = f"{story.title}\n\nBy {names_of(story)}\n{day:{story.pick('%d/%m/%Y', '%m/%d/%Y')}}"
    return set_text(led_by(story, lead), head, wanted)


def date_all_in_words(story: Story) -> File:
    day, month = _DAYS[story.day.day - 1], MONTHS[story.day.month - 1]
    tens, units = divmod(story.day.year % 100, 10)
    number = _SMALL_NUMBERS[min(story.day.year % 100, 20)] + (f"-{_SMALL_NUMBERS[units]}" if tens > 1 and units else "")
    year = story.pick("twenty ", "two thousand and ") + number
    when = story.pick(f"{month} the {day}, {year}", f"the {day} of {month}, {year}")
    head = f"{story.title}\n\nBy {names_of(story)}\n\n{when[0].upper() + when[1:]}"
    return set_text(story, head, told(story, "title authors published"))


def words_and_figures(story: Story) -> File:
    day = unclear_day(story)
    line = story.pick(
        f"{british(day)} ({day:%d/%m/%Y})",
        f"{day:%m/%d/%Y} ({american(day)})",
        f"{day:%A} {ordinal(day.day)} {day:%B %Y}, {day:%d.%m.%Y}",
    )
    head = f"{story.title}\n\n{names_of(story)} | {line}"
    return set_text(story, head, told(story, "title authors") | {"published": day})


def short_year(story: Story) -> File:
    day = clear_day(story)
    when = story.pick(f"{day:%d/%m/%y}", f"{day:%m/%d/%y}", f"{day.day} {day:%b} '{day:%y}", f"{day:%d-%b-%y}")
    wanted = told(story, "title authors") | {"published": day}
    return set_text(story, f"{story.title}\n\nBy {names_of(story)}\n\n{when}", wanted)


def title_with_source(story: Story) -> File:
    """The first line ends in what a browser's tab or a list of cuttings adds."""
    day = date_of(story)
    line = story.pick(
        f"{story.title} - {story.outlet}", f"{story.title} | {story.outlet}", f"{story.title} ({story.outlet}, {day})"
    )
    head = f"# {line}\n\nBy {names_of(story)}" + (f"\n\n{day}" if day not in line else "")
    return set_text(story, head, told(story, "authors outlet published", title=AnyOf((story.title, line))))


def foot_keys(story: Story) -> File:
    lines = (f"Author: {names_of(story)}", f"Published: {date_of(story)}", f"Source: {story.outlet}")
    foot = story.pick("---\n", "") + "\n".join((*lines, f"URL: {story.url}"))
    return set_text(story, story.title, told(story, "title authors published outlet url"), foot)


def foot_sentence(story: Story) -> File:
    names, day = names_of(story), date_of(story)
    foot = story.pick(
        f"This article was written by {names} and published in {story.outlet} on {day}.",
        f"By {names}. First published in {story.outlet} on {day}.",
        f"({names}, {story.outlet}, {day})",
    )
    return set_text(story, f"# {story.title}", told(story, "title authors published outlet"), foot)


def foot_address(story: Story) -> File:
    foot = story.pick("Read the original at ", "Source: ", "Original article: ", "Link: ") + story.url
    head = f"{story.title}\n\nBy {names_of(story)}\n{date_of(story)}"
    return set_text(story, head, told(story, "title authors published url", outlet=host_of(story)), foot)


def two_bylines(story: Story) -> File:
    one, other = story.authors[0], story.siblings[0].authors[0]
    assume = (one, other) if one != other else (one,)
    lines = story.pick(
        [f"By {name}" for name in assume], [f"By {one} in Vilnius", *(f"and {name} in Bonn" for name in assume[1:])]
    )
    head = "\n".join((story.title, "", *lines, date_of(story)))
    return set_text(story, head, told(story, "title published", authors=assume))


def byline_handle(story: Story) -> File:
    name, handle = story.authors[0], slug(story.authors[0].split()[-1])
    line = story.pick(
        f"By {name} (@{handle})", f"By {name}\n{handle}@post.example", f"{name} | @{handle}", f"By {name}, @{handle}"
    )
    head = f"{story.title}\n\n{line}\n\n{date_of(story)}"
    return set_text(story, head, told(story, "title published", authors=(name,)))


def additional_reporting(story: Story) -> File:
    helpers = tuple(dict.fromkeys(each.authors[0] for each in story.siblings))
    credit = story.pick("Additional reporting", "With additional reporting", "With reporting")
    line = f"{credit} by {' and '.join(helpers)}"
    everyone = tuple(dict.fromkeys((*story.authors, *helpers)))
    head = f"{story.title}\n\nBy {names_of(story)}\n{line}\n\n{date_of(story)}"
    return set_text(story, head, told(story, "title published", authors=AnyOf((story.authors, everyone))))


def translated(story: Story) -> File:
    other = story.siblings[0].authors[0]
    line = f"By {story.authors[0]}\n{story.pick('Translated by', 'Translation:', 'Edited by')} {other}"
    wanted = told(story, "title outlet published", authors=story.authors[:1])
    return set_text(story, f"# {story.title}\n\n{line}\n\n{story.outlet}, {date_of(story)}", wanted)


def loud_names(story: Story) -> File:
    names = tuple(name.upper() for name in story.authors)
    accepted = AnyOf((names, story.authors, tuple(name.title() for name in names)))
    line = f"{story.pick('By', 'BY')} {listed(names, story.random)}\n{story.outlet.upper()} STAFF WRITER"
    wanted = told(story, "title outlet published", authors=accepted)
    return set_text(story, f"{story.title}\n\n{line}\n\n{date_of(story)}", wanted)


def surname_first(story: Story) -> File:
    printed = tuple(re.sub(r"^(\S+(?: \S\.)*) (.+)", r"\2, \1", name) for name in story.authors)
    wanted = told(story, "title outlet published", authors=AnyOf((story.authors, printed)))
    head = f"Authors: {'; '.join(printed)}\nTitle: {story.title}\nJournal: {story.outlet}\nDate: {story.day}"
    return set_text(story, head, wanted)


FORMS = (
    *(by_outlet_date, outlet_line_first, byline_first, date_dash_outlet, lower_keys, keys_over_values, bracketed_line),
    *(outlet_opens_body, bold_keys_inline, bulleted_values, quoted_block, table_across, offset_times, zulu_time),
    *(two_times, folder_states_rest, numbers_in_body, date_all_in_words, words_and_figures),
    *(short_year, title_with_source, foot_keys, foot_sentence, foot_address, two_bylines, byline_handle),
    *(additional_reporting, translated, loud_names, surname_first),
)
