"""Fresh: breaks, characters and layouts at any place of a text. Whoever writes rules does not read this file."""

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise

from tests.benchmarks.damage import Block, Draft, Way, few, over_text, printed_length, wrap
from tests.benchmarks.damage_breaks import flow_lines, lay_out

_BLANK = re.compile(r"(?<![.!?:;])(?<![.!?:;][”\"’')]) ")  # what ends here may be a sentence: nobody could tell
_CAPITALS = re.compile(r"\b[A-Z][a-z]+\.?( )(?=[A-Z][a-z]+\b)")
_INSIDE = re.compile(r"(?<=[a-z]{2})(?=[a-z]{2})")
_COMPOUND = re.compile(r"(?<![\w-])([A-Za-z]{2,})-(?=[A-Za-z]{2,}(?![\w-]))")
_LONG = re.compile(r"(?<![\w’'-])[a-z]{7,}(?![\w’'-])")
_PAGE_CUT = re.compile(r"(?<=[a-z]) (?=[a-z])")
_CONTROLS = ("\u2066", "\u2069", "\u202c", "\u200f", "\u061c", "\u200c", "\ufe0f", "\u034f", "\x02", "\x1a", "\x7f")
_GLUED = re.compile(r"(?<=[a-z0-9%)][.!?]) (?=[A-Z“\"])|(?<=[.!?][”\"]) (?=[A-Z“\"])")
_CP1252 = {"’": 146, "‘": 145, "“": 147, "”": 148, "—": 151, "–": 150}
_PLAIN_CODES = {"'": "&#039;", '"': "&#34;", "&": "&#38;"}


def _parted(pattern: re.Pattern[str], joints: tuple[str, ...], times: int = 1) -> Callable[[Draft], None]:
    """Put something for the blank, or the nothing, that a pattern finds: at one place of a sentence, or several."""

    def apply(draft: Draft) -> None:
        def change(sentence: str) -> str | None:
            places = [match.end() for match in pattern.finditer(sentence)]
            if len(places) < 3 * times - 2:
                return None
            for at in sorted(draft.random.sample(places, times), reverse=True):
                joint = draft.random.choice(joints)
                sentence = sentence[:at].removesuffix(" ") + joint + sentence[at:].removeprefix(" ")
            return sentence

        draft.alter(change, few(draft))

    return apply


def break_capitals(draft: Draft) -> None:
    """A break after a first name or a title, at the start of a sentence too."""

    def change(sentence: str) -> str | None:
        places = [match.start(1) for match in _CAPITALS.finditer(sentence)]
        if not places:
            return None
        at = draft.random.choice(places)
        return sentence[:at] + draft.random.choice(("\n\n", "\n\n", "\n", "\n\n\n")) + sentence[at + 1 :]

    draft.alter(change, few(draft))


def word_hyphens(draft: Draft) -> None:
    """Words parted with a hyphen and a line break anywhere, as one who knows no syllables parts them."""

    def change(sentence: str) -> str | None:
        words = list(_LONG.finditer(sentence))
        for word in sorted(draft.random.sample(words, min(2, len(words))), key=re.Match.start, reverse=True):
            at = draft.random.randint(word.start() + 3, word.end() - 3)
            joint = draft.random.choice(("-\n", "-\n", "-\r\n", "- \n", "-\n\n", "-\n  "))
            sentence = sentence[:at] + joint + sentence[at:]
        return sentence

    draft.alter(change, few(draft))


def chopped_lines(draft: Draft) -> None:
    """Lines of the same length each, cut wherever they reach it."""
    width = draft.random.choice((60, 72, 80, 100))
    draft.alter_blocks(lambda text: "\n".join(text[at : at + width] for at in range(0, len(text), width)))


def compound_hyphens_lost(draft: Draft) -> None:
    """A compound without its hyphen, which stands with it elsewhere in the article."""
    _lose(draft, r"(?<![\w-])[A-Za-z]{2,}-[A-Za-z]{2,}(?![\w-])", lambda word: word.replace("-", ""))


def hyphens_left(draft: Draft) -> None:
    """A word with the hyphen of a line end that is no more, which stands without it elsewhere in the article."""
    sign = draft.random.choice(("-", "-", "\u2010"))
    _lose(draft, _LONG.pattern, lambda word: word[: len(word) // 2] + sign + word[len(word) // 2 :])


def _lose(draft: Draft, pattern: str, change_word: Callable[[str], str]) -> None:
    counts = Counter(word for name in draft.story.sentences for word in re.findall(pattern, name))

    def change(sentence: str) -> str | None:
        words = [word for word in re.findall(pattern, sentence) if counts[word] > sentence.count(word)]
        if not words:
            return None
        word = draft.random.choice(words)
        return sentence.replace(word, change_word(word), 1)

    draft.alter(change, 1)


def mojibake_errors(draft: Draft) -> None:
    """UTF-8 decoded as something else, what does not decode replaced or ignored; whole, in half, or one paragraph."""
    codec, errors = draft.random.choice((("cp1252", "replace"), ("cp1252", "ignore"), ("latin-1", "strict")))
    blocks = [block for block in draft.blocks if not block.text.isascii()]
    part = draft.random.choice((blocks, blocks, blocks[: len(blocks) // 2 + 1], blocks[-1:]))
    draft.alter_blocks(lambda text: text.encode().decode(codec, errors), part)


def mojibake_latin(draft: Draft) -> None:
    """Decoded twice as Latin-1, or once with the controls that come of it gone."""
    if draft.random.random() < 0.5:
        draft.alter_blocks(lambda text: text.encode().decode("latin-1").encode().decode("latin-1"))
    else:
        draft.alter_blocks(lambda text: re.sub("[\x80-\x9f]", "", text.encode().decode("latin-1")))


def ascii_replaced(draft: Draft) -> None:
    """Question marks for all quotation marks, apostrophes and dashes that ASCII lacks."""
    draft.alter_blocks(lambda text: re.sub("[“”‘’–—]", "?", text))


def soft_hyphens(draft: Draft) -> None:
    """Soft hyphens in all longer words, or blanks of no width after all blanks, as web pages have them."""
    if draft.random.random() < 0.6:
        draft.alter_blocks(lambda text: re.sub(r"([A-Za-z]{3})(?=[a-z]{3})", "\\1\u00ad", text))
    else:
        draft.alter_blocks(lambda text: text.replace(" ", " \u200b"))


def dots_glued(draft: Draft) -> None:
    """No blank after any full stop of a paragraph."""
    blocks = [block for block in draft.blocks if len(block.sentences) > 1 and _GLUED.search(block.text)]
    for block in draft.random.sample(blocks, min(few(draft), len(blocks))):
        block.text = draft.altered(block.sentences) + over_text(block.text, lambda text: _GLUED.sub("", text))


def blanks_everywhere(draft: Draft) -> None:
    """Each blank doubled, a tab, unbreakable, or an unbreakable one read as Latin-1."""
    blank = draft.random.choice(("  ", "\t", "\xa0", "Â\xa0", "Â ", " \xa0"))
    draft.alter_blocks(lambda text: text.replace(" ", blank))


def old_entities(draft: Draft) -> None:
    """The numbers of Windows characters, capital or padded numbers, and numbers without their semicolon."""
    form = draft.random.choice(("cp1252", "&#X{:X};", "&#x{:06x};", "&#{}"))

    def encode(text: str) -> str:
        text = re.sub("['\"&]", lambda match: _PLAIN_CODES[match[0]], text)
        if form == "cp1252":
            return re.sub("[‘’“”–—]", lambda match: f"&#{_CP1252[match[0]]};", text)
        return re.sub(r"[^\x00-\x7f](?!\d)", lambda match: form.format(ord(match[0])), text)

    draft.alter_blocks(encode)


def unclosed_tags(draft: Draft) -> None:
    """Tags that are never closed, never opened, or closed as others."""
    forms = ("<b>{}", "{}</i>", '<a href="https://example.org/q" target="_blank">{}', "{}</a>", "<i>{}</b>")
    forms += ('<font color="red">{}', "<STRONG>{}</STRONG>", "<o:p></o:p>{}", "{}<!-- more -->", "{}</span>")

    def change(sentence: str) -> str:
        words = sentence.split(" ")
        at = draft.random.randrange(1, len(words) - 1)
        words[at] = draft.random.choice(forms).format(words[at])
        return " ".join(words)

    draft.alter(change, few(draft))
    opened, closed = draft.random.choice((("<p>", ""), ("", "</div>"), ('<p class="lead">', ""), ("", "<br/>")))
    for block in draft.random.sample(draft.blocks, 2):
        ends = tuple(dict.fromkeys((block.sentences[0], block.sentences[-1])))
        block.text = draft.altered(ends) + opened + block.text + closed


def page_cuts(draft: Draft) -> None:
    """A page ends inside a sentence of an unwrapped paragraph; the numbers grow."""
    story, random = draft.story, draft.random
    form = random.choice(("\n\n{n}\n\n", "\n\n{outlet} {n}\n\n", "\n{n}\n\f", "\f{outlet}  {n}\n", "\n[Page {n}]\n"))
    form = random.choice((form, "\n\n-- {n} of 14 --\n\n", "\n\n=== Page {n} ===\n\n", "\n{n}\n\f{title}\n"))
    first, last = re.fullmatch(r"(\s*)(?:.*\S)?(\s*)", form, re.DOTALL).groups()
    numbers = iter(range(random.randint(2, 6), 15))

    def change(sentence: str) -> str | None:
        places = [match.start() for match in _PAGE_CUT.finditer(sentence)]
        if len(places) < 4:
            return None
        at = random.choice(places)
        text = form.strip().format(n=next(numbers), outlet=story.outlet.upper(), title=story.title)
        return sentence[:at] + first + draft.junk(text) + last + sentence[at + 1 :]

    draft.alter(change, random.randint(1, 3))


def running_heads(draft: Draft) -> None:
    """Wrapped pages, with a head or a foot that has no form feed, only one, or both on one line."""
    story, random = draft.story, draft.random
    day, first = f"{story.published.day} {story.published:%B %Y}", random.randint(1, 40)
    lines = flow_lines(draft, random.choice((60, 75, 90)), random.random() < 0.3, random.random() < 0.3)
    forms = ("{outlet} — {day} — {n}", "{n} | {plain}", "\f{title}          {n}", "{n}\n\n{outlet}\n{day}")
    forms += ("\n{title}\n", "\f{n}    {plain}    {day}", "{plain}, page {n}\n\f", "\n\n{n}\n\n\n{author}: {title}\n")
    form = random.choice(forms)
    words = {"outlet": story.outlet.upper(), "plain": story.outlet, "day": day, "title": story.title}
    height = random.randint(12, max(13, min(30, len(lines) // 2)))
    lay_out(draft, lines, height, lambda number, _: form.format(n=first + number, author=story.author, **words))


def indented_wraps(draft: Draft) -> None:
    """Wrapped: each line indented, or only the first of a paragraph, with no blank line between."""
    width = draft.random.choice((40, 65, 72, 100))
    pad = draft.random.choice(("    ", "\t", "  "))
    if draft.random.random() < 0.5:
        draft.alter_blocks(lambda text: "\n".join(pad + line for line in wrap(text, width)))
        return
    draft.alter_blocks(lambda text: "\n".join(wrap(text, width)))
    body = "\n".join(pad + block.text for block in draft.blocks)
    draft.flow = "\n\n".join((*(block.text for block in draft.head), body))


def justified_wraps(draft: Draft) -> None:
    """Wrapped, and blanks put between the words, or behind the last, until the lines are of one length."""
    width = draft.random.choice((56, 68, 76))
    inside = draft.random.random() < 0.5

    def justify(line: str) -> str:
        gaps = line.count(" ")
        if not inside or not gaps:
            return line + " " * max(0, width - printed_length(line))
        each, more = divmod(max(0, width - printed_length(line)), gaps)
        words = line.split(" ")
        return "".join(word + " " * (1 + each + (at < more)) for at, word in enumerate(words[:-1])) + words[-1]

    def lay(text: str) -> str:
        lines = wrap(text, width)
        return "\n".join((*map(justify, lines[:-1]), lines[-1]))

    draft.alter_blocks(lay)


def line_marks(draft: Draft) -> None:
    """A mark of quotation before each line, the blank ones too; wrapped or not; no mail's words around it."""
    mark = draft.random.choice(("> ", ">", ">> ", "| ", "> > "))
    width = draft.random.choice((70, 100_000))
    for block in draft.blocks:
        block.text = draft.altered(block.sentences) * bool(block.sentences) + "\n".join(wrap(block.text, width))
    whole = "\n\n".join(block.text for block in (*draft.head, *draft.blocks))
    draft.flow = "\n".join((mark + line).rstrip(" ") for line in whole.split("\n"))


def paragraph_joints(draft: Draft) -> None:
    """Paragraphs parted by other line ends than two newlines."""
    joint = draft.random.choice(("\r\n\r\n", "\r", "\r\r", "\n", "\r\n", "\n \n", "\n\n\n\n", "\n\t", "\u2029", "\x85"))
    _join(draft, joint)


def paragraph_starts(draft: Draft) -> None:
    """A byte order mark, bare or read wrongly, or an unbreakable blank or two before each paragraph."""
    _join(draft, "\n\n" + draft.random.choice(("\ufeff", "ï»¿", "\xa0\xa0", "\u3000", "\xa0\n\n", "\u200b\n\n", "\t")))


def _join(draft: Draft, joint: str) -> None:
    blocks: list[Block] = [*draft.head, *draft.blocks]
    flow = blocks[0].text
    for one, other in pairwise(blocks):
        seam = (*one.sentences[-1:], *other.sentences[:1])
        flow += (draft.altered(seam) if seam else "") + joint + other.text
    draft.flow = flow


FRESH_TEXT = (
    Way("break_any_blank", 0, _parted(_BLANK, ("\n\n",))),
    Way("break_two_blanks", 0, _parted(_BLANK, ("\n\n", "\n\n", "\n"), 2)),
    Way("break_in_word", 0, _parted(_INSIDE, ("\n\n", "\n"))),
    Way("break_at_compound", 0, _parted(_COMPOUND, ("\n", "\r\n", "\n\n", " \n", "\n\n\n"))),
    Way("break_by_form_feed", 0, _parted(_BLANK, ("\f", "\n\f", "\f\n", "\n\n\f\n\n"))),
    Way("break_capitals", 0, break_capitals),
    Way("word_hyphens", 0, word_hyphens),
    Way("compound_hyphens_lost", 0, compound_hyphens_lost),
    Way("hyphens_left", 0, hyphens_left),
    Way("mojibake_errors", 0, mojibake_errors),
    Way("mojibake_latin", 0, mojibake_latin),
    Way("ascii_replaced", 0, ascii_replaced),
    Way("soft_hyphens", 0, soft_hyphens),
    Way("controls_in_words", 0, _parted(_INSIDE, _CONTROLS, 2)),
    Way("dots_glued", 0, dots_glued),
    Way("blanks_everywhere", 0, blanks_everywhere),
    Way("old_entities", 0, old_entities),
    Way("unclosed_tags", 0, unclosed_tags),
    Way("page_cuts", 1, page_cuts),
    Way("chopped_lines", 2, chopped_lines),
    Way("running_heads", 2, running_heads),
    Way("indented_wraps", 2, indented_wraps),
    Way("justified_wraps", 2, justified_wraps),
    Way("line_marks", 2, line_marks),
    Way("paragraph_joints", 2, paragraph_joints),
    Way("paragraph_starts", 2, paragraph_starts),
)
