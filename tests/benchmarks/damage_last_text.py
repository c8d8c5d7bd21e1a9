"""Last: characters and blanks broken in other ways. Whoever writes rules does not read this file."""

import json
import re
from html.entities import codepoint2name
from itertools import count

from tests.benchmarks.damage import Draft, Way, few
from tests.benchmarks.damage_last_words import filled
from tests.benchmarks.damage_text import misread

_AT_LINK = re.compile(r"(?<= )(the|in|of|to|by|from|at|and|for|with|said|on|that) (?=[A-Z][a-z]{2,})")
_DROPPED = re.compile(r"([B-HJ-Z])([a-z]{2,} )")  # what is left of A and I may be a word
_NUMBER = "[0]"  # of a link, until all are known
_INVISIBLE = ("\u200b", "\ufeff", "\u2060", "\u200e", "\u00ad", "\u2063", "\u202c")
_UNCLEAR_QUOTES = re.compile(r"‘|s’ |\d[–—]|[–—]\d|[^\x00-\x7f“”’–—]")


def drop_caps(draft: Draft) -> None:
    """The first letter of the text, and of some of its parts, stands apart."""
    joint = draft.random.choice(("\n", " ", "\n\n", "\n "))
    opened = [block for block in draft.blocks if block.sentences and _DROPPED.match(block.text)]
    chosen = {id(block) for block in draft.random.sample(opened, min(len(opened), draft.random.randint(0, 2)))}
    for block in opened:
        if block is opened[0] or id(block) in chosen:
            block.text = draft.altered(block.sentences[:1]) + block.text[0] + joint + block.text[1:]


def links_glued(draft: Draft) -> None:
    """The blank before a linked name is gone, in one sentence or several."""

    def change(sentence: str) -> str | None:
        places = [match.end() for match in _AT_LINK.finditer(sentence)]
        if not places:
            return None
        for at in sorted(draft.random.sample(places, min(len(places), draft.random.randint(1, 2))), reverse=True):
            sentence = sentence[: at - 1] + sentence[at:]
        return sentence

    draft.alter(change, few(draft))


def mojibake_codepages(draft: Draft) -> None:
    """UTF-8 read in the code page of a console, of Central Europe or of an old Macintosh; all of it, or the end."""
    encoding = draft.random.choice(("cp437", "cp850", "cp1250", "mac-roman"))
    blocks = [block for block in draft.blocks if not block.text.isascii()]
    part = draft.random.choice((blocks, blocks, blocks[len(blocks) // 2 :]))
    draft.alter_blocks(lambda text: misread(text, encoding), part)


def mojibake_entities(draft: Draft) -> None:
    """UTF-8 misread, and the result written in entities."""

    def encode(text: str) -> str:
        def entity(match: re.Match[str]) -> str:
            code = ord(match[0])
            return f"&{codepoint2name[code]};" if code in codepoint2name else f"&#{code};"

        return re.sub(r"[^\x00-\x7f]", entity, misread(text, "cp1252"))

    draft.alter_blocks(encode)


def quotes_undecodable(draft: Draft) -> None:
    """Typographic marks that did not decode, in paragraphs where each can be told."""
    blocks = [block for block in draft.blocks if block.sentences and not _UNCLEAR_QUOTES.search(block.text)]
    draft.alter_blocks(lambda text: re.sub("[“”’–—]", "\ufffd", text), blocks)


def escaped_characters(draft: Draft) -> None:
    """What programs write for marks: escapes of JSON, of Python's bytes, of a database dump."""

    def as_json(text: str) -> str:
        return json.dumps(text)[1:-1]

    def as_bytes(text: str) -> str:
        return "".join(char if char.isascii() else "".join(f"\\x{byte:02x}" for byte in char.encode()) for char in text)

    def as_dump(text: str) -> str:
        text = re.sub("[‘’]", "'", re.sub("[“”]", '"', text))
        return re.sub(r"(['\"])", r"\\\1", text)

    draft.alter_blocks(draft.random.choice((as_json, as_json, as_bytes, as_dump)))


def links_spelled_out(draft: Draft) -> None:
    """The addresses of links inside sentences, as mail and text browsers print them, or their numbers."""
    random = draft.random
    forms = ("<https://{domain}/{n4}>", "(https://www.{domain}/a/{n4}?ref=body)", _NUMBER, "[https://{domain}/{n4}]")
    form = random.choice(forms)

    def change(sentence: str) -> str | None:
        words = sentence.split(" ")
        places = [
            at
            for at in range(2, len(words) - 2)
            if len(words[at - 1]) > 4 and words[at - 1].isalpha() and words[at].isalpha()
        ]
        if not places:
            return None
        words.insert(random.choice(places), filled(form, draft))
        return " ".join(words)

    draft.alter(change, few(draft))
    if form == _NUMBER:
        _number(draft)


def _number(draft: Draft) -> None:
    """Number the links in their order, and list them below."""
    numbers = count(1)
    for block in draft.blocks:
        block.text = re.sub(re.escape(_NUMBER), lambda _: f"[{next(numbers)}]", block.text)
    row = draft.random.choice(("[{}] https://{}", "{}. https://{}", "   {}. https://{}"))
    rows = [row.format(number, filled("{domain}/{n4}", draft)) for number in range(1, next(numbers))]
    if rows:
        head = draft.random.choice(("", "Links:\n", "References\n\n", "Visible links\n"))
        draft.append(head + "\n".join(rows))


def invisible_edges(draft: Draft) -> None:
    """Characters of no width at the blanks, marks and ends of sentences."""

    def change(sentence: str) -> str | None:
        places = [match.start() for match in re.finditer(r"(?<=\w)(?=[ ,.’])|(?<= )(?=\w)", sentence)]
        if len(places) < 4:
            return None
        for at in sorted(draft.random.sample(places, draft.random.randint(2, 4)), reverse=True):
            sentence = sentence[:at] + draft.random.choice(_INVISIBLE) + sentence[at:]
        return draft.random.choice(("", "", "\ufeff", "\u200b")) + sentence

    draft.alter(change, few(draft))


LAST_TEXT = (
    Way("drop_caps", 0, drop_caps),
    Way("links_glued", 0, links_glued),
    Way("mojibake_codepages", 0, mojibake_codepages),
    Way("mojibake_entities", 0, mojibake_entities),
    Way("quotes_undecodable", 0, quotes_undecodable),
    Way("escaped_characters", 0, escaped_characters),
    Way("links_spelled_out", 0, links_spelled_out),
    Way("invisible_edges", 0, invisible_edges),
)
