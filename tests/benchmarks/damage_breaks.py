"""Broken on purpose: paragraphs and lines that end inside a sentence, and pages."""

import re
import textwrap
from collections.abc import Callable

from tests.benchmarks.damage import FIRST, LAST, Draft, Way, few, printed_length, wrap
from tests.benchmarks.damage_words import domain

_MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_COMMA = re.compile(r"(?<=[a-z],) (?=[a-z])")
_CLAUSE = re.compile(r"(?<=[a-z]) (?=[a-z])")
_NAME = re.compile(rf"(?<=[a-z] )(?!{_MONTHS})([A-Z][a-z]+) (?=[A-Z][a-z]+\b(?!['’]))")
_COMPOUND = re.compile(r"(?<![\w-])([A-Za-z]{2,}-)(?=[A-Za-z]{2,}(?![\w-]))")
_COMPOUND_END = re.compile(r"(?<![\w-])[A-Za-z]{2,}-$")
_SYLLABLE = re.compile(
    r"(?<=[a-z]{2}[aeiou][bcdfglmnprst])(?=[bcdfglmnprst][aeiou][a-z]{2})"
    r"|(?<=[a-z][aeiou])(?=[bcdfgmnprt][aeiou][a-z]{2})"
)
_PLAIN_WORD = re.compile(r"[a-z]{7,}")
_SENTENCE = re.compile(f"{FIRST}[^{LAST}]*{LAST}")
_JUNK = re.compile("[\ue100-\uebff](?![\uec00-\uf8ff])")


def _broken_at(pattern, joint="\n\n", keep=lambda match: match[0].rstrip(" ")):
    """Break sentences at one place of a pattern."""

    def apply(draft: Draft) -> None:
        def change(sentence: str) -> str | None:
            places = [match for match in pattern.finditer(sentence) if 25 < match.start() < len(sentence) - 12]
            if not places:
                return None
            match = draft.random.choice(places)
            return sentence[: match.start()] + keep(match) + joint + sentence[match.end() :]

        draft.alter(change, few(draft))

    return apply


def hard_wraps(draft: Draft) -> None:
    width = draft.random.choice((60, 66, 72, 76, 80, 90))
    draft.alter_blocks(lambda text: "\n".join(wrap(text, width)))


def hyphenated(text: str, draft: Draft, width: int, share: float = 0.9) -> list[str]:
    """Part a text into lines; a share of the words that do not fit are parted where their first half does."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        room = width - printed_length(line) - 1
        if not line or printed_length(word) <= room:
            line = f"{line} {word}" if line else word
            continue
        is_plain = _PLAIN_WORD.match(word) and draft.random.random() < share
        places = [match.start() for match in _SYLLABLE.finditer(word) if match.start() < room] if is_plain else []
        at = draft.random.choice(places) if places else 0
        lines.append(f"{line} {word[:at]}-" if at else line)
        line = word[at:]
    return [*lines, line]


def line_end_hyphens(draft: Draft) -> None:
    width = draft.random.choice((55, 64, 72, 84))
    draft.alter_blocks(lambda text: "\n".join(hyphenated(text, draft, width)))


def compound_line_ends(draft: Draft) -> None:
    """Wrap so that a line ends after a compound's own hyphen, at a width where one does."""

    def change(text: str) -> str:
        widths = list(range(52, 95))
        draft.random.shuffle(widths)
        for width in widths:
            lines = textwrap.wrap(text, width, break_on_hyphens=True)
            if any(_COMPOUND_END.search(line) for line in lines[:-1]):
                return "\n".join(lines)
        return text

    draft.alter_blocks(change)


def flow_lines(draft: Draft, width: int, indent: bool, hyphens: bool) -> list[str]:
    """The whole text in lines as a page shows them; paragraphs are parted by a blank line or by an indent."""
    lines: list[str] = []
    for block in (*draft.head, *draft.blocks):
        for sentence in block.sentences:
            if sentence in block.text:
                block.text = block.text.replace(sentence, FIRST + sentence + LAST, 1)
                draft.printed.append(sentence)
        part = hyphenated(block.text, draft, width, 0.5) if hyphens else wrap(block.text, width)
        if block.sentences and indent:
            lines += ["   " + part[0], *part[1:]]
        else:
            lines += ["", *part] if lines else part
    return lines


def lay_out(draft: Draft, lines: list[str], height: int, between: Callable[[int, int], str]) -> None:
    """Part lines into pages; what stands between two pages is junk, and a sentence that it cuts is altered."""
    pages = ["\n".join(lines[at : at + height]) for at in range(0, len(lines), height)]
    flow = pages[0]
    for number, page in enumerate(pages[1:], 1):
        flow += "\n" + draft.junk(between(number, len(pages))) + "\n" + page
    for place, sentence in zip(reversed(list(_SENTENCE.finditer(flow))), reversed(draft.printed), strict=True):
        if _JUNK.search(place[0]):
            flow = flow[: place.start()] + draft.altered((sentence,)) + flow[place.start() :]
    draft.flow = flow


def pdf_pages(draft: Draft) -> None:
    """Form feeds between pages, a running head with the date, page numbers in several forms."""
    random, story = draft.random, draft.story
    day = f"{story.published:%A, %B} {story.published.day}, {story.published.year}"
    section = random.choice(("A", "B", "C"))
    start = random.randint(2, 14)
    outlet = story.outlet.upper()
    heads = (
        lambda number, _: f"THE {outlet}  {day}   {section}{start + number}",
        lambda number, _: f"{section}{start + number}    {outlet}    {day.upper()}",
        lambda number, _: f"{outlet} | {day}",
        lambda number, _: story.title,
        lambda number, _: "",
    )
    feet = (
        lambda number, count: f"Page {number} of {count}",
        lambda number, _: f"- {number} -",
        lambda number, _: str(number),
        lambda number, count: f"{number}/{count}",
        lambda number, _: f"Page {number}",
    )
    foot, head = random.choice(feet), random.choice(heads)
    lines = flow_lines(draft, random.choice((64, 72, 80, 95)), random.random() < 0.4, random.random() < 0.4)
    lay_out(
        draft,
        lines,
        random.randint(18, 34),
        lambda number, count: f"{foot(number, count)}\n\f{head(number + 1, count)}",
    )


def browser_print(draft: Draft) -> None:
    """The stamps that a browser prints on each page."""
    random, story = draft.random, draft.story
    month, day, year = story.published.month, story.published.day, story.published.year % 100
    stamp = f"{month}/{day}/{year}, {random.randint(1, 12)}:{random.randint(10, 59)} {random.choice(('AM', 'PM'))}"
    url = f"https://www.{domain(story.outlet)}/{story.published:%Y/%m/%d}/world/{random.randint(10000, 99999)}.html"
    feed = random.choice(("\n\f", "\n", "\n\n"))
    lines = flow_lines(draft, random.choice((80, 95, 105)), False, False)
    lay_out(
        draft,
        lines,
        random.randint(16, 30),
        lambda number, count: f"{url} {number}/{count}{feed}{stamp}  {story.title} - {story.outlet}",
    )


def page_break_sentence(draft: Draft) -> None:
    """Unwrapped paragraphs, with a foot and a head between the halves of a sentence."""
    random, story = draft.random, draft.story
    page = random.randint(1, 9)
    foot = random.choice((f"Page {page} of 12", f"- {page} -", f"{page}", f"Page {page}"))
    head = random.choice(
        (f"{story.outlet.upper()}   {story.published:%B} {story.published.day}, {story.published.year}", story.title)
    )
    feed = random.choice(("\n\n", "\n\f", "\n\n"))

    def change(sentence: str) -> str | None:
        places = [match for match in _CLAUSE.finditer(sentence) if 25 < match.start() < len(sentence) - 12]
        if not places:
            return None
        match = random.choice(places)
        between = draft.junk(f"{foot}{feed}{head}")
        return f"{sentence[: match.start()]}\n\n{between}\n\n{sentence[match.end() :]}"

    draft.alter(change, random.randint(1, 3))


BREAKS = (
    Way("break_after_comma", 0, _broken_at(_COMMA)),
    Way("break_mid_clause", 0, _broken_at(_CLAUSE)),
    Way("break_in_name", 0, _broken_at(_NAME)),
    Way("break_in_compound", 0, _broken_at(_COMPOUND)),
    Way("single_newline", 0, _broken_at(_CLAUSE, "\n")),
    Way("page_break_sentence", 1, page_break_sentence),
    Way("hard_wraps", 2, hard_wraps),
    Way("line_end_hyphens", 2, line_end_hyphens),
    Way("compound_line_ends", 2, compound_line_ends),
    Way("pdf_pages", 2, pdf_pages),
    Way("browser_print", 2, browser_print),
)
