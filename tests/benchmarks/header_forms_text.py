"""Header forms of text files: titles, bylines, and what stands between them."""

from tests.benchmarks.header_story import (
    AnyOf,
    File,
    Story,
    american,
    any_date_of,
    british,
    clear_day,
    date_of,
    moment,
    names_of,
    set_text,
    truth,
)


def md_by_date(story: Story) -> File:
    break_ = story.pick("\n\n", "\n")
    head = f"# {story.title}\n\nBy {names_of(story)}{break_}{any_date_of(story)}"
    return set_text(story, head, truth(title=story.title, authors=story.authors, published=story.day))


def md_italic_line(story: Story) -> File:
    mark = story.pick("*", "_", "**")
    separator = story.pick(", ", ", ", " | ", " — ")
    line = separator.join((story.authors[0], story.outlet, date_of(story)))
    head = f"# {story.title}\n\n{mark}{line}{mark}"
    wanted = truth(title=story.title, authors=story.authors[:1], outlet=story.outlet, published=story.day)
    return set_text(story, head, wanted)


def plain_names_date(story: Story) -> File:
    head = f"{story.title}\n\n{names_of(story)}\n\n{any_date_of(story)}"
    return set_text(story, head, truth(title=story.title, authors=story.authors, published=story.day))


def by_outlet_updated(story: Story) -> File:
    bar = story.pick(" | ", " | ", " • ", " · ")
    names = names_of(story)
    updated = story.pick("Updated", "Published", "Last updated")
    when = f"{updated} {story.at:%H:%M} {story.zone}, {british(story.day)}"
    parts = story.pick((f"By {names}", story.outlet, when), (story.outlet, f"By {names}", when))
    wanted = truth(
        title=story.title,
        authors=story.authors,
        outlet=story.outlet,
        published=story.day,
        published_at=moment(story),
    )
    return set_text(story, f"{story.title}\n\n{bar.join(parts)}", wanted)


def hard_break(story: Story) -> File:
    by = story.pick("By ", "", "by ")
    ending = story.pick("  \n", "\\\n", "<br>\n", "  \n")
    head = f"# {story.title}\n\n{by}{names_of(story)}{ending}{date_of(story)}"
    return set_text(story, head, truth(title=story.title, authors=story.authors, published=story.day))


def date_authored_via(story: Story) -> File:
    verb = story.pick("Authored by", "Authored by", "Submitted by", "Written by", "by")
    date_word = story.pick("date ", "date: ", "")
    head = f"{date_word}{story.day} {verb} {names_of(story)} via {story.outlet},"
    return set_text(story, head, truth(authors=story.authors, outlet=story.outlet, published=story.day))


def title_twice(story: Story) -> File:
    words = story.title.split()
    shorter = " ".join(words[: max(4, len(words) - 3)])
    quoted = story.title.replace("'", "’").replace('"', "”")
    other = story.pick(quoted, f"{shorter} ...", f"{shorter}…", shorter)
    pair = (story.title, other) if story.random.random() < 0.5 else (other, story.title)
    mark = story.pick("", "", "# ")
    return set_text(story, "\n\n".join(mark + title for title in pair), truth(title=story.title))


def heading_name_date(story: Story) -> File:
    mark = story.pick("## ", "## ", "### ", "")
    head = f"## {story.title}\n\n{mark}{story.authors[0]} {date_of(story)}"
    return set_text(story, head, truth(title=story.title, authors=story.authors[:1], published=story.day))


def byline_role(story: Story) -> File:
    name = story.authors[0]
    role = story.pick(
        "Defence Correspondent",
        "Political Editor",
        "senior reporter",
        "Chief Foreign Affairs Correspondent",
        "Diplomatic editor",
        "Staff Writer",
        "Europe bureau chief",
        "Special to the paper",
    )
    line = story.pick(f"By {name}, {role}", f"By {name}\n{role}", f"{name}\n{role}", f"{name}, {role}")
    head = f"{story.title}\n\n{line}\n\n{date_of(story)}"
    foot = story.pick("", f"{name} is our Europe editor.")
    return set_text(story, head, truth(title=story.title, authors=(name,), published=story.day), foot)


def byline_place(story: Story) -> File:
    name, place = story.authors[0], story.pick("Kyiv", "Brussels", "Washington", "New Delhi", "Tel Aviv", "São Paulo")
    day = any_date_of(story)
    outlet = story.pick(None, story.outlet)
    line = f"By {name} in {place}" if outlet is None else story.pick(f"By {name} for {outlet}", f"By {name} ({outlet})")
    wanted = truth(title=story.title, authors=(name,), outlet=outlet, published=story.day)
    return set_text(story, f"{story.title}\n\n{line}\n\n{day}", wanted)


def story_and_photographs(story: Story) -> File:
    writer, other = story.authors[0], story.siblings[0].authors[0]
    line = story.pick(
        f"Story by {writer}; photographs by {other}",
        f"By {writer}. Photographs by {other}",
        f"Words by {writer}\nPictures by {other}",
        f"By {writer}\nPhotographs by {other}",
        f"Story by {writer} | Photos by {other}",
    )
    head = f"{story.title}\n\n{line}\n\n{any_date_of(story)}"
    return set_text(story, head, truth(title=story.title, authors=(writer,), published=story.day))


def nobody_in_person(story: Story) -> File:
    who = story.pick(
        "The Editorial Board",
        "Staff reporter",
        "Newsroom",
        "Staff Reporters",
        "Our Foreign Staff",
        "News Desk",
        "Staff and agencies",
        "Web Desk",
        "Editorial Team",
        "Our Correspondent",
        "Guest Contributor",
        "our correspondents and agencies",
    )
    by = story.pick("By ", "By ", "by ", "Author: ")
    outlet = story.pick(None, story.outlet)
    head = f"{story.title}\n\n{by}{who}" + (f"\n{story.outlet}, " if outlet else "\n")
    wanted = truth(title=story.title, outlet=outlet, published=story.day)
    return set_text(story, head + date_of(story), wanted)


def share_junk(story: Story) -> File:
    junk = ["5 min read", "Share", "Save", "Listen to this article", "Comments (12)", "Advertisement", "Print", "Tweet"]
    story.random.shuffle(junk)
    gap = story.pick("\n", "\n\n")
    by = f"By {names_of(story)}"
    day = date_of(story)
    head = gap.join((story.title, junk[0], by, junk[1], junk[2], day, junk[3], junk[4]))
    return set_text(story, head, truth(title=story.title, authors=story.authors, published=story.day))


def kicker(story: Story) -> File:
    over = story.pick(
        "WORLD NEWS", "Analysis", "Opinion", "World | Europe", "NEWS", "EXCLUSIVE", "Politics", "Long Read"
    )
    by = f"By {names_of(story)}"
    if story.random.random() < 0.5:
        head = f"{over}\n\n# {story.title}\n\n{by}\n\n{any_date_of(story)}"
    else:
        head = f"{over}\n\n{story.title}\n\n{by} | {date_of(story)}"
    title = AnyOf((story.title, f"{over}: {story.title}"))
    return set_text(story, head, truth(title=title, authors=story.authors, published=story.day))


def standfirst(story: Story) -> File:
    under = story.pick(
        "Officials say the plan will take months, while critics doubt that it can be paid for.",
        "What began as a quiet meeting has become the largest dispute of the season",
        "New figures show how far the changes reach, and who will bear the cost.",
    )
    mark = story.pick("", "*", "**")
    by = f"By {names_of(story)}"
    head = f"# {story.title}\n\n{mark}{under}{mark}\n\n{by}\n\n{any_date_of(story)}"
    return set_text(story, head, truth(title=story.title, authors=story.authors, published=story.day))


def no_header(story: Story) -> File:
    return set_text(story, "", truth())


def title_only(story: Story) -> File:
    mark = story.pick("# ", "", "", "**")
    return set_text(story, f"{mark}{story.title}{'**' if mark == '**' else ''}", truth(title=story.title))


def caps_title(story: Story) -> File:
    title = story.title.upper()
    names = names_of(story)
    by = story.pick(f"By {names}", f"by {names}", f"BY {names}")
    wanted = truth(title=AnyOf((title, story.title)), authors=story.authors, published=story.day)
    return set_text(story, f"{title}\n\n{by}\n{any_date_of(story)}", wanted)


def odd_title(story: Story) -> File:
    day = clear_day(story)
    title = story.pick(
        f"Five things to know for {day:%B} {day.day}",
        "What does the new harbour law mean for small towns?",
        f"War diary: {day:%B} {day.day}, as it happened",
        "'We will not leave': Voices from a flooded valley",
        f"Morning briefing, {day:%A}: What we know so far",
        "“Nobody asked us,” say the ferrymen of Quillhaven",
        "Who pays? Three answers to one question",
        "Budget 2023: The winners and losers",
        "No. 10 says talks go on",
    )
    by = f"By {names_of(story)}"
    head = f"{story.pick('# ', '')}{title}\n\n{by}\n\n{any_date_of(story)}"
    return set_text(story, head, truth(title=title, authors=story.authors, published=story.day))


def traps_in_body(story: Story) -> File:
    other = story.siblings[0]
    agency, name, day = other.agency, other.authors[0], other.day
    trap = story.pick(
        f"By {american(day)}, {name} had told {agency.short} that it was over.",
        f"Published on {american(day)}, the report by {name} runs to 90 pages.",
        f"“It was written by {name} for {other.outlet},” she said on {british(day)}.",
        f"Source material seen by {agency.full} shows that {name} signed it on {day.isoformat()}.",
    )
    return set_text(story, f"{story.title}\n\n{trap}", truth(title=story.title))


FORMS = (
    *(md_by_date, md_italic_line, plain_names_date, by_outlet_updated, hard_break, date_authored_via, title_twice),
    *(heading_name_date, byline_role, byline_place, story_and_photographs, nobody_in_person, share_junk, kicker),
    *(standfirst, no_header, title_only, caps_title, odd_title, traps_in_body),
)
