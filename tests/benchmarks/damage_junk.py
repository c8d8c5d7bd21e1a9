"""Broken on purpose: lines that are not part of the article, put between its paragraphs and below them."""

from collections.abc import Callable
from random import Random

from tests.benchmarks.damage import Block, Draft, Story, Way, few
from tests.benchmarks.damage_words import AGENCIES, PLACES, caption, domain, handle, headline, misspelt, person

_Line = Callable[[Random, Story], str]


def sown(lines: tuple[_Line, ...], kind="junk", anywhere: bool = True) -> Callable[[Draft], None]:
    """Put some lines between paragraphs; some of them below the article, or all."""

    def apply(draft: Draft) -> None:
        for line in draft.random.sample(lines, min(few(draft), len(lines))):
            text = line(draft.random, draft.story)
            if anywhere and draft.random.random() < 0.65:
                draft.insert(text, kind=kind)
            else:
                draft.append(text, kind)

    return apply


def doubled_captions(draft: Draft) -> None:
    """Exactly twice, or once with other quote marks, spacing, or without the full stop."""
    random = draft.random
    for _ in range(random.randint(1, 3)):
        text = caption(random)
        if random.random() < 0.4:
            text = text.replace("the ", "the “new” ", 1)
        again = random.choice(
            (text, text, text.replace("“", '"').replace("”", '"'), text.replace(" in ", "  in "), text.rstrip("."))
        )
        at = random.randrange(1, len(draft.blocks))
        joint = random.choice(("\n\n", "\n\n", "\n"))
        draft.insert(f"{text}{joint}{again}", at, "caption")


def id_captions(draft: Draft) -> None:
    """Ids and Unix times glued in front, and the caption again without them."""
    random = draft.random
    for _ in range(random.randint(1, 3)):
        text = caption(random)
        ids = random.choice(
            (
                f"{random.randint(1_600_000_000, 1_700_000_000)}",
                f"{random.randint(1_600_000_000, 1_700_000_000)} {random.randint(100, 999)}",
            )
        )
        form = random.choice((f"{ids} {text}\n\n{text}", f"{ids} {text}\n\n{ids} {text}", f"{ids} {text}"))
        draft.insert(form, kind="caption")


def repeated_title(draft: Draft) -> None:
    random, title = draft.random, draft.story.title
    form = random.choice(
        (title, title, title.upper(), f"{title} | {draft.story.outlet}", f"{title} - {draft.story.outlet}")
    )
    draft.insert(form, random.choice((0, 0, 1, random.randrange(1, len(draft.blocks)))))


def repeated_paragraph(draft: Draft) -> None:
    """A paragraph or a long sentence of the body stands again elsewhere, as pull quotes do."""
    random = draft.random
    blocks = [block for block in draft.blocks if len(block.text) > 90 and block.sentences]
    for block in random.sample(blocks, min(len(blocks), random.randint(1, 3))):
        at = random.randrange(draft.blocks.index(block) + 1, len(draft.blocks) + 1)
        draft.blocks.insert(at, Block(draft.junk(block.text, "once", block.sentences)))


def doubled_sentences(draft: Draft) -> None:
    """A sentence stands twice in a row."""
    random = draft.random
    places = [(block, sentence) for block in draft.blocks for sentence in block.sentences if len(sentence) > 50]
    for block, sentence in random.sample(places, min(len(places), random.randint(1, 3))):
        if block.text.count(sentence) == 1:
            block.text = block.text.replace(sentence, f"{sentence} {draft.junk(sentence, 'once', (sentence,))}")


def author_bios(draft: Draft) -> None:
    random, story = draft.random, draft.story
    name = story.author
    first = name.split()[0]
    mail = f"{first.lower()}@{domain(story.outlet)}"
    draft.append(
        random.choice(
            (
                f"{name} is a senior correspondent of {story.outlet}. {first} can be reached at {mail}.",
                f"{name} covers security and diplomacy for {story.outlet}.",
                f"About the author: {name} has reported from {random.choice(PLACES)} since 2014.",
                f"{name} is a reporter based in {random.choice(PLACES)}. Follow {first} on Twitter @{handle(name)}.",
                f"{name}, {story.outlet}’s bureau chief in {random.choice(PLACES)}, has covered energy for years.",
            )
        )
    )


CREDITS: tuple[_Line, ...] = (
    lambda random, _: f"Image: {person(random)}/{random.choice(AGENCIES)}",
    lambda random, _: f"Photo: {person(random)} / {random.choice(AGENCIES)}",
    lambda *_: "Getty Images",
    lambda random, _: f"{person(random)}/Getty Images",
    lambda random, _: f"(AP Photo/{person(random)})",
    lambda random, _: f"Credit: {person(random)}/{random.choice(AGENCIES)}",
    lambda random, _: f"Image source, {random.choice(AGENCIES)}",
    lambda random, _: f"REUTERS/{person(random)}",
    lambda random, _: f"Photograph: {person(random)}/{random.choice(AGENCIES)}",
)
CREDITED: tuple[_Line, ...] = (
    lambda random, _: f"FILE PHOTO: {caption(random)} REUTERS/{person(random)}",
    lambda random, _: f"{caption(random)} (AP Photo/{person(random)})",
    lambda random, _: f"{caption(random)} (Photo: {person(random)}/{random.choice(AGENCIES)})",
    lambda random, _: f"{caption(random)} {person(random)}/Getty Images",
    lambda random, _: f"{caption(random)} [{person(random)}/{random.choice(AGENCIES)}]",
    lambda random, _: f"{caption(random)} Image: {person(random)}/{random.choice(AGENCIES)}",
    lambda random, _: f"Caption: {caption(random)}",
)
PICTURED: tuple[_Line, ...] = (
    lambda random, _: f"Pictured: {caption(random)}",
    lambda random, _: f"Pictured (left): {caption(random)}",
    lambda random, _: f"{headline(random)}. Pictured: {caption(random)}",
    lambda random, _: f"PICTURED: {person(random)} in {random.choice(PLACES)}",
    lambda random, _: f"Pictured above: {caption(random)}",
)
READ_MORE: tuple[_Line, ...] = (
    lambda random, _: f"Read more: {headline(random)}",
    lambda random, _: f"READ MORE: {headline(random)}",
    lambda random, _: f"RELATED: {headline(random)}",
    lambda random, _: f"SEE ALSO: {headline(random)}",
    lambda random, _: f"Also read | {headline(random)}",
    lambda random, _: f"Read also: {headline(random)}",
    lambda random, _: f"More on this story: {headline(random)}",
    lambda random, _: f"Related article: {headline(random)}",
    lambda *_: "Related stories",
    lambda *_: "Read More",
)
CONTACTS: tuple[_Line, ...] = (
    lambda _, story: f"To contact {story.outlet} visit:\n\n{domain(story.outlet)}/contact",
    lambda _, story: f"To contact the {story.outlet} newsroom, write to news@{domain(story.outlet)}.",
    lambda random, story: f"To contact the reporter on this story: {person(random)} at desk@{domain(story.outlet)}",
    lambda random, story: (
        f"To contact the editor responsible for this story: {person(random)} at ed@{domain(story.outlet)}"
    ),
    lambda _, story: f"Have a tip? Write to tips@{domain(story.outlet)}.",
    lambda random, _: f"Reporting by {person(random)}; Editing by {person(random)}",
    lambda random, _: f"(Reporting by {person(random)} in {random.choice(PLACES)}, editing by {person(random)})",
    lambda random, _: f"Additional reporting by {person(random)}.",
    lambda _, story: f"Visit our website: www.{domain(story.outlet)}",
)
PROMPTS: tuple[_Line, ...] = (
    lambda _, story: f"Sign up for our newsletter to get the best of {story.outlet} in your inbox.",
    lambda *_: "Sign up for our newsletter",
    lambda _, story: f"Subscribe to {story.outlet} for unlimited access.",
    lambda *_: "Click here to subscribe to our morning briefing.",
    lambda *_: "Click here to read the full report.",
    lambda _, story: f"Follow {story.outlet} on Twitter and Facebook.",
    lambda *_: "Get the latest news delivered to your inbox every morning.",
    lambda *_: "Already a subscriber? Log in",
    lambda _, story: f"Download the {story.outlet} app for breaking news alerts.",
    lambda *_: "Enter your email address",
)
RIGHTS: tuple[_Line, ...] = (
    lambda _, story: f"© {story.published.year} {story.outlet}",
    lambda _, story: f"© {story.published.year} {story.outlet}. All rights reserved.",
    lambda _, story: (
        f"Copyright {story.published.year} {story.outlet}. All rights reserved. This material may not be"
        " published, broadcast, rewritten or redistributed."
    ),
    lambda *_: "All rights reserved.",
    lambda _, story: f"(c) {story.published.year}, {story.outlet} Media Group Ltd",
    lambda *_: "This material may not be reproduced without permission.",
    lambda _, story: f"This article was originally published by {story.outlet}.",
    lambda *_: "Terms of Service | Privacy Policy | Contact Us",
)
SHARES: tuple[_Line, ...] = (
    lambda *_: "Share on Facebook Tweet Email",
    lambda *_: "Facebook Twitter WhatsApp Copy link",
    lambda *_: "Share this article",
    lambda *_: "Share\n\nTweet\n\nEmail",
    lambda *_: "Share on Facebook\n\nShare on Twitter\n\nShare via Email",
    lambda *_: "FacebookTwitterEmailPrint",
    lambda *_: "Share Save",
    lambda random, _: f"{random.randint(2, 900)} comments",
    lambda *_: "Print this page",
)
ADVERTS: tuple[_Line, ...] = (
    lambda *_: "Advertisement",
    lambda *_: "ADVERTISEMENT",
    lambda *_: "Story continues below advertisement",
    lambda *_: "Article continues below advertisement",
    lambda *_: "- Advertisement -",
    lambda *_: "Advertisement - scroll to continue",
    lambda *_: "Sponsored content",
)
ADDRESSES: tuple[_Line, ...] = (
    lambda _, story: f"https://www.{domain(story.outlet)}/world/article-10622?utm_source=share&utm_medium=email",
    lambda _, story: f"www.{domain(story.outlet)}",
    lambda _, story: f"http://{domain(story.outlet)}/?p=4471&fbclid=IwAR0x9",
    lambda _, story: f"Source: https://{domain(story.outlet)}/news/story-{story.published:%Y%m%d}",
    lambda _, story: f"<https://{domain(story.outlet)}/r/83?ref=rss>",
)
NAVIGATION: tuple[_Line, ...] = (
    lambda *_: "Home > World > Europe",
    lambda *_: "Skip to main content",
    lambda *_: "Home | News | Sport | Business | Opinion",
    lambda *_: "Menu\n\nSearch\n\nLog in",
    lambda *_: "Back to top",
    lambda *_: "Next article\n\nPrevious article",
)


def misspelt_contacts(draft: Draft) -> None:
    """Contact lines and notices with letters doubled or dropped."""
    for line in draft.random.sample((*CONTACTS[:4], *PROMPTS[:3], *RIGHTS[1:3]), few(draft)):
        first, _, rest = line(draft.random, draft.story).partition("\n")
        words = first.split(" ")
        at = draft.random.choice([number for number, word in enumerate(words) if word.isalpha() and len(word) > 4])
        words[at] = misspelt(words[at], draft.random)
        draft.append(" ".join(words) + rest)


JUNK = (
    Way("doubled_captions", 1, doubled_captions),
    Way("id_captions", 1, id_captions),
    Way("pictured_captions", 1, sown(PICTURED, "caption")),
    Way("credited_captions", 1, sown(CREDITED, "caption")),
    Way("credit_lines", 1, sown(CREDITS, "caption")),
    Way("contact_footers", 1, sown(CONTACTS, anywhere=False)),
    Way("misspelt_footers", 1, misspelt_contacts),
    Way("read_more_lines", 1, sown(READ_MORE)),
    Way("newsletter_prompts", 1, sown(PROMPTS)),
    Way("copyright_lines", 1, sown(RIGHTS, anywhere=False)),
    Way("share_bars", 1, sown(SHARES)),
    Way("advertisement_lines", 1, sown(ADVERTS)),
    Way("address_lines", 1, sown(ADDRESSES)),
    Way("navigation_lines", 1, sown(NAVIGATION)),
    Way("author_bios", 1, author_bios),
    Way("repeated_title", 1, repeated_title),
    Way("repeated_paragraph", 1, repeated_paragraph),
    Way("doubled_sentences", 1, doubled_sentences),
)
