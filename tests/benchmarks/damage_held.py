"""Held out: ways to break articles that no rule may be written after. Whoever writes rules does not read this file."""

import re

from tests.benchmarks.damage import Block, Draft, Way, few, wrap
from tests.benchmarks.damage_breaks import flow_lines, hyphenated, lay_out
from tests.benchmarks.damage_junk import sown
from tests.benchmarks.damage_words import (
    AGENCIES,
    DAYS,
    PLACES,
    caption,
    domain,
    handle,
    headline,
    misspelt,
    person,
)

_NUMBER = re.compile(
    r"\d (?=(?:million|billion|trillion|percent|people|years|days|miles)\b)|\b(?:May|July|June|than) (?=\d)"
)
_OPEN = re.compile(r"\b(?:the|and|for|of|in|to|by|on|at) (?=[A-Z\d])")

COOKIES = (
    lambda *_: "We use cookies to give you the best experience on our site.",
    lambda *_: "This website uses cookies. By continuing to browse you agree to our cookie policy.",
    lambda *_: "Accept all cookies\n\nManage preferences",
    lambda _, story: f"{story.outlet} and its partners use cookies to personalise content. Accept Reject",
)
TAGS = (
    lambda random, _: f"Tags: {random.choice(PLACES)}, harbour, ferry",
    lambda random, _: f"Topics: {random.choice(PLACES)} | Defence | Europe",
    lambda *_: "Filed under: World, Politics",
    lambda random, _: f"More on: {random.choice(PLACES)}",
    lambda random, _: f"Comments ({random.randint(0, 99)})",
    lambda *_: "#harbour #ferry #strike",
    lambda random, _: f"View {random.randint(2, 80)} comments",
)
SOCIAL = (
    lambda random, story: (
        f"— {person(random)} (@{handle(person(random))}) {story.published:%B} {story.published.day}, 2022"
    ),
    lambda *_: "View this post on Instagram",
    lambda random, _: f"A post shared by {person(random)} (@{handle(person(random)).lower()})",
    lambda *_: "pic.twitter.com/x7Kq2mWb0L",
    lambda *_: "This content is not available due to your privacy preferences.",
    lambda random, story: f"{person(random)} (@{handle(person(random))}) · {story.published:%b} {story.published.day}",
)
STAMPS = (
    lambda random, _: f"Updated {random.randint(1, 12)}:{random.randint(10, 59)} PM",
    lambda random, story: f"Published {story.published:%B} {story.published.day}, {story.published.year} | 4 min read",
    lambda random, _: f"{random.randint(2, 9)} min read",
    lambda _, story: f"Last updated: {story.published.day} {story.published:%b %Y} 14:05 GMT",
    lambda random, _: f"Posted {random.randint(2, 20)} hours ago",
    lambda random, _: f"Listen to this article\n\n{random.randint(2, 9)} minutes",
)
PLAYERS = (
    lambda *_: "0:00 / 1:32",
    lambda *_: "Play Video",
    lambda random, _: f"Watch: {headline(random)}",
    lambda *_: "Your browser does not support the video tag.",
    lambda random, _: f"VIDEO: {headline(random)} (02:14)",
    lambda *_: "Now playing\n\nUp next",
)
PHOTOS = (
    lambda random, _: f"PHOTO: {caption(random)}",
    lambda random, story: f"{caption(random)} Photograph: {person(random)}/The {story.outlet}",
    lambda random, story: f"{caption(random)}Credit...{person(random)} for The {story.outlet}",
    lambda random, _: f"{caption(random)} / {random.choice(AGENCIES)}",
    lambda random, _: f"Image caption {caption(random)}",
    lambda random, _: f"{caption(random)} ({person(random)} via {random.choice(AGENCIES)})",
    lambda random, _: f"Foto: {person(random)} / {random.choice(AGENCIES)}",
    lambda random, _: f"{person(random)}—{random.choice(AGENCIES)}",
)
TICKERS = (
    lambda *_: "DOW 34,364.50 +0.29% S&P 500 4,410.13 +0.28% NASDAQ 13,855.13 +0.63%",
    lambda *_: "EUR/USD 1.0842 -0.12% Brent 112.30 +1.80%",
    lambda random, _: f"{random.choice(PLACES)} 14°C Partly cloudy",
)
FOOTERS = (
    lambda _, story: f"Support {story.outlet}: become a member today",
    lambda _, story: f"© Copyright {story.outlet} {story.published.year} | All Rights Reserverd",
    lambda _, story: f"For more information please contact {story.outlet} at +44 20 7946 0{story.published.day:02}1",
    lambda _, story: f"Get in touch: letters@{domain(story.outlet)}",
    lambda random, _: f"The writer can be reached at {handle(person(random)).lower()}@mail.example",
    lambda _, story: f"Email us at newsroom@{domain(story.outlet)} or leave a comment below.",
    lambda _, story: f"Like {story.outlet} on Facebook, join us on Telegram.",
    lambda *_: "Subscribe now for just €1 a month",
    lambda random, _: f"You may also like: {headline(random)}",
    lambda random, _: f"Don't miss: {headline(random)}",
    lambda *_: "Most popular\n\nMost read",
    lambda random, _: f">> {headline(random)}",
    lambda *_: "Report an error",
)


def break_in_number(draft: Draft) -> None:
    """A paragraph break between a number and its unit, or after a word that no sentence ends in."""

    def change(sentence: str) -> str | None:
        places = list(_NUMBER.finditer(sentence, 10)) or list(_OPEN.finditer(sentence, 20))
        if not places:
            return None
        place = draft.random.choice(places)
        return f"{sentence[: place.end() - 1]}\n\n{sentence[place.end() :]}"

    draft.alter(change, few(draft))


def double_spaced_lines(draft: Draft) -> None:
    """Every line is a paragraph of its own, as some mail programs and editors paste."""
    width = draft.random.choice((58, 68, 78))
    draft.alter_blocks(lambda text: "\n\n".join(wrap(text, width)))


def newspaper_columns(draft: Draft) -> None:
    """Narrow columns with many hyphens, and jump lines in the middle of a sentence."""
    width = draft.random.randint(30, 40)
    page = draft.random.randint(3, 19)
    lines = flow_lines(draft, width, False, False)
    jumps = draft.random.choice(
        (
            (f"Continued on Page A{page}", "From Page A1"),
            (f"Turn to Page {page}", "Continued from Page 1"),
            (f"See FERRY, Page A{page}", "FERRY, from Page A1"),
        )
    )
    lay_out(draft, lines, max(25, len(lines) // 2 + 1), lambda *_: "\n".join(jumps))


def column_hyphens(draft: Draft) -> None:
    """Narrow columns in which a soft hyphen, a not sign or a typographic hyphen parts the words."""
    sign = draft.random.choice(("\u00ad", "¬", "\u2010", "-"))
    width = draft.random.randint(32, 48)

    def change(text: str) -> str:
        lines = hyphenated(text, draft, width, 0.7)
        parted = re.compile(r"(?<= [a-z]{2})([a-z]*)-$|^([a-z]{2,})-$")
        return "\n".join(parted.sub(lambda match: match[0][:-1] + sign, line) for line in lines)

    draft.alter_blocks(change)


def hyphen_spaces(draft: Draft) -> None:
    """Words parted at a line end, and the lines joined by a space since: "govern- ment"."""
    draft.alter_blocks(lambda text: " ".join(hyphenated(text, draft, 70, 0.6)))


def bare_page_numbers(draft: Draft) -> None:
    """Pages without form feeds: a number alone, or a short head, on lines of their own."""
    random, story = draft.random, draft.story
    first = random.randint(1, 30)
    forms = (
        lambda number, _: f"{first + number}",
        lambda number, count: f"{number} of {count}\n\n{story.outlet}",
        lambda number, _: f"[{number}]",
        lambda number, _: f"{story.outlet} · {story.published:%d/%m/%Y} · p. {first + number}",
        lambda number, count: f"PAGE {number} / {count}",
    )
    form = random.choice(forms)
    lines = flow_lines(draft, random.choice((70, 85)), random.random() < 0.5, random.random() < 0.5)
    lay_out(draft, lines, random.randint(20, 30), form)


def quoted_mail(draft: Draft) -> None:
    """Forwarded and quoted by mail: marks at the line starts, and the mail's own lines around it."""
    random, story = draft.random, draft.story
    name = person(random)
    day = f"{story.published:%a, %b} {story.published.day}, {story.published.year}"
    if random.random() < 0.5:
        draft.alter_blocks(lambda text: "\n".join("> " + line for line in wrap(text, 70)))
        draft.head = [Block("> " + block.text) for block in draft.head]
        lead = f"On {day} at 9:14 AM, {name} wrote:"
    else:
        lead = (
            f"---------- Forwarded message ---------\nFrom: {name} <{handle(name).lower()}@mail.example>\n"
            f"Date: {day} at 9:14 AM\nSubject: Fwd: {story.title}\nTo: <desk@{domain(story.outlet)}>"
        )
    draft.head.insert(0, Block(draft.junk(lead)))
    draft.append(random.choice(("Sent from my iPhone", "-- \nSent from my mobile device", "Get Outlook for Android")))


def standfirst(draft: Draft) -> None:
    """One sentence stands twice: the lead as a standfirst, or a sentence of a longer paragraph as a pull quote."""
    random = draft.random
    long = [sentence for sentence in draft.story.sentences[1:] if len(sentence) > 80]
    first = draft.story.sentences[0]
    if random.random() < 0.5 and len(first) > 80:
        draft.blocks.insert(0, Block(draft.junk(first, "once", (first,))))
    for sentence in random.sample(long, min(len(long), random.randint(1, 2))):
        form = random.choice((sentence, f"“{sentence.strip('“”')}”"))
        at = random.randrange(1, len(draft.blocks))
        draft.blocks.insert(at, Block(draft.junk(form, "once", (sentence,))))


def far_captions(draft: Draft) -> None:
    """The same caption at two places; once shortened or misspelt."""
    random = draft.random
    for _ in range(random.randint(1, 2)):
        text = caption(random)
        words = text.split(" on ")
        again = random.choice((text, misspelt(text, random), f"{words[0]}.", text + f" {random.choice(AGENCIES)}"))
        number_at = random.randrange(1, len(draft.blocks))
        draft.insert(f"{text}\n\n{again}", number_at, "caption")


def dated_dispatches(draft: Draft) -> None:
    """Lines of a live page between paragraphs."""
    for _ in range(few(draft)):
        hour = draft.random.randint(1, 12)
        draft.insert(
            draft.random.choice(
                (
                    f"{hour}:{draft.random.randint(10, 59)} a.m. ET, {draft.random.choice(DAYS)}",
                    f"{hour} hr {draft.random.randint(2, 50)} min ago",
                    f"{hour}:05 PM EDT",
                )
            )
        )


HELD_LINES = (
    Way("break_in_number", 0, break_in_number),
    Way("hyphen_spaces", 0, hyphen_spaces),
    Way("standfirst", 1, standfirst),
    Way("far_captions", 1, far_captions),
    Way("cookie_notices", 1, sown(COOKIES)),
    Way("tag_lists", 1, sown(TAGS, anywhere=False)),
    Way("social_embeds", 1, sown(SOCIAL)),
    Way("update_stamps", 1, sown(STAMPS)),
    Way("video_players", 1, sown(PLAYERS)),
    Way("photo_lines", 1, sown(PHOTOS, "caption")),
    Way("ticker_rows", 1, sown(TICKERS)),
    Way("other_footers", 1, sown(FOOTERS)),
    Way("dated_dispatches", 1, dated_dispatches),
    Way("double_spaced_lines", 2, double_spaced_lines),
    Way("newspaper_columns", 2, newspaper_columns),
    Way("column_hyphens", 2, column_hyphens),
    Way("bare_page_numbers", 2, bare_page_numbers),
    Way("quoted_mail", 2, quoted_mail),
)
