"""Held out: ways to break articles that no rule may be written after. Whoever writes rules does not read this file."""

from random import Random

from tests.benchmarks.damage import Block, Draft, Way, few
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
    lambda random, story: f"— {_poster(random)} {story.published:%B} {story.published.day}, {story.published.year}",
    lambda *_: "View this post on Instagram",
    lambda random, _: f"A post shared by {_poster(random)}",
    lambda *_: "pic.twitter.com/x7Kq2mWb0L",
    lambda *_: "This content is not available due to your privacy preferences.",
    lambda random, story: f"{_poster(random)} · {story.published:%b} {story.published.day}",
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
SCRIPTS = (
    lambda *_: '!function(d,s,id){var js=d.getElementsByTagName(s)[0];}(document,"script","twitter-wjs");',
    lambda *_: ".story-body { margin: 0 auto; max-width: 640px; }",
    lambda *_: "{{ story.kicker }}",
    lambda *_: "window.dataLayer = window.dataLayer || [];",
    lambda *_: "[embed]https://video.example/watch?v=8Zk2[/embed]",
    lambda *_: "<!-- wp:paragraph -->",
    lambda *_: "[gallery ids=1024,1025,1031]",
    lambda *_: "Please enable JavaScript to view the comments.",
)
SHORTCODES = (
    lambda random, _: (
        f'[caption id="attachment_{random.randint(100, 999)}" align="alignright" width="300"]'
        f"{caption(random)}[/caption]"
    ),
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


def _poster(random: Random) -> str:
    name = person(random)
    return f"{name} (@{handle(name)})"


def standfirst(draft: Draft) -> None:
    """One sentence stands twice: the lead as a standfirst, or a sentence of a longer paragraph as a pull quote."""
    random = draft.random
    long = [sentence for sentence in draft.story.sentences[1:] if len(sentence) > 80]
    first = draft.story.sentences[0]
    if random.random() < 0.5 and len(first) > 80:
        draft.blocks.insert(0, Block(draft.junk(first, "once", (first,))))
    for sentence in random.sample(long, min(len(long), random.randint(1, 2))):
        is_plain = not any(mark in sentence for mark in '“”"')
        form = f"“{sentence}”" if is_plain and random.random() < 0.5 else sentence
        at = random.randrange(1, len(draft.blocks))
        draft.blocks.insert(at, Block(draft.junk(form, "once", (sentence,))))


def uneven_captions(draft: Draft) -> None:
    """The same caption twice, once shortened, misspelt or with a credit."""
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
    Way("standfirst", 1, standfirst),
    Way("uneven_captions", 1, uneven_captions),
    Way("cookie_notices", 1, sown(COOKIES)),
    Way("tag_lists", 1, sown(TAGS, anywhere=False)),
    Way("social_embeds", 1, sown(SOCIAL)),
    Way("update_stamps", 1, sown(STAMPS)),
    Way("video_players", 1, sown(PLAYERS)),
    Way("photo_lines", 1, sown(PHOTOS, "caption")),
    Way("script_leftovers", 1, sown(SCRIPTS)),
    Way("shortcode_captions", 1, sown(SHORTCODES, "caption")),
    Way("ticker_rows", 1, sown(TICKERS)),
    Way("other_footers", 1, sown(FOOTERS)),
    Way("dated_dispatches", 1, dated_dispatches),
)
