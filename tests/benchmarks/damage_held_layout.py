"""Held out: other breaks, columns, pages and mails. Whoever writes rules does not read this file."""

import quopri
import re

from tests.benchmarks.damage import Block, Draft, Way, few, wrap
from tests.benchmarks.damage_breaks import flow_lines, hyphenated, lay_out
from tests.benchmarks.damage_words import domain, handle, person

_NUMBER = re.compile(
    r"\d (?=(?:million|billion|trillion|percent|people|years|days|miles)\b)|\b(?:May|July|June|than) (?=\d)"
)
_OPEN = re.compile(r"\b(?:the|and|for|of|in|to|by|on|at) (?=[A-Z\d])")


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
        lines = hyphenated(text, draft, width)
        parted = re.compile(r"(?<= [a-z]{2})([a-z]*)-$|^([a-z]{2,})-$")
        return "\n".join(parted.sub(lambda match: match[0][:-1] + sign, line) for line in lines)

    draft.alter_blocks(change)


def hyphen_spaces(draft: Draft) -> None:
    """Words parted at a line end, and the lines joined by a space since: "govern- ment"."""
    draft.alter_blocks(lambda text: " ".join(hyphenated(text, draft, 44)))


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


def other_wraps(draft: Draft) -> None:
    """Hard wraps by other newlines, with blanks at the line ends, or by tags."""
    newline = draft.random.choice(("\r\n", "  \n", "\u2028", "<br>\n", "\n    "))
    width = draft.random.choice((62, 74, 88))
    draft.alter_blocks(lambda text: newline.join(wrap(text, width)))


def inline_pages(draft: Draft) -> None:
    """The foot and head of a page inside a line, where all line breaks were lost."""
    random, story = draft.random, draft.story
    page = random.randint(2, 9)
    foot = random.choice((f"Page {page} of 11", f"Page | {page}", f"- {page} -"))
    head = random.choice(("", f" {story.outlet.upper()} {story.published:%d/%m/%Y}"))

    def change(sentence: str) -> str | None:
        words = sentence.split(" ")
        if len(words) < 8:
            return None
        at = random.randrange(3, len(words) - 3)
        return " ".join((*words[:at], draft.junk(foot + head), *words[at:]))

    draft.alter(change, random.randint(1, 2))


def quoted_printable(draft: Draft) -> None:
    """The transfer encoding of a mail left in the text."""

    def encode(text: str) -> str:
        return quopri.encodestring(text.encode()).decode("ascii")

    draft.alter_blocks(encode)


def doubled_article(draft: Draft) -> None:
    """The whole body pasted twice."""
    again = [Block(draft.junk(block.text, "once", block.sentences)) for block in draft.blocks if block.sentences]
    draft.blocks += again


HELD_LAYOUT = (
    Way("break_in_number", 0, break_in_number),
    Way("hyphen_spaces", 0, hyphen_spaces),
    Way("inline_pages", 1, inline_pages),
    Way("doubled_article", 1, doubled_article),
    Way("double_spaced_lines", 2, double_spaced_lines),
    Way("other_wraps", 2, other_wraps),
    Way("newspaper_columns", 2, newspaper_columns),
    Way("column_hyphens", 2, column_hyphens),
    Way("bare_page_numbers", 2, bare_page_numbers),
    Way("quoted_mail", 2, quoted_mail),
    Way("quoted_printable", 2, quoted_printable),
)
