"""The head of an article: which of its first paragraphs are titles, which hold fields, and which are page furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.cleaning.clean import Cleaned
from corpus.header.dateline import Dateline, read_dateline
from corpus.header.head_lines import MAX_STANDFIRSTS, Paragraph, read_paragraphs
from corpus.header.header_line import HeaderLine
from corpus.header.header_words import KICKER
from corpus.header.months import MONTHS
from corpus.header.names import Found
from corpus.header.outlets import is_public_body, is_surely_outlet, outlet_kind
from corpus.header.titles import has_title_shape, is_body, letters, same_title
from corpus.raw import RawArticle
from corpus.spans import Span

_MAX_LEAD_CHARS = 200
_MAX_SENTENCE_TITLE_WORDS = 25
_MAX_KICKER_CHARS = 60
_MAX_KICKER_WORDS = 3
_MIN_TITLE_WORDS = 5  # of one under a short line that no other sign makes a kicker
_NAME_CHARS = 50_000  # of the text, in which an author's surname must not occur

_INLINE_KICKER = re.compile(rf"(?P<kicker>{KICKER.pattern})\s*[|»]\s*(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """What the first paragraphs are.

    Attributes:
        titles: Every form of the title with its clean span, the fullest first.
        title_is_heading: Whether markup says that the fullest form is one.
        lines: The paragraphs that hold fields, in order.
        noise: Spans that belong to the page or stand over the title, and why.
        dateline: The dateline and the clean offset of its paragraph.
    """

    titles: tuple[Found, ...] = ()
    title_is_heading: bool = False
    lines: tuple[Paragraph, ...] = ()
    noise: tuple[tuple[Span, str], ...] = ()
    dateline: tuple[int, Dateline] | None = None


def read_head(cleaned: Cleaned, raw: RawArticle) -> Head:
    """Find titles, header lines, noise and the dateline among the first paragraphs."""
    first = read_paragraphs(cleaned)
    accepted = _accepted(first, cleaned.text, raw)
    lines = tuple(paragraph for paragraph in first if paragraph.number in accepted and not _is_noise(paragraph))
    noise = [(item.span, "page furniture") for item in first if item.number in accepted and _is_noise(item)]
    others = [paragraph for paragraph in first if paragraph.number not in accepted]
    titles, is_heading, over = _titles(others, lines, raw)
    noise += [(span, "over the title") for span in over]
    known = {*(title.span.start for title in titles), *(span.start for span, _ in noise)}
    rest = [paragraph for paragraph in others if paragraph.span.start not in known]
    return Head(titles, is_heading, lines, tuple(noise), _dateline(rest))


def _dateline(rest: Sequence[Paragraph]) -> tuple[int, Dateline] | None:
    """The dateline of the first paragraph of the body, which a standfirst may go before."""
    for paragraph in rest[: 1 + MAX_STANDFIRSTS]:
        if dateline := read_dateline(paragraph.text):
            return paragraph.span.start, dateline
        if len(paragraph.text) > _MAX_LEAD_CHARS:
            return None
    return None


def _is_noise(paragraph: Paragraph) -> bool:
    return paragraph.line is not None and paragraph.line.other in ("noise", "label", "contact")


def _accepted(first: Sequence[Paragraph], text: str, raw: RawArticle) -> set[int]:
    """Numbers of the paragraphs that are header lines or noise among them."""
    accepted: set[int] = set()
    for run in _runs(first):
        after = first[run[-1].number + 1 : run[-1].number + 3]
        start = run[0].number
        strong = [paragraph for paragraph in run if paragraph.is_strong]
        bare = [paragraph for paragraph in run if not paragraph.is_strong and not _is_noise(paragraph)]
        if start == 0 and bare and bare[0] is run[0] and not _is_masthead(run, strong, after, text):
            bare = bare[1:]
        if not strong:
            bare = [paragraph for paragraph in bare if _stands_alone(paragraph, run, after, text, raw)]
        accepted |= {paragraph.number for paragraph in (*strong, *bare)}
        if accepted or not any(is_body(paragraph.text) for paragraph in first[:start]):
            accepted |= {paragraph.number for paragraph in run if _is_noise(paragraph)}
    return accepted


def _runs(first: Sequence[Paragraph]) -> Iterator[list[Paragraph]]:
    """Neighbouring paragraphs that are header lines each."""
    run: list[Paragraph] = []
    for paragraph in first:
        if paragraph.line is not None:
            run.append(paragraph)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _is_masthead(run: Sequence[Paragraph], strong: Sequence[Paragraph], after: Sequence[Paragraph], text: str) -> bool:
    """Tell whether the first paragraph of all, a name or an outlet, is a header line and not the title."""
    line = run[0].line or HeaderLine()
    if run[0].is_heading or line.other:
        return False
    if any(
        _is_title(paragraph) and not read_dateline(paragraph.text) for paragraph in after[:1]
    ):  # the title stands below
        return bool(strong) or len(run) > 1 or _is_clear_outlet(line)
    if not line.is_bare_name or strong:
        return False
    below = [other.line for other in run[1:] if other.line]
    is_credited = any((other.outlet or other.other == "role" or other.is_nobody) for other in below)
    return is_credited or any(other.other == "contact" for other in below) or _is_new(line, run, text)


def _is_new(line: HeaderLine, run: Sequence[Paragraph], text: str) -> bool:
    """Tell whether the text below never names whom a line names, as it names whom it is about.

    A surname that is a month too, like that of Ada May, counts with the first name alone.
    """
    rest = text[run[-1].span.end : _NAME_CHARS]
    last = {author.value: author.value.split()[-1] for author in line.authors}
    told = "|".join(re.escape(name if surname.lower() in MONTHS else surname) for name, surname in last.items())
    return not re.search(rf"\b(?:{told})\b", rest)


def _stands_alone(
    paragraph: Paragraph, run: Sequence[Paragraph], after: Sequence[Paragraph], text: str, raw: RawArticle
) -> bool:
    """Tell whether a bare line in a run without a strong one is a header line."""
    line = paragraph.line or HeaderLine()
    if line.is_bare_outlet:
        return (
            line.outlet is not None
            and (is_surely_outlet(line.outlet.value) or _is_over_title(paragraph, run, after))
            and (paragraph.number <= 2 or run[0] is not paragraph)
        )
    if line.is_nobody:
        return paragraph.number > 0
    if line.other == "role":
        return any(other.line and other.line.authors for other in run if other is not paragraph)
    if not line.authors:
        return False
    if raw.authors:
        return all(author.value in raw.authors for author in line.authors)
    has_outlet = any(other.line and other.line.is_bare_outlet and _is_clear_outlet(other.line) for other in run)
    has_role = any(other.line and other.line.other in ("role", "contact") for other in run)
    begins = bool(after) and (is_body(after[0].text) or read_dateline(after[0].text) is not None)
    return (
        has_outlet or has_role or (begins and line.is_bare_name and _is_new(line, run, text) and paragraph.number <= 3)
    )


def _is_over_title(paragraph: Paragraph, run: Sequence[Paragraph], after: Sequence[Paragraph]) -> bool:
    """Tell whether a name such as "The Corvale Star" is all that stands over a title with a line of fields below."""
    if paragraph.number or len(run) > 1 or len(after) < 2 or not _is_clear_outlet(paragraph.line or HeaderLine()):
        return False
    title, below = after
    is_title = title.line is None and _is_title(title) and len(title.text.split()) >= _MIN_TITLE_WORDS
    return is_title and below.line is not None and (below.is_strong or below.line.is_bare_name)


def _is_clear_outlet(line: HeaderLine) -> bool:
    return line.outlet is not None and outlet_kind(line.outlet.value) not in (None, "shape")


def _titles(
    others: Sequence[Paragraph], lines: Sequence[Paragraph], raw: RawArticle
) -> tuple[tuple[Found, ...], bool, list[Span]]:
    """Every form of the title, whether the fullest is a heading, and what stands over it."""
    if raw.title:
        same = [item for item in others[:3] if same_title(item.text, raw.title or "")]
        return _by_length(same), False, []
    if any(paragraph.line and paragraph.line.title for paragraph in lines):
        return (), False, []
    first, over = _first_title(list(others), lines)
    if first is None or (len(others) + len(lines) < 2):
        return (), False, []
    if raw.has_fields and not first.is_heading and not any(line.number == first.number + 1 for line in lines):
        return (), False, []  # a record that names its fields, but no title, may begin with any short line
    after = [item for item in others if item.number > first.number][:1]
    repeats = [item for item in after if _is_title(item) and same_title(first.text, item.text)]
    titles = _by_length([first, *repeats])
    if kicker := _INLINE_KICKER.match(titles[0].value):
        start = titles[0].span.start + kicker.end()
        titles = (Found(titles[0].value[kicker.end() :], Span(start, titles[0].span.end)), *titles[1:])
    return titles, any(item.is_heading and item.text == titles[0].value for item in (first, *repeats)), over


def _first_title(others: list[Paragraph], lines: Sequence[Paragraph]) -> tuple[Paragraph | None, list[Span]]:
    """The first paragraph that is a title, and the spans of what stands over it."""
    over: list[Span] = []
    while len(others) > 1 and _is_over(others[0], others[1:3], lines):
        over.append(others.pop(0).span)
    first = others[0] if others else None
    if first is None or (read_dateline(first.text) and not first.is_heading):
        return None, over
    if _is_title(first) or _is_sentence_title(first, lines):
        return first, over
    return None, []


def _is_over(paragraph: Paragraph, below: Sequence[Paragraph], lines: Sequence[Paragraph]) -> bool:
    """Tell whether a paragraph is a line over the title, which names a section."""
    text = paragraph.text
    if len(text) > _MAX_KICKER_CHARS or not _is_title(below[0]) or read_dateline(below[0].text):
        return False
    is_short = len(text.split()) <= _MAX_KICKER_WORDS < len(below[0].text.split())
    if paragraph.is_heading and not below[0].is_heading:
        return False
    if same_title(text, below[0].text):
        return False
    is_shouted = text.isupper() and not below[0].text.isupper()
    if is_public_body(text):
        return any(line.number == paragraph.number + 1 and line.is_strong for line in lines)
    is_named = any(line.number == below[0].number + 1 and line.is_strong for line in lines)
    is_title = below[0].is_heading or (is_named and len(below[0].text.split()) >= _MIN_TITLE_WORDS)
    return bool(KICKER.fullmatch(text)) or (is_short and (is_shouted or is_title))


def _by_length(paragraphs: Sequence[Paragraph]) -> tuple[Found, ...]:
    ordered = sorted(paragraphs, key=lambda item: (-len(letters(item.text)), item.number))
    return tuple(Found(item.text, item.span) for item in ordered)


def _is_title(paragraph: Paragraph) -> bool:
    return has_title_shape(paragraph.text, is_heading=paragraph.is_heading)


def _is_sentence_title(paragraph: Paragraph, lines: Sequence[Paragraph]) -> bool:
    """Tell whether the first paragraph ends as a sentence does but stands where only a title can: over the byline."""
    follows = any(line.number == paragraph.number + 1 and line.is_strong for line in lines)
    return paragraph.number == 0 and follows and len(paragraph.text.split()) <= _MAX_SENTENCE_TITLE_WORDS
