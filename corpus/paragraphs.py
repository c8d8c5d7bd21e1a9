"""Where paragraphs end: which line breaks of a text are real, and which fall inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.captions import is_caption, is_credit
from corpus.hyphens import Hyphens, Joint, ends_in_hyphen
from corpus.interruptions import find_interruptions, is_header, is_item
from corpus.lines import Line
from corpus.notices import notice
from corpus.pages import find_furniture, is_page_number
from corpus.spans import Span
from corpus.words import (
    DAYS,
    NAME_ENDS,
    NAME_LEADS,
    NAME_STARTS,
    NEVER_LAST,
    OPEN_WORDS,
    PARTICLES,
    RANKS,
    ROLES,
    STARTERS,
)
from corpus.wrapping import ROWS, block_widths, is_wrapped

PARAGRAPH_BREAK = "\n\n"

_HEADER_LINES = 12  # header fields stand within the first dozen lines
_MIN_PROSE_CHARS = 40  # shorter paragraphs are titles, names and list items, which are never joined
_MIN_START_CHARS = 25  # but a start this long is, to a small letter and a full stop
_MIN_HYPHEN_CHARS = 15
_MIN_ROLE_CHARS = 60
_MIN_OPEN_CHARS = 100  # "What to look out for" ends in a preposition too, so shorter ones need a sentence before
_MAX_TITLE_CHARS = 140

_TERMINAL = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_FULL_STOP = re.compile(r"[.!?…][\"'”’»)\]]*$")
_INNER_END = re.compile(r"[a-z\d][.!?][\"”’]? [\"“‘]?[A-Z]")
_LAST_NAME_PART = re.compile(r"(?:^|\s)(\S+) ([A-Z][\w’'-]+)$")
_NAME = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+")
_LONE_NAME = re.compile(r"\b([A-Z][\w-]+)(?:[’']s)?(?=[,.;:!?)]? [a-z0-9])")
_CREDIT_TAIL = re.compile(r"[.!?][\"'”’)]?(?: [A-ZÀ-Þ][\w’'.&-]*){1,6}$")  # "... in May. Harbour Pictures"
_GOES_ON = re.compile(r",|[’']s|\)? [a-z(]")
_FIRST_WORD = re.compile(r"[A-Z][\w’-]+")


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of a text that it keeps, and what stands between them.

    Attributes:
        joints: One for each two neighbours; None where a paragraph ends.
        furniture: Numbers of the lines that belong to a page, not to the text. Those that part a sentence are not kept.
    """

    lines: tuple[Line, ...]
    joints: tuple[Joint | None, ...]
    furniture: frozenset[int]


def paragraph_spans(text: str, most: int | None = None) -> list[Span]:
    """Return the spans between paragraph breaks of a clean text; `most`: of the first paragraphs only."""
    spans: list[Span] = []
    at = 0
    while at < len(text) and (most is None or len(spans) < most):
        end = text.find(PARAGRAPH_BREAK, at)
        end = len(text) if end < 0 else end
        spans.append(Span(at, end))
        at = end + len(PARAGRAPH_BREAK)
    return spans


def lay_out(lines: Sequence[Line]) -> Layout:
    """Decide for each two neighbours whether a paragraph ends there or its sentence goes on, perhaps past others."""
    furniture = find_furniture(lines)
    resumed = dict(find_interruptions(lines, furniture))
    dropped = {number for start, end in resumed.items() for number in range(start + 1, end)}
    numbers = [number for number in range(len(lines)) if number not in dropped]
    kept = [lines[number] for number in numbers]
    kept_furniture = frozenset(at for at, number in enumerate(numbers) if number in furniture)
    rules = _Rules(kept, kept_furniture)
    joints = tuple(
        rules.joint(at) if resumed.get(numbers[at]) == numbers[at + 1] or rules.goes_on(at) else None
        for at in range(len(kept) - 1)
    )
    return Layout(tuple(kept), joints, kept_furniture)


class _Rules:
    """Where the sentences of some lines go on."""

    def __init__(self, lines: Sequence[Line], furniture: frozenset[int]) -> None:
        self._lines = lines
        self._furniture = furniture
        self._widths = block_widths(lines, furniture)
        self._hyphens = Hyphens(line.text for line in lines)
        self._names: frozenset[str] | None = None
        self._headers = [number < _HEADER_LINES and is_header(line.text) for number, line in enumerate(lines)]

    def joint(self, number: int) -> Joint:
        """What joins a line to the next."""
        return self._hyphens.joint(self._lines[number].text, self._lines[number + 1].text)

    def goes_on(self, number: int) -> bool:
        """Tell whether the sentence of a line goes on in the next."""
        first, second = self._lines[number], self._lines[number + 1]
        if (
            first.is_heading
            or second.is_heading
            or {number, number + 1} & self._furniture
            or _starts_row(first, second)
        ):
            return False
        if not ends_in_hyphen(first.text) and any(self._headers[number : number + 2]):
            return False
        if _same(first.text, second.text) or (number and _same(first.text, self._lines[0].text)):
            return False
        if not second.starts_block and first.text.rsplit(None, 1)[-1] in NEVER_LAST:
            return True
        if not second.starts_block and self._widths[number] == ROWS and not ends_in_hyphen(first.text):
            return False
        if not second.starts_block and is_wrapped(first.text, second.text, self._widths[number]):
            return True
        if number == 0 and len(first.text) < _MAX_TITLE_CHARS and not _is_open_start(first.text, second.text):
            return False
        if not self._is_parted(first.text, second.text):
            return False
        return not notice(second.text) and not notice(first.text) and not is_credit(first.text)

    def _is_parted(self, first: str, second: str) -> bool:
        """Tell whether a paragraph break falls inside a sentence."""
        if _TERMINAL.search(first[-8:]) or is_page_number(second):
            return False
        if ends_in_hyphen(first) and second[:1].isalpha():
            return len(first) >= _MIN_HYPHEN_CHARS
        starts_small = second[:1].islower()
        is_long = len(second) >= _MIN_ROLE_CHARS or bool(_FULL_STOP.search(second[-8:]))
        if len(first) < (_MIN_START_CHARS if starts_small and is_long else _MIN_PROSE_CHARS):
            return False
        if starts_small:
            return not is_item(second)
        if not second[:1].isalnum() or second.split(None, 1)[0] in STARTERS:
            return False
        last = first.rsplit(None, 1)[-1].strip("\"“'‘(")
        if last[:1].isupper() and last.casefold() in ROLES and len(first) >= _MIN_ROLE_CHARS:
            return True
        if last.casefold() in NEVER_LAST or (first.endswith(",") and second[-1:] in '.”"'):
            return True
        is_prose = len(first) >= _MIN_OPEN_CHARS or bool(_INNER_END.search(first))
        if is_prose and last.casefold() in OPEN_WORDS:
            return True
        return (
            bool(_FULL_STOP.search(second[-8:])) and not is_caption(first) and self._parts_name(first, second, is_prose)
        )

    def _parts_name(self, first: str, second: str, is_prose: bool) -> bool:
        """Tell whether a break falls between two words of a name."""
        one, other = _LAST_NAME_PART.search(first[-120:]), _FIRST_WORD.match(second)
        if not one or not other or _CREDIT_TAIL.search(first[-120:]) or one[2] in DAYS:
            return False
        if f"{one[2]} {other[0]}" in self._known_names():
            return True
        before = one[1].strip("\"“'‘(,").casefold()
        if one[2] in NAME_STARTS or (len(first) >= _MIN_PROSE_CHARS and before in RANKS):
            return True
        if not is_prose and len(first) < _MIN_ROLE_CHARS:
            return False
        if before in ROLES or (other[0] in NAME_ENDS and _GOES_ON.match(second, other.end())):
            return True
        # "the analyst Ada / Quill said": a given name is not known by itself, as "Kyiv" in "shell Kyiv" is.
        is_apposed = one[1].islower() and before not in NAME_LEADS and not one[2].isupper()
        return is_prose and is_apposed and one[2] not in self._known_single()

    def _known_names(self) -> frozenset[str]:
        """Each two neighbouring words of the names in all lines."""
        if self._names is None:
            names = (match[0].split(" ") for line in self._lines for match in _NAME.finditer(line.text))
            self._names = frozenset(f"{one} {other}" for words in names for one, other in pairwise(words))
        return self._names

    def _known_single(self) -> frozenset[str]:
        """Words with a capital that somewhere stand before none."""
        found = (match[1] for line in self._lines for match in _LONE_NAME.finditer(line.text))
        return frozenset(found)


def _starts_row(first: Line, second: Line) -> bool:
    """Tell whether a line is an item of a list or a row of a table, which goes on with nothing."""
    if second.columns and second.columns == first.columns:
        return True
    if second.bullet in ("-", "1") and not (first.bullet or second.text[:1].isupper()):
        return False  # a dash or a figure inside a sentence, at the start of a wrapped line
    return bool(second.bullet)


def _is_open_start(first: str, second: str) -> bool:
    """Tell whether a first line, which may be a title, is open all the same: a text goes on small, or inside a word."""
    starts_small = second[:1].islower() and second.split(None, 1)[0] not in PARTICLES | {"by"}
    is_text = len(second) >= _MIN_PROSE_CHARS and bool(_FULL_STOP.search(second[-8:]))
    return (starts_small and (is_text or first.endswith(","))) or ends_in_hyphen(first)


def _same(first: str, second: str) -> bool:
    """Tell whether two lines differ in signs at most, such as a caption and its copy."""
    return abs(len(first) - len(second)) < 5 and first[:3] == second[:3] and _letters(first) == _letters(second)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
