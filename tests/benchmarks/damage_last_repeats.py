"""Last: captions, and parts of the article that stand in it again. Whoever writes rules does not read this file."""

from itertools import pairwise

from tests.benchmarks.damage import Block, Draft, Way
from tests.benchmarks.damage_last_words import filled, sow

_GALLERIES = (
    "View image in fullscreen\n\n{caption} Photograph: {person}/{agency}",
    "Open image in gallery\n\n{caption} ({agency})",
    "Image {n} of {n2}\n\n{caption}\n\n{person} / {agency}",
    "{caption}\n\n{person} / {agency}\n\n{caption}",
    "Enlarge this image\n\n{caption}\n\n{person}/{agency}",
    "{caption} | {person}, {agency}",
    "{caption} — Photo by {person}/{agency}",
    "Caption: {caption}\n\nCredit: {person}",
    "{caption} Picture by {person}.",
    "{caption} Credit: {agency}",
    "{caption} (Supplied: {person})",
    "{caption} (File pic)",
    "{caption}Photograph: {person}/{agency}",
    "Foto: {person}\n\n{caption}\n\n{caption}",
)
_FILE_CAPTIONS = (
    "{file} {caption}",
    "{file}: {caption}",
    "{caption} [{file}]",
    "{file}\n\n{caption}\n\n{caption}",
    "![{caption}]({file})",
    "Image: {file} — {caption}",
    "{caption} (photo ID {n9})",
    "[image: {caption}]",
    '<img src="/media/{file}" alt="{caption}">',
    "{n9} {caption}\n\n{caption}",
    "{caption} ({file})\n\n{caption}",
)
_CREDITS = (
    "{person} for {outlet}",
    "Photography by {person}",
    "Pictures: {person} / {agency}",
    "(c) {person} / {agency}",
    "IMAGE: {agency}",
    "{agency}/{person}",
    "Photo illustration by {person}",
    "Photo: {agency} / file",
    "Picture credit: {person}",
    "{person} | {agency}",
    "[Photo: {person}]",
    "Graphic: {outlet}",
)
_BETWEEN = (
    "View image in fullscreen\n\n{caption} Photograph: {person}/{agency}",
    "{caption} ({agency})",
    "{caption}\n\n{caption}",
    "FILE — {caption} (Photo: {person})",
)


def boxes_in_sentences(draft: Draft) -> None:
    """A caption stands inside a sentence, where the text flowed around the picture."""

    def change(sentence: str) -> str | None:
        words = sentence.split(" ")
        places = [
            at
            for at in range(4, len(words) - 3)
            if words[at - 1].isalpha() and words[at].isalpha() and words[at].islower()
        ]
        if not places:
            return None
        at = draft.random.choice(places)
        box = draft.junk(filled(draft.random.choice(_BETWEEN), draft), "caption")
        return f"{' '.join(words[:at])}\n\n{box}\n\n{' '.join(words[at:])}"

    draft.alter(change, draft.random.randint(1, 2))


def pull_quotes(draft: Draft) -> None:
    """A sentence or two of the body set again elsewhere, as a page sets them off."""
    random, story = draft.random, draft.story
    groups = [(name,) for name in story.sentences if 60 < len(name) < 280]
    groups += [(one, two) for part in story.paragraphs for one, two in pairwise(part)]
    used: set[str] = set()
    for names in random.sample(groups, min(len(groups), random.randint(1, 2))):
        if used.intersection(names):
            continue
        used.update(names)
        text = " ".join(names)
        forms = ["> {}", "{}", "{}\n\n" + filled("— {person}", draft), "❝ {} ❞", "{}\n\nTweet this"]
        if not any(mark in text for mark in '“”"'):
            forms += ["“{}”", '"{}"', "“{}”\n\n" + filled("{person}, {outlet}", draft)]
        note = draft.junk(random.choice(forms).format(text), "once", names)
        draft.blocks.insert(random.randrange(0, len(draft.blocks) + 1), Block(note))


def highlights(draft: Draft) -> None:
    """Sentences of the body as bullets above it."""
    long = [name for name in draft.story.sentences if 60 < len(name) < 240]
    chosen = draft.random.sample(long, min(len(long), draft.random.randint(2, 3)))
    mark = draft.random.choice(("• ", "- ", "* ", "– "))
    joint = draft.random.choice(("\n", "\n\n"))
    text = joint.join(
        mark + draft.junk(name, "once", (name,)) for name in sorted(chosen, key=draft.story.sentences.index)
    )
    draft.blocks.insert(0, Block(text))


def teasers(draft: Draft) -> None:
    """The beginning of the lead, cut short, above the article or below it, with its title or without."""
    random = draft.random
    words = draft.story.sentences[0].split(" ")
    if len(words) < 9:
        return
    cut = " ".join(words[: random.randint(len(words) // 2, len(words) * 4 // 5)]).rstrip(",;:—–- ")
    end = random.choice(("…", "...", " ...", " […]", " [...]", "… Read more", "... Continue reading", " … (more)"))
    above = random.choice(("", "", "{title}\n\n", "{title}\n"))
    draft.insert(filled(above, draft) + cut + end, random.choice((0, 0, 0, len(draft.blocks))))


def titles_in_pages(draft: Draft) -> None:
    """The title again: in a page's title, in a link, in capitals, with a kicker; some of it twice."""
    forms = ("{outlet} | {title}", "{title} « {outlet}", "Read: {title}", "LIVE: {title}", "{title}: {outlet}")
    forms += ("You are reading: {title}", "{title}\n{title}", "“{title}” – {outlet}, {day}", "* {title}", "## {title}")
    for form in draft.random.sample(forms, draft.random.randint(1, 2)):
        draft.insert(filled(form, draft), draft.random.choice((0, 0, 1, len(draft.blocks))))


LAST_REPEATS = (
    Way("captions_gallery", 1, sow(_GALLERIES, "caption", below=0.15)),
    Way("captions_filenames", 1, sow(_FILE_CAPTIONS, "caption", below=0.15)),
    Way("credits_apart", 1, sow(_CREDITS, "caption", below=0.3)),
    Way("boxes_in_sentences", 1, boxes_in_sentences),
    Way("pull_quotes", 1, pull_quotes),
    Way("highlights", 1, highlights),
    Way("teasers", 1, teasers),
    Way("titles_in_pages", 1, titles_in_pages),
)
