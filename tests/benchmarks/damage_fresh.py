"""Fresh: lines put in, and real lines, in wordings of their own. Whoever writes rules does not read this file."""

from collections.abc import Callable
from random import Random

from tests.benchmarks.damage import Block, Draft, Way, few
from tests.benchmarks.damage_words import AGENCIES, DAYS, PLACES, domain, handle, misspelt, person

_CAPTIONS = (
    "A woman carries her dog past the flooded library of {place} on {weekday}.",
    "Fishing boats at the quay of {place}, where the ice broke early this year.",
    "The burnt engine room of the ferry Osprey, seen from the pier in {place}.",
    "Firefighters rest on a wall in {place} after the “long night”, as they call it.",
    "{person}, right, speaks to dockers during a visit to {place} last {weekday}.",
    "An empty classroom in {place}, a week after the roof came down.",
    "Police officers search a van near the railway station in {place}, {weekday}.",
    "People light candles for the crew of the tug Maria in {place}.",
)
_HEADLINES = (
    "Dockers reject pay offer for a third time",
    "Is the old lighthouse worth saving?",
    "In pictures: the night the dyke broke",
    "The baker who feeds a whole street",
    "How we counted the missing boats",
    "Port chief quits after audit",
    "‘I slept in the car’: a winter without heating",
    "Tram line 4 to close until autumn",
)
_PICTURED = (
    "Pictured here is the quay of {place} in an undated photo.",
    "Pictured, from left: {person}, {other} and the harbour master of {place}.",
    "Pictured - {caption}",
    "In this photo: {caption}",
    "Above: {caption}",
    "Pictured right: {person} ({agency})",
    "(Pictured: {person} in {place})",
    "[Pictured] {caption}",
)
_NUMBERED = (
    "Photo {number} of 112: {caption}",
    "{number}/112 {caption}",
    "IMG_{id}.jpg {caption}",
    "[{id}] {caption}\n\n{caption}",
    "{caption} (ID: {id})",
    "Image #{id}: {caption}",
    "Slide {number}: {caption}",
    "{id}_{number} {caption}\n\n{caption}",
    "Fig. {number}: {caption}",
    "hide caption {caption}\n\ntoggle caption {person}/{agency}",
)
_CREDITS = (
    "Picture: {agency}",
    "Photo by {person}",
    "Pic: {person}",
    "Image credit: {person}/{agency}",
    "Courtesy of {person}",
    "{person}/AFP via Getty Images",
    "©{person}/{agency}",
    "Handout via {agency}",
    "AP Photo/{person}, File",
    "Photo credit: {agency}",
    "Caption: {caption} Credit: {person}",
    "{caption} Photo: {agency}",
    "{caption} ({agency})",
)
_READ_MORE = (
    "Read more here: {headline}",
    "READ NEXT: {headline}",
    "MORE: {headline}",
    "Related: {headline}",
    "READ: {headline}",
    "Also see: {headline}",
    "EXPLAINER | {headline}",
    "MORE FROM {OUTLET}: {headline}",
    "→ {headline}",
    "Recommended stories",
    "[Read more: {headline}]",
    "Related Links:\n\n{headline}",
    "RELATED CONTENT",
    "Click here for more on this story",
    "• Read more: {headline}",
)
_SUBSCRIBE = (
    "Get our weekly digest in your mailbox.",
    "Join 40,000 readers who get the {outlet} newsletter.",
    "Want more stories like this? Sign up here.",
    "You have {number} free articles left this month.",
    "To continue reading, subscribe or log in.",
    "Start your free trial today",
    "SUBSCRIBE",
    "Subscribe to our YouTube channel",
    "Thank you for subscribing!",
    "Your email address will not be published. Required fields are marked *",
    "SIGN UP for breaking news alerts from {outlet}",
    "Enjoyed this article? Become a subscriber of {outlet}.",
)
_SHARES = (
    "Share this:",
    "Click to share on Twitter (Opens in new window)",
    "SHARE",
    "Email this article to a friend",
    "Copy link to clipboard",
    "Save for later",
    "Follow us on Facebook",
    "Share on: Facebook | Twitter | LinkedIn",
    "Share via WhatsApp",
    "{number} shares",
    "Leave a comment",
)
_ADVERTS = (
    "[ADVERTISEMENT]",
    "SPONSORED",
    "Advertisement (scroll to continue reading)",
    "Promoted content",
    "AD",
    "— ADVERTISEMENT —",
    "Ad feedback",
    "ADVERTISING",
    "Story continues after the advertisement.",
    "Sponsored by {outlet} Travel",
)
_FOOTERS = (
    "Copyright (c) {year} {outlet}. Reprinted with permission.",
    "Reproduction in whole or in part without permission is prohibited.",
    "© {outlet} {year}",
    "Contact us: desk@{domain}",
    "For more news, visit www.{domain}.",
    "Contact the newsdesk: newsdesk@{domain}, 555 0100",
    "Source: {outlet}",
    "Read the original article on {domain}.",
    "The post {title} appeared first on {outlet}.",
    "(END)",
    "Not for redistribution. {outlet} {year}",
    "Privacy Policy | Terms of Use",
    "Distributed by {outlet} News Service",
    "{outlet} is not responsible for the content of external sites.",
)
_MISSPELT = (
    "To contact {typo} visit: {domain}/contact",
    "Subscribe to the {typo} newsletter.",
    "© {year} {typo}. All rights reserved.",
    "Follow {typo} on Facebook and Twitter.",
    "Copyright (c) {year} {typo}, Inc. Reprinted with the permission of {typo}.",
    "Read more on {typo}: {headline}",
    "Sign up for {typo} alerts",
)
_BIOS = (
    "{author} is an award-winning reporter for {outlet}.",
    "*{author} writes about the sea and those who live by it.*",
    "{author} contributed to this report.",
    "{author} is {outlet}’s correspondent in {place}. You can follow {first} on Twitter at @{handle}.",
    "The author, {author}, is a fellow of the Institute for Harbour Studies in {place}.",
    "The opinions expressed here are the author’s own and do not necessarily reflect the views of {outlet}.",
    "With reporting by {person} in {place}",
    "— By {author}, {outlet}",
    "Written by {person}; edited by {other}",
    "Email {author} at {first}@{domain}.",
)
_SCANS = (
    "1 | P a g e",
    "Scanned with CamScanner",
    "This page intentionally left blank",
    "Document HPOST0002022{id}ei53",
    "Printed by desk01 on {day}",
    "{OUTLET}, {day} — {number}",
    "[Page {number}]",
    "- {number} -",
    "(Continued on next page)",
    "(cont’d from p. {number})",
    "{number} | {outlet} | {day}",
    "...continued from page {number}",
    "END OF PAGE {number}",
)
_INLINE = (
    " Read more: {headline}",
    " (Read more: {headline})",
    " ADVERTISEMENT",
    " [Read: {headline}]",
    " Click here to subscribe.",
    " © {year} {outlet}. All rights reserved.",
    " Follow us on Twitter @{handle}.",
)
_TITLES = ("{title}.", "“{title}”", "# {title}", "{outlet}: {title}", "Title: {title}", "{title}\n\n{title}", "{title}")


def _filled(form: str, draft: Draft) -> str:
    random, story = draft.random, draft.story
    name, other = random.sample(("Marta Lindqvist", "Omar Haddad", "Ines Carvalho", "Tomas Vrba", person(random)), 2)
    place = random.choice(PLACES)
    caption = random.choice(_CAPTIONS).format(place=place, weekday=random.choice(DAYS), person=name)
    return form.format(
        **{"outlet": story.outlet, "OUTLET": story.outlet.upper(), "domain": domain(story.outlet)},
        **{"title": story.title, "author": story.author, "first": story.author.split()[0]},
        **{"year": story.published.year, "day": f"{story.published.day} {story.published:%B %Y}"},
        **{"person": name, "other": other, "handle": handle(story.author), "agency": random.choice(AGENCIES)},
        **{"place": place, "caption": caption, "headline": random.choice(_HEADLINES)},
        **{
            "number": random.randint(2, 99),
            "id": random.randint(100_000, 999_999),
            "typo": _typo(story.outlet, random),
        },
    )


def _typo(outlet: str, random: Random) -> str:
    """The initials of an outlet, with a letter doubled or dropped."""
    initials = outlet if outlet.isupper() and outlet.isalpha() else "".join(word[0] for word in outlet.split()).upper()
    return misspelt(initials, random) if len(initials) > 3 else initials[0] + initials


def _put(forms: tuple[str, ...], kind="junk", above: float = 0.7) -> Callable[[Draft], None]:
    """Put lines in: a share of them between paragraphs, the others below the article."""

    def apply(draft: Draft) -> None:
        for form in draft.random.sample(forms, few(draft)):
            is_above = draft.random.random() < above
            draft.insert(_filled(form, draft), None if is_above else len(draft.blocks), kind)

    return apply


def captions_apart(draft: Draft) -> None:
    """The same caption two or three times, a few paragraphs apart or at once, with other quotation marks."""
    for _ in range(draft.random.randint(1, 2)):
        text = _filled("{caption}", draft)
        plain = text.replace("“", '"').replace("”", '"')
        forms = draft.random.choice(((text, text), (text, plain), (text, text, text), (text, f"Pictured: {text}")))
        at = draft.random.randrange(1, len(draft.blocks))
        apart = draft.random.choice((1, 1, 2, 3))
        for number, form in enumerate(forms):
            draft.insert(form, min(at + number * apart, len(draft.blocks)), "caption")


def titles_again(draft: Draft) -> None:
    at = draft.random.choice((0, 0, 0, len(draft.blocks), len(draft.blocks) // 2))
    draft.insert(_filled(draft.random.choice(_TITLES), draft), at)


def paragraphs_again(draft: Draft) -> None:
    """Paragraphs twice in a row, with other quotation marks or blanks; or the lead, or the end, once more."""
    random = draft.random
    blocks = [block for block in draft.blocks if len(block.text) > 60]
    chosen = random.choice((random.sample(blocks, min(2, len(blocks))), blocks[:2], blocks[-2:]))
    for block in chosen:
        form = random.choice((str, str, lambda text: text.replace("“", '"').replace("”", '"'), lambda text: text + " "))
        again = Block(draft.junk(form(block.text), "once", block.sentences))
        draft.blocks.insert(draft.blocks.index(block) + 1 if random.random() < 0.7 else len(draft.blocks), again)


def junk_in_sentence(draft: Draft) -> None:
    """A line put in at a blank of a sentence, as a paragraph of its own."""

    def change(sentence: str) -> str | None:
        words = sentence.split(" ")
        at = draft.random.randrange(2, max(3, len(words) - 2))
        if len(words) < 8 or not words[at - 1].isalpha() or not words[at].isalpha():
            return None
        forms = draft.random.choice((_ADVERTS, _READ_MORE[:6], _SHARES[:5]))
        line = draft.junk(_filled(draft.random.choice(forms), draft))
        return f"{' '.join(words[:at])}\n\n{line}\n\n{' '.join(words[at:])}"

    draft.alter(change, draft.random.randint(1, 3))


def junk_glued(draft: Draft) -> None:
    """A line behind the last sentence of a paragraph, with no line break."""
    for block in draft.random.sample([block for block in draft.blocks if block.sentences], 2):
        block.text += draft.junk(_filled(draft.random.choice(_INLINE), draft))


def repeated_heads(draft: Draft) -> None:
    """The same head, with a number that grows or without, between whole paragraphs."""
    form = _filled("{OUTLET}   {day}", draft) if draft.random.random() < 0.5 else _filled("{title}", draft)
    tail = draft.random.choice(("   Page {}", "   {}", "", " - {}"))
    every = draft.random.randint(2, 4)
    places = range(every, len(draft.blocks), every)
    for number, at in reversed(list(enumerate(places, 2))):
        draft.insert(form + tail.format(number), at)


FRESH_LINES = (
    Way("captions_apart", 1, captions_apart),
    Way("captions_pictured", 1, _put(_PICTURED, "caption")),
    Way("captions_numbered", 1, _put(_NUMBERED, "caption")),
    Way("credits_other", 1, _put(_CREDITS, "caption")),
    Way("titles_again", 1, titles_again),
    Way("paragraphs_again", 1, paragraphs_again),
    Way("junk_in_sentence", 1, junk_in_sentence),
    Way("junk_glued", 1, junk_glued),
    Way("repeated_heads", 1, repeated_heads),
    Way("read_more_other", 1, _put(_READ_MORE)),
    Way("subscribe_lines", 1, _put(_SUBSCRIBE)),
    Way("share_lines", 1, _put(_SHARES)),
    Way("advert_lines", 1, _put(_ADVERTS, above=1)),
    Way("last_lines", 1, _put(_FOOTERS, above=0)),
    Way("misspelt_acronyms", 1, _put(_MISSPELT, above=0.2)),
    Way("bios_other", 1, _put(_BIOS, above=0)),
    Way("scan_furniture", 1, _put(_SCANS, above=1)),
)
