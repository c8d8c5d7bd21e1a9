"""Last: lines of web pages and databases put in. Whoever writes rules does not read this file."""

from tests.benchmarks.damage import Block, Draft, Way
from tests.benchmarks.damage_last_words import filled, headlines, sow

_CONSENT = (
    "We value your privacy",
    "We and our {n3} partners store and access information on your device. Accept all or manage your choices.",
    "To see this video you must accept marketing cookies.",
    "It looks like you are using an ad blocker. Please switch it off to support {outlet}.",
    "This article is for subscribers only.",
    "You have read {n} of your {n2} free articles this month. Subscribe for full access.",
    "Sign in with Google\n\nSign in with Apple",
    "Create a free account to keep reading",
    "Your subscription supports our journalism. Subscribe from €{n} a month.",
    "This content is hosted by a third party. By showing it you accept the terms and cookies of {domain}.",
    "Already have an account? Sign in",
    "Cookie settings",
    "Unlock this article: try {outlet} free for {n2} days",
)
_BOXES = (
    ("Sign up to our daily newsletter", "Your email address", "By signing up you agree to our terms of use."),
    ("Get {outlet} in your inbox every weekday morning", "Enter your email", "We will never share your email."),
    ("Newsletter: {outlet} Weekend", "Sign me up", "You can unsubscribe at any time."),
    ("Join our WhatsApp channel for breaking news from {outlet}", "Subscribe for free"),
    ("Free newsletter", "The day’s top stories from {outlet}, sent to your inbox.", "Subscribe"),
    ("Don’t miss a story: turn on notifications from {outlet}", "Not now", "Allow"),
)
_SOCIAL = (
    "Facebook\n\nX\n\nBluesky\n\nWhatsApp\n\nCopy link",
    "Share on LinkedIn Share on Reddit Share by email",
    "{n3} shares {n4} views",
    "Gift this article",
    "Bookmark Share Print",
    "{clock} · {american} · {n}.{n}K Likes · {n3} Reposts",
    "Follow {outlet} on Instagram, TikTok and YouTube",
    "View on X",
    "Follow {first} {last} on Bluesky: @{last}.{domain}",
    "Share this story: Facebook / X / Email",
    "Post Share Pin Email",
    "Like this article? Share it with your friends",
    "Telegram Viber Messenger",
)
_TIMES = (
    "First published on {day} {clock} CET",
    "Last modified on {day} {clock} BST",
    "Published: {american}, {clock}",
    "Created: {dots} | Modified: {dots}",
    "Reading time: {n} minutes",
    "This article is more than {n} years old",
    "{american} at {twelve} p.m. EDT",
    "UPDATED: {day} | {clock}",
    "{day} · {n}-minute read",
    "Date: {dots}, {clock} Uhr",
    "Modified {n} hours ago",
    "{dayname}, {day}, {clock} EET",
)
_ADS = (
    "ADVERTISEMENT - CONTINUE READING BELOW",
    "Skip advert",
    "Report this ad",
    "PAID POST",
    "Why am I seeing this ad?",
    "Ads by {outlet} Media",
    "Remove ads with a subscription",
    "Sponsored | {place} Savings Bank",
    "Advert - article continues below",
    "Presented by {place} Ferries",
    "Scroll past the ad to keep reading",
    "[Ad]",
    "Paid partner content",
)
_SLUGS = (
    "(MORE)",
    "(more to follow)",
    "-more-",
    "MORE/",
    "(STORY CAN END HERE)",
    "(OPTIONAL TRIM FOLLOWS)",
    "-30-",
    "END IT",
    "BC-EU--Harbour-1st Ld-Writethru, {n3}",
    "Eds: Updates with quotes. Adds byline. With AP Photos.",
    "xxx {agency} {n4}/{n2}",
    "a{n4} --NEWS-- {day}",
    "ENDS {clock} {day8}",
)
_ROWS_ABOVE = (
    "LENGTH: {n3} words",
    "SECTION: NEWS; Pg. {n2}",
    "Edition: Final, Page: A{n}",
    "Section: Foreign Desk; Column {n}",
    "Word count: {n3}",
    "WC {n3} words",
    "Publication type: Newspaper",
    "ISSN: {n4}-{n3}X",
)
_ROWS_BELOW = (
    "LOAD-DATE: {american}",
    "LANGUAGE: ENGLISH",
    "Load-Date: {american}",
    "Document type: News",
    "Database: SAMPLE NewsBank, record {n9}",
    "Accession number: {n9}",
    "CO {place} : {outlet} Group PLC",
    "RE {place} : Europe",
    "Copyright {year} {outlet}, All Rights Reserved",
    "End of Document",
    "Subject: PORTS & HARBOURS ({n2}%); TRADE ({n2}%)",
    "© {year}, {outlet}. Retrieved from SAMPLE Archive on {day}",
)
_SHORTCODES = (
    '[ad slot="mid-{n}"]',
    "[vc_row][vc_column width=”1/{n}”]",
    "[/vc_column_text][/vc_column]",
    "{{% include newsletter.html %}}",
    '[related id="{n4}"]',
    "<!--nextpage-->",
    '[[{{"fid":"{n4}","view_mode":"default","type":"media"}}]]',
    '{{{{< figure src="{file}" >}}}}',
    '[embed width="{n3}"]https://{domain}/v/{n4}[/embed]',
    "[newsletter_signup_form id={n}]",
    "%%article-inline-{n}%%",
    '<div class="m-block__ad" data-id="{n4}"></div>',
    "[the_ad_group id={n3}]",
    "@media (max-width: {n3}px) {{ .lead {{ display: none; }} }}",
)
_FEET = (
    "Copyright © {year}, {outlet} Publishing. No part of this may be copied without written consent.",
    "Got a story? Call our newsdesk on 555 0{n3} or email tips@{domain}",
    "To the top",
    "Send a letter to the editor: letters@{domain}",
    "About us | Careers | Advertise | Accessibility | Cookie policy",
    "If you spot a mistake in this article, email corrections@{domain}",
    "For syndication rights please contact rights@{domain}",
    "© {outlet} Ltd. Registered in {place}, No. {n9}",
    "Download our app for iOS and Android",
    "This story first ran on {domain}",
    "Support independent journalism: donate to {outlet}",
    "Browse the archive at www.{domain}/archive/{year}",
)
_BYLINES = (
    "Words: {author}",
    "{author}\n{outlet}",
    "By {author}\n\n{outlet} reporter",
    "({author})",
    "Story by {author}",
    "Text: {author}",
    "Reported by {author} for {outlet}",
    "Author: {author}",
    "By {AUTHOR}",
    "{author} | {outlet}",
    "By {author}, {outlet} | {american}",
    "/{author}/",
)
_BIO_FIRST = (
    "{author} is a staff writer at {outlet}, where {first} has covered the sea since {year}.",
    "{author} is the Nordic correspondent of {outlet} and a former harbour pilot.",
    "{author} joined {outlet} as a trainee and now edits its weekend pages.",
    "About {author}: a journalist and photographer who works from {place}.",
    "{author} reports on ports, trade and the navy for {outlet}.",
)
_BIO_NEXT = (
    "Previously, {first} worked for the {place} bureau of SAMPLE Wire.",
    "{last} is the author of “The Salt Road” and holds a degree from the University of {place}.",
    "Reach {first} at {first}.{last}@{domain}.",
    "{first} tweets at @{last}{n2}.",
    "{last} lives in {place} with two dogs.",
    "Read more articles by {author}",
)
_RELATED = (
    "Editors’ picks", "You might be interested in", "More from Business", "Trending now", "Related coverage",
    "Also on {outlet}", "Read also:", "Top stories", "Recommended for you", "More stories on this topic",
)  # fmt: skip
_COMMENTERS = ("seasalt{n2}", "Old Docker", "{person}", "truth_teller_{n4}", "Marge from {place}", "quayside")
_REMARKS = (
    "What a waste of our money, as usual.",
    "Great reporting, thank you!!",
    "My uncle worked there for years and could have told them that.",
    "lol who believes this",
    "First time I agree with this paper.",
    "Does anyone remember the last one? Same story.",
)


def newsletter_boxes(draft: Draft) -> None:
    """A box of two or three lines between two paragraphs, or below."""
    for box in draft.random.sample(_BOXES, draft.random.randint(1, 2)):
        at = draft.random.choice((draft.random.randrange(1, len(draft.blocks)), len(draft.blocks)))
        for line in reversed(box):
            draft.insert(filled(line, draft), at)


def advert_slots(draft: Draft) -> None:
    """Labels between paragraphs, and between the sentences of one."""
    for form in draft.random.sample(_ADS, draft.random.randint(1, 4)):
        whole = [
            block for block in draft.blocks if len(block.sentences) > 1 and " ".join(block.sentences) == block.text
        ]
        if not whole or draft.random.random() < 0.6:
            draft.insert(filled(form, draft))
            continue
        block = draft.random.choice(whole)
        at, cut = draft.blocks.index(block), draft.random.randrange(1, len(block.sentences))
        one, other = block.sentences[:cut], block.sentences[cut:]
        draft.blocks[at : at + 1] = [Block(" ".join(one), one), Block(" ".join(other), other)]
        draft.insert(filled(form, draft), at + 1)


def database_rows(draft: Draft) -> None:
    """Rows of a press database around the text."""
    for form in draft.random.sample(_ROWS_ABOVE, draft.random.randint(0, 2)):
        draft.insert(filled(form, draft), 0)
    for form in draft.random.sample(_ROWS_BELOW, draft.random.randint(1, 4)):
        draft.append(filled(form, draft))


def time_lines(draft: Draft) -> None:
    """Lines of dates and times, above the text or below it."""
    for form in draft.random.sample(_TIMES, draft.random.randint(1, 3)):
        draft.insert(filled(form, draft), draft.random.choice((0, 0, 0, 1, len(draft.blocks))))


def bylines_again(draft: Draft) -> None:
    """The byline once more: mostly below the text, or above it."""
    form = draft.random.choice(_BYLINES)
    draft.insert(filled(form, draft), draft.random.choice((0, len(draft.blocks), len(draft.blocks), len(draft.blocks))))


def bios_long(draft: Draft) -> None:
    """A paragraph or two about the author."""
    parts = [draft.random.choice(_BIO_FIRST), *draft.random.sample(_BIO_NEXT, draft.random.randint(1, 3))]
    joint = draft.random.choice((" ", " ", "\n\n"))
    for text in joint.join(filled(part, draft) for part in parts).split("\n\n"):
        draft.append(text)


def related_blocks(draft: Draft) -> None:
    """A heading and headlines below it."""
    mark = draft.random.choice(("", "", "- ", "• ", "→ "))
    lines = [filled(draft.random.choice(_RELATED), draft)]
    lines += [mark + line for line in headlines(draft.random, draft.random.randint(2, 4))]
    at = draft.random.choice((draft.random.randrange(1, len(draft.blocks)), len(draft.blocks)))
    for line in reversed(lines):
        draft.insert(line, at)


def comment_sections(draft: Draft) -> None:
    """Readers' comments below the article, with their heading and buttons."""
    random = draft.random
    remarks = random.sample(_REMARKS, random.randint(2, 4))
    heads = ("Comments ({count})", "{count} comments", "Join the conversation: {count} comments", "Readers’ comments")
    draft.append(random.choice(heads).format(count=len(remarks)))
    buttons = random.choice(("Reply · Report", "Like  Reply", "{n} replies", "Reply"))
    stamp = random.choice(("{n} hours ago", "{day}, {clock}", "{american} at {clock}"))
    for remark in remarks:
        lines = (random.choice(_COMMENTERS), stamp, remark.replace("{", "").replace("}", ""), buttons)
        draft.append(random.choice(("\n\n", "\n")).join(filled(line, draft) for line in lines))


LAST_LINES = (
    Way("consent_notices", 1, sow(_CONSENT)),
    Way("newsletter_boxes", 1, newsletter_boxes),
    Way("social_counts", 1, sow(_SOCIAL)),
    Way("time_lines", 1, time_lines),
    Way("advert_slots", 1, advert_slots),
    Way("wire_slugs", 1, sow(_SLUGS, below=0.5, most=3)),
    Way("database_rows", 1, database_rows),
    Way("cms_shortcodes", 1, sow(_SHORTCODES, below=0.2)),
    Way("foot_lines", 1, sow(_FEET, below=1)),
    Way("bylines_again", 1, bylines_again),
    Way("bios_long", 1, bios_long),
    Way("related_blocks", 1, related_blocks),
    Way("comment_sections", 1, comment_sections),
)
