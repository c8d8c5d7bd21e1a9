"""Broken on purpose: characters that were decoded, encoded or typed wrongly."""

import html
import re

from tests.benchmarks.damage import Draft, Way, few

_INVISIBLE = ("\u200b", "\u00ad", "\u200e", "\u202a", "\ufeff", "\u2060", "\u200d")
_ODD_SPACES = ("\xa0", "  ", "\u2009", "\u202f", "\t", "\u3000", "   ")
_SENTENCE_END = re.compile(r"(?<=[a-z]{2}[.!?]) (?=[A-Z][a-z])|(?<=[a-z][.!?][”\"]) (?=[A-Z“\"])")


def misread(text: str, encoding: str) -> str:
    """What UTF-8 becomes when it is read as another encoding; bytes that this one lacks come out as Latin-1."""
    out = []
    for byte in text.encode():
        try:
            out.append(bytes([byte]).decode(encoding))
        except UnicodeDecodeError:
            out.append(chr(byte))
    return "".join(out)


def mojibake_article(draft: Draft) -> None:
    draft.alter_blocks(lambda text: misread(text, "cp1252"))


def mojibake_paragraph(draft: Draft) -> None:
    encoding = draft.random.choice(("cp1252", "latin-1", "cp1252"))
    blocks = [block for block in draft.blocks if block.sentences and not block.text.isascii()]
    chosen = draft.random.sample(blocks, min(len(blocks), draft.random.randint(1, 2)))
    draft.alter_blocks(lambda text: misread(text, encoding), chosen)


def html_entities(draft: Draft) -> None:
    """Named and numbered entities left in the text."""
    random = draft.random
    number = random.choice((str, lambda code: f"x{code:x}"))

    def encode(text: str) -> str:
        text = html.escape(text)
        text = re.sub(r"[^\x00-\x7f]", lambda match: f"&#{number(ord(match[0]))};", text)
        if random.random() < 0.5:
            named = {"&#8220;": "&ldquo;", "&#8221;": "&rdquo;", "&#8217;": "&rsquo;", "&#8212;": "&mdash;"}
            for code, name in named.items():
                text = text.replace(code, name)
        return text.replace(" ", "&nbsp;", 1) if random.random() < 0.4 else text

    draft.alter_blocks(encode)


def lost_sentence_spaces(draft: Draft) -> None:
    """No space after a full stop inside a paragraph: two sentences are glued."""
    random = draft.random
    blocks = [block for block in draft.blocks if len(block.sentences) > 1]
    for block in random.sample(blocks, min(few(draft), len(blocks))):
        pairs = list(zip(block.sentences, block.sentences[1:], strict=False))
        one, other = random.choice(pairs)
        glued = f"{one} {other}"
        if glued in block.text and _SENTENCE_END.search(glued, len(one) - 4, len(one) + 3):
            block.text = block.text.replace(glued, draft.altered((one, other)) + one + other)


def invisible_characters(draft: Draft) -> None:
    random = draft.random

    def change(sentence: str) -> str:
        for _ in range(random.randint(1, 4)):
            at = random.choice([at for at in range(1, len(sentence)) if sentence[at - 1 : at + 1].isalpha()])
            sentence = sentence[:at] + random.choice(_INVISIBLE) + sentence[at:]
        return sentence

    draft.alter(change, few(draft))


def odd_spaces(draft: Draft) -> None:
    random = draft.random

    def change(sentence: str) -> str | None:
        places = [at for at, char in enumerate(sentence) if char == " "]
        for at in sorted(random.sample(places, min(3, len(places))), reverse=True):
            sentence = sentence[:at] + random.choice(_ODD_SPACES) + sentence[at + 1 :]
        return sentence

    draft.alter(change, few(draft))


def ligatures(draft: Draft) -> None:
    def change(text: str) -> str:
        for letters, one in (("ffi", "ﬃ"), ("ffl", "ﬄ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ")):
            text = text.replace(letters, one)
        return text

    draft.alter_blocks(change)


def html_tags(draft: Draft) -> None:
    """Tags left in the text: inside sentences, and around paragraphs."""
    random = draft.random

    def change(sentence: str) -> str:
        words = sentence.split(" ")
        at = random.randrange(1, len(words) - 1)
        word = words[at]
        words[at] = random.choice(
            (
                f"<b>{word}</b>",
                f"<em>{word}</em>",
                f'<a href="https://example.org/a?b=1&c=2">{word}</a>',
                f'<span class="s2">{word}</span>',
                f"<br>{word}",
                f"<br />{word}",
            )
        )
        return " ".join(words)

    draft.alter(change, few(draft))
    for block in draft.blocks:
        if block.sentences and random.random() < 0.3:
            block.text = (
                f"<p>{draft.altered(tuple(dict.fromkeys((block.sentences[0], block.sentences[-1]))))}{block.text}</p>"
            )


def tex_quotes(draft: Draft) -> None:
    """Quotation marks of typesetting, or two single ones for each."""
    opened, closed = draft.random.choice((("``", "''"), ("``", "''"), ("‘‘", "’’")))

    def change(text: str) -> str:
        text = text.replace("“", opened).replace("”", closed)
        return re.sub(r'(?<![^\s(])"(?=\w)', opened, text).replace('"', closed) if text.count('"') % 2 == 0 else text

    draft.alter_blocks(change)


TEXT = (
    Way("mojibake_article", 0, mojibake_article),
    Way("mojibake_paragraph", 0, mojibake_paragraph),
    Way("html_entities", 0, html_entities),
    Way("lost_sentence_spaces", 0, lost_sentence_spaces),
    Way("invisible_characters", 0, invisible_characters),
    Way("odd_spaces", 0, odd_spaces),
    Way("ligatures", 0, ligatures),
    Way("html_tags", 0, html_tags),
    Way("tex_quotes", 0, tex_quotes),
)
