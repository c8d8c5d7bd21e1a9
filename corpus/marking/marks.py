"""Marks: spans of clean text that are not ordinary body text. Marked, never cut."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.article import Mark
from corpus.cleaning.clean import Cleaned
from corpus.cleaning.inline_pages import find_inline_pages
from corpus.cleaning.page_lines import fold, read_page_line
from corpus.header.fields import Header
from corpus.header.titles import letters
from corpus.marking.bios import TAIL_PARAGRAPHS, is_bio, is_bio_heading
from corpus.marking.captions import bare_caption, is_caption, is_credit, pictured
from corpus.marking.footer import find_footers
from corpus.marking.notices import worded_notice
from corpus.marking.shown import may_be_shown
from corpus.marking.site_lines import find_site_lines
from corpus.spans import Span, paragraph_spans

_MIN_REPEAT_LETTERS = 50  # rows of a list and short answers may stand twice
_MIN_DOUBLED_LETTERS = 15  # two in a row may be shorter
_MIN_PULLED_LETTERS = 30  # of words that stand in another paragraph too
_MAX_PULLED_CHARS = 400
_MAX_SEARCHED_CHARS = 400_000  # in longer texts only whole paragraphs are compared, so that time stays linear
_MAX_DOUBLED_PIECES = 4  # between full stops: one sentence with "Dr." in it has two
_MAX_SENTENCES = 40  # of a paragraph that may hold a notice
_MAX_CAPTION_CHARS = 700
_MAX_OUTLET_WORDS = 5
_MAX_TITLE_CHARS = 400
_MIN_SLIP_LETTERS = 3

_IDS = re.compile(r"\d{9,13}(?:\s\d{1,13}){0,3}(?:\s|$)")
_SENTENCE_GAP = re.compile(r"[.!?][\"'”’)]{0,2} +")
_GLUED_TAIL = re.compile(
    r"(?<=[.!?”\"’)])\s?((?:ADVERTISEMENT|ADVERTISING|Advertisement"
    r"|(?:Read more|READ MORE|Read also|RELATED|SEE ALSO): [^.“”]{3,200}"
    r"|[(\[](?:Read|Read more|Read also|Related|See also|READ MORE|Watch|WATCH): [^()\[\]]{3,200}[)\]]"
    r"|(?:©|Copyright ©) ?(?:19|20)\d\d [^“”]{2,80}"
    r"|(?:Follow us|Follow me) on (?:[A-Z]\w+(?:,| and|) ?){1,4}(?:@\w{2,30})?\.?|Click here to subscribe\.?"
    r"|[(\[]?(?i:opens in (?:a )?new (?:tab|window))[)\]]?))$"
)
_MAX_GLUED_CHARS = 260
_DIGITS = re.compile(r"\d+")
_MORE_SAID = re.compile(
    r",? (?:on|in) (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:[A-Z][a-z]{2,8}\.? )?(?:\d{1,2}(?:, | )?)?"
    r"(?:\d{4})?\."
    r"|\. ?[(\[]?(?:[A-Z][\w.&/’'-]{1,30} ?){1,5}[)\]]?"
)
_QUOTE_MARK = re.compile('[“”„«»"]')
_INSIDE = frozenset({"advertisement", "link to another text", "prompt", "rights", "contact"})
_TITLE_HEAD = re.compile(r"[\w.&’'-]{1,30}(?: [\w.&’'-]{1,30}){0,4}(?: ?[:|»>]| [–—-]) ")
_TITLE_TAIL = re.compile(r"(?:\s+[|–—«»‹›•·/:-]|:)\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph without the noise glued in front of it; `cuts`: where its sentences start, and its end."""

    paragraph: Span
    body: Span
    key: str
    text: str
    cuts: tuple[int, ...]

    @property
    def has_ids(self) -> bool:
        return self.body.start > self.paragraph.start


def find_marks(cleaned: Cleaned, header: Header) -> tuple[Mark, ...]:
    """Find all marks, ascending by start and nested where they overlap, those of the header among them."""
    text, paragraphs = cleaned.text, paragraph_spans(cleaned.text)
    marks = list(header.marks)
    taken = {mark.start for mark in marks}
    for found in (
        (Mark("noise", *span, "page head or number") for span in paragraphs if span.start in cleaned.furniture),
        (Mark("footer", *span, why) for span, why in find_footers(text, paragraphs)),
    ):
        marks += (mark for mark in found if mark.start not in taken)
        taken.update(mark.start for mark in marks)
    rest = [span for span in paragraphs if span.start not in taken]
    bios = list(_bios(text, rest, header))
    marks += bios
    taken.update(mark.start for mark in bios)
    blocks = [_block(text, span, header.titles) for span in rest if span.start not in taken]
    marks += _noise(text, blocks)
    marks += (Mark("noise", at.start + 1, at.end, "page number") for at, parts in find_inline_pages(text) if not parts)
    for block in blocks:
        marks += (*_doubled_sentences(block), *_notices_inside(block))
    credited = {one.body for one, other in pairwise(blocks) if is_credit(other.text) and may_be_shown(one.text)}
    texts = [block for block in blocks if block.key and not is_credit(block.text)]
    marks += _captions_and_repeats(texts, header, credited)
    marks += tuple(find_site_lines(text, paragraphs, marks))
    return tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end)))


def _bios(text: str, rest: Sequence[Span], header: Header) -> Iterator[Mark]:
    """The last paragraphs that are about an author, with the heading above them."""
    heading: Span | None = None
    for span in rest[max(1, len(rest) - TAIL_PARAGRAPHS) :]:
        paragraph = text[span.start : span.end]
        if is_bio(paragraph, header.authors, heading is not None):
            if heading:
                yield Mark("bio", *heading, "about the author")
            yield Mark("bio", *span, "about the author")
            heading = None
        elif is_bio_heading(paragraph):
            heading = span


def _block(text: str, span: Span, titles: Sequence[str]) -> _Block:
    """Part a paragraph from ids, and from a title after them, in front of it."""
    start = span.start
    if ids := _IDS.match(text, span.start, span.end):
        start = ids.end()
        for title in sorted(titles, key=len, reverse=True):
            if text.startswith(title + " ", start):
                start += len(title) + 1
                break
    body = text[start : span.end]
    cuts = (0, *(match.end() for match in _SENTENCE_GAP.finditer(body)), len(body))
    return _Block(span, Span(start, span.end), letters(body), body, cuts)


def _noise(text: str, blocks: Sequence[_Block]) -> Iterator[Mark]:
    """Ids in front of a text, and credits without one."""
    for block in blocks:
        if block.has_ids:
            noise = text[block.paragraph.start : block.body.start].rstrip()
            yield Mark("noise", block.paragraph.start, block.paragraph.start + len(noise), "ids in front of a text")
        if is_credit(block.text):
            yield Mark("noise", *block.body, "picture credit")


def _doubled_sentences(block: _Block) -> Iterator[Mark]:
    """Sentences that stand twice in a row inside a paragraph: the second time. What stands three times is a refrain."""
    cuts = block.cuts
    pieces = [block.text[start:end].strip() for start, end in pairwise(cuts)]
    if len(set(pieces)) == len(pieces):
        return
    at = 0
    while at < len(pieces):
        size = next((size for size in range(1, _MAX_DOUBLED_PIECES + 1) if _is_doubled(pieces, at, size)), 0)
        if size:
            start, end = cuts[at + size], cuts[at + 2 * size]
            length = len(block.text[start:end].rstrip())
            first = block.body.start + start
            yield Mark("repeat", first, first + length, "stands twice in a row")
        at += max(1, 2 * size)


def _is_doubled(pieces: Sequence[str], at: int, size: int) -> bool:
    """Tell whether some pieces stand twice, and neither before nor after that again."""
    one, other = pieces[at : at + size], pieces[at + size : at + 2 * size]
    if one != other or len(letters("".join(one))) < _MIN_PULLED_LETTERS:
        return False
    return one not in (pieces[max(0, at - size) : at], pieces[at + 2 * size : at + 3 * size])


def _notices_inside(block: _Block) -> Iterator[Mark]:
    """Notices that stand in one paragraph with text, outside quotations."""
    if tail := _GLUED_TAIL.search(block.text, max(0, len(block.text) - _MAX_GLUED_CHARS)):
        start = block.body.start + tail.start(1)
        yield Mark("footer", start, start + len(tail[1]), "glued behind a paragraph")
        return
    if not 3 <= len(block.cuts) <= _MAX_SENTENCES:
        return
    is_open = False
    for start, end in pairwise(block.cuts):
        piece = block.text[start:end].rstrip()
        signs = len(_QUOTE_MARK.findall(piece))
        if not signs and not is_open and (why := worded_notice(piece)) and why in _INSIDE:
            yield Mark("footer", block.body.start + start, block.body.start + start + len(piece), why)
        is_open = is_open != bool(signs % 2)


def _captions_and_repeats(blocks: Sequence[_Block], header: Header, credited: set[Span]) -> list[Mark]:
    captions = dict(_captions(blocks))
    counts = Counter(block.key for block in blocks)
    for number, block in enumerate(blocks):
        if counts[block.key] > 1 and may_be_shown(block.text):
            captions.setdefault(number, "stands again, and says what is to be seen")
        elif block.body in credited:
            captions.setdefault(number, "above a picture credit")
    marks = [Mark("caption", *blocks[number].body, why) for number, why in captions.items()]
    originals = _originals(blocks, set(captions))
    titles = tuple(letters(title) for title in header.titles)
    pulled = _pulled(blocks, set(captions))
    for number, block in enumerate(blocks):
        if titles and _is_title(block, titles):
            marks.append(Mark("repeat", *block.body, "the title again"))
        elif originals.get(block.key, number) != number or number in pulled:
            marks.append(Mark("repeat", *block.body, "stands elsewhere in the article"))
        elif number in captions and (word := pictured(block.text)):
            head = block.text[: word.start()].rstrip()
            key = letters(head)
            if originals.get(key, number) != number or key in titles:
                marks.append(Mark("repeat", block.body.start, block.body.start + len(head), "stands in the body"))
    return marks


def _captions(blocks: Sequence[_Block]) -> Iterator[tuple[int, str]]:
    """Which blocks are captions, and why."""
    shown = {letters(bare) for block in blocks if (bare := bare_caption(block.text[:_MAX_CAPTION_CHARS]))}
    for number, block in enumerate(blocks):
        if len(block.text) > _MAX_CAPTION_CHARS:
            continue
        beside = [blocks[at].key for at in (number - 1, number + 1) if 0 <= at < len(blocks)]
        if block.key in beside and len(block.key) >= _MIN_DOUBLED_LETTERS:
            yield number, "stands twice in a row"
        elif is_caption(block.text):
            yield number, "picture credit"
        elif block.key in shown and len(block.key) >= _MIN_DOUBLED_LETTERS:
            yield number, "stands below a picture too"
        elif any(_is_nearly(block.text, blocks[at].text) for at in (number - 1, number + 1) if 0 <= at < len(blocks)):
            yield number, "stands nearly twice in a row"
        elif block.has_ids:
            yield number, "ids in front of it"


def _is_nearly(one: str, other: str) -> bool:
    """Tell whether two paragraphs are one with a slip of a letter, or without the day at its end."""
    short, long = sorted((one, other), key=len)
    if not _MIN_PULLED_LETTERS <= len(short) <= _MAX_PULLED_CHARS or len(long) > _MAX_PULLED_CHARS:
        return False
    if long.startswith(short.rstrip(".")) and _MORE_SAID.fullmatch(long, len(short.rstrip("."))):
        return True
    if len(long) - len(short) > 1 or _DIGITS.findall(one) != _DIGITS.findall(other):
        return False
    words, others = short.split(), long.split()
    changed = [(a, b) for a, b in zip(words, others, strict=False) if a != b]
    return len(words) == len(others) and len(changed) == 1 and _is_slip(*changed[0])


def _is_slip(word: str, other: str) -> bool:
    """Tell whether two long words differ by one letter that is not an ending."""
    from rapidfuzz.distance import DamerauLevenshtein

    same_ends = word[:1] == other[:1] and word[-1:] == other[-1:]
    return len(word) > _MIN_SLIP_LETTERS and same_ends and DamerauLevenshtein.distance(word, other) == 1


def _is_title(block: _Block, titles: tuple[str, ...]) -> bool:
    """Tell whether a paragraph is the title once more, alone or beside the name of the outlet or a page number."""
    text = block.text
    if block.key in titles:
        return True
    page = read_page_line(text)
    if page and page.rest and page.rest in {fold(title) for title in titles}:
        return True
    if len(text) > _MAX_TITLE_CHARS or not (block.key.startswith(titles) or block.key.endswith(titles)):
        return False
    for tail in _TITLE_TAIL.finditer(text):
        if len(text[tail.end() :].split()) <= _MAX_OUTLET_WORDS and letters(text[: tail.start()]) in titles:
            return True
    head = _TITLE_HEAD.match(text)
    return head is not None and letters(text[head.end() :]) in titles


def _originals(blocks: Sequence[_Block], captions: set[int]) -> dict[str, int]:
    """Which block is the original of each text: the first in the body, else the first caption."""
    originals: dict[str, int] = {}
    in_order = sorted(range(len(blocks)), key=lambda number: (number in captions, number))
    for number in in_order:
        key = blocks[number].key
        if len(key) >= _MIN_REPEAT_LETTERS or number in captions:
            originals.setdefault(key, number)
    return originals


def _pulled(blocks: Sequence[_Block], captions: set[int]) -> set[int]:
    """Blocks whose words all stand in a longer one of the body, as those of pull quotes and standfirsts do."""
    if sum(len(block.key) for block in blocks) > _MAX_SEARCHED_CHARS:
        return set()
    whole = "\n".join(block.key for number, block in enumerate(blocks) if number not in captions)
    return {
        number
        for number, block in enumerate(blocks)
        if _MIN_PULLED_LETTERS <= len(block.key) <= _MAX_PULLED_CHARS and _is_inside(block.key, whole)
    }


def _is_inside(key: str, whole: str) -> bool:
    """Tell whether a key stands within a longer one."""
    at = whole.find(key)
    while at >= 0:
        end = at + len(key)
        if (at > 0 and whole[at - 1] != "\n") or (end < len(whole) and whole[end] != "\n"):
            return True
        at = whole.find(key, end)
    return False
