"""Finds sentences that go on past something else: the edge of a page, an advert, a line of links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.cleaning.hyphens import ends_in_hyphen
from corpus.cleaning.lines import Line
from corpus.cleaning.pages import interrupts
from corpus.header.byline import read_header_line
from corpus.header.header_words import KEY_LINE, key_name
from corpus.marking.captions import is_caption, is_credit
from corpus.marking.shown import may_be_shown
from corpus.words import OPEN_WORDS, RANKS

_MAX_KEY_CHARS = 80  # in which a key and the start of its value stand
_MAX_BARE_CHARS = 60  # of a header line that is only a name
_MIN_CUT_CHARS = 6  # of the first part of a sentence
_MIN_START_CHARS = 25  # shorter ones may be the lines of a header
_MIN_PROSE_CHARS = 40  # and may be titles and list items, where what follows starts large
_MAX_TITLE_CHARS = 140
_MAX_INTERRUPTION = 12  # lines
_MAX_BOX, _MAX_BOX_CHARS = 4, 400  # paragraphs of a picture's box, and characters of each

_TERMINAL = re.compile(r"[.!?…:;][\"'”’»)\]]*$")


def find_interruptions(lines: Sequence[Line], furniture: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Yield pairs of lines that one sentence goes on over, though a page edge or lines of a page stand between them."""
    for number, line in enumerate(lines[1:-1], 1):
        if len(line.text) < _MIN_CUT_CHARS or number in furniture or line.is_heading or _is_ended(line.text):
            continue
        if box_end := _behind_box(lines, number):
            yield number, box_end
            continue
        end, at_page = _next_text(lines, furniture, number)
        is_parted = end > number + 1 or at_page
        if not is_parted or (len(line.text) < _MIN_START_CHARS and is_header(line.text)):
            continue
        if _resumes_small(line, lines, end):
            yield number, end
        elif _may_be_head(lines, end) and _resumes_small(line, lines, end + 1):
            yield number, end + 1
        elif _resumes_large(line, lines, end, at_page):
            yield number, end


def _behind_box(lines: Sequence[Line], number: int) -> int | None:
    """The line in which a sentence goes on past a picture's box; None unless the lines between are clearly one."""
    line = lines[number]
    is_quoted = line.text[:1] in '"“‘' and len(line.text) >= _MIN_CUT_CHARS
    if (len(line.text) < _MIN_START_CHARS and not is_quoted) or line.bullet or not lines[number + 1].starts_block:
        return None
    for end in range(number + 2, min(len(lines), number + 2 + _MAX_BOX)):
        second = lines[end]
        if second.is_heading or second.bullet or not second.starts_block:
            return None
        if second.text[:1].islower():
            is_next = not is_item(second.text) and len(second.text) >= _MIN_CUT_CHARS
            is_parted = is_next and not is_header(line.text) and not interrupts(second)
            return end if is_parted and _is_box([box.text for box in lines[number + 1 : end]]) else None
    return None


def _is_box(texts: Sequence[str]) -> bool:
    """Tell whether paragraphs are a caption, perhaps twice, with its credit and buttons; or one that may be."""
    shown = [text for text in texts if is_caption(text) or is_credit(text)]
    shown += [one for one, other in pairwise(texts) if one == other]
    others = [text for text in texts if text not in shown]
    if not all(may_be_shown(text) or (len(text) < _MIN_PROSE_CHARS and not _is_ended(text)) for text in others):
        return False
    return max(map(len, texts)) <= _MAX_BOX_CHARS and (bool(shown) or (len(texts) == 1 and may_be_shown(texts[0])))


def _next_text(lines: Sequence[Line], furniture: frozenset[int], number: int) -> tuple[int, bool]:
    """The next line that by itself belongs to the text, and whether a page ends before it."""
    at_page = False
    end = number + 1
    while end < min(len(lines), number + _MAX_INTERRUPTION):
        at_page = at_page or end in furniture or lines[end].starts_page
        if end not in furniture and not interrupts(lines[end]):
            break
        end += 1
    return end, at_page


def _resumes_small(line: Line, lines: Sequence[Line], end: int) -> bool:
    """Tell whether a line goes on with the sentence, or the word, of one before it."""
    if end >= len(lines) or lines[end].is_heading:
        return False
    second = lines[end].text
    if ends_in_hyphen(line.text) and second[:1].isalpha():
        return True
    return second[:1].islower() and not is_item(second)


def _resumes_large(line: Line, lines: Sequence[Line], end: int, at_page: bool) -> bool:
    """Tell whether a line that starts large goes on with a sentence: one left open, or any where a page ends."""
    if end >= len(lines) or lines[end].is_heading:
        return False
    second = lines[end].text
    is_open = line.text.rsplit(None, 1)[-1].casefold() in OPEN_WORDS
    is_prose = at_page and (len(line.text) >= _MIN_PROSE_CHARS or not line.starts_block)
    if second[:1].islower() or not (is_open or is_prose) or is_header(second):
        return False
    return second[:1].isalnum() or second[:1] in "\"“‘'($€£"


def _may_be_head(lines: Sequence[Line], number: int) -> bool:
    """Tell whether a line beside a page number is a head that stands once: a short paragraph without an end."""
    if number + 1 >= len(lines):
        return False
    text, line = lines[number].text, lines[number]
    is_own = (line.starts_block or line.starts_page) and lines[number + 1].starts_block
    return is_own and len(text) <= _MAX_TITLE_CHARS and not text[:1].islower() and not _is_ended(text)


def _is_ended(text: str) -> bool:
    last = text.rsplit(None, 1)[-1]
    return bool(_TERMINAL.search(text[-8:])) and last.strip("\"“'‘(.").casefold() not in RANKS


def is_item(text: str) -> bool:
    """Tell whether a text that starts small does so as "a) ..." or "iPhone" do."""
    return text[1:2] == ")" or text[1:2].isupper()


def is_header(text: str) -> bool:
    """Tell whether a line states fields; a name, an outlet or a role alone only if it is short and has no full stop."""
    is_read = not text[:1].islower() or text.startswith(("by ", "and ")) or _has_key(text)
    line = read_header_line(text) if is_read else None
    return line is not None and (line.is_strong or (len(text) <= _MAX_BARE_CHARS and not text.endswith(".")))


def _has_key(text: str) -> bool:
    """Tell whether a line begins with the key of a field and a colon: "published_at: 3 April 2022"."""
    key = KEY_LINE.match(text[:_MAX_KEY_CHARS])
    return key is not None and key_name(key[1]) is not None
