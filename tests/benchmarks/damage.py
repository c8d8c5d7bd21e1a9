"""Articles broken on purpose: what a story is, and a draft that keeps book of all that is done to it.

Every damage carries its own truth. Places are noted by private-use characters that stand in the draft while it is
broken further, and are taken out, their offsets kept, when it is rendered.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Literal

Kind = Literal["junk", "caption", "once", "altered"]

_OPEN, _CLOSE = 0xE100, 0xEC00  # one private-use character for each damage's start, one for its end
FIRST, LAST = "\ue000", "\ue001"  # a layout may note with them where the story's sentences start and end
_NOTES = re.compile("[\ue000-\uf8ff]")
_PLAIN = re.compile("[^\ue000-\uf8ff]+")


@dataclass(frozen=True, slots=True)
class Story:
    """An undamaged article: paragraphs of sentences, as the project itself reads them."""

    story_id: str
    title: str
    author: str
    outlet: str
    published: date
    paragraphs: tuple[tuple[str, ...], ...]
    has_head: bool  # title, author and date stand in the text, and no record names them

    @property
    def sentences(self) -> tuple[str, ...]:
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph)

    @property
    def head(self) -> tuple[str, ...]:
        day = f"{self.published.day} {self.published:%B %Y}"
        return (self.title, f"By {self.author} | {self.outlet} | {day}") if self.has_head else ()

    @property
    def raw(self) -> str:
        return "\n\n".join((*self.head, *(" ".join(paragraph) for paragraph in self.paragraphs)))


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing that is wrong with a raw text.

    Attributes:
        kind: "junk" must be in no sentence; "caption" only in sentences marked as captions; "once": the sentences
            stand twice in the raw, and must be quotable once; "altered": the sentences must stand again, each alone.
        sentences: Of the story, as they should be read.
        spans: Raw spans of the junk, or empty ones where something was altered.
    """

    kind: Kind
    sentences: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Broken:
    """A broken article; `real`: what was put in and must be read as sentences, beside those of the story."""

    raw: str
    damages: tuple[Damage, ...]
    real: tuple[str, ...] = ()


@dataclass(slots=True)
class Block:
    """A paragraph of a draft, and the story's sentences in it."""

    text: str
    sentences: tuple[str, ...] = ()


class Draft:
    """A story while it is being broken."""

    def __init__(self, story: Story, random: Random):
        self.story = story
        self.random = random
        self.head = [Block(text) for text in story.head]
        self.blocks = [Block(" ".join(paragraph), paragraph) for paragraph in story.paragraphs]
        self.flow: str | None = None  # the whole text, once a layout is made of the blocks
        self.printed: list[str] = []  # the sentences whose starts and ends are noted in the flow
        self.real: list[str] = []
        self._kinds: list[Kind] = []
        self._sentences: list[tuple[str, ...]] = []
        self._touched: set[str] = set()

    def junk(self, text: str, kind: Kind = "junk", sentences: tuple[str, ...] = ()) -> str:
        """Note a new damage; the answer is the text to put in, wherever and as often as it belongs to this damage."""
        number = self._note(kind, sentences)
        return chr(_OPEN + number) + text + chr(_CLOSE + number)

    def insert(self, text: str, at: int | None = None, kind: Kind = "junk") -> None:
        """Put junk between two paragraphs, or at a place of the blocks that is named."""
        where = self.random.randrange(1, len(self.blocks)) if at is None else at
        self.blocks.insert(where, Block(self.junk(text, kind)))

    def append(self, text: str, kind: Kind = "junk") -> None:
        self.insert(text, len(self.blocks), kind)

    def keep(self, text: str) -> None:
        """Put in a paragraph that is real text: one sentence."""
        self.real.append(text)
        self.blocks.insert(self.random.randrange(1, len(self.blocks)), Block(text))

    def keep_rows(self, rows: tuple[str, ...], joint: str) -> None:
        """Put in lines that are real text: each of them is a sentence."""
        self.real += [row.lstrip("-•* ") for row in rows]  # a bullet is no part of what it stands before
        self.blocks.insert(self.random.randrange(1, len(self.blocks)), Block(joint.join(rows)))

    def altered(self, sentences: tuple[str, ...]) -> str:
        """Note that the sentences are altered; the answer is put where it happened."""
        number = self._note("altered", sentences)
        self._touched.update(sentences)
        return chr(_OPEN + number) + chr(_CLOSE + number)

    def alter(self, change: Callable[[str], str | None], most: int) -> None:
        """Alter up to `most` sentences not altered yet, each by itself; None: this one has no place for it."""
        places = [(block, sentence) for block in self.blocks for sentence in block.sentences]
        self.random.shuffle(places)
        for block, sentence in places:
            if most == 0:
                return
            if sentence in self._touched or block.text.count(sentence) != 1:
                continue
            changed = change(sentence)
            if changed is not None and changed != sentence:
                block.text = block.text.replace(sentence, self.altered((sentence,)) + changed)
                most -= 1

    def alter_blocks(self, change: Callable[[str], str], blocks: list[Block] | None = None) -> None:
        """Alter whole paragraphs, all or some; the sentences that come out otherwise are one damage a paragraph."""
        for block in blocks if blocks is not None else [block for block in self.blocks if block.sentences]:
            changed = over_text(block.text, change)
            hit = tuple(sentence for sentence in block.sentences if sentence in block.text and sentence not in changed)
            if hit:
                block.text = self.altered(hit) + changed

    def render(self) -> Broken:
        flow = self.flow if self.flow is not None else "\n\n".join(block.text for block in (*self.head, *self.blocks))
        opened: dict[int, int] = {}
        spans: dict[int, list[tuple[int, int]]] = {}
        pieces: list[str] = []
        at = length = 0
        for match in _NOTES.finditer(flow):
            pieces.append(flow[at : match.start()])
            length += match.start() - at
            at = match.end()
            code = ord(match[0])
            if code >= _CLOSE:
                spans.setdefault(code - _CLOSE, []).append((opened[code - _CLOSE], length))
            elif code >= _OPEN:
                opened[code - _OPEN] = length
        raw = "".join((*pieces, flow[at:]))
        noted = zip(self._kinds, self._sentences, strict=True)
        damages = [Damage(kind, names, tuple(spans.get(number, ()))) for number, (kind, names) in enumerate(noted)]
        return Broken(raw, tuple(damages), tuple(self.real))

    def _note(self, kind: Kind, sentences: tuple[str, ...]) -> int:
        self._kinds.append(kind)
        self._sentences.append(sentences)
        return len(self._kinds) - 1


@dataclass(frozen=True, slots=True)
class Way:
    """One way to break a draft, in place.

    Attributes:
        stage: Of several ways, those that alter characters go first (0), then those that put lines in (1), then
            those that lay the text out (2).
    """

    name: str
    stage: int
    apply: Callable[[Draft], None]


def break_story(story: Story, ways: list[Way], seed: str) -> Broken:
    """Break a story in some ways; the result depends on nothing else. No damage: it had no place for them."""
    draft = Draft(story, Random(f"{seed} {story.story_id}"))
    for way in sorted(ways, key=lambda way: way.stage):
        way.apply(draft)
    return draft.render()


def over_text(text: str, change: Callable[[str], str]) -> str:
    """Apply a change to all but the notes of places."""
    return _PLAIN.sub(lambda match: change(match[0]), text)


def few(draft: Draft) -> int:
    """How many damages of one way an article gets."""
    return draft.random.randint(1, 4)


def printed_length(text: str) -> int:
    return len(_NOTES.sub("", text))


def wrap(text: str, width: int) -> list[str]:
    """Part a text into lines at its blanks."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        if line and printed_length(line) + 1 + printed_length(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]
