"""Header forms held out of the writing of rules, text files; whoever writes rules must not read this."""

from dataclasses import replace
from datetime import timedelta

from tests.benchmarks import header_forms_held_files as files
from tests.benchmarks.header_story import (
    MONTHS,
    Agency,
    AnyOf,
    File,
    Story,
    american,
    british,
    clock_12,
    date_of,
    names_of,
    ordinal,
    set_text,
    truth,
    words,
)


def _all(story: Story, **others: object) -> dict:
    return truth(title=story.title, authors=story.authors, published=story.day, **others)


def role_in_capitals(story: Story) -> File:
    """Name, role in capitals, then date, dot and a clock time without a zone."""
    name, at = story.authors[0], story.at
    role = story.pick("MOSCOW CORRESPONDENT", "DEFENCE EDITOR", "SENIOR FOREIGN CORRESPONDENT", "Brussels")
    head = (
        f"{story.title}\n\n{name}\n{role}\n{british(at)} • {clock_12(at).replace(' a.m.', 'am').replace(' p.m.', 'pm')}"
    )
    return set_text(story, head, truth(title=story.title, authors=(name,), published=story.day))


def american_clock(story: Story) -> File:
    """Outlet, title, names, and a time in "ET", which the season turns into an offset."""
    at = story.at
    offset = "-04:00" if 4 <= at.month <= 10 else "-05:00"
    iso = f"{at:%Y-%m-%dT%H:%M}:00{offset}"
    stated = AnyOf((iso, None))
    when = f"{american(at)}, {clock_12(at)} ET"
    head = f"{story.title}\n\nBy {names_of(story)}\n{story.pick('', 'Published ')}{when}"
    return set_text(story, head, _all(story, published_at=stated))


def broadcaster_copy(story: Story) -> File:
    """Copied from a broadcaster's page: labels on lines of their own, then byline and desk."""
    place = story.pick(", Kyiv", "", ", Nairobi")
    gap = story.pick("\n", "\n\n")
    by = f"By {names_of(story)}{gap}{story.outlet}{place}"
    lines = (story.title, "Published", f"{british(story.day)}", "Share", by)
    return set_text(story, gap.join(lines), _all(story, outlet=story.outlet))


def short_weekday_dot_time(story: Story) -> File:
    at = story.at
    when = f"{at:%a} {at.day} {at:%b %Y} {at:%H.%M} {'BST' if 4 <= at.month <= 9 else 'GMT'}"
    wanted = AnyOf((f"{at:%Y-%m-%dT%H:%M}:00+00:00",) if "GMT" in when else (f"{at:%Y-%m-%dT%H:%M}:00+01:00", None))
    places = story.pick("", " in Kyiv", " in Berlin")
    line = f"{' and '.join(name + places for name in story.authors[:2])}"
    under = "The plan has divided the town, and its mayor has little time to decide"
    head = f"{story.title}\n\n{under}\n\n{line}\n\n{when}"
    return set_text(story, head, _all(story, published_at=wanted) | {"authors": story.authors[:2]})


def printed_page(story: Story) -> File:
    """A page printed from a browser: the day of printing on top, the address below it."""
    printed = story.day + timedelta(days=40)
    top = f"{printed.day}/{printed.month}/{printed:%y}, {story.at:%H:%M}  {story.title} - {story.outlet}"
    by = f"By {names_of(story)}\n{date_of(story)}"
    head = f"{top}\n\n{story.title}\n\n{by}"
    wanted = _all(story, outlet=AnyOf((story.outlet, None)), url=AnyOf((story.url, None)))
    return set_text(story, head, wanted, f"{story.url}  1/3")


def blog_post(story: Story) -> File:
    day, name = date_of(story), story.authors[0]
    line = story.pick(
        f"Posted on {day} by {name}\n\nLeave a comment",
        f"Posted by {name} | {day} | World | 0 |",
        f"{day} / {name} / 3 Comments",
        f"by {name} · {day} · in World",
        f"{day} · by {name} · 4 Comments",
    )
    head = f"{story.title}\n\n{line}"
    return set_text(story, head, _all(story) | {"authors": (name,)})


def newsletter_site(story: Story) -> File:
    """Copied from a newsletter site: subtitle, name, date, counts of likes."""
    name = story.authors[0]
    under = "And why nobody at the port is surprised"
    day = f"{story.day:%b %d, %Y}"
    head = story.pick(
        f"{story.title}\n\n{under}\n\n{name}\n{day}\n∙ Paid\n12\n3\nShare",
        f"{story.title}\n{under}\n\n{name}\n\nFollow\n\n6 min read\n·\n{day}",
        f"# {story.title}\n\n### {under}\n\n{name}\n\n{day}\n\n12\n\nShare",
    )
    return set_text(story, head, _all(story) | {"authors": (name,)})


def web_archive(story: Story) -> File:
    later = story.day + timedelta(days=200)
    capture = f"https://web.archive.org/web/{later:%Y%m%d}120000/{story.url}"
    top = story.pick(
        f"The Wayback Machine - {capture}",
        f"Archived from {capture}",
        f"Archived on {british(later)}: {capture}",
    )
    head = f"{top}\n\n{story.title}\n\nBy {names_of(story)}\n\n{date_of(story)}"
    return set_text(story, head, _all(story, url=AnyOf((story.url, capture, None))))


def citation_line(story: Story) -> File:
    name, day = story.authors[0], story.day
    first, last = name.split(" ", 1)
    stop = "" if story.title[-1] in "?!" else "."
    line = story.pick(
        f'{name}, "{story.title}," {story.outlet}, {american(day)}, {story.url}',
        f"{last}, {first}. “{story.title}{stop}” {story.outlet}, {day.day} {day:%b} {day.year}, {story.url}.",
        f"{story.outlet}, {british(day)}: {story.title}, by {name}. {story.url}",
    )
    wanted = truth(title=story.title, authors=(name,), published=day, outlet=story.outlet, url=story.url)
    return set_text(story, line, wanted)


def loud_keys(story: Story) -> File:
    title, author, day, outlet = story.pick(
        ("HEADLINE", "AUTHOR(S)", "PUB DATE", "PUBLICATION"),
        ("Article title", "Reporter", "Date published", "News source"),
        ("Titel", "Autor", "Datum", "Quelle"),
        ("headline", "writer", "first published", "website"),
    )
    gap = story.pick(": ", ":\t", " : ", ":  ")
    lines = [f"{outlet}{gap}{story.outlet}", f"{day}{gap}{date_of(story)}"]
    lines += [f"{title}{gap}{story.title}", f"{author}{gap}{names_of(story)}"]
    story.random.shuffle(lines)
    return set_text(story, "\n".join(lines), _all(story, outlet=story.outlet))


def wire_slug(story: Story) -> File:
    """Raw copy: slug, note to editors, byline, agency, dateline."""
    agency, name = story.agency, story.authors[0]
    first, *others = story.paragraphs
    words = "-".join(story.title.split()[:2])
    head = f"BC-EU--{words}, 3rd Ld-Writethru\nEds: UPDATES throughout with reaction.\n\nBy {name}\n{agency.full}"
    placed = replace(story, paragraphs=(f"BRUSSELS ({agency.short}) — {first}", *others))
    wanted = truth(authors=(name,), origin=agency.accepted, outlet=agency.allowed)
    del wanted["title"]  # a slug is a title to some readers
    return set_text(placed, head, wanted)


def dateline_with_year(story: Story) -> File:
    agency, day = story.agency, story.day
    place = story.pick("Geneva", "Rome", "Lagos", "MADRID")
    line = story.pick(
        f"{place}, {american(day)} ({agency.short}) -",
        f"{place}, {day.day} {day:%b %Y} ({agency.short}) –",
        f"{place} ({agency.short}), {british(day)} -",
        f"{place}, {american(day)} /{agency.short}/.",
    )
    first, *others = story.paragraphs
    placed = replace(story, paragraphs=(f"{line} {first}", *others))
    wanted = truth(title=story.title, published=day, origin=agency.accepted, outlet=agency.allowed)
    return set_text(placed, story.title, wanted)


def slashed_wire(story: Story) -> File:
    """Datelines of eastern agencies, no year."""
    day, name = story.day, story.pick("TASS", "Xinhua", "RIA Novosti", "Interfax")
    line = f"MOSCOW, {day:%B} {day.day}. /{name}/." if name != "Xinhua" else f"BEIJING, {day:%B} {day.day} (Xinhua) --"
    first, *others = story.paragraphs
    placed = replace(story, paragraphs=(f"{line} {first}", *others))
    return set_text(placed, f"# {story.title}", truth(title=story.title, origin=name, outlet=AnyOf((None, name))))


def outlet_masthead(story: Story) -> File:
    """The outlet on top, then title, byline and date."""
    masthead = story.pick(story.outlet, story.outlet.upper(), f"**{story.outlet}**")
    head = f"{masthead}\n\n{story.pick('# ', '## ')}{story.title}\n\nBy {names_of(story)}\n\n{date_of(story)}"
    return set_text(story, head, _all(story, outlet=AnyOf((story.outlet, story.outlet.upper(), None))))


def ordinals(story: Story) -> File:
    day, month = story.day, MONTHS[story.day.month - 1]
    when = story.pick(
        f"{day:%A} the {ordinal(day.day)} of {month}, {day.year}",
        f"{ordinal(day.day)} of {month} {day.year}",
        f"{day:%A} {ordinal(day.day)} {month} {day.year}",
    )
    head = f"{story.title}\n{'=' * 20}\n\n_Written by {names_of(story)} — {when}_"
    return set_text(story, head, _all(story))


def two_unclear_dates(story: Story) -> File:
    month = story.day.month
    days = [day for day in range(1, 13) if day != month]
    first, second = sorted(story.random.sample(days, 2))
    line = f"Published: {first:02}/{month:02}/{story.day.year} | Modified: {second:02}/{month:02}/{story.day.year}"
    head = f"{story.title}\n\nBy {names_of(story)}\n\n{line}"
    return set_text(story, head, truth(title=story.title, authors=story.authors))


def german_copy(story: Story) -> File:
    months = words("Januar Februar März April Mai Juni Juli August September Oktober November Dezember")
    day, name = story.day, story.authors[0]
    when = story.pick(
        f"Stand: {day:%d.%m.%Y} {story.at:%H:%M} Uhr",
        f"{day:%d}. {months[day.month - 1]} {day.year} um {story.at:%H:%M} Uhr",
    )
    paragraphs = (
        "In Lanternfeld hat der Rat am Dienstag über die Zukunft der alten Brücke beraten.",
        "Die Stadt will sie erhalten, obwohl ein Gutachten vor Schäden an den Pfeilern warnt.",
        "Viele Anwohner fürchten einen langen Umweg, wenn die Straße gesperrt werden muss.",
        "Ein Ingenieur sagte, man könne die Brücke auch während der Arbeiten halbseitig öffnen.",
        "Entschieden wird erst im Sommer, wenn alle Angebote der Firmen vorliegen.",
    )
    title = "Lanternfeld streitet um seine alte Brücke"
    head = f"{title}\n\nvon {name}, {story.pick('Lanternfeld', 'Hamburg')}\n\n{when}"
    return set_text(replace(story, paragraphs=paragraphs), head, truth(title=title, authors=(name,), published=day))


def french_copy(story: Story) -> File:
    months = words("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")
    day, name = story.day, story.authors[0]
    with_agency = story.pick(False, True)
    by = f"Par {name}{' (avec AFP)' if with_agency else ''}"
    published = story.pick("Publié le ", "Mis en ligne le ", "")
    when = f"{published}{day.day} {months[day.month - 1]} {day.year} à {story.at:%H:%M}"
    paragraphs = (
        "Le vieux pont de Champlanterne sera fermé tout l'été, a annoncé mardi la mairie.",
        "Un rapport met en garde contre l'état de deux piles, fragilisées par les crues.",
        "Les riverains redoutent un long détour par la route de la vallée.",
        "Une ingénieure estime que le passage pourrait rester ouvert sur une seule voie.",
        "La décision sera prise en juin, une fois toutes les offres connues.",
    )
    title = "Le vieux pont de Champlanterne fermé tout l'été"
    wanted = truth(
        title=title,
        authors=(name,),
        published=day,
        origin=Agency("AFP", "Agence France-Presse").allowed if with_agency else None,
    )
    return set_text(replace(story, paragraphs=paragraphs), f"# {title}\n\n{by}\n\n{when}", wanted)


def amended_below(story: Story) -> File:
    later = story.day + timedelta(days=3)
    foot = f"This article was amended on {british(later)}. An earlier version gave a wrong name."
    foot += f"\n\n© {later.year} {story.outlet}"
    head = f"{story.title}\n\nby {names_of(story)}\n\n{date_of(story)}"
    return set_text(story, head, _all(story, outlet=story.outlet), foot)


def words_and_pictures(story: Story) -> File:
    name, other = story.authors[0], story.siblings[0].authors[0]
    line = story.pick(
        f"Words: {name} / Pictures: {other}",
        f"Text: {name} | Photos: {other}",
        f"Written by {name}, illustrated by {other}",
    )
    head = f"## {story.title}\n\n{line}\n\n{date_of(story)}"
    return set_text(story, head, _all(story) | {"authors": (name,)})


def nameless_desk(story: Story) -> File:
    who = story.pick(
        "Associated correspondents",
        "Reporters in three cities",
        "The Northgate team",
        "Digital desk",
        "Agencies",
        "Foreign staff",
    )
    head = f"{story.title}\n\nBy {who}\n\n{british(story.day)}"
    return set_text(story, head, truth(title=story.title, published=story.day))


FORMS = (
    *(role_in_capitals, american_clock, broadcaster_copy, short_weekday_dot_time, printed_page, blog_post),
    *(newsletter_site, web_archive, citation_line, loud_keys, wire_slug, dateline_with_year, slashed_wire),
    *(outlet_masthead, ordinals, two_unclear_dates, german_copy, french_copy, amended_below, words_and_pictures),
    *(nameless_desk, *files.FORMS),
)
