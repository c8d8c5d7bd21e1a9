"""Held out: characters broken in other ways, and other real lines. Whoever writes rules does not read this file."""

import html
import re

from tests.benchmarks.damage import Draft, Way, few
from tests.benchmarks.damage_text import misread

_APOSTROPHE = re.compile(r"(?<=[A-Za-z])’(?=[a-z])")
_LINES = (
    "Watch your step, read the sign at the end of the pier.",
    "Tags on the crates showed that they came from Constanta.",
    "Topics such as fishing rights were left for another day.",
    "Support for the strike has fallen to 31 percent.",
    "Most read the letter as a threat, the envoy said.",
    "Play was stopped for an hour because of fog.",
    "Listen to the dockers, she told the council, before it is too late.",
    "Published figures show that 14 ferries were late in May.",
    "Posted to Tapa in 2017, the captain never went home.",
    "Continued on the same course, the tanker would have hit the mole.",
    "Turn to the sea, the old men say, when the news is bad.",
    "Accept all of it or none of it, the buyers were told.",
    "Credit was scarce in Narva that winter.",
    "See the harbour at dawn and you will understand, he wrote.",
    "All rights reserved for the islanders in the treaty of 1921 are still valid.",
    "To contact their families, the sailors had to climb the mast.",
    "Next story, next lie, said the widow, and closed the paper.",
    "von der Leyen was due to speak in Saltmere on Friday.",
    "Getty bought the lighthouse in 1974 and never saw it.",
    "© is a letter like any other to the printers of Gdansk, the judge noted.",
)
_SHORT = ("The long way home", "1,204", "“Enough.”", "Tuesday.", "3 May", "Why now?", "Yes — and no.", "Adazi, Latvia")
_ROWS = (
    ("a) a new pump house;", "b) a second gate;", "c) a wall of four metres."),
    ("Who pays: the port authority.", "Who decides: the council.", "When: before the summer."),
    (
        "GAZETTE: Will you run again?",
        "SAAR: Ask me in the spring.",
        "GAZETTE: It is spring.",
        "SAAR: Then ask me later.",
    ),
)


def mojibake_twice(draft: Draft) -> None:
    draft.alter_blocks(lambda text: misread(misread(text, "cp1252"), "cp1252"))


def mojibake_sentence(draft: Draft) -> None:
    """Single sentences misread, as quotations pasted into a right text are; Mac Roman and Cyrillic too."""
    encoding = draft.random.choice(("mac-roman", "cp1252", "latin-1", "cp1251"))
    draft.alter(lambda text: None if text.isascii() else misread(text, encoding), few(draft))


def question_marks(draft: Draft) -> None:
    """Apostrophes inside words that became question marks, or replacement characters."""
    sign = draft.random.choice(("?", "\ufffd", "?"))
    draft.alter_blocks(lambda text: _APOSTROPHE.sub(sign, text))


def entities_twice(draft: Draft) -> None:
    """Entities whose ampersands were escaped again."""

    def encode(text: str) -> str:
        text = html.escape(text)
        return re.sub(r"[^\x00-\x7f]", lambda match: f"&#{ord(match[0])};", text).replace("&", "&amp;")

    draft.alter_blocks(encode)


def markdown_leftovers(draft: Draft) -> None:
    random = draft.random

    def change(sentence: str) -> str:
        words = sentence.split(" ")
        at = random.randrange(1, len(words) - 1)
        word = words[at]
        words[at] = random.choice(
            (f"**{word}**", f"[{word}](https://example.org/{at})", f"__{word}__", f"[{word}][{at}]", f"~~{word}~~")
        )
        return " ".join(words)

    draft.alter(change, few(draft))


def footnote_marks(draft: Draft) -> None:
    """Marks of footnotes and edits after sentences."""
    draft.alter(
        lambda text: text + draft.random.choice(("[1]", "[12]", "[edit]", " [3]", "[citation needed]")), few(draft)
    )


def letter_spacing(draft: Draft) -> None:
    """A word s p a c e d for emphasis, as old print and its scans have it."""

    def change(sentence: str) -> str | None:
        words = sentence.split(" ")
        places = [
            at
            for at in range(1, len(words) - 1)
            if re.fullmatch("[a-z]{6,}", words[at]) and len(words[at - 1]) > 1 and len(words[at + 1]) > 1
        ]
        if not places:
            return None
        at = draft.random.choice(places)
        words[at] = " ".join(words[at])
        return " ".join(words)

    draft.alter(change, few(draft))


def tweet_tails(draft: Draft) -> None:
    """Links and tags glued behind a sentence by embedded posts."""
    tails = (
        " pic.twitter.com/x7Kq2mWb0L",
        " https://t.co/9sKq2LmWb0",
        " (opens in new tab)",
        "pic.twitter.com/a1B2c3D4e5",
    )

    def change(sentence: str) -> str:
        return sentence + draft.junk(draft.random.choice(tails))

    draft.alter(change, few(draft))


def punctuation_spaces(draft: Draft) -> None:
    """Blanks before commas and full stops, and none after a closing quotation mark or a comma."""
    random = draft.random

    def change(sentence: str) -> str:
        if random.random() < 0.5:
            return re.sub(r"(?<=[a-z])([,.])(?=\s|$)", r" \1", sentence)
        return re.sub(r"(?<=[a-z]), (?=[a-z])", ",", sentence)

    draft.alter(change, few(draft))


def control_characters(draft: Draft) -> None:
    """The bytes of cp1252 quotes and dashes as C1 controls, and controls inside words."""
    table = {0x201C: "\x93", 0x201D: "\x94", 0x2019: "\x92", 0x2018: "\x91", 0x2014: "\x97", 0x2013: "\x96"}
    draft.alter_blocks(lambda text: text.translate(table))

    def change(sentence: str) -> str:
        at = draft.random.choice([at for at in range(1, len(sentence)) if sentence[at - 1 : at + 1].isalpha()])
        return sentence[:at] + draft.random.choice(("\x00", "\x07", "\x1f", "\x08")) + sentence[at:]

    draft.alter(change, 2)


def other_lines(draft: Draft) -> None:
    for line in draft.random.sample(_LINES, 5):
        draft.keep(line)


def other_short(draft: Draft) -> None:
    for line in draft.random.sample(_SHORT, 3):
        draft.keep(line)
    draft.keep_rows(draft.random.choice(_ROWS), draft.random.choice(("\n", "\n\n")))


HELD_TEXT = (
    Way("mojibake_twice", 0, mojibake_twice),
    Way("mojibake_sentence", 0, mojibake_sentence),
    Way("question_marks", 0, question_marks),
    Way("entities_twice", 0, entities_twice),
    Way("markdown_leftovers", 0, markdown_leftovers),
    Way("footnote_marks", 0, footnote_marks),
    Way("letter_spacing", 0, letter_spacing),
    Way("tweet_tails", 1, tweet_tails),
    Way("punctuation_spaces", 0, punctuation_spaces),
    Way("control_characters", 0, control_characters),
)
HELD_REAL = (Way("real_other_lines", 1, other_lines), Way("real_other_short", 1, other_short))
